"""What every lab case needs: dropscope-cli as a child process, peers made of raw bytes, and expectations as tables.

DROPSCOPE_CLI names the program under test. Every wait has a deadline; a case that outlives it fails.
"""

import base64
import contextlib
import dataclasses
import json
import os
import pathlib
import queue
import re
import secrets
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import threading
import time
import unittest

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
UPGRADE = (
    "GET {path} HTTP/1.1\r\n"
    "Host: 127.0.0.1\r\n"
    "Upgrade: websocket\r\n"
    "Connection: Upgrade\r\n"
    "Sec-WebSocket-Key: {key}\r\n"
    "Sec-WebSocket-Version: 13\r\n"
)


def program():
    """The command line under test."""
    path = os.environ.get("DROPSCOPE_CLI", "")
    if not os.access(path, os.X_OK):
        raise RuntimeError(f"DROPSCOPE_CLI names no program: {path!r}")
    return path


def tool(name):
    """A foreign program that the lab needs; missing is an error, never a reason to skip."""
    path = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not path:
        raise RuntimeError(f"{name} is missing; tests/run --lab installs it")
    return path


def free_port():
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_port(port, seconds=20):
    """Returns when somebody listens there."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"nobody listens on port {port}")


def run(*arguments, timeout=20):
    """Runs dropscope-cli to its end; answers (exit code, standard output, standard error)."""
    done = subprocess.run([program(), *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, text=True)
    return done.returncode, done.stdout, done.stderr


# ---------------------------------------------------------------------------------------------------------------
# The contract's shape: every key always there, no other key, values from closed lists.

TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
CAUSES = set(
    """normal_closure client_going_away no_status_close local_close replaced server_going_away try_again_later app_close
    protocol_error invalid_payload message_too_big policy_violation internal_error endpoint_idle_timeout slow_consumer
    heartbeat_timeout eof_without_close tcp_reset tcp_timeout network_down address_changed sleep_or_freeze tls_failure
    closing_timeout unknown_loss dns_failure connection_refused connect_timeout proxy_refused http_rejected bad_handshake
    open_timeout blocked orderly_end proxy_timeout proxy_shutdown""".split()
)
FINDINGS = set(
    """idle_timeout silent_idle_drop max_lifetime mass_drop flapping reconnect_storm size_limit message_limit fixed_offset
    heartbeat_degradation outlier code_trap resume_refused code_rewritten ping_interval timed_close after_message takeover
    page_hidden long_task script_close""".split()
)
CONNECTION = re.compile(r"^[0-9a-f]{16}$")
ROLES = {"listener", "client", "relay", "browser", "capture", "proxy"}
WHOLE, WORDS, FLAG, NONE = int, str, bool, type(None)
NUMBER = (float, int, type(None))
SHAPES = {
    "endpoint": {
        "event": WORDS, "endpoint": WHOLE, "role": ROLES, "name": WORDS,
        "state": {"running", "failed", "stopped"}, "url": (WORDS, NONE), "target": (WORDS, NONE), "format": (WORDS, NONE),
        "error": (WORDS, NONE), "notes": list,
    },
    "session": {
        "event": WORDS, "session": WHOLE, "endpoint": WHOLE, "state": {"open", "open_at_end"}, "at": TIME, "connection": (CONNECTION, NONE),
        "protocol": (WORDS, NONE), "url": (WORDS, NONE), "client": (WORDS, NONE),
        "server": (WORDS, NONE), "subprotocol": (WORDS, NONE), "extensions": (WORDS, NONE), "user_agent": (WORDS, NONE),
        "chain": WHOLE, "continues": (WHOLE, NONE),
    },
    "recovery": {
        "event": WORDS, "session": WHOLE, "by": {"user", "policy", "peer"}, "action": {"reconnect"}, "attempt": WHOLE,
        "outcome": {"waiting", "recovered", "failed", "gave_up"}, "new_session": (WHOLE, NONE),
        "downtime_ms": (WHOLE, NONE), "state": {None, "resumed", "fresh", "unknown"},
    },
    "disconnect": {
        "event": WORDS, "session": WHOLE, "endpoint": WHOLE, "role": ROLES, "at": TIME,
        "url": (WORDS, NONE), "class": {"normal", "lost", "failed", "unknown"}, "cause": CAUSES, "sub": (WORDS, NONE),
        "tool_reason": {None, "user", "shutdown", "heartbeat", "protocol", "limit", "fault", "policy"},
        "phase": {"dns", "tcp", "tls", "http", "open", "closing"},
        "ended_by": {"client", "server", "network", "tool", "unknown"}, "confidence": {"proven", "strong", "suggested"},
        "clean": FLAG, "code": (WHOLE, NONE), "reason": WORDS, "http_status": (WHOLE, NONE), "opened_at": (TIME, NONE),
        "duration_ms": (WHOLE, NONE), "idle_ms": (WHOLE, NONE), "chain": WHOLE, "continues": (WHOLE, NONE),
        "released": FLAG, "connection": (CONNECTION, NONE), "protocol": (WORDS, NONE), "goodbye": (dict, NONE),
        "heartbeat": (dict, NONE), "unread_after": (dict, NONE), "legs": dict, "summary": WORDS, "evidence": list, "advice": list,
    },
    "revised": {
        "event": WORDS, "session": WHOLE, "at": TIME, "class": {"normal", "lost", "failed", "unknown"}, "cause": CAUSES,
        "sub": (WORDS, NONE), "because_session": (WHOLE, NONE), "summary": WORDS,
    },
    "finding": {
        "event": WORDS, "finding": WHOLE, "state": {"new", "updated", "closed"}, "kind": FINDINGS, "endpoint": WHOLE,
        "at": TIME, "confidence": {"proven", "strong", "suggested"}, "count": WHOLE, "of": WHOLE, "seconds": NUMBER,
        "bytes": NUMBER, "low": NUMBER, "high": NUMBER, "matches": list, "sessions": list, "summary": WORDS,
        "advice": list,
    },
    "path": {
        "event": WORDS, "path": WHOLE, "state": {"new", "updated"}, "at": TIME, "connection": (CONNECTION, NONE),
        "by": {"key", "accept", "addresses", "path_and_time"}, "places": list, "origin": dict,
        "confidence": {"proven", "strong", "suggested"}, "summary": WORDS, "advice": list,
    },
}  # fmt: skip
LEG = {
    "close_received": (dict, NONE), "close_sent": (dict, NONE),
    "tcp_end": {"fin", "reset", "timeout", "unreachable", "closed_by_tool", "open", "unknown"},
    "frames_in": (WHOLE, NONE), "bytes_in": (WHOLE, NONE), "frames_out": (WHOLE, NONE), "bytes_out": (WHOLE, NONE), "last_in_ms": (WHOLE, NONE), "last_out_ms": (WHOLE, NONE),
    "pings_unanswered": (WHOLE, NONE), "rtt_ms": (float, WHOLE, NONE), "retransmits": (WHOLE, NONE),
}  # fmt: skip
EVIDENCE = {
    "at": TIME, "leg": {"client", "server"}, "source": {"wire", "library", "tool", "clock", "browser", "log"}, "what": WORDS, "text": WORDS,
}  # fmt: skip


def _fits(value, rule):
    if isinstance(rule, tuple):
        return any(_fits(value, one) for one in rule)
    if isinstance(rule, (set, frozenset)):
        return value in rule
    if isinstance(rule, re.Pattern):
        return isinstance(value, str) and bool(rule.match(value))
    return isinstance(value, rule) and (rule is bool or not isinstance(value, bool))


def _check_keys(what, thing, shape):
    if set(thing) != set(shape):
        raise AssertionError(f"{what}: keys missing {set(shape) - set(thing)}, keys too many {set(thing) - set(shape)}")
    for key, rule in shape.items():
        if not _fits(thing[key], rule):
            raise AssertionError(f"{what}: {key} is {thing[key]!r}")


def check_shape(line):
    """Fails where a line breaks the contract, whatever it tells."""
    event = line.get("event")
    if event not in SHAPES:
        raise AssertionError(f"unknown event {event!r}")
    _check_keys(event, line, SHAPES[event])
    if event != "disconnect":
        return
    for name, leg in line["legs"].items():
        if name not in ("client", "server"):
            raise AssertionError(f"leg {name!r}")
        _check_keys(f"leg {name}", leg, LEG)
        for close in (leg["close_received"], leg["close_sent"]):
            if close is not None:
                _check_keys("close", close, {"code": (WHOLE, NONE), "reason": WORDS})
    for piece in line["evidence"]:
        _check_keys("evidence", piece, EVIDENCE)
    if not line["summary"] or not line["evidence"]:
        raise AssertionError("a verdict without a sentence or without evidence")
    if (line["class"] == "failed" and line["opened_at"]) or (line["opened_at"] is None) != (line["duration_ms"] is None):
        raise AssertionError("opened_at, duration_ms and class disagree")
    if (line["ended_by"] == "tool") != (line["tool_reason"] is not None):
        raise AssertionError("ended_by and tool_reason disagree")


# ---------------------------------------------------------------------------------------------------------------


class Watch:
    """`dropscope-cli watch --listen … --json` as a child. Options after the address belong to the listener.

    With `target` it is a relay to that URL, with `arguments` whatever they say. `prefix`: a command that starts it, such
    as ip netns exec NAME.
    """

    def __init__(self, *options, url="ws://127.0.0.1:0/", target=None, arguments=None, environment=None, prefix=()):
        self.log = tempfile.TemporaryFile()
        self.lines = queue.Queue()
        self.seen = []
        endpoint = arguments or (["--relay", f"{url}={target}"] if target else ["--listen", url])
        self.process = subprocess.Popen(
            [*prefix, program(), "watch", *endpoint, *options, "--json"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self.log,
            env={**os.environ, **(environment or {})},
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.endpoint = self.next("endpoint")
        self.url = self.endpoint["url"]
        port = re.search(r":(\d+)/", self.url or "")
        self.port = int(port.group(1)) if port else None

    @property
    def pid(self):
        return self.process.pid

    def _read(self):
        for raw in self.process.stdout:
            arrived = time.monotonic()
            try:
                line = json.loads(raw)
                check_shape(line)
            except (ValueError, AssertionError) as error:
                line = {"event": "broken", "error": f"{error} in {raw[:200]!r}…"}
            self.lines.put((arrived, line))
        self.lines.put((time.monotonic(), None))

    def next(self, event, timeout=15, **match):
        """The next line of that event with those values; lines before it are passed over (all stay in `seen`)."""
        deadline = time.monotonic() + timeout
        while True:
            try:
                arrived, line = self.lines.get(timeout=max(deadline - time.monotonic(), 0))
            except queue.Empty:
                raise AssertionError(f"no {event} line within {timeout} s; {self.errors()}") from None
            if line is None:
                self.lines.put((arrived, None))
                raise AssertionError(f"dropscope-cli ended before a {event} line; {self.errors()}")
            self.seen.append((arrived, line))
            if line["event"] == "broken":
                raise AssertionError(line["error"])
            if line["event"] == event and all(line[key] == value for key, value in match.items()):
                return line

    def rest(self, timeout=15):
        """The lines until standard output ends."""
        found = []
        deadline = time.monotonic() + timeout
        while True:
            try:
                arrived, line = self.lines.get(timeout=max(deadline - time.monotonic(), 0))
            except queue.Empty:
                raise AssertionError(f"dropscope-cli still runs after {timeout} s; {self.errors()}") from None
            if line is None:
                return found
            self.seen.append((arrived, line))
            if line["event"] == "broken":
                raise AssertionError(line["error"])
            found.append(line)

    def errors(self):
        self.log.seek(0)
        text = self.log.read().decode(errors="replace")
        return f"standard error: {text!r}" if text else "standard error is empty"

    def descriptors(self):
        """How many files and sockets the child holds."""
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def resident(self):
        """Bytes of memory in use."""
        for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise AssertionError("no VmRSS")

    def end(self, how=signal.SIGTERM, timeout=10):
        """Sends the signal and answers the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join(5)
        self.process.stdout.close()
        self.log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


