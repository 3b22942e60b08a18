"""Node's `ws` as the client."""

import os
import subprocess

from harness import LabCase, main, tool

OPENING = "const WebSocket = require('ws'); const socket = new WebSocket(process.argv[1], %s);"
CASES = [
    ("close", "socket.on('open', () => socket.close(1000, 'bye'))",
     dict(cls="normal", cause="normal_closure", code=1000, reason="bye", clean=True, legs__client__tcp_end="fin")),
    ("close_without_code", "socket.on('open', () => socket.close())",
     dict(cls="normal", cause="no_status_close", code=None, clean=True)),
    ("private_code", "socket.on('open', () => socket.close(4000, 'why'))",
     dict(cls="lost", cause="app_close", code=4000, reason="why", clean=True)),
    ("service_restart", "socket.on('open', () => socket.close(1012))",
     dict(cls="lost", cause="client_going_away", code=1012, clean=True)),
    ("echo_then_close", "socket.on('open', () => socket.send('x'.repeat(200000)));"
     "socket.on('message', data => socket.close(data.length === 200000 ? 1000 : 4999))",
     dict(cls="normal", cause="normal_closure", code=1000, clean=True)),
    ("terminate", "socket.on('open', () => socket.terminate())",
     dict(cls="lost", cause={"eof_without_close", "tcp_reset"}, code=None, clean=False)),
    ("exit", "socket.on('open', () => process.exit(1))",
     dict(cls="lost", cause={"eof_without_close", "tcp_reset"}, code=None, clean=False)),
]  # fmt: skip


class NodeWs(LabCase):
    def test_one_after_another(self):
        watch = self.watch("--ping", "0", "--echo")
        for deflate in ("false", "true"):
            for name, script, wanted in CASES:
                with self.subTest(name, deflate=deflate):
                    opening = OPENING % f"{{perMessageDeflate: {deflate}}}"
                    subprocess.run(
                        [tool("node"), "-e", opening + script, watch.url + name],
                        env={**os.environ, "NODE_PATH": "/usr/share/nodejs"}, check=name != "exit", timeout=20,
                        stdin=subprocess.DEVNULL,
                    )  # fmt: skip
                    self.expect(watch.next("disconnect"), url=f"/{name}", ended_by="client", released=True, **wanted)


if __name__ == "__main__":
    main()
