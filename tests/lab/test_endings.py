"""Every way a raw client can end an open session, and what the listener must say about it."""

import socket
import struct
import time

from harness import BINARY, CLOSE, PING, PONG, TEXT, LabCase, Peer, Watch, close_frame, frame, main, upgrade


def closing(code=None, reason=b""):
    """The closing handshake, client first."""

    def script(peer):
        peer.send(close_frame(code, reason))
        answer = peer.receive_close()
        # 1012 to 1014 are legal though Qt takes them for violations: the answer must not accuse the client.
        if answer.code not in (code, 1000):
            raise AssertionError(f"Close {code} was answered with {answer.code}")
        peer.finish()

    return script


def sending(*pieces, then="drain"):
    """Bytes in one write, then what the client does."""

    def script(peer):
        peer.send(*pieces)
        getattr(peer, then)()

    return script


def violating(expected_code, *pieces):
    """Bytes that break the protocol; the listener must say so with the right Close frame before it ends TCP."""

    def script(peer):
        peer.send(*pieces)
        got = peer.receive_close()
        if got.code != expected_code:
            raise AssertionError(f"the violation was answered with {got.code}, not {expected_code}")
        peer.finish()

    return script


def data_and_fin(peer):
    """Both in one TCP segment."""
    peer.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 0)
    peer.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)
    peer.text("hello")
    peer.fin()
    peer.drain()


def answered_close_then_reset(peer):
    peer.send(close_frame(1000, b"bye"))
    peer.receive_close()
    peer.reset()


def byte_by_byte(peer):
    for byte in frame(TEXT, "zwölf Boxkämpfer".encode()) + close_frame(1000, b"slowly"):
        peer.send(bytes([byte]))
    peer.receive_close()
    peer.finish()


def ping_then_close(peer):
    peer.send(frame(PING, b"there?"))
    answer = peer.receive()
    if (answer.opcode, answer.payload) != (PONG, b"there?"):
        raise AssertionError(f"the ping was answered with {answer}")
    closing(1000)(peer)


def closed(cause, cls, code, *, reason="", sub=None, clean=True, **more):
    return dict(
        cls=cls, cause=cause, sub=sub, ended_by="client", tool_reason=None, code=code, reason=reason, clean=clean,
        phase="open", legs__client__close_received={"code": code, "reason": reason},
        legs__client__close_sent=lambda sent: sent is not None, legs__client__tcp_end="fin", **more,
    )  # fmt: skip


def illegal(code):
    return (
        f"code_{code}",
        sending(close_frame(code)),
        dict(
            cls="lost", cause="protocol_error", sub="reserved_code", ended_by="client", tool_reason=None, code=code,
            clean=False, legs__client__close_received={"code": code, "reason": ""},
        ),
    )  # fmt: skip


def violation(name, sub, *pieces, cause="protocol_error", answer=1002):
    return (
        name,
        violating(answer, *pieces),
        dict(
            cls="lost", cause=cause, sub=sub, ended_by="tool", tool_reason="protocol", code=None, reason="", clean=False,
            legs__client__close_received=None, legs__client__close_sent=lambda sent: sent["code"] == answer,
        ),
    )  # fmt: skip


def cut(cause, tcp_end, **more):
    return dict(
        cls="lost", cause=cause, ended_by="client", tool_reason=None, code=None, reason="", clean=False, phase="open",
        legs__client__close_received=None, legs__client__tcp_end=tcp_end, **{"sub": None, **more},
    )  # fmt: skip


