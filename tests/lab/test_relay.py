"""A relay between clients and servers that end in every way: who is named, and what the other side gets to see."""

import json
import signal
import socket
import ssl
import threading
import time

from harness import PING, TEXT, LabCase, Peer, close_frame, frame, main, run, upgrade
from relaypeers import CLIENT, SERVER, Child, RawServer, Site, certificate, server_context

LOST = dict(cls="lost", role="relay", code=None, clean=False, confidence="proven", released=True)


class RelayCase(LabCase):
    def relay(self, port, *options, url="ws://127.0.0.1:0/", scheme="ws"):
        return self.watch(*options, url=url, target=f"{scheme}://127.0.0.1:{port}/")

    def session(self, *options):
        """A raw server, a relay to it, and an open session: watch, client, server."""
        server = self.enterContext(RawServer())
        watch = self.relay(server.port, *options)
        client = self.enterContext(Peer(watch.port))
        return (watch, *self.open(watch, client, server))

    def open(self, watch, client, server, path="/chat?x=1"):
        client.send(upgrade(path))
        peer = self.enterContext(server.accept())
        peer.upgrade()
        client.response()
        self.expect(watch.next("session"), url=path)
        return client, peer


class Endings(RelayCase):
    def test_close_codes(self):
        table = {
            ("client", 1000): dict(cls="normal", cause="normal_closure"),
            ("server", 1000): dict(cls="normal", cause="normal_closure"),
            ("client", 1001): dict(cls="normal", cause="client_going_away"),
            ("server", 1001): dict(cls="lost", cause="server_going_away"),
            ("server", 1011): dict(cls="lost", cause="internal_error"),
            ("server", 1013): dict(cls="lost", cause="try_again_later"),
            ("server", 4321): dict(cls="lost", cause="app_close"),
            ("client", None): dict(cls="normal", cause="no_status_close"),
        }
        for (side, code), wanted in table.items():
            with self.subTest(side=side, code=code):
                watch, client, server = self.session()
                first, second = (client, server) if side == "client" else (server, client)
                masked = lambda one: {"mask": b"abcd"} if one is client else {"mask": None}  # noqa: E731
                first.send(close_frame(code, **masked(first)))
                self.assertEqual(second.receive_close().payload, b"" if code is None else code.to_bytes(2, "big"))
                second.send(close_frame(code, **masked(second)))
                first.receive_close()
                server.fin()
                client.finish()
                line = watch.next("disconnect")
                body = {"code": code, "reason": ""}
                self.expect(
                    line, ended_by=side, code=code, clean=True, released=True, role="relay",
                    legs__client__close_received=body, legs__client__close_sent=body, legs__server__close_received=body,
                    legs__server__close_sent=body, legs__client__tcp_end="fin", legs__server__tcp_end="fin", **wanted,
                )  # fmt: skip

    def test_fin_of_either(self):
        for side in ("client", "server"):
            with self.subTest(side):
                watch, client, server = self.session()
                first, second = (client, server) if side == "client" else (server, client)
                first.fin()
                self.assertEqual(second.how_it_ended(), "fin")
                second.close()
                first.close()
                self.expect(watch.next("disconnect"), cause="eof_without_close", ended_by=side, **LOST)

    def test_reset_of_either(self):
        for side in ("client", "server"):
            with self.subTest(side):
                watch, client, server = self.session()
                first, second = (client, server) if side == "client" else (server, client)
                first.reset()
                self.assertEqual(second.how_it_ended(), "rst")
                other = "server" if side == "client" else "client"
                self.expect(
                    watch.next("disconnect"), cause="tcp_reset", ended_by=side,
                    **{f"legs__{side}__tcp_end": "reset", f"legs__{other}__tcp_end": "closed_by_tool"}, **LOST,
                )  # fmt: skip

    def test_server_killed(self):
        """With nothing unread its kernel says FIN, with unread data RST; the relay passes either on."""
        for unread, cause, tcp in ((False, "eof_without_close", "fin"), (True, "tcp_reset", "reset")):
            with self.subTest(unread=unread):
                server = self.enterContext(Child(SERVER, "deaf"))
                watch = self.relay(int(server.first))
                client = self.enterContext(Peer(watch.port))
                client.open()
                watch.next("session")
                if unread:
                    server.signal(signal.SIGSTOP)
                    client.send(frame(TEXT, b"x" * 100_000))
                    time.sleep(0.3)
                server.signal(signal.SIGKILL)
                self.assertEqual(client.how_it_ended(), "rst" if unread else "fin")
                client.close()
                self.expect(watch.next("disconnect"), cause=cause, ended_by="server", legs__server__tcp_end=tcp, **LOST)

    def test_client_killed(self):
        server = self.enterContext(RawServer())
        watch = self.relay(server.port)
        accepted = []
        thread = threading.Thread(target=lambda: accepted.append(server.accept().upgrade()))
        thread.start()
        client = self.enterContext(Child(CLIENT, watch.url, "0"))
        thread.join(15)
        self.assertEqual(client.first, "open")
        watch.next("session")
        client.signal(signal.SIGKILL)
        self.assertEqual(accepted[0].how_it_ended(), "fin")
        accepted[0].close()
        self.expect(watch.next("disconnect"), cause="eof_without_close", ended_by="client", **LOST)

    def test_frozen_server(self):
        """The client's own keepalive gives up: Close 1011 from the client."""
        server = self.enterContext(Child(SERVER, "echo"))
        watch = self.relay(int(server.first))
        self.enterContext(Child(CLIENT, watch.url, "0.5"))
        watch.next("session")
        server.signal(signal.SIGSTOP)
        self.expect(
            watch.next("disconnect", timeout=25), cls="lost", cause="heartbeat_timeout", ended_by="client", code=1011,
            reason="keepalive ping timeout", legs__server__pings_unanswered=lambda count: count >= 1,
            legs__server__close_received=None,
        )  # fmt: skip

    def test_frozen_client(self):
        site = self.enterContext(Site(ping_interval=0.5, ping_timeout=0.5, close_timeout=1))
        watch = self.relay(site.port)
        client = self.enterContext(Child(CLIENT, watch.url + "ws", "0"))
        self.assertEqual(client.first, "open")
        watch.next("session")
        client.signal(signal.SIGSTOP)
        self.expect(
            watch.next("disconnect", timeout=25), cls="lost", cause="heartbeat_timeout", ended_by="server", code=1011,
            legs__client__pings_unanswered=lambda count: count >= 1,
        )  # fmt: skip

    def test_pings_are_measured_on_both_halves(self):
        site = self.enterContext(Site(ping_interval=0.2, ping_timeout=5))
        watch = self.relay(site.port)
        with Peer(watch.port) as client:
            client.open("/ws")
            watch.next("session")
            for _ in range(3):
                ping = client.receive()
                self.assertEqual(ping.opcode, PING)
                time.sleep(0.05)
                client.send(frame(10, ping.payload))
            time.sleep(0.1)
            client.reset()
        line = watch.next("disconnect")
        self.expect(line, cause="tcp_reset", ended_by="client", legs__client__rtt_ms=lambda ms: 45 <= ms <= 500)

    def test_http_after_close(self):
        """As CLOG's server does: a plain HTTP answer after the Close frame is passed on and is no violation."""
        watch, client, server = self.session()
        tail = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        client.send(close_frame(1000))
        server.receive_close()
        server.send(close_frame(1000, mask=None), tail)
        server.fin()
        client.receive_close()
        rest = client.buffer
        while more := client.socket.recv(65536):
            rest += more
        self.assertEqual(rest, tail)
        client.close()
        self.expect(
            watch.next("disconnect"), cls="normal", cause="normal_closure", ended_by="client", clean=True,
            evidence=lambda all: any(piece["what"] == "bytes_after_close" for piece in all)
            and not any(piece["what"] == "violation" for piece in all),
        )  # fmt: skip


