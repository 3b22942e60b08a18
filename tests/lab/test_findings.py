"""Idle timers of proxies, named by what many endings prove together; of seconds instead of minutes."""

import json
import time

from findingscase import FindingsCase
from harness import TEXT, frame, main, run
from proxies import Server, echo, haproxy, nginx
from servers import ClientWatch


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


if __name__ == "__main__":
    main()
