"""A real Art-Net node: olad, tamed so that it speaks Art-Net on loopback and nothing else."""

import json
import os
import pwd
import socket
import urllib.request

from . import parts

SILENCED = (
    "dummy e131 espnet ftdidmx gpio karate kinet milinst opendmx openpixelcontrol osc pathport "
    "renard sandnet shownet spi stageprofi uartdmx usbdmx usbserial"
).split()
"""Every plugin but Art-Net: with its default settings olad broadcasts a dozen protocols on every network."""

PORTS = 4
"""The input ports of its Art-Net device; all on one Net and Sub-Net."""


class Olad:
    """olad listening on 127.0.0.1:6454 to at most four universes of one Sub-Net; `dmx` reads what it has."""

    def __init__(self, folder, universes=(0, 1)):
        if len(universes) > PORTS or len({universe >> 4 for universe in universes}) > 1:
            raise ValueError("olad's Art-Net device has four ports, all on one Sub-Net")
        self.folder = os.path.join(folder, "olad")
        self.universes = list(universes)

    def __enter__(self):
        parts.need("olad", "setpriv")
        if port_taken(6454):
            raise OSError("another program has UDP port 6454; end it, or run as root for a network of our own")
        self.user = self._user()
        self._configure()
        self.http, rpc = free_port(), free_port()
        log = open(os.path.join(self.folder, "log"), "w")
        self.process = parts.start(
            ["olad", "-l", "3", "-c", self.folder, "--no-register-with-dns-sd", "-i", "lo",
             "-p", str(self.http), "-r", str(rpc)],
            user=self.user, env={"PATH": os.environ["PATH"], "HOME": "/tmp"}, stdout=log, stderr=log)
        try:
            parts.wait_until(self._ready, 10, "olad")
        except OSError:
            parts.stop(self.process)
            raise
        return self

    def __exit__(self, *_):
        parts.stop(self.process)

    def dmx(self, universe):
        """The 512 levels that olad has for this Port-Address now."""
        answer = self._get(f"get_dmx?u={universe & 15}")
        if answer["error"]:
            raise OSError(f"olad: {answer['error']}")
        return bytes(answer["dmx"]).ljust(512, b"\0")

    def _get(self, what):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.http}/{what}", timeout=2) as answer:
            return json.load(answer)

    def _ready(self):
        if self.process.poll() is not None:
            raise OSError(f"olad ended at once, see {self.folder}/log")
        try:
            return all(len(self.dmx(universe)) == 512 for universe in self.universes)
        except OSError:
            return False

    def _user(self):
        """olad refuses to be root; its package makes a user of its own."""
        if os.geteuid() != 0:
            return None
        for name in ("olad", "nobody"):
            try:
                return pwd.getpwnam(name).pw_name
            except KeyError:
                continue
        raise parts.Missing("a user olad or nobody to run olad as")

    def _configure(self):
        os.makedirs(self.folder)
        address = self.universes[0]
        settings = {
            "enabled": "true", "always_broadcast": "false", "ip": "127.0.0.1", "use_loopback": "true",
            "use_limited_broadcast": "false", "net": address >> 8, "subnet": address >> 4 & 15,
            "output_ports": PORTS, "short_name": "rig", "long_name": "rig",
        }
        ports = {f"2-1-I-{port}": universe & 15 for port, universe in enumerate(self.universes)}
        self._write("ola-artnet.conf", settings)
        self._write("ola-port.conf", ports)
        for plugin in SILENCED:
            self._write(f"ola-{plugin}.conf", {"enabled": "false"})
        if self.user:
            owner = pwd.getpwnam(self.user)
            for name in [".", *os.listdir(self.folder)]:
                os.chown(os.path.join(self.folder, name), owner.pw_uid, owner.pw_gid)

    def _write(self, name, settings):
        with open(os.path.join(self.folder, name), "w") as file:
            file.writelines(f"{key} = {value}\n" for key, value in settings.items())


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def port_taken(port):
    """Whether any UDP socket has this port; asking by bind would not tell, since olad's lets others in."""
    with open("/proc/net/udp") as table:
        next(table)
        return any(int(line.split()[1].split(":")[1], 16) == port for line in table)
