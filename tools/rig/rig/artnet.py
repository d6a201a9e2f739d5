"""What arrives on the wire: an Art-Net receiver that keeps every packet with the kernel's time of arrival."""

import socket
import struct
import threading
from collections import namedtuple

SO_TIMESTAMPNS = 35
SO_RXQ_OVFL = 40
SO_RCVBUFFORCE = 33
TIMESPEC = struct.Struct("@qq")

OP_DMX = 0x5000
HEADER = struct.Struct("<8sH")
MAGIC = b"Art-Net\0"

Packet = namedtuple("Packet", "time universe sequence levels")
"""One ArtDmx: seconds on the clock of time.time(), Port-Address, sequence, and the levels as bytes."""


class ArtNetReceiver:
    """Receives on 127.0.0.1; `port` 0 takes a free one. `packets` grows while it runs."""

    def __init__(self, port=0, address="127.0.0.1"):
        self.packets = []
        self.others = []
        self.not_kept_by_kernel = 0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, SO_RXQ_OVFL, 1)
        self._make_room(8 << 20)
        self._socket.bind((address, port))
        self._socket.settimeout(0.1)
        self.address, self.port = self._socket.getsockname()

    @property
    def node(self):
        """The receiver as `--node` wants it."""
        return f"{self.address}:{self.port}"

    def __enter__(self):
        self._running = True
        self._thread = threading.Thread(target=self._receive, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._running = False
        self._thread.join()
        self._socket.close()

    def by_universe(self, since=0.0):
        universes = {}
        for packet in list(self.packets):
            if packet.time >= since:
                universes.setdefault(packet.universe, []).append(packet)
        return universes

    def _make_room(self, size):
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, size)
        except OSError:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, size)

    def _receive(self):
        while self._running:
            try:
                data, ancillary, _, _ = self._socket.recvmsg(2048, 128)
            except socket.timeout:
                continue
            arrived = None
            for _, kind, content in ancillary:
                if kind == SO_TIMESTAMPNS:
                    seconds, nanoseconds = TIMESPEC.unpack(content[: TIMESPEC.size])
                    arrived = seconds + nanoseconds / 1e9
                elif kind == SO_RXQ_OVFL:
                    self.not_kept_by_kernel = struct.unpack("=I", content[:4])[0]
            packet = parse(data, arrived)
            if packet:
                self.packets.append(packet)
            else:
                self.others.append((arrived, data))


def parse(data, time):
    """The ArtDmx in `data`, or nothing when it is something else, cut short, or of another protocol version."""
    if len(data) < 20 or HEADER.unpack_from(data) != (MAGIC, OP_DMX) or data[10:12] != b"\0\x0e":
        return None
    length = data[16] << 8 | data[17]
    if length != len(data) - 18:
        return None
    return Packet(time, data[14] | data[15] << 8, data[12], data[18:])


def sequence_faults(packets):
    """How often the sequence of one universe's packets was not one more than before (255 is followed by 1)."""
    faults = sum(1 for packet in packets if packet.sequence == 0)
    for before, after in zip(packets, packets[1:]):
        if after.sequence != before.sequence % 255 + 1:
            faults += 1
    return faults


def close_pairs(times, period):
    """Neighbours less than half a frame apart: a late frame and the next on time, or a burst."""
    return sum(1 for before, after in zip(times, times[1:]) if after - before < period / 2)


def bursts(times, period):
    """Three packets of one universe inside one frame period: no single late frame explains that."""
    return sum(1 for first, third in zip(times, times[2:]) if third - first < 0.95 * period)
