"""A site for a browser that is watched: pages, and WebSockets whose path says how they behave."""

import base64
import contextlib
import hashlib
import json
import socket
import struct
import threading
import time

from harness import BINARY, CLOSE, TEXT, frame
from relaypeers import GUID
from servers import Connection

# What the path of a WebSocket asks of the server: after 200 ms.
ENDINGS = {
    "/close4001": lambda peer: peer.send(frame(CLOSE, struct.pack("!H", 4001) + b"bye", mask=None)),
    "/close1012": lambda peer: peer.send(frame(CLOSE, struct.pack("!H", 1012), mask=None)),
    "/nocode": lambda peer: peer.send(frame(CLOSE, mask=None)),
    "/fin": lambda peer: peer.socket.close(),
    "/rst": lambda peer: peer.reset(),
    "/badframe": lambda peer: peer.send(b"\xf1\x01a"),
    "/badtext": lambda peer: peer.send(b"\x81\x02\xff\xfe"),
}


class Site:
    """Serves `pages` (path to body, or to (headers, body)) and WebSockets on one port. Posted results are kept."""

    def __init__(self, pages=None, context=None):
        self.context = context
        self.pages = dict(pages or {})
        self.posted = {}
        self.news = threading.Condition()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port = self.listener.getsockname()[1]
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.port}"
        self.ws = f"{'wss' if context else 'ws'}://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                accepted, _ = self.listener.accept()
                threading.Thread(target=self._serve, args=(accepted,), daemon=True).start()

    def _serve(self, accepted):
        with contextlib.suppress(OSError, AssertionError, EOFError):
            accepted.settimeout(60)
            if self.context:
                accepted = self.context.wrap_socket(accepted, server_side=True)
            data = b""
            while b"\r\n\r\n" not in data:
                more = accepted.recv(65536)
                if not more:
                    return
                data += more
                if data.startswith(b"\x16"):  # TLS, which is not spoken here
                    accepted.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                    accepted.close()
                    return
            head, body = data.split(b"\r\n\r\n", 1)
            lines = head.decode().split("\r\n")
            method, target, _ = lines[0].split(" ")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
            path = target.partition("?")[0]
            if headers.get("upgrade", "").lower() == "websocket":
                self._websocket(accepted, path, headers)
                return
            while len(body) < int(headers.get("content-length", 0)):
                body += accepted.recv(65536)
            if method == "POST":
                with self.news:
                    self.posted[path] = json.loads(body)
                    self.news.notify_all()
            self._answer(accepted, path)
            accepted.close()

    def _answer(self, accepted, path):
        page = self.pages.get(path, "" if path in self.posted else None)
        extra, text = page if isinstance(page, tuple) else ({}, page)
        kind = "text/javascript" if path.endswith(".js") else "text/html; charset=utf-8"
        if text is None:
            accepted.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        payload = text.replace("@WS@", self.ws).replace("@PORT@", str(self.port)).encode()
        rows = {"Content-Type": kind, "Content-Length": len(payload), "Connection": "close", **extra}
        accepted.sendall(("HTTP/1.1 200 OK\r\n" + "".join(f"{k}: {v}\r\n" for k, v in rows.items()) + "\r\n").encode() + payload)

    def _websocket(self, accepted, path, headers):
        if path == "/403":
            accepted.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")
            accepted.close()
            return
        accept = base64.b64encode(hashlib.sha1((headers["sec-websocket-key"] + GUID).encode()).digest()).decode()
        accepted.sendall(
            f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n".encode()
        )
        peer = Connection(accepted)
        if path in ENDINGS:
            time.sleep(0.2)
            ENDINGS[path](peer)
            if path not in ("/fin", "/rst"):
                peer.drain()
                peer.socket.close()
            return
        if path == "/stuck":  # takes nothing, and is gone after a while
            time.sleep(3)
            peer.reset()
            return
        while True:
            got = peer.receive()
            if got.opcode == CLOSE:
                if path != "/unanswered":
                    peer.send(frame(CLOSE, got.payload, mask=None))
                    peer.socket.close()
                return
            if got.opcode in (TEXT, BINARY) and path != "/deaf":
                peer.send(frame(got.opcode, got.payload, mask=None))

    def result(self, path, timeout=30):
        """What a page posted there."""
        with self.news:
            if not self.news.wait_for(lambda: path in self.posted, timeout):
                raise AssertionError(f"nothing was posted to {path}")
            return self.posted[path]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()
