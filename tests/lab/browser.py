"""Headless Chromium, driven by the few commands of the DevTools protocol that the lab needs."""

import contextlib
import http.server
import json
import os

import signal
import subprocess
import tempfile
import threading
import time

from harness import tool

FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --no-default-browser-check
    --disable-background-networking --disable-component-update --disable-sync --disable-default-apps --disable-extensions
    --disable-dev-shm-usage --metrics-recording-only --mute-audio --password-store=basic --use-mock-keychain""".split()


class Browser:
    """One Chromium with its own profile. Commands go over --remote-debugging-pipe: descriptors 3 and 4, NUL after each."""

    def __init__(self, *flags):
        self.profile = tempfile.TemporaryDirectory(prefix="dropscope-chromium-", ignore_cleanup_errors=True)
        down_read, down_write = os.pipe()
        up_read, up_write = os.pipe()
        launcher = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'
        self.process = subprocess.Popen(
            ["bash", "-c", launcher, "chromium", str(down_read), str(up_write), tool("chromium"), *FLAGS, *flags,
             f"--user-data-dir={self.profile.name}", "--remote-debugging-pipe", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            pass_fds=(down_read, up_write), start_new_session=True,
        )  # fmt: skip
        os.close(down_read)
        os.close(up_write)
        self.down = os.fdopen(down_write, "wb", buffering=0)
        self.up = os.fdopen(up_read, "rb", buffering=0)
        self.number = 0
        self.buffer = b""

    def post(self, method, session=None, **parameters):
        """One command that nobody waits for."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.down.write(json.dumps(message).encode() + b"\0")

    def call(self, method, session=None, timeout=40, **parameters):
        """One command and its answer; events in between are dropped."""
        self.post(method, session, **parameters)
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            answer = self._message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise AssertionError(f"{method}: {answer['error']}")
                return answer["result"]
        raise AssertionError(f"{method} was not answered")

    def _message(self):
        while b"\0" not in self.buffer:
            more = self.up.read(65536)
            if not more:
                raise AssertionError("Chromium ended")
            self.buffer += more
        raw, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(raw)

    def tab(self, url):
        """Opens a tab; answers (target, session)."""
        target = self.call("Target.createTarget", url=url)["targetId"]
        return target, self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def kill(self):
        """SIGKILL to the browser and all its helpers at once, as a crash or an out-of-memory kill does."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def close(self):
        self.kill()
        self.down.close()
        self.up.close()
        self.profile.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Pages:
    """Serves one page that opens a WebSocket (another one, if its query names that), and an empty one to navigate to."""

    def __init__(self, websocket_url):
        script = f"socket = new WebSocket(location.search.slice(1) || {websocket_url!r})"
        page = f"<!doctype html><title>lab</title><script>{script}</script>"
        bodies = {"/page": page, "/elsewhere": "<!doctype html><title>elsewhere</title>nothing here"}

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = bodies.get(self.path.partition("?")[0])
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write((body or "").encode())

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()



