"""Real Prometheus and Alertmanager: what a probe shows them is clean, and a mass drop becomes an alert that is over later."""

import http.server
import json
import pathlib
import queue
import subprocess
import threading
import time
import urllib.request

import test_probe
from harness import LabCase, Peer, free_port, main, tool
from proxies import Server, _child

RULES = pathlib.Path(__file__).resolve().parent.parent.parent / "resources/prometheus/alerts.yml"
PROMETHEUS = """
global: {{scrape_interval: 500ms, scrape_timeout: 500ms, evaluation_interval: 500ms}}
rule_files: [{folder}/alerts.yml]
alerting: {{alertmanagers: [{{static_configs: [{{targets: ["127.0.0.1:{alertmanager}"]}}]}}]}}
scrape_configs: [{{job_name: probes, static_configs: [{{targets: ["127.0.0.1:{probe}"]}}]}}]
"""
ALERTMANAGER = """
global: {{resolve_timeout: 1s}}
route: {{receiver: lab, group_by: [alertname], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}}
receivers: [{{name: lab, webhook_configs: [{{url: "http://127.0.0.1:{hook}/", send_resolved: true}}]}}]
"""
LASTS = 12  # seconds; five minutes in the rules that are shipped


class Hook:
    """Where Alertmanager sends its alerts."""

    def __init__(self):
        self.alerts = queue.Queue()
        alerts = self.alerts

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                for alert in json.loads(self.rfile.read(int(self.headers["Content-Length"])))["alerts"]:
                    alerts.put(alert)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def next(self, name, status, timeout=40):
        deadline = time.monotonic() + timeout
        while True:
            try:
                alert = self.alerts.get(timeout=max(deadline - time.monotonic(), 0))
            except queue.Empty:
                raise AssertionError(f"{name} is not {status}") from None
            if alert["labels"]["alertname"] == name and alert["status"] == status:
                return alert

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Alerts(LabCase):
    metrics_port, scrape = test_probe.Probe.metrics_port, test_probe.Probe.scrape

    def test_mass_drop(self):
        folder = self.directory()
        shipped = RULES.read_text()
        self.assertEqual(shipped.count("< 300"), 1)
        (folder / "alerts.yml").write_text(shipped.replace("< 300", f"< {LASTS}"))
        server = self.enterContext(Server())
        watch = self.watch("--name", "chat", "--metrics", "127.0.0.1:0", target=server.url)
        probe, alertmanager, prometheus = self.metrics_port(watch), free_port(), free_port()
        hook = self.enterContext(Hook())
        (folder / "alertmanager.yml").write_text(ALERTMANAGER.format(hook=hook.port))
        (folder / "prometheus.yml").write_text(PROMETHEUS.format(folder=folder, alertmanager=alertmanager, probe=probe))
        subprocess.run([tool("promtool"), "check", "config", str(folder / "prometheus.yml")], check=True, capture_output=True)
        self.enterContext(_child(
            [tool("prometheus-alertmanager"), f"--config.file={folder}/alertmanager.yml", f"--storage.path={folder}/am",
             f"--web.listen-address=127.0.0.1:{alertmanager}", "--cluster.listen-address="],
            alertmanager, folder / "alertmanager.out",
        ))  # fmt: skip
        self.enterContext(_child(
            [tool("prometheus"), f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/tsdb",
             f"--web.listen-address=127.0.0.1:{prometheus}"],
            prometheus, folder / "prometheus.out",
        ))  # fmt: skip
        peers = [self.enterContext(Peer(watch.port)).open(f"/{number}") for number in range(30)]
        for _ in peers:
            watch.next("session")
        server.kill_all()
        for peer in peers:
            peer.close()
        for _ in peers:
            watch.next("disconnect")
        dropped = time.monotonic()
        alert = hook.next("WebSocketMassDrop", "firing")
        fired = time.monotonic()
        self.assertEqual(alert["labels"]["endpoint"], "chat")
        self.assertEqual(alert["labels"]["severity"], "critical")
        hook.next("WebSocketMassDrop", "resolved")
        print(f"\nfired {fired - dropped:.1f} s after the drop, over {time.monotonic() - dropped:.1f} s after it")

        # What it scraped: all 30, and nothing that promtool has to say about the form.
        question = "sum(dropscope_disconnects_total{class=%22lost%22,cause=%22eof_without_close%22,ended_by=%22server%22})"
        with urllib.request.urlopen(f"http://127.0.0.1:{prometheus}/api/v1/query?query={question}", timeout=5) as answer:
            self.assertEqual(json.load(answer)["data"]["result"][0]["value"][1], "30")
        with urllib.request.urlopen(f"http://127.0.0.1:{prometheus}/api/v1/targets", timeout=5) as answer:
            self.assertEqual(json.load(answer)["data"]["activeTargets"][0]["lastError"], "")
        checked = subprocess.run(
            [tool("promtool"), "check", "metrics"], input=self.scrape(probe)[2], capture_output=True, text=True, timeout=20
        )
        self.assertEqual((checked.returncode, checked.stdout + checked.stderr), (0, ""))
        checked = subprocess.run([tool("promtool"), "check", "rules", str(RULES)], capture_output=True, text=True, timeout=20)
        self.assertEqual(checked.returncode, 0, checked.stderr)


if __name__ == "__main__":
    main()
