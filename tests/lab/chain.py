"""A chain as people have it: browser, haproxy, nginx, an application; each hop's own log, a capture of all of them, and a
cable between any two that can be cut."""

import contextlib
import pathlib
import socket
import struct
import sys
import threading

from browser import Browser
from harness import free_port, tool
from proxies import _child
from sniffer import Sniffer

HAPROXY = """
global
  log stdout format rfc5424 local0
defaults
  log global
  mode http
  option httplog
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  timeout tunnel {tunnel}s
frontend front
  bind 127.0.0.1:{port}
  capture request header Sec-WebSocket-Key len 24
  default_backend back
backend back
  server nginx 127.0.0.1:{target}
"""
NGINX = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx-error.log info;
events {{ worker_connections 512; }}
http {{
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  log_format ws '$time_iso8601 $msec $remote_addr:$remote_port -> $upstream_addr "$request" $status req_len=$request_length '
    'sent=$bytes_sent rt=$request_time conn=$connection key=$http_sec_websocket_key id=$request_id';
  access_log {folder}/nginx-access.log ws;
  proxy_http_version 1.1;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection "upgrade";
  proxy_read_timeout 60s;
  server {{
    listen 127.0.0.1:{port};
    location / {{ proxy_pass http://127.0.0.1:{target}; }}
    location /nginx {{ proxy_pass http://127.0.0.1:{target}; proxy_read_timeout {read}s; }}
  }}
}}
"""
#: The application: says its log what it does, and does at its end what the path asks for.
APPLICATION = """
import asyncio, logging, socket, struct, sys, websockets
logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s", level=logging.DEBUG, stream=sys.stderr)
async def serve(ws, path):
    await ws.send("hello")
    await ws.recv()
    await asyncio.sleep(0.3)
    if path == "/app-close":
        await ws.close(1011, "boom")
    elif path == "/app-fin":
        ws.transport.close()
    elif path == "/app-reset":
        ws.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        ws.transport.abort()
    else:
        await ws.wait_closed()
async def main():
    async with websockets.serve(serve, "127.0.0.1", int(sys.argv[1]), ping_interval=None, compression=None):
        await asyncio.Future()
asyncio.run(main())
"""
#: Opens the WebSocket, answers the first message, and tells how it ended; closes it itself where the path asks for that.
PAGE = """new Promise(resolve => {{
  const ws = new WebSocket({url!r});
  ws.onmessage = () => {{ ws.send("hi"); if ({closes}) setTimeout(() => ws.close(1000, "done"), 300); }};
  ws.onclose = e => resolve(e.code);
}})"""


class Cable:
    """Passes bytes between two neighbours; cut() resets both of its ends."""

    def __init__(self, target):
        self.target = target
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.ends, self.all = [], []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                far = socket.create_connection(("127.0.0.1", self.target))
                self.ends = [near, far]
                self.all += self.ends
                for a, b in ((near, far), (far, near)):
                    threading.Thread(target=self._pass, args=(a, b), daemon=True).start()

    @staticmethod
    def _pass(a, b):
        try:
            while data := a.recv(65536):
                b.sendall(data)
            b.shutdown(socket.SHUT_WR)
        except OSError:  # a reset is passed on as one
            Cable._reset(b)

    @staticmethod
    def _reset(end):
        with contextlib.suppress(OSError):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.shutdown(socket.SHUT_RD)  # closing alone would wait for the thread that reads
            end.close()

    def cut(self):
        for end in self.ends:
            self._reset(end)

    def close(self):
        self.listener.close()
        for end in self.all:
            end.close()


class Chain:
    """The whole of it, with everything that it writes in `folder`."""

    TUNNEL, READ = 2, 1

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.stack = contextlib.ExitStack()
        application = free_port()
        self.stack.enter_context(
            _child([sys.executable, "-c", APPLICATION, str(application)], application, self.folder / "app.log")
        )
        last = self._cable(application)
        nginx = free_port()
        config = self.folder / "nginx.conf"
        config.write_text(NGINX.format(folder=self.folder, port=nginx, target=last.port, read=self.READ))
        self.stack.enter_context(
            _child([tool("nginx"), "-p", str(self.folder), "-c", str(config)], nginx, self.folder / "nginx.out")
        )
        middle = self._cable(nginx)
        haproxy = free_port()
        config = self.folder / "haproxy.cfg"
        config.write_text(HAPROXY.format(port=haproxy, target=middle.port, tunnel=self.TUNNEL))
        self.stack.enter_context(
            _child([tool("haproxy"), "-db", "-f", str(config)], haproxy, self.folder / "haproxy.log")
        )
        first = self._cable(haproxy)
        #: By the place that each leads to.
        self.cables = {"haproxy": first, "nginx": middle, "app": last}
        #: Where each server port stands between the places 0 (browser), 2 (haproxy), 4 (nginx) and 6 (application); the
        #: cables are at 1, 3 and 5.
        self.hops = {
            first.port: 0.5, haproxy: 1.5, middle.port: 2.5, nginx: 3.5, last.port: 4.5, application: 5.5,
        }  # fmt: skip
        self.url = f"ws://127.0.0.1:{first.port}"
        self.capture = self.stack.enter_context(open(self.folder / "all.pcap", "wb"))
        self.sniffer = Sniffer(self.capture, set(self.hops))
        self.stack.callback(self.sniffer.__exit__)
        netlog = self.folder / "browser.json"
        self.browser = self.stack.enter_context(Browser(f"--log-net-log={netlog}", "--net-log-capture-mode=Everything"))
        _, self.page = self.browser.tab("about:blank")

    def _cable(self, target):
        cable = Cable(target)
        self.stack.callback(cable.close)
        return cable

    def play(self, path, cut=None):
        """One connection to its end; answers the code that the page was told."""
        script = PAGE.format(url=self.url + path, closes="true" if path == "/page" else "false")
        timer = threading.Timer(0.6, self.cables[cut].cut) if cut else None
        if timer:
            timer.start()
        told = self.browser.call("Runtime.evaluate", session=self.page, expression=script, awaitPromise=True, returnByValue=True)
        if timer:
            timer.join()
        return told["result"]["value"]

    def finish(self):
        """Ends everything, so that the logs are whole."""
        self.sniffer.stop()
        self.browser.call("Browser.close")
        self.browser.process.wait(20)
        self.stack.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stack.close()
