"""What happens to the pages of a browser that was there before and is watched from outside: the lab drives the same browser."""

import contextlib
import os
import pathlib
import signal
import time
import urllib.request

from browser import Browser
from harness import LabCase, free_port, main
from watchsite import Site

CRASHED = dict(cls="lost", cause="client_going_away", sub="crashed", ended_by="client", code=None, clean=False)
OPENS = "<!doctype html><meta charset=utf-8><title>%s</title><script>var s = new WebSocket('@WS@/%s'); s.onopen = () => s.send('hello');</script>"
# What the page has, and whether any of it is not the browser's own: only DevTools can tell.
PARTS = ["WebSocket", "WebSocket.prototype.constructor", "WebSocket.prototype.close", "WebSocket.prototype.send", "Function.prototype.toString"]


class Driven(LabCase):
    def setUp(self):
        self.site = self.enterContext(Site({f"/{name}": OPENS % (name, name) for name in ("a", "b", "c", "fin")}))
        self.site.pages["/empty"] = "<!doctype html><title>empty</title>"

    def browser(self, *flags, port=0):
        browser = self.enterContext(Browser(f"--remote-debugging-port={port}", *flags))
        if port:
            return self.answering(browser, port)
        file = pathlib.Path(browser.profile.name) / "DevToolsActivePort"
        for _ in range(400):
            if file.exists() and file.read_text().count("\n"):
                browser.url = f"http://127.0.0.1:{file.read_text().split()[0]}"
                return browser
            time.sleep(0.05)
        self.fail("Chromium opened no port")

    def answering(self, browser, port):
        browser.url = f"http://127.0.0.1:{port}"
        for _ in range(400):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(browser.url + "/json/version", timeout=5).read()
                return browser
            time.sleep(0.05)
        self.fail(f"nothing answers at {browser.url}")

    def watched(self, browser, *options):
        return self.watch(arguments=["--browser", browser.url, *options])

    def open(self, watch, browser, path):
        """A tab whose WebSocket is open; (target, session) of the lab's own hand on it."""
        tab = browser.tab(self.site.url + path)
        self.opened(watch, path)
        return tab

    def opened(self, watch, path):
        return watch.next("session", timeout=40, url=path)

    def ask(self, browser, session, expression, **how):
        answer = browser.call("Runtime.evaluate", session=session, expression=expression, returnByValue=True, **how)["result"]
        return answer.get("value")

    def until(self, browser, session, expression, wanted):
        for _ in range(200):
            if self.ask(browser, session, expression) == wanted:
                return
            time.sleep(0.05)
        self.fail(f"{expression} never became {wanted!r}")

    def end(self, watch, path, timeout=30):
        return watch.next("disconnect", timeout=timeout, url=path)

    def states(self, line):
        return [row["text"] for row in line["evidence"] if row["what"] == "page_state"]


class Left(Driven):
    def test_tab_is_closed(self):
        browser = self.browser()
        watch = self.watched(browser)
        target, _ = self.open(watch, browser, "/a")
        self.open(watch, browser, "/b")
        browser.call("Target.closeTarget", targetId=target)
        self.expect(self.end(watch, "/a"), cls="normal", cause="client_going_away", sub="tab_closed", ended_by="client", code=None)
        self.assertEqual(watch.end(), 0)
        self.assertEqual([line["url"] for line in watch.rest() if line["event"] == "disconnect"], [])

    def test_renderer_crashes(self):
        browser = self.browser()
        watch = self.watched(browser)
        _, session = self.open(watch, browser, "/a")
        browser.post("Page.crash", session=session)
        self.expect(self.end(watch, "/a"), **CRASHED)

    def test_renderer_is_killed(self):
        browser = self.browser()
        watch = self.watched(browser)
        self.open(watch, browser, "/a")
        for process in browser.call("SystemInfo.getProcessInfo")["processInfo"]:
            if process["type"] == "renderer":
                os.kill(process["id"], signal.SIGKILL)
        self.expect(self.end(watch, "/a"), **CRASHED)

    def test_reloaded(self):
        browser = self.browser()
        watch = self.watched(browser)
        _, session = self.open(watch, browser, "/a")
        browser.call("Page.reload", session=session)
        self.opened(watch, "/a")  # its end may have been told before or comes now
        ends = [line for _, line in watch.seen if line["event"] == "disconnect"]
        self.expect(ends[0] if ends else self.end(watch, "/a"), cls="normal", cause="client_going_away", sub="reload", ended_by="client")


