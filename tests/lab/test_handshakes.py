"""Attempts that never open: silence, slowness, flaws in the request, and requests that the library refuses."""

import threading
import time

from harness import LabCase, Peer, Watch, main, upgrade


def request(*, without=(), line="GET / HTTP/1.1", **changed):
    """A request with some of its headers left out or changed."""
    headers = {
        "Host": "127.0.0.1",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
    }
    headers.update({name.replace("_", "-"): value for name, value in changed.items()})
    kept = [f"{name}: {value}\r\n" for name, value in headers.items() if name not in without]
    return (line + "\r\n" + "".join(kept) + "\r\n").encode()


FLAWED = [
    ("post", "method", request(line="POST / HTTP/1.1")),
    ("http_1_0", "http_1_0", request(line="GET / HTTP/1.0")),
    ("no_upgrade", "missing_upgrade", request(without=["Upgrade"])),
    ("other_upgrade", "missing_upgrade", request(Upgrade="h2c")),
    ("no_connection", "missing_connection", request(without=["Connection"])),
    ("no_key", "missing_key", request(without=["Sec-WebSocket-Key"])),
    ("no_version", "bad_version", request(without=["Sec-WebSocket-Version"])),
    ("old_version", "bad_version", request(Sec_WebSocket_Version="8")),
    ("no_host", "missing_host", request(without=["Host"])),
    ("plain_page", "missing_upgrade", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
    ("not_http", "malformed", b"hello there\r\n\r\n"),
    ("tls_to_plain", "malformed", b"\x16\x03\x01\x00\x05hello\r\n\r\n"),
]


class Handshakes(LabCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = cls.enterClassContext(Watch("--ping", "0"))

    def failed(self, **wanted):
        line = self.shared.next("disconnect")
        self.expect(line, **{
            "cls": "failed", "phase": "http", "clean": False, "code": None, "reason": "", "opened_at": None,
            "duration_ms": None, "released": True, "confidence": "proven", **wanted,
        })  # fmt: skip
        return line

    def test_flawed_requests(self):
        for name, sub, bytes_sent in FLAWED:
            with self.subTest(name):
                with Peer(self.shared.port) as peer:
                    peer.send(bytes_sent)
                    peer.drain()
                self.failed(
                    cause="bad_handshake", sub=sub, ended_by="tool", tool_reason="protocol",
                    http_status=lambda status: status is None or 400 <= status < 500,
                )  # fmt: skip

    def test_connection_header_of_firefox(self):
        """A list of options in one header is legal, and accepted."""
        with Peer(self.shared.port) as peer:
            peer.send(request(Connection="keep-alive, Upgrade"))
            peer.response()
        self.expect(self.shared.next("disconnect"), cls="lost", cause="eof_without_close", ended_by="client")

    def test_legal_request_that_qt_refuses(self):
        """The same list as two headers is legal too (RFC 9110 section 5.3), but Qt looks at one of them only."""
        with Peer(self.shared.port) as peer:
            peer.send(request(Connection="keep-alive\r\nConnection: Upgrade"))
            peer.drain()
        self.failed(
            cause="bad_handshake", sub="library_refused", ended_by="tool", tool_reason="protocol", http_status=400,
        )  # fmt: skip

    def test_head_without_end(self):
        with Peer(self.shared.port) as peer:
            peer.send(b"GET / HTTP/1.1\r\nX-Long: " + b"x" * 70_000)
            peer.drain()
        self.failed(ended_by="tool", tool_reason="limit", sub="head_too_large")

    def test_gone_before_the_request(self):
        with Peer(self.shared.port) as peer:
            peer.fin().drain()
        self.failed(cause="eof_without_close", ended_by="client", tool_reason=None, legs__client__tcp_end="fin")

    def test_gone_within_the_request(self):
        with Peer(self.shared.port) as peer:
            peer.send(upgrade("/")[:40]).fin().drain()
        self.failed(cause="eof_without_close", ended_by="client", tool_reason=None, legs__client__tcp_end="fin")

    def test_reset_before_the_request(self):
        Peer(self.shared.port).reset()
        self.failed(cause="tcp_reset", ended_by="client", tool_reason=None, legs__client__tcp_end="reset")

    def test_silence_and_slowness(self):
        """Both run into the same ten seconds, measured from accept: trickling bytes buys no time."""

        def trickle(peer):
            for byte in upgrade("/slow"):
                try:
                    peer.send(bytes([byte]))
                except OSError:
                    return
                time.sleep(0.25)

        started = time.monotonic()
        with Peer(self.shared.port) as silent, Peer(self.shared.port) as slow:
            thread = threading.Thread(target=trickle, args=(slow,))
            thread.start()
            for _ in range(2):
                self.failed(cause="open_timeout", ended_by="tool", tool_reason="limit")
            self.assertTrue(8 < time.monotonic() - started < 13)
            silent.drain()
            thread.join()


if __name__ == "__main__":
    main()
