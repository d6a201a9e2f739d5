"""`lightshow edit`, running on a copy of a show."""

import json
import os
import re
import shutil
import threading

from . import parts

ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+/\S*)")


class Editor:
    """The service on a show's copy in `folder`; ended with the block, or by `kill`, and then started again."""

    def __init__(self, binary, show, folder, node):
        self.binary = os.path.abspath(binary)
        self.show = os.path.join(folder, os.path.basename(show.rstrip("/")))
        self.node = node
        self.address = None
        self._folder = folder
        shutil.copytree(show, self.show)

    def __enter__(self):
        self.start("127.0.0.1:0")
        return self

    def __exit__(self, *_):
        parts.stop(self._process)

    def start(self, listen):
        self.said = []
        # Built show files go beside the copy, never to where the program is tried from.
        self._process = parts.start(
            [self.binary, "edit", self.show, "--listen", listen, "--node", self.node],
            stdout=-1, stderr=-2, text=True, cwd=self._folder)
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
        self.address = parts.wait_until(self._told, 60, f"{self.binary} edit did not tell its address")

    def restart_after_kill(self):
        """Ends it as a power cut would, and starts it at the same address."""
        self._process.kill()
        self._process.wait()
        self.start(self.address.split("/")[2])

    def entries(self, song):
        """The rows of the cue sheet as the file has them now."""
        with open(os.path.join(self.show, "cues", f"{song}.cue.json")) as file:
            sheet = json.load(file)
        return sheet["entries"] if isinstance(sheet, dict) else sheet

    def metadata(self, song):
        with open(os.path.join(self.show, "metadata", f"{song}.metadata.json")) as file:
            return json.load(file)

    def _listen(self, process):
        for line in process.stdout:
            self.said.append(line)

    def _told(self):
        if self._process.poll() is not None:
            raise OSError(f"{self.binary} edit ended with {self._process.returncode}:\n{''.join(self.said)}")
        found = ADDRESS.search("".join(self.said))
        return found and found.group(1)
