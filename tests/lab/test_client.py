"""The client against raw servers and against real ones: every way a session ends or never opens."""

import json
import socket
import subprocess
import threading
import time

from harness import BINARY, CLOSE, PING, PONG, TEXT, LabCase, free_port, main, run, tool
from servers import ClientWatch, Server, server_close, server_frame


def opened(script):
    """The server answers 101, then does this."""

    def whole(peer, _):
        peer.upgrade()
        script(peer)

    return whole


def closing(code=None, reason=b""):
    """The server begins the closing handshake and, once it is answered, ends TCP."""

    def script(peer):
        peer.send(server_close(code, reason))
        answer = peer.receive_close()
        if answer.code != code:
            raise AssertionError(f"Close {code} was answered with {answer.code}")
        peer.close()

    return opened(script)


def violating(expected, *pieces):
    def script(peer):
        peer.send(*pieces)
        answer = peer.receive_close()
        if answer.code != expected:
            raise AssertionError(f"answered with {answer.code}, not {expected}")
        peer.close()

    return opened(script)


def answering(bytes_):
    def script(peer, _):
        peer.read_head()
        peer.send(bytes_)
        peer.drain()

    return script


NORMAL = dict(cls="normal", ended_by="server", tool_reason=None, confidence="proven", http_status=None, released=True)
LOST = {**NORMAL, "cls": "lost", "clean": False, "code": None}
CLOSED = {**NORMAL, "clean": True, "phase": "open"}
VIOLATED = dict(cls="lost", ended_by="tool", tool_reason="protocol", confidence="proven", phase="open", code=None)

ENDINGS = {
    "close 1000": (closing(1000, b"bye"), {**CLOSED, "cause": "normal_closure", "code": 1000, "reason": "bye",
                   "legs__server__close_received": {"code": 1000, "reason": "bye"}, "legs__server__tcp_end": "fin"}),
    "close without a code": (closing(), {**CLOSED, "cause": "no_status_close", "code": None}),
    "close 1001": (closing(1001), {**CLOSED, "cls": "lost", "cause": "server_going_away", "code": 1001}),
    "close 1003": (closing(1003), {**CLOSED, "cls": "lost", "cause": "protocol_error", "sub": "unsupported_type"}),
    "close 1008": (closing(1008, b"token"), {**CLOSED, "cls": "lost", "cause": "policy_violation", "reason": "token"}),
    "close 1009": (closing(1009), {**CLOSED, "cls": "lost", "cause": "message_too_big"}),
    "close 1011": (closing(1011), {**CLOSED, "cls": "lost", "cause": "internal_error"}),
    "a legal 101 that Qt refuses": (
        lambda peer, _: (peer.upgrade(connection="keep-alive, Upgrade"), peer.send(server_close(1000)), peer.drain()),
        {**CLOSED, "cls": "normal", "cause": "normal_closure", "code": 1000}),
    "close 1012": (closing(1012), {**CLOSED, "cls": "lost", "cause": "server_going_away", "code": 1012, "sub": "restart"}),
    "close 1013": (closing(1013), {**CLOSED, "cls": "lost", "cause": "try_again_later", "code": 1013}),
    "close 1014": (closing(1014), {**CLOSED, "cls": "lost", "cause": "internal_error", "code": 1014}),
    "close 4001": (closing(4001, b"who"), {**CLOSED, "cls": "lost", "cause": "app_close", "code": 4001}),
    "close 1005 on the wire": (violating(1002, server_close(1005)),
                               dict(cls="lost", cause="protocol_error", code=1005, ended_by="server")),
    "close with one byte": (violating(1002, server_frame(CLOSE, b"x")),
                            dict(cls="lost", cause="protocol_error", sub="bad_close", code=None, ended_by="server")),
    "fin": (opened(lambda peer: peer.close()), {**LOST, "cause": "eof_without_close", "legs__server__tcp_end": "fin"}),
    "reset": (opened(lambda peer: peer.reset()), {**LOST, "cause": "tcp_reset", "legs__server__tcp_end": "reset"}),
    "data and fin": (opened(lambda peer: (peer.text("hello"), peer.close())),
                     {**LOST, "cause": "eof_without_close", "legs__server__frames_in": 1, "legs__server__bytes_in": 7}),
    "101 and data and fin in one segment": (
        lambda peer, _: (peer.upgrade(then=server_frame(TEXT, b"hello")), peer.close()),
        {**LOST, "cause": "eof_without_close", "legs__server__frames_in": 1}),
    "101 and close in one segment": (
        lambda peer, _: (peer.upgrade(then=server_close(1000)), peer.receive_close(), peer.close()),
        {**CLOSED, "cause": "normal_closure", "code": 1000}),
    "truncated close": (opened(lambda peer: (peer.send(b"\x88\x02\x03"), peer.close())),
                        {**LOST, "cause": "eof_without_close", "sub": "truncated_close"}),
    "truncated frame": (opened(lambda peer: (peer.send(b"\x81\x05he"), peer.close())),
                        {**LOST, "cause": "eof_without_close", "sub": "truncated_frame"}),
    "close, then bytes": (opened(lambda peer: (peer.send(server_close(1000), b"HTTP/1.1 200 OK\r\n\r\n"),
                                               peer.receive_close(), peer.close())),
                          {**CLOSED, "cause": "normal_closure", "code": 1000}),
    "close and reset": (opened(lambda peer: (peer.send(server_close(1000)), peer.receive_close(), peer.reset())),
                        {**NORMAL, "cause": "normal_closure", "clean": False, "legs__server__tcp_end": "reset"}),
    "masked frame": (violating(1002, b"\x81\x81\0\0\0\0x"), {**VIOLATED, "cause": "protocol_error", "sub": "masking"}),
    "rsv bit": (violating(1002, server_frame(TEXT, b"x", rsv=4)), {**VIOLATED, "cause": "protocol_error", "sub": "rsv"}),
    "reserved opcode": (violating(1002, server_frame(3, b"x")), {**VIOLATED, "cause": "protocol_error", "sub": "opcode"}),
    "stray continuation": (violating(1002, server_frame(0, b"x")),
                           {**VIOLATED, "cause": "protocol_error", "sub": "fragmentation"}),
    "text that is no utf-8": (violating(1007, server_frame(TEXT, b"\xff")), {**VIOLATED, "cause": "invalid_payload"}),
}  # fmt: skip

