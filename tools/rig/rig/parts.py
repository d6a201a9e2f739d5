"""The ground the rig stands on: missing parts, children that never outlive us, a network of our own."""

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
"""Exit code when a part is missing, as automake has it: neither passed nor failed."""

CLONE_NEWNET = 0x40000000


class Missing(Exception):
    """A real part is not installed; the message names it."""


class NotAllowed(Exception):
    """A real part is there but may not be used by this user; the message says how it could."""


class Fault(Exception):
    """What was measured or read is not what the program promises; the message says where."""


def need(*programs):
    for program in programs:
        if shutil.which(program) is None:
            raise Missing(program)


def library(name):
    try:
        return ctypes.CDLL(name)
    except OSError:
        raise Missing(name) from None


def run_script(main):
    """Runs `main` and ends the process: 0 done, 1 a fault found, 2 the world failed, 77 a part is missing."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    try:
        sys.exit(main() or 0)
    except Missing as part:
        print(f"SKIPPED: {part} is not installed (tools/rig/install)")
        sys.exit(SKIPPED)
    except NotAllowed as reason:
        print(f"SKIPPED: {reason}")
        sys.exit(SKIPPED)
    except Fault as fault:
        print(f"FAULT: {fault}")
        sys.exit(1)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        print(f"the rig failed: {error}", file=sys.stderr)
        sys.exit(2)


def own_network():
    """Moves this process and its children to a network namespace with nothing but loopback, when we may.

    There the ports are always free, and no packet can leave the machine whatever a peer does.
    Call it before the first thread or socket.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET) != 0 or shutil.which("ip") is None:
        print("note: no network namespace of our own here (not root?); the machine's own loopback is used")
        return False
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    return True


@contextlib.contextmanager
def folder(keep=None):
    """A temporary folder that others can enter but not list; `keep` names one to use and leave behind."""
    if keep:
        os.makedirs(keep, exist_ok=True)
        yield os.path.abspath(keep)
        return
    path = tempfile.mkdtemp(prefix="lightshow-rig.")
    os.chmod(path, 0o711)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def start(command, user=None, **options):
    """Starts a child that the kernel ends with us, even when we are killed. Call it from the main thread."""
    need("setpriv", command[0])
    guard = ["setpriv", "--pdeathsig", "TERM"]
    if user:
        guard += [f"--reuid={user}", "--regid=nogroup", "--clear-groups"]
    return subprocess.Popen(guard + ["--"] + list(command), **options)


def stop(process, by=signal.SIGTERM, within=5.0):
    """Ends a child of ours by its own pid, and returns its exit code."""
    if process.poll() is None:
        process.send_signal(by)
        try:
            process.wait(within)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.wait()


def wait_until(done, within, what):
    """Polls `done` until it returns something true, and returns that."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        result = done()
        if result:
            return result
        time.sleep(0.02)
    raise OSError(f"{what}: nothing after {within:g} s")


def real_time(process=0, priority=40):
    """Gives a process (0: this one) real-time priority where we may; measuring must not wait for what is measured."""
    try:
        os.sched_setscheduler(process, os.SCHED_FIFO, os.sched_param(priority))
        return True
    except OSError:
        return False


@contextlib.contextmanager
def busy_cores(count):
    """Keeps `count` cores busy at normal priority while the block runs."""
    spin = [sys.executable, "-c", "while True: pass"]
    spinners = [start(spin) for _ in range(count)]
    try:
        yield
    finally:
        for spinner in spinners:
            stop(spinner)