class Kept(Driven):
    def test_into_the_cache_and_out_of_it(self):
        browser = self.browser()
        watch = self.watched(browser)
        _, session = self.open(watch, browser, "/a")
        browser.call("Page.navigate", session=session, url=self.site.url + "/b")
        self.opened(watch, "/b")
        self.until(browser, session, "document.title", "b")
        # No line for it as long as it is kept: the next end is of another.
        other, _ = self.open(watch, browser, "/c")
        browser.call("Target.closeTarget", targetId=other)
        self.assertEqual(watch.next("disconnect", timeout=30)["url"], "/c")
        self.ask(browser, session, "history.back()")
        self.expect(
            self.end(watch, "/a"), cls="normal", cause="client_going_away", sub="cached", ended_by="client", code=None,
            evidence=lambda rows: sum("back/forward cache" in row["text"] for row in rows) >= 2,
        )  # fmt: skip


class States(Driven):
    def test_offline(self):
        browser = self.browser()
        watch = self.watched(browser)
        _, session = self.open(watch, browser, "/a")
        browser.call("Network.enable", session=session)
        browser.call("Network.emulateNetworkConditions", session=session, offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)
        self.until(browser, session, "navigator.onLine", False)
        self.ask(browser, session, "s.close(4001, 'offline')")
        end = self.end(watch, "/a")
        self.expect(end, cause={"app_close", "unknown_loss"}, summary=lambda text: "offline" in text)
        self.assertTrue(any("offline" in text for text in self.states(end)), end["evidence"])

    def test_frozen(self):
        """Chromium ends the WebSockets of a page that it froze, when it goes on: 1001 to the server, 1006 to the page."""
        browser = self.browser()
        watch = self.watched(browser)
        _, session = self.open(watch, browser, "/a")
        browser.call("Page.setWebLifecycleState", session=session, state="frozen")
        # It lives as long as the page sleeps: another's end is the first.
        other, _ = self.open(watch, browser, "/b")
        browser.call("Target.closeTarget", targetId=other)
        self.assertEqual(watch.next("disconnect", timeout=30)["url"], "/b")
        browser.call("Page.setWebLifecycleState", session=session, state="active")
        self.expect(
            self.end(watch, "/a"), cls="lost", cause="sleep_or_freeze", sub="frozen", ended_by="client", code=None, clean=False,
            summary=lambda text: "frozen" in text, evidence=lambda rows: sum("froze" in row["text"] for row in rows) >= 2,
        )  # fmt: skip

    def test_hidden(self):
        browser = self.browser()
        watch = self.watched(browser)
        _, session = self.open(watch, browser, "/a")
        browser.tab(self.site.url + "/empty")
        self.until(browser, session, "document.hidden", True)
        self.ask(browser, session, "setTimeout(() => s.close(4003, 'in the background'), 1200)")
        end = self.end(watch, "/a")
        self.expect(end, cause="app_close", code=4003, summary=lambda text: "hidden for" in text)
        self.assertEqual(len(self.states(end)), 1, end["evidence"])