FAILED = dict(cls="failed", phase="http", opened_at=None, duration_ms=None, released=True, code=None)
REJECTED = {**FAILED, "cause": "http_rejected", "ended_by": "server", "tool_reason": None}
BAD = {**FAILED, "cause": "bad_handshake", "ended_by": "server", "tool_reason": None}

FAILURES = {
    "403": (answering(b"HTTP/1.1 403 Forbidden\r\nServer: lab\r\nContent-Length: 0\r\n\r\n"),
            {**REJECTED, "http_status": 403, "sub": "403"}),
    "301": (answering(b"HTTP/1.1 301 Moved\r\nLocation: https://x.example/\r\nContent-Length: 0\r\n\r\n"),
            {**REJECTED, "http_status": 301, "sub": "redirect"}),
    "200": (answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
            {**REJECTED, "http_status": 200, "sub": "not_a_websocket"}),
    "503 with retry-after": (answering(b"HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n"),
                             {**REJECTED, "http_status": 503}),
    "426": (answering(b"HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 8\r\nContent-Length: 0\r\n\r\n"),
            {**REJECTED, "http_status": 426}),
    "wrong accept": (lambda peer, _: (peer.upgrade(accept="AAAAAAAAAAAAAAAAAAAAAAAAAAA="), peer.drain()),
                     {**BAD, "sub": "accept_mismatch"}),
    "no upgrade header": (lambda peer, _: (peer.upgrade(upgrade=None), peer.drain()), {**BAD, "sub": "missing_upgrade"}),
    "no connection header": (lambda peer, _: (peer.upgrade(connection=None), peer.drain()),
                             {**BAD, "sub": "missing_connection"}),
    "subprotocol nobody asked for": (lambda peer, _: (peer.upgrade("Sec-WebSocket-Protocol: mqtt"), peer.drain()),
                                     {**BAD, "sub": "subprotocol_mismatch"}),
    "extension nobody asked for": (
        lambda peer, _: (peer.upgrade("Sec-WebSocket-Extensions: permessage-deflate"), peer.drain()),
        {**BAD, "sub": "unrequested_extension"}),
    "http 1.0": (lambda peer, _: (peer.upgrade(version="1.0"), peer.drain()), {**BAD, "sub": "http_1_0"}),
    "no http": (answering(b"220 mail.example ESMTP\r\n"), {**BAD, "sub": "malformed"}),
    "fin instead of an answer": (lambda peer, _: (peer.read_head(), peer.close()),
                                 {**FAILED, "cause": "eof_without_close", "ended_by": "server"}),
    "reset instead of an answer": (lambda peer, _: (peer.read_head(), peer.reset()),
                                   {**FAILED, "cause": "tcp_reset", "ended_by": "server"}),
    "half an answer": (lambda peer, _: (peer.read_head(), peer.send(b"HTTP/1.1 101 Sw"), peer.close()),
                       {**FAILED, "cause": "eof_without_close", "ended_by": "server"}),
}  # fmt: skip


