"""Networks that break, in namespaces of their own: client - relay - server, two pairs of veth between them.

Needs to be root. The relay's machine gives unacknowledged data up after a few retransmissions instead of a quarter of an hour.
"""

import os
import socket
import unittest

from harness import LabCase, Peer, main, upgrade
from machines import Machine, cable
from relaypeers import RawServer

@unittest.skipIf(os.geteuid() != 0, "network namespaces need root")
class Networks(LabCase):
    def setUp(self):
        self.client, self.relay, self.server = (self.enterContext(Machine(name)) for name in "crs")
        cable(self.client, self.relay, 77)
        cable(self.relay, self.server, 78)
        self.relay.run("sysctl", "-w", "net.ipv4.tcp_retries2=3")
        listening = self.server.inside(lambda: socket.create_server(("10.78.0.2", 9000)))
        server = self.enterContext(RawServer(listening=listening))
        self.watch_ = self.watch(url="ws://10.77.0.2:8000/", target="ws://10.78.0.2:9000/",
                                 prefix=self.relay.prefix)  # fmt: skip
        self.front = self.enterContext(self.client.inside(lambda: Peer(8000, host="10.77.0.2", timeout=60)))
        self.front.send(upgrade("/"))
        self.back = self.enterContext(server.accept())
        self.back.socket.settimeout(60)
        self.back.upgrade()
        self.front.response()
        self.watch_.next("session")
        self.front.text("hello")
        self.back.receive()

    def lose(self, machine, link, address):
        """From now on what this machine sends to that address arrives nowhere, and nobody is told."""
        machine.run("ip", "neighbor", "replace", address, "lladdr", "02:00:00:00:00:77", "dev", link, "nud", "permanent")

    def test_packets_to_the_server_lost(self):
        self.lose(self.relay, "tos", "10.78.0.2")
        self.lose(self.server, "tor", "10.78.0.1")
        self.front.text("into the void")
        self.expect(
            self.watch_.next("disconnect", timeout=60), cls="lost", cause="tcp_timeout", ended_by="network", code=None,
            legs__server__tcp_end="timeout", legs__server__retransmits=lambda count: count >= 2, legs__client__tcp_end="closed_by_tool",
        )  # fmt: skip
        self.assertEqual(self.front.how_it_ended(), "rst")

    def test_packets_to_the_client_lost(self):
        self.lose(self.relay, "toc", "10.77.0.1")
        self.lose(self.client, "tor", "10.77.0.2")
        self.back.send(b"\x81\x05hello")
        self.expect(
            self.watch_.next("disconnect", timeout=60), cls="lost", cause="tcp_timeout", ended_by="network", code=None,
            legs__client__tcp_end="timeout", legs__server__tcp_end="closed_by_tool",
        )  # fmt: skip
        self.assertEqual(self.back.how_it_ended(), "rst")

    def test_interface_down(self):
        self.relay.run("ip", "link", "set", "tos", "down")
        self.front.text("nowhere to go")
        self.expect(
            self.watch_.next("disconnect", timeout=60), cls="lost", cause={"network_down", "tcp_timeout"}, ended_by="network",
            code=None, legs__server__tcp_end={"unreachable", "timeout"},
        )  # fmt: skip

    def test_address_removed(self):
        self.relay.run("ip", "address", "del", "10.78.0.1/24", "dev", "tos")
        self.front.text("from nowhere")
        self.expect(
            self.watch_.next("disconnect", timeout=60), cls="lost", cause={"network_down", "tcp_timeout"}, ended_by="network",
            code=None, legs__server__tcp_end={"unreachable", "timeout"},
        )  # fmt: skip


if __name__ == "__main__":
    main()
