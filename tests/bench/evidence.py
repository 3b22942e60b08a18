"""Evidence read and reports written: megabytes and events a second, memory, and how soon a live pipe gives its verdict.

Captures are compared with tshark's fields output over the same file, in one run. Sizes are scaled down by default; what
is printed is measured at that size, and the time for the size of the goal follows from it.
"""

import argparse
import json
import os
import pathlib
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lab"))
from harness import UPGRADE, close_frame, frame, tool  # noqa: E402

from rows import note  # noqa: E402

BIN = pathlib.Path(os.environ["DROPSCOPE_BENCH_BIN"])
CLI = os.environ["DROPSCOPE_CLI"]
TSHARK_FIELDS = ("frame.time_epoch", "tcp.stream", "tcp.flags", "websocket.opcode", "websocket.payload_length")


def timed(*command):
    """Seconds on the clock, of the processor, and MiB at most."""
    started = time.monotonic()
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise RuntimeError(f"{command} failed: {status}")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def make(what, connections, messages, file):
    with file.open("wb") as out:
        subprocess.run([BIN / "dropscope-evidence", what, str(connections), str(messages)], stdout=out, check=True)
    return file.stat().st_size / 1e6


def captures(options, folder):
    file = folder / "bench.pcap"
    size = make("capture", 10 * options.megabytes, 200, file)
    took, cpu, memory = timed(CLI, "import", file)
    whole = took * 1000 / size
    print(f"capture of {size:.0f} MB, {10 * options.megabytes} WebSockets\n  dropscope {took:.1f} s ({cpu:.1f} s CPU), {size / took:.0f} MB/s, {memory:.0f} MiB; "
          f"1 GB in {whole:.1f} s, goal 10 s, 200 MB: "
          + note("capture of 1 GB", f"{whole:.1f} s, {memory:.0f} MiB", "< 10 s, < 200 MB", whole < 10 and memory < 200))  # fmt: skip
    missed = whole >= 10 or memory >= 200
    if "tshark" not in options.without:
        fields = [part for field in TSHARK_FIELDS for part in ("-e", field)]
        theirs, their_cpu, their_memory = timed(tool("tshark"), "-r", file, "-T", "fields", *fields)
        print(f"  tshark    {theirs:.1f} s ({their_cpu:.1f} s CPU), {size / theirs:.0f} MB/s, {their_memory:.0f} MiB\n"
              f"  dropscope / tshark {theirs / took:.1f}, by CPU {their_cpu / cpu:.1f}, goal 25: "
              + note("capture, against tshark's fields output", f"{theirs / took:.1f} x", ">= 25 x", theirs / took >= 25))  # fmt: skip
        missed |= theirs / took < 25
    return missed


def browser_log(options, folder):
    file = folder / "bench.json"
    size = make("netlog", 1_000, max(options.megabytes * 3, 1), file)
    took, cpu, memory = timed(CLI, "import", file)
    whole = took * 500 / size
    print(f"browser log of {size:.0f} MB\n  {took:.1f} s ({cpu:.1f} s CPU), {memory:.0f} MiB; 500 MB in {whole:.1f} s, goal 10 s, 200 MB: "
          + note("browser log of 500 MB", f"{whole:.1f} s, {memory:.0f} MiB", "< 10 s, < 200 MB", whole < 10 and memory < 200))  # fmt: skip
    return whole >= 10 or memory >= 200


