"""A router that forgets: Linux's own connection tracking with a memory of seconds, and nobody told of it.

clients and relay - router - server, two pairs of veth between them. Needs to be root.
"""

import os
import socket
import time
import unittest

from findingscase import FindingsCase
from harness import Peer, main
from machines import Machine, cable
from proxies import Server, echo

MEMORY = 4  # seconds
ROUTER = """
add table ip box
add chain ip box leaving { type nat hook postrouting priority 100; }
add rule ip box leaving masquerade
add chain ip box passing { type filter hook forward priority 0; }
add rule ip box passing ct state invalid drop
"""


@unittest.skipIf(os.geteuid() != 0, "network namespaces need root")
class Nat(FindingsCase):
    def setUp(self):
        self.near, router, self.far = (self.enterContext(Machine(name)) for name in "crs")
        cable(self.near, router, 77)
        cable(router, self.far, 78)
        self.near.run("ip", "route", "add", "default", "via", "10.77.0.2")
        self.near.run("sysctl", "-w", "net.ipv4.tcp_retries2=3")
        router.run("nft", ROUTER)
        router.run("sysctl", "-w", "net.ipv4.ip_forward=1", "net.netfilter.nf_conntrack_tcp_loose=0",
                   f"net.netfilter.nf_conntrack_tcp_timeout_established={MEMORY}")  # fmt: skip
        listening = self.far.inside(lambda: socket.create_server(("10.78.0.2", 9000)))
        self.enterContext(Server(echo, listener=listening))

    def test_silences_longer_than_its_memory(self):
        def client(number):
            def script():
                time.sleep(number * 1.1)
                with self.near.inside(lambda: Peer(watch.port, timeout=60)) as peer:
                    peer.open()
                    for pause in range(4):
                        time.sleep(1.1 + 0.4 * pause)
                        peer.text("hello")
                        peer.receive()
                    time.sleep(MEMORY + 1.5 + 0.2 * number)
                    peer.text("hello?")
                    peer.drain()

            return script

        with self.watch("--ping", "0", target="ws://10.78.0.2:9000/", prefix=self.near.prefix) as watch:
            self.together(*(client(number) for number in range(4)))
            found = self.findings(watch)
            ends = [line for _, line in watch.seen if line["event"] == "disconnect"]
        self.assertEqual([(line["cause"], line["ended_by"]) for line in ends], [("tcp_timeout", "network")] * 4)
        self.assertEqual(set(found), {"silent_idle_drop"})
        self.expect(found["silent_idle_drop"], count=4, of=4, seconds=None, low=lambda s: 2 < s <= MEMORY,
                    high=lambda s: MEMORY < s < MEMORY + 2)  # fmt: skip


if __name__ == "__main__":
    main()
