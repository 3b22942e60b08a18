"""What we end ourselves: our close, our heartbeat, our shutdown; and how `watch` comes to its own end."""

import contextlib
import os
import signal
import subprocess
import sys
import time

from harness import CLOSE, PING, PONG, LabCase, Peer, close_frame, frame, main

# A peer in a process of its own, so that it can be frozen: opens a session, says so, answers pings.
ANSWERING_PEER = """
import sys
sys.path.insert(0, sys.argv[2])
from harness import CLOSE, PING, PONG, Peer, frame
peer = Peer(int(sys.argv[1]), timeout=60).open("/frozen")
print("open", flush=True)
while True:
    got = peer.receive()
    if got.opcode == PING:
        peer.send(frame(PONG, got.payload))
    elif got.opcode == CLOSE:
        peer.send(frame(CLOSE, got.payload))
"""


class OwnClose(LabCase):
    def test_answered(self):
        watch = self.watch("--ping", "0", "--close-after", "0.2")
        with Peer(watch.port) as peer:
            peer.open()
            got = peer.receive_close()
            self.assertEqual(got.code, 1000)
            peer.send(frame(CLOSE, got.payload))
            peer.finish()
        self.expect(
            watch.next("disconnect"),
            cls="normal", cause="local_close", ended_by="tool", tool_reason="user", confidence="proven", clean=True, code=1000,
            phase="open", legs__client__close_sent={"code": 1000, "reason": ""},
            legs__client__close_received={"code": 1000, "reason": ""}, released=True,
        )  # fmt: skip

    def test_answered_with_fin_only(self):
        watch = self.watch("--ping", "0", "--close-after", "0.2")
        with Peer(watch.port) as peer:
            peer.open()
            peer.receive_close()
            peer.close()
        self.expect(
            watch.next("disconnect"),
            cls="normal", cause="local_close", ended_by="tool", tool_reason="user", clean=False, code=None,
            legs__client__close_received=None, legs__client__tcp_end="fin", released=True,
        )  # fmt: skip

    def test_never_answered(self):
        watch = self.watch("--ping", "0", "--close-after", "0.2")
        with Peer(watch.port) as peer:
            peer.open()
            peer.receive_close()
            started = time.monotonic()
            self.expect(
                watch.next("disconnect", timeout=14),
                cls="normal", cause="local_close", ended_by="tool", tool_reason="user", clean=False, code=None,
                legs__client__close_received=None, legs__client__tcp_end={"closed_by_tool", "open"}, released=True,
            )  # fmt: skip
            self.assertGreater(time.monotonic() - started, 5, "the peer must be given time to answer")

    def test_both_at_once_first_event_decides(self):
        """The peer closes long before ours would have come."""
        watch = self.watch("--ping", "0", "--close-after", "30")
        with Peer(watch.port) as peer:
            peer.open()
            peer.send(close_frame(4002, b"mine"))
            peer.receive_close()
            peer.finish()
        self.expect(watch.next("disconnect"), cause="app_close", ended_by="client", tool_reason=None, code=4002, reason="mine")


class Behaviour(LabCase):
    def test_greeting_and_echo(self):
        watch = self.watch("--ping", "0", "--echo", "--send", "good morning", "--send", "你好")
        with Peer(watch.port) as peer:
            peer.open()
            self.assertEqual(peer.receive().payload.decode(), "good morning")
            self.assertEqual(peer.receive().payload.decode(), "你好")
            peer.text("again")
            self.assertEqual(peer.receive().payload, b"again")
            peer.send(frame(2, bytes(range(256))))
            self.assertEqual(peer.receive().payload, bytes(range(256)))
            peer.send(close_frame(1000))
            peer.receive_close()
            peer.finish()
        self.expect(watch.next("disconnect"), cause="normal_closure", legs__client__frames_in=3, legs__client__frames_out=5)

    def test_subprotocol(self):
        watch = self.watch("--ping", "0", "--subprotocol", "chat.v2", "--subprotocol", "chat.v1")
        with Peer(watch.port) as peer:
            peer.open("/", "Sec-WebSocket-Protocol: chat.v1, other")
            self.assertIn("sec-websocket-protocol: chat.v1", peer.head.lower())
            self.expect(watch.next("session"), subprotocol="chat.v1")


