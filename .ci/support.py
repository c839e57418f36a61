"""What several scripts of CI need."""

import hashlib
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Skipped(Exception):
    """Why something cannot be tried here."""


def environment(requirements, name):
    """The interpreter of an environment under .build/NAME that holds libraries from PyPI, in the versions
    of a file of requirements; made when these have not been met before."""
    if sys.version_info < (3, 11):
        raise Skipped("Python 3.11 or later is needed")
    key = hashlib.sha256(sys.version.encode() + requirements.read_bytes()).hexdigest()[:16]
    folder = ROOT / ".build" / name / key
    python = folder / "bin/python"
    if (folder / "complete").exists():
        return python
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", folder], capture_output=True, text=True)
    if made.returncode != 0:
        raise Skipped("no environment can be made: " + (made.stderr or made.stdout).strip())
    install = [python, "-m", "pip", "install", "--quiet", "--retries", "1", "-r", requirements]
    done = subprocess.run(install, capture_output=True, text=True)
    if done.returncode != 0:
        words = done.stderr or done.stdout
        if re.search("connection broken|Connection|timed out|Temporary failure", words):
            raise Skipped("PyPI cannot be reached")
        sys.exit("the libraries cannot be installed:\n" + words)
    (folder / "complete").touch()
    return python


def copy_course(folder):
    """Copies the course with the program that is built already, which takes minutes, to where everybody
    can read it: submissions run as somebody who has no rights."""
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".build*", ".git", "*.log"))
    (folder / ".build/debug").mkdir(parents=True)
    shutil.copy2(ROOT / ".build/debug/learn", folder / ".build/debug/learn")
    return folder / ".build/debug/learn"
