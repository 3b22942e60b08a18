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


class Connection:
    """One accepted connection."""

    def __init__(self, sock):
        self.socket = sock
        self.socket.settimeout(15)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.head = ""

    def read_request(self):
        while b"\r\n\r\n" not in self.buffer:
            more = self.socket.recv(65536)
            if not more:
                raise EOFError
            self.buffer += more
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        self.head = head.decode()
        return self.head

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
        self.read_request()
        head = f"HTTP/{version} 101 Switching Protocols\r\n"
        if upgrade:
            head += f"Upgrade: {upgrade}\r\n"
        if connection:
            head += f"Connection: {connection}\r\n"
        head += f"Sec-WebSocket-Accept: {accept or accept_for(self.header('Sec-WebSocket-Key'))}\r\n"
        head += "".join(line + "\r\n" for line in lines)
        self.send(head.encode() + b"\r\n" + then)
        return self

    def send(self, *pieces):
        self.socket.sendall(b"".join(pieces))
        return self

    def text(self, words):
        return self.send(server_frame(harness.TEXT, words.encode()))

    def _need(self, size):
        while len(self.buffer) < size:
            more = self.socket.recv(65536)
            if not more:
                raise EOFError
            self.buffer += more

    def receive(self):
        """The next frame, unmasked; it must have been masked."""
        self._need(2)
        size, start = self.buffer[1] & 0x7F, 2
        if size == 126:
            self._need(4)
            size, start = struct.unpack("!H", self.buffer[2:4])[0], 4
        elif size == 127:
            self._need(10)
            size, start = struct.unpack("!Q", self.buffer[2:10])[0], 10
        if not self.buffer[1] & 0x80:
            raise AssertionError("a client's frame without a mask")
        self._need(start + 4 + size)
        mask = self.buffer[start : start + 4]
        payload = bytes(b ^ mask[i % 4] for i, b in enumerate(self.buffer[start + 4 : start + 4 + size]))
        opcode = self.buffer[0] & 0x0F
        self.buffer = self.buffer[start + 4 + size :]
        return harness.Received(opcode, payload)

    def receive_text(self):
        """The next text message, whatever control frames come before it."""
        while True:
            got = self.receive()
            if got.opcode == harness.TEXT:
                return got.payload.decode()

    def receive_close(self):
        while True:
            got = self.receive()
            if got.opcode == harness.CLOSE:
                return got

    def drain(self):
        try:
            while self.socket.recv(65536):
                pass
            return "fin"
        except ConnectionError:
            return "reset"

    def fin(self):
        self.socket.shutdown(socket.SHUT_WR)
        return self

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def cut(self):
        """Ends TCP while another thread reads: FIN at once."""
        self.socket.shutdown(socket.SHUT_RDWR)

    def close(self):
        self.socket.close()


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


def free_port():
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def dump(line):
    return json.dumps(line, indent=1)
