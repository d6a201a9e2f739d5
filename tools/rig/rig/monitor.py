"""What is heard: records the sink's monitor with the time of every piece, and finds clicks in it.

The recording runs as a process of its own (`python3 -m rig.monitor`), at a real-time priority where it gets one.
"""

import array
import bisect
import ctypes
import os
import statistics
import struct
import sys
import time

from . import parts
from .pulse import FRAGMENT_SECONDS

CHANNELS = 2
STAMP = struct.Struct("<qq")
LOUD = 4000
"""A sample farther from zero than this belongs to a click."""
QUIET_FRAMES = 64
"""A click has ended when so many frames in a row were quiet."""


class MonitorRecorder:
    """Records `out.monitor` to files; `clicks()` tells when each click was heard, on the clock of time.time()."""

    def __init__(self, pulse, folder):
        self.pulse = pulse
        self.sound_path = os.path.join(folder, "monitor.raw")
        self.stamps_path = os.path.join(folder, "monitor.stamps")

    def __enter__(self):
        parts.library("libpulse-simple.so.0")
        here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        self.process = parts.start(
            [sys.executable, "-m", "rig.monitor", str(self.pulse.rate), self.sound_path, self.stamps_path],
            env={**os.environ, **self.pulse.env, "PYTHONPATH": here},
        )
        try:
            parts.wait_until(self._running, 10, "the recorder")
        except OSError:
            parts.stop(self.process)
            raise
        return self

    def __exit__(self, *_):
        parts.stop(self.process)

    def _running(self):
        if self.process.poll() is not None:
            raise OSError("the recorder ended at once")
        return os.path.exists(self.stamps_path) and os.path.getsize(self.stamps_path) > 50 * STAMP.size

    def clicks(self, since=0.0, until=float("inf")):
        """(time heard, length in frames) of every click recorded in that time."""
        reads = self._reads()
        ends = [end for end, _ in reads]
        starts_at = [time_ns / 1e9 - end / self.pulse.rate for end, time_ns in reads]
        per_second = round(1 / FRAGMENT_SECONDS)
        found = []
        for first, length in self._loud_places():
            index = bisect.bisect(ends, first)
            near = starts_at[max(0, index - per_second): index + per_second]
            heard = statistics.median(near) + first / self.pulse.rate
            if since <= heard <= until:
                found.append((heard, length))
        return found

    def _reads(self):
        with open(self.stamps_path, "rb") as file:
            data = file.read()
        return list(STAMP.iter_unpack(data[: len(data) // STAMP.size * STAMP.size]))

    def _loud_places(self):
        """(first frame, length) of every stretch of loud frames, from the left channel."""
        block_frames = round(self.pulse.rate * FRAGMENT_SECONDS)
        first = last = None
        done = 0
        with open(self.sound_path, "rb") as file:
            while block := file.read(block_frames * CHANNELS * 2):
                left = array.array("h", block[: len(block) // 4 * 4])[::CHANNELS]
                if max(left) > LOUD or min(left) < -LOUD:
                    for place, level in enumerate(left, done):
                        if abs(level) > LOUD:
                            if first is not None and place - last > QUIET_FRAMES:
                                yield first, last - first + 1
                                first = None
                            first = place if first is None else first
                            last = place
                done += len(left)
                if first is not None and done - last > QUIET_FRAMES:
                    yield first, last - first + 1
                    first = None
        if first is not None:
            yield first, last - first + 1


class SampleSpec(ctypes.Structure):
    _fields_ = [("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8)]


class BufferAttributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")]


def record(rate, sound_path, stamps_path):
    """Reads one fragment at a time until ended, and notes frames so far and the time after every read.

    The read size must be the fragment: any other adds milliseconds of spread.
    """
    simple = parts.library("libpulse-simple.so.0")
    simple.pa_simple_new.restype = ctypes.c_void_p
    frames = round(rate * FRAGMENT_SECONDS)
    size = frames * CHANNELS * 2
    unset = 2**32 - 1
    record_stream, s16le, error = 2, 3, ctypes.c_int()
    spec = SampleSpec(s16le, rate, CHANNELS)
    attributes = BufferAttributes(unset, unset, unset, unset, size)
    stream = simple.pa_simple_new(
        None, b"rig", record_stream, b"out.monitor", b"rig", ctypes.byref(spec), None, ctypes.byref(attributes),
        ctypes.byref(error))
    if not stream:
        raise OSError(f"cannot record out.monitor: PulseAudio error {error.value}")
    parts.real_time()
    buffer = ctypes.create_string_buffer(size)
    total = 0
    with open(sound_path, "wb", buffering=0) as sound, open(stamps_path, "wb", buffering=0) as stamps:
        while simple.pa_simple_read(ctypes.c_void_p(stream), buffer, size, ctypes.byref(error)) == 0:
            now = time.time_ns()
            total += frames
            sound.write(buffer.raw)
            stamps.write(STAMP.pack(total, now))


if __name__ == "__main__":
    record(int(sys.argv[1]), sys.argv[2], sys.argv[3])
