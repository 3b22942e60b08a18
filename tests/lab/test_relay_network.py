"""Networks that break, in namespaces of their own: client - relay - server, two pairs of veth between them.

Needs to be root. The relay's machine gives unacknowledged data up after a few retransmissions instead of a quarter of an hour.
"""

import ctypes
import os
import socket
import subprocess
import threading
import unittest

from harness import LabCase, Peer, main, upgrade
from relaypeers import RawServer, how_it_ended

CLONE_NEWNET = 0x40000000


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True, timeout=10)


class Machine:
    """A network namespace."""

    def __init__(self, name):
        self.name = f"ds{os.getpid()}{name}"
        ip("netns", "add", self.name)
        self.run("ip", "link", "set", "lo", "up")

    def run(self, *words):
        subprocess.run(["ip", "netns", "exec", self.name, *words], check=True, capture_output=True, timeout=10)

    def inside(self, call):
        """What `call` returns when it runs on this machine: sockets stay where they were made."""
        result = []

        def go():
            with open(f"/run/netns/{self.name}") as namespace:
                if ctypes.CDLL(None, use_errno=True).setns(namespace.fileno(), CLONE_NEWNET) != 0:
                    raise OSError(ctypes.get_errno(), "setns")
            result.append(call())

        thread = threading.Thread(target=go)
        thread.start()
        thread.join(20)
        if not result:
            raise AssertionError(f"nothing came of it on {self.name}")
        return result[0]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        ip("netns", "del", self.name)


def cable(one, other, net):
    """A cable between two machines: addresses 10.net.0.1 and 10.net.0.2 on interfaces named after the other machine."""
    left, right = f"to{other.name[-1]}", f"to{one.name[-1]}"
    ip("link", "add", left, "netns", one.name, "type", "veth", "peer", "name", right, "netns", other.name)
    for machine, link, host in ((one, left, 1), (other, right, 2)):
        machine.run("ip", "address", "add", f"10.{net}.0.{host}/24", "dev", link)
        machine.run("ip", "link", "set", link, "up")
    return left, right


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
                                 prefix=["ip", "netns", "exec", self.relay.name])  # fmt: skip
        self.front = self.enterContext(self.client.inside(lambda: Peer(8000, host="10.77.0.2", timeout=60)))
        self.front.send(upgrade("/"))
        self.back = self.enterContext(server.accept())
        self.back.socket.settimeout(60)
        self.back.answer()
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
        self.assertEqual(how_it_ended(self.front), "rst")

    def test_packets_to_the_client_lost(self):
        self.lose(self.relay, "toc", "10.77.0.1")
        self.lose(self.client, "tor", "10.77.0.2")
        self.back.send(b"\x81\x05hello")
        self.expect(
            self.watch_.next("disconnect", timeout=60), cls="lost", cause="tcp_timeout", ended_by="network", code=None,
            legs__client__tcp_end="timeout", legs__server__tcp_end="closed_by_tool",
        )  # fmt: skip
        self.assertEqual(how_it_ended(self.back), "rst")

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
