"""Timers and limits that many endings prove together, made to happen for real within seconds."""

import threading
import time

from findingscase import FindingsCase, talk
from harness import PING, PONG, Peer, frame, main
from proxies import Forgetful, Server, echo


class Limits(FindingsCase):
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

    def test_a_limit_of_messages_is_a_number(self):
        """A server that ends TCP over the 13th message, however fast they come."""

        def serve(peer, _target):
            for _ in range(12):
                peer.send(frame(peer.receive().opcode, b"ok", mask=None))
            peer.receive()

        def client(number):
            def script():
                time.sleep(number * 1.3)
                with Peer(watch.port) as peer:
                    peer.open(f"/?sid={number}")
                    for _ in range(13):
                        peer.text("hello")
                        time.sleep(0.1 + 0.15 * number)
                    peer.drain()

            return script

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            self.together(*(client(number) for number in range(5)))
            found = self.findings(watch)
        self.assertEqual(set(found), {"message_limit"})
        self.expect(found["message_limit"], count=5, of=5, low=13, high=13)

    def test_pongs_that_slow_down_before_the_end(self):
        """A server that answers thirty pings at once, the last six later and later, and dies."""

        def serve(peer, _target):
            for ping in range(36):
                got = peer.receive()
                time.sleep(max(0, ping - 29) * 0.08)
                peer.send(frame(PONG, got.payload, mask=None))

        def client(number):
            def script():
                time.sleep(number * 1.3)
                with Peer(watch.port) as peer:
                    peer.open()
                    for ping in range(36):
                        peer.send(frame(PING, b"%d" % ping))
                        peer.receive()
                        time.sleep(0.05 + 0.01 * number)
                    peer.drain()

            return script

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            self.together(*(client(number) for number in range(4)))
            found = self.findings(watch)
        self.assertIn("heartbeat_degradation", found)
        self.expect(found["heartbeat_degradation"], count=4, of=4, low=lambda s: 1 < s < 3, high=lambda s: 1 < s < 3)

    def test_pings_too_rare_for_the_timer(self):
        """A server that cuts after 3 s of silence, and clients that ping every 2.8 s until once they are late."""

        def serve(peer, _target):
            peer.socket.settimeout(3)
            echo(peer, _target)

        def client(number):
            def script():
                time.sleep(number * 1.3)
                with Peer(watch.port) as peer:
                    peer.open()
                    for _ in range(number + 3):
                        peer.send(frame(PING, b"here"))
                        peer.receive()
                        time.sleep(2.8)
                    peer.send(frame(PING, b"here"))
                    peer.drain()

            return script

        with Server(serve) as server, self.watch("--ping", "0", target=server.url) as watch:
            self.together(*(client(number) for number in range(4)))
            found = self.findings(watch)
        self.assertEqual(set(found), {"ping_interval"})
        self.expect(found["ping_interval"], count=4, of=4, seconds=lambda s: abs(s - 3) < 0.1)


if __name__ == "__main__":
    main()
