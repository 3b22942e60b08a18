"""What many endings prove together, made to happen for real with timers of seconds instead of minutes."""

import json
import threading
import time

from harness import PING, TEXT, LabCase, Peer, close_frame, frame, main, run
from proxies import Forgetful, Server, echo, haproxy, nginx
from servers import ClientWatch


def talk(peer, seconds, every=0.25):
    """Speaks that long, and hears the echoes."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        peer.text("hello")
        peer.receive()
        time.sleep(every)


class FindingsCase(LabCase):
    def together(self, *scripts):
        """Runs the scripts side by side; the first error of any is the case's."""
        errors = []

        def guarded(script):
            try:
                script()
            except Exception as error:  # pylint: disable=broad-except
                errors.append(error)

        threads = [threading.Thread(target=guarded, args=(script,)) for script in scripts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        if errors:
            raise errors[0]

    def idle_clients(self, watch, port, count=4, talks=(0.4, 1.6, 1.0, 2.2, 0.7, 1.3)):
        """Clients that come one after the other, speak for a while, fall silent, and are cut."""

        def client(number):
            def script():
                time.sleep(number * 1.3)
                with Peer(port) as peer:
                    peer.open()
                    talk(peer, talks[number])
                    peer.drain()

            return script

        self.together(*(client(number) for number in range(count)))
        # A proxy may end the two sides of a tunnel one after the other: that the client is cut does not mean that we are.
        for _ in range(count):
            watch.next("disconnect")

    def findings(self, watch):
        """All findings so far, by kind, the latest word on each; the program is ended to hear them all."""
        watch.end()
        watch.rest()
        latest = {}
        for _, line in watch.seen:
            if line["event"] == "finding":
                latest[line["finding"]] = line
        return {line["kind"]: line for line in latest.values() if line["state"] != "closed"}


class IdleTimeouts(FindingsCase):
    """proxy_read_timeout and timeout tunnel of 3 s, from in front of the proxy and from behind it."""

    def named(self, finding, seconds=3):
        self.expect(finding, kind="idle_timeout", count=4, of=4, seconds=lambda s: abs(s - seconds) < 0.01,
                    low=lambda s: seconds - 0.4 < s, high=lambda s: s < seconds + 0.5, sessions=lambda ids: len(ids) == 4)
        self.assertIn(f"{seconds} s", finding["summary"])
        self.assertTrue(any("ping at least every 1 s" in line for line in finding["advice"]), finding["advice"])

    def through(self, proxy, behind):
        """Four losses; answers the one idle_timeout finding about them."""
        with Server(echo) as server:
            if behind:
                with self.watch("--ping", "0", target=server.url) as watch, proxy(self.directory(), watch.port, 3) as port:
                    self.idle_clients(watch, port)
                    return self.findings(watch)
            with proxy(self.directory(), server.port, 3) as port:
                with self.watch("--ping", "0", target=f"ws://127.0.0.1:{port}/") as watch:
                    self.idle_clients(watch, watch.port)
                    return self.findings(watch)

    def test_relay_in_front_of_nginx(self):
        found = self.through(nginx, behind=False)
        self.assertEqual(set(found), {"idle_timeout"})
        self.named(found["idle_timeout"])
        self.assertEqual(found["idle_timeout"]["matches"], ["nginx proxy_read_timeout"])

    def test_relay_behind_nginx(self):
        found = self.through(nginx, behind=True)
        self.assertEqual(set(found), {"idle_timeout"})
        self.named(found["idle_timeout"])
        self.assertIn("nginx proxy_read_timeout", found["idle_timeout"]["matches"])
        self.assertFalse(any("HAProxy" in match for match in found["idle_timeout"]["matches"]))

    def test_relay_in_front_of_haproxy(self):
        """FIN, and no header: nothing tells haproxy from nginx here, so both are named and neither is preferred."""
        found = self.through(haproxy, behind=False)
        self.assertEqual(set(found), {"idle_timeout"})
        self.named(found["idle_timeout"])
        matches = found["idle_timeout"]["matches"]
        self.assertTrue(any("HAProxy" in match for match in matches), matches)

    def test_relay_behind_haproxy(self):
        found = self.through(haproxy, behind=True)
        self.assertEqual(set(found), {"idle_timeout"})
        self.named(found["idle_timeout"])
        matches = found["idle_timeout"]["matches"]
        self.assertTrue(matches and all("HAProxy" in match for match in matches), matches)

    def test_listener_behind_nginx(self):
        with self.watch("--ping", "0", "--echo") as watch, nginx(self.directory(), watch.port, 3) as port:
            self.idle_clients(watch, port)
            found = self.findings(watch)
        self.assertEqual(set(found), {"idle_timeout"})
        self.named(found["idle_timeout"])

    def as_client(self, proxy):
        """Dropscope dials through the proxy, is cut, and dials again; the server speaks a while each time."""
        talks = iter((0.4, 1.6, 1.0, 2.2, 0.7, 1.3))

        def speak(peer, _target):
            for _ in range(int(next(talks) / 0.2)):
                peer.send(frame(TEXT, b"hello", mask=None))
                time.sleep(0.2)
            peer.drain()

        with Server(speak) as server, proxy(self.directory(), server.port, 3) as port:
            with ClientWatch(f"ws://127.0.0.1:{port}/", "--ping", "0", "--reconnect") as watch:
                for _ in range(4):
                    watch.next("disconnect", timeout=30)
                return self.findings(watch)

    def test_client_through_nginx(self):
        found = self.as_client(nginx)
        self.named(found["idle_timeout"])
        self.assertEqual(found["idle_timeout"]["matches"], ["nginx proxy_read_timeout"])

    def test_client_through_haproxy(self):
        found = self.as_client(haproxy)
        self.named(found["idle_timeout"])
        matches = found["idle_timeout"]["matches"]
        self.assertTrue(any("HAProxy" in match for match in matches), matches)

    def test_the_log_says_the_same(self):
        log = str(self.directory() / "run.dropscope")
        with self.watch("--ping", "0", "--echo", "--log", log) as watch, nginx(self.directory(), watch.port, 3) as port:
            self.idle_clients(watch, port)
            live = self.findings(watch)["idle_timeout"]
        code, out, errors = run("report", log, "--format", "jsonl")
        self.assertEqual((code, errors), (0, ""))
        lines = [json.loads(line) for line in out.splitlines()]
        replayed = [line for line in lines if line["event"] == "finding"][-1]
        del live["state"], replayed["state"], live["finding"], replayed["finding"]
        self.assertEqual(replayed, live)


class Others(FindingsCase):
    def test_a_lifetime_is_told_from_an_idle_timeout(self):
        """A server that ends every connection at an age of 6 s, in the middle of the traffic."""

        def serve(peer, _target):
            threading.Timer(6, lambda: peer.socket.shutdown(2)).start()
            echo(peer, _target)

        def client(number):
            def script():
                time.sleep(number * 1.3)
                with Peer(watch.port) as peer:
                    peer.open()
                    try:
                        talk(peer, 20, every=0.1 + 0.02 * number)
                    except (EOFError, OSError):
                        pass

            return script

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            self.together(*(client(number) for number in range(4)))
            found = self.findings(watch)
        self.assertEqual(set(found), {"max_lifetime"})
        self.expect(found["max_lifetime"], count=4, of=4, seconds=lambda s: abs(s - 6) < 0.2)
        self.assertTrue(any("5.4 s" in line for line in found["max_lifetime"]["advice"]), found["max_lifetime"])

    def test_a_killed_server_is_one_finding(self):
        def client():
            with Peer(watch.port) as peer:
                peer.open()
                talk(peer, 0.2)
                ready.release()
                peer.drain()

        ready = threading.Semaphore(0)
        with Server(echo) as server, self.watch("--ping", "0", target=server.url) as watch:
            clients = [threading.Thread(target=client, daemon=True) for _ in range(50)]
            for thread in clients:
                thread.start()
                time.sleep(0.03)
            for _ in clients:
                self.assertTrue(ready.acquire(timeout=30))
            time.sleep(1)
            server.kill_all()
            for thread in clients:
                thread.join(30)
            found = self.findings(watch)
        self.assertEqual(set(found), {"mass_drop"})
        self.expect(found["mass_drop"], count=50, of=50, sessions=lambda ids: len(ids) == 50)

    def test_clogs_trap_and_refused_resume(self):
        """causes.md C.7 with 4 s for 40: the server ends silent pages with an empty-reasoned Close 1000, which the page
        takes for a wished-for end; and a resume that comes too late is accepted with 101 and ended at once."""

        def serve(peer, target):
            if "r=" in target:
                time.sleep(0.1)
                peer.send(close_frame(1000, mask=None))
                peer.receive_close()
                return
            peer.socket.settimeout(4)
            try:
                while True:
                    peer.receive()
                    peer.send(frame(PING, b"", mask=None))
            except TimeoutError:
                peer.send(close_frame(1000, mask=None))
                peer.socket.settimeout(5)
                peer.receive_close()

        def page(number):
            def script():
                time.sleep(number * 1.5)
                with Peer(watch.port) as peer:
                    peer.open()
                    for _ in range(number + 1):
                        peer.text("hello")
                        peer.receive()
                        time.sleep(0.4)
                    peer.send(close_frame(peer.receive_close().code))
                    peer.finish()

            return script

        def late(number):
            with Peer(watch.port) as peer:
                peer.open(f"/?r=token{number}")
                peer.send(close_frame(peer.receive_close().code))
                peer.finish()

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            self.together(*(page(number) for number in range(4)))
            for number in range(3):
                late(number)
            refused = watch.next("finding", kind="resume_refused", timeout=10, count=3)
            trap = watch.next("finding", kind="code_trap", timeout=10)
        self.expect(trap, count=lambda k: k >= 3, low=lambda s: abs(s - 4) < 0.3)
        self.assertIn("Close 1000", trap["summary"])
        self.assertTrue(any("boot.js" in line for line in trap["advice"]), trap["advice"])
        self.assertTrue(any(line.startswith("Server author") for line in trap["advice"]), trap["advice"])
        self.assertTrue(any("without the token" in line for line in refused["advice"]), refused["advice"])

    def test_a_silent_dropper_is_an_interval(self):
        def client(number):
            def script():
                time.sleep(number * 1.3)
                with Peer(watch.port) as peer:
                    peer.open()
                    for _ in range(4):
                        time.sleep(1.1 + 0.1 * number)
                        peer.text("hello")
                        peer.receive()
                    time.sleep(6.3 + 0.2 * number)
                    try:
                        peer.text("hello?")
                        peer.drain()
                    except OSError:
                        pass

            return script

        with Server(echo) as server, Forgetful(server.port, 6) as box:
            with self.watch("--ping", "0", target=f"ws://127.0.0.1:{box.port}/") as watch:
                self.together(*(client(number) for number in range(4)))
                found = self.findings(watch)
                ends = [line for _, line in watch.seen if line["event"] == "disconnect"]
        self.assertEqual({line["cause"] for line in ends}, {"tcp_reset"})
        self.assertEqual(set(found), {"silent_idle_drop"})
        self.expect(found["silent_idle_drop"], count=4, seconds=None, low=lambda s: 1 < s <= 6, high=lambda s: 6 < s < 7)

    def test_a_size_limit_is_a_bracket(self):
        """A server that takes messages of up to 64 KiB and ends TCP over any other, without a Close frame."""

        def serve(peer, _target):
            while True:
                got = peer.receive()
                if len(got.payload) > 65536:
                    return
                peer.send(frame(got.opcode, b"ok", mask=None))

        def client(number):
            def script():
                time.sleep(number * 1.3)
                with Peer(watch.port) as peer:
                    peer.open()
                    for size in (100, 2000, 30000, 60000 + number, 500, 700):
                        peer.text("x" * size)
                        peer.receive()
                        time.sleep(0.5)
                    peer.text("x" * (66000 + 5000 * number))
                    peer.drain()

            return script

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            self.together(*(client(number) for number in range(4)))
            found = self.findings(watch)
        self.assertEqual(set(found), {"size_limit"})
        self.expect(found["size_limit"], count=4, low=60003, high=66000)

    def test_one_client_that_flaps(self):
        def serve(peer, _target):
            peer.receive()

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            for _ in range(6):
                with Peer(watch.port) as peer:
                    peer.open("/?sid=one")
                    peer.text("hello")
                    peer.drain()
                time.sleep(0.3)
            found = self.findings(watch)
        self.assertEqual(set(found), {"flapping"})
        self.expect(found["flapping"], count=lambda k: k >= 5)

    def test_a_second_connection_replaces_the_first(self):
        """A server that keeps one connection for each token and ends the older one with a bare 1000."""
        old = {}

        def serve(peer, target):
            before = old.get(target)
            old[target] = peer
            if before:
                before.send(close_frame(1000, mask=None))
            echo(peer, target)

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            with Peer(watch.port) as first, Peer(watch.port) as second:
                first.open("/?sid=one")
                watch.next("session")
                first.text("hello")
                first.receive()
                second.open("/?sid=one")
                watch.next("session")
                first.send(close_frame(first.receive_close().code))
                first.close()
                self.expect(watch.next("disconnect"), session=1, cause="normal_closure", cls="normal")
                self.expect(watch.next("revised"), session=1, cause="replaced", cls="normal", because_session=2)

    def test_a_reload_revises_the_page_before_it(self):
        with self.watch() as watch:
            with Peer(watch.port) as page:
                page.open("/", "Cookie: session=abc")
                page.send(close_frame(1001))
                page.receive_close()
                page.finish()
            first = watch.next("disconnect")
            self.expect(first, cause="client_going_away", sub=None)
            with Peer(watch.port) as page:
                page.open("/", "Cookie: session=abc")
                second = watch.next("session")
                revised = watch.next("revised")
        self.expect(revised, session=first["session"], because_session=second["session"], cause="client_going_away",
                    sub="reload", cls="normal")


if __name__ == "__main__":
    main()
