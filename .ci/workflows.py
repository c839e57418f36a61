#!/usr/bin/env python3
"""Holds the workflows to GitHub's own schema, and runs the steps of those for classrooms in order.

    python3 .ci/workflows.py

The schema comes with check-jsonschema, in the version of .ci/requirements.txt, in an environment under
.build/workflows. For the run, actions are stood in for: a checkout is a folder that is made here, an
artifact a folder that is copied; `swift run learn` is the program that is built already. What the
steps say is run as it stands. Where the libraries cannot be had, it is skipped, with the reason.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from support import ROOT, Skipped, copy_course, environment

FILES = sorted((ROOT / ".github").glob("*/*.yml"))
LESSON = "06-missing"
STUDENTS = 6


class Failed(Exception):
    """A step that ended with an error, or a workflow that did not do what it is for."""


def validate():
    tool = pathlib.Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run([tool, "--builtin-schema", "vendor.github-workflows", *FILES],
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(done.stdout + done.stderr)
    print(f"{len(FILES)} workflows are as GitHub's schema has them")


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c",
                    "protocol.file.allow=always", *arguments], cwd=folder, check=True,
                   capture_output=True, env=os.environ | {"GIT_COMMITTER_DATE": "2026-03-01T12:00:00Z"})


class Machine:
    """A folder in which one job runs, and what stands in for the actions."""

    def __init__(self, place, name, sources):
        self.folder = place / name
        self.folder.mkdir()
        self.artifacts = place / "artifacts"
        self.sources = sources
        self.summary = self.folder / "summary.md"
        self.output = ""

    def act(self, action, inputs):
        path = self.folder / inputs.get("path", ".")
        if action == "actions/checkout":
            source = self.sources["course" if inputs.get("repository") else "own"]
            shutil.copytree(source, path, symlinks=True)
        elif action == "actions/upload-artifact":
            if path.exists():
                shutil.copytree(path, self.artifacts / inputs["name"])
        elif action == "actions/download-artifact":
            shutil.copytree(self.artifacts, path)
        elif action not in ("actions/cache", "vapor/swiftly-action"):
            raise Failed(f"nothing stands in for {action}")

    def run(self, step, values):
        folder = self.folder / step.get("working-directory", ".")
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", filled(step["run"], values)], cwd=folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=os.environ | {"GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_ACTIONS": "true"})
        self.output += done.stdout
        return done.returncode == 0


def filled(text, values):
    """The text with the values of its expressions."""
    def value(match):
        name = match[1]
        if name.startswith("hashFiles"):
            return "0"
        if name not in values:
            raise Failed(f"${{{{ {name} }}}} has no value here")
        return str(values[name])

    return re.sub(r"\$\{\{ *(.*?) *\}\}", value, text)


def perform(job, machine, values):
    """Does the job's steps in order, as GitHub would; returns the names of those that failed."""
    failed = []
    for step in job["steps"]:
        name = step.get("name") or step.get("uses") or step["run"]
        if failed and step.get("if") != "always()":
            continue
        if "uses" in step:
            inputs = {key: filled(str(given), values) for key, given in step.get("with", {}).items()}
            machine.act(step["uses"].split("@")[0], inputs)
            continue
        if not machine.run(step, values):
            failed.append(name)
    return failed


def stand_ins(folder):
    """Programs that the steps call and that this machine has otherwise, or must not be changed by."""
    folder.mkdir()
    programs = {
        # The package is built already, which takes minutes.
        "swift": '[ "$1 $2" = "run learn" ] || exit 64\nshift 2\nexec .build/debug/learn "$@"',
        "sudo": 'case "$1" in apt-get|sysctl) exit 0;; esac\nexec "$@"',
    }
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    # `learn` needs the compiler, which lies beside the real `swift`.
    os.environ["LEARN_SWIFTC"] = shutil.which("swiftc")
    os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"


def make_course(folder):
    copy_course(folder)
    # One lesson is enough to see the steps work.
    manifest = folder / "Package.swift"
    lines = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(line for line in lines
                                if not re.match(r'  "\d\d-', line) or LESSON in line))


