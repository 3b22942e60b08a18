"""Several hundred secrets planted wherever a peer, an address or an option can carry one; none is found in what was written."""

import base64
import json
import random
import re
import subprocess

from harness import LabCase, Peer, close_frame, free_port, main, program, run
from relaypeers import RawServer

NAMES = """token access_token auth_token id_token refresh_token api_key apikey api-key X-Api-Key login_key loginKey pin passcode
    password passwd pwd pass secret client_secret csrf xsrf csrfmiddlewaretoken SAMLResponse SAMLRequest jwt ticket otp code sig
    signature session sessionid session_id sid r t key auth bearer authorization hmac credential private_key access_key
    connection_token connectionToken resume_token one_time_code code_verifier assertion resume resume_id resumeId token%5B%5D
    auth%5Btoken%5D""".split()
HEADERS = ["Authorization: Bearer {}", "Authorization: Basic {}", "Authorization: {}", "Proxy-Authorization: Basic {}",
           "X-Auth-Token: {}", "X-Api-Key: {}", "X-CSRF-Token: {}", "X-Login-Key: {}", "Cookie: sid={}; theme={}", "Cookie: {}",
           "Referer: https://a.example/?token={}", "Referer: https://{}:{}@a.example/", "User-Agent: agent token={}",
           "Origin: http://127.0.0.1", "X-Original-URL: https://a.example/x?password={}"]  # fmt: skip
SUBPROTOCOLS = ["bearer, {}", "chat, access_token, {}", "base64url.bearer.authorization.k8s.io.{}, base64.binary.k8s.io", "bearer.{}",
                "token-{}", "Authorization, {}"]  # fmt: skip
REASONS = ["token={}", "bad pin={}", '{{"token":"{}"}}', "Bearer {}", "password: {}", "see https://a.example/?token={}",
           "https://{}:{}@a.example/", "unknown login_key={}", "invalid token {}", "bad passcode {}.", "Invalid API key: {}",
           "the session id '{}' is unknown"]  # fmt: skip


