"""The relay against haproxy and mitmproxy: the same load, one after the other within a repetition, as ratios.

The proxy under test has one core, load and server share the other. The relay journals and takes TCP evidence, as it does for
a user. Every ratio is of one repetition; the median over the repetitions counts. CPU is the processor time the proxy
took for the same work: it says more than the clock on a machine that others use as well.
"""

import argparse
import contextlib
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "lab"))
from harness import await_port, free_port, tool  # noqa: E402
from rows import note  # noqa: E402

PROXY_CORE, LOAD_CORE = "0", "1"
BIN = pathlib.Path(os.environ["DROPSCOPE_BENCH_BIN"])


def cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


class Upstream:
    def __init__(self, *how):
        self.process = subprocess.Popen(["taskset", "-c", LOAD_CORE, BIN / "dropscope-upstream", *how], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)  # fmt: skip
        self.port = int(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


class Haproxy:
    def __init__(self, mode, upstream, folder):
        self.port = free_port()
        buffers = "tune.bufsize 65536" if mode == "tcp" else ""
        most = (resource.getrlimit(resource.RLIMIT_NOFILE)[1] - 60) // 2
        config = pathlib.Path(folder) / f"haproxy-{mode}-{self.port}.cfg"
        config.write_text(
            f"global\n maxconn {most}\n nbthread 1\n {buffers}\n"
            f"defaults\n mode {mode}\n maxconn {most}\n timeout connect 5s\n timeout client 1h\n timeout server 1h\n"
            f" timeout tunnel 1h\n"
            f"listen relay\n bind 127.0.0.1:{self.port}\n server up 127.0.0.1:{upstream}\n"
        )
        self.process = subprocess.Popen(["taskset", "-c", PROXY_CORE, tool("haproxy"), "-db", "-f", config],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        await_port(self.port)
        self.pid = self.process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


class Mitmproxy(Haproxy):
    def __init__(self, upstream, folder):
        self.port = free_port()
        self.process = subprocess.Popen(
            ["taskset", "-c", PROXY_CORE, tool("mitmdump"), "-q", "--set", f"confdir={folder}", "--listen-host", "127.0.0.1",
             "--listen-port", str(self.port), "--mode", f"reverse:http://127.0.0.1:{upstream}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        await_port(self.port)
        self.pid = self.process.pid


class Relay(Haproxy):
    """With a log; what it prints goes nowhere."""

    def __init__(self, upstream, folder, *options):
        self.port = free_port()
        self.log = pathlib.Path(folder) / f"bench-{time.monotonic_ns()}.dropscope"
        self.process = subprocess.Popen(
            ["taskset", "-c", PROXY_CORE, os.environ["DROPSCOPE_CLI"], "watch", "--relay",
             f"ws://127.0.0.1:{self.port}/=ws://127.0.0.1:{upstream}/", *options, "--log", str(self.log)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        await_port(self.port)
        self.pid = self.process.pid

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)
        for file in self.log.parent.glob(self.log.name + "*"):
            file.unlink()


PROXIES = {
    "relay": Relay,
    "haproxy tcp": lambda upstream, folder: Haproxy("tcp", upstream, folder),
    "haproxy http": lambda upstream, folder: Haproxy("http", upstream, folder),
    "mitmproxy": Mitmproxy,
}


def load(proxy, mode, connections, seconds, size=125):
    before = cpu(proxy.pid)
    done = subprocess.run(
        ["taskset", "-c", LOAD_CORE, BIN / "dropscope-relayload", mode, str(proxy.port), str(connections), str(seconds), str(size)],
        stdout=subprocess.PIPE, text=True, timeout=seconds + 90,
    )  # fmt: skip
    result = json.loads(done.stdout)
    result["cpu_us"] = 1e6 * (cpu(proxy.pid) - before) / max(result["done"], 1)
    return result


WORK = [
    # name, mode, connections, payload, unit, goals {against: ratio}
    ("64 connections, 125 B ping-pong", "pingpong", 64, 125, "per_second", {"haproxy tcp": 1.0, "mitmproxy": 20}),
    ("64 KiB echo", "bulk", 4, 65536, "mb_per_second", {"haproxy tcp": 1.0, "mitmproxy": 20}),
    ("open, upgrade, close", "churn", 32, 125, "per_second", {"haproxy http": 0.8, "mitmproxy": 20}),
]


def ratios(name, mode, connections, size, unit, goals, options, folder):
    seen = {proxy: [] for proxy in PROXIES if proxy == "relay" or proxy in goals}
    with Upstream() as upstream, contextlib.ExitStack() as stack:
        running = {key: stack.enter_context(PROXIES[key](upstream.port, folder)) for key in seen}
        for proxy in running.values():
            load(proxy, mode, connections, 1, size)  # warm
        for _ in range(options.repeat):
            for key, proxy in running.items():
                seen[key].append(load(proxy, mode, connections, options.seconds, size))
    missed = False
    print(f"{name}, {options.repeat} x {options.seconds:g} s")
    for key, results in seen.items():
        median = {what: statistics.median(result[what] for result in results) for what in (unit, "p50_ms", "p99_ms", "cpu_us")}
        failed = sum(result["failed"] for result in results)
        line = f"  {key:14} {median[unit]:10.0f} {unit.replace('_', ' '):14} p50 {median['p50_ms']:7.3f} ms  p99 {median['p99_ms']:7.3f} ms"
        line += f"  CPU {median['cpu_us']:8.1f} us each" + (f"  {failed} FAILED" if failed else "")
        print(line)
    for key, goal in goals.items():
        pairs = [ours[unit] / max(theirs[unit], 0.001) for ours, theirs in zip(seen["relay"], seen[key])]
        work = [theirs["cpu_us"] / max(ours["cpu_us"], 0.001) for ours, theirs in zip(seen["relay"], seen[key])]
        ratio = statistics.median(pairs)
        missed |= ratio < goal
        print(f"  relay / {key:12} {ratio:6.2f} ({min(pairs):.2f}-{max(pairs):.2f}), by CPU {statistics.median(work):.2f}, "
              f"goal {goal:g} " + note(f"{name} / {key}", f"{ratio:.2f} (by CPU {statistics.median(work):.2f})", f">= {goal:g}", ratio >= goal))  # fmt: skip
    return missed


def many(options, folder):
    print(f"{options.sessions} sessions, one 125-byte message a second each, {options.many_seconds:g} s")
    found = {}
    for key in ("relay", "haproxy http"):
        with Upstream() as upstream, PROXIES[key](upstream.port, folder) as proxy:
            time.sleep(0.5)
            before = resident(proxy.pid)
            child = subprocess.Popen(
                ["taskset", "-c", LOAD_CORE, os.environ["DROPSCOPE_LOAD"], "paced", "--port", str(proxy.port), "--connections",
                 str(options.sessions), "--seconds", str(options.many_seconds)], stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            up = int(child.stdout.readline().split()[1])
            used = cpu(proxy.pid)
            child.stdout.readline()
            used = cpu(proxy.pid) - used
            memory = resident(proxy.pid) - before
            result = json.loads(child.stdout.readline())
            child.wait(60)
        found[key] = used
        delivered = 100 * result["received"] / max(result["sent"], 1)
        print(f"  {key:14} {up} open, {delivered:.2f} % delivered, CPU {100 * used / options.many_seconds:.1f} %, "
              f"{memory / max(up, 1):.1f} KiB a session, p99 {result['p99_ms']:.1f} ms")  # fmt: skip
        if key == "relay":
            shown = f"{up}, {delivered:.2f} %, {memory / max(up, 1):.1f} KiB"
            fine = delivered == 100 and up == options.sessions and memory / max(up, 1) <= 8
    ratio = found["relay"] / found["haproxy http"]
    work = f"{options.sessions} relayed sessions, 1 message/s each"
    print(f"  CPU relay / haproxy http {ratio:.2f}, goal at most 1 " + note(f"{work}: CPU / haproxy http", f"{ratio:.2f}", "<= 1.0", ratio <= 1)
          + "; all open, all delivered, at most 8 KiB each: " + note(f"{work}: open, delivered, memory", shown, "all, 100 %, <= 8 KiB", fine))  # fmt: skip
    return ratio > 1 or not fine


def speak(proxy, protocol, connections, seconds):
    """CPU for each round trip in that protocol, and the memory that the relay holds at its end."""
    before = cpu(proxy.pid)
    child = subprocess.Popen(
        ["taskset", "-c", LOAD_CORE, BIN / "dropscope-relayload", "pingpong", str(proxy.port), str(connections), str(seconds),
         "125", protocol], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    result = json.loads(child.stdout.readline())
    used = 1e6 * (cpu(proxy.pid) - before) / max(result["done"], 1)
    memory = resident(proxy.pid)
    child.stdin.close()
    child.wait(20)
    child.stdout.close()
    return used, memory, result["failed"]


def dialects(options, folder):
    """The same work with the messages read and not, in one run."""
    missed = False
    for protocol in ("socket.io", "mqtt"):
        with Upstream(protocol) as upstream, contextlib.ExitStack() as stack:
            relays = {how: stack.enter_context(Relay(upstream.port, folder, *how)) for how in ((), ("--dialect", "off"))}
            for relay in relays.values():
                speak(relay, protocol, 64, 1)
            pairs = [[speak(relay, protocol, 64, options.seconds) for relay in relays.values()] for _ in range(options.repeat)]
        failed = sum(one[2] for pair in pairs for one in pair)
        ratio = statistics.median(on[0] / max(off[0], 0.001) for on, off in pairs)
        memory = {}
        for how in ((), ("--dialect", "off")):
            with Upstream(protocol) as upstream, Relay(upstream.port, folder, *how) as relay:
                memory[how] = speak(relay, protocol, options.spoken, 3)[1]
        each = 1024 * (memory[()] - memory[("--dialect", "off")]) / options.spoken
        fine = ratio <= 1.05 and each <= 512 and not failed
        missed |= not fine
        print(f"{protocol}, 64 connections, 125 B ping-pong, {options.repeat} x {options.seconds:g} s\n"
              f"  CPU {statistics.median(on[0] for on, _ in pairs):.1f} us each with dialects, "
              f"{statistics.median(off[0] for _, off in pairs):.1f} without: {ratio:.3f}, goal at most 1.05; "
              f"{each:.0f} B a session ({options.spoken}), goal at most 512 "
              + note(f"{protocol} messages, dialects on / off", f"CPU {ratio:.3f}, {each:.0f} B a session", "<= 1.05, <= 512 B", fine))  # fmt: skip
    return missed


def stalled(folder):
    with Upstream("stall") as upstream, Relay(upstream.port, folder) as proxy:
        before = resident(proxy.pid)
        child = subprocess.Popen(["taskset", "-c", LOAD_CORE, BIN / "dropscope-relayload", "push", str(proxy.port), "1", "60",
                                  str(2 << 30)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # fmt: skip
        taken = json.loads(child.stdout.readline())["taken_mb"]
        grown = (resident(proxy.pid) - before) / 1024
        child.stdin.close()
        child.wait(10)
        child.stdout.close()
    print(f"a reader that stalls, 2 GiB pushed\n  {taken:.1f} MB taken by kernels and relay, memory grew by {grown:.1f} MiB, goal 2 "
          + note("stalled reader, 2 GiB pushed", f"memory grows {grown:.1f} MiB", "<= 2 MiB", grown <= 2))  # fmt: skip
    return grown > 2


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=5)
    options.add_argument("--repeat", type=int, default=5)
    options.add_argument("--sessions", type=int, default=9900)
    options.add_argument("--spoken", type=int, default=4000, help="sessions of which the memory of dialects is measured")
    options.add_argument("--many-seconds", type=float, default=15)
    options.add_argument("--only", choices=["ratios", "many", "dialects", "stalled"])
    options.add_argument("--without", action="append", default=[], help="a proxy to leave out")
    chosen = options.parse_args()
    missed = False
    print("load average", *os.getloadavg())
    with tempfile.TemporaryDirectory(prefix="dropscope-bench-") as folder:
        if chosen.only in (None, "ratios"):
            for name, mode, connections, size, unit, goals in WORK:
                goals = {key: goal for key, goal in goals.items() if key not in chosen.without}
                missed |= ratios(name, mode, connections, size, unit, goals, chosen, folder)
        if chosen.only in (None, "many"):
            missed |= many(chosen, folder)
        if chosen.only in (None, "dialects"):
            missed |= dialects(chosen, folder)
        if chosen.only in (None, "stalled"):
            missed |= stalled(folder)
    print("load average", *os.getloadavg())
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
