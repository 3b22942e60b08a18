"""The browser as a place: a real Chromium that is watched, from the page's script to the verdict."""

import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time

from browser import FLAGS, Browser
from harness import LabCase, Watch, free_port, main, tool
from relaypeers import certificate, server_context
from watchsite import Site

FLAGS_OF_THE_LAB = {"CHROMIUM_FLAGS": "--disable-gpu --disable-dev-shm-usage --no-sandbox", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


def page(script, before=""):
    return f"<!doctype html><meta charset=utf-8><title>lab</title>{before}<script>{script}</script>"


def opens(path):
    return f"var s = new WebSocket('@WS@{path}'); s.onopen = () => s.send('hello');"


class Watched(LabCase):
    def site(self, pages, context=None):
        return self.enterContext(Site(pages, context))

    def see(self, site, *paths, options=(), more=()):
        """A new browser with these pages."""
        opened = [word for path in paths for word in ("--open", path if "://" in path else site.url + path)]
        return self.watch(*more, arguments=["--browser", "new", *opened, *options], environment=FLAGS_OF_THE_LAB)

    def end(self, watch, path, timeout=30):
        while True:
            line = watch.next("disconnect", timeout=timeout)
            if (line["url"] or "").split("?")[0] == path:
                return line


class Verdicts(Watched):
    def test_page_closes(self):
        script = "function giveUp(s) {\n  s.close(4002, 'no pong');\n}\nvar s = new WebSocket('@WS@/echo');\ns.onopen = () => setTimeout(() => giveUp(s), 300);"
        site = self.site({"/page": "<!doctype html><script src=/app.js></script>", "/app.js": script})
        watch = self.see(site, "/page")
        self.assertEqual(watch.endpoint["role"], "browser")
        self.expect(
            self.end(watch, "/echo"), cls="lost", cause="heartbeat_timeout", ended_by="client", code=4002, reason="no pong", clean=True,
            confidence="proven", connection=lambda name: re.match("[0-9a-f]{16}$", name), role="browser",
            legs__server__close_received={"code": 4002, "reason": "no pong"},
            summary=lambda text: "app.js:2 (giveUp)" in text,
            evidence=lambda rows: any(row["what"] == "script_call" and "app.js:5" in row["text"] for row in rows),
        )  # fmt: skip

    def test_server_and_network(self):
        paths = ["/close4001", "/close1012", "/nocode", "/fin", "/rst", "/badframe", "/badtext", "/403"]
        site = self.site({"/page": page("".join(f"new WebSocket('@WS@{path}');" for path in paths) + "new WebSocket('ws://127.0.0.1:@FREE@/refused'); new WebSocket('ws://nosuch.invalid/dns'); new WebSocket('ws://127.0.0.1:1/unsafe');".replace("@FREE@", str(free_port())))})
        watch = self.see(site, "/page")
        ends = {}
        while len(ends) < len(paths) + 3:
            line = watch.next("disconnect", timeout=40)
            ends[line["url"]] = line
        self.expect(ends["/close4001"], cls="lost", cause="app_close", ended_by="server", code=4001, reason="bye", clean=True)
        self.expect(ends["/close1012"], cls="lost", cause="server_going_away", ended_by="server", code=1012)
        self.expect(ends["/nocode"], cause="no_status_close", ended_by="server", code=None, clean=True)
        for cut in ("/fin", "/rst"):
            self.expect(ends[cut], cls="lost", cause="unknown_loss", ended_by="unknown", code=None, clean=False)
        self.expect(ends["/badframe"], cls="lost", cause="protocol_error", ended_by="client", summary=lambda text: "1002" in text)
        self.expect(ends["/badtext"], cls="lost", cause="invalid_payload", ended_by="client", summary=lambda text: "UTF-8" in text)
        self.expect(ends["/403"], cls="failed", cause="http_rejected", http_status=403, ended_by="server")
        self.expect(ends["/refused"], cls="failed", cause="connection_refused")
        self.expect(ends["/dns"], cls="failed", cause="dns_failure")
        self.expect(ends["/unsafe"], cls="failed", cause="blocked", sub="port", ended_by="client")

    def test_page_is_left(self):
        site = self.site(
            {
                "/reload": page(opens("/echo?reload") + "s.onmessage = () => { if (!sessionStorage.done) { sessionStorage.done = 1; location.reload(); } }"),
                "/leave": page(opens("/echo2") + "s.onmessage = () => location.href = '/other';"),
                "/other": page(""),
            }
        )
        watch = self.see(site, "/reload", "/leave")
        ends = [watch.next("disconnect", timeout=30) for _ in range(2)]
        by = {line["url"].split("?")[0]: line for line in ends}
        self.expect(by["/echo"], cls="normal", cause="client_going_away", sub="reload", ended_by="client", code=None)
        self.expect(by["/echo2"], cls="normal", cause="client_going_away", sub="navigation", ended_by="client")

    def test_policy_of_the_page(self):
        site = self.site(
            {"/page": ({"Content-Security-Policy": "default-src 'self'; connect-src 'self' @WS@".replace("@WS@", "ws://127.0.0.1:1")}, "<!doctype html><script src=/a.js></script>"),
             "/a.js": "new WebSocket('@WS@/echo')"}
        )  # fmt: skip
        # connect-src 'self' covers ws:// of the same host and port: ask another one.
        other = self.site({})
        site.pages["/a.js"] = f"new WebSocket('{other.ws}/csp')"
        watch = self.see(site, "/page")
        self.expect(self.end(watch, "/csp"), cls="failed", cause="blocked", sub="csp", ended_by="client", phase="tcp")

    def test_strict_policy_does_not_stop_us(self):
        policy = "default-src 'none'; script-src 'nonce-a'; connect-src *; require-trusted-types-for 'script'"
        site = self.site({"/page": ({"Content-Security-Policy": policy}, "<!doctype html><script nonce=a>var s = new WebSocket('@WS@/echo'); s.onopen = () => s.close(4000)</script>")})
        watch = self.see(site, "/page")
        self.expect(self.end(watch, "/echo"), cause="app_close", code=4000, summary=lambda text: "page:1" in text)

    def test_workers_and_frames(self):
        socket = "var s = new WebSocket('@WS@{0}'); s.onopen = () => setTimeout(() => s.close(4003, 'done'), 200);"
        site = self.site(
            {
                "/page": page("new Worker('/w.js'); new SharedWorker('/shared.js'); navigator.serviceWorker.register('/svc.js');", before="<iframe src='http://localhost:@PORT@/frame'></iframe>"),
                "/w.js": socket.format("/worker"),
                "/shared.js": socket.format("/shared"),
                "/svc.js": "self.onactivate = () => {" + socket.format("/service") + "}",
                "/frame": page(socket.format("/frame")),
            }
        )
        watch = self.see(site, "/page")
        ends = {}
        while len(ends) < 4:
            line = watch.next("disconnect", timeout=40)
            ends[line["url"]] = line
        for path in ("/worker", "/shared", "/service", "/frame"):
            self.expect(ends[path], cause="app_close", ended_by="client", code=4003, reason="done", clean=True)
        self.assertIn("w.js:1", ends["/worker"]["summary"])
        self.assertIn("svc.js:1", ends["/service"]["summary"])

    def test_shared_worker_goes_with_its_page(self):
        site = self.site(
            {
                "/page": page("new SharedWorker('/shared.js').port.onmessage = () => location.href = '/other';"),
                "/shared.js": "onconnect = (event) => {" + opens("/echo") + "s.onmessage = () => event.ports[0].postMessage('') }",
                "/other": page(""),
            }
        )
        watch = self.see(site, "/page")
        self.expect(self.end(watch, "/echo"), cls="normal", cause="client_going_away", sub="worker_ended", ended_by="client", summary=lambda text: "shared worker" in text)

    def test_bytes_that_waited(self):
        site = self.site({"/page": page("var s = new WebSocket('@WS@/stuck'); s.onopen = () => { s.send('x'.repeat(2e7)); s.close(1000) }")})
        watch = self.see(site, "/page")
        self.expect(self.end(watch, "/stuck"), cause="normal_closure", ended_by="client", code=1000, clean=False, summary=lambda text: "never left the browser" in text)

    def test_port_without_tls(self):
        site = self.site({"/page": page("new WebSocket('wss://127.0.0.1:@PORT@/plain')")})
        watch = self.see(site, "/page")
        self.expect(self.end(watch, "/plain"), cls="failed", cause="tls_failure", sub="not_tls", advice=lambda lines: "ws://" in lines[0])

    def test_certificate(self):
        cert, key = certificate(self.directory())
        secure = self.site({"/page": page(opens("/echo") + "s.onmessage = () => s.close(1000)")}, server_context(cert, key))
        plain = self.site({"/page": page(f"new WebSocket('{secure.ws}/echo')")})
        watch = self.see(plain, "/page")
        self.expect(self.end(watch, "/echo"), cls="failed", cause="tls_failure", phase="tls")
        watch = self.see(secure, "/page", options=["--insecure"])
        self.expect(self.end(watch, "/echo"), cls="normal", cause="normal_closure", ended_by="client", code=1000)

    def test_mixed_content(self):
        cert, key = certificate(self.directory())
        secure = self.site({"/page": page("try { new WebSocket('ws://insecure.example/mixed') } catch (e) { document.title = e.name }")}, server_context(cert, key))
        watch = self.see(secure, "/page", options=["--insecure"])
        self.expect(self.end(watch, "/mixed"), cls="failed", cause="blocked", sub="mixed_content", ended_by="client")

    def test_long_task(self):
        site = self.site({"/page": page(opens("/fin") + "s.onopen = () => { const end = Date.now() + 900; while (Date.now() < end); }")})
        watch = self.see(site, "/page")
        self.expect(self.end(watch, "/fin"), cause="unknown_loss", evidence=lambda rows: any(row["what"] == "page_state" for row in rows))

    def test_one_line_behind_most(self):
        script = "setInterval(() => { var s = new WebSocket('@WS@/echo'); s.onopen = () => s.close(4005); }, 300)"
        site = self.site({"/page": "<!doctype html><script src=/loop.js></script>", "/loop.js": script})
        watch = self.see(site, "/page")
        self.expect(watch.next("finding", timeout=40, kind="script_close"), summary=lambda text: "loop.js:1" in text, count=lambda n: n >= 3)


class Unnoticed(Watched):
    CHECKS = pathlib.Path(__file__).with_name("unnoticed.js")

    def test_page_sees_no_difference(self):
        site = self.site({"/page": page("fetch('/worker', {method: 'POST', body: '{}'}); new Worker('/checks.js?worker'); ", before="<script src=/checks.js></script>"), "/checks.js": self.CHECKS.read_text()})
        with Browser("--disable-features=BackForwardCache") as plain:
            plain.tab(site.url + "/page")
            without = site.result("/checks/page"), site.result("/checks/worker")
        site.posted.clear()
        watch = self.see(site, "/page")
        seen = site.result("/checks/page"), site.result("/checks/worker")
        for before, now in zip(without, seen):
            self.assertEqual(set(before), set(now))
            for name in before:
                self.assertEqual(before[name], now[name], name)
            self.assertGreater(len(before), 40)
        watch.next("disconnect")


class Attached(Watched):
    def browser(self, url):
        profile = self.enterContext(tempfile.TemporaryDirectory(prefix="dropscope-lab-", ignore_cleanup_errors=True))
        process = subprocess.Popen(
            [tool("chromium"), *FLAGS, f"--user-data-dir={profile}", "--remote-debugging-port=0", url],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self.addCleanup(lambda: (os.killpg(process.pid, signal.SIGKILL), process.wait()))
        port = pathlib.Path(profile) / "DevToolsActivePort"
        for _ in range(400):
            if port.exists() and port.read_text().count("\n"):
                return process, f"http://127.0.0.1:{port.read_text().split()[0]}"
            time.sleep(0.05)
        self.fail("Chromium opened no port")

    def test_attached_and_left(self):
        site = self.site({"/page": page(opens("/echo") + "s.onmessage = () => setTimeout(() => s.close(4010), 1000)"), "/start": page(""), "/clean": page("fetch('/clean', {method: 'POST', body: JSON.stringify([String(WebSocket), Object.getOwnPropertyNames(window).length])})")})
        _, url = self.browser(site.url + "/start")
        watch = self.watch(arguments=["--browser", url, "--open", site.url + "/page"])
        self.assertEqual(watch.endpoint["url"], url)
        self.expect(self.end(watch, "/echo"), cause="app_close", code=4010)
        self.assertEqual(watch.end(), 0)
        self.assertQuiet(watch)
        # Again, and by the address of the browser itself.
        again = self.watch(arguments=["--browser", url.removeprefix("http://"), "--open", site.url + "/page"])
        self.expect(self.end(again, "/echo"), cause="app_close", code=4010)

    def test_browser_goes(self):
        site = self.site({"/page": page(opens("/echo"))})
        process, url = self.browser("about:blank")
        watch = self.watch(arguments=["--browser", url, "--open", site.url + "/page"])
        watch.next("session", timeout=30)
        os.killpg(process.pid, signal.SIGKILL)
        self.expect(self.end(watch, "/echo"), cause="client_going_away", sub="browser_closed", ended_by="client")

    def test_page_closes_as_it_goes(self):
        """What its pagehide does is heard only when the page comes back out of the back/forward cache."""
        leaves = "if (!performance.getEntriesByType('navigation').some((one) => one.type == 'back_forward')) s.onmessage = () => location.href = '{0}'; onpagehide = () => s.close(1000, 'leaving');"
        site = self.site(
            {
                "/gone": page(opens("/echo?gone") + leaves.format("/other")),
                "/back": page(opens("/echo?back") + leaves.format("/between")),
                "/other": page(""),
                "/between": page("setTimeout(() => history.back(), 500)"),
            }
        )
        process, url = self.browser("about:blank")
        watch = self.watch(arguments=["--browser", url, "--open", site.url + "/gone", "--open", site.url + "/back"])
        self.expect(watch.next("disconnect", timeout=30), url="/echo?back", cls="normal", cause="normal_closure", ended_by="client", code=1000, reason="leaving", confidence="proven", duration_ms=lambda ms: ms < 450)
        os.killpg(process.pid, signal.SIGKILL)
        self.expect(watch.next("disconnect", timeout=30), url="/echo?gone", cls="normal", cause="client_going_away", sub="navigation", ended_by="client", confidence="strong", summary=lambda text: "pagehide" in text)

    def test_another_computer_is_refused(self):
        watch = self.watch(arguments=["--browser", "http://192.0.2.9:9222"])
        self.expect(watch.endpoint, state="failed", error=lambda text: "--allow-host 192.0.2.9" in text)


class Process(Watched):
    def children(self, pid):
        found = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
        return [line for line in found.splitlines() if f"dropscope-browser-{pid}-" in line]

    def gone(self, pid):
        for _ in range(100):
            if not self.children(pid):
                return True
            time.sleep(0.1)
        return False

    def test_ends_with_us(self):
        site = self.site({"/page": page(opens("/echo"))})
        for how, left in ((signal.SIGTERM, False), (signal.SIGKILL, True)):
            with self.subTest(how=how):
                watch = self.see(site, "/page")
                watch.next("session", timeout=30)
                self.assertTrue(self.children(watch.pid))
                if how == signal.SIGTERM:
                    self.assertEqual(watch.end(how), 0)
                    self.expect([line for line in watch.rest() if line["event"] == "disconnect"][0], cause="local_close", tool_reason="shutdown", ended_by="tool")
                else:
                    watch.process.kill()
                    watch.process.wait()
                self.assertTrue(self.gone(watch.pid), "Chromium lives on")
                profiles = list(pathlib.Path(tempfile.gettempdir()).glob(f"dropscope-browser-{watch.pid}-*"))
                self.assertEqual(bool(profiles), left)
        # The next run clears up behind the one that was killed.
        watch = self.see(site, "/page")
        watch.next("session", timeout=30)
        self.assertEqual(profiles[0].exists(), False)

    def test_no_such_program(self):
        watch = self.watch(arguments=["--browser", "new", "--program", "/nowhere/chrome"])
        self.expect(watch.endpoint, state="failed", error=lambda text: "/nowhere/chrome" in text)

    def test_not_a_browser(self):
        watch = self.watch(arguments=["--browser", "new", "--program", "/bin/false"])
        self.expect(watch.endpoint, state="failed", error=lambda text: "ended at once" in text)


class Paths(Watched):
    def test_with_a_relay(self):
        """The browser says that it was cut; the relay, how."""
        site = self.site({})
        pages = self.site({})
        watch = Watch(arguments=["--relay", f"ws://127.0.0.1:0/={site.ws}/", "--name", "relay", "--browser", "new", "--name", "browser"], environment=FLAGS_OF_THE_LAB)
        self.enterContext(watch)
        relay = watch.url if watch.endpoint["role"] == "relay" else watch.next("endpoint", role="relay")["url"]
        watch.close()
        port = re.search(r":(\d+)/", relay).group(1)
        pages.pages["/page"] = page(f"new WebSocket('ws://127.0.0.1:{port}/rst')")
        both = self.watch(arguments=["--relay", f"ws://127.0.0.1:{port}/={site.ws}/", "--name", "relay", "--browser", "new", "--open", pages.url + "/page", "--name", "browser"], environment=FLAGS_OF_THE_LAB)
        path = both.next("path", timeout=40)
        self.assertEqual([place["name"] for place in path["places"]], ["browser", "relay"])
        self.expect(path, by="key", origin__kind={"server", "between"})


if __name__ == "__main__":
    main()
