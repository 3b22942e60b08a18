"""WebSocket servers of raw bytes, for the client under test: they do what the case says and nothing else."""

import base64
import hashlib
import json
import queue
import socket
import struct
import subprocess
import tempfile
import threading

import harness
from harness import Watch, frame, program

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class ClientWatch(Watch):
    """`dropscope-cli watch --connect … --json` as a child."""

    def __init__(self, url, *options, log=None):
        self.log = tempfile.TemporaryFile()
        self.lines = queue.Queue()
        self.seen = []
        arguments = [program(), "watch", "--connect", url, *options, "--json"]
        if log:
            arguments += ["--log", str(log)]
        self.process = subprocess.Popen(
            arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.endpoint = self.next("endpoint")


def accept_for(key):
    return base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()


def server_frame(opcode, payload=b"", **how):
    return frame(opcode, payload, mask=None, **how)


def server_close(code=None, reason=b""):
    return server_frame(harness.CLOSE, b"" if code is None else struct.pack("!H", code) + reason)


class Connection(harness.RawEnd):
    """One accepted connection."""

    def __init__(self, sock):
        super().__init__(sock)
        self.socket.settimeout(15)

    @property
    def target(self):
        return self.head.split(" ")[1]

    def header(self, name):
        for line in self.head.split("\r\n")[1:]:
            if line.lower().startswith(name.lower() + ":"):
                return line.split(":", 1)[1].strip()
        return None

    def upgrade(self, *lines, connection="Upgrade", upgrade="websocket", accept=None, version="1.1", then=b""):
        """Reads the request and answers 101, rightly unless told otherwise."""
        self.read_head()
        head = f"HTTP/{version} 101 Switching Protocols\r\n"
        if upgrade:
            head += f"Upgrade: {upgrade}\r\n"
        if connection:
            head += f"Connection: {connection}\r\n"
        head += f"Sec-WebSocket-Accept: {accept or accept_for(self.header('Sec-WebSocket-Key'))}\r\n"
        head += "".join(line + "\r\n" for line in lines)
        self.send(head.encode() + b"\r\n" + then)
        return self

    def text(self, words):
        return self.send(server_frame(harness.TEXT, words.encode()))

    def receive(self):
        """The next frame, which must have been masked."""
        got = super().receive()
        if not got.masked:
            raise AssertionError("a client's frame without a mask")
        return got

    def cut(self):
        """Ends TCP while another thread reads: FIN at once."""
        self.socket.shutdown(socket.SHUT_RDWR)


class Server:
    """Listens on 127.0.0.1. `script(connection, number)` runs in a thread for each connection, counted from 1; what it
    raises fails the case when the server is closed."""

    def __init__(self, script, port=0):
        self.script = script
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", port))
        self.listener.listen(1024)
        self.port = self.listener.getsockname()[1]
        self.errors = []
        self.connections = []
        self.threads = []
        self.thread = threading.Thread(target=self._accept, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"ws://127.0.0.1:{self.port}/chat?x=1"

    def _accept(self):
        number = 0
        while True:
            try:
                sock, _ = self.listener.accept()
            except OSError:
                return
            number += 1
            connection = Connection(sock)
            self.connections.append(connection)
            thread = threading.Thread(target=self._run, args=(connection, number), daemon=True)
            self.threads.append(thread)
            thread.start()

    def _run(self, connection, number):
        try:
            self.script(connection, number)
        except (EOFError, OSError):
            pass  # the client ended first; the case looks at what it said
        except Exception as error:  # noqa: BLE001 - told to the case
            self.errors.append(repr(error))

    def close(self):
        try:
            self.listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.listener.close()
        for connection in self.connections:
            try:
                connection.cut()
            except OSError:
                pass
            connection.close()
        self.thread.join(5)
        if self.errors:
            raise AssertionError("; ".join(self.errors))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def dump(line):
    return json.dumps(line, indent=1)
