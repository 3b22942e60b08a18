"""What stands behind a relay in the lab: servers of raw bytes, of Python's websockets, and products in the chain."""

import asyncio
import contextlib
import http
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import threading

import websockets

from harness import await_port, free_port, tool
from servers import Connection

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class RawServer:
    """Accepts connections for the test to speak on."""

    def __init__(self, host="127.0.0.1", port=0, listening=None):
        self.socket = listening or socket.create_server((host, port))
        self.socket.settimeout(15)
        self.port = self.socket.getsockname()[1]

    def accept(self):
        return Connection(self.socket.accept()[0])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()


PAGE = """<!doctype html><title>lab</title><link rel=stylesheet href=/style.css><img src=/picture.svg>
<script src=/script.js></script>"""
SCRIPT = """window.state = 'connecting';
window.socket = new WebSocket(location.href.replace(/^http/, 'ws').replace(/page.*/, 'ws'));
socket.onopen = () => socket.send('hello'.repeat(5000));
socket.onmessage = event => { window.state = 'echo ' + event.data.length };
socket.onclose = event => { window.state = 'closed ' + event.code };
"""
FILES = {
    "/page": ("text/html", PAGE.encode()),
    "/elsewhere": ("text/html", b"<!doctype html><title>elsewhere</title>"),
    "/style.css": ("text/css", b"body { color: rgb(1, 2, 3) }\n" + b"/* long */\n" * 20000),
    "/script.js": ("text/javascript", SCRIPT.encode()),
    "/picture.svg": ("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>'),
}


class Site:
    """Python's websockets in a thread: pages and their assets, and an echo at /ws."""

    def __init__(self, context=None, **how):
        self.how = {"ping_interval": None, **how}
        self.context = context
        self.asked = []
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        if not self.ready.wait(10):
            raise AssertionError("the site did not start")

    async def _request(self, path, headers):
        self.asked.append(path)
        if path == "/ws":
            return None
        kind, body = FILES.get(path, ("text/plain", b""))
        status = http.HTTPStatus.OK if path in FILES else http.HTTPStatus.NOT_FOUND
        return status, [("Content-Type", kind), ("Content-Length", str(len(body)))], body

    async def _echo(self, connection):
        with contextlib.suppress(websockets.ConnectionClosed):
            async for message in connection:
                await connection.send(message)

    def _run(self):
        asyncio.set_event_loop(self.loop)

        async def start():
            return await websockets.serve(self._echo, "127.0.0.1", 0, process_request=self._request, ssl=self.context, **self.how)

        server = self.loop.run_until_complete(start())
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        self.loop.run_forever()
        server.server.close()
        tasks = asyncio.all_tasks(self.loop)
        for task in tasks:
            task.cancel()
        self.loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self.loop.run_until_complete(asyncio.sleep(0.05))
        self.loop.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)


# A server or a client of Python's websockets in a process of its own, to be stopped or killed.
SERVER = """
import asyncio, sys, websockets
async def echo(connection):
    if sys.argv[1] == "deaf":
        await asyncio.sleep(1000)
    async for message in connection:
        await connection.send(message)
async def main():
    async with websockets.serve(echo, "127.0.0.1", 0, ping_interval=None, max_queue=1) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.sleep(1000)
asyncio.run(main())
"""
CLIENT = """
import asyncio, sys, websockets
async def main():
    ping = float(sys.argv[2]) or None
    async with websockets.connect(sys.argv[1], ping_interval=ping, ping_timeout=ping, close_timeout=1) as socket:
        print("open", flush=True)
        await socket.wait_closed()
asyncio.run(main())
"""


class Child:
    """A Python program in a process of its own; `first` is the first line it prints."""

    def __init__(self, script, *arguments):
        self.process = subprocess.Popen([sys.executable, "-c", script, *arguments], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # fmt: skip
        self.first = self.process.stdout.readline().strip()

    def signal(self, how):
        os.kill(self.process.pid, how)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Product:
    """A product in the foreground, on a port of its own."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        await_port(self.port)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)


class Nginx(Product):
    """A reverse proxy to that port whose tunnels may be silent for two seconds."""

    def __init__(self, target, folder, timeout="2s"):
        self.port = free_port()
        config = pathlib.Path(folder) / "nginx.conf"
        config.write_text(
            f"""daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
            events {{ }}
            http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
                fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
                server {{ listen 127.0.0.1:{self.port};
                    location / {{ proxy_pass http://127.0.0.1:{target}; proxy_http_version 1.1;
                        proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;
                        proxy_read_timeout {timeout}; proxy_send_timeout {timeout}; }} }} }}"""
        )
        super().__init__(tool("nginx"), "-p", str(folder), "-c", str(config))


class Haproxy(Product):
    """The same; tunnels may be silent for two seconds."""

    def __init__(self, target, folder, timeout="2s"):
        self.port = free_port()
        config = pathlib.Path(folder) / "haproxy.cfg"
        config.write_text(
            f"""global
    nbthread 1
defaults
    mode http
    timeout connect 5s
    timeout client 10s
    timeout server 10s
    timeout tunnel {timeout}
listen lab
    bind 127.0.0.1:{self.port}
    server one 127.0.0.1:{target}
"""
        )
        super().__init__(tool("haproxy"), "-db", "-f", str(config))


def certificate(folder, name="lab", alternative="IP:127.0.0.1", days="2"):
    """A self-signed certificate; answers the paths of certificate and key."""
    cert, key = pathlib.Path(folder) / f"{name}.pem", pathlib.Path(folder) / f"{name}.key"
    subprocess.run(
        [tool("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
         "-out", cert, "-days", days, "-subj", f"/CN={name}", "-addext", f"subjectAltName={alternative}"],
        check=True, capture_output=True,
    )  # fmt: skip
    return str(cert), str(key)


def server_context(cert, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context
