"""A probe on a server: numbers for Prometheus, and programs that are told of ends."""

import contextlib
import http.client
import json
import re
import signal
import socket
import time

from harness import LabCase, Peer, Watch, close_frame, main, run


def samples(text):
    """Each sample by its name and labels as they are written."""
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in text.splitlines() if not line.startswith("#")}


class Probe(LabCase):
    def metrics_port(self, watch):
        found = re.search(r"metrics at http://127\.0\.0\.1:(\d+)/metrics", watch.errors())
        self.assertTrue(found, watch.errors())
        return int(found.group(1))

    def scrape(self, port, method="GET", path="/metrics", accept="*/*"):
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with contextlib.closing(client):
            client.request(method, path, headers={"Accept": accept})
            answer = client.getresponse()
            return answer.status, answer.getheader("Content-Type"), answer.read().decode()

    def test_ends_are_numbers(self):
        watch = self.watch("--name", "chat", "--metrics", "127.0.0.1:0")
        port = self.metrics_port(watch)
        sessions = 'dropscope_sessions{endpoint="chat",role="listener"}'
        with Peer(watch.port) as peer:
            peer.open()
            watch.next("session")
            self.assertEqual(samples(self.scrape(port)[2])[sessions], 1)
            peer.reset()
        watch.next("disconnect")
        with Peer(watch.port) as peer:
            peer.open()
            peer.send(close_frame(1001))
            peer.receive_close()
        watch.next("disconnect")
        status, kind, text = self.scrape(port, accept="application/openmetrics-text; version=1.0.0")
        self.assertEqual((status, kind), (200, "application/openmetrics-text; version=1.0.0; charset=utf-8"))
        self.assertTrue(text.endswith("# EOF\n"))
        found = samples(text)
        self.assertEqual(found[sessions], 0)
        ends = {key: value for key, value in found.items() if key.startswith("dropscope_disconnects_total{")}
        self.assertEqual(sorted(ends.values()), [1, 1], ends)
        self.assertTrue(any('class="lost",cause="tcp_reset",ended_by="client",code=""' in key for key in ends), ends)
        self.assertTrue(any('class="normal",cause="client_going_away",ended_by="client",code="1001"' in key for key in ends), ends)
        status, kind, text = self.scrape(port)
        self.assertEqual((status, kind), (200, "text/plain; version=0.0.4; charset=utf-8"))
        self.assertIn("# TYPE dropscope_disconnects_total counter\n", text)

    def test_strangers_at_the_metrics(self):
        watch = self.watch("--metrics", "127.0.0.1:0")
        port = self.metrics_port(watch)
        before = watch.descriptors()
        self.assertEqual(self.scrape(port, path="/")[0], 404)
        self.assertEqual(self.scrape(port, method="POST")[0], 405)
        self.assertEqual(self.scrape(port, method="HEAD")[2], "")
        for bytes_sent, status in ((b"\x16\x03\x01\r\n\r\n", b" 400 "), (b"GET /" + b"a" * 10_000, b" 431 ")):
            with socket.create_connection(("127.0.0.1", port), timeout=5) as stranger:
                stranger.sendall(bytes_sent)
                self.assertIn(status, stranger.recv(200))
        # Those who hold their connection keep nobody else out for long, and nothing of them stays.
        silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
        self.assertLess(watch.descriptors(), before + 40)
        for one in silent:
            one.close()
        self.assertEqual(self.scrape(port)[0], 200)
        deadline = time.monotonic() + 10
        while watch.descriptors() > before and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertLessEqual(watch.descriptors(), before)

    def test_address_of_metrics_in_use(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            code, output, errors = run("watch", "--listen", "ws://127.0.0.1:0/", "--metrics", address)
        self.assertEqual((code, output), (1, ""))
        self.assertIn("--metrics 127.0.0.1 port", errors)
        self.assertEqual(errors.count("\n"), 1, errors)

    def test_programs_are_told_of_ends(self):
        folder = self.directory()
        for name in ("normal", "lost"):
            program = folder / name
            program.write_text(f'#!/bin/sh\ncat > "{folder}/{name}.new" && mv "{folder}/{name}.new" "{folder}/{name}.json"\n')
            program.chmod(0o755)
        watch = self.watch("--on-normal", str(folder / "normal"), "--on-lost", str(folder / "lost"))
        with Peer(watch.port) as peer:
            peer.open()
            peer.reset()
        with Peer(watch.port) as peer:
            peer.open()
            peer.send(close_frame(1000))
            peer.receive_close()
        for name, cause in (("lost", "tcp_reset"), ("normal", "normal_closure")):
            told = folder / f"{name}.json"
            deadline = time.monotonic() + 10
            while not told.exists() and time.monotonic() < deadline:
                time.sleep(0.02)
            self.expect(json.loads(told.read_text()), event="disconnect", **{"class": name}, cause=cause)

    def configured(self, text):
        """A run of --config: the file, and the watch whose first endpoint runs."""
        file = self.directory() / "probe.conf"
        file.write_text(text)
        return file, self.enterContext(Configured(file))

    def test_configuration_is_read_again(self):
        first = "[endpoint first]\nlisten = ws://127.0.0.1:0/\necho = true\n"
        file, watch = self.configured("[watch]\nmetrics = 127.0.0.1:0\n" + first)
        self.assertEqual(watch.endpoint["name"], "first")
        self.metrics_port(watch)
        with Peer(watch.port) as peer:
            peer.open()
            file.write_text(first + "ping = soon\n")
            watch.process.send_signal(signal.SIGHUP)
            watch.told("line 4, column 8: --ping soon: must be")
            file.write_text("[endpoint second]\nlisten = ws://127.0.0.1:0/\n" + first)
            watch.process.send_signal(signal.SIGHUP)
            second = watch.next("endpoint", name="second", state="running")
            watch.told("0 endpoints changed, 1 added, 0 removed")
            peer.text("still there?")
            self.assertEqual(peer.receive().payload, b"still there?")
            file.write_text(first.replace("echo", "record-payloads"))
            watch.process.send_signal(signal.SIGHUP)
            self.assertEqual(peer.receive_close().code, 1001)
            peer.finish()
        watch.next("endpoint", name="second", state="stopped", endpoint=second["endpoint"])

    def test_mistakes_in_a_configuration(self):
        file = self.directory() / "probe.conf"
        for text, said in (
            ("[endpoint a]\nlisten = ws://127.0.0.1:0/\n\nping = soon\n", f"{file}: line 4, column 8: --ping soon: must be"),
            ("[watch]\njson = true\n", f"{file}: watch needs an endpoint"),
            ("[endpoint a]\nping = 1\n", f"{file}: line 1, column 1: endpoint a lacks"),
        ):
            file.write_text(text)
            code, output, errors = run("watch", "--config", str(file))
            self.assertEqual((code, output, errors.count("\n")), (2, "", 1), errors)
            self.assertIn(said, errors)
        code, _, errors = run("watch", "--config", "/nonexistent/probe.conf")
        self.assertEqual(code, 1)
        self.assertIn("/nonexistent/probe.conf", errors)


class Configured(Watch):
    """`dropscope-cli watch --config FILE --json` as a child."""

    def __init__(self, file):
        super().__init__(arguments=["--config", str(file)])

    def told(self, text, timeout=10):
        """Waits for it on standard error."""
        deadline = time.monotonic() + timeout
        while text not in self.errors():
            if time.monotonic() > deadline:
                raise AssertionError(f"not said: {text}; {self.errors()}")
            time.sleep(0.02)


if __name__ == "__main__":
    main()
