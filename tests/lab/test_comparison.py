"""A change that helped is proven: the same clients through nginx with a short proxy_read_timeout, then with a long one."""

import json
import re
import time

from findingscase import FindingsCase, talk
from harness import Peer, close_frame, main, run
from proxies import Server, echo, nginx

SILENT = (4.1, 5.7, 4.6, 5.2, 6.3)  # seconds for which each client has nothing to say


class BeforeAndAfter(FindingsCase):
    def played(self, name, seconds):
        """A run whose log has that name; answers its disconnect lines."""
        folder = self.directory()
        log = folder / name

        def client(number):
            def script():
                time.sleep(number * 0.9)
                for turn in range(2):
                    with Peer(watch.port) as peer:
                        peer.open("/chat")
                        talk(peer, 0.5 + 0.3 * number)
                        peer.socket.settimeout(SILENT[number] + 0.4 * turn)
                        try:
                            peer.drain()
                        except TimeoutError:  # it was left alone
                            peer.send(close_frame(1000, b"done"))
                            peer.receive_close()

            return script

        with Server(echo) as server, nginx(folder, server.port, seconds) as port:
            watch = self.watch("--name", "chat", "--ping", "0", "--log", str(log), target=f"ws://127.0.0.1:{port}/")
            self.together(*(client(number) for number in range(5)))
            ends = [watch.next("disconnect") for _ in range(10)]
            self.assertEqual(watch.end(), 0)
            watch.rest()
        return log, ends

    def test_the_sentence_is_true(self):
        before, ended = self.played("before.dropscope", 3)
        after, later = self.played("after.dropscope", 60)
        self.assertEqual({line["class"] for line in ended}, {"lost"})
        self.assertEqual({line["class"] for line in later}, {"normal"})
        code, text, errors = run("compare", str(before), str(after))
        self.assertEqual((code, errors), (0, ""))
        sentence = text.splitlines()[0]
        print(f"\n{sentence}")
        told = re.fullmatch(r"Losses fell from ([\d,.]+) to 0(?:\.0)? per session-hour \(idle_timeout is gone\)\.", sentence)
        self.assertTrue(told, sentence)
        hours = sum(line["duration_ms"] for line in ended) / 3_600_000
        rate = float(told[1].replace(",", ""))
        self.assertLess(abs(rate - len(ended) / hours), 0.02 * rate)
        code, text, errors = run("compare", str(before), str(after), "--format", "json")
        self.assertEqual((code, errors), (0, ""))
        self.assertEqual(json.loads(text)["summary"], sentence)
        # The other way round it is no success.
        code, text, _ = run("compare", str(after), str(before))
        self.assertRegex(text.splitlines()[0], r"^Losses rose from 0(\.0)? to .*\(idle_timeout is new\)\.$")


if __name__ == "__main__":
    main()