class Failures(RelayCase):
    def attempt(self, watch, expect=502):
        with Peer(watch.port) as client:
            client.open(expect=expect)
            body = client.buffer
            while more := client.socket.recv(65536):
                body += more
        return watch.next("disconnect"), body.decode()

    def test_refused(self):
        with RawServer() as server:
            port = server.port
        watch = self.relay(port)
        line, body = self.attempt(watch)
        self.expect(line, cls="failed", cause="connection_refused", phase="tcp", ended_by="server", http_status=None)
        self.assertRegex(body, r"^Dropscope could not reach ws://127\.0\.0\.1:\d+/: Connection refused \(ECONNREFUSED\)\.\n$")

    def test_unknown_name(self):
        watch = self.watch(target="ws://nobody.invalid/")
        line, body = self.attempt(watch)
        self.expect(line, cls="failed", cause="dns_failure", phase="dns", ended_by="network")
        self.assertIn("nobody.invalid", body)

    def test_tls(self):
        folder = self.directory()
        cert, key = certificate(folder)
        other, other_key = certificate(folder, "other", "DNS:other.example")
        cases = {
            "self_signed": (server_context(cert, key), []),
            "name_mismatch": (server_context(other, other_key), ["--ca", other]),
        }
        for sub, (context, options) in cases.items():
            with self.subTest(sub), Site(context) as site:
                watch = self.relay(site.port, *options, scheme="wss")
                line, _ = self.attempt(watch)
                self.expect(line, cls="failed", cause="tls_failure", sub=sub, phase="tls")
        with Site(server_context(cert, key)) as site:
            for options in (["--ca", cert], ["--insecure"]):
                watch = self.relay(site.port, *options, scheme="wss")
                with Peer(watch.port) as client:
                    client.open("/ws")
                    watch.next("session")

    def test_server_wants_a_certificate(self):
        folder = self.directory()
        cert, key = certificate(folder)
        mine, my_key = certificate(folder, "client")
        context = server_context(cert, key)
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(mine)
        server = self.enterContext(RawServer())
        watch = self.relay(server.port, "--ca", cert, scheme="wss")
        client = self.enterContext(Peer(watch.port))
        client.send(upgrade("/"))
        with self.assertRaises(ssl.SSLError):  # having said so in an alert, which asyncio would swallow
            context.wrap_socket(server.accept().socket, server_side=True)
        client.response(502)
        self.expect(
            watch.next("disconnect"), cls="failed", cause="tls_failure", sub="client_cert_required", phase="tls",
            ended_by="server",
        )  # fmt: skip
        site = self.enterContext(Site(context))
        watch = self.relay(site.port, "--ca", cert, "--cert", mine, "--key", my_key, scheme="wss")
        with Peer(watch.port) as client:
            client.open("/ws")
            watch.next("session")

    def test_tls_truncated(self):
        folder = self.directory()
        cert, key = certificate(folder)
        server = self.enterContext(RawServer())
        watch = self.relay(server.port, "--ca", cert, scheme="wss")
        client = self.enterContext(Peer(watch.port))
        client.send(upgrade("/"))
        peer = server.accept()
        peer.socket = server_context(cert, key).wrap_socket(peer.socket, server_side=True)
        peer.upgrade()
        client.response()
        watch.next("session")
        socket.socket(fileno=peer.socket.detach()).close()
        self.assertEqual(client.how_it_ended(), "fin")
        client.close()
        self.expect(watch.next("disconnect"), cls="lost", cause="eof_without_close", sub="tls_truncated", ended_by="server")

    def test_status(self):
        for status, sub in ((403, "403"), (502, "502"), (301, "redirect"), (200, "not_a_websocket")):
            with self.subTest(status), RawServer() as server:
                watch = self.relay(server.port)
                client = self.enterContext(Peer(watch.port))
                client.send(upgrade("/"))
                peer = self.enterContext(server.accept())
                peer.socket.recv(65536)
                peer.send(f"HTTP/1.1 {status} X\r\nServer: lab/1\r\nContent-Length: 0\r\n\r\n".encode())
                client.response(status)
                client.close()
                self.expect(
                    watch.next("disconnect"), cls="failed", cause="http_rejected", sub=sub, http_status=status, ended_by="server"
                )

    def test_listen_side_with_tls(self):
        site = self.enterContext(Site())
        watch = self.relay(site.port, url="wss://127.0.0.1:0/")
        context = ssl.create_default_context()
        with self.assertRaises(ssl.SSLCertVerificationError):
            Peer(watch.port, context=context)
        self.expect(watch.next("disconnect"), cls="failed", cause="tls_failure", phase="tls", ended_by="client")
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.set_alpn_protocols(["h2", "http/1.1"])
        with Peer(watch.port, context=context) as client:
            self.assertEqual(client.socket.selected_alpn_protocol(), "http/1.1")
            client.open("/ws")
            watch.next("session")
            client.text("hello")
            self.assertEqual(client.receive().payload, b"hello")


