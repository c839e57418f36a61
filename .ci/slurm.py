#!/usr/bin/env python3
"""Grades a class on a cluster of two machines, and holds the result to that of one machine.

    python3 .ci/slurm.py

Slurm runs here on one machine, as root: two nodes, each with a table of processes of its own, so that
neither sees whether the other's processes live, as on a real cluster. The array script is submitted as
it is shipped, over one build folder that begins empty, and in which somebody works on a third machine.
In the middle, one node loses its power and its part is queued again; then the parts are joined. Where
Slurm cannot run, it is skipped with the reason.
"""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from support import Skipped, copy_course

SCRIPT = ".github/classroom/grade-class.slurm"
LESSON = "06-missing"
STUDENTS = 16
SHARDS = 4
NEEDED = ["slurmctld", "slurmd", "sbatch", "scontrol", "squeue", "munged", "unshare", "bwrap"]
OWN_PROCESSES = ["unshare", "--pid", "--fork", "--kill-child", "--mount", "--mount-proc"]
# What two runs over the same work may differ in.
TIMES = {"gradedAt", "startedAt", "finishedAt", "seconds"}


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def until(what, seconds, holds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.2)
    sys.exit(f"waited {seconds} s in vain until {what}")


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Cluster:
    """Munge, a controller and two nodes, all of them in one folder."""

    def __init__(self, folder):
        self.folder = folder
        self.started = []
        self.nodes = {}
        for name in ["ctld", "n1", "n2", "log", "munge"]:
            (folder / name).mkdir(parents=True)
        host = socket.gethostname()
        ports = [free_port() for _ in range(3)]
        lines = {
            "ClusterName": "test", "SlurmctldHost": f"{host}(127.0.0.1)", "SlurmUser": "root",
            "SlurmdUser": "root", "AuthType": "auth/munge",
            # A part that is queued again starts once the credential of its first start is over.
            "AuthInfo": f"socket={folder}/munge/socket,cred_expire=5",
            "StateSaveLocation": folder / "ctld", "SlurmctldPidFile": folder / "ctld.pid",
            "SlurmctldLogFile": folder / "log/ctld.log", "SlurmdPidFile": f"{folder}/%n.pid",
            "SlurmdSpoolDir": f"{folder}/%n", "SlurmdLogFile": f"{folder}/log/%n.log",
            "SlurmctldPort": ports[0], "ProctrackType": "proctrack/linuxproc",
            "TaskPlugin": "task/none", "JobAcctGatherType": "jobacct_gather/none",
            "AccountingStorageType": "accounting_storage/none", "SelectType": "select/cons_tres",
            "SelectTypeParameters": "CR_CPU_Memory", "SwitchType": "switch/none",
            "MpiDefault": "none", "ReturnToService": 2, "MinJobAge": 3600,
            # The script asks for eight processors and 16 GB, whatever this machine has.
            "SlurmdParameters": "config_overrides",
        }
        text = "".join(f"{key}={value}\n" for key, value in lines.items())
        for number, port in enumerate(ports[1:], start=1):
            text += (f"NodeName=n{number} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=8 "
                     "RealMemory=16384\n")
        text += "PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP\n"
        (folder / "slurm.conf").write_text(text)
        os.environ["SLURM_CONF"] = str(folder / "slurm.conf")

    def start(self):
        munge = self.folder / "munge"
        (munge / "key").write_bytes(os.urandom(128))
        (munge / "key").chmod(0o600)
        self.spawn("munged", "--foreground", "--force", f"--key-file={munge}/key",
                   f"--socket={munge}/socket", f"--pid-file={munge}/pid", f"--log-file={munge}/log",
                   f"--seed-file={munge}/seed")
        until("munged listens", 30, (munge / "socket").exists)
        self.spawn("slurmctld", "-D", "-c")
        for name in ["n1", "n2"]:
            self.nodes[name] = self.spawn(*OWN_PROCESSES, "slurmd", "-D", "-N", name)
        try:
            until("both nodes are idle", 60,
                  lambda: self.ask("sinfo", "-h", "-N", "-o", "%T").split() == ["idle", "idle"])
        except SystemExit:
            # Not every container lets it come up, and that is no fault of the course's.
            raise Skipped("Slurm does not come up: " + self.last_words()) from None

    def spawn(self, *command, **options):
        # A session of its own: what cuts the power of one node does so to no other.
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True, **options)
        self.started.append(process)
        return process

    def ask(self, *command):
        done = subprocess.run(command, capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else ""

    def last_words(self):
        logs = [log.read_text(errors="replace").splitlines()[-3:]
                for log in sorted((self.folder / "log").iterdir())]
        return " | ".join(line for lines in logs for line in lines)

    def cut_power(self, name):
        """The node is gone with all that runs on it, at once and without a word."""
        self.nodes[name].kill()
        self.nodes[name].wait()

    def states(self, job):
        """Every part's number and state; parts that nobody counts apart yet are one line."""
        return [line.split() for line in
                self.ask("squeue", "-h", "-r", "-j", job, "-t", "all", "-o", "%K %T %N").splitlines()]

    def restarts(self, job, part):
        """How often a part has been queued again."""
        words = self.ask("scontrol", "show", "job", f"{job}_{part}").split()
        return max([int(word.split("=")[1]) for word in words if word.startswith("Restarts=")], default=0)

    def stop(self):
        for process in reversed(self.started):
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()


def possible():
    if sys.platform != "linux":
        raise Skipped("it needs Linux")
    if os.geteuid() != 0:
        raise Skipped("it needs root")
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if missing:
        raise Skipped(f"there is no {', '.join(missing)} (apt-get install slurm-wlm munge bubblewrap)")
    probe = subprocess.run(["unshare", "--pid", "--fork", "--mount", "--mount-proc", "true"],
                           capture_output=True, text=True)
    if probe.returncode != 0:
        raise Skipped("no table of processes of one's own can be had: " + probe.stderr.strip())


def submit(course, parts, environment):
    """Submits the script as it is shipped, and returns the job's number."""
    done = run("sbatch", "--parsable", f"--array={parts}", f"--output={course.parent}/slurm-%a.log",
               SCRIPT, cwd=course, env=os.environ | environment)
    return done.strip()


def ended(cluster, job, seconds):
    over = {"COMPLETED", "FAILED", "CANCELLED", "TIMEOUT", "OUT_OF_MEMORY", "BOOT_FAIL"}
    until(f"job {job} ends", seconds,
          lambda: (states := cluster.states(job)) and all(state[1] in over for state in states))
    return cluster.states(job)


def outcome(folder):
    """results.json without the times in it."""
    def without_times(value):
        if isinstance(value, dict):
            return {key: without_times(part) for key, part in value.items() if key not in TIMES}
        return [without_times(part) for part in value] if isinstance(value, list) else value

    return without_times(json.loads((folder / "results.json").read_text()))


def differences(first, second, path=""):
    if isinstance(first, dict) and isinstance(second, dict):
        for key in sorted(first.keys() | second.keys()):
            yield from differences(first.get(key), second.get(key), f"{path}/{key}")
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        for index, pair in enumerate(zip(first, second)):
            yield from differences(*pair, f"{path}/{index}")
    elif first != second:
        yield f"{path}: {json.dumps(first)[:200]} and {json.dumps(second)[:200]}"


def test(folder):
    course = folder / "course"
    learn = copy_course(course)
    run(sys.executable, course / "Benchmarks/make-class.py", folder / "class", "--students", STUDENTS,
        "--course", course, "--lessons", LESSON)
    shared = {
        "SUBMISSIONS": str(folder / "class"), "ROSTER": str(folder / "class.csv"),
        "POLICY": str(folder / "none.json"), "RESULTS": str(folder / "parts"), "LESSONS": LESSON,
        "LEARN_BUILD": str(folder / "shared-build"),
    }
    cluster = Cluster(folder / "cluster")
    try:
        cluster.start()
        begun = time.monotonic()
        # Whoever tidies up there sees none of the nodes' processes.
        third = cluster.spawn(*OWN_PROCESSES, "sh", "-c", f"while :; do {learn} check {LESSON}/Median; sleep 0.2; done",
                      cwd=course, env=os.environ | shared)
        job = submit(course, f"1-{SHARDS}", shared | {"SHARDS": str(SHARDS)})
        parts = folder / "parts"

        def on_first_node():
            return [state[0] for state in cluster.states(job) if state[1:] == ["RUNNING", "n1"]]

        def is_in_the_middle():
            return any(len(list((parts / f"shard-{part}" / "results").rglob("*.json"))) > 0
                       for part in on_first_node())

        until("a part on the first node has some results", 400, is_in_the_middle)
        cut = on_first_node()
        cluster.cut_power("n1")
        run("scontrol", "update", "nodename=n1", "state=down", "reason=power")
        for part in cut:
            cluster.ask("scontrol", "update", f"jobid={job}_{part}", "StartTime=now")
        print(f"{time.monotonic() - begun:4.0f} s: the node of part {', '.join(cut)} lost its power in the middle")
        states = ended(cluster, job, 600)
        bad = [state for state in states if state[1] != "COMPLETED"]
        if bad:
            logs = "".join(f"\n{log.name}:\n{log.read_text()[-2000:]}" for log in sorted(folder.glob("slurm-*.log")))
            sys.exit(f"parts that did not end well: {bad}{logs}")
        again = [part for part in cut if cluster.restarts(job, part) > 0]
        if not again:
            sys.exit(f"no part was queued again; {cut} had ended before the power was cut")
        if third.poll() is not None:
            sys.exit("nobody worked on the third machine")
        print(f"{time.monotonic() - begun:4.0f} s: all {SHARDS} parts have ended on what is left, "
              f"{', '.join(again)} begun anew")

        # A part that is lost is submitted again alone, and is the same part.
        shutil.rmtree(parts / "shard-2")
        states = ended(cluster, submit(course, "2", shared | {"SHARDS": str(SHARDS)}), 300)
        if [state[1] for state in states] != ["COMPLETED"]:
            sys.exit(f"part 2 alone: {states}\n{(folder / 'slurm-2.log').read_text()[-2000:]}")
        states = ended(cluster, submit(course, "2", shared), 300)
        if [state[1] for state in states] != ["FAILED"] or "export SHARDS=" not in (
                folder / "slurm-2.log").read_text():
            sys.exit(f"part 2 without SHARDS was not refused: {states}")
        print(f"{time.monotonic() - begun:4.0f} s: a lost part was graded again alone")
    finally:
        cluster.stop()

    run(learn, "grade", "merge", *sorted(parts.glob("shard-*")), "--out", folder / "joined", cwd=course)
    seed = json.loads((folder / "joined/run.json").read_text()).get("seed")
    run(learn, "grade", folder / "class", "--roster", folder / "class.csv", "--lessons", LESSON,
        "--require-sandbox", "--seed", seed, "--out", folder / "alone", cwd=course,
        env=os.environ | {"LEARN_BUILD": str(folder / "build-of-one")})
    joined, alone = outcome(folder / "joined"), outcome(folder / "alone")
    found = list(differences(joined, alone))
    if found:
        sys.exit("the joined result is not that of one machine:\n" + "\n".join(found[:20]))
    if (folder / "joined/gradebook.csv").read_bytes() != (folder / "alone/gradebook.csv").read_bytes():
        sys.exit("the gradebook is not that of one machine")
    print(f"{time.monotonic() - begun:4.0f} s: {len(joined['results'])} results equal those of one machine, "
          "times aside")


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="learn-slurm-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        possible()
        test(folder)
    except Skipped as reason:
        print(f"skipped: {reason}")
    finally:
        if "KEEP" not in os.environ:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
