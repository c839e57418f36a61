#!/usr/bin/env python3
"""Measure how fast a class is graded, against a loop of `swift test` on the same submissions.

    swift build && Benchmarks/class.py [--students 200] [--lesson 06-missing] [--loop 10]

Prints submissions a second in a sandbox where there is one, with twice as many jobs as cores and a
time limit of 2 s; the seconds of an unchanged second run; the seconds that `swift test` takes for
each of the first submissions in a package that was built before; and the ratio. On a machine that
does other work as well, compare the seconds of processor time (user and system), which stand beside
those on the clock.
"""

import argparse
import ctypes
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
COURSE = HERE.parent


def adopt_orphans():
    """Makes this process the parent of what bubblewrap leaves behind.

    It ends before the processes in its sandbox are waited for, whose time would be lost.
    """
    try:
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    except (AttributeError, OSError):
        pass


def processor_time():
    """Seconds, user and system, of every process that this one has waited for."""
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(command, **options):
    """Seconds on the clock, seconds of processor time, and what the program said."""
    before = processor_time()
    begin = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    return time.monotonic() - begin, processor_time() - before, done


def swift_test_loop(submissions, lesson, count):
    """Both kinds of seconds for each of the first submissions; the package is built before."""
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
                # With a new date: an older one than the last build's is taken for unchanged.
                shutil.copytree(student / "exercises" / lesson, folder / "exercises" / lesson,
                                copy_function=shutil.copyfile, dirs_exist_ok=True)
            environment = dict(os.environ, LEARN_GRADING="1")
            try:
                clock, work, _ = timed(["swift", "test", "--filter", target], cwd=folder,
                                       env=environment, timeout=600)
            except subprocess.TimeoutExpired:
                clock = work = 600
            if student:
                seconds.append((clock, work))
        return seconds
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--lesson", default="06-missing")
    parser.add_argument("--jobs", type=int, default=2 * (os.cpu_count() or 1))
    parser.add_argument("--loop", type=int, default=10, help="submissions for swift test; 0 leaves it out")
    arguments = parser.parse_args()
    adopt_orphans()
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
        first, work, done = timed(command, cwd=COURSE)
        print(next(line for line in done.stdout.split("\n") if " graded, " in line))
        again, work_again, _ = timed(command, cwd=COURSE)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        count = arguments.students
        print(f"learn grade    {first:7.1f} s   {count / first:5.2f} submissions a second;"
              f" {work:.1f} s of work, {work / count:.2f} s each; largest process {peak:.0f} MB")
        print(f"unchanged      {again:7.2f} s   {work_again:.2f} s of work")
        if arguments.loop:
            loop = swift_test_loop(submissions, arguments.lesson, arguments.loop)
            clock, work_loop = (sum(kind) / len(loop) for kind in zip(*loop))
            print(f"swift test     {clock:7.2f} s   for each of {len(loop)}; {work_loop:.2f} s of work each")
            print(f"ratio          {clock * count / first:7.1f} by the clock, {work_loop * count / work:.1f} by work")


if __name__ == "__main__":
    main()
