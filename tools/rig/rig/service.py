"""The editor from outside: the program that serves it, and browsers that are none."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time

from . import parts

try:
    from websockets.exceptions import ConnectionClosed, InvalidHandshake
    from websockets.sync.client import connect
except ImportError:
    connect = None

DEMO = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shows", "demo")


def need_browsers():
    """Call it first: without the library there is no browser to stand in."""
    if connect is None:
        raise parts.Missing("the Python package websockets (pip install websockets)")


def demo_copy(folder):
    """A copy of the demo show, to be spoilt."""
    target = os.path.join(folder, "demo")
    shutil.copytree(DEMO, target)
    return target


class Editing:
    """`lightshow edit`, running in `folder`'s parent, where its build folder goes too."""

    def __init__(self, lightshow, show, *nodes, arguments=(), listen="127.0.0.1:0", within=15, **options):
        self.show = show
        self.home = os.path.dirname(show)
        self.log_path = os.path.join(self.home, f"edit-{time.monotonic_ns()}.log")
        command = [lightshow.binary, "edit", show, "--listen", listen, *arguments]
        for node in nodes:
            command += ["--node", node]
        with open(self.log_path, "w") as log:
            self.process = parts.start(
                command, cwd=self.home, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **options)
        if within:
            self.wait_for_door(within)

    def wait_for_door(self, within):
        """Waits until it says where it serves, and learns that."""
        def said():
            found = re.search(r" at http://([^/\s]+)/(?:\?token=(\S+))?", self.said())
            if not found and self.process.poll() is not None:
                raise parts.Fault(f"edit ended with exit code {self.process.returncode}: {self.said()}")
            return found
        found = parts.wait_until(said, within, "edit")
        self.address, self.token = found.groups()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        parts.stop(self.process)

    @property
    def pid(self):
        return self.process.pid

    @property
    def place(self):
        """Host and port of the server."""
        host, port = self.address.rsplit(":", 1)
        return host, int(port)

    def said(self):
        with open(self.log_path) as log:
            return log.read()

    def kill(self):
        """As a power cut does it."""
        self.process.kill()
        self.process.wait()

    def end(self, by=signal.SIGINT, within=10):
        """Ends it as a person does; returns when the signal was sent."""
        sent = time.time()
        code = parts.stop(self.process, by, within)
        if code != 0:
            raise parts.Fault(f"edit ended with exit code {code} after {by.name}: {self.said()}")
        return sent

    def memory(self):
        """Megabytes that are resident now."""
        with open(f"/proc/{self.pid}/status") as status:
            kilobytes = re.search(r"VmRSS:\s+(\d+) kB", status.read())
        return int(kilobytes.group(1)) / 1024

    def browser(self, **options):
        return Browser(self.address, **options)

    def sheet(self, song="tide"):
        """The cue sheet on the disk: its rows. A file that is no JSON throws a fault."""
        return read_json(os.path.join(self.show, "cues", f"{song}.cue.json"))["entries"]

    def metadata(self, song="tide"):
        return read_json(os.path.join(self.show, "metadata", f"{song}.metadata.json"))

    def hints(self, song="tide"):
        """What the metadata on the disk has of hints; drums are hints too."""
        content = self.metadata(song)
        return {**content.get("drums", {}), **content.get("hints", {})}


def read_json(path):
    try:
        with open(path) as file:
            return json.load(file)
    except ValueError as error:
        raise parts.Fault(f"{path} is no JSON any more: {error}") from None


