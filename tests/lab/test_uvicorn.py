"""Uvicorn as the server: an ASGI server that closes for its application, in ways the application does not choose."""

import signal
import subprocess
import sys
import tempfile

from harness import LabCase, main
from servers import ClientWatch

# What an application can do to its socket, by path. The port is printed once it listens.
SERVER = """
import asyncio, socket, sys, uvicorn

async def app(scope, receive, send):
    if scope["type"] != "websocket":
        return
    await receive()
    path = scope["path"]
    if path == "/refuse":
        await send({"type": "websocket.close"})
        return
    if path == "/fail-early":
        raise RuntimeError("before the handshake")
    await send({"type": "websocket.accept"})
    if path == "/close":
        await send({"type": "websocket.close", "code": 4409, "reason": "second tab"})
    elif path == "/fail":
        raise RuntimeError("the application failed")
    elif path == "/return":
        return
    else:
        while (await receive())["type"] != "websocket.disconnect":
            pass

listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off", ws="websockets",
                              ws_ping_interval=None)).run(sockets=[listening])
"""


class Uvicorn(LabCase):
    def setUp(self):
        self.log = self.enterContext(tempfile.TemporaryFile())
        self.server = subprocess.Popen(
            [sys.executable, "-c", SERVER], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log
        )
        self.addCleanup(self.end)
        self.url = f"ws://127.0.0.1:{int(self.server.stdout.readline())}"

    def end(self):
        self.server.kill()
        self.server.wait()
        self.server.stdout.close()

    def meet(self, path, *options):
        return self.enterContext(ClientWatch(self.url + path, "--ping", "0", *options))

    def test_the_application_closes(self):
        self.expect(
            self.meet("/close").next("disconnect"),
            cls="lost", cause="app_close", ended_by="server", code=4409, reason="second tab", clean=True, phase="open",
        )  # fmt: skip

    def test_the_application_refuses(self):
        self.expect(
            self.meet("/refuse").next("disconnect"),
            cls="failed", cause="http_rejected", ended_by="server", code=None, http_status=403, phase="http",
        )  # fmt: skip

    def test_the_application_fails_before_the_handshake(self):
        self.expect(
            self.meet("/fail-early").next("disconnect"),
            cls="failed", cause="http_rejected", ended_by="server", code=None, http_status=500, phase="http",
        )  # fmt: skip

    def test_the_application_fails(self):
        """It closes the transport, without a word."""
        self.expect(
            self.meet("/fail").next("disconnect"),
            cls="lost", cause="eof_without_close", ended_by="server", code=None, legs__server__tcp_end="fin",
        )  # fmt: skip

    def test_the_application_returns(self):
        line = self.meet("/return").next("disconnect")
        self.expect(line, ended_by="server", code={1000, 1011, 1006, None})
        self.assertNotEqual((line["class"], line["code"]), ("normal", None))

    def test_told_to_stop(self):
        """SIGTERM: versions before 0.18 close the transport, later ones send 1012."""
        watch = self.meet("/stay")
        watch.next("session")
        self.server.send_signal(signal.SIGTERM)
        line = watch.next("disconnect")
        self.expect(line, cls="lost", ended_by="server")
        self.assertIn((line["cause"], line["code"]), {("eof_without_close", None), ("server_going_away", 1012)})

    def test_killed(self):
        watch = self.meet("/stay")
        watch.next("session")
        self.server.kill()
        self.expect(
            watch.next("disconnect"),
            cls="lost", cause={"eof_without_close", "tcp_reset"}, ended_by="server", code=None, clean=False,
        )  # fmt: skip


if __name__ == "__main__":
    main()
