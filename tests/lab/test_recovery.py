"""Getting a session back: by policy, with its state, and noticing when somebody else does."""

import json
import threading
import time

from harness import LabCase, Peer, close_frame, free_port, main, run
from servers import ClientWatch, Server, server_close


class Clog:
    """What matters of a CLOG server: the first frame names the connection; ?r= brings it back while it is known."""

    def __init__(self, window=7.0):
        self.window = window
        self.cut = {}  # id -> time of the loss
        self.seen = []
        self.count = 0
        self.lock = threading.Lock()

    def __call__(self, peer, _):
        peer.upgrade()
        token = peer.target.split("r=")[1] if "r=" in peer.target else None
        with self.lock:
            self.seen.append(token)
            if token:
                since = self.cut.get(token)
                if since is None or time.monotonic() - since > self.window:
                    peer.send(server_close(1000))
                    peer.receive_close()
                    return
            else:
                self.count += 1
                token = f"{self.count:032x}"
                peer.text(f"clog['connection_id']='{token}'")
        try:
            while True:
                words = peer.receive_text()
                if words == "cut":
                    break
                if words == "bye":
                    peer.send(server_close(1000))
                    peer.receive_close()
                    peer.close()
                    return
        finally:
            with self.lock:
                self.cut[token] = time.monotonic()
        peer.reset()


