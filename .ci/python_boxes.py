#!/usr/bin/env python3
"""Runs the box "In Python" of every lesson's page and compares what it prints with the page.

    python3 .ci/python_boxes.py [--write] [LESSON...]

A lesson is named by its number or its whole name. The libraries come from PyPI in the versions of
lessons/python/requirements.txt, into an environment under .build/python-boxes. Where they cannot be
had, the boxes are skipped, with the reason. --write puts what was printed into the pages.
"""

import concurrent.futures
import difflib
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "lessons/python/requirements.txt"
# Numbers in full depend on the order of a sum: the same one everywhere, as far as it can be asked for.
SETTINGS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"}
BOX = re.compile(r"^## In Python\n(?:(?!## )[^\n]*\n)*?```python\n(.*?)^```\n(?:(?!## |```)[^\n]*\n)*?"
                 r"```(?:text)?\n(.*?)^```$", re.M | re.S)


class Skipped(Exception):
    """Why no box can be run here."""


def environment():
    """The interpreter with the libraries; made when its requirements have not been met before."""
    if sys.version_info < (3, 11):
        raise Skipped("Python 3.11 or later is needed")
    key = hashlib.sha256(sys.version.encode() + REQUIREMENTS.read_bytes()).hexdigest()[:16]
    folder = ROOT / ".build/python-boxes" / key
    python = folder / "bin/python"
    if (folder / "complete").exists():
        return python
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", folder], capture_output=True, text=True)
    if made.returncode != 0:
        raise Skipped("no environment can be made: " + (made.stderr or made.stdout).strip())
    install = [python, "-m", "pip", "install", "--quiet", "--retries", "1", "-r", REQUIREMENTS]
    done = subprocess.run(install, capture_output=True, text=True)
    if done.returncode != 0:
        words = done.stderr or done.stdout
        if re.search("connection broken|Connection|timed out|Temporary failure", words):
            raise Skipped("PyPI cannot be reached")
        sys.exit("the libraries cannot be installed:\n" + words)
    (folder / "complete").touch()
    return python


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
        python = environment()
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
