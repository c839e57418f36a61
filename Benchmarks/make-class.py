#!/usr/bin/env python3
"""Make a class of synthetic students for a course: right, wrong, crashing, hanging, untouched and
non-compiling work in a realistic mix, every submission a different text.

    Benchmarks/make-class.py FOLDER --students 200 [--course .] [--lessons 06-missing] [--seed 1]

Writes FOLDER/<student>/exercises/<lesson>/<Exercise>.swift, FOLDER/<student>/progress.json and
FOLDER.csv, a roster. The same seed makes the same class.
"""

import argparse
import datetime
import json
import pathlib
import random
import re

# Shares of the begun exercises of an average student.
MIX = [("right", 66), ("mistake", 20), ("broken", 6), ("crash", 5), ("hang", 3)]


def branches(text):
    """The solution's lines, its mistakes' and its stub, as whole texts."""
    names = re.findall(r"^\s*#(?:if|elseif) (MISTAKE_\w+)", text, re.M)

    def choose(wanted):
        kept, body, active, inside = [], [], False, False
        start = None
        for line in text.split("\n"):
            word = line.strip()
            if word.startswith("#if "):
                inside, chosen, options = True, None, {}
                kind = word[4:]
                options[kind] = []
            elif word.startswith("#elseif "):
                kind = word[8:]
                options[kind] = []
            elif word == "#else":
                kind = "STUB"
                options[kind] = []
            elif word == "#endif":
                inside = False
                lines = options.get(wanted, options.get("SOLUTION", []))
                if wanted == "STUB":
                    lines = options.get("STUB", [])
                if start is None:
                    start = len(kept)
                kept += [l[2:] if l.startswith("  ") else l for l in lines
                         if not l.strip().startswith("// Feedback:")]
            elif inside:
                options[kind].append(line)
            else:
                kept.append(line)
        return kept, start

    return {name: choose(name) for name in ["SOLUTION", "STUB"] + sorted(set(names))}


def insert(lines, start, statements):
    """Puts statements first in the body that the learner writes; `None` where it is no body."""
    if start is None or start == 0:
        return None
    before = [l for l in lines[:start] if l.strip()]
    if not before or not before[-1].rstrip().endswith("{") or "func " not in before[-1]:
        return None
    indent = re.match(r"\s*", lines[start]).group()
    return lines[:start] + [indent + s for s in statements] + lines[start:]


def work(kind, variants, student, rng):
    """The text of one exercise, and whether it passes."""
    lines, start = variants["SOLUTION"]
    changed = None
    if kind == "mistake":
        names = [n for n in variants if n.startswith("MISTAKE_")]
        if names:
            changed = variants[rng.choice(names)][0]
    elif kind == "broken":
        changed = lines + ["", "let unfinished: Int = undefined"]
    elif kind == "crash":
        changed = insert(lines, start, ["let none: [Int] = []", "precondition(none.count > 0)"])
    elif kind == "hang":
        changed = insert(
            lines, start, ["var turns = 1", "while turns > 0 { turns = turns % 7 + 1 }"])
    if changed is None:
        kind, changed = "right", lines
    # A third writes a helper, which changes what the module declares.
    if rng.random() < 0.33:
        changed = changed + ["", f"private func helper{rng.randrange(5)}() -> Int {{ 1 }}"]
    return "\n".join([f"// {student}"] + changed) + "\n", kind


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--course", type=pathlib.Path, default=pathlib.Path("."))
    parser.add_argument("--lessons", default="")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    rng = random.Random(arguments.seed)
    wanted = [name for name in arguments.lessons.split(",") if name]
    lessons = []
    for folder in sorted((arguments.course / "solutions").iterdir()):
        if wanted and folder.name not in wanted:
            continue
        page = (arguments.course / "lessons" / f"{folder.name}.md").read_text()
        names = re.findall(r"\]\(\.\./exercises/[^/]+/(\w+)\.swift\)", page)
        sources = {name: branches((folder / f"{name}.swift").read_text()) for name in names}
        lessons.append((folder.name, sources))

    begin = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.timezone.utc)
    roster = ["id,name,email"]
    counts = {}
    for number in range(1, arguments.students + 1):
        student = f"student{number:04d}"
        roster.append(f"{student},Student {number},{student}@example.org")
        skill = rng.betavariate(4, 2)
        pace = rng.uniform(0.4, 1.3)
        records = {}
        for index, (lesson, sources) in enumerate(lessons):
            for place, (name, variants) in enumerate(sources.items()):
                late = (index + place / len(sources)) / max(1, len(lessons)) > pace
                kinds, weights = zip(*MIX)
                weights = [w * (skill + 0.4 if k == "right" else 1.4 - skill)
                           for k, w in zip(kinds, weights)]
                if late or rng.random() < 0.04:
                    kind, text = "untouched", "\n".join(variants["STUB"][0])
                else:
                    kind = rng.choices(kinds, weights)[0]
                    text, kind = work(kind, variants, student, rng)
                counts[kind] = counts.get(kind, 0) + 1
                path = arguments.folder / student / "exercises" / lesson / f"{name}.swift"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
                if kind != "untouched":
                    attempts = 1 + min(12, int(rng.expovariate(0.3 + skill)))
                    record = {"attempts": attempts, "checksPassed": 0, "checksTotal": 0,
                              "firstTry": kind == "right" and attempts == 1,
                              "hintsOpened": min(3, int(rng.expovariate(1 + skill))),
                              "solutionShown": False, "status": "begun"}
                    if kind == "right":
                        day = index * 2 / pace + rng.random()
                        when = begin + datetime.timedelta(days=day)
                        record["status"] = "passed"
                        record["passedAt"] = when.strftime("%Y-%m-%dT%H:%M:%SZ")
                    records[f"{lesson}/{name}"] = record
        progress = {"schema": 1, "exercises": records}
        (arguments.folder / student / "progress.json").write_text(json.dumps(progress, indent=2))
    arguments.folder.with_suffix(".csv").write_text("\n".join(roster) + "\n")
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))


if __name__ == "__main__":
    main()