class Policy(LabCase):
    def server(self, script, **how):
        return self.enterContext(Server(script, **how))

    def client(self, url, *options, **how):
        return self.enterContext(ClientWatch(url, "--ping", "0", "--reconnect", *options, **how))

    def test_lost_and_back(self):
        def script(peer, number):
            peer.upgrade()
            if number == 1:
                peer.reset()
            peer.drain()

        watch = self.client(self.server(script).url)
        first = watch.next("session")
        self.expect(first, chain=1, continues=None)
        self.expect(watch.next("disconnect"), cls="lost", cause="tcp_reset", chain=1)
        self.expect(watch.next("recovery"), session=1, by="policy", attempt=1, outcome="waiting", new_session=None,
                    downtime_ms=None, state=None)  # fmt: skip
        self.expect(watch.next("session"), session=2, chain=1, continues=1)
        self.expect(watch.next("recovery"), session=1, by="policy", attempt=1, outcome="recovered", new_session=2,
                    state="unknown", downtime_ms=lambda ms: 0 <= ms < 1500)  # fmt: skip

    def test_killed_and_restarted(self):
        """Attempts while nobody listens, then a session."""
        port = free_port()

        def script(peer, _):
            peer.upgrade()
            peer.drain()

        first = Server(script, port)
        watch = self.client(first.url)
        watch.next("session")
        first.close()
        self.expect(watch.next("disconnect"), cls="lost")
        self.expect(watch.next("recovery"), outcome="waiting", attempt=1)
        self.expect(watch.next("disconnect"), session=2, cls="failed", cause="connection_refused", chain=1, continues=1)
        self.expect(watch.next("recovery"), session=1, attempt=1, outcome="failed", new_session=2)
        self.expect(watch.next("recovery"), session=1, attempt=2, outcome="waiting")
        self.server(script, port=port)
        back = watch.next("recovery", timeout=40, outcome="recovered")
        self.expect(back, session=1, state="unknown", new_session=lambda number: number >= 3)
        self.expect([line for _, line in watch.seen if line["event"] == "session"][-1], continues=1, chain=1)

    def test_fatal_failures_stop(self):
        def script(peer, _):
            peer.read_head()
            peer.send(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            peer.close()

        watch = self.client(self.server(script).url)
        self.expect(watch.next("recovery", timeout=60, outcome="gave_up"), session=1, by="policy")
        lines = [line for _, line in watch.seen if line["event"] == "disconnect"]
        self.assertEqual([line["cause"] for line in lines], ["http_rejected"] * 5)

    def test_normal_ends_stay_ended(self):
        def script(peer, _):
            peer.upgrade()
            peer.send(server_close(1000))
            peer.receive_close()
            peer.close()

        server = self.server(script)
        watch = self.client(server.url)
        self.expect(watch.next("disconnect"), cls="normal")
        time.sleep(2.5)
        self.assertEqual(len(server.connections), 1)
        watch.end()
        self.assertFalse([line for line in watch.rest() if line["event"] == "recovery"])

    def test_retry_after(self):
        times = []

        def script(peer, number):
            times.append(time.monotonic())
            if number == 1:
                peer.read_head()
                peer.send(b"HTTP/1.1 503 Busy\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n")
                peer.close()
                return
            peer.upgrade()
            peer.drain()

        watch = self.client(self.server(script).url)
        watch.next("session")
        self.assertTrue(2 <= times[1] - times[0] < 4, times)

    def test_report_says_the_same(self):
        log = self.directory() / "recovery.dropscope"

        def script(peer, number):
            peer.upgrade()
            if number < 3:
                peer.reset()
            peer.drain()

        watch = self.client(self.server(script).url, log=log)
        watch.next("recovery", outcome="recovered", new_session=3)
        watch.end()
        watch.rest()
        code, out, _ = run("report", str(log), "--format", "jsonl")
        self.assertEqual(code, 0)
        for event in ("session", "disconnect", "recovery"):
            told = [line for line in map(json.loads, out.splitlines()) if line["event"] == event]
            self.assertEqual(told, [line for _, line in watch.seen if line["event"] == event])


class ClogPreset(LabCase):
    def start(self, clog, *sends):
        server = self.enterContext(Server(clog))
        options = [word for text in sends for word in ("--send", text)]
        return server, self.enterContext(
            ClientWatch(server.url, "--ping", "0", "--reconnect", "--clog", *options)
        )

    def test_resumed_inside_the_window(self):
        clog = Clog()
        server, watch = self.start(clog)
        self.expect(watch.next("session"), url="/chat?x=1")
        wait_until(lambda: clog.count == 1)
        time.sleep(0.3)
        server.connections[0].cut()
        self.expect(watch.next("recovery", outcome="waiting"), session=1)
        second = watch.next("session")
        self.assertIn("r=~", second["url"])  # the token itself is nobody's business
        self.expect(watch.next("recovery", outcome="recovered"), session=1, new_session=2, state="resumed")
        self.assertEqual(clog.seen, [None, f"{1:032x}"])

    def test_refused_after_the_window(self):
        clog = Clog(window=-1)
        server, watch = self.start(clog)
        watch.next("session")
        wait_until(lambda: clog.count == 1)
        time.sleep(0.3)
        server.connections[0].cut()
        self.expect(watch.next("recovery", outcome="recovered"), session=1, new_session=2, state="fresh")
        self.expect(watch.next("disconnect", session=2), cls="normal", code=1000)
        # Nobody meant to end that one: a new session is opened, without the token.
        self.expect(watch.next("session", session=3), continues=2, chain=1)
        self.expect(watch.next("recovery", outcome="recovered"), session=2, new_session=3, state="fresh")
        self.assertEqual(clog.seen, [None, f"{1:032x}", None])

    def test_1000_is_respected(self):
        clog = Clog()
        server, watch = self.start(clog, "bye")
        self.expect(watch.next("disconnect"), cls="normal", code=1000, clean=True)
        time.sleep(2)
        self.assertEqual(len(server.connections), 1)

    def test_text_heartbeat(self):
        beats = []

        def script(peer, _):
            peer.upgrade()
            words = peer.receive_text()
            beats.append((time.monotonic(), words))
            peer.close()

        server = self.enterContext(Server(script))
        began = time.monotonic()
        watch = self.enterContext(ClientWatch(server.url, "--ping", "0", "--clog"))
        watch.next("disconnect", timeout=20)
        self.assertEqual(beats[0][1], "0")
        self.assertTrue(9 < beats[0][0] - began < 13)


class Returns(LabCase):
    """Clients of a listener come back by themselves."""

    def test_by_token(self):
        watch = self.watch("--ping", "0")
        first = Peer(watch.port).open("/clog?r=abcdef0123456789")
        watch.next("session")
        first.reset()
        self.expect(watch.next("disconnect"), cls="lost")
        second = self.enterContext(Peer(watch.port).open("/clog?r=abcdef0123456789"))
        self.expect(watch.next("session"), session=2, continues=1, chain=1)
        self.expect(watch.next("recovery"), session=1, by="peer", outcome="recovered", new_session=2, state="resumed")
        second.close()

    def test_first_return_of_a_clog_page(self):
        """Its first visit had no token; the server gave it one, which we did not see."""
        watch = self.watch("--ping", "0")
        Peer(watch.port).open("/clog").reset()
        watch.next("disconnect")
        second = Peer(watch.port).open("/clog?r=abcdef0123456789")
        self.expect(watch.next("session", session=2), continues=1, chain=1)
        self.expect(watch.next("recovery"), session=1, by="peer", state="unknown", new_session=2)
        second.reset()
        watch.next("disconnect")
        with Peer(watch.port).open("/clog?r=fedcba9876543210"):
            self.expect(watch.next("session", session=3), continues=None)

    def test_by_address_when_only_one_can_be_meant(self):
        watch = self.watch("--ping", "0")
        Peer(watch.port).open("/app").reset()
        watch.next("disconnect")
        second = Peer(watch.port).open("/app")
        self.expect(watch.next("session", session=2), continues=1, chain=1)
        self.expect(watch.next("recovery"), session=1, by="peer", outcome="recovered", state="unknown")
        third = Peer(watch.port).open("/app")
        self.expect(watch.next("session", session=3), continues=None, chain=3)
        second.reset()
        third.reset()
        watch.next("disconnect")
        watch.next("disconnect")
        with Peer(watch.port).open("/app"):
            self.expect(watch.next("session", session=4), continues=None)

    def test_normal_ends_are_not_continued(self):
        watch = self.watch("--ping", "0")
        with Peer(watch.port).open("/app") as peer:
            peer.send(close_frame(1000))
            peer.receive_close()
            peer.finish()
        watch.next("disconnect")
        with Peer(watch.port).open("/app"):
            self.expect(watch.next("session", session=2), continues=None, chain=2)


class Load(LabCase):
    def test_many_clients_come_back_spread(self):
        """500 clients, dropped at once, must not come back at once."""
        first, again = [], []
        all_there = threading.Event()

        def script(peer, number):
            (first if number <= COUNT else again).append(time.monotonic())
            peer.upgrade()
            if number <= COUNT:
                all_there.wait(60)
                peer.reset()
            else:
                peer.drain()

        server = self.enterContext(Server(script))
        more = [word for _ in range(COUNT - 1) for word in ("--connect", server.url, "--ping", "0", "--reconnect")]
        watch = self.enterContext(ClientWatch(server.url, "--ping", "0", "--reconnect", *more))
        wait_until(lambda: len(first) == COUNT, 60)
        time.sleep(1)
        dropped = time.monotonic()
        all_there.set()
        wait_until(lambda: len(again) == COUNT, 60)
        histogram = [0] * 20
        for at in again:
            histogram[min(int((at - dropped) / 0.5), 19)] += 1
        print("back in each half second:", histogram[:12])
        self.assertLess(max(histogram), COUNT / 4, histogram)
        self.assertGreaterEqual(sum(1 for count in histogram if count), 8, histogram)
        self.assertIsNone(watch.process.poll())

    def test_descriptors_come_back(self):
        def script(peer, _):
            peer.upgrade()
            peer.close()

        server = self.enterContext(Server(script))
        watch = self.enterContext(ClientWatch(server.url, "--ping", "0", "--reconnect"))
        watch.next("recovery", timeout=60, outcome="recovered", new_session=5)
        self.assertLess(watch.descriptors(), 40)


COUNT = 500


def wait_until(claim, timeout=10):
    deadline = time.monotonic() + timeout
    while not claim():
        if time.monotonic() > deadline:
            raise AssertionError("it did not come true")
        time.sleep(0.02)


if __name__ == "__main__":
    main()
