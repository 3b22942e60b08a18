"""Python's websockets as the client: a library that nobody here wrote."""

import asyncio
import os
import signal
import subprocess
import sys

import websockets

from harness import LabCase, main

# A client in a process of its own, to be killed: opens, says so, waits.
CLIENT = """
import asyncio, sys, websockets
async def main():
    async with websockets.connect(sys.argv[1], ping_interval=None) as socket:
        print("open", flush=True)
        await socket.recv()
asyncio.run(main())
"""


class Websockets(LabCase):
    def setUp(self):
        self.shared = self.watch("--ping", "0", "--echo")

    def client(self, script, **how):
        async def go():
            async with websockets.connect(self.shared.url, **how) as socket:
                await script(socket)

        asyncio.run(asyncio.wait_for(go(), 15))
        return self.shared.next("disconnect")

    def test_close(self):
        async def script(socket):
            await socket.send("hello")
            assert await socket.recv() == "hello"
            await socket.close(1000, "bye")

        self.expect(
            self.client(script),
            cls="normal", cause="normal_closure", ended_by="client", code=1000, reason="bye", clean=True, released=True,
        )  # fmt: skip

    def test_going_away_and_private_code(self):
        async def leave(socket):
            await socket.close(1001)

        async def private(socket):
            await socket.close(4321, "app")

        self.expect(self.client(leave), cls="normal", cause="client_going_away", ended_by="client", code=1001, clean=True)
        self.expect(self.client(private), cls="lost", cause="app_close", ended_by="client", code=4321, reason="app")

    def test_compression_is_declined_or_understood(self):
        async def script(socket):
            await socket.send("x" * 10_000)
            assert await socket.recv() == "x" * 10_000

        self.expect(self.client(script, compression="deflate"), cls="normal", cause="normal_closure", clean=True)

    def test_abort(self):
        async def script(socket):
            socket.transport.abort()

        self.expect(self.client(script), cls="lost", cause={"eof_without_close", "tcp_reset"}, ended_by="client", code=None)

    def test_killed(self):
        for how in (signal.SIGKILL,):
            child = subprocess.Popen([sys.executable, "-c", CLIENT, self.shared.url], stdout=subprocess.PIPE)
            try:
                self.assertEqual(child.stdout.readline(), b"open\n")
                self.shared.next("session")
                os.kill(child.pid, how)
            finally:
                child.kill()
                child.wait()
                child.stdout.close()
            self.expect(
                self.shared.next("disconnect"),
                cls="lost", cause="eof_without_close", ended_by="client", code=None, clean=False, legs__client__tcp_end="fin",
            )  # fmt: skip

    def test_its_own_keepalive_times_out(self):
        """The client pings, we are stopped: it gives up with 1011 "keepalive ping timeout", read when we wake up."""
        watch = self.shared

        async def script():
            socket = await websockets.connect(watch.url, ping_interval=0.5, ping_timeout=0.5, close_timeout=1)
            watch.process.send_signal(signal.SIGSTOP)
            await socket.wait_closed()
            watch.process.send_signal(signal.SIGCONT)

        asyncio.run(asyncio.wait_for(script(), 15))
        self.expect(
            watch.next("disconnect"),
            cls="lost", cause="heartbeat_timeout", ended_by="client", tool_reason=None, code=1011,
            reason="keepalive ping timeout",
        )  # fmt: skip


if __name__ == "__main__":
    main()