class Browser:
    """A WebSocket client that keeps what it is told; one thread has it at a time."""

    def __init__(self, address, query="", headers=None, origin="", is_told=True, within=10):
        self._stack = contextlib.ExitStack()
        self.socket = self._stack.enter_context(connect(
            f"ws://{address}/ws{query}", origin=f"http://{address}" if origin == "" else origin,
            additional_headers=headers or {}, compression=None, proxy=None, max_size=None,
            max_queue=None, open_timeout=within, close_timeout=1, ping_interval=None))
        self.state, self.cues, self.sequence = {}, {}, 0
        self.heard, self.frames = [], 0
        self.frame = b""
        self._next = 0
        if is_told:
            self.wait(lambda message: message["type"] in ("initial", "resumed"), within)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        with contextlib.suppress(OSError, ConnectionClosed):
            self._stack.close()

    def send(self, type, **keys):
        """Sends a message and waits for nothing."""
        self.socket.send(json.dumps({"type": type, **keys}))

    def ask(self, type, within=20, **keys):
        """Sends a message, and returns its answer: `accepted` or `rejected`."""
        self._next += 1
        self.send(type, id=self._next, **keys)
        return self.wait(lambda message: message.get("re") == self._next, within, f"an answer to {type}")

    def wait(self, is_it, within=10, what="a message"):
        """Takes messages until one is the right one."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            message = self.take(deadline - time.monotonic())
            if message is not None and is_it(message):
                return message
        raise parts.Fault(f"no {what} within {within:g} s")

    def take(self, within):
        """Takes one message if one comes; one of the binary ones counts as none."""
        try:
            content = self.socket.recv(max(0, within))
        except TimeoutError:
            return None
        if isinstance(content, bytes):
            if content[0] == 1:
                self.frame = content
                self.frames += 1
            return None
        message = json.loads(content)
        self._keep(message)
        return message

    def drain(self, quiet=0.3, within=20):
        """Takes messages until nothing has come for a while."""
        deadline = time.monotonic() + within
        last = time.monotonic()
        while time.monotonic() - last < quiet and time.monotonic() < deadline:
            if self.take(quiet) is not None:
                last = time.monotonic()

    def wait_saved(self, within=30):
        """Waits until files and show file hold all that was edited."""
        if self.is_saved():
            return
        self.wait(lambda _: self.is_saved(), within, "saved state of files and show file")

    def is_saved(self):
        saved = self.state["saved"]
        # None: nothing was edited since the song was loaded.
        return saved["state"] == "saved" and saved["show_file"] in ("saved", "none")

    def _keep(self, message):
        kind = message["type"]
        self.sequence = message["seq"]
        if kind == "initial":
            self.state = message
            self.cues = {cue["id"]: cue for cue in message["cues"]}
        elif kind == "cues_changed":
            for cue in message["removed"]:
                self.cues.pop(cue, None)
            self.cues.update((cue["id"], cue) for cue in message["put"])
        elif kind == "metadata_changed":
            self.state["parts"], self.state["hints"] = message["parts"], message["hints"]
            if self.state.get("song"):
                self.state["song"] |= {"tempo": message["tempo"], "beats": message["beats"]}
        elif kind in ("saved", "history", "playback", "output"):
            content = {key: value for key, value in message.items() if key not in ("type", "seq")}
            self.state[kind] = content
        elif kind == "conflict":
            self.state["conflict"] = message["file"]
        elif kind == "clients":
            self.state["clients"] = message["count"]

    def sheet(self):
        """The rows as this browser has them, in an order of their own."""
        return in_order(cue["row"] for cue in self.cues.values())


def in_order(rows):
    """Rows in an order that says nothing of where they stood."""
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


def raw(address, request, within=5):
    """The answer to bytes sent as they are: nothing tidies a path here. None where the door was shut."""
    host, port = address.rsplit(":", 1)
    with socket.create_connection((host.strip("[]"), int(port)), timeout=within) as line:
        line.sendall(request)
        answer = b""
        try:
            while b"\r\n\r\n" not in answer or len(answer) < whole_length(answer):
                piece = line.recv(65536)
                if not piece:
                    break
                answer += piece
        except (TimeoutError, ConnectionResetError):
            pass
    return answer


def whole_length(answer):
    """How long an answer is to be, by its own head."""
    head, _, _ = answer.partition(b"\r\n\r\n")
    found = re.search(rb"(?i)content-length:\s*(\d+)", head)
    return len(head) + 4 + (int(found.group(1)) if found else 0)


def request(path, address, *fields, method="GET"):
    lines = [f"{method} {path} HTTP/1.1", *fields, "Connection: close"]
    if not any(field.lower().startswith("host:") for field in fields):
        lines.insert(1, f"Host: {address}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def status(answer):
    """The number of an answer; 0 where there is none."""
    found = re.match(rb"HTTP/1\.1 (\d+)", answer or b"")
    return int(found.group(1)) if found else 0


class Findings:
    """What was looked at: each a sentence, and whether it is so."""

    def __init__(self):
        self.faults = []

    def expect(self, is_so, sentence, found=""):
        if is_so:
            print(f"ok: {sentence}")
        else:
            self.faults.append(sentence)
            print(f"FAULT: not so: {sentence}{f' ({found})' if found != '' else ''}", flush=True)
        return is_so

    def verdict(self):
        for fault in self.faults:
            print(f"FAULT: {fault}")
        return 1 if self.faults else 0