def make_class(folder, place, course):
    """A folder a student; the first is a submodule with a history, and handed in three days late."""
    folder.mkdir()
    subprocess.run([sys.executable, course / "Benchmarks/make-class.py", folder / "submissions",
                    "--students", str(STUDENTS), "--course", course, "--lessons", LESSON, "--seed", "3"],
                   check=True, capture_output=True)
    (folder / "submissions.csv").rename(folder / "roster.csv")
    (folder / "policy.json").write_text(json.dumps({
        "schema": 1, "penaltyPerDay": 0.1, "floor": 0.5,
        "deadlines": {LESSON: "2026-02-26T13:00:00Z"}}))
    late = folder / "submissions/student0001"
    own = place / "student0001"
    shutil.move(late, own)
    git(own, "init", "-q", "-b", "main")
    git(own, "add", ".")
    git(own, "commit", "-q", "-m", "Hand in")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "submodule", "add", str(own), "submissions/student0001")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "The class")
    return own


def workflow(name):
    from ruamel.yaml import YAML
    return YAML(typ="safe").load((ROOT / ".github/classroom" / name).read_text())


def values_of(workflow, **more):
    values = {f"env.{key}": value for key, value in workflow.get("env", {}).items()}
    return values | {"runner.os": "Linux"} | more


def grade_class(place, course, own):
    given = workflow("grade-class.yml")
    values = values_of(given)
    job = given["jobs"]["grade"]
    (place / "artifacts").mkdir()
    for shard in job["strategy"]["matrix"]["shard"]:
        machine = Machine(place, f"machine-{shard}", {"course": course, "own": own})
        failed = perform(job, machine, values | {"matrix.shard": shard})
        if failed:
            raise Failed(f"part {shard}: {failed}\n{machine.output}")
    machine = Machine(place, "machine-of-merge", {"course": course, "own": own})
    failed = perform(given["jobs"]["merge"], machine, values)
    if failed:
        raise Failed(f"joining: {failed}\n{machine.output}")
    whole = place / "artifacts/class"
    results = json.loads((whole / "results.json").read_text())["results"]
    late = [result for result in results if result["student"] == "student0001"]
    if len(results) != STUDENTS or not (whole / "report.html").read_text().startswith("<!"):
        raise Failed(f"the class has {len(results)} results")
    submission = late[0]["submission"]
    if submission["timeSource"] != "git" or late[0]["lateness"]["days"] != 3:
        raise Failed(f"a submodule's deadline does not go by its commit: {submission}")
    print(f"grade-class.yml: {STUDENTS} results in {len(job['strategy']['matrix']['shard'])} parts, joined "
          f"and reported; a submodule's time is its commit's")


def grade_push(place, course, own):
    given = workflow("grade-push.yml")
    values = values_of(given, **{"github.event.repository.name": "student0001"})
    machine = Machine(place, "push", {"course": course, "own": own})
    failed = perform(given["jobs"]["grade"], machine, values)
    if failed:
        raise Failed(f"a push: {failed}\n{machine.output}")
    if "MedianImputer" not in machine.summary.read_text() or not (place / "artifacts/results/junit").exists():
        raise Failed(f"a push: no feedback\n{machine.output}")
    # Where grading itself fails, that is the only step to fail.
    broken = place / "broken"
    broken.mkdir()
    machine = Machine(place, "push-that-fails", {"course": broken, "own": own})
    shutil.rmtree(place / "artifacts/results")
    failed = perform(given["jobs"]["grade"], machine, values)
    if failed != ["Grade"]:
        raise Failed(f"without a course, these steps fail: {failed}")
    print("grade-push.yml: graded, with feedback; without a course only the step Grade fails")


def main():
    # What reads workflows is a library, so the script starts once more where it is to be had.
    if "--with-libraries" not in sys.argv:
        try:
            python = environment(ROOT / ".ci/requirements.txt", "workflows")
        except Skipped as reason:
            print(f"skipped: {reason}")
            return
        os.execv(python, [python, __file__, "--with-libraries"])
    place = pathlib.Path(tempfile.mkdtemp(prefix="learn-workflows-", dir="/tmp"))
    place.chmod(0o755)
    try:
        validate()
        course = place / "course"
        make_course(course)
        stand_ins(place / "programs")
        own = make_class(place / "class", place, course)
        # Both build alike, once.
        os.environ["LEARN_BUILD"] = str(place / "build")
        (place / "a").mkdir()
        (place / "b").mkdir()
        grade_class(place / "a", course, place / "class")
        grade_push(place / "b", course, own)
    except Failed as failure:
        sys.exit(str(failure))
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
