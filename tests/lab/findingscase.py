"""What the cases about findings share: clients side by side, and the last word on each finding."""

import threading
import time

from harness import LabCase, Peer


def talk(peer, seconds, every=0.25):
    """Speaks that long, and hears the echoes."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        peer.text("hello")
        peer.receive()
        time.sleep(every)


class FindingsCase(LabCase):
    def together(self, *scripts):
        """Runs the scripts side by side; the first error of any is the case's."""
        errors = []

        def guarded(script):
            try:
                script()
            except Exception as error:  # pylint: disable=broad-except
                errors.append(error)

        threads = [threading.Thread(target=guarded, args=(script,)) for script in scripts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        if errors:
            raise errors[0]

    def idle_clients(self, watch, port, count=4, talks=(0.4, 1.6, 1.0, 2.2, 0.7, 1.3)):
        """Clients that come one after the other, speak for a while, fall silent, and are cut."""

        def client(number):
            def script():
                time.sleep(number * 1.3)
                with Peer(port) as peer:
                    peer.open()
                    talk(peer, talks[number])
                    peer.drain()

            return script

        self.together(*(client(number) for number in range(count)))
        # A proxy may end the two sides of a tunnel one after the other: that the client is cut does not mean that we are.
        for _ in range(count):
            watch.next("disconnect")

    def findings(self, watch):
        """All findings so far, by kind, the latest word on each; the program is ended to hear them all."""
        watch.end()
        watch.rest()
        latest = {}
        for _, line in watch.seen:
            if line["event"] == "finding":
                latest[line["finding"]] = line
        return {line["kind"]: line for line in latest.values() if line["state"] != "closed"}
