"""Many listener sessions at one message a second each, with everything switched on that a user has on.

Prints what was delivered, what a session costs, and whether every ending was judged right, each beside its goal.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lab"))
from harness import Watch  # noqa: E402
from rows import note  # noqa: E402

ENDINGS = ("normal_closure", "eof_without_close", "tcp_reset")


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(sessions, seconds, folder):
    with Watch("--echo", "--log", os.path.join(folder, "bench.dropscope")) as watch:
        before, descriptors = watch.resident(), watch.descriptors()
        load = subprocess.Popen(
            [os.environ["DROPSCOPE_LOAD"], "paced", "--port", str(watch.port), "--connections", str(sessions),
             "--seconds", str(seconds)], stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        up = int(load.stdout.readline().split()[1])
        opened = watch.resident()
        busy = processor_seconds(watch.pid)
        load.stdout.readline()
        busy = processor_seconds(watch.pid) - busy
        talked = watch.resident()
        result = json.loads(load.stdout.readline())
        load.wait(60)
        ends = [watch.next("disconnect", timeout=60) for _ in range(up)]
        wrong = [line for line in ends
                 if line["cause"] != ENDINGS[int(line["url"][1:]) % 3] or line["ended_by"] != "client" or not line["released"]]
        left = watch.descriptors() - descriptors
        ended = watch.resident()
        code = watch.end()
    return [
        ("sessions open", up, sessions, up == sessions),
        ("messages delivered, %", 100 * result["received"] / max(result["sent"], 1), 100, result["received"] == result["sent"]),
        ("sessions cut", result["cut"], 0, result["cut"] == 0),
        ("endings judged wrong", len(wrong), 0, not wrong),
        ("descriptors left", left, 0, left <= 0),
        ("KiB a session, just open", (opened - before) / up / 1024, 32, opened - before <= 32 * 1024 * up),
        ("KiB a session, after talking", (talked - before) / up / 1024, 32, talked - before <= 32 * 1024 * up),
        ("KiB a session, all ended", (ended - before) / up / 1024, None, True),
        ("CPU, % of a core", 100 * busy / seconds, None, True),
        ("round trip p50, ms", result["p50_ms"], None, True),
        ("round trip p99, ms", result["p99_ms"], None, True),
        ("exit code", code, 0, code == 0),
    ]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sessions", type=int, default=5000)
    options.add_argument("--seconds", type=int, default=20)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="dropscope-bench-") as folder:
        rows = measure(chosen.sessions, chosen.seconds, folder)
    print(f"{chosen.sessions} listener sessions, one 125-byte message a second each, {chosen.seconds} s")
    for name, value, goal, reached in rows:
        shown = f"{value:.2f}" if isinstance(value, float) else value
        wanted = "" if goal is None else f"goal {goal}"
        if goal is not None:
            note(f"{chosen.sessions} listener sessions: {name}", shown, goal, reached)
        print(f"  {name:30} {shown:>12}  {wanted:10} {'' if reached else 'MISSED'}")
    return 0 if all(reached for *_, reached in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