class Heartbeat(LabCase):
    def test_frozen_process(self):
        watch = self.watch("--ping", "1")
        here = os.path.dirname(os.path.abspath(__file__))
        peer = subprocess.Popen(
            [sys.executable, "-c", ANSWERING_PEER, str(watch.port), here], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        try:
            self.assertEqual(peer.stdout.readline(), b"open\n")
            watch.next("session")
            time.sleep(2.5)
            self.assertFalse([line for _, line in watch.seen if line["event"] == "disconnect"], "it answered its pings")
            peer.send_signal(signal.SIGSTOP)
            self.expect(
                watch.next("disconnect", timeout=16),
                cls="lost", cause="heartbeat_timeout", ended_by="tool", tool_reason="heartbeat", confidence="proven", code=None,
                clean=False, sub="application_stalled", legs__client__pings_unanswered=2,
                legs__client__rtt_ms=lambda ms: 0 < ms < 1000, legs__client__close_received=None, released=True,
            )  # fmt: skip
        finally:
            peer.kill()
            peer.wait()
            peer.stdout.close()

    def test_answered_pings_keep_it_open(self):
        watch = self.watch("--ping", "1")
        with Peer(watch.port) as peer:
            peer.open()
            for _ in range(3):
                got = peer.receive()
                self.assertEqual(got.opcode, PING)
                peer.send(frame(PONG, got.payload))
            peer.send(close_frame(1000))
            peer.receive_close()
            peer.finish()
        self.expect(
            watch.next("disconnect"),
            cause="normal_closure", legs__client__pings_unanswered=0, legs__client__rtt_ms=lambda ms: ms is not None,
        )  # fmt: skip


class Shutdown(LabCase):
    def check(self, how):
        watch = self.watch("--ping", "0")
        with Peer(watch.port) as polite, Peer(watch.port) as silent, Peer(watch.port) as half:
            for peer in (polite, silent):
                peer.open()
                watch.next("session")
            half.send(b"GET / HT")
            watch.process.send_signal(how)
            started = time.monotonic()
            got = polite.receive_close()
            self.assertEqual(got.code, 1001)
            polite.send(frame(CLOSE, got.payload))
            polite.finish()
            self.assertEqual(watch.process.wait(8), 0)
            self.assertLess(time.monotonic() - started, 7)
            lines = watch.rest()
        ends = [line for line in lines if line["event"] == "disconnect"]
        opened = sorted((line for line in ends if line["class"] != "failed"), key=lambda line: line["session"])
        self.assertEqual(len(opened), 2, lines)
        for line, clean in zip(opened, (True, False)):
            self.expect(
                line,
                cls="normal", cause="local_close", ended_by="tool", tool_reason="shutdown", clean=clean,
                legs__client__close_sent=lambda sent: sent["code"] == 1001, released=True,
            )  # fmt: skip
        for line in ends:
            if line["class"] == "failed":
                self.expect(line, ended_by="tool", tool_reason="shutdown", cause="local_close")
        self.expect(lines[-1], event="endpoint", state="stopped")
        self.assertQuiet(watch)

    def test_interrupt(self):
        self.check(signal.SIGINT)

    def test_terminate(self):
        self.check(signal.SIGTERM)

    def test_for(self):
        started = time.monotonic()
        watch = self.watch("--for", "1")
        self.assertEqual(watch.process.wait(8), 0)
        self.assertTrue(0.9 < time.monotonic() - started < 4)

    def test_max_disconnects(self):
        """Lost, normal and failed count; the sessions that our own shutdown ends do not."""
        watch = self.watch("--ping", "0", "--max-disconnects", "3")
        with Peer(watch.port) as kept:
            kept.open("/kept")
            with Peer(watch.port) as lost, Peer(watch.port) as failed:
                lost.open("/lost")
                lost.close()
                failed.send(b"nonsense\r\n\r\n").drain()
            with Peer(watch.port) as normal:
                normal.open("/normal")
                normal.send(close_frame(1000))
                normal.finish()
            with contextlib.suppress(OSError, EOFError):
                got = kept.receive_close()
                kept.send(frame(CLOSE, got.payload))
                kept.finish()
        self.assertEqual(watch.process.wait(8), 0)
        ends = [line for line in watch.rest() if line["event"] == "disconnect"]
        classes = sorted(line["class"] for line in ends if line["tool_reason"] != "shutdown")
        self.assertEqual(classes, ["failed", "lost", "normal"])
        self.assertEqual([line["url"] for line in ends if line["tool_reason"] == "shutdown"], ["/kept"])


if __name__ == "__main__":
    main()
