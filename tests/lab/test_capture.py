"""What a relay says of sessions while they happen, a capture says afterwards: the same verdicts from packets alone."""

import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

from harness import LabCase, Peer, Watch, check_shape, close_frame, frame, main, program, run, upgrade
from relaypeers import RawServer
from sniffer import Sniffer

COMPARED = ("class", "cause", "sub", "ended_by", "code", "reason", "clean", "http_status", "connection")


def server_close(code, reason=b""):
    def play(client, server):
        server.send(close_frame(code, reason, mask=None))
        client.receive_close()
        client.send(close_frame(code, reason))
        server.receive()
        server.close()
        client.finish()

    return play


def client_close(code, reason=b""):
    def play(client, server):
        client.send(close_frame(code, reason))
        server.receive()
        server.send(close_frame(code, reason, mask=None))
        client.receive_close()
        server.close()
        client.finish()

    return play


def server_fin(client, server):
    server.close()
    client.finish()


def client_fin(client, server):
    client.fin()
    server.how_it_ended()
    server.close()
    client.close()


def server_reset(client, server):
    server.reset()
    client.finish()


def client_reset(client, server):
    client.reset()
    server.how_it_ended()
    server.close()


def cut_frame(client, server):
    server.send(frame(2, b"x" * 100, mask=None)[:50])
    server.close()
    client.finish()


def bad_bits(client, server):
    server.send(frame(1, b"x", mask=None, rsv=2))
    client.send(close_frame(1002, b"reserved bits"))
    server.receive()
    server.close()
    client.finish()


ENDINGS = {
    "close 1000": server_close(1000, b"bye"), "close 1011": server_close(1011, b"boom"),
    "close 1001": server_close(1001, b"deploy"), "close 4404": server_close(4404, b"gone"), "close empty": server_close(None),
    "client 1000": client_close(1000, b"done"), "client 4000": client_close(4000), "client empty": client_close(None),
    "server fin": server_fin, "client fin": client_fin, "server reset": server_reset, "client reset": client_reset,
    "cut frame": cut_frame, "bad bits": bad_bits,
}  # fmt: skip


def lines_of(text):
    lines = [json.loads(line) for line in text.splitlines()]
    for line in lines:
        check_shape(line)
    return lines


@unittest.skipIf(os.geteuid() != 0, "capturing needs root")
class Captures(LabCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def test_capture_says_what_the_relay_says(self):
        file = self.folder / "lo.pcap"
        said = []
        with RawServer() as server, Watch(target=f"ws://127.0.0.1:{server.port}/") as relay, file.open("wb") as out:
            with Sniffer(out, (relay.port, server.port)):
                for name, play in ENDINGS.items():
                    with Peer(relay.port) as client:
                        client.send(upgrade("/" + name.replace(" ", "-")))
                        back = server.accept()
                        back.upgrade()
                        client.response()
                        client.text("hello")
                        back.receive()
                        back.send(frame(1, b"world", mask=None))
                        client.receive()
                        time.sleep(0.05)
                        play(client, back)
                        back.close()
                    said.append(relay.next("disconnect"))
            relay.end()
        code, text, errors = run("import", "--json", str(file))
        self.assertEqual((code, errors), (0, ""))
        lines = lines_of(text)
        found = [line for line in lines if line["event"] == "disconnect"]
        self.assertEqual(len(found), 2 * len(said), "each connection has two hops")
        print(f"\n{'ending':14} {'relay':36} {'capture':36}")
        for name, live in zip(ENDINGS, said):
            hops = [line for line in found if line["connection"] == live["connection"]]
            self.assertEqual(len(hops), 2, name)
            for hop in hops:
                with self.subTest(name):
                    print(f"{name:14} {live['cause']+' '+live['ended_by']:36} {hop['cause']+' '+hop['ended_by']:36}")
                    self.assertEqual({key: hop[key] for key in COMPARED}, {key: live[key] for key in COMPARED})
                    self.assertLess(abs(hop["duration_ms"] - live["duration_ms"]), 100)

        # The same file twice adds nothing; a log of it, read back, says the same.
        log = self.folder / "case.dropscope"
        code, text, errors = run("import", "--json", "--log", str(log), str(file), str(file))
        self.assertEqual(code, 0, errors)
        twice = lines_of(text)
        self.assertEqual([line for line in twice if line["event"] == "disconnect"], found)
        code, text, errors = run("report", "--format", "jsonl", str(log))
        self.assertEqual(code, 0, errors)
        for event in ("session", "disconnect", "path"):
            self.assertEqual(
                sorted((line for line in lines_of(text) if line["event"] == event), key=str),
                sorted((line for line in twice if line["event"] == event), key=str),
            )

    def test_following_a_pipe(self):
        with RawServer() as server:
            imported = subprocess.Popen(
                [program(), "import", "--follow", "--json", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            lags = []
            with Sniffer(imported.stdin, (server.port,)) as sniffer:
                for _ in range(5):
                    client = Peer(server.port)
                    client.send(upgrade("/follow"))
                    back = server.accept()
                    back.upgrade()
                    client.response()
                    client.reset()
                    back.close()
                    while True:
                        line = json.loads(imported.stdout.readline())
                        check_shape(line)
                        if line["event"] == "disconnect":
                            break
                    lags.append(time.monotonic() - sniffer.written)
                    self.assertEqual((line["cause"], line["ended_by"]), ("tcp_reset", "client"))
                live = Peer(server.port)
                live.send(upgrade("/alive"))
                back = server.accept()
                back.upgrade()
                live.response()
                sniffer.stop()
            imported.stdin.close()
            rest = lines_of(imported.stdout.read().decode())
            self.assertEqual(imported.wait(10), 0)
            imported.stdout.close()
            imported.stderr.close()
            self.assertIn("/alive", [line["url"] for line in rest if line["event"] == "session" and line["state"] == "open_at_end"])
            print(f"\nlag of a verdict: {max(lags) * 1000:.0f} ms at most")
            self.assertLess(max(lags), 0.2)

    def test_what_is_no_evidence(self):
        text = self.folder / "notes.txt"
        text.write_text("nothing\n")
        code, _, errors = run("import", "--json", str(text))
        self.assertEqual(code, 1)
        self.assertIn("its format is not known", errors)
        code, _, errors = run("import", "--json", str(self.folder / "absent"))
        self.assertEqual(code, 1)
        self.assertIn("No such file", errors)
        # Nothing can wait for a device that is always at its end (cron, ssh -n): it is read, and that is all.
        for arguments in (["/dev/null"], ["-"], ["--follow", "-"]):
            code, _, errors = run("import", "--json", *arguments)
            self.assertEqual(code, 1, arguments)
            self.assertIn("it is empty", errors)


if __name__ == "__main__":
    main()
