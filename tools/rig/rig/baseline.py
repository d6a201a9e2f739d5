"""What this machine can do just now: a bare loop with absolute deadlines, to hold a player's figures against.

`python3 -m rig.baseline PORT SECONDS RATE UNIVERSES SLOTS` sends a ramp show's frames without a show.
"""

import os
import socket
import sys
import time

from . import parts


def run(port, seconds, rate, universes, slots):
    """Runs the loop as a process of its own and waits for its end."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    command = [sys.executable, "-m", "rig.baseline", *map(str, (port, seconds, rate, universes, slots))]
    process = parts.start(command, env={**os.environ, "PYTHONPATH": here})
    try:
        process.wait(seconds + 10)
    finally:
        parts.stop(process)


def send(port, seconds, rate, universes, slots):
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    last = int(seconds * rate)
    packets = [bytearray(b"Art-Net\0\0\x50\0\x0e\0\0" + bytes((u & 255, u >> 8, slots >> 8, slots & 255, *[0] * slots)))
               for u in range(universes)]
    start = time.monotonic() + 0.1
    for frame in range(last + 1):
        pan = round(65535 * frame / last)
        for packet in packets:
            packet[12] = frame % 255 + 1
            packet[18], packet[19], packet[22] = pan >> 8, pan & 255, 255
        wait = start + frame / rate - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        for packet in packets:
            sender.sendto(packet, ("127.0.0.1", port))


if __name__ == "__main__":
    send(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