class Findings(Driven):
    MANY = "<!doctype html><script>var all = [1, 2, 3, 4].map(() => new WebSocket('@WS@/many')); %s</script>"

    def finding(self, watch, kind, timeout=40):
        return watch.next("finding", timeout=timeout, kind=kind)

    def test_ends_that_follow_hiding(self):
        browser = self.browser()
        watch = self.watched(browser)
        self.site.pages["/many"] = self.MANY % "document.onvisibilitychange = () => all.forEach((s) => setTimeout(() => s.close(4011), 1500));"
        _, session = self.open(watch, browser, "/many")
        self.until(browser, session, "all.every((one) => one.readyState === 1)", True)
        # Shown for longer than a second with all of them open, however slowly they opened.
        shown = self.ask(browser, session, "performance.now()")
        self.until(browser, session, f"performance.now() > {shown + 2500}", True)
        browser.tab(self.site.url + "/empty")
        self.expect(self.finding(watch, "page_hidden"), count=lambda n: n >= 3)

    def test_ends_at_long_tasks(self):
        browser = self.browser()
        watch = self.watched(browser)
        task = "setTimeout(() => { const end = Date.now() + 900; while (Date.now() < end); setTimeout(() => all.forEach((s) => s.close(4012)), 200); }, 11000)"
        self.site.pages["/many"] = self.MANY % task
        self.open(watch, browser, "/many")
        self.expect(self.finding(watch, "long_task"), count=lambda n: n >= 3)


class Browsers(Driven):
    def test_restarted(self):
        port = free_port()
        first = Browser(f"--remote-debugging-port={port}")
        try:
            self.answering(first, port)
            watch = self.watched(first)
            self.open(watch, first, "/a")
        finally:
            first.close()
        self.expect(self.end(watch, "/a"), cls="normal", cause="client_going_away", sub="browser_closed", ended_by="client")
        second = self.browser(port=port)
        target, _ = self.attached(watch, second, "/b")
        second.call("Target.closeTarget", targetId=target)
        self.expect(self.end(watch, "/b"), sub="tab_closed")

    def attached(self, watch, browser, path):
        """Until we are there again, the WebSockets of new pages go unseen."""
        for _ in range(40):
            target, session = browser.tab(self.site.url + path)
            with contextlib.suppress(AssertionError):
                watch.next("session", timeout=1, url=path)
                return target, session
            browser.call("Target.closeTarget", targetId=target)
        self.fail("a browser that came back is not watched")

    def test_nothing_stays(self):
        browser = self.browser()
        _, session = browser.tab(self.site.url + "/empty")
        self.until(browser, session, "document.title", "empty")
        self.assertEqual(self.foreign(browser, session), [])
        names = self.ask(browser, session, "Object.getOwnPropertyNames(window).length")
        watch = self.watched(browser)
        self.until_foreign(browser, session, PARTS)
        self.ask(browser, session, f"s = new WebSocket('{self.site.ws}/a'); s.onmessage = () => document.title = 'got'")
        self.opened(watch, "/a")
        self.assertEqual(watch.end(), 0)
        self.assertEqual(self.foreign(browser, session), [])
        self.assertEqual(self.ask(browser, session, "Object.getOwnPropertyNames(window).filter((name) => name != 's').length"), names)
        # Its connection lives, and so does what is made of the page afterwards.
        self.ask(browser, session, "s.send('x')")
        self.until(browser, session, "document.title", "got")
        browser.call("Page.navigate", session=session, url=self.site.url + "/b")
        self.until(browser, session, "document.title", "b")
        self.assertEqual(self.foreign(browser, session), [])

    def foreign(self, browser, session):
        """Those of PARTS that stand for something else."""
        found = []
        for part in PARTS:
            is_ = browser.call("Runtime.evaluate", session=session, expression=part)["result"]
            inner = browser.call("Runtime.getProperties", session=session, objectId=is_["objectId"], ownProperties=True)
            if any(one["name"] == "[[Handler]]" for one in inner.get("internalProperties", [])):
                found.append(part)
        return found

    def until_foreign(self, browser, session, wanted):
        for _ in range(200):
            if self.foreign(browser, session) == wanted:
                return
            time.sleep(0.05)
        self.fail("the page is not watched")


if __name__ == "__main__":
    main()
