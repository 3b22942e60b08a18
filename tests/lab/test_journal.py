"""The saved log: the same verdicts read back, and nothing committed is lost when the program is killed."""

import json
import os
import signal
import stat
import subprocess
import threading
import time

from harness import LabCase, Peer, close_frame, frame, main, program, run


def reported(log):
    """The lines of `report --format jsonl`."""
    code, output, errors = run("report", str(log), "--format", "jsonl")
    if code != 0:
        raise AssertionError(f"report ended with {code}: {errors}")
    return [json.loads(line) for line in output.splitlines()], errors


def only(lines, event):
    return {line["session"]: line for line in lines if line["event"] == event}


def verdict(line):
    """What the terminal event decides."""
    decided = ("at", "url", "class", "cause", "sub", "ended_by", "tool_reason", "code", "reason", "confidence", "opened_at")
    return {key: line[key] for key in decided}


def load(port, stop, seconds=60):
    """Sessions that open, talk and end in three ways, one after another, until told to stop."""
    ends = (
        lambda peer: (peer.send(close_frame(1000, b"done")), peer.receive_close()),
        lambda peer: None,
        lambda peer: peer.reset(),
    )
    deadline = time.monotonic() + seconds
    number = 0
    while not stop.is_set() and time.monotonic() < deadline:
        try:
            with Peer(port) as peer:
                peer.open(f"/{threading.get_ident()}/{number}")
                peer.send(*[frame(1, b"x" * 100)] * 20)
                ends[number % 3](peer)
        except (OSError, EOFError, AssertionError):
            if stop.is_set():
                return
            time.sleep(0.05)
        number += 1


