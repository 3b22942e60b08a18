"""A capture of the loopback interface made here, so that no tcpdump is needed: AF_PACKET and a pcap writer."""

import select
import socket
import struct
import threading
import time

OUTGOING = 4  # linux/if_packet.h: on lo each packet is seen leaving and coming


class Sniffer:
    """Writes pcap (nanoseconds, Ethernet) to `out` until stopped; only TCP to or from `ports`, if given."""

    def __init__(self, out, ports=()):
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        self.socket.bind(("lo", 0))
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
        self.out, self.ports, self.written = out, set(ports), 0
        out.write(struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, 1 << 18, 1))
        out.flush()
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _wanted(self, packet):
        if packet[12:14] != b"\x08\x00" or packet[23] != 6:
            return False
        start = 14 + (packet[14] & 15) * 4
        return not self.ports or bool(self.ports & set(struct.unpack("!HH", packet[start : start + 4])))

    def _run(self):
        while not self.stopping.is_set():
            if not select.select([self.socket], [], [], 0.02)[0]:
                continue
            packet, address = self.socket.recvfrom(1 << 18)
            if address[2] != OUTGOING or not self._wanted(packet):
                continue
            now = time.time_ns()
            self.out.write(struct.pack("<IIII", now // 10**9, now % 10**9, len(packet), len(packet)) + packet)
            self.out.flush()
            self.written = time.monotonic()

    def stop(self):
        time.sleep(0.1)  # what the kernel still holds
        self.stopping.set()
        self.thread.join()
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if not self.stopping.is_set():
            self.stop()
