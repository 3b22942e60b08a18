"""Hundreds of sessions at once: none lost, every ending right, everything released. The long form is in tests/bench."""

import resource
import selectors
import time

from harness import LabCase, Peer, close_frame, frame, main

SESSIONS = 500
SECONDS = 5


class Many(LabCase):
    def setUp(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65536), hard))

    def test_one_message_a_second_each(self):
        watch = self.watch("--ping", "0", "--echo")
        warm = [Peer(watch.port).open("/warm") for _ in range(20)]
        for peer in warm:
            peer.close()
        for _ in warm:
            watch.next("disconnect")
        descriptors, memory = watch.descriptors(), watch.resident()

        peers = [Peer(watch.port).open(f"/{number}") for number in range(SESSIONS)]
        for _ in peers:
            watch.next("session")
        echoes = self.talk(peers)
        each = (watch.resident() - memory) / SESSIONS
        print(f"{SESSIONS} sessions: {each / 1024:.1f} KiB each")
        self.assertEqual(echoes, SESSIONS * SECONDS, "every message must come back")
        self.assertLess(each, 64 * 1024)

        for number, peer in enumerate(peers):
            if number % 3 == 0:
                peer.send(close_frame(1000))
            elif number % 3 == 1:
                peer.close()
            else:
                peer.reset()
        for peer in peers[::3]:
            peer.finish()
        ends = [watch.next("disconnect") for _ in peers]
        wanted = {0: "normal_closure", 1: "eof_without_close", 2: "tcp_reset"}
        for line in ends:
            self.expect(
                line, cause=wanted[int(line["url"][1:]) % 3], ended_by="client", released=True,
                legs__client__frames_in=SECONDS + (int(line["url"][1:]) % 3 == 0),
            )  # fmt: skip
        deadline = time.monotonic() + 5
        while watch.descriptors() > descriptors:
            self.assertLess(time.monotonic(), deadline, f"{watch.descriptors() - descriptors} descriptors were left open")
            time.sleep(0.05)

    def test_the_last_descriptors_are_kept(self):
        """The window talks to the display and the log to the disk with some: connections have to wait before."""
        limit, kept = 200, 50
        for target in (None, "ws://127.0.0.1:1/"):
            with self.subTest(target=target):
                watch = self.watch(target=target, prefix=("prlimit", f"--nofile={limit}:{limit}"))
                peers = [Peer(watch.port) for _ in range(limit)]
                self.assertIn("have to wait", watch.next("endpoint")["error"])
                self.assertLessEqual(watch.descriptors(), limit - kept)
                for peer in peers:
                    peer.close()
                self.assertIsNone(watch.next("endpoint")["error"])
                Peer(watch.port).close()

    def talk(self, peers):
        """Each peer sends one message a second, spread over the second; answers how many echoes came."""
        selector = selectors.DefaultSelector()
        for peer in peers:
            selector.register(peer.socket, selectors.EVENT_READ, peer)
        message = frame(1, b"x" * 20)
        started = time.monotonic()
        bytes_back = sent = 0
        total = len(peers) * SECONDS
        while bytes_back < total * 22 and time.monotonic() < started + SECONDS + 10:
            due = min(int((time.monotonic() - started) * len(peers)), total)
            while sent < due:
                peers[sent % len(peers)].send(message)
                sent += 1
            for key, _ in selector.select(0.005):
                bytes_back += len(key.fileobj.recv(65536))
        selector.close()
        return bytes_back / 22


if __name__ == "__main__":
    main()