class Planter:
    """Makes secrets and remembers them."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.planted = []

    def letters(self, count, alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"):
        return "".join(self.random.choice(alphabet) for _ in range(count))

    def remember(self, secret):
        self.planted.append(secret)
        return secret

    def short(self):
        """Nothing but its place gives it away."""
        return self.remember(f"hu7{self.letters(6)}q")

    def jwt(self):
        def part(value):
            return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

        body = part({"s": self.letters(8)})
        self.remember(body)
        return f"{part({'alg': 'none'})}.{body}.{self.letters(6)}"

    def random_one(self):
        """Whoever sees it knows what it is."""
        kind = self.random.randrange(3)
        if kind == 0:
            return self.remember(self.letters(32, "0123456789abcdef"))
        return self.jwt() if kind == 1 else self.remember(self.letters(40))

    def filled(self, template):
        return re.sub(r"\{\}", lambda _: self.short(), template).replace("{{", "{").replace("}}", "}")

    def paths(self):
        for name in NAMES:
            yield f"/ws?room=1&{name}={self.short()}&x=2"
        for template in ("/ws/{0}/x", "/{0}", "/ws?{0}", "/ws?anything={0}", "/ws;v={0}", "/ws#x={0}"):
            for _ in range(4):
                yield template.format(self.random_one())
        yield f"/token/{self.short()}"
        yield f"/ws?data=%7B%22token%22%3A%22{self.short()}%22%7D"
        yield f"/ws?x={self.remember('hu7Kd02kLqPz81xM')}"
        for name in NAMES[:6]:
            yield f"/ws?next=https%3A%2F%2Fa.example%2F%3F{name}%3D{self.short()}"
            yield f"/ws?next=https%253A%252F%252Fa.example%252F%253F{name}%253D{self.short()}"
            yield f"/ws?next=https://{self.short()}:{self.short()}@a.example/"

    def headers(self):
        for template in HEADERS:
            yield self.filled(template)
        for template in SUBPROTOCOLS:
            yield "Sec-WebSocket-Protocol: " + self.filled(template)
        yield f"X-Anything: {self.jwt()}"

    def reasons(self):
        for template in REASONS:
            yield self.filled(template)
        for _ in range(3):
            yield f"expired {self.random_one()}"


class Secrets(LabCase):
    def assertNothingFound(self, planter, *texts, files=()):
        written = [text.encode() if isinstance(text, str) else text for text in texts]
        written += [file.read_bytes() for file in files]
        self.assertTrue(any(b"~" in piece for piece in written))
        found = {secret for secret in planter.planted for piece in written if secret.encode() in piece}
        self.assertEqual(found, set(), f"{len(found)} of {len(planter.planted)}")

    def watched(self, planter, endpoint, play, *options):
        """Runs `watch` as JSON with a log, as text, and reports the log; answers all that was written."""
        folder = self.directory()
        written = []
        for form in (["--json"], []):
            log = folder / f"{len(form)}.dropscope"
            watch = subprocess.Popen(
                [program(), "watch", *endpoint, "--ping", "0", *options, *form, "--log", str(log)],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )  # fmt: skip
            try:
                first = watch.stdout.readline()
                play(first, planter)
                watch.terminate()
                rest, errors = watch.communicate(timeout=20)
            finally:
                watch.kill()
            written += [first, rest, errors]
            for how in ("text", "jsonl"):
                written += run("report", str(log), "--format", how)[1:]
        return written, list(folder.iterdir())

    def test_relay(self):
        planter = Planter(1)
        server = self.enterContext(RawServer())
        target = f"ws://{planter.short()}:{planter.short()}@127.0.0.1:{server.port}/{planter.random_one()}?token={planter.short()}"

        def play(first, planter):
            port = int(re.search(rb"127\.0\.0\.1:(\d+)", first).group(1))
            reasons = list(planter.reasons())
            for number, (path, headers) in enumerate(self.requests(planter)):
                with Peer(port) as client:
                    client.send(self.upgrade(path, headers, port))
                    with server.accept() as upstream:
                        if number % 5 == 4:
                            upstream.send(self.refusal(planter)).fin()
                            client.drain()
                            continue
                        upstream.upgrade(f"Set-Cookie: a={planter.short()}", f"X-Auth-Token: {planter.short()}")
                        client.response()
                        reason = reasons[number % len(reasons)].encode()
                        side = upstream if number % 2 else client
                        side.send(close_frame(4001, reason, **({"mask": None} if number % 2 else {})))
                        (client if number % 2 else upstream).receive()

        written, files = self.watched(planter, ["--relay", f"ws://127.0.0.1:0/={target}"], play)
        self.assertGreater(len(planter.planted), 300)
        self.assertNothingFound(planter, *written, files=files)

    def test_listener(self):
        planter = Planter(2)

        def play(first, planter):
            port = int(re.search(rb"127\.0\.0\.1:(\d+)", first).group(1))
            reasons = list(planter.reasons())
            for number, (path, headers) in enumerate(self.requests(planter)):
                with Peer(port) as client:
                    client.send(self.upgrade(path, headers, port))
                    client.response()
                    client.send(close_frame(4001, reasons[number % len(reasons)].encode()))
                    client.receive_close()

        written, files = self.watched(planter, ["--listen", "ws://127.0.0.1:0/"], play)
        self.assertNothingFound(planter, *written, files=files)

    def test_client(self):
        planter = Planter(3)
        server = self.enterContext(RawServer())
        address = f"ws://{planter.short()}:{planter.short()}@127.0.0.1:{server.port}/ws/{planter.random_one()}?token={planter.short()}"
        options = ["--header", f"X-Auth-Token: {planter.short()}", "--header", f"Cookie: sid={planter.short()}"]
        options += ["--capture", "id=id=(\\w+)", "--subprotocol", "bearer", "--subprotocol", planter.short()]

        def play(first, planter):
            with server.accept() as upstream:
                upstream.upgrade(f"Set-Cookie: a={planter.short()}")
                upstream.send(bytes([0x81, 15]) + f"id={planter.short()}".ljust(15).encode())
                upstream.send(close_frame(4001, f"token={planter.short()}".encode(), mask=None))
                upstream.receive()

        written, files = self.watched(planter, ["--connect", address], play, *options)
        self.assertNothingFound(planter, *written, files=files)

    def test_captured_values(self):
        """The example of the README: what --capture took stays secret where it comes again, and is dialled as it is."""
        planter = Planter(5)
        server = self.enterContext(RawServer())
        for place in ("resume={id}", "x={id}"):
            value = planter.short()
            said = f'{{"session":"{value}"}}'

            def play(first, planter):
                for number in range(2):
                    with server.accept() as upstream:
                        upstream.upgrade().text(said)
                        self.assertEqual(value in upstream.head, number > 0, upstream.head)
                        upstream.send(close_frame(1011, f"gone: {value}".encode(), mask=None))
                        upstream.receive()

            address = f"ws://127.0.0.1:{server.port}/chat?{place}"
            options = ["--reconnect", "--capture", 'id="session":"(.*?)"']
            written, files = self.watched(planter, ["--connect", address], play, *options)
            self.assertNothingFound(planter, *written, files=files)

    def test_captured_values_elsewhere(self):
        """What the rule of one endpoint took is a secret at the others of the run, too."""
        planter = Planter(7)
        server = self.enterContext(RawServer())
        value = planter.short()

        port = free_port()

        def play(first, planter):
            with server.accept() as upstream:
                upstream.upgrade().text(f'{{"session":"{value}"}}')
                upstream.send(b"\x89\x00")  # the pong comes when the text has been read
                upstream.receive()
                with Peer(port) as client:
                    client.send(self.upgrade(f"/room?x={value}", [], port))
                    client.response()
                    client.send(close_frame(4000, f"gone: {value}".encode()))
                    client.receive_close()
                upstream.send(close_frame(1000, b"", mask=None))
                upstream.receive()

        endpoints = ["--listen", f"ws://127.0.0.1:{port}/", "--connect", f"ws://127.0.0.1:{server.port}/"]
        written, files = self.watched(planter, endpoints, play, "--capture", 'id="session":"(.*?)"')
        self.assertNothingFound(planter, *written, files=files)

    def test_subprotocol_given_back(self):
        planter = Planter(6)
        server = self.enterContext(RawServer())

        def play(first, planter):
            port = int(re.search(rb"127\.0\.0\.1:(\d+)", first).group(1))
            token = planter.short()
            with Peer(port) as client:
                client.send(self.upgrade("/ws", [f"Sec-WebSocket-Protocol: access_token, {token}"], port))
                with server.accept() as upstream:
                    upstream.upgrade(f"Sec-WebSocket-Protocol: {token}")
                    client.response()
                    upstream.send(close_frame(1011, b"", mask=None))
                    client.receive_close()

        written, files = self.watched(planter, ["--relay", f"ws://127.0.0.1:0/=ws://127.0.0.1:{server.port}"], play)
        self.assertNothingFound(planter, *written, files=files)

    def test_errors(self):
        """What is wrong with an address is said without what is secret in it."""
        planter = Planter(4)
        written = []
        for arguments in (
            ["--connect", f"ws://{planter.short()}:{planter.short()}@h:99999/?token={planter.short()}"],
            ["--connect", f"http://h/?token={planter.short()}"],
            ["--connect", f"wss://h/{planter.random_one()}?pin={planter.short()}#x"],
            ["--relay", f"ws://127.0.0.1:0/=wss://{planter.short()}:{planter.short()}@h:0/?token={planter.short()}"],
            ["--relay", f"ws://127.0.0.1:0/?token={planter.short()}=wss://h/"],
            ["--listen", f"ws://{planter.short()}@127.0.0.1:0/"],
            ["--connect", "ws://127.0.0.1:1/", "--proxy", f"ftp://{planter.short()}:{planter.short()}@h:1"],
            ["--connect", "ws://127.0.0.1:1/", "--header", f"Authorization: Bearer {planter.short()}\n"],
            ["--connect", "ws://127.0.0.1:1/", "--header", f"Host: token={planter.short()}"],
            ["--connect", "ws://127.0.0.1:1/", "--header", f"Authorization {planter.short()}"],
            ["--connect", "ws://127.0.0.1:1/", "--header", "Authorization:", planter.short()],
            ["--connect", "ws://127.0.0.1:1/", "--header", f"X y: {planter.short()}"],
            ["--connect", "ws://127.0.0.1:1/", "--capture", planter.short()],
            ["--connect", "ws://127.0.0.1:1/", "--capture", f"id={planter.short()}("],
            ["--connect", "ws://127.0.0.1:1/", "--subprotocol", f"bearer {planter.short()}"],
            ["--connect", "ws://127.0.0.1:1/", "--proxy", f"{planter.short()}:{planter.short()}@h:1"],
            ["--connect", f"{planter.short()}:{planter.short()}@h/?x={planter.short()}"],
            ["--relay", f"ws://127.0.0.1:0/?token={planter.short()}"],
            ["--relay", f"127.0.0.1:0?x={planter.short()}"],
            ["--relay", f"{planter.short()}@127.0.0.1:0=wss://h/"],
            ["--otlp", f"{planter.short()}:{planter.short()}@h"],
        ):
            code, output, errors = run("watch", *arguments)
            self.assertEqual(code, 2, errors)
            # What is wrong is the value of the last option, or what stands behind it.
            wrong = "argument 6" if len(arguments) % 2 else arguments[-2]
            named = re.findall(r"(?<![\w-])(--[a-z-]+|argument \d+)", errors)
            self.assertEqual(named[:1], [wrong], errors)
            written += [output, errors]
        # One that cannot start: the line of the endpoint and the complaint.
        with RawServer() as taken:
            address = f"ws://127.0.0.1:{taken.port}/=ws://{planter.short()}:{planter.short()}@127.0.0.1:{taken.port}/{planter.random_one()}"
            code, output, errors = run("watch", "--relay", f"{address}?token={planter.short()}")
            self.assertEqual(code, 1, errors)
            written += [output, errors]
        self.assertNothingFound(planter, *written)

    def requests(self, planter):
        headers = list(planter.headers())
        for number, path in enumerate(planter.paths()):
            yield path, [headers[number % len(headers)]]
        for header in headers:
            yield "/ws", [header]

    def upgrade(self, path, headers, port):
        key = base64.b64encode(bytes(16)).decode()
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade",
                 f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13", *headers]  # fmt: skip
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def refusal(self, planter):
        return (
            f"HTTP/1.1 403 token={planter.short()}\r\nLocation: https://a.example/?ticket={planter.short()}\r\n"
            f"Via: 1.1 a token={planter.short()}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ).encode()


if __name__ == "__main__":
    main()
