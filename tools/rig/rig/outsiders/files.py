"""Files that others change, and disks that take no more."""

import json
import os
import resource
import subprocess
import time

from .. import service
from .bench import ROW, Bench


class Files(Bench):
    def changed_outside(self, folder):
        """a sheet that another program changes meanwhile"""
        with self._edit(folder) as editing, editing.browser() as browser:
            self._write_outside(editing, "first")
            browser.wait(lambda message: message["type"] == "initial", 5, "initial after a change from outside")
            self.expect("first" in names(browser), "a change from outside is loaded where nothing is unsaved")
            for keep in ("theirs", "mine"):
                self._conflict(editing, browser, keep)

    def _conflict(self, editing, browser, keep):
        browser.wait_saved()
        outside, inside = f"outside {keep}", f"inside {keep}"
        self._write_outside(editing, outside, quick=True)
        answer = browser.ask("insert_cue", row={**ROW, "name": inside})
        self.expect(answer["type"] == "accepted", "an edit is accepted while the file is another", answer)
        if browser.state.get("conflict") is None:
            browser.wait(lambda message: message["type"] == "conflict", 6, "conflict")
        time.sleep(1.0)
        self.expect(outside in [row.get("name") for row in editing.sheet()],
                    "in a conflict nothing is written over what others wrote")
        answer = browser.ask("insert_cue", row={**ROW, "name": f"{inside} too"})
        self.expect(answer["type"] == "accepted", "edits go on in a conflict", answer)
        answer = browser.ask("resolve", keep=keep)
        self.expect(answer["type"] == "accepted", f"resolve keeps {keep}", answer)
        browser.drain(0.3, 3)
        browser.ask("save")
        browser.drain(0.7, 4)
        found = [row.get("name") for row in editing.sheet()]
        if keep == "mine":
            self.expect(inside in found and f"{inside} too" in found and outside not in found,
                        "what was edited here is in the file then")
        else:
            self.expect(outside in found and inside not in found and outside in names(browser)
                        and inside not in names(browser), "what others wrote is here then, and in the file")
        with editing.browser() as fresh:
            self.expect(fresh.state["conflict"] is None, "the conflict is over", fresh.state["conflict"])

    def _write_outside(self, editing, name, quick=False):
        """Another program saves the sheet with one row more."""
        path = os.path.join(editing.show, "cues", "tide.cue.json")
        content = service.read_json(path)
        content["entries"].append({**ROW, "name": name})
        if not quick:
            time.sleep(0.05)
        with open(path + "~", "w") as file:
            json.dump(content, file, indent=1)
        os.rename(path + "~", path)

    def changed_while_down(self, folder):
        """a service that is killed with edits in its journal, and a sheet that is changed before it comes again"""
        with self._edit(folder) as editing, editing.browser() as browser:
            browser.ask("insert_cue", row={**ROW, "name": "inside"})
            editing.kill()
        self._write_outside(editing, "outside")
        with self._edit(folder) as editing, editing.browser() as browser:
            found = [row.get("name") for row in editing.sheet()]
            self.expect("outside" in found, "what others wrote stays")
            kept = [name for name in os.listdir(os.path.join(editing.show, ".lightshow")) if "recovered" in name]
            texts = [open(os.path.join(editing.show, ".lightshow", name)).read() for name in kept]
            self.expect(any('"inside"' in text for text in texts), "what was accepted is in a file beside the journal",
                        kept)
            self.expect("recovered" in json.dumps(browser.state["saved"]), "and who connects is told",
                        browser.state["saved"])

    def read_only(self, folder):
        """a show folder that cannot be written"""
        show = service.demo_copy(folder)
        if not bind_read_only(show):
            print("SKIPPED: mounting is not allowed here: a read-only folder was not tried")
            return
        try:
            done = subprocess.run(
                [self.lightshow.binary, "edit", show, "--listen", "127.0.0.1:0", "--node", "127.0.0.1:6454"],
                capture_output=True, text=True, timeout=20, cwd=folder)
            self.expect(done.returncode == 2 and "Read-only" in done.stderr and show in done.stderr,
                        "a read-only folder is told as such, with its name", f"{done.returncode}: {done.stderr}")
        finally:
            subprocess.run(["umount", show], check=False)

    def full_disk(self, folder):
        """a disk that is full: a small file system of its own"""
        small = os.path.join(folder, "small")
        os.mkdir(small)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small], capture_output=True)
        if mounted.returncode != 0:
            print("SKIPPED: mounting is not allowed here: a full disk was not tried")
            return
        try:
            self._fill(small)
        finally:
            subprocess.run(["umount", "-l", small], check=False)

    def _fill(self, small):
        with self._edit(small) as editing, editing.browser() as browser:
            browser.ask("insert_cue", row={**ROW, "name": "with room"})
            browser.wait_saved()
            before = editing.sheet()
            # All of it but a little: edits are taken into the journal, files are not saved.
            room = fill(small, leave=8192)
            answers = [browser.ask("insert_cue", row={**ROW, "name": f"no room {number}"}) for number in range(3)]
            taken = {f"no room {n}" for n, answer in enumerate(answers) if answer["type"] == "accepted"}
            # A show file that is half written takes room, and gives it back.
            browser.drain(1.5, 8)
            wait_compiled(browser)
            # What others see is whole at any time.
            self.expect(len(editing.sheet()) >= len(before), "the sheet is whole on a full disk")
            if taken - {row.get("name") for row in editing.sheet()}:
                saved = browser.state["saved"]
                self.expect(saved["state"] == "failed" and bool(saved["message"]),
                            "that it cannot be saved is told", saved)
            fill(small, leave=0, name="rest")
            answer = browser.ask("set_hint", name="big", times=[n / 100 for n in range(4000)])
            self.expect(answer["type"] == "rejected" and answer["code"] == "cannot_save" and "hint" in answer,
                        "an edit that the journal has no room for is rejected, and told how to help", answer)
            self.expect(not any(hint["name"] == "big" for hint in browser.state["hints"]), "and changed nothing")
            self.expect(editing.process.poll() is None, "the service goes on")
            for name in ("rest", room):
                os.unlink(os.path.join(small, name))
            answer = browser.ask("insert_cue", row={**ROW, "name": "room again"})
            self.expect(answer["type"] == "accepted", "once there is room, edits are accepted", answer)
            browser.drain(1.2, 8)
            found = {row.get("name") for row in editing.sheet()}
            self.expect(taken | {"with room", "room again"} <= found, "and saved, with all that was accepted before",
                        sorted(taken - found))

    def full_journal(self, folder):
        """a disk that is full just when the journal is begun anew, and a kill after it"""
        # The limit lets the sheet be saved, and not what the journal begins with: sheet and metadata. A program
        # that Python starts without more would be ended by it.
        with self._edit(folder, restore_signals=False) as editing, editing.browser() as browser:
            browser.ask("insert_cue", row={**ROW, "name": "one"})
            size = os.path.getsize(os.path.join(editing.show, "cues", "tide.cue.json"))
            limit(editing, size + 1500)
            browser.wait(lambda message: message["type"] == "saved" and message["state"] == "saved", 15, "saved")
            limit(editing, resource.RLIM_INFINITY)
            accepted = {"one"}
            for name in ("two", "three"):
                if browser.ask("insert_cue", row={**ROW, "name": name})["type"] == "accepted":
                    accepted.add(name)
            editing.kill()
        with self._edit(folder) as editing:
            lost = accepted - {row.get("name") for row in editing.sheet()}
            self.expect(not lost, "no edit is lost that was accepted after it", sorted(lost))


def names(browser):
    return [cue["name"] for cue in browser.cues.values()]


def fill(folder, leave, name="filler"):
    """Takes what room there is, but for `leave` bytes."""
    free = os.statvfs(folder)
    with open(os.path.join(folder, name), "wb") as file:
        try:
            file.write(bytes(max(0, free.f_bavail * free.f_bsize - leave)))
        except OSError:
            pass
    return name


def wait_compiled(browser):
    if browser.state["saved"]["show_file"] == "waiting":
        browser.wait(lambda _: browser.state["saved"]["show_file"] != "waiting", 60, "end of a compile")


def limit(editing, size):
    """How long a file the program may write from now on."""
    resource.prlimit(editing.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def bind_read_only(path):
    """Whether `path` is mounted over itself, to be read alone; root may write anywhere else."""
    if subprocess.run(["mount", "--bind", path, path], capture_output=True).returncode != 0:
        return False
    if subprocess.run(["mount", "-o", "remount,bind,ro", path], capture_output=True).returncode != 0:
        subprocess.run(["umount", path], check=False)
        return False
    return True
