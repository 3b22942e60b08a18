"""A real browser: what a closed tab, a reload, a navigation, a script's close and a killed browser look like."""

import time

from browser import Browser, Pages
from harness import LabCase, Watch, main

GOING_AWAY = dict(cls="normal", cause="client_going_away", ended_by="client", tool_reason=None, code=1001, released=True)


class Chromium(LabCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = cls.enterClassContext(Watch("--ping", "0", "--echo"))
        cls.pages = cls.enterClassContext(Pages(cls.shared.url + "lab"))

    def setUp(self):
        self.browser = self.enterContext(Browser())

    def open_tab(self, browser=None):
        tab = (browser or self.browser).tab(self.pages.url + "/page")
        opened = self.shared.next("session", timeout=40)
        self.expect(opened, url="/lab", user_agent=lambda text: "Chrome" in text)
        return tab

    def test_tab_reloaded_and_closed(self):
        target, session = self.open_tab()
        self.browser.call("Page.reload", session=session)
        self.expect(self.shared.next("disconnect"), **GOING_AWAY)
        self.shared.next("session")
        self.browser.call("Target.closeTarget", targetId=target)
        self.expect(self.shared.next("disconnect"), **GOING_AWAY)

    def test_page_left(self):
        browser = self.enterContext(Browser("--disable-features=BackForwardCache"))
        _, session = self.open_tab(browser)
        browser.call("Page.navigate", session=session, url=self.pages.url + "/elsewhere")
        self.expect(self.shared.next("disconnect"), **GOING_AWAY)

    def test_page_left_and_returned_to(self):
        """With its back/forward cache on, Chromium 156 keeps the socket of a page that was left open, and sends the 1001
        when the page comes back (which then sees 1006). Others send it at once. The verdict is the same."""
        _, session = self.open_tab()
        self.browser.call("Page.navigate", session=session, url=self.pages.url + "/elsewhere")
        for _ in range(100):
            shown = self.browser.call("Runtime.evaluate", session=session, expression="document.title")
            if shown["result"]["value"] == "elsewhere":
                break
            time.sleep(0.1)
        self.browser.call("Runtime.evaluate", session=session, expression="history.back()")
        self.expect(self.shared.next("disconnect"), **GOING_AWAY)

    def test_script_closes(self):
        wanted = {
            "socket.close()": dict(cls="normal", cause="no_status_close", code=None, clean=True),
            "socket.close(1000, 'done')": dict(cls="normal", cause="normal_closure", code=1000, reason="done", clean=True),
            "socket.close(4100, 'mine')": dict(cls="lost", cause="app_close", code=4100, reason="mine", clean=True),
        }
        for script, end in wanted.items():
            with self.subTest(script):
                target, session = self.open_tab()
                self.browser.call("Runtime.evaluate", session=session, expression=script)
                self.expect(self.shared.next("disconnect"), ended_by="client", released=True, **end)
                self.browser.call("Target.closeTarget", targetId=target)

    def test_compressed_messages(self):
        """Chromium offers permessage-deflate: whatever was agreed, the echo comes back and no violation is seen."""
        _, session = self.open_tab()
        script = """new Promise(done => { socket.onmessage = event => done(event.data.length);
                    socket.onclose = event => done('closed ' + event.code); socket.send('x'.repeat(100000)) })"""
        answer = self.browser.call("Runtime.evaluate", session=session, expression=script, awaitPromise=True)
        self.assertEqual(answer["result"]["value"], 100000)
        self.browser.call("Runtime.evaluate", session=session, expression="socket.close(1000)")
        self.expect(self.shared.next("disconnect"), cls="normal", cause="normal_closure", clean=True)

    def test_browser_quits(self):
        self.open_tab()
        self.browser.call("Browser.close")
        self.expect(self.shared.next("disconnect"), ended_by="client", cause={"client_going_away", "eof_without_close"})

    def test_browser_killed(self):
        self.open_tab()
        self.browser.kill()
        self.expect(
            self.shared.next("disconnect"),
            cls="lost", cause={"eof_without_close", "tcp_reset"}, ended_by="client", code=None, clean=False, confidence="proven",
        )  # fmt: skip


if __name__ == "__main__":
    main()
