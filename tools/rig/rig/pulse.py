"""A real sound server without a sound card: PulseAudio with a null sink that keeps real time."""

import glob
import os
import re
import subprocess

from . import parts

FRAGMENT_SECONDS = 0.010
"""The recorder asks for sound in pieces of this length, and so the sink renders in such pieces too."""


class PulseServer:
    """PulseAudio with one sink, `out`; `env` leads an unmodified program there, by PulseAudio or by ALSA.

    `norewinds=1` is what makes the sink fit for measuring: without it the monitor arrives in half-second bursts.
    """

    def __init__(self, folder, rate=44100):
        self.folder = os.path.join(folder, "pulse")
        self.rate = rate
        self.socket = os.path.join(self.folder, "native")
        self.env = {
            "PULSE_SERVER": f"unix:{self.socket}",
            "PULSE_COOKIE": os.path.join(self.folder, "cookie"),
            "ALSA_CONFIG_PATH": os.path.join(self.folder, "asound.conf"),
        }

    def __enter__(self):
        parts.need("pulseaudio", "pactl")
        if not glob.glob("/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so"):
            raise parts.Missing("libasound2-plugins")
        os.makedirs(os.path.join(self.folder, "run"), mode=0o700)
        with open(self.env["ALSA_CONFIG_PATH"], "w") as config:
            config.write(alsa_config(self.env["PULSE_SERVER"]))
        self.process = parts.start(
            ["pulseaudio", "-n", "-F", "/dev/null", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
             "--log-target=stderr",
             "-L", f"module-native-protocol-unix socket={self.socket} auth-anonymous=1",
             "-L", f"module-null-sink sink_name=out rate={self.rate} channels=2 format=s16le norewinds=1"],
            env=self._server_env(),
            stdout=subprocess.DEVNULL,
            stderr=open(os.path.join(self.folder, "log"), "w"),
        )
        parts.real_time(self.process.pid)
        try:
            parts.wait_until(lambda: "\tout\t" in self.ask("list", "short", "sinks"), 10, "pulseaudio")
        except OSError:
            parts.stop(self.process)
            raise
        return self

    def __exit__(self, *_):
        parts.stop(self.process)

    def ask(self, *question):
        answer = subprocess.run(
            ["pactl", *question], env={**os.environ, **self.env}, capture_output=True, text=True, timeout=5)
        return answer.stdout

    def block_seconds(self):
        """How far ahead of its sounding the sink renders now, and so how early the monitor has it."""
        found = re.search(r"configured (\d+) usec", self.ask("list", "sinks"))
        return int(found.group(1)) / 1e6 if found else FRAGMENT_SECONDS

    def _server_env(self):
        home = os.path.join(self.folder, "home")
        os.makedirs(home, mode=0o700, exist_ok=True)
        run = os.path.join(self.folder, "run")
        return {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_RUNTIME_DIR": run,
            "PULSE_RUNTIME_PATH": run,
            "PULSE_STATE_PATH": home,
        }


def alsa_config(server, system="/usr/share/alsa/alsa.conf"):
    """An ALSA configuration in which both `default` and `pulse` are the given server, and nothing else can win.

    The system's file is taken without its hooks: they load /etc/asound.conf and ~/.asoundrc after everything else,
    and would let a machine's own default back in.
    """
    text = ""
    if os.path.exists(system):
        with open(system) as file:
            text = without_hooks(file.read())
    for kind in ("pcm", "ctl"):
        for name in ("default", "pulse"):
            text += f'\n{kind}.!{name} {{ type pulse server "{server}" }}'
    return text + "\n"


def without_hooks(text):
    found = re.search(r"^@hooks\s*\[", text, re.MULTILINE)
    if not found:
        return text
    depth, end = 1, found.end()
    while depth and end < len(text):
        depth += {"[": 1, "]": -1}.get(text[end], 0)
        end += 1
    return text[: found.start()] + text[end:]