GOOD = frame(TEXT, b"hello")
CASES = [
    ("code_1000", closing(1000, b"bye"), closed("normal_closure", "normal", 1000, reason="bye")),
    ("code_1000_no_reason", closing(1000), closed("normal_closure", "normal", 1000)),
    ("code_1000_reason_chinese", closing(1000, "再见".encode()), closed("normal_closure", "normal", 1000, reason="再见")),
    ("code_1000_longest", closing(1000, b"x" * 123), closed("normal_closure", "normal", 1000, reason="x" * 123)),
    ("code_1001", closing(1001), closed("client_going_away", "normal", 1001)),
    ("no_code", closing(), closed("no_status_close", "normal", None)),
    ("code_1002", closing(1002, b"no"), closed("protocol_error", "lost", 1002, reason="no")),
    ("code_1003", closing(1003), closed("protocol_error", "lost", 1003, sub="unsupported_type")),
    ("code_1007", closing(1007), closed("invalid_payload", "lost", 1007)),
    ("code_1008", closing(1008), closed("policy_violation", "lost", 1008)),
    ("code_1009", closing(1009), closed("message_too_big", "lost", 1009, sub="endpoint")),
    ("code_1010", closing(1010), closed("protocol_error", "lost", 1010, sub="extension")),
    ("code_1011", closing(1011, b"oops"), closed("internal_error", "lost", 1011, reason="oops")),
    ("code_1012", closing(1012, b"restart"), closed("client_going_away", "lost", 1012, reason="restart", sub="restart")),
    ("code_1013", closing(1013), closed("try_again_later", "lost", 1013)),
    ("code_1014", closing(1014), closed("internal_error", "lost", 1014, sub="bad_gateway")),
    ("code_3000", closing(3000), closed("app_close", "lost", 3000)),
    ("code_4001", closing(4001, b"who?"), closed("app_close", "lost", 4001, reason="who?")),
    ("code_4999", closing(4999), closed("app_close", "lost", 4999)),
    ("keepalive", closing(1011, b"keepalive ping timeout"),
     # It never sent a ping.
     closed("heartbeat_timeout", "lost", 1011, reason="keepalive ping timeout", confidence="suggested")),
    *(illegal(code) for code in (0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65535)),
    ("close_of_one_byte", sending(frame(CLOSE, b"\x03")),
     dict(cls="lost", cause="protocol_error", sub="bad_close", ended_by="client", tool_reason=None, code=None, clean=False)),
    ("close_reason_no_utf8", sending(close_frame(1000, b"\xff\xfe")),
     dict(cls="lost", cause="invalid_payload", sub="invalid_utf8", ended_by="client", tool_reason=None, clean=False)),
    ("data_after_close", sending(close_frame(1000), GOOD, GOOD), closed("normal_closure", "normal", 1000)),
    ("fin", lambda peer: peer.fin().drain(), cut("eof_without_close", "fin")),
    ("fin_by_close", lambda peer: peer.close(), cut("eof_without_close", "fin")),
    ("reset", lambda peer: peer.reset(), cut("tcp_reset", "reset")),
    ("data_then_fin", data_and_fin, cut("eof_without_close", "fin", legs__client__frames_in=1, legs__client__bytes_in=11)),
    ("data_then_reset", sending(GOOD, then="reset"), cut("tcp_reset", "reset")),
    ("close_then_reset", sending(close_frame(1000, b"bye"), then="reset"),
     dict(cls="normal", cause="normal_closure", ended_by="client", tool_reason=None, code=1000, reason="bye", clean=False,
          legs__client__tcp_end="reset")),
    ("answered_close_then_reset", answered_close_then_reset,
     dict(cls="normal", cause="normal_closure", ended_by="client", code=1000, reason="bye", clean=False,
          legs__client__close_sent=lambda sent: sent is not None, legs__client__tcp_end="reset")),
    ("truncated_close", sending(close_frame(1000, b"good bye")[:-4], then="close"),
     cut("eof_without_close", "fin", sub="truncated_close")),
    ("truncated_text", sending(GOOD[:-2], then="close"), cut("eof_without_close", "fin", sub="truncated_frame")),
    ("truncated_head", sending(GOOD[:1], then="close"), cut("eof_without_close", "fin", sub="truncated_frame")),
    violation("rsv1", "rsv", frame(TEXT, b"x", rsv=4)),
    violation("rsv3_on_close", "rsv", frame(CLOSE, struct.pack("!H", 1000), rsv=1)),
    violation("unmasked", "masking", frame(TEXT, b"x", mask=None)),
    violation("unmasked_close", "masking", close_frame(1000, mask=None)),
    violation("opcode_3", "opcode", frame(3, b"x")),
    violation("opcode_15", "opcode", frame(15)),
    violation("stray_continuation", "fragmentation", frame(0, b"x")),
    violation("interleaved", "fragmentation", frame(TEXT, b"a", fin=False), frame(TEXT, b"b")),
    violation("fragmented_ping", "bad_control", frame(PING, b"x", fin=False)),
    violation("long_ping", "bad_control", frame(PING, b"x" * 126)),
    violation("length_not_minimal", "length", frame(BINARY, b"x" * 5, length=(16, 5))),
    violation("length_negative", "length", frame(BINARY, length=(64, 1 << 63))),
    violation("bad_utf8", None, frame(TEXT, b"\xc3\x28"), cause="invalid_payload", answer=1007),
    violation("bad_utf8_in_fragments", None, frame(TEXT, b"\xe4\xbd", fin=False), frame(0, b"\xff"),
              cause="invalid_payload", answer=1007),
    violation("cut_utf8_at_the_end", None, frame(TEXT, b"ab\xe4\xbd"), cause="invalid_payload", answer=1007),
    violation("violation_and_close", "rsv", frame(TEXT, b"x", rsv=2), close_frame(1000, b"not an answer")),
    ("message_too_big", violating(1009, frame(BINARY, length=(64, 65 << 20))),
     dict(cls="lost", ended_by="tool", tool_reason="limit", sub="message_too_big", code=None, clean=False,
          legs__client__close_sent=lambda sent: sent["code"] == 1009)),
    ("utf8_over_fragments",
     lambda peer: (peer.send(frame(TEXT, b"\xe4\xbd", fin=False), frame(PING, b""), frame(0, b"\xa0")), closing(1000)(peer)),
     closed("normal_closure", "normal", 1000, legs__client__frames_in=4)),
    ("mask_of_zeros", lambda peer: (peer.send(frame(TEXT, b"hello", mask=bytes(4))), closing(1000)(peer)),
     closed("normal_closure", "normal", 1000)),
    ("byte_by_byte", byte_by_byte, closed("normal_closure", "normal", 1000, reason="slowly", legs__client__frames_in=2)),
    ("ping", ping_then_close,
     closed("normal_closure", "normal", 1000, legs__client__frames_in=2, legs__client__frames_out=2)),
    ("large_binary", lambda peer: (peer.send(frame(BINARY, bytes(3 << 20))), closing(1000)(peer)),
     closed("normal_closure", "normal", 1000, legs__client__bytes_in=14 + (3 << 20) + 8)),
]  # fmt: skip