class Faults(RelayCase):
    def test_they_are_ours(self):
        table = {
            "client:close=1012@1msg": ("close", "fin"),
            "server:rst@1msg": ("rst", "rst"),
            "client:fin@300ms": ("fin", "fin"),
        }
        for fault, (sub, server_sees) in table.items():
            with self.subTest(fault):
                watch, client, server = self.session("--fault", fault)
                client.text("x")
                server.receive()
                self.assertEqual(server.how_it_ended(), server_sees)
                server.close()
                client.how_it_ended()
                client.close()
                self.expect(
                    watch.next("disconnect"), cls="lost", cause="local_close", sub=sub, ended_by="tool", tool_reason="fault"
                )

    def test_refused_upgrades(self):
        site = self.enterContext(Site())
        watch = self.relay(site.port, "--fault", "upgrade:503*2")
        for _ in range(2):
            with Peer(watch.port) as client:
                client.open("/ws", expect=503)
            self.expect(watch.next("disconnect"), cls="failed", cause="local_close", ended_by="tool", tool_reason="fault")
        with Peer(watch.port) as client:
            client.open("/ws")
            watch.next("session")

    def test_usage(self):
        code, out, _ = run("--help")
        self.assertEqual(code, 0)
        self.assertIn("drop-pongs", out)
        code, _, err = run("watch", "--relay", "ws://127.0.0.1:0/=ws://127.0.0.1:1/", "--fault", "server:explode")
        self.assertEqual(code, 2)
        self.assertIn("explode", err)


