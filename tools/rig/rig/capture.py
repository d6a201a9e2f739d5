"""What a stranger's dissector says of the packets: tshark on loopback, and the rules of Art-Net 4 on what it read."""

import csv
import os
import signal
import subprocess
from collections import namedtuple

from . import artnet, parts

FIELDS = (
    "frame.time_epoch udp.srcport udp.dstport artnet.header.opcode artnet.header.protver artnet.output.sequence "
    "artnet.output.universe artnet.output.length _ws.malformed udp.payload"
).split()

OP_DMX = 0x5000
PROTOCOL = 14

Seen = namedtuple("Seen", "time source opcode protocol sequence universe length malformed payload")


class Capture:
    """Records the UDP traffic of one port on loopback; `packets()` after the block is what tshark makes of it."""

    def __init__(self, folder, port=6454):
        self.file = os.path.join(folder, "capture.pcapng")
        self.port = port

    def __enter__(self):
        parts.need("tshark")
        self.log = open(self.file + ".log", "w")
        self.process = parts.start(
            ["tshark", "-i", "lo", "-f", f"udp dst port {self.port}", "-w", self.file, "-B", "16"],
            stdout=subprocess.DEVNULL, stderr=self.log)
        try:
            parts.wait_until(self._capturing, 15, "tshark")
        except OSError:
            parts.stop(self.process)
            raise
        return self

    def __exit__(self, *_):
        parts.stop(self.process, by=signal.SIGINT, within=10)
        self.log.close()

    def packets(self, since=0.0, until=float("inf")):
        """Every packet that was sent to the port, other than by the node that answers from it."""
        command = ["tshark", "-r", self.file, "-d", f"udp.port=={self.port},artnet", "-T", "fields",
                   "-E", "separator=,", "-E", "quote=d", "-E", "occurrence=f"]
        for field in FIELDS:
            command += ["-e", field]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        seen = [seen_in(row) for row in csv.reader(done.stdout.splitlines())]
        return [packet for packet in seen if packet.source != self.port and since <= packet.time <= until]

    def _capturing(self):
        if self.process.poll() is not None:
            raise parts.NotAllowed("tshark may not capture on lo; run as root (--keep keeps what it said)")
        return os.path.exists(self.file) and os.path.getsize(self.file) > 0


def seen_in(row):
    time, source, _, opcode, protocol, sequence, universe, length, malformed, payload = row
    return Seen(
        float(time), int(source), number(opcode), number(protocol), number(sequence), number(universe), number(length),
        malformed != "", bytes.fromhex(payload.replace(":", "")))


def number(text):
    return int(text, 0) if text else None


def levels_of(seen):
    return seen.payload[18: 18 + (seen.length or 0)]


def rule_faults(packets, period, opcodes=(OP_DMX,)):
    """Every breach of the rules for a sender, as sentences; at most one packet a universe a frame `period`."""
    faults = []
    universes = {}
    for number_, packet in enumerate(packets, 1):
        if packet.malformed:
            faults.append(f"packet {number_}: tshark calls it malformed")
        if packet.opcode not in opcodes:
            faults.append(f"packet {number_}: opcode {packet.opcode and hex(packet.opcode)} is not one expected here")
        if packet.opcode != OP_DMX:
            continue
        universes.setdefault(packet.universe, []).append(packet)
        if packet.protocol != PROTOCOL:
            faults.append(f"packet {number_}: protocol {packet.protocol}, not {PROTOCOL}")
        if packet.length is None or packet.length % 2 or not 2 <= packet.length <= 512:
            faults.append(f"packet {number_}: length {packet.length} is not even and 2…512")
        elif len(packet.payload) != 18 + packet.length:
            faults.append(f"packet {number_}: {len(packet.payload)} bytes, but its length says {18 + packet.length}")
    for universe, sent in universes.items():
        wrong = artnet.sequence_faults(sent)
        if wrong:
            faults.append(f"universe {universe}: {wrong} times the sequence was not one more (1…255, then 1)")
        bunches = artnet.bursts([packet.time for packet in sent], period)
        if bunches:
            faults.append(f"universe {universe}: {bunches} times three packets came within one frame period")
    return faults
