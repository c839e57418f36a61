#!/usr/bin/env python3
"""Runs the box "In Python" of every lesson's page and compares what it prints with the page.

    python3 .ci/python_boxes.py [--write] [LESSON...]

A lesson is named by its number or its whole name. The libraries come from PyPI in the versions of
lessons/python/requirements.txt, into an environment under .build/python-boxes. Where they cannot be
had, the boxes are skipped, with the reason. --write puts what was printed into the pages.
"""

import concurrent.futures
import difflib
import os
import re
import subprocess
import sys
import tempfile

from support import ROOT, Skipped, environment

REQUIREMENTS = ROOT / "lessons/python/requirements.txt"
# Numbers in full depend on the order of a sum: the same one everywhere, as far as it can be asked for.
SETTINGS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"}
BOX = re.compile(r"^## In Python\n(?:(?!## )[^\n]*\n)*?```python\n(.*?)^```\n(?:(?!## |```)[^\n]*\n)*?"
                 r"```(?:text)?\n(.*?)^```$", re.M | re.S)


def printed(python, box):
    """What a box prints, or what went wrong with it."""
    with tempfile.TemporaryFile("w+") as errors:
        try:
            run = subprocess.run([python, "-"], input=box, stdout=subprocess.PIPE, stderr=errors, text=True,
                                 cwd=ROOT, env=os.environ | SETTINGS, timeout=300)
        except subprocess.TimeoutExpired:
            return None, "it ran for five minutes"
        errors.seek(0)
        return (run.stdout, None) if run.returncode == 0 else (None, errors.read().strip())


def lines(text):
    # Numbers in columns end in spaces that no page shows.
    return [line.rstrip() for line in text.rstrip().splitlines()]


def check(python, page, writes):
    """A line for people, and whether the page is right."""
    text = page.read_text()
    if "\n## In Python\n" not in text:
        return f"{page.stem}: no box", True
    match = BOX.search(text)
    if match is None:
        return f"{page.stem}: the section has no ```python block with a ```text block behind it", False
    output, problem = printed(python, match[1])
    if problem is not None:
        return f"{page.stem}: the box does not run\n{problem}", False
    if lines(output) == lines(match[2]):
        return f"{page.stem}: prints what the page says", True
    if writes:
        shown = "\n".join(lines(output)) + "\n"
        page.write_text(text[:match.start(2)] + shown + text[match.end(2):])
        return f"{page.stem}: written", True
    diff = difflib.unified_diff(lines(match[2]), lines(output), "the page", "what it prints", lineterm="")
    return f"{page.stem}: prints something else\n" + "\n".join(diff), False


def main(arguments):
    writes = "--write" in arguments
    names = [name for name in arguments if name != "--write"]
    pages = [page for page in sorted((ROOT / "lessons").glob("[0-9]*-*.md"))
             if not names or page.stem in names or page.stem.split("-")[0] in names]
    if not pages:
        sys.exit("no such lesson")
    try:
        python = environment(REQUIREMENTS, "python-boxes")
    except Skipped as reason:
        print(f"skipped: {reason}")
        return
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda page: check(python, page, writes), pages))
    for words, _ in results:
        print(words)
    if not all(is_right for _, is_right in results):
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