class Stopping(RelayCase):
    def test_fin_on_both_legs(self):
        watch, client, server = self.session()
        started = time.monotonic()
        watch.process.send_signal(signal.SIGTERM)
        for peer in (server, client):
            self.assertEqual(peer.how_it_ended(), "fin")  # and not one byte before it
            peer.close()
        lines = watch.rest()
        self.assertEqual(watch.end(), 0)
        self.assertLess(time.monotonic() - started, 5)
        ends = [line for line in lines if line["event"] == "disconnect"]
        self.expect(ends[0], cls="normal", cause="local_close", ended_by="tool", tool_reason="shutdown")

    def test_peers_that_hold_on(self):
        watch, client, server = self.session()
        started = time.monotonic()
        watch.process.send_signal(signal.SIGTERM)
        self.assertEqual(watch.end(), 0)
        self.assertLess(time.monotonic() - started, 5.5)

    def test_log_tells_the_same(self):
        log = self.directory() / "relay.dropscope"
        watch, client, server = self.session("--log", str(log))
        client.text("hello")
        server.receive()
        server.reset()
        client.how_it_ended()
        client.close()
        live = watch.next("disconnect")
        watch.end()
        code, out, err = run("report", str(log), "--format", "jsonl")
        self.assertEqual((code, err), (0, ""))
        told = [line for line in map(json.loads, out.splitlines()) if line["event"] == "disconnect"]
        self.assertEqual(told, [live])


if __name__ == "__main__":
    main()
