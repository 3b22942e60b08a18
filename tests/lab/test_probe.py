"""A probe on a server: numbers for Prometheus, and programs that are told of ends."""

import contextlib
import hashlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time

from collector import Collector
from harness import LabCase, Peer, Watch, close_frame, free_port, main, run, tool


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
        # Pages of others, under a name of their own or from elsewhere.
        for head, status in ((b"Host: evil.example", b" 403 "), (b"Host: localhost\r\nOrigin: https://evil.example", b" 403 "),
                             (b"Host: localhost:1", b" 200 "), (b"Host: [::1]", b" 200 "), (b"X: no host", b" 200 ")):  # fmt: skip
            with socket.create_connection(("127.0.0.1", port), timeout=5) as stranger:
                stranger.sendall(b"GET /metrics HTTP/1.1\r\n" + head + b"\r\n\r\n")
                self.assertIn(status, stranger.recv(200), head)
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

    def test_programs_that_cannot_run_are_told(self):
        code, output, errors = run("watch", "--listen", "ws://127.0.0.1:0/", "--on-lost", "/nonexistent/alarm", "--for", "5")
        self.assertEqual((code, output), (1, ""))
        self.assertIn("--on-lost", errors)
        self.assertIn("/nonexistent/alarm", errors)
        watch = self.watch("--on-lost", "/bin/false")
        with Peer(watch.port) as peer:
            peer.open()
            peer.reset()
        watch.next("disconnect")
        deadline = time.monotonic() + 10
        while "/bin/false: exit code 1" not in watch.errors() and time.monotonic() < deadline:
            time.sleep(0.02)
        self.assertIn("/bin/false: exit code 1", watch.errors())

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

    def test_old_logs_go(self):
        """At the start, by age and by size; what is no log of ours stays, and so does all without a bound."""
        folder = self.directory()

        def log(name, days, *options):
            file = folder / f"{name}.dropscope"
            code, _, errors = run("watch", "--listen", "ws://127.0.0.1:0/", "--log", str(file), "--for", "0", *options)
            self.assertEqual(code, 0, errors)
            os.utime(file, (time.time() - days * 86_400,) * 2)

        def left():
            return sorted(file.stem for file in folder.glob("*.dropscope"))

        for name, days in (("five", 5), ("three", 3), ("one", 1)):
            log(name, days)
        (folder / "other.dropscope").write_text("no log")
        os.utime(folder / "other.dropscope", (0, 0))
        log("now", 0, "--keep-days", "4", "--keep-megabytes", "1000")
        self.assertEqual(left(), ["now", "one", "other", "three"])
        with open(folder / "one.dropscope", "ab") as grown:
            grown.truncate(2_000_000)
        os.utime(folder / "one.dropscope", (time.time() - 86_400,) * 2)
        file, watch = self.configured(
            f"[watch]\nlog = {folder}/{{start}}.dropscope\nkeep-megabytes = 1\n[endpoint a]\nlisten = ws://127.0.0.1:0/\n"
        )
        self.assertEqual(len(left()), 3, left())
        self.assertEqual(left()[1:], ["now", "other"])
        self.assertEqual(watch.end(), 0)

    def test_the_log_of_a_run_is_bounded(self):
        """What ended first goes, but not before the collector has it; open sessions stay."""
        log = self.directory() / "a.dropscope"
        number, limit = 800, 1_000_000
        with Collector([(503, {"Retry-After": "1"}, b"")] * 1_000) as collector:
            watch = self.watch("--otlp", collector.url, "--log", str(log), "--keep-megabytes", "1")
            with Peer(watch.port) as stays:
                stays.open("/stays")
                self.lose(watch, number)
                self.assertGreater(self.size(log), limit)
                end = time.monotonic() + 15
                while "not yet taken by a collector" not in watch.errors() and time.monotonic() < end:
                    time.sleep(0.05)
                self.assertIn("not yet taken by a collector", watch.errors())
                collector.answers = []
                self.await_ids(collector, number, timeout=30)
                full = self.size(log)
                self.lose(watch, number)  # in the room of those that have gone
                self.await_ids(collector, 2 * number, timeout=30)
                self.assertLess(self.size(log), full + limit / 2)
                code, text, _ = run("report", str(log), "--format", "jsonl")
                lines = [json.loads(line) for line in text.splitlines()]
                self.assertEqual([line["url"] for line in lines if line["event"] == "session" and line["session"] == 1], ["/stays"])
                ends = [line["session"] for line in lines if line["event"] == "disconnect"]
                self.assertLess(len(ends), 2 * number)
                self.assertEqual(max(ends), 2 * number + 1)
            self.assertEqual(watch.end(), 0)
        found = re.search(r"(\d+) endings printed, (\d+) saved, (\d+) of them removed since", watch.errors())
        self.assertTrue(found, watch.errors())
        self.assertEqual(found.group(1), found.group(2))
        code, text, errors = run("report", str(log))
        self.assertEqual(code, 0, errors)
        self.assertIn(f"{found.group(3)} endings, the latest at", errors)

    def size(self, log):
        return sum(file.stat().st_size for file in log.parent.glob(log.name + "*") if ".otlp" not in file.name)

    def lose(self, watch, number):
        for _ in range(number):
            with Peer(watch.port) as peer:
                peer.open()
                peer.reset()
            watch.next("disconnect")

    def await_ids(self, collector, number, timeout=15):
        deadline = time.monotonic() + timeout
        while len(set(self.disconnects(collector))) < number:
            self.assertLess(time.monotonic(), deadline, collector.requests)
            time.sleep(0.02)

    def disconnects(self, collector):
        return [one for one in collector.ids() if "/disconnect/" in one]

    def test_collector_takes_ends(self):
        log = self.directory() / "a.dropscope"
        with Collector() as collector:
            watch = self.watch("--name", "chat", "--otlp", collector.url + "/base/", "--log", str(log))
            self.lose(watch, 2)
            self.await_ids(collector, 2)
            record = collector.taken[0]
            self.assertEqual(collector.requests[0][0], "/base/v1/logs")
            self.assertEqual(collector.resources[0]["service.name"], "dropscope")
            self.assertEqual((record["severityText"], record["severityNumber"]), ("WARN", 13))
            self.assertEqual(record["attributes"]["event.name"], "dropscope.disconnect")
            event = record["attributes"]["dropscope.event"]
            line = next(line for _, line in watch.seen if line["event"] == "disconnect")
            self.assertEqual(event, without_null(line))
            self.assertEqual(record["body"]["stringValue"], line["summary"])
            self.assertEqual(int(record["timeUnixNano"]) % 1_000_000, 0)
            watch.process.send_signal(signal.SIGTERM)
            watch.rest()
            self.assertEqual(len(collector.ids()), len(set(collector.ids())))

    def test_exporters_know_every_key(self):
        """The schema of OpenTelemetry's own exporters takes what is sent: ends, findings and paths, and misses no key."""
        log = self.directory() / "a.dropscope"
        with Collector() as collector, self.watch("--name", "app") as app:
            relay = f"ws://127.0.0.1:0/=ws://127.0.0.1:{app.port}/"
            watch = self.enterContext(
                Watch(arguments=["--relay", relay, "--name", "edge", "--otlp", collector.url, "--log", str(log)])
            )
            self.lose(watch, 2)
            with Peer(watch.port) as peer:
                peer.open("/café?x=1")
                peer.send(close_frame(4001, "grüße".encode()))
                peer.receive_close()
            self.await_ids(collector, 3)
            watch.process.send_signal(signal.SIGTERM)
            watch.rest()
        self.check_schema(collector, 3)

    def check_schema(self, collector, number):
        script = pathlib.Path(__file__).parent / "npm/otlp.js"
        taken = 0
        for body in collector.bodies:
            checked = subprocess.run(
                [tool("node"), str(script)], input=body, capture_output=True, text=True, timeout=30,
                env={**os.environ, "NODE_PATH": os.environ.get("DROPSCOPE_NPM", "")},
            )  # fmt: skip
            self.assertEqual(checked.returncode, 0, checked.stderr)
            taken += int(checked.stdout)
        self.assertGreaterEqual(taken, number)

    def test_paths_are_sent_and_counted(self):
        """A relay before a listener, in one probe: each end has its origin, and each path is a record."""
        log = self.directory() / "a.dropscope"
        port = free_port()
        with Collector() as collector:
            watch = self.enterContext(Watch(arguments=[
                "--listen", f"ws://127.0.0.1:{port}/", "--name", "app",
                "--relay", f"ws://127.0.0.1:0/=ws://127.0.0.1:{port}/", "--name", "edge",
                "--otlp", collector.url, "--log", str(log), "--metrics", "127.0.0.1:0",
            ]))  # fmt: skip
            edge = watch.endpoint if watch.endpoint["name"] == "edge" else watch.next("endpoint", name="edge", state="running")
            with Peer(int(re.search(r":(\d+)/", edge["url"]).group(1))) as peer:
                peer.open()
                peer.reset()
            for _ in range(2):
                watch.next("disconnect")
            path = watch.next("path")
            self.assertEqual(path["origin"]["kind"], "client", path)
            numbers = self.metrics_port(watch)
            deadline = time.monotonic() + 15
            while True:  # an end is counted when its path can be known
                counted = [key for key in samples(self.scrape(numbers)[2]) if key.startswith("dropscope_disconnects_total{")]
                if len(counted) == 2:
                    break
                self.assertLess(time.monotonic(), deadline, counted)
                time.sleep(0.1)
            self.assertTrue(all('origin="client"' in key for key in counted), counted)
            deadline = time.monotonic() + 15
            while not (sent := [one for one in collector.taken if one["attributes"]["event.name"] == "dropscope.path"]):
                self.assertLess(time.monotonic(), deadline, collector.requests)
                time.sleep(0.05)
            self.assertEqual(sent[-1]["attributes"]["dropscope.origin"], "client")
            self.assertEqual(sent[-1]["attributes"]["dropscope.event"]["connection"], path["connection"])
            self.assertEqual(sent[-1]["severityText"], "INFO")
            watch.process.send_signal(signal.SIGTERM)
            watch.rest()
            self.assertEqual(len(collector.ids()), len(set(collector.ids())))
        self.check_schema(collector, 3)

    def test_collector_that_fails(self):
        """Busy, broken, partly refusing: everything comes at least once, and what is refused for good holds up nothing."""
        log = self.directory() / "a.dropscope"
        partial = json.dumps({"partialSuccess": {"rejectedLogRecords": "1", "errorMessage": "too old"}}).encode()
        answers = [(503, {"Retry-After": "0"}, b""), 502, (429, {"Retry-After": "1"}, b"{"), (200, {}, partial)]
        with Collector(answers) as collector:
            watch = self.watch("--otlp", collector.url, "--log", str(log))
            self.lose(watch, 3)
            self.await_ids(collector, 3)
            self.assertEqual([status for _, status, _ in collector.requests[:4]], [503, 502, 429, 200])
            end = time.monotonic() + 10  # the collector has the ids before the probe has its answer
            while "too old" not in watch.errors() and time.monotonic() < end:
                time.sleep(0.05)
            self.assertIn("too old", watch.errors())
            collector.answers = [400]
            self.lose(watch, 1)
            deadline = time.monotonic() + 10
            while collector.answers and time.monotonic() < deadline:
                time.sleep(0.02)
            self.lose(watch, 1)
            self.await_ids(collector, 4)

    def test_absent_collector_and_kill(self):
        """What a probe that was killed owes, the next one in the same folder sends first."""
        folder = self.directory()
        with Collector() as collector:
            url = collector.url
        watch = self.watch("--otlp", url, "--log", str(folder / "a.dropscope"))
        self.lose(watch, 25)
        watch.process.kill()
        watch.process.wait()
        with Collector() as collector:
            # The same log owes the same target only: its cursor stands beside it under the name of that target.
            for cursor in folder.glob("a.dropscope.otlp-*"):
                cursor.rename(cursor_of(folder / "a.dropscope", collector.url))
            second = self.watch("--otlp", collector.url, "--log", str(folder / "b.dropscope"))
            self.lose(second, 2)
            self.await_ids(collector, 27)
            ends = self.disconnects(collector)
            self.assertEqual(len(set(ends)), 27)
            self.assertEqual(len({one.split("/")[0] for one in ends}), 2, "two logs, two names")
            second.process.send_signal(signal.SIGTERM)
            second.rest()
            third = self.watch("--otlp", collector.url, "--log", str(folder / "c.dropscope"))
            self.lose(third, 1)
            self.await_ids(collector, 28)
            self.assertEqual(len(self.disconnects(collector)), len(set(self.disconnects(collector))), "nothing twice")

    def test_collector_without_a_log(self):
        code, _, errors = run("watch", "--listen", "ws://127.0.0.1:0/", "--otlp", "http://127.0.0.1:1")
        self.assertEqual(code, 2)
        self.assertIn("--log", errors)


def cursor_of(log, url):
    return f"{log}.otlp-{hashlib.sha1((url + '/v1/logs').encode()).hexdigest()[:8]}"


def without_null(value):
    """What OTLP carries of a line: null is absence."""
    if isinstance(value, dict):
        return {key: without_null(each) for key, each in value.items() if each is not None}
    return [without_null(each) for each in value] if isinstance(value, list) else value


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