# ---------------------------------------------------------------------------------------------------------------


def frame(opcode, payload=b"", *, fin=True, rsv=0, mask=b"\x37\xfa\x21\x3d", length=None):
    """One frame as a client sends it. mask=None leaves it unmasked; length=(7|16|64, value) lies about the length."""
    first = (0x80 if fin else 0) | rsv << 4 | opcode
    bits, size = length or (7 if len(payload) < 126 else 16 if len(payload) < 65536 else 64, len(payload))
    flag = 0 if mask is None else 0x80
    if bits == 7:
        head = struct.pack("!BB", first, flag | size)
    elif bits == 16:
        head = struct.pack("!BBH", first, flag | 126, size)
    else:
        head = struct.pack("!BBQ", first, flag | 127, size)
    if mask is None:
        return head + payload
    return head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))


def close_frame(code=None, reason=b"", **how):
    return frame(CLOSE, b"" if code is None else struct.pack("!H", code) + reason, **how)


def upgrade(path="/", *headers):
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    return (UPGRADE.format(path=path, key=key) + "".join(f"{header}\r\n" for header in headers) + "\r\n").encode()


@dataclasses.dataclass
class Received:
    opcode: int
    payload: bytes
    masked: bool = False

    @property
    def code(self):
        return struct.unpack("!H", self.payload[:2])[0] if len(self.payload) >= 2 else None


