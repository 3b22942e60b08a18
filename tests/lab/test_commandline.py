"""Exit codes and the one clear line that goes with them."""

import contextlib
import fcntl
import json
import os
import re
import resource
import select
import signal
import socket
import subprocess
import time

from harness import LabCase, Peer, close_frame, main, program, run

WRONG_USAGE = [
    [],
    ["no-such-command"],
    ["watch"],
    ["watch", "--listen"],
    ["watch", "--listen", "http://127.0.0.1:0/"],
    ["watch", "--listen", "ws://127.0.0.1:0/path"],
    ["watch", "--listen", "ws://127.0.0.1:0/", "--no-such-option"],
    ["watch", "--listen", "ws://127.0.0.1:0/", "--ping", "soon"],
    ["watch", "--listen", "ws://127.0.0.1:0/", "--max-disconnects", "0"],
    ["watch", "--listen", "ws://127.0.0.1:0/", "--proxy", "http://127.0.0.1:1"],
    ["watch", "--ping", "1", "--listen", "ws://127.0.0.1:0/"],
    ["watch", "--listen", "ws://127.0.0.1:0/", "--keep-days", "3"],
    ["watch", "--listen", "ws://127.0.0.1:0/", "--log", "x.dropscope", "--keep-days", "0"],
    ["watch", "--listen", "ws://127.0.0.1:0/", "--log", "x.dropscope", "--keep-megabytes", "some"],
    ["report"],
    ["report", "x.dropscope", "--format", "poem"],
    ["report", "x.dropscope", "--filter", "class:los"],
    ["watch", "--listen", "ws://127.0.0.1:0/", "--filter", "idle>"],
    ["watch", "--connect", "ws://127.0.0.1:1/", "--origin", "http://a\r\nX-Evil: 1"],
    ["watch", "--connect", "ws://127.0.0.1:1/", "--header", "X-Good: a\nX-Evil: 1"],
    ["watch", "--connect", "ws://127.0.0.1:1/", "--header", "X-Good: a\n"],
    ["watch", "--connect", "ws://127.0.0.1:1/", "--subprotocol", "chat\n"],
    ["watch", "--relay", "ws://127.0.0.1:0/=ws://127.0.0.1:1/", "--origin", "http://a\n"],
    ["watch", "--relay", "ws://127.0.0.1:0/=ws://127.0.0.1:1/", "--allow-origin", "null\n"],
]