class Journal(LabCase):
    def test_read_back_is_what_was_printed(self):
        log = self.directory() / "run.dropscope"
        watch = self.watch("--ping", "0", "--log", str(log))
        for number in range(4):
            with Peer(watch.port) as peer:
                peer.open(f"/{number}?token=secret-token-{number}", "Authorization: Bearer very-secret", "Cookie: id=hidden")
                peer.text("hello")
                if number % 2:
                    peer.send(close_frame(4000 + number, "grüße".encode()))
                    peer.receive_close()
                    peer.finish()
            watch.next("disconnect")
        with Peer(watch.port) as peer:
            peer.send(b"nonsense\r\n\r\n").drain()
        watch.next("disconnect")
        self.assertEqual(watch.end(), 0)
        watch.rest()
        printed = [line for _, line in watch.seen]
        lines, errors = reported(log)
        self.assertEqual(errors, "")
        for event in ("session", "disconnect"):
            self.assertEqual(only(lines, event), only(printed, event))
        self.assertEqual(len(only(lines, "disconnect")), 5)
        self.assertEqual(stat.S_IMODE(os.stat(log).st_mode), 0o600)
        for path in log.parent.iterdir():
            for secret in (b"very-secret", b"id=hidden", b"secret-token"):
                self.assertNotIn(secret, path.read_bytes(), path)
        code, text, _ = run("report", str(log))
        self.assertEqual(code, 0)
        self.assertIn("4001", text)

    def test_json_lines_are_read_again(self):
        """Log → JSON Lines → import → log → JSON Lines: the same verdicts, in order."""
        folder = self.directory()
        watch = self.watch("--ping", "0", "--log", str(folder / "a.dropscope"))
        ends = (
            lambda peer: (peer.send(close_frame(1000, b"done")), peer.receive_close()),
            lambda peer: (peer.send(close_frame(4404, b"no such room")), peer.receive_close()),
            lambda peer: None,
            lambda peer: peer.reset(),
            lambda peer: peer.fin().drain(),
            lambda peer: (peer.send(frame(1, b"\xff")), peer.receive_close()),
        )
        for number in range(18):
            with Peer(watch.port) as peer:
                peer.open(f"/room/{number}", "User-Agent: lab")
                peer.send(frame(1, b"hello"))
                ends[number % len(ends)](peer)
            watch.next("disconnect")
        with Peer(watch.port) as peer:
            peer.send(b"nonsense\r\n\r\n").drain()
        watch.next("disconnect")
        self.assertEqual(watch.end(), 0)
        first, _ = reported(folder / "a.dropscope")
        (folder / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in first))
        code, output, errors = run("import", str(folder / "a.jsonl"), "--json", "--log", str(folder / "b.dropscope"))
        self.assertEqual(code, 0, errors)
        second, errors = reported(folder / "b.dropscope")
        self.assertEqual(errors, "")
        decided = ("at", "role", "url", "class", "cause", "sub", "tool_reason", "phase", "ended_by", "confidence", "clean", "code", "reason",
                   "http_status", "opened_at", "duration_ms", "idle_ms", "connection", "protocol", "summary", "advice", "released")  # fmt: skip

        def verdicts(lines):
            return [{key: line[key] for key in decided} for line in only(lines, "disconnect").values()]

        self.assertEqual(len(verdicts(first)), 19)
        self.assertEqual(verdicts([json.loads(line) for line in output.splitlines()]), verdicts(first))
        self.assertEqual(verdicts(second), verdicts(first))
        # Once more: nothing is lost on the way.
        (folder / "b.jsonl").write_text("".join(json.dumps(line) + "\n" for line in second))
        code, output, errors = run("import", str(folder / "b.jsonl"), "--json")
        self.assertEqual(verdicts([json.loads(line) for line in output.splitlines()]), verdicts(first))

    def test_a_probe_is_read_through_a_pipe(self):
        """As over ssh: what `watch --json` prints there is seen here at once."""
        watch = subprocess.Popen([program(), "watch", "--listen", "ws://127.0.0.1:0/", "--ping", "0", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(watch.stdout.close)
        self.addCleanup(watch.wait)
        self.addCleanup(watch.kill)
        first = watch.stdout.readline()
        port = int(json.loads(first)["url"].rpartition(":")[2].strip("/"))
        here = subprocess.Popen([program(), "import", "--follow", "-", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for stream in (here.stdin, here.stdout, here.stderr):
            self.addCleanup(stream.close)
        self.addCleanup(here.wait)
        self.addCleanup(here.kill)
        here.stdin.write(first)
        here.stdin.flush()
        seen = []
        for number in range(3):
            with Peer(port) as peer:
                peer.open(f"/{number}")
                here.stdin.write(watch.stdout.readline())
                here.stdin.flush()
                peer.reset()
            there = watch.stdout.readline()
            here.stdin.write(there)
            here.stdin.flush()
            while (line := json.loads(here.stdout.readline()))["event"] != "disconnect":
                seen.append(line["event"])
            self.assertEqual(verdict(line), verdict(json.loads(there)))
            self.assertEqual(line["role"], "listener")
        self.assertEqual(seen.count("session"), 3, seen)
        here.stdin.close()
        self.assertEqual(here.wait(10), 0)

    def test_log_of_a_run_that_goes_on(self):
        """A log can be read while it is written, and reading changes nothing."""
        log = self.directory() / "live.dropscope"
        watch = self.watch("--ping", "0", "--log", str(log))
        with Peer(watch.port) as peer:
            peer.open()
        line = watch.next("disconnect")
        deadline = time.monotonic() + 5
        while line["session"] not in only(reported(log)[0], "disconnect"):
            self.assertLess(time.monotonic(), deadline, "a terminal event is committed at once")
            time.sleep(0.05)
        self.assertEqual(watch.end(), 0)

    def test_kill_under_load(self):
        """Killed without warning, five times: what a reader saw committed a moment before is there, with the same verdict,
        and so is every disconnect that was printed. (The last few sessions may lack what came after their terminal event:
        that is committed at once, the rest with the next flush.)"""
        folder = self.directory()
        for attempt in range(5):
            with self.subTest(attempt=attempt):
                log = folder / f"{attempt}.dropscope"
                watch = self.watch("--ping", "0", "--log", str(log))
                stop = threading.Event()
                peers = [threading.Thread(target=load, args=(watch.port, stop)) for _ in range(4)]
                for peer in peers:
                    peer.start()
                time.sleep(1 + attempt * 0.073)
                committed = only(reported(log)[0], "disconnect")
                stop.set()
                watch.process.send_signal(signal.SIGKILL)
                self.assertEqual(watch.process.wait(5), -signal.SIGKILL)
                for peer in peers:
                    peer.join()
                printed = self.printed(watch)
                lines, errors = reported(log)
                kept = only(lines, "disconnect")
                self.assertGreater(len(committed), 10)
                self.assertEqual(errors, "")
                self.assertFalse(committed.keys() - kept.keys(), "committed disconnects are not in the log")
                self.assertFalse(printed.keys() - kept.keys(), "printed disconnects are not in the log")
                for before in (committed, printed):
                    for session in before.keys() & kept.keys():
                        self.assertEqual(verdict(kept[session]), verdict(before[session]))
                print(f"{len(printed)} printed, {len(committed)} committed before the kill, {len(kept)} in the log", flush=True)

    def end_one(self, watch, path):
        with Peer(watch.port) as peer:
            peer.open(path)
            peer.reset()
        return watch.next("disconnect")

    def test_the_end_is_checked(self):
        log = self.directory() / "a.dropscope"
        watch = self.watch("--ping", "0", "--log", str(log))
        for number in range(3):
            self.end_one(watch, f"/{number}")
        self.assertEqual(watch.end(), 0)
        self.assertIn(f"{log}: 3 endings printed, 3 saved\\n", watch.errors())

    def test_deleted_while_it_is_written(self):
        log = self.directory() / "a.dropscope"
        watch = self.watch("--ping", "0", "--log", str(log))
        self.end_one(watch, "/before")
        log.unlink()
        self.end_one(watch, "/after")
        self.assertIn(f"{log} was deleted or replaced while it was recorded", watch.errors())
        self.assertEqual(watch.end(), 1)
        self.assertIn("2 endings printed, 2 saved", watch.errors())
        self.assertEqual(len(only(reported(log)[0], "disconnect")), 2)

    def test_disk_full_until_the_end(self):
        log = self.directory() / "a.dropscope"
        watch = self.watch("--ping", "0", "--log", str(log), prefix=("bash", "-c", 'trap "" XFSZ; ulimit -f 150; exec "$@"', "-"))
        for number in range(60):
            self.end_one(watch, f"/{number}")
        self.assertEqual(watch.end(), 1)
        self.assertIn(f"{log} cannot be written", watch.errors())
        self.assertRegex(watch.errors(), r"60 endings printed, \d+ saved; the log is not complete")

    def test_no_name_for_a_file(self):
        for option in ("--log", "--codes"):
            code, output, errors = run("watch", "--listen", "ws://127.0.0.1:0/", option, "")
            self.assertEqual((code, output), (2, ""))
            self.assertIn(f"{option}: the name of its file is empty", errors)

    def test_names_that_look_like_addresses(self):
        """SQLite would take such a name for an address, and save in memory."""
        directory = self.directory()
        here = ("env", "-C", str(directory))
        watch = self.watch("--ping", "0", "--log", "file:a?mode=memory", prefix=here)
        self.end_one(watch, "/one")
        self.assertEqual(watch.end(), 0, watch.errors())
        self.assertIn("1 endings printed, 1 saved", watch.errors())
        self.assertEqual(len(only(reported(directory / "file:a?mode=memory")[0], "disconnect")), 1)

    def printed(self, watch):
        """The disconnects printed before the kill; the last line may be cut short."""
        found = {}
        while True:
            _, line = watch.lines.get(timeout=10)
            if line is None:
                return found
            if line["event"] == "disconnect":
                found[line["session"]] = line


if __name__ == "__main__":
    main()