class RawEnd:
    """One end of a connection, byte by byte: it does what the case says and nothing else."""

    def __init__(self, end):
        self.socket = end
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.head = ""

    def _more(self):
        more = self.socket.recv(65536)
        if not more:
            raise EOFError(f"the stream ended after {self.buffer[:200]!r}")
        self.buffer += more

    def _need(self, size):
        while len(self.buffer) < size:
            self._more()

    def read_head(self):
        """The head of the request or of the answer."""
        while b"\r\n\r\n" not in self.buffer:
            self._more()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        self.head = head.decode()
        return self.head

    def send(self, *pieces):
        self.socket.sendall(b"".join(pieces))
        return self

    def receive(self):
        """The next frame, unmasked; EOFError at the end of the stream."""
        self._need(2)
        masked, size, start = bool(self.buffer[1] & 0x80), self.buffer[1] & 0x7F, 2
        if size > 125:
            start += 2 if size == 126 else 8
            self._need(start)
            size = int.from_bytes(self.buffer[2:start], "big")
        start += 4 if masked else 0
        self._need(start + size)
        payload = self.buffer[start : start + size]
        if masked:
            mask = self.buffer[start - 4 : start]
            payload = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
        got = Received(self.buffer[0] & 0x0F, payload, masked)
        self.buffer = self.buffer[start + size :]
        return got

    def receive_text(self):
        """The next text message, whatever control frames come before it."""
        while True:
            got = self.receive()
            if got.opcode == TEXT:
                return got.payload.decode()

    def receive_close(self):
        """The next Close frame, whatever comes before it."""
        while True:
            got = self.receive()
            if got.opcode == CLOSE:
                return got

    def how_it_ended(self):
        """Reads until the other end ends TCP: "fin" or "rst"."""
        try:
            while self.socket.recv(65536):
                pass
            return "fin"
        except ConnectionError:
            return "rst"

    def drain(self):
        self.how_it_ended()
        return self

    def fin(self):
        """Says that nothing more comes, and keeps reading."""
        self.socket.shutdown(socket.SHUT_WR)
        return self

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Peer(RawEnd):
    """A WebSocket client."""

    def __init__(self, port, *, host="127.0.0.1", context=None, timeout=15):
        plain = socket.create_connection((host, port), timeout)
        super().__init__(context.wrap_socket(plain, server_hostname=host) if context else plain)
        self.status = None

    def open(self, path="/", *headers, expect=101):
        self.send(upgrade(path, *headers))
        return self.response(expect)

    def response(self, expect=101):
        self.status = int(self.read_head().split()[1])
        if self.status != expect:
            raise AssertionError(f"answer {self.head!r}")
        return self

    def text(self, words):
        return self.send(frame(TEXT, words.encode()))

    def finish(self):
        """The polite end of a client: answers seen, server's end of TCP awaited, then its own."""
        self.drain()
        self.close()


class LabCase(unittest.TestCase):
    """Expectations are tables: dotted paths to values, a set where several values are right, a function to ask."""

    maxDiff = None

    def expect(self, line, **wanted):
        wrong = []
        for path, value in wanted.items():
            path = {"cls": "class"}.get(path, path)
            found = line
            for step in path.split("__"):
                found = found[step] if found is not None else None
            if callable(value):
                right = value(found)
            elif isinstance(value, set):
                right = found in value
            else:
                right = found == value and type(found) is type(value)
            if not right:
                wrong.append(f"{path.replace('__', '.')} is {found!r}, not {'as wanted' if callable(value) else repr(value)}")
        if wrong:
            self.fail("\n".join(wrong) + "\n" + json.dumps(line, indent=1))

    def watch(self, *options, **how):
        return self.enterContext(Watch(*options, **how))

    def directory(self):
        return pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="dropscope-lab-")))

    def assertQuiet(self, watch):
        """Nothing on standard error, and no line that nobody waited for."""
        self.assertEqual(watch.errors(), "standard error is empty")


def main():
    unittest.main(verbosity=2)
