"""Machines of their own: network namespaces, and cables between them. Needs to be root."""

import ctypes
import os
import subprocess
import threading

CLONE_NEWNET = 0x40000000


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True, timeout=10)


class Machine:
    """A network namespace."""

    def __init__(self, name):
        self.name = f"ds{os.getpid()}{name}"
        self.prefix = ["ip", "netns", "exec", self.name]
        ip("netns", "add", self.name)
        self.run("ip", "link", "set", "lo", "up")

    def run(self, *words):
        subprocess.run([*self.prefix, *words], check=True, capture_output=True, timeout=10)

    def enter(self):
        """The calling thread is on this machine from now on."""
        with open(f"/run/netns/{self.name}") as namespace:
            if ctypes.CDLL(None, use_errno=True).setns(namespace.fileno(), CLONE_NEWNET) != 0:
                raise OSError(ctypes.get_errno(), "setns")

    def inside(self, call):
        """What `call` returns when it runs on this machine: sockets stay where they were made."""
        result = []

        def go():
            self.enter()
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
