#!/usr/bin/env python3
"""Measures how fast and how true verdicts are, as ratios of things done in one run.

    python3 Benchmarks/verdict.py speed    edit to verdict, against swift test and against the floor
    python3 Benchmarks/verdict.py cross    what the cross-check adds to it, in milliseconds
    python3 Benchmarks/verdict.py truth    alternating edits, each saved as the last verdict appears
    python3 Benchmarks/verdict.py cold     a new clone to the first verdict
    python3 Benchmarks/verdict.py small    the commands that build nothing, and learn's own memory

It works on a clone of the repository in a temporary folder, so nothing of yours is touched. The
floor is one call of swiftc on the same files with the suite's objects ready, and the run of the
program that it makes.
"""

import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LESSON = "06-missing"
EXERCISE = "MedianImputer"
CALLED = ["Median"]


def clone():
    folder = os.path.join(tempfile.mkdtemp(prefix="learn-bench-"), "course")
    subprocess.run(["git", "clone", "-q", ROOT, folder], check=True)
    return folder


def timed(command, folder, **options):
    started = time.perf_counter()
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, **options)
    return time.perf_counter() - started, result


def learn(folder):
    return os.path.join(folder, ".build/debug/learn")


def build(folder):
    subprocess.run(["swift", "build", "--build-tests"], cwd=folder, check=True, capture_output=True)


def solution(folder):
    """The exercise's solution; those that it calls are saved as their own."""
    for name in CALLED:
        save(folder, solution_of(folder, name), name)
    return solution_of(folder, EXERCISE)


def solution_of(folder, name):
    return subprocess.run(
        [learn(folder), "solution", f"{LESSON}/{name}", "--yes"],
        cwd=folder, check=True, capture_output=True, text=True).stdout


# What makes the solution wrong: everywhere, and where only generated cases look.
IN_THE_SUITE = "if true { return [] }"
IN_THE_CROSS_CHECK = "if columns.first?.count == 5 { return [] }"


def edited(text, number, wrong=None):
    """The solution with a change in a function's body only: right, or wrong in its result."""
    line = f"    let change{number} = {number}; _ = change{number}\n"
    at = text.index("func transform")
    at = text.index("{\n", at) + 2
    return text[:at] + line + (f"    {wrong}\n" if wrong else "") + text[at:]


def save(folder, text, name=EXERCISE):
    with open(os.path.join(folder, f"exercises/{LESSON}/{name}.swift"), "w") as file:
        file.write(text)


def floor_commands(folder):
    """Returns a compiler that notes its calls, each with its folder, and the file it notes them in."""
    log = os.path.join(folder, "calls.log")
    wrapper = os.path.join(folder, "swiftc-wrapper")
    real = shutil.which("swiftc")
    with open(wrapper, "w") as file:
        file.write(f'#!/bin/bash\n{{ pwd; printf "%s\\0" "$@"; echo; }} >> "{log}"\nexec "{real}" "$@"\n')
    os.chmod(wrapper, 0o755)
    return wrapper, log


def linked_objects(folder):
    """The course's own modules as one object, and the suite of the exercise."""
    store = pathlib.Path(folder) / ".build" / "learn"
    suites = store.glob(f"suites/*/Tests/{LESSON}/{EXERCISE}Tests.swift")
    objects = [list(store.glob("modules/*/Kit.o")),
               [path.parents[2] / "Suite.o" for path in suites]]
    return [str(max(paths, key=lambda path: path.stat().st_mtime)) for paths in objects]