def packets_of(number):
    """What one short connection puts on the wire, as Ethernet frames."""
    numbers = [1000, 5000]

    def packet(side, flags, payload=b""):
        sent, seen = numbers[side], numbers[1 - side] if flags & 16 else 0
        numbers[side] += len(payload) + (1 if flags & 3 else 0)
        ports = (20_000 + number % 40_000, 8080)
        ends = (b"\x0a\0\0\x01", b"\xc0\xa8\0\x01")
        tcp = struct.pack("!HHIIHHHH", ports[side], ports[1 - side], sent, seen, 0x5000 | flags, 65535, 0, 0)
        ip = struct.pack("!HHIBBH", 0x4500, 40 + len(payload), 0, 64, 6, 0) + ends[side] + ends[1 - side]
        return b"\0" * 12 + b"\x08\0" + ip + tcp + payload

    answer = (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")  # fmt: skip
    yield packet(0, 2)
    yield packet(1, 18)
    yield packet(0, 16)
    yield packet(0, 24, (UPGRADE.format(path=f"/{number}", key="dGhlIHNhbXBsZSBub25jZQ==") + "\r\n").encode())
    yield packet(1, 24, answer)
    yield packet(0, 24, frame(1, b"hello"))
    yield packet(0, 24, close_frame(1000))
    yield packet(1, 24, close_frame(1000, mask=None))
    yield packet(1, 17)
    yield packet(0, 17)
    yield packet(1, 16)


def live_pipe(options, _folder):
    """From the write of the packet that ends a connection to the line of its verdict."""
    with subprocess.Popen([CLI, "import", "--follow", "--json", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as watch:
        written, waits = {}, []

        def read():
            for line in watch.stdout:
                event = json.loads(line)
                if event["event"] == "disconnect":
                    waits.append(1000 * (time.monotonic() - written[event["url"]]))

        reader = threading.Thread(target=read)
        reader.start()
        watch.stdin.write(struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 1 << 18, 1))
        for number in range(options.connections):
            for packet in packets_of(number):
                now = time.time_ns()
                record = struct.pack("<IIII", now // 10**9, now % 10**9, len(packet), len(packet))
                written[f"/{number}"] = time.monotonic()
                watch.stdin.write(record + packet)
                watch.stdin.flush()
            time.sleep(0.02)
        time.sleep(1)
        watch.stdin.close()
        reader.join()
    worst = max(waits)
    reached = len(waits) == options.connections and worst < 200
    print(f"live pipe, {options.connections} connections\n  verdict {statistics.median(waits):.1f} ms after the last packet was written, "
          f"at most {worst:.1f} ms, goal 200 ms: "
          + note("live pipe: packet to verdict, worst", f"{worst:.1f} ms", "< 200 ms", reached))  # fmt: skip
    return not reached


def record(disconnects, log):
    """A log of a relay whose clients come and go."""
    with subprocess.Popen([BIN / "dropscope-upstream"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as upstream:
        port = int(upstream.stdout.readline())
        watch = subprocess.Popen(
            [CLI, "watch", "--relay", f"ws://127.0.0.1:0/=ws://127.0.0.1:{port}/", "--json", "--log", log,
             "--max-disconnects", str(disconnects)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        at = json.loads(watch.stdout.readline())["url"].rsplit(":", 1)[1].strip("/")
        threading.Thread(target=watch.stdout.read).start()
        while watch.poll() is None:
            subprocess.run([BIN / "dropscope-relayload", "churn", at, "32", "2"], stdout=subprocess.DEVNULL, check=False)
        upstream.stdin.close()


def reports(options, folder):
    log = folder / "many.dropscope"
    record(options.disconnects, log)
    print(f"report of {options.disconnects} disconnects, log of {log.stat().st_size / 1e6:.0f} MB")
    missed = False
    for form in ("text", "jsonl", "csv", "har", "html"):
        took, cpu, memory = timed(CLI, "report", log, "--format", form, "--output", folder / f"report.{form}")
        whole = took * 100_000 / options.disconnects
        goal = ""
        if form == "html":
            goal = f"; 100,000 in {whole:.1f} s, goal 5 s: " + note("HTML report of 100,000 disconnects", f"{whole:.1f} s", "< 5 s", whole < 5)
        missed |= form == "html" and whole >= 5
        print(f"  {form:6} {took:6.2f} s ({cpu:.2f} s CPU), {memory:.0f} MiB{goal}")
    return missed


PARTS = {"captures": captures, "browser-log": browser_log, "pipe": live_pipe, "reports": reports}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=int, default=100, help="of a capture and of a browser log, about")
    options.add_argument("--connections", type=int, default=200, help="of the live pipe")
    options.add_argument("--disconnects", type=int, default=100_000, help="of the reports")
    options.add_argument("--only", choices=PARTS)
    options.add_argument("--without", action="append", default=[], help="a program to leave out (tshark)")
    chosen = options.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    missed = False
    with tempfile.TemporaryDirectory(prefix="dropscope-bench-") as folder:
        for name, part in PARTS.items():
            if chosen.only in (None, name):
                missed |= part(chosen, pathlib.Path(folder))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