CURVE = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


class Client(LabCase):
    def server(self, script, **how):
        return self.enterContext(Server(script, **how))

    def client(self, url, *options, **how):
        return self.enterContext(ClientWatch(url, *options, **how))

    def test_endings(self):
        for name, (script, wanted) in ENDINGS.items():
            with self.subTest(name), Server(script) as server, ClientWatch(server.url, "--ping", "0") as watch:
                self.expect(watch.next("session"), url="/chat?x=1", server=f"127.0.0.1:{server.port}")
                self.expect(watch.next("disconnect"), role="client", **wanted)
                self.assertEqual(watch.end(), 0)
                self.assertQuiet(watch)

    def test_failures_to_open(self):
        for name, (script, wanted) in FAILURES.items():
            with self.subTest(name), Server(script) as server, ClientWatch(server.url, "--ping", "0") as watch:
                self.expect(watch.next("disconnect"), role="client", **wanted)
                self.assertFalse([line for _, line in watch.seen if line["event"] == "session"])
                self.assertEqual(watch.end(), 0)
                self.assertQuiet(watch)

    def test_refused(self):
        watch = self.client(f"ws://127.0.0.1:{free_port()}/")
        self.expect(watch.next("disconnect"), cls="failed", cause="connection_refused", phase="tcp", ended_by="server",
                    opened_at=None, released=True)  # fmt: skip

    def test_unknown_name(self):
        watch = self.client("ws://nobody.invalid/")
        self.expect(watch.next("disconnect", timeout=30), cls="failed", cause="dns_failure", phase="dns", ended_by="network")

    def test_silence_after_accept(self):
        server = self.server(lambda peer, _: (peer.read_head(), peer.drain()))
        watch = self.client(server.url)
        self.expect(watch.next("disconnect", timeout=20), cls="failed", cause="open_timeout", phase="http", ended_by="tool",
                    tool_reason="limit")  # fmt: skip

    def test_dial_timeout(self):
        """A full backlog: SYNs are not answered any more."""
        full = self.enterContext(socket.socket())
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [self.enterContext(socket.socket()) for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        watch = self.client(f"ws://127.0.0.1:{full.getsockname()[1]}/")
        self.expect(watch.next("disconnect", timeout=20), cls="failed", cause="connect_timeout", phase="tcp",
                    ended_by="network")  # fmt: skip

    def test_what_is_sent(self):
        heads = []

        def script(peer, _):
            peer.upgrade("Sec-WebSocket-Protocol: b")
            heads.append(peer.head)
            heads.append(peer.receive_text())
            heads.append(peer.receive_text())
            close = peer.receive_close()
            peer.send(server_close(close.code))
            heads.append(peer.how_it_ended())

        server = self.server(script)
        watch = self.client(
            server.url.replace("ws://", "ws://me:secret@"), "--ping", "0", "--header", "X-Lab: yes", "--origin",
            "https://lab.example", "--subprotocol", "a", "--subprotocol", "b", "--send", "eins", "--send", "zwei",
            "--close-after", "0.3",
        )  # fmt: skip
        self.expect(watch.next("session"), subprotocol="b")
        line = watch.next("disconnect")
        self.expect(line, cls="normal", cause="local_close", sub="close_after", ended_by="tool", tool_reason="user",
                    clean=True, code=1000, legs__server__close_sent={"code": 1000, "reason": ""},
                    legs__server__frames_out=3)  # fmt: skip
        for header in ("X-Lab: yes", "Origin: https://lab.example", "Authorization: Basic bWU6c2VjcmV0"):
            self.assertIn(header, heads[0])
        self.assertIn("a, b", heads[0])
        self.assertNotIn("secret", str(line))
        self.assertEqual(heads[1:3], ["eins", "zwei"])

    def test_heartbeat(self):
        """Numbered pings, answered with round trips; then not answered."""
        pings = []

        def script(peer, _):
            peer.upgrade()
            for _ in range(3):
                got = peer.receive()
                pings.append((got.opcode, got.payload))
                time.sleep(0.02)
                peer.send(server_frame(PONG, got.payload))
            peer.drain()

        watch = self.client(self.server(script).url, "--ping", "0.3")
        line = watch.next("disconnect")
        self.expect(line, cls="lost", cause="heartbeat_timeout", ended_by="tool", tool_reason="heartbeat",
                    sub="application_stalled", legs__server__pings_unanswered=2,
                    legs__server__rtt_ms=lambda ms: 20 <= ms < 300)  # fmt: skip
        self.assertEqual(pings, [(PING, b"1"), (PING, b"2"), (PING, b"3")])

    def test_pings_of_the_server_are_answered(self):
        answers = []

        def script(peer, _):
            peer.upgrade()
            peer.send(server_frame(PING, b"are you there"))
            answers.append(peer.receive())
            peer.close()

        watch = self.client(self.server(script).url, "--ping", "0")
        watch.next("disconnect")
        self.assertEqual((answers[0].opcode, answers[0].payload), (PONG, b"are you there"))

    def test_a_frame_that_takes_its_time(self):
        """Qt would give up after 5 s."""

        def script(peer, _):
            peer.upgrade()
            whole = server_frame(BINARY, bytes(300))
            peer.send(whole[:100])
            time.sleep(6)
            peer.send(whole[100:])
            peer.close()

        watch = self.client(self.server(script).url, "--ping", "0")
        self.expect(watch.next("disconnect"), cause="eof_without_close", sub=None, legs__server__frames_in=1)

    def test_server_that_never_ends_tcp(self):
        """As CLOG: the closing handshake is complete, TCP stays. We end it after two seconds."""
        server = self.server(opened(lambda peer: (peer.send(server_close(1000)), peer.receive_close(), peer.drain())))
        watch = self.client(server.url, "--ping", "0")
        watch.next("session")
        began = time.monotonic()
        self.expect(watch.next("disconnect"), cls="normal", clean=True, legs__server__tcp_end="closed_by_tool")
        self.assertTrue(1.5 < time.monotonic() - began < 4)

    def test_shutdown_is_proper(self):
        closes = []

        def script(peer, _):
            peer.upgrade()
            closes.append(peer.receive_close().code)
            peer.send(server_close(closes[0]))
            closes.append(peer.how_it_ended())

        watch = self.client(self.server(script).url, "--ping", "0")
        watch.next("session")
        self.assertEqual(watch.end(), 0)
        self.expect(watch.next("disconnect"), cls="normal", cause="local_close", tool_reason="shutdown", clean=True)
        self.assertEqual(closes[0], 1001)

    def test_messages_before_a_loss_are_possibly_lost(self):
        server = self.server(opened(lambda peer: (peer.receive_text(), peer.reset())))
        watch = self.client(server.url, "--ping", "0", "--send", "hello")
        line = watch.next("disconnect")
        self.assertIn("possibly_lost", [piece["what"] for piece in line["evidence"]])

    def test_report_says_the_same(self):
        log = self.directory() / "client.dropscope"
        server = self.server(closing(4001, b"who"))
        watch = self.client(server.url, "--ping", "0", log=log)
        watch.next("disconnect")
        watch.end()
        watch.rest()
        live = [line for _, line in watch.seen if line["event"] in ("session", "disconnect", "recovery")]
        code, out, _ = run("report", str(log), "--format", "jsonl")
        self.assertEqual(code, 0)
        told = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([line for line in told if line["event"] in ("session", "disconnect", "recovery")], live)

    def test_wrong_options(self):
        # The message names the flaw, not a word that the address happens to hold.
        for address, flaw in (
            ("ws://127.0.0.1:99999/", "must have a port from 1 to 65535"),
            ("ws://bad host:80/", "is not a URL with a host"),
            ("ws://h:80/port^x", "is not a URL with a host"),
        ):
            code, _, errors = run("watch", "--connect", address, timeout=20)
            self.assertEqual(code, 2)
            self.assertIn(flaw, errors)
        # A value may be a secret: what is said of it is its name.
        for option, wrong, said in (
            ("--header", "Host: x", "--header Host: cannot be set"),
            ("--capture", "no pattern", "--capture: must be NAME=REGEX"),
            ("--capture", "open=(", "--capture open: must be NAME=REGEX"),
        ):
            code, _, errors = run("watch", "--connect", "ws://127.0.0.1:1/", option, wrong, "--json", timeout=20)
            self.assertEqual(code, 2)
            self.assertIn(said, errors)
        code, _, errors = run("watch", "--connect", "wss://127.0.0.1:1/", "--ca", "/nowhere.pem")
        self.assertEqual(code, 1)
        self.assertIn("/nowhere.pem", errors)


def pump(one, other):
    """Both ways, ends of file included, until both have ended."""

    def copy(source, sink):
        try:
            while more := source.recv(65536):
                sink.sendall(more)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    threads = [threading.Thread(target=copy, args=pair, daemon=True) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def http_proxy(credentials=None):
    """A forward proxy that knows CONNECT."""

    def script(peer, _):
        head = peer.read_head()
        if credentials and peer.header("Proxy-Authorization") != "Basic " + credentials:
            peer.send(b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"lab\"\r\n"
                      b"Connection: close\r\nContent-Length: 0\r\n\r\n")  # fmt: skip
            peer.close()
            return
        host, port = head.split(" ")[1].split(":")
        with socket.create_connection((host, int(port))) as upstream:
            peer.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
            pump(peer.socket, upstream)
        peer.close()

    return script


def socks_proxy(peer, _):
    """SOCKS 5 without authentication (RFC 1928)."""
    greeting = peer.socket.recv(16)
    if greeting[0] != 5:
        raise AssertionError(f"no SOCKS 5: {greeting}")
    peer.send(b"\x05\x00")
    request = peer.socket.recv(256)
    if request[3] == 1:
        host, port = socket.inet_ntoa(request[4:8]), int.from_bytes(request[8:10], "big")
    else:
        host, port = request[5 : 5 + request[4]].decode(), int.from_bytes(request[5 + request[4] :][:2], "big")
    with socket.create_connection((host, port)) as upstream:
        peer.send(b"\x05\x00\x00\x01" + bytes(4) + bytes(2))
        pump(peer.socket, upstream)
    peer.close()


class Proxies(LabCase):
    def check(self, script, scheme):
        server = self.enterContext(Server(closing(1011, b"bye")))
        proxy = self.enterContext(Server(script))
        watch = self.enterContext(ClientWatch(server.url, "--ping", "0", "--proxy", f"{scheme}://127.0.0.1:{proxy.port}"))
        watch.next("session")
        self.expect(watch.next("disconnect"), cls="lost", cause="internal_error", code=1011, clean=True, ended_by="server",
                    legs__server__tcp_end="fin")  # fmt: skip
        self.assertEqual(len(proxy.connections), 1)
        self.assertQuiet(watch)

    def test_http(self):
        self.check(http_proxy(), "http")

    def test_socks(self):
        self.check(socks_proxy, "socks5")

    def test_credentials(self):
        server = self.enterContext(Server(closing(1000)))
        proxy = self.enterContext(Server(http_proxy("bWU6c2VjcmV0")))
        url = f"http://me:secret@127.0.0.1:{proxy.port}"
        watch = self.enterContext(ClientWatch(server.url, "--ping", "0", "--proxy", url))
        self.expect(watch.next("disconnect"), cls="normal", code=1000)

    def test_refusals(self):
        refused = dict(cls="failed", cause="proxy_refused", ended_by="server", opened_at=None)
        watch = self.enterContext(ClientWatch("ws://127.0.0.1:1/", "--proxy", f"http://127.0.0.1:{free_port()}"))
        self.expect(watch.next("disconnect"), **refused, sub="refused")
        locked = self.enterContext(Server(http_proxy("x")))
        watch = self.enterContext(ClientWatch("ws://127.0.0.1:1/", "--proxy", f"http://127.0.0.1:{locked.port}"))
        self.expect(watch.next("disconnect"), **refused, sub="407")


class Real(LabCase):
    """Peers that nobody here wrote."""

    def client(self, url, *options, **how):
        return self.enterContext(ClientWatch(url, *options, **how))

    def nginx(self, location):
        folder = self.directory()
        port = free_port()
        (folder / "nginx.conf").write_text(f"""
            daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
            events {{ worker_connections 64; }}
            http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};
                    fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
                    server {{ listen 127.0.0.1:{port}; location / {{ {location} }} }} }}
        """)
        process = subprocess.Popen([tool("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        self.addCleanup(lambda: (process.terminate(), process.wait(10)))
        wait_for(port)
        return f"ws://127.0.0.1:{port}/app"

    def test_nginx_502(self):
        url = self.nginx(f"proxy_pass http://127.0.0.1:{free_port()};")
        line = self.client(url).next("disconnect")
        self.expect(line, cls="failed", cause="http_rejected", http_status=502, phase="http", ended_by="server")

    def test_nginx_403(self):
        line = self.client(self.nginx("deny all;")).next("disconnect")
        self.expect(line, cls="failed", cause="http_rejected", http_status=403, sub="403")

    def authority(self, folder):
        subprocess.run(
            [tool("openssl"), "req", "-x509", *CURVE, "-keyout", folder / "ca.key", "-out", folder / "ca.pem", "-days", "2",
             "-subj", "/CN=lab authority"],
            check=True, capture_output=True,
        )  # fmt: skip
        return folder / "ca.pem"

    def certificate(self, folder, name, days="2", alternative="IP:127.0.0.1"):
        """Signed by the authority."""
        key, request, cert = folder / f"{name}.key", folder / f"{name}.csr", folder / f"{name}.pem"
        subprocess.run(
            [tool("openssl"), "req", *CURVE, "-keyout", key, "-out", request, "-subj", f"/CN={name}", "-addext",
             f"subjectAltName={alternative}"],
            check=True, capture_output=True,
        )  # fmt: skip
        subprocess.run(
            [tool("openssl"), "x509", "-req", "-in", request, "-CA", folder / "ca.pem", "-CAkey", folder / "ca.key",
             "-CAcreateserial", "-days", days, "-copy_extensions", "copy", "-out", cert],
            check=True, capture_output=True,
        )  # fmt: skip
        return cert, key

    def s_server(self, cert, key, *options):
        port = free_port()
        process = subprocess.Popen(
            [tool("openssl"), "s_server", "-accept", f"127.0.0.1:{port}", "-cert", cert, "-key", key, "-quiet", *options],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.addCleanup(lambda: (process.kill(), process.wait(10), process.stdin.close()))
        wait_for(port)
        return f"wss://127.0.0.1:{port}/"

    def test_tls_refusals(self):
        folder = self.directory()
        ca = self.authority(folder)
        good = self.certificate(folder, "good")
        other = self.certificate(folder, "other", alternative="DNS:other.example")
        expired = self.certificate(folder, "expired", days="-1")
        tls = dict(cls="failed", cause="tls_failure", phase="tls", ended_by="tool", tool_reason="protocol")
        rows = {
            "untrusted": (good, [], {"untrusted", "self_signed"}),
            "wrong host": (other, ["--ca", str(ca)], "name_mismatch"),
            "expired": (expired, ["--ca", str(ca)], "expired"),
        }
        for name, (pair, options, subs) in rows.items():
            with self.subTest(name):
                line = self.client(self.s_server(*pair), *options).next("disconnect")
                self.expect(line, **tls, sub=subs)
        with self.subTest("all is well"):
            watch = self.client(self.s_server(*good, "-www"), "--ca", str(ca))
            self.expect(watch.next("disconnect"), cls="failed", cause={"http_rejected", "bad_handshake"}, phase="http")
        with self.subTest("insecure"):
            watch = self.client(self.s_server(*expired, "-www"), "--insecure")
            self.expect(watch.next("disconnect"), cls="failed", cause={"http_rejected", "bad_handshake"}, phase="http")
        with self.subTest("client certificate required"):
            url = self.s_server(*good, "-Verify", "1", "-CAfile", str(ca), "-verify_return_error")
            line = self.client(url, "--ca", str(ca)).next("disconnect")
            self.expect(line, cls="failed", cause="tls_failure", sub="client_cert_required", ended_by="server")
        with self.subTest("protocol"):
            line = self.client(self.s_server(*good, "-tls1"), "--ca", str(ca)).next("disconnect")
            self.expect(line, cls="failed", cause="tls_failure", sub={"protocol_version", "cipher"})
        with self.subTest("no TLS there"):
            with Server(lambda peer, _: (peer.socket.recv(1), peer.send(b"HTTP/1.1 400 Bad\r\n\r\n"), peer.drain())) as plain:
                line = self.client(plain.url.replace("ws:", "wss:"), "--insecure").next("disconnect")
                self.expect(line, cls="failed", cause="tls_failure", phase="tls", sub="protocol_version")

    def test_node_ws(self):
        script = """
            const {WebSocketServer} = require('/usr/share/nodejs/ws');
            const server = new WebSocketServer({host: '127.0.0.1', port: 0}, () => console.log(server.address().port));
            server.on('connection', socket => {
                socket.on('message', (data) => data.toString() === 'go'
                    ? socket.close(4002, 'as you wish') : socket.terminate());
            });"""
        process = subprocess.Popen([tool("node"), "-e", script], stdout=subprocess.PIPE, text=True)
        self.addCleanup(lambda: (process.kill(), process.wait(10), process.stdout.close()))
        url = f"ws://127.0.0.1:{int(process.stdout.readline())}/"
        self.expect(self.client(url, "--send", "go").next("disconnect"), cause="app_close", code=4002,
                    reason="as you wish", clean=True, legs__server__tcp_end="fin")  # fmt: skip
        self.expect(self.client(url, "--send", "die").next("disconnect"), cls="lost", ended_by="server",
                    cause={"eof_without_close", "tcp_reset"})  # fmt: skip

    def test_python_websockets(self):
        script = """
import asyncio, websockets
async def serve(socket, *_):
    async for message in socket:
        if message == 'close': await socket.close(1012, 'restart')
        if message == 'fail': raise RuntimeError('on purpose')
async def main():
    async with websockets.serve(serve, '127.0.0.1', 0) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.Future()
asyncio.run(main())
"""
        process = subprocess.Popen(["/usr/bin/python3", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   text=True)  # fmt: skip
        self.addCleanup(lambda: (process.kill(), process.wait(10), process.stdout.close()))
        url = f"ws://127.0.0.1:{int(process.stdout.readline())}/"
        self.expect(self.client(url, "--send", "close").next("disconnect"), cls="lost", cause="server_going_away",
                    code=1012, clean=True)  # fmt: skip
        self.expect(self.client(url, "--send", "fail").next("disconnect"), cls="lost", cause="internal_error", code=1011)


def wait_for(port):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nobody listens on port {port}")


if __name__ == "__main__":
    main()