def make_floor(folder, environment):
    """Returns a function that does, for the file as it is saved, only what cannot be left out: one
    call of the compiler and one run of the program. It returns the seconds that this took."""
    text = solution(folder)
    check = [learn(folder), "check", f"{LESSON}/{EXERCISE}"]
    # Verdicts through a wrapper tell which call of the compiler `learn` asks it to plan.
    wrapper, log = floor_commands(folder)
    save(folder, edited(text, 0))
    timed(check, folder, env=environment)
    recorded = dict(environment, LEARN_SWIFTC=wrapper)
    timed(check, folder, env=recorded)
    save(folder, edited(text, 1))
    timed(check, folder, env=recorded)
    with open(log) as file:
        lines = [line for line in file.read().split("\n") if line]
    planned = [(at, line.split("\0")[:-1]) for at, line in zip(lines[::2], lines[1::2])
               if "-driver-print-jobs" in line and "-emit-executable" in line]
    at, arguments = planned[-1]
    threshold = arguments.index("-driver-filelist-threshold")
    del arguments[threshold:threshold + 2]
    arguments.remove("-driver-print-jobs")
    work = tempfile.mkdtemp(prefix="learn-floor-")
    os.makedirs(os.path.join(work, f"exercises/{LESSON}"))
    arguments = [a.replace(at, work) for a in arguments]
    # `learn` has one plan for whichever objects are linked; these are the ones.
    place = arguments.index("objects.o")
    arguments[place:place + 1] = linked_objects(folder)
    for name in os.listdir(os.path.join(folder, f"exercises/{LESSON}")):
        source = os.path.join(folder, f"exercises/{LESSON}", name)
        if name.endswith(".swift") and name != "Demo.swift":
            shutil.copy(source, os.path.join(work, f"exercises/{LESSON}", name))

    def floor():
        shutil.copy(
            os.path.join(folder, f"exercises/{LESSON}/{EXERCISE}.swift"),
            os.path.join(work, f"exercises/{LESSON}/{EXERCISE}.swift"))
        started = time.perf_counter()
        subprocess.run([shutil.which("swiftc"), *arguments], cwd=work, check=True, capture_output=True)
        subprocess.run(
            [os.path.join(work, "program"), "--testing-library", "swift-testing", "--no-parallel",
             "--event-stream-version", "0", "--event-stream-output-path", os.path.join(work, "events")],
            cwd=folder, capture_output=True,
            env=dict(environment, LEARN_GRADING="1", LEARN_COURSE=folder))
        return time.perf_counter() - started

    return floor


def compare(columns, name):
    """Prints the medians, and the ratios of one column's times to those of each other."""
    for key, values in columns.items():
        print(f"{key:>10}  median {statistics.median(values):.3f} s  "
              f"({min(values):.3f} to {max(values):.3f}, n = {len(values)})")
    for other, values in columns.items():
        if other != name:
            ratios = [a / b for a, b in zip(columns[name], values)]
            print(f"{name} / {other}: median {statistics.median(ratios):.2f} of {len(ratios)} pairs")


def speed():
    folder = clone()
    build(folder)
    text = solution(folder)
    environment = dict(os.environ, LEARN_PREPARE="0")
    check = [learn(folder), "check", f"{LESSON}/{EXERCISE}"]
    floor = make_floor(folder, environment)

    rounds = 15
    timed(["swift", "test", "--filter", f"{EXERCISE}Suite"], folder)
    columns = {"learn": [], "swift test": [], "floor": []}
    for number in range(2, 2 + rounds):
        save(folder, edited(text, number))
        steps = [
            ("learn", lambda: timed(check, folder, env=environment)[0]),
            ("swift test", lambda: timed(["swift", "test", "--filter", f"{EXERCISE}Suite"], folder)[0]),
            ("floor", floor),
        ]
        random.Random(number).shuffle(steps)
        for name, step in steps:
            columns[name].append(step())
    compare(columns, "learn")


def truth():
    folder = clone()
    build_learn(folder)
    text = solution(folder)
    environment = dict(os.environ, LEARN_PREPARE="0")
    check = [learn(folder), "check", f"{LESSON}/{EXERCISE}"]
    wrong_verdicts = 0
    rounds = 300
    for number in range(rounds):
        wrong = random.Random(number).choice([None, IN_THE_SUITE, IN_THE_CROSS_CHECK])
        save(folder, edited(text, number % 7, wrong))
        _, result = timed(check, folder, env=environment)
        in_cases = "The suite's own examples pass" in result.stdout
        if result.returncode != (1 if wrong else 0) or in_cases != (wrong == IN_THE_CROSS_CHECK):
            wrong_verdicts += 1
            print(f"edit {number}, {wrong or 'right'}: status {result.returncode}\n{result.stdout}")
    print(f"{rounds} edits, right, wrong in the suite, wrong in generated cases only: "
          f"{wrong_verdicts} wrong verdicts")


