#!/usr/bin/env python3
"""Measure how fast a class is graded, against a loop of `swift test` on the same submissions.

    swift build && Benchmarks/class.py [--students 200] [--lesson 06-missing] [--loop 10]

Prints submissions a second in a sandbox where there is one, with two jobs and a time limit of 2 s;
the seconds of an unchanged second run; the seconds that `swift test` takes for each of the first
submissions in a package that was built before; and the ratio.
"""

import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
COURSE = HERE.parent


def timed(command, **options):
    begin = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    return time.monotonic() - begin, done


def swift_test_loop(submissions, lesson, count):
    """Seconds for each of the first submissions, the first of which builds the package."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="learn-loop-"))
    try:
        for name in ["Package.swift", "Sources", "Tests", "lessons", "exercises", "solutions"]:
            source = COURSE / name
            if source.is_dir():
                shutil.copytree(source, folder / name)
            else:
                shutil.copy(source, folder / name)
        target = "".join(w.capitalize() for w in lesson.split("-")[1:]) + "LessonTests"
        seconds = []
        for student in [None] + sorted(submissions.iterdir())[:count]:
            if student:
                shutil.copytree(student / "exercises" / lesson, folder / "exercises" / lesson,
                                dirs_exist_ok=True)
            environment = dict(os.environ, LEARN_GRADING="1")
            try:
                spent, _ = timed(["swift", "test", "--filter", target], cwd=folder, env=environment,
                                 timeout=600)
            except subprocess.TimeoutExpired:
                spent = 600
            if student:
                seconds.append(spent)
        return seconds
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--lesson", default="06-missing")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--loop", type=int, default=10, help="submissions for swift test; 0 leaves it out")
    arguments = parser.parse_args()
    learn = COURSE / ".build" / "debug" / "learn"

    with tempfile.TemporaryDirectory(prefix="learn-class-") as scratch:
        os.chmod(scratch, 0o755)
        scratch = pathlib.Path(scratch)
        submissions = scratch / "class"
        subprocess.run([HERE / "make-class.py", submissions, "--students", str(arguments.students),
                        "--course", COURSE, "--lessons", arguments.lesson], check=True)
        command = [learn, "grade", submissions, "--out", scratch / "out", "--lessons", arguments.lesson,
                   "--jobs", str(arguments.jobs), "--time-limit", "2"]
        # The suites are compiled before, as they are in a course that is in use.
        timed([learn, "prepare", arguments.lesson], cwd=COURSE)
        first, done = timed(command, cwd=COURSE)
        print(done.stdout.strip().split("\n")[1])
        again, _ = timed(command, cwd=COURSE)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        rate = arguments.students / first
        print(f"learn grade    {first:7.1f} s   {rate:5.2f} submissions a second, largest process {peak:.0f} MB")
        print(f"unchanged      {again:7.2f} s")
        if arguments.loop:
            loop = swift_test_loop(submissions, arguments.lesson, arguments.loop)
            mean = sum(loop) / len(loop)
            print(f"swift test     {mean:7.2f} s for each of {len(loop)}   {1 / mean:5.2f} a second")
            print(f"ratio          {rate * mean:7.1f} times as fast")


if __name__ == "__main__":
    main()
