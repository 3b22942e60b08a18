"""Every ending the lab can make with raw peers, as a table of what it was and what it was called. The class is always
right, and no verdict that calls itself proven is ever wrong."""

import collections
import struct
import time

from harness import CLOSE, PING, TEXT, LabCase, Peer, close_frame, frame, main
from proxies import Server
from test_endings import CASES


def saying(code=None, reason=b""):
    """The closing handshake, server first."""

    def serve(peer):
        peer.send(close_frame(code, reason, mask=None))
        peer.receive_close()

    return serve


def resetting(peer):
    peer.reset()


def truncating(peer):
    peer.send(frame(CLOSE, struct.pack("!H", 1000) + b"good bye", mask=None)[:-3])


def flawed(first):
    """Bytes that break the protocol, which the client does not mind; then a proper end."""

    def serve(peer):
        peer.send(first)
        saying(1000)(peer)

    return serve


def asking(end):
    """A ping that the client never answers; a second later the server gives up."""

    def serve(peer):
        peer.send(frame(PING, b"?", mask=None))
        time.sleep(1)
        end(peer)

    return serve


def nothing(peer):
    """FIN."""


STALLED = (None, "application_stalled")

# What a server does, and what that is: class, cause, sub.
SERVER = {
    "1000": (saying(1000, b"bye"), "normal", "normal_closure", None),
    "none": (saying(), "normal", "no_status_close", None),
    "1001": (saying(1001), "lost", "server_going_away", None),
    "1002": (saying(1002), "lost", "protocol_error", None),
    "1003": (saying(1003), "lost", "protocol_error", "unsupported_type"),
    "1007": (saying(1007), "lost", "invalid_payload", None),
    "1008": (saying(1008), "lost", "policy_violation", None),
    "1009": (saying(1009), "lost", "message_too_big", "endpoint"),
    "1011": (saying(1011), "lost", "internal_error", None),
    "1012": (saying(1012), "lost", "server_going_away", "restart"),
    "1013": (saying(1013), "lost", "try_again_later", None),
    "1014": (saying(1014), "lost", "internal_error", "bad_gateway"),
    "3500": (saying(3500), "lost", "app_close", None),
    "4401": (saying(4401), "lost", "app_close", None),
    "1006": (saying(1006), "lost", "protocol_error", "reserved_code"),
    "jetty": (saying(1001, b"Connection Idle Timeout"), "lost", "endpoint_idle_timeout", None),
    "tomcat": (saying(1001, b"The WebSocket session [7] timeout expired"), "lost", "endpoint_idle_timeout", None),
    "tornado": (saying(1000, b"ping timed out"), "lost", "heartbeat_timeout", None),
    "websockets": (saying(1011, b"keepalive ping timeout"), "lost", "heartbeat_timeout", None),
    "uws": (saying(1000, b"please reconnect"), "lost", "server_going_away", "max_lifetime"),
    "ktor": (saying(1011, b"Ping timeout"), "lost", "heartbeat_timeout", None),
    "deno": (saying(1001, b"No response from ping frame."), "lost", "heartbeat_timeout", None),
    "pong_wait": (saying(1011, b"timed out waiting for pong"), "lost", "heartbeat_timeout", None),
    "sockjs": (saying(3000, b"No response from heartbeat"), "lost", "heartbeat_timeout", None),
    "coder_slow": (saying(1008, b"connection too slow to keep up with messages"), "lost", "slow_consumer", None),
    "nats_1006": (saying(1006, b"Stale Connection"), "lost", "heartbeat_timeout", None),
    "chat": (saying(1000, b"my keepalive timed out, bye"), "normal", "normal_closure", None),
    "unanswered_fin": (asking(nothing), "lost", "heartbeat_timeout", STALLED),
    "unanswered_reset": (asking(resetting), "lost", "heartbeat_timeout", STALLED),
    "unanswered_empty": (asking(saying()), "lost", "heartbeat_timeout", STALLED),
    "unanswered_1011": (asking(saying(1011)), "lost", "heartbeat_timeout", STALLED),
    "unanswered_1001": (asking(saying(1001)), "lost", "server_going_away", None),
    "unanswered_words": (asking(saying(1000, b"game over")), "normal", "normal_closure", None),
    "bad_utf8_first": (flawed(frame(TEXT, b"\xff", mask=None)), "normal", "normal_closure", None),
    "long_ping_first": (flawed(bytes([0x89, 126, 0, 130]) + b"x" * 130), "normal", "normal_closure", None),
    "long_form_first": (flawed(bytes([0x81, 126, 0, 3]) + b"abc"), "normal", "normal_closure", None),
    "nats_slow": (saying(1008, b"Slow Consumer (Pending Bytes)"), "lost", "slow_consumer", None),
    "nats_stale": (saying(1001, b"Stale Connection"), "lost", "heartbeat_timeout", None),
    "clog": (saying(1000, b"Aborting this old connection since receiving a reconnection request."), "normal", "replaced",
             None),
    "fin": (lambda peer: None, "lost", "eof_without_close", None),
    "reset": (resetting, "lost", "tcp_reset", None),
    "truncated": (truncating, "lost", "eof_without_close", "truncated_close"),
}  # fmt: skip


class Confusion(LabCase):
    def named(self, line, cls, cause, sub, party):
        """One row of the table; answers what is wrong with it."""
        self.table[cause, party][line["cause"], line["ended_by"]] += 1
        wrong = []
        if line["class"] != cls:
            wrong.append(f"class {line['class']}, not {cls}")
        if line["confidence"] == "proven" and (line["cause"], line["ended_by"]) != (cause, party):
            wrong.append(f"proven, and wrong: {line['cause']} by {line['ended_by']}, not {cause} by {party}")
        subs = sub if isinstance(sub, tuple) else (sub,)
        if (line["cause"], line["ended_by"]) != (cause, party) or line["sub"] not in subs:
            wrong.append(f"{line['cause']}/{line['sub']} by {line['ended_by']}, not {cause}/{sub} by {party}")
        return [f"{line['url']}: {flaw}" for flaw in wrong]

    def test_table(self):
        self.table = collections.defaultdict(collections.Counter)
        wrong = []
        with self.watch("--ping", "0") as watch:
            for name, script, wanted in CASES:
                if "cause" not in wanted:
                    continue
                with Peer(watch.port) as peer:
                    peer.open(f"/{name}")
                    watch.next("session", url=f"/{name}")
                    script(peer)
                line = watch.next("disconnect", url=f"/{name}")
                wrong += self.named(line, wanted["cls"], wanted["cause"], wanted.get("sub"), wanted["ended_by"])
        with Server(lambda peer, target: SERVER[target[1:]][0](peer)) as server, self.watch("--ping", "0", target=server.url) as watch:
            for name, (_, cls, cause, sub) in SERVER.items():
                with Peer(watch.port) as peer:
                    peer.open(f"/{name}")
                    try:
                        peer.send(close_frame(peer.receive_close().code))
                    except (EOFError, OSError):
                        pass
                    peer.close()
                wrong += self.named(watch.next("disconnect", url=f"/{name}"), cls, cause, sub, "server")
        total = right = 0
        print(f"\n{'what it was':38} {'what it was called':38} times")
        for (cause, party), called in sorted(self.table.items()):
            for (said, by), times in called.most_common():
                print(f"{cause + ' by ' + party:38} {said + ' by ' + by:38} {times:5}")
                total += times
                right += times if (said, by) == (cause, party) else 0
        print(f"{right} of {total} named as they were")
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    main()