class Endings(LabCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = cls.enterClassContext(Watch("--ping", "0"))
        cls.session = 0

    def test_one_after_another(self):
        for name, script, wanted in CASES:
            with self.subTest(name):
                with Peer(self.shared.port) as peer:
                    peer.open(f"/{name}")
                    opened = self.shared.next("session", url=f"/{name}")
                    script(peer)
                line = self.shared.next("disconnect", url=f"/{name}")
                self.expect(opened, url=f"/{name}", session=line["session"])
                self.expect(line, **{
                    "url": f"/{name}", "role": "listener", "endpoint": 1, "confidence": "proven", "released": True,
                    "http_status": None, "legs": lambda legs: list(legs) == ["client"], **wanted,
                })  # fmt: skip
        self.assertQuiet(self.shared)


class Timing(LabCase):
    def test_idle_and_duration(self):
        watch = self.watch("--ping", "0")
        with Peer(watch.port) as peer:
            peer.open()
            time.sleep(0.5)
            peer.text("hello")
            time.sleep(1)
            peer.close()
        self.expect(
            watch.next("disconnect"),
            cause="eof_without_close", idle_ms=lambda ms: 900 <= ms <= 1500, duration_ms=lambda ms: 1400 <= ms <= 2200,
            legs__client__last_in_ms=lambda ms: 900 <= ms <= 1500,
        )  # fmt: skip

    def test_frames_sent_with_the_request(self):
        """What a client pipelines behind its request belongs to the session."""
        watch = self.watch("--ping", "0")
        with Peer(watch.port) as peer:
            peer.send(upgrade("/eager"), GOOD, close_frame(1000, b"done"))
            peer.response()
            peer.receive_close()
            peer.finish()
        self.expect(watch.next("session"), url="/eager")
        self.expect(
            watch.next("disconnect"),
            cls="normal", cause="normal_closure", ended_by="client", code=1000, reason="done", clean=True,
            legs__client__frames_in=2,
        )  # fmt: skip

    def test_a_line_comes_when_the_legs_are_over(self):
        """A client that half-closes and stays is reported, and let go, after 2 seconds."""
        watch = self.watch("--ping", "0")
        with Peer(watch.port) as peer:
            peer.open()
            peer.fin()
            started = time.monotonic()
            self.expect(watch.next("disconnect"), cause="eof_without_close", released=True)
            self.assertLess(time.monotonic() - started, 3)


if __name__ == "__main__":
    main()
