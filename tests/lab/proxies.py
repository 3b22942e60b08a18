"""nginx and haproxy as children, with timers shortened to seconds; and a WebSocket server of raw bytes."""

import contextlib
import pathlib
import selectors
import socket
import struct
import subprocess
import threading
import time

from harness import CLOSE, PING, PONG, frame, free_port, tool
from servers import Connection

NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://127.0.0.1:{target}; proxy_http_version 1.1; proxy_read_timeout {seconds}s;
      proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; proxy_set_header Host $host;
    }}
  }}
}}
"""
HAPROXY = """
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  timeout tunnel {seconds}s
listen ws
  bind 127.0.0.1:{port}
  server upstream 127.0.0.1:{target}
"""


@contextlib.contextmanager
def _child(command, port, log):
    with open(log, "wb") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        deadline = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise AssertionError(f"{command[0]} does not start: {pathlib.Path(log).read_text()}") from None
                time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def nginx(folder, target, seconds):
    """A reverse proxy whose proxy_read_timeout is that long; yields its port."""
    port, folder = free_port(), pathlib.Path(folder)
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=port, target=target, seconds=seconds))
    return _child([tool("nginx"), "-p", str(folder), "-c", str(config)], port, folder / "nginx.out")


def haproxy(folder, target, seconds):
    """A reverse proxy whose timeout tunnel is that long; yields its port."""
    port, folder = free_port(), pathlib.Path(folder)
    config = folder / "haproxy.cfg"
    config.write_text(HAPROXY.format(port=port, target=target, seconds=seconds))
    return _child([tool("haproxy"), "-db", "-f", str(config)], port, folder / "haproxy.out")


class Server:
    """Opens every WebSocket and hands it to `serve(peer, target)` on a thread of its own; by default it reads on and
    answers nothing, not even a Close."""

    def __init__(self, serve=None, port=0, listener=None):
        self.serve = serve or (lambda peer, target: peer.drain())
        self.listener = listener or socket.create_server(("127.0.0.1", port))
        self.port = self.listener.getsockname()[1]
        self.peers = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self):
        return f"ws://127.0.0.1:{self.port}/"

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                threading.Thread(target=self._run, args=(connection,), daemon=True).start()

    def _run(self, connection):
        peer = Connection(connection)
        connection.settimeout(60)
        with contextlib.suppress(OSError, EOFError), connection:
            peer.upgrade()
            self.peers.append(peer)
            self.serve(peer, peer.target)

    def kill_all(self):
        """What remains of a killed process: every connection ends with FIN and without a Close."""
        for peer in self.peers:
            with contextlib.suppress(OSError):
                peer.socket.shutdown(socket.SHUT_RDWR)

    def close(self):
        self.listener.close()
        self.kill_all()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def echo(peer, _target):
    """Answers messages and pings, and a Close with its own; then ends TCP."""
    while True:
        got = peer.receive()
        peer.send(frame({CLOSE: CLOSE, PING: PONG}.get(got.opcode, got.opcode), got.payload, mask=None))
        if got.opcode == CLOSE:
            return


class Forgetful:
    """A TCP middlebox with a short memory: a connection that is silent for longer than `seconds` is forgotten without a
    word, and whoever sends next is answered with a reset."""

    def __init__(self, target, seconds):
        self.target, self.seconds = target, seconds
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                threading.Thread(target=self._run, args=(near,), daemon=True).start()

    def _run(self, near):
        far = socket.create_connection(("127.0.0.1", self.target))
        last = time.monotonic()
        with contextlib.suppress(OSError), near, far, selectors.DefaultSelector() as ready:
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            while True:
                for key, _ in ready.select():
                    data = key.fileobj.recv(65536)
                    if not data:
                        return
                    if time.monotonic() - last > self.seconds:
                        for end in (near, far):
                            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                        return
                    last = time.monotonic()
                    key.data.sendall(data)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()