def without_cross_check(folder):
    """Removes the generated check from the exercise's suite."""
    path = pathlib.Path(folder) / f"Tests/{LESSON}/{EXERCISE}Tests.swift"
    suite = path.read_text()
    start = suite.rindex("  @Test(", 0, suite.index(".tags(.crossCheck)"))
    end = suite.index("\n  }\n", start) + len("\n  }\n")
    path.write_text(suite[:start] + suite[end:])


def cross():
    folders = {"with": clone(), "without": clone()}
    without_cross_check(folders["without"])
    environment = dict(os.environ, LEARN_PREPARE="0")
    program = build_learn(folders["with"])
    text = solution(folders["with"])
    for name in CALLED:
        save(folders["without"], solution_of(folders["with"], name), name)
    check = [program, "check", f"{LESSON}/{EXERCISE}"]
    for words, wrong in [("passes", None), ("fails its suite", IN_THE_SUITE)]:
        added = []
        for number in range(-2, 30):
            seconds = {}
            for name in random.Random(number).sample(sorted(folders), 2):
                save(folders[name], edited(text, abs(number), wrong))
                seconds[name], _ = timed(check, folders[name], env=environment)
            if number >= 0:
                added.append(1000 * (seconds["with"] - seconds["without"]))
        quartiles = statistics.quantiles(added)
        print(f"to an edit that {words}, the cross-check adds {statistics.median(added):.0f} ms "
              f"at the median of {len(added)} pairs (quartiles {quartiles[0]:.0f} to {quartiles[2]:.0f})")


def build_learn(folder):
    subprocess.run(["swift", "build", "--product", "learn"], cwd=folder, check=True, capture_output=True)
    return learn(folder)


def cold():
    folder = clone()
    environment = dict(os.environ, LEARN_PREPARE="0")
    seconds, result = timed(["swift", "run", "learn", "next"], folder, env=environment)
    print(f"new clone, swift run learn next (first brief): {seconds:.1f} s, status {result.returncode}")
    save(folder, edited(solution(folder), 0))
    first, result = timed([learn(folder), "check", f"{LESSON}/{EXERCISE}"], folder, env=environment)
    print(f"first lesson's build and verdict:             {first:.1f} s, status {result.returncode}")
    print(f"new clone to the first verdict:               {seconds + first:.1f} s")


def small():
    folder = clone()
    build_learn(folder)
    for command in ([], ["list"], ["help"]):
        times = [timed([learn(folder), *command], folder)[0] for _ in range(15)]
        print(f"learn {' '.join(command):5} median {statistics.median(times) * 1000:.0f} ms "
              f"({min(times) * 1000:.0f} to {max(times) * 1000:.0f})")
    save(folder, edited(solution(folder), 0))
    process = subprocess.Popen(
        [learn(folder), "check", f"{LESSON}/{EXERCISE}"], cwd=folder, stdout=subprocess.DEVNULL,
        env=dict(os.environ, LEARN_PREPARE="0"))
    peak = 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status") as file:
                peak = max([peak] + [int(l.split()[1]) for l in file if l.startswith("VmHWM")])
        except OSError:
            break
        time.sleep(0.005)
    print(f"learn check: {peak / 1024:.0f} MB of its own at its peak (Linux)")


if __name__ == "__main__":
    tasks = {"speed": speed, "cross": cross, "truth": truth, "cold": cold, "small": small}
    if len(sys.argv) != 2 or sys.argv[1] not in tasks:
        sys.exit(__doc__)
    tasks[sys.argv[1]]()
