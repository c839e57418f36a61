#!/usr/bin/env python3
"""Measures `learn watch` in a pseudo-terminal: how fast, how true, and how quiet it is.

    python3 Benchmarks/watch.py speed    save to verdict on the screen, against the floor and swift test
    python3 Benchmarks/watch.py truth    200 saves at random moments; is the last verdict shown right?
    python3 Benchmarks/watch.py idle     processor time of a watch that waits

It works on a clone in a temporary folder. The floor is that of verdict.py: one call of swiftc on
the same files with the suite's objects ready, and the run of the program that it makes. The path of
a clone that has been built may follow, to spare the building.
"""

import fcntl
import os
import pty
import random
import re
import select
import struct
import subprocess
import sys
import termios
import time

import verdict
from verdict import EXERCISE, LESSON


class Watch:
    """`learn watch` in a terminal, and what stands on its screen, row by row."""

    def __init__(self, folder, columns=100, rows=40):
        environment = dict(os.environ, LEARN_PREPARE="0", TERM="xterm-256color", NO_COLOR="1", LC_ALL="C.UTF-8")
        for name in ("COLUMNS", "LINES"):
            environment.pop(name, None)
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(verdict.learn(folder), ["learn", "watch", f"{LESSON}/{EXERCISE}"], environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.rows = {}
        self.pending = ""

    def read(self, seconds):
        """Takes in what comes within so many seconds; says whether anything did."""
        ready, _, _ = select.select([self.terminal], [], [], max(seconds, 0))
        if not ready:
            return False
        self.pending += os.read(self.terminal, 1 << 16).decode(errors="ignore")
        # A screen's update ends with this; a part of one is not drawn yet.
        end = self.pending.rfind("\x1b[?2026l")
        if end >= 0:
            self.draw(self.pending[:end])
            self.pending = self.pending[end + 8:]
        return True

    def draw(self, text):
        if "\x1b[2J" in text:
            self.rows = {}
            text = text[text.rindex("\x1b[2J"):]
        for row, line in re.findall(r"\x1b\[(\d+);1H\x1b\[K(.*?)(?=\x1b\[\d+;1H|\x1b\[\?|$)", text, re.S):
            self.rows[int(row)] = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", line)

    def screen(self):
        return "\n".join(self.rows.get(row, "") for row in range(1, 41))

    def is_checking(self):
        return "\u25cc checking" in self.screen()

    def wait(self, condition, seconds=120):
        deadline = time.perf_counter() + seconds
        while not condition():
            if time.perf_counter() > deadline or not self.read(deadline - time.perf_counter()):
                sys.exit("The screen does not show what was waited for:\n" + self.screen())

    def verdict_after(self, change):
        """Seconds from the end of `change`, which saves a file, to its verdict on the screen."""
        while self.read(0):
            pass
        change()
        saved = time.perf_counter()
        self.wait(self.is_checking)
        self.wait(lambda: not self.is_checking())
        return time.perf_counter() - saved

    def end(self):
        os.write(self.terminal, b"q")
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def course():
    folder = sys.argv[2] if len(sys.argv) > 2 else verdict.clone()
    if len(sys.argv) <= 2:
        verdict.build(folder)
    return folder


def ready(folder):
    """A watch that has shown the verdict on the solution."""
    text = verdict.solution(folder)
    verdict.save(folder, verdict.edited(text, 0))
    watch = Watch(folder)
    watch.wait(lambda: "checks pass" in watch.screen(), seconds=300)
    return text, watch


def speed():
    folder = course()
    floor = verdict.make_floor(folder, dict(os.environ, LEARN_PREPARE="0"))
    test = ["swift", "test", "--filter", f"{EXERCISE}Suite"]
    text, watch = ready(folder)
    verdict.timed(test, folder)
    columns = {"watch": [], "floor": []}
    tests = {"watch": [], "swift test": []}
    for number in range(2, 32):
        edited = verdict.edited(text, number)
        taken = watch.verdict_after(lambda: verdict.save(folder, edited))
        columns["watch"].append(taken)
        columns["floor"].append(floor())
        # A third of the rounds tells enough of what takes so much longer.
        if number % 3 == 0:
            tests["watch"].append(taken)
            tests["swift test"].append(verdict.timed(test, folder)[0])
    watch.end()
    verdict.compare(columns, "watch")
    verdict.compare(tests, "watch")


def variant(text, number, kind):
    """A text with its number in it, and what its verdict shows."""
    at = text.index("{\n", text.index("func transform")) + 2
    if kind == "right":
        return verdict.edited(text, number), "\u2713 "
    if kind == "wrong":
        return text[:at] + f"    if true {{ return [[{number}.25]] }}\n" + text[at:], f"[{number}.25]"
    line = f'    let text{number}: Int = "text"\n'
    return text[:at] + line + text[at:], f"let text{number}: Int"


def truth():
    folder = course()
    text, watch = ready(folder)
    choice = random.Random(4)
    wrong = []
    rounds = 200
    longest = 0.6
    for number in range(rounds):
        new, expected = variant(text, number, choice.choice(["right", "wrong", "broken"]))
        if number % 4 == 0:
            # Two within 10 ms: the first is gone before anyone could read it.
            first, _ = variant(text, number + 1000, choice.choice(["right", "wrong"]))
            verdict.save(folder, first)
            time.sleep(choice.uniform(0, 0.01))
        if number % 3 == 0:
            # As editors do that write another file and rename it.
            path = os.path.join(folder, f"exercises/{LESSON}/{EXERCISE}.swift")
            with open(path + ".new", "w") as file:
                file.write(new)
            os.rename(path + ".new", path)
        else:
            verdict.save(folder, new)
        if number % 4 != 3:
            # The next save comes while this one is being compiled, or run.
            until = time.perf_counter() + choice.uniform(0, longest)
            while time.perf_counter() < until:
                watch.read(until - time.perf_counter())
            continue
        # Nothing more is saved: what stands there once the watch is quiet is the verdict.
        quiet = time.perf_counter()
        while time.perf_counter() - quiet < 0.7 or watch.is_checking():
            if watch.read(0.05):
                quiet = time.perf_counter()
        if expected not in watch.screen():
            wrong.append((number, expected, watch.screen()))
    watch.end()
    print(f"{rounds} saves, {rounds // 4} verdicts looked at: {len(wrong)} wrong")
    for number, expected, screen in wrong[:3]:
        print(f"--- save {number}, expected {expected!r}:\n{screen}")


def idle():
    folder = course()
    _, watch = ready(folder)

    def used():
        with open(f"/proc/{watch.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    time.sleep(1)
    before, started = used(), time.perf_counter()
    time.sleep(20)
    share = (used() - before) / (time.perf_counter() - started)
    print(f"idle watch: {share * 100:.2f} % of one core over 20 s")
    watch.end()


if __name__ == "__main__":
    tasks = {"speed": speed, "truth": truth, "idle": idle}
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in tasks:
        sys.exit(__doc__)
    tasks[sys.argv[1]]()
