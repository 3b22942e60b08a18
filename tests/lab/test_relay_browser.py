"""Chromium through a relay, with and without TLS: a page with its assets, a WebSocket, and how a tab's end looks."""

import os
import signal
import time

from browser import Browser
from harness import LabCase, main
from relaypeers import FILES, Site, certificate, server_context

GOING_AWAY = dict(cls="normal", cause="client_going_away", ended_by="client", code=1001, role="relay", released=True)
ASSETS = {path for path in FILES if path not in ("/page", "/elsewhere")}


class Chromium(LabCase):
    def site(self, tls, **how):
        if not tls:
            return self.enterContext(Site(**how)), []
        cert, key = certificate(self.directory())
        return self.enterContext(Site(server_context(cert, key), **how)), ["--ca", cert]

    def relay(self, listen_tls=False, target_tls=False, **how):
        site, options = self.site(target_tls, **how)
        listen, target = ("wss" if tls else "ws" for tls in (listen_tls, target_tls))
        watch = self.watch(*options, url=f"{listen}://127.0.0.1:0/", target=f"{target}://127.0.0.1:{site.port}/")
        browser = self.enterContext(Browser("--ignore-certificate-errors", "--disable-features=BackForwardCache"))
        return site, watch, browser, watch.url.replace("ws", "http", 1)

    def value(self, browser, session, expression):
        answer = browser.call("Runtime.evaluate", session=session, expression=expression)
        return answer["result"].get("value")

    def await_value(self, browser, session, expression, wanted):
        for _ in range(200):
            found = self.value(browser, session, expression)
            if found == wanted:
                return
            time.sleep(0.1)
        self.fail(f"{expression} is {found!r}, not {wanted!r}")

    def open_page(self, browser, url, watch):
        target, session = browser.tab(url + "page")
        self.expect(watch.next("session", timeout=40), url="/ws", user_agent=lambda text: "Chrome" in text)
        self.await_value(browser, session, "window.state", "echo 25000")
        return target, session

    def test_page_with_assets(self):
        for listen_tls, target_tls in ((False, False), (True, True)):
            with self.subTest(listen_tls=listen_tls, target_tls=target_tls):
                site, watch, browser, url = self.relay(listen_tls, target_tls)
                _, session = self.open_page(browser, url, watch)
                self.await_value(browser, session, "getComputedStyle(document.body).color", "rgb(1, 2, 3)")
                self.await_value(browser, session, "document.images[0].naturalWidth", 7)
                self.assertLessEqual(ASSETS, set(site.asked))
                browser.call("Runtime.evaluate", session=session, expression="socket.close(4100, 'mine')")
                self.expect(
                    watch.next("disconnect"), cls="lost", cause="app_close", ended_by="client", code=4100, reason="mine",
                    clean=True, legs__client__frames_in=2, legs__server__frames_out=2,
                )  # fmt: skip

    def test_tab_reloaded_and_closed(self):
        _, watch, browser, url = self.relay()
        target, session = self.open_page(browser, url, watch)
        browser.call("Page.reload", session=session)
        self.expect(watch.next("disconnect"), **GOING_AWAY)
        watch.next("session")
        browser.call("Target.closeTarget", targetId=target)
        self.expect(watch.next("disconnect"), **GOING_AWAY)

    def test_page_left(self):
        _, watch, browser, url = self.relay()
        _, session = self.open_page(browser, url, watch)
        browser.call("Page.navigate", session=session, url="about:blank")
        self.expect(watch.next("disconnect", timeout=30), **GOING_AWAY)

    def test_many_tabs(self):
        _, watch, browser, url = self.relay()
        targets = [self.open_page(browser, url, watch)[0] for _ in range(5)]
        for target in targets:
            browser.call("Target.closeTarget", targetId=target)
        for _ in targets:
            self.expect(watch.next("disconnect"), **GOING_AWAY)

    def test_browser_killed(self):
        for tls in (False, True):
            with self.subTest(tls=tls):
                _, watch, browser, url = self.relay(listen_tls=tls)
                self.open_page(browser, url, watch)
                browser.kill()
                self.expect(
                    watch.next("disconnect"), cls="lost", cause={"eof_without_close", "tcp_reset"}, ended_by="client",
                    code=None, clean=False,
                )  # fmt: skip

    def test_computer_asleep(self):
        """SIGSTOP to all of Chromium: the server's pings stay unanswered and it gives up."""
        _, watch, browser, url = self.relay(ping_interval=1, ping_timeout=2, close_timeout=1)
        self.open_page(browser, url, watch)
        os.killpg(browser.process.pid, signal.SIGSTOP)
        try:
            self.expect(
                watch.next("disconnect", timeout=30), cls="lost", cause="heartbeat_timeout", ended_by="server", code=1011,
                legs__client__pings_unanswered=lambda count: count >= 1, legs__client__close_received=None,
            )  # fmt: skip
        finally:
            os.killpg(browser.process.pid, signal.SIGCONT)


if __name__ == "__main__":
    main()