class CommandLine(LabCase):
    def assertOneClearLine(self, errors, *words):
        self.assertEqual(len(errors.strip().splitlines()), 1, errors)
        for word in words:
            self.assertIn(word, errors)

    def test_wrong_usage(self):
        for arguments in WRONG_USAGE:
            with self.subTest(" ".join(arguments)):
                code, output, errors = run(*arguments)
                self.assertEqual((code, output), (2, ""), errors)
                self.assertTrue(errors.strip())

    def test_pipes_are_no_files(self):
        """Nobody might ever write into one: it is named, and not waited for."""
        pipe = str(self.directory() / "pipe")
        os.mkfifo(pipe)
        listener = ["--listen", "ws://127.0.0.1:0/"]
        for arguments in (
            ["--config", pipe],
            ["--codes", pipe, *listener],
            ["--listen", "wss://127.0.0.1:0/", "--cert", pipe, "--key", pipe],
            ["--connect", "wss://127.0.0.1:1/", "--ca", pipe],
            ["--evidence", __file__, "--keylog", pipe],
        ):
            with self.subTest(" ".join(arguments)):
                code, _, errors = run("watch", *arguments)
                self.assertEqual(code, 1, errors)
                self.assertOneClearLine(errors, pipe, "is a pipe or a device, not a regular file")

    def test_help_and_version(self):
        for arguments in (["--help"], ["watch", "--help"], ["--version"]):
            with self.subTest(" ".join(arguments)):
                code, output, errors = run(*arguments)
                self.assertEqual((code, errors), (0, ""))
                self.assertTrue(output.strip())

    def test_signals_with_few_descriptors(self):
        """Down to where not even a pair of sockets for them can be had."""
        obeyed = 0
        for count in range(6, 24):
            limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))  # noqa: B023, E731
            with subprocess.Popen(
                [program(), "watch", "--listen", "ws://127.0.0.1:0/", "--json"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=limit,
            ) as watch:  # fmt: skip
                line = watch.stdout.readline()
                if b'"running"' not in line:
                    watch.kill()
                    continue
                watch.send_signal(signal.SIGTERM)
                with self.subTest(descriptors=count):
                    self.assertEqual(watch.wait(timeout=10), 0)
                    obeyed += 1
        self.assertGreater(obeyed, 0)

    def test_filter_prints_only_what_matches(self):
        log = self.directory() / "run.dropscope"
        watch = self.watch("--ping", "0", "--log", str(log), "--filter", "class:lost or code:4001")
        for path, end in [
            ("/normal", lambda peer: (peer.send(close_frame(1000)), peer.receive_close())),
            ("/app", lambda peer: (peer.send(close_frame(4001, b"again")), peer.receive_close())),
            ("/gone", lambda peer: peer.fin()),
        ]:
            with Peer(watch.port) as peer:
                peer.open(path)
                peer.text("hello")
                end(peer)
                peer.drain()
        for path in ("/app", "/gone"):
            self.expect(watch.next("disconnect"), url=path)
        self.assertEqual(watch.end(), 0)
        rest = watch.rest()
        self.assertFalse([line for line in rest if line["event"] != "endpoint"], rest)

        def urls(*filter):
            code, output, errors = run("report", str(log), "--format", "jsonl", *filter)
            self.assertEqual((code, errors), (0, ""))
            return [line["url"] for line in map(json.loads, output.splitlines()) if line["event"] == "disconnect"]

        self.assertEqual(sorted(urls()), ["/app", "/gone", "/normal"])
        self.assertEqual(urls("--filter", "code:1006"), ["/gone"])
        self.assertEqual(urls("--filter", "code:1000,4001 -reason:again"), ["/normal"])
        self.assertEqual(urls("--filter", "messages_in:1 duration<1min norm"), ["/normal"])
        self.assertEqual(urls("--filter", "url:none-such"), [])

    def test_filter_that_is_wrong_is_marked(self):
        code, output, errors = run("report", "x.dropscope", "--filter", "chat class:los")
        self.assertEqual((code, output), (2, ""))
        lines = errors.splitlines()
        self.assertIn("character 12", lines[0])
        self.assertIn("lost", lines[0])
        self.assertEqual(lines[1].index("los"), lines[2].index("^"))

    def test_a_text_of_any_length_is_not_repeated(self):
        code, output, errors = run("explain", "x" * 50_000)
        self.assertEqual((code, output), (2, ""))
        self.assertLess(len(errors), 500)

    def test_filters_are_explained(self):
        code, output, errors = run("explain", "filter")
        self.assertEqual((code, errors), (0, ""))
        for word in ("class:lost", "code:1006", "user_agent", "retransmits"):
            self.assertIn(word, output)

    def test_address_in_use(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            url = f"ws://127.0.0.1:{taken.getsockname()[1]}/"
            code, output, errors = run("watch", "--listen", url, "--json")
        self.assertEqual(code, 1)
        self.assertOneClearLine(errors, str(taken) and "127.0.0.1")
        lines = [json.loads(line) for line in output.splitlines()]
        self.assertEqual(len(lines), 1, lines)
        self.expect(lines[0], event="endpoint", endpoint=1, role="listener", state="failed", error=lambda text: bool(text))

    def test_address_of_nobody(self):
        code, output, errors = run("watch", "--listen", "ws://192.0.2.1:0/", "--json")
        self.assertEqual(code, 1)
        self.assertOneClearLine(errors)
        self.expect(json.loads(output), state="failed")

    def test_log_exists(self):
        log = self.directory() / "there.dropscope"
        log.write_text("precious")
        code, output, errors = run("watch", "--listen", "ws://127.0.0.1:0/", "--json", "--log", str(log))
        self.assertEqual((code, output), (1, ""))
        self.assertOneClearLine(errors, str(log))
        self.assertEqual(log.read_text(), "precious")

    def test_log_cannot_be_made(self):
        code, _, errors = run("watch", "--listen", "ws://127.0.0.1:0/", "--log", "/nonexistent/x.dropscope")
        self.assertEqual(code, 1)
        self.assertOneClearLine(errors, "/nonexistent/x.dropscope")

    def test_report_of_what_is_no_log(self):
        folder = self.directory()
        (folder / "text").write_text("hello\n" * 1000)
        (folder / "empty").write_text("")
        for name in ("text", "empty", "missing"):
            with self.subTest(name):
                code, output, errors = run("report", str(folder / name))
                self.assertEqual((code, output), (1, ""))
                self.assertOneClearLine(errors, name)

    def test_two_listeners_on_loopback_names(self):
        """localhost listens on 127.0.0.1; endpoints are numbered in order; both take sessions."""
        watch = self.watch("--name", "first", "--listen", "ws://localhost:0/", "--name", "second")
        second = watch.next("endpoint")
        self.expect(watch.endpoint, endpoint=1, name="first", state="running", error=None, target=None)
        self.expect(second, endpoint=2, name="second", state="running")
        port = int(second["url"].rsplit(":", 1)[1].strip("/"))
        for number, peer in ((1, Peer(watch.port)), (2, Peer(port))):
            with peer:
                peer.open(f"/{number}")
            self.expect(watch.next("disconnect"), endpoint=number, url=f"/{number}", session=number)

    def test_ipv6(self):
        watch = self.watch(url="ws://[::1]:0/")
        self.expect(watch.endpoint, url=f"ws://[::1]:{watch.port}/")
        with Peer(watch.port, host="::1") as peer:
            peer.open()
            self.expect(watch.next("session"), client=lambda text: text.startswith("[::1]:"))

    def test_json_is_english_whatever_the_locale(self):
        watch = self.watch(environment={"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"})
        with Peer(watch.port) as peer:
            peer.open()
        line = watch.next("disconnect")
        self.assertTrue(line["summary"].isascii(), line["summary"])
        self.assertTrue(all(piece["text"].isascii() for piece in line["evidence"]), line["evidence"])

    def test_text_lines(self):
        """Without --json the same events are lines for people."""
        watch = subprocess.Popen(
            [program(), "watch", "--listen", "ws://127.0.0.1:0/", "--max-disconnects", "1"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            first = watch.stdout.readline()
            port = int(re.search(r"127\.0\.0\.1:(\d+)", first).group(1))
            with Peer(port) as peer:
                peer.open("/some/path")
            output, errors = watch.communicate(timeout=10)
        finally:
            watch.kill()
        self.assertEqual((watch.returncode, errors), (0, ""))
        self.assertIn("/some/path", output)
        self.assertRegex(output.lower(), "lost")

    def test_output_full(self):
        """A full disk is said, and is no success."""
        log = self.directory() / "run.dropscope"
        watch = self.watch("--log", str(log))
        watch.end()
        for arguments in (
            ["watch", "--listen", "ws://127.0.0.1:0/"], ["watch", "--listen", "ws://127.0.0.1:0/", "--json"],
            ["report", str(log)], ["report", str(log), "--format", "jsonl"], ["explain", "1006"], ["--help"], ["--version"],
        ):  # fmt: skip
            with self.subTest(" ".join(arguments)), open("/dev/full", "w") as full:
                done = subprocess.run(
                    [program(), *arguments], stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, text=True, timeout=20
                )
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertOneClearLine(done.stderr, "standard output", "No space left")

    def test_output_stuck(self):
        """Nobody reads: SIGTERM is obeyed all the same, and what was not printed is said."""
        read, write = os.pipe()
        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
        watch = subprocess.Popen(
            [program(), "watch", "--listen", "ws://127.0.0.1:0/", "--json"],
            stdin=subprocess.DEVNULL, stdout=write, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        os.close(write)
        try:
            port = int(re.search(rb"127\.0\.0\.1:(\d+)", os.read(read, 4096)).group(1))
            for _ in range(8):
                with Peer(port) as peer:
                    peer.open()
            self.assertTrue(select.select([read], [], [], 10)[0])
            time.sleep(0.5)  # until it is stuck
            started = time.monotonic()
            watch.terminate()
            errors = watch.communicate(timeout=10)[1]
            self.assertLess(time.monotonic() - started, 5)
            self.assertEqual(watch.returncode, 1)
            self.assertOneClearLine(errors, "standard output", "not printed")
        finally:
            watch.kill()
            watch.wait()
            os.close(read)

    def test_output_that_is_not_read_stops_nothing(self):
        """Recording and metrics go on, and memory does not grow with what is not printed."""
        read, write = os.pipe()
        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
        log = self.directory() / "run.dropscope"
        watch = subprocess.Popen(
            [program(), "watch", "--listen", "ws://127.0.0.1:0/", "--json", "--log", str(log), "--metrics", "127.0.0.1:0"],
            stdin=subprocess.DEVNULL, stdout=write, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        os.close(write)
        try:
            metrics = int(re.search(r"127\.0\.0\.1:(\d+)", watch.stderr.readline()).group(1))
            port = int(re.search(rb"127\.0\.0\.1:(\d+)", os.read(read, 4096)).group(1))
            for _ in range(20):
                with Peer(port) as peer:
                    peer.open()
                    peer.reset()
            deadline = time.monotonic() + 10
            ended = 0
            while ended < 20 and time.monotonic() < deadline:
                with socket.create_connection(("127.0.0.1", metrics), timeout=5) as scrape:
                    scrape.sendall(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    text = b"".join(iter(lambda: scrape.recv(65536), b"")).decode()  # noqa: B023
                ended = sum(int(line.split()[-1]) for line in text.splitlines() if line.startswith("dropscope_disconnects_total"))
            self.assertEqual(ended, 20)
            watch.terminate()
            errors = watch.communicate(timeout=10)[1]
            self.assertEqual(watch.returncode, 1)
            self.assertIn("not printed", errors)
            self.assertIn("20 endings seen, 20 saved", errors)
        finally:
            watch.kill()
            watch.wait()
            os.close(read)

    def test_errors_that_are_not_read(self):
        """Standard error is full before the program begins to speak."""
        directory = self.directory()
        (directory / "watch.conf").write_text("[endpoint one]\nlisten = ws://127.0.0.1:0/\n")
        read, write = os.pipe()
        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
        os.write(write, b"x" * 4096)
        watch = subprocess.Popen(
            [program(), "watch", "--config", str(directory / "watch.conf"), "--json", "--log", str(directory / "run.dropscope")],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=write,
        )  # fmt: skip
        os.close(write)
        try:
            port = int(re.search(rb"127\.0\.0\.1:(\d+)", watch.stdout.readline()).group(1))
            for _ in range(3):
                watch.send_signal(signal.SIGHUP)  # each is answered with a line
            with Peer(port) as peer:
                peer.open()
            self.assertIn(b'"session"', watch.stdout.readline())
            watch.terminate()
            self.assertEqual(watch.wait(timeout=10), 0)
        finally:
            watch.kill()
            watch.wait()
            watch.stdout.close()
            os.close(read)

    def test_storm_of_signals(self):
        """More than a socket holds while nobody takes them: the next one is obeyed all the same."""
        directory = self.directory()
        (directory / "watch.conf").write_text("[endpoint one]\nlisten = ws://127.0.0.1:0/\n")
        watch = subprocess.Popen(
            [program(), "watch", "--config", str(directory / "watch.conf"), "--json"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            self.assertIn(b'"running"', watch.stdout.readline())
            for number in range(2000):
                watch.send_signal(signal.SIGHUP)
                if number % 20 == 0:
                    time.sleep(0.001)  # a signal that waits already is not counted again
            watch.terminate()
            self.assertEqual(watch.wait(timeout=20), 0)
        finally:
            watch.kill()
            watch.wait()
            watch.stdout.close()

    def test_standard_streams_that_are_closed(self):
        """Their numbers are not given to a log or a peer, who would then get what is printed."""
        for closed, code in (("<&-", 0), ("2>&-", 0), (">&-", 1), ("<&- >&- 2>&-", 1)):
            with self.subTest(closed):
                directory = self.directory()
                probe = socket.create_server(("127.0.0.1", 0))
                port = probe.getsockname()[1]
                probe.close()
                command = f'exec "$0" watch --listen ws://127.0.0.1:{port}/ --for 3 --log {directory}/run.dropscope {closed}'
                watch = subprocess.Popen(
                    ["bash", "-c", command, program()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
                deadline = time.monotonic() + 10
                got = b""
                while watch.poll() is None and time.monotonic() < deadline:
                    with contextlib.suppress(OSError, AssertionError, EOFError), Peer(port, timeout=1) as peer:
                        peer.open()
                        got += peer.buffer
                        peer.fin()
                        while more := peer.socket.recv(4096):
                            got += more
                self.assertEqual(watch.wait(timeout=10), code)
                self.assertNotIn(b"session", got)
                if code == 0:
                    self.assertEqual(run("report", f"{directory}/run.dropscope")[0], 0)

    def test_errors_are_harmless(self):
        """A terminal obeys nothing of what is complained about, and no line is forged."""
        hostile = "x\x1b]0;owned\x07\n\u202edropscope-cli: all is well\x9b31m\u2028"
        for arguments in (
            [hostile], ["watch", hostile], ["watch", "--listen", hostile], ["explain", hostile], ["report", hostile],
            ["watch", "--listen", "ws://127.0.0.1:0/", "--ping", hostile], ["report", "x", "--filter", f"class:{hostile}"],
            ["explain", "1006", "--codes", hostile], ["report", "/nowhere", "--output", f"/nowhere/{hostile}"],
        ):  # fmt: skip
            with self.subTest(repr(arguments)):
                code, output, errors = run(*arguments)
                self.assertIn(code, (1, 2))
                self.assertEqual(output, "")
                self.assertOneClearLine(errors)
                self.assertFalse(set(errors[:-1]) & set("\x1b\x07\n\u202e\x9b\u2028"), errors)

    def test_reader_gone(self):
        """Standard output closed by its reader (`| head -1`) ends the program instead of leaving it behind."""
        watch = subprocess.Popen(
            [program(), "watch", "--listen", "ws://127.0.0.1:0/", "--json"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            port = int(re.search(rb"127\.0\.0\.1:(\d+)", watch.stdout.readline()).group(1))
            watch.stdout.close()
            for _ in range(2):
                with contextlib.suppress(OSError, AssertionError), Peer(port) as peer:
                    peer.open()
            self.assertIn(watch.wait(10), (0, 1, -signal.SIGPIPE))
        finally:
            watch.kill()
            watch.wait()


if __name__ == "__main__":
    main()
