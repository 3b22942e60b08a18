"""Other people's pages in a real browser: what they cannot reach through a relay or an echoing listener, and how to let them."""

import re
import socket

from browser import Browser, Pages
from harness import LabCase, main
from relaypeers import RawServer

REFUSED = dict(
    cls="failed", cause="http_rejected", http_status=403, ended_by="tool", tool_reason="policy", phase="http", confidence="proven",
    legs=lambda legs: "server" not in legs,
)  # fmt: skip


def plain(port, host, *headers):
    """The answer to a plain request."""
    with socket.create_connection(("127.0.0.1", port), 15) as peer:
        lines = ["GET / HTTP/1.1", f"Host: {host}", *headers]
        peer.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        answer = b""
        while more := peer.recv(65536):
            answer += more
    return answer.decode()


class OtherPages(LabCase):
    def relay(self, *options):
        server = self.enterContext(RawServer())
        return server, self.watch("--ping", "0", *options, target=f"ws://127.0.0.1:{server.port}/")

    def browser(self):
        return self.enterContext(Browser("--host-resolver-rules=MAP *.test 127.0.0.1", "--allow-file-access-from-files"))

    def option(self, line):
        """The option that the line names, as two arguments."""
        found = re.search(r"(--allow-(?:origin|host)) (\S+)", line["summary"])
        return [found.group(1), found.group(2)]

    def test_page_of_another_origin(self):
        browser = self.browser()
        server, watch = self.relay()
        pages = self.enterContext(Pages(watch.url))
        page = pages.url.replace("127.0.0.1", "a.test")
        browser.tab(page + "/page")
        line = self.expect_refusal(watch, "origin")
        self.assertEqual(self.option(line), ["--allow-origin", page])
        # As the line says, it is let in, and the server sees who it is.
        server, watch = self.relay(*self.option(line))
        browser.tab(page + f"/page?{watch.url}")
        with server.accept() as upstream:
            upstream.upgrade()
            self.assertIn(f"Origin: {page}\r\n", upstream.head + "\r\n")
            watch.next("session")

    def test_page_of_this_computer(self):
        browser = self.browser()
        server, watch = self.relay()
        pages = self.enterContext(Pages(watch.url))
        browser.tab(pages.url + "/page")
        with server.accept() as upstream:
            upstream.upgrade()
            self.assertIn(f"Origin: {pages.url}\r\n", upstream.head + "\r\n")
            watch.next("session")

    def test_file(self):
        browser = self.browser()
        server, watch = self.relay()
        page = self.directory() / "page.html"
        page.write_text(f"<!doctype html><script>socket = new WebSocket({watch.url!r})</script>")
        browser.tab(page.as_uri())
        option = self.option(self.expect_refusal(watch, "origin"))
        server, watch = self.relay(*option)
        page.write_text(f"<!doctype html><script>socket = new WebSocket({watch.url!r})</script>")
        browser.tab(page.as_uri())
        with server.accept() as upstream:
            upstream.upgrade()
            watch.next("session")

    def test_rebinding(self):
        """The page's own name leads to the relay: neither its page nor its socket gets through."""
        browser = self.browser()
        _, watch = self.relay()
        browser.tab(f"http://rebind.test:{watch.port}/page")
        line = self.expect_refusal(watch, "host")
        self.assertEqual(self.option(line), ["--allow-host", "rebind.test"])
        pages = self.enterContext(Pages(f"ws://rebind.test:{watch.port}/"))
        browser.tab(pages.url.replace("127.0.0.1", "rebind.test") + "/page")
        self.expect_refusal(watch, "host")
        server, watch = self.relay("--allow-host", "rebind.test")
        pages = self.enterContext(Pages(f"ws://rebind.test:{watch.port}/"))
        browser.tab(pages.url + "/page")
        with server.accept() as upstream:
            upstream.upgrade()
            self.assertIn(f"Host: 127.0.0.1:{server.port}\r\n", upstream.head)

    def test_echo(self):
        browser = self.browser()
        watch = self.watch("--ping", "0", "--echo")
        pages = self.enterContext(Pages(watch.url))
        browser.tab(pages.url.replace("127.0.0.1", "a.test") + "/page")
        self.expect_refusal(watch, "origin")
        browser.tab(pages.url + "/page")
        watch.next("session")

    def test_plain_requests_are_told_once(self):
        _, watch = self.relay("--keep-host")
        for _ in range(3):
            for headers in (["Origin: https://evil.example"], []):
                self.assertIn("403 Forbidden", plain(watch.port, "127.0.0.1" if headers else "evil.example", *headers))
        self.expect_refusal(watch, "origin")
        self.expect_refusal(watch, "host")
        self.assertEqual(watch.end(), 0)
        self.assertEqual([line for line in watch.rest() if line["event"] == "disconnect"], [])

    def expect_refusal(self, watch, sub):
        line = watch.next("disconnect", timeout=40)
        self.expect(line, sub=sub, **REFUSED)
        return line


if __name__ == "__main__":
    main()
