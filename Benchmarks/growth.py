#!/usr/bin/env python3
"""Measures what a longer course costs, on courses of any length made from the lessons there are.

    python3 Benchmarks/growth.py measure [--lessons 360]     learn check, list and learn, against the course
    python3 Benchmarks/growth.py test [--lessons 42]         swift test of a new clone, once
    python3 Benchmarks/growth.py make FOLDER --lessons 360   such a course, to look at

The course is copied over and over, each copy's lessons and exercises with numbers and names of
their own: 06-missing/Median is also 37-missing-2/Median2. The program is the one that `swift build`
made here, and what is compared is measured in turns.
"""

import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LEARN = ROOT / ".build/debug/learn"
TREES = ["lessons", "exercises", "solutions", "Tests"]
LESSON, EXERCISE = "06-missing", "Median"


def lesson_names():
    listed = re.search(r"let lessons[^=]*= \[(.*?)\n\]", (ROOT / "Package.swift").read_text(), re.S)
    return re.findall(r'"([^"]+)"', listed.group(1))


def module(name):
    return "".join(word[:1].upper() + word[1:] for word in name.split("-")[1:]) + "Lesson"


def make(folder, count):
    """Writes a course of `count` lessons; the first are the course's own."""
    names = lesson_names()
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True)
    files = sorted({path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file()})
    copied = {name: [] for name in names}
    for path in files:
        lesson = next((part for part in map(stem, path.split("/")[:2]) if part in copied), None)
        if lesson:
            copied[lesson].append(path)
        else:
            save(folder, path, (ROOT / path).read_bytes())
    exercises = {
        name: [stem(p.split("/")[-1]) for p in copied[name] if p.startswith("exercises/")]
        for name in names}
    taken = max(int(name.split("-")[0]) for name in names)
    made = []
    for index in range(count):
        copy, name = index // len(names) + 1, names[index % len(names)]
        rename = Renaming(names, exercises, copy, taken)
        for path in copied[name]:
            bytes = (ROOT / path).read_bytes()
            save(folder, rename(path), bytes if copy == 1 else rename.all(bytes))
        made.append(rename.lesson(name))
    manifest = (ROOT / "Package.swift").read_text()
    own = "".join(f'  "{name}",\n' for name in names)
    assert own in manifest
    manifest = manifest.replace(own, "".join(f'  "{name}",\n' for name in made))
    save(folder, "Package.swift", manifest.encode())
    return made


class Renaming:
    """The names of one copy in place of the course's own."""

    def __init__(self, names, exercises, copy, taken):
        self.copy = copy
        self.names = names
        self.taken = taken
        lessons = "|".join(map(re.escape, names))
        self.path = re.compile(rf"(?<!images/)\b({lessons})(?:/(\w+?)(Tests)?\b)?")
        self.exercises = exercises
        self.modules = [(module(name), module(self.lesson(name))) for name in names]

    def lesson(self, name):
        if self.copy == 1:
            return name
        number = self.taken + (self.copy - 2) * len(self.names) + self.names.index(name) + 1
        return f"{number}-{name.split('-', 1)[1]}-{self.copy}"

    def __call__(self, text):
        if self.copy == 1:
            return text

        def other(match):
            lesson, exercise, suite = match.groups()
            new = self.lesson(lesson)
            if exercise is None:
                return new
            given = exercise == "Demo" or exercise not in self.exercises[lesson]
            return f"{new}/{exercise}{'' if given else self.copy}{suite or ''}"

        return self.path.sub(other, text)

    def all(self, bytes):
        try:
            text = self(bytes.decode())
        except UnicodeDecodeError:
            return bytes
        for old, new in self.modules:
            text = re.sub(rf"\b{old}\b", new, text)
        return text.encode()


def stem(path):
    return path.split(".")[0]


def save(folder, path, bytes):
    file = pathlib.Path(folder) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(bytes)
    if os.access(ROOT / path, os.X_OK):
        file.chmod(0o755)


def timed(command, folder, environment):
    """The seconds that passed, those that processors worked, and what the command said."""
    started, before = time.perf_counter(), os.times()
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, work, result


def measure(count, rounds):
    base = pathlib.Path(tempfile.mkdtemp(prefix="learn-growth-"))
    try:
        own = len(lesson_names())
        courses = {own: base / "own", count: base / "long"}
        for size, folder in courses.items():
            make(folder, size)
        environment = os.environ | {"LEARN_BUILD": str(base / "build"), "LEARN_PREPARE": "0"}
        solution = subprocess.run(
            [LEARN, "solution", f"{LESSON}/{EXERCISE}", "--yes"], cwd=courses[own], check=True,
            capture_output=True, text=True, env=environment).stdout
        commands = {
            "learn check": ["check", f"{LESSON}/{EXERCISE}"], "learn list": ["list"], "learn": [],
            "learn help": ["help"]}
        times = {(name, size): [] for name in commands for size in courses}
        for number in range(rounds + 2):
            for size in sorted(courses, reverse=number % 2 == 1):
                # A text that no verdict is remembered of.
                path = courses[size] / f"exercises/{LESSON}/{EXERCISE}.swift"
                path.write_text(f"{solution}\nprivate let unused{number}_{size} = {number}\n")
                for name, arguments in commands.items():
                    *seconds, result = timed([LEARN, *arguments], courses[size], environment)
                    assert result.returncode == 0, result.stdout + result.stderr
                    if number >= 2:
                        times[name, size].append(seconds)
        for index, kind in enumerate(["seconds", "processor's seconds"]):
            print(kind)
            for name in commands:
                short, long = ([each[index] for each in times[name, size]] for size in courses)
                ratio = statistics.median(b / max(a, 0.001) for a, b in zip(short, long))
                print(
                    f"  {name:12} {own} lessons {statistics.median(short):.3f}, {count} lessons "
                    f"{statistics.median(long):.3f} (least {min(long):.3f}), ratio {ratio:.2f}")
    finally:
        shutil.rmtree(base)


def test(count):
    base = pathlib.Path(tempfile.mkdtemp(prefix="learn-growth-"))
    try:
        make(base / "course", count)
        for words in [["build", "--build-tests"], ["test", "--skip-build"]]:
            seconds, _, result = timed(["swift", *words], base / "course", os.environ)
            last = (result.stdout + result.stderr).strip().split("\n")[-1]
            print(f"swift {' '.join(words)}, {count} lessons: {seconds:.0f} s. {last}", flush=True)
    finally:
        shutil.rmtree(base)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["measure", "test", "make"])
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--lessons", type=int)
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    if given.what == "measure":
        measure(given.lessons or 360, given.rounds)
    elif given.what == "test":
        test(given.lessons or 42)
    elif given.folder:
        make(given.folder, given.lessons or 360)
    else:
        parser.error("make needs a folder")


if __name__ == "__main__":
    main()
