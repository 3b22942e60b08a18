"""What clients and servers do to each other again and again: codes that trap, returns, rushes; for real, in seconds."""

import re
import time

from findingscase import FindingsCase
from harness import PING, PONG, TEXT, Peer, close_frame, frame, main
from proxies import Server, echo


class Crowds(FindingsCase):
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
                    if peer.receive().opcode == TEXT:
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
                        peer.send(frame(PONG))
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
            trap = watch.next("finding", kind="code_trap", timeout=10)
            for number in range(3):
                late(number)
            refused = watch.next("finding", kind="resume_refused", timeout=10, count=3)
        self.expect(trap, count=lambda k: k >= 3, low=lambda s: abs(s - 4) < 0.3)
        self.assertIn("Close 1000", trap["summary"])
        self.assertTrue(any("boot.js" in line for line in trap["advice"]), trap["advice"])
        self.assertTrue(any(line.startswith("Server author") for line in trap["advice"]), trap["advice"])
        self.assertTrue(any("without the token" in line for line in refused["advice"]), refused["advice"])

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

    def test_one_program_that_others_do_not_resemble(self):
        """Of two programs one is always cut, after any time; the other says goodbye."""

        def serve(peer, target):
            if "old" in target:
                time.sleep(0.3 + 0.17 * int(target[-1]))
                return
            peer.send(close_frame(peer.receive_close().code, mask=None))

        def client(number, old):
            def script():
                time.sleep(number * 0.9)
                with Peer(watch.port) as peer:
                    program = "User-Agent: OldApp/1.2" if old else "User-Agent: NewApp/2.0"
                    peer.open(f"/{'old' if old else 'new'}?sid={old}{number}", program)
                    peer.text("hello")
                    if not old:
                        time.sleep(0.2)
                        peer.send(close_frame(1000))
                    peer.drain()

            return script

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            self.together(*(client(n, False) for n in range(20)), *(client(2 * n, True) for n in range(7)))
            found = self.findings(watch)
        self.assertIn("outlier", found)
        self.assertIn("OldApp/1.2", found["outlier"]["summary"])

    def test_clients_that_retry_in_step(self):
        """Five clients of a server that does not keep them, each back exactly a second after it was cut."""

        def client(number):
            def script():
                begun = time.monotonic()
                for retry in range(6):
                    time.sleep(max(0.0, begun + retry - time.monotonic()))
                    with Peer(watch.port) as peer:
                        peer.open(f"/?sid={number}")
                        peer.text("hello")
                        peer.drain()

            return script

        with Server(lambda peer, _target: peer.receive()) as server:
            with self.watch("--ping", "0", target=server.url) as watch:
                self.together(*(client(number) for number in range(5)))
                storm = watch.next("finding", kind="reconnect_storm", timeout=10)
        self.expect(storm, count=5, seconds=lambda s: s == 1)

    def test_a_gateway_that_rewrites_codes(self):
        """Watched before and behind a gateway that ends WebSockets itself and turns the server's 4001 into a bare 1000."""

        def serve(peer, _target):
            peer.receive()
            peer.send(close_frame(4001, b"session expired", mask=None))
            peer.receive_close()

        def gateway(peer, target):
            with Peer(behind[0]) as onward:
                onward.open(target)
                onward.text(peer.receive().payload.decode())
                onward.send(close_frame(onward.receive_close().code))
                peer.send(close_frame(1000, mask=None))
                peer.receive_close()

        behind = []
        with Server(serve) as server, Server(gateway) as front:
            second = ("--relay", f"ws://127.0.0.1:0/={server.url}")
            with self.watch("--ping", "0", *second, target=front.url) as watch:
                behind.append(int(re.search(r":(\d+)/", watch.next("endpoint")["url"]).group(1)))
                for number in range(3):
                    with Peer(watch.port) as peer:
                        peer.open(f"/room/{number}")
                        peer.text("hello")
                        peer.send(close_frame(peer.receive_close().code))
                        peer.finish()
                    for _ in range(2):
                        watch.next("disconnect")
                found = self.findings(watch)
        self.assertEqual(set(found), {"code_rewritten"})
        self.expect(found["code_rewritten"], endpoint=1, count=3, of=3, sessions=lambda ids: len(ids) == 6)
        for code in ("4001", "1000"):
            self.assertIn(code, found["code_rewritten"]["summary"])

    def test_ends_a_fixed_time_after_a_rush(self):
        """A server that sheds an old connection six seconds after each rush of new ones."""
        old = {}

        def serve(peer, target):
            old[target] = peer
            echo(peer, target)

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            with Peer(watch.port) as one, Peer(watch.port) as two, Peer(watch.port) as three:
                for number, peer in enumerate((one, two, three)):
                    peer.open(f"/old/{number}")
                for number, peer in enumerate((one, two, three)):
                    new = [Peer(watch.port).open("/new") for _ in range(5)]
                    rushed = time.monotonic()
                    for each in new:
                        each.send(close_frame(1000))
                        each.finish()
                    time.sleep(1 + 1.5 * number)
                    peer.text("still here")
                    peer.receive()
                    time.sleep(max(0.0, rushed + 6 - time.monotonic()))
                    old[f"/old/{number}"].socket.shutdown(2)
                    watch.next("disconnect", url=f"/old/{number}")
                found = self.findings(watch)
        self.assertEqual(set(found), {"fixed_offset"})
        self.expect(found["fixed_offset"], count=3, of=3, seconds=lambda s: abs(s - 6) < 0.2)

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
