#!/usr/bin/env python3
"""What strangers and bad days do to the editing service: `lightshow edit` must stay what it is.

Browsers that do not read, pages of other sites, requests without the token, paths that lead out, messages that are
too long or mean nothing, lines that break; two who edit at once; files that others change meanwhile; folders that
cannot be written, and a disk that is full. Nothing that was accepted may be lost, nothing of others written over.
"""

import argparse
import json
import os
import random
import resource
import shutil
import socket
import subprocess
import threading
import time

from rig import artnet, service, parts, program, stats

TOKEN = "abcdefghijklmnop"
ROW = {"time": 1, "fixture_id": "wash_left", "effect": "flash", "duration": 0.5, "data": {}}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lightshow", required=True, metavar="BIN", help="the program under test")
    parser.add_argument("--edits", type=int, default=150, help="edits that two browsers make at random (150)")
    parser.add_argument("--slow", type=int, default=200, help="browsers that do not read (200)")
    parser.add_argument("--storm", type=float, default=3, help="seconds of frames and edits that they do not read (3)")
    parser.add_argument("--seed", type=int, help="the same edits")
    parser.add_argument("--only", metavar="NAME", help="one of the checks: doors, words, slow, two, outside, disk")
    parser.add_argument("--keep", metavar="DIR", help="work in this folder and leave it behind")
    return parser.parse_args()


def main():
    asked = arguments()
    service.need_browsers()
    parts.own_network()
    bench = Bench(program.Lightshow(asked.lightshow), asked, service.Findings())
    checks = {"doors": [bench.doors, bench.token], "words": [bench.words, bench.lines_that_break],
              "slow": [bench.slow], "two": [bench.two, bench.songs],
              "outside": [bench.changed_outside, bench.changed_while_down],
              "disk": [bench.read_only, bench.full_disk, bench.full_journal]}
    for name, methods in checks.items():
        for method in methods if asked.only in (None, name) else []:
            print(f"-- {method.__doc__}", flush=True)
            with parts.folder(asked.keep and os.path.join(asked.keep, method.__name__)) as folder:
                method(folder)
    return bench.findings.verdict()


class Bench:
    def __init__(self, lightshow, asked, findings):
        self.lightshow, self.asked, self.findings = lightshow, asked, findings
        self.expect = findings.expect

    def _edit(self, folder, *nodes, **options):
        show = os.path.join(folder, "demo")
        if not os.path.exists(show):
            service.demo_copy(folder)
        return service.Editing(self.lightshow, show, *(nodes or ("127.0.0.1:6454",)), **options)

    def _refused(self, editing, **options):
        """The HTTP status with which a WebSocket is turned away; 0 where it is not."""
        try:
            service.Browser(editing.address, **options).close()
            return 0
        except service.InvalidHandshake as error:
            return getattr(getattr(error, "response", None), "status_code", -1)

    # Who may come in

    def doors(self, folder):
        """other sites, other names, paths that lead out, and parts of a sound"""
        with self._edit(folder) as editing:
            get = lambda path, *fields: service.raw(editing.address, service.request(path, editing.address, *fields))
            self.expect(service.status(get("/")) == 200, "the page is there", get("/")[:200])
            for name in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "0.0.0.0", ""):
                code = service.status(get("/", f"Host: {name}"))
                self.expect(code in (400, 403), f"a request for the host '{name}' is refused", code)
            for origin in ("http://evil.example", "null", "http://127.0.0.1:1", "https://localhost.evil.example"):
                code = self._refused(editing, origin=origin)
                self.expect(code == 403, f"a WebSocket of the origin '{origin}' is refused", code)
            self.expect(self._refused(editing, origin=None) == 0, "a program without an origin may come in")
            self._traversal(get)
            self._ranges(get, editing)
            code = service.status(get("/ws"))
            self.expect(code in (400, 404, 426), "the WebSocket's place is no page", code)
            with editing.browser() as browser:
                self.expect(browser.ask("subscribe", frames=True)["type"] == "accepted", "the service is still there")

    def _traversal(self, get):
        secret = b"fixture_id"
        paths = [f"{start}{way}" for start in ("/", "/songs/", "/songs/tide.mp3/")
                 for way in ("../cues/tide.cue.json", "..%2fcues%2ftide.cue.json", "%2e%2e/cues/tide.cue.json",
                             "..%5c..%5ccues/tide.cue.json", "....//cues/tide.cue.json", "%2e%2e%2fshow.json",
                             "../../../../../../etc/passwd", "..%00/cues/tide.cue.json", "%252e%252e/show.json",
                             "..;/cues/tide.cue.json", "../songs/../cues/tide.cue.json", ".lightshow/journal",
                             "tide.mp3%00.html", "//etc/passwd", "")]
        leaked = []
        for path in paths:
            answer = get(path)
            is_page = path == "/"
            if service.status(answer) not in (400, 403, 404, 405) and not is_page or secret in answer \
                    or b"root:" in answer:
                leaked.append(f"{path}: {service.status(answer)}")
        self.expect(not leaked, f"{len(paths)} paths that lead out of the page and the songs lead nowhere",
                    "; ".join(leaked[:4]))

    def _ranges(self, get, editing):
        with open(os.path.join(editing.show, "songs", "tide.mp3"), "rb") as file:
            whole = file.read()
        size = len(whole)
        body = lambda answer: answer.partition(b"\r\n\r\n")[2]
        answer = get("/songs/tide.mp3")
        self.expect(service.status(answer) == 200 and body(answer) == whole, "the whole sound is the file")
        good = {"0-99": whole[:100], "100-": whole[100:], "-100": whole[-100:], f"0-{size * 2}": whole,
                f"{size - 1}-": whole[-1:], "0-0": whole[:1]}
        wrong = [name for name, part in good.items()
                 if (answer := get("/songs/tide.mp3", f"Range: bytes={name}")) and
                 (service.status(answer) != 206 or body(answer) != part)]
        self.expect(not wrong, f"{len(good)} ranges of the sound are those bytes of the file", wrong)
        bad = [f"bytes={size}-", "bytes=99999999999999999999999-"]
        codes = [service.status(get("/songs/tide.mp3", f"Range: {name}")) for name in bad]
        self.expect(all(code in (416, 200) for code in codes), "a range past the end is refused", codes)
        odd = ["bytes=5-2", "bytes=a-b", "bytes=", "bytes=0-1,5-6,8-9", "lines=1-2", "bytes=--1", "bytes=-0"]
        codes = [service.status(get("/songs/tide.mp3", f"Range: {name}")) for name in odd]
        self.expect(all(code in (200, 206, 400, 416) for code in codes), "ranges that are none do no harm", codes)

    def token(self, folder):
        """an address that others can reach, without the token and with a wrong one"""
        show = service.demo_copy(folder)
        beyond = "0.0.0.0:0"
        done = subprocess.run([self.lightshow.binary, "edit", show, "--listen", beyond, "--node", "127.0.0.1:6454"],
                              capture_output=True, text=True, timeout=20, cwd=folder)
        self.expect(done.returncode != 0 and "token" in done.stderr + done.stdout,
                    "without a token it serves to nobody but this machine", done.stderr)
        with service.Editing(self.lightshow, show, "127.0.0.1:6454", listen=beyond,
                            arguments=["--token", TOKEN]) as editing:
            address = f"127.0.0.2:{editing.place[1]}"
            get = lambda path, *fields: service.raw(address, service.request(path, address, *fields))
            places = ["/", "/ws", "/songs/tide.mp3", "/nothing", f"/?token={TOKEN[:-1]}", f"/?token={TOKEN}x",
                      "/?token=", "/?token", f"/?TOKEN={TOKEN}"]
            codes = {place: service.status(get(place)) for place in places}
            self.expect(set(codes.values()) == {401}, "nothing is told without the right token", codes)
            for query in ("", "?token=wrongwrongwrongwrong"):
                code = 0
                try:
                    service.Browser(address, query=query).close()
                except service.InvalidHandshake as error:
                    code = error.response.status_code
                self.expect(code == 401, f"a WebSocket with '{query}' is refused", code)
            answer = get(f"/?token={TOKEN}")
            cookie = [line for line in answer.split(b"\r\n") if line.lower().startswith(b"set-cookie:")]
            self.expect(service.status(answer) in (200, 302, 303, 307) and bool(cookie),
                        "the whole link opens the page", answer[:200])
            self.expect(bool(cookie) and b"HttpOnly" in cookie[0] and b"SameSite=Strict" in cookie[0],
                        "scripts and other sites do not get the token", cookie)
            with service.Browser(address, query=f"?token={TOKEN}") as browser:
                self.expect(bool(browser.cues), "a WebSocket with the token is told the state")

    # What they may say

    def words(self, folder):
        """messages that mean nothing, are out of range, or are too long"""
        with self._edit(folder) as editing, editing.browser() as browser:
            sheet = browser.sheet()
            texts = list(hostile_messages())
            unanswered = []
            for text in texts:
                browser.socket.send(text)
                try:
                    # Answers in order: what came before is answered once this is.
                    browser.send("clock", sent=1)
                    told = []
                    browser.wait(lambda message: told.append(message) or message["type"] == "clock", 5, "an answer")
                except (service.ConnectionClosed, parts.Fault):
                    unanswered.append(text[:80])
                    if editing.process.poll() is not None:
                        break
                    browser.close()
                    browser = editing.browser()
                    continue
                if not any(message["type"] == "rejected" for message in told):
                    unanswered.append(text[:80])
            self.expect(editing.process.poll() is None, "the service outlives every message", unanswered)
            self.expect(not unanswered, f"{len(texts)} messages that mean nothing are rejected, each", unanswered)
            if editing.process.poll() is not None:
                return
            self.expect(browser.sheet() == sheet and service.in_order(editing.sheet()) == sheet,
                        "none of them changed the sheet")
            self._moments(editing, browser)
            browser.close()
            self._too_long(editing)

    def _moments(self, editing, browser):
        """Moments and places of a sound where a subtraction could go over the end of its numbers."""
        browser.ask("playback", action="play", position=0)
        moments = [sign * moment for moment in (9223372036854.775, 9223372036854.7, 9e12, 4611686018427.4, 1e9, 0)
                   for sign in (1, -1)]
        browser.send("clock", sent=0)
        moments.append(browser.wait(lambda message: message["type"] == "clock")["now"])
        for at in moments:
            for position in (0, 62.5, 1e5, 86399, 1e9):
                browser.send("timecode", position=position, at=at)
        browser.ask("playback", action="stop")
        self.expect(editing.process.poll() is None, "a driver whose clock means nothing does no harm")

    def _too_long(self, editing):
        for what, content in (("text", "x" * ((1 << 20) + 1)), ("JSON", json.dumps({"type": "chat", "text": "x" * 2000000}))):
            with editing.browser() as browser:
                code = None
                try:
                    browser.socket.send(content)
                    browser.drain(1, 3)
                except service.ConnectionClosed as closed:
                    code = closed.rcvd.code if closed.rcvd else None
                except OSError:
                    code = "reset"
                self.expect(code in (1009, "reset"), f"more than 1 MB of {what} closes the line", code)
        with editing.browser() as browser:
            browser.socket.send(b"\x01\x02\x03")
            answer = browser.wait(lambda message: message["type"] == "rejected", 5, "rejected")
            self.expect(answer["code"] == "bad_message", "a binary message is rejected", answer)
            deep = '{"type":"preview","row":' + "[" * 100000 + "]" * 100000 + "}"
            browser.socket.send(deep)
            browser.wait(lambda message: message["type"] == "rejected", 5, "rejected")
            self.expect(editing.process.poll() is None, "a message nested 100,000 deep is rejected")

    def lines_that_break(self, folder):
        """a line that breaks, and the browser that comes again"""
        with self._edit(folder) as editing, editing.browser() as other:
            first = editing.browser()
            first.drain(0.2, 2)
            session, at, state = first.state["session"], first.sequence, dict(first.cues)
            first.socket.socket.close()
            for number in range(20):
                other.ask("insert_cue", row={**ROW, "time": number})
            other.send("delta", channel=3, value=44)
            other.ask("clock_is_none")
            with editing.browser(query=f"?session={session}&seq={at}") as again:
                self.expect(not again.state, "who comes again is not told everything anew", list(again.state)[:3])
                again.cues = state
                again.state = {"saved": {}, "hints": [], "parts": []}
                again.drain(0.3, 3)
                self.expect(again.sheet() == other.sheet(), "and is told all that it missed",
                            f"{len(again.cues)} rows, not {len(other.cues)}")
            for query, why in ((f"?session={session}&seq=999999", "a seq that is not there yet"),
                               (f"?session={session}&seq=-5", "a seq below zero"),
                               ("?session=another&seq=1", "another session"),
                               (f"?session={session}&seq={'9' * 40}", "a seq of forty digits")):
                with editing.browser(query=query) as again:
                    self.expect(again.state.get("type") == "initial", f"{why}: everything is told",
                                again.state.get("type"))

    # Who does not read

    def slow(self, folder):
        """browsers that do not read, beside some that do"""
        with artnet.ArtNetReceiver() as node, self._edit(folder, node.node) as editing:
            empty = editing.memory()
            slow = [silent_browser(editing.place) for _ in range(self.asked.slow)]
            started = time.monotonic()
            prompt = [editing.browser(within=60) for _ in range(8)]
            print(f"  8 more were told everything within {time.monotonic() - started:.1f} s")
            for browser in prompt:
                browser.ask("subscribe", frames=True)
            over = threading.Event()
            storm = threading.Thread(target=self._storm, args=(editing, over), daemon=True)
            storm.start()
            delays, most = [], 0.0
            until = time.monotonic() + self.asked.storm
            while time.monotonic() < until:
                for browser in prompt:
                    started = time.monotonic()
                    browser.send("clock", sent=1)
                    browser.wait(lambda message: message["type"] == "clock", 60, "an answer to clock")
                    delays.append(1000 * (time.monotonic() - started))
                most = max(most, editing.memory())
                time.sleep(0.01)
            over.set()
            storm.join(20)
            figures = stats.spread(delays)
            print(f"  {len(slow)} do not read; {len(prompt)} do, and are answered after {stats.told(figures)} ms;"
                  f" {empty:.0f} MB resident before, {most:.0f} at most")
            self.expect(figures["p99"] < 250, "who reads is answered promptly all the while", f"{figures['p99']:.0f} ms")
            # What waits for one client is bounded by 4 MB; the system's own buffers come before that.
            self.expect(most < 300, "memory stays within bounds", f"{most:.0f} MB")
            for line in slow:
                line.close()
            wanted = prompt[0]
            parts.wait_until(lambda: self._count(wanted) <= 9, 30, "the others to be counted out")
            with editing.browser(within=60) as last:
                self.expect(last.state["clients"] <= 9, "who is gone is counted out", last.state["clients"])
            crowd = [silent_browser(editing.place) for _ in range(256 - 8)]
            code = None
            try:
                with editing.browser(is_told=False) as one_more:
                    one_more.drain(2, 60)
            except service.ConnectionClosed as closed:
                code = closed.rcvd.code if closed.rcvd else "no code"
            self.expect(code == 1013, "the 257th is told to try again later", code)
            for line in crowd:
                line.close()
            for browser in prompt:
                browser.close()

    def _count(self, browser):
        browser.take(0.05)
        return browser.state["clients"]

    def _storm(self, editing, over):
        """Edits, moves of sliders and big states, as much as the service takes."""
        with editing.browser() as browser:
            number = 0
            while not over.is_set():
                number += 1
                for channel in range(1, 40):
                    browser.send("delta", channel=channel, value=(number + channel) % 256)
                if number % 4 == 0:
                    browser.ask("set_hint", name="storm", times=[number % 50 + n / 1000 for n in range(900)])
                browser.drain(0.005, 0.05)

    # Two who edit

    def two(self, folder):
        """two browsers that edit at once, undo and redo"""
        seed = self.asked.seed if self.asked.seed is not None else random.randrange(1 << 32)
        with self._edit(folder) as editing, editing.browser() as reader:
            people = [editing.browser(), editing.browser()]
            rejected = {}
            threads = [threading.Thread(target=edit_at_random,
                                        args=(person, random.Random(seed + n), self.asked.edits // 2, rejected), daemon=True)
                       for n, person in enumerate(people)]
            for thread in threads:
                thread.start()
            # It has to read, or it falls behind.
            while any(thread.is_alive() for thread in threads):
                reader.take(0.1)
            for browser in (*people, reader):
                browser.drain(0.4, 10)
            print(f"  seed {seed}: {self.asked.edits} edits; rejected: {rejected or 'none'}")
            with editing.browser() as fresh:
                fresh_state = everything(fresh)
                wrong = [name for name, browser in (("one", people[0]), ("other", people[1]), ("reader", reader))
                         if everything(browser) != fresh_state]
                self.expect(not wrong, "all browsers have what a fresh one is told", wrong)
                self.expect(set(rejected) <= {"not_found", "nothing_to_undo", "nothing_to_redo", "bad_value"},
                            "nothing is rejected but what makes no sense any more", rejected)
                fresh.ask("save")
                self.expect(service.in_order(editing.sheet()) == fresh.sheet(), "and so has the file")
            self._undo_all(editing, people, reader)
            for person in people:
                person.close()

    def _undo_all(self, editing, people, reader):
        """Undo by both in turn leads back, and redo to where it was."""
        steps = min(40, self.asked.edits // 3)
        seen = [reader_after(reader)]
        undone = 0
        for number in range(steps):
            if people[number % 2].ask("undo")["type"] != "accepted":
                break
            undone += 1
            seen.append(reader_after(reader))
        back = []
        for number in range(undone):
            seen.pop()
            answer = people[number % 2].ask("redo")
            if answer["type"] != "accepted" or reader_after(reader) != seen[-1]:
                back.append(number)
        self.expect(undone == steps and not back, f"{steps} undos by both, and as many redos, lead back step by step",
                    f"{undone} undone; redo went elsewhere at {back[:4]}")

    # Files that others change

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
            self.expect(any('"inside"' in text for text in texts), "what was accepted is in a file beside the journal", kept)
            self.expect("recovered" in json.dumps(browser.state["saved"]), "and who connects is told",
                        browser.state["saved"])

    # Disks

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

    def songs(self, folder):
        """two songs, loaded in turn by one browser, while another edits"""
        show = service.demo_copy(folder)
        copy_song(show, "tide", "ebb")
        with self._edit(folder) as editing, editing.browser() as reader, editing.browser() as writer:
            over = threading.Event()
            switching = threading.Thread(target=switch_songs, args=(editing, over), daemon=True)
            switching.start()
            accepted, refused = set(), {}
            for number in range(self.asked.edits):
                answer = writer.ask("insert_cue", row={**ROW, "name": f"edit {number}"})
                if answer["type"] == "accepted":
                    accepted.add(f"edit {number}")
                else:
                    refused[answer["code"]] = refused.get(answer["code"], 0) + 1
            over.set()
            switching.join(30)
            reader.ask("save", within=30)
            found = {row.get("name") for song in ("tide", "ebb") for row in editing.sheet(song)}
            lost = accepted - found
            self.expect(not lost, f"of {len(accepted)} edits that were accepted meanwhile none is lost",
                        f"{len(lost)}: {sorted(lost)[:4]}")
            self.expect(not refused, "none was refused", refused)


def switch_songs(editing, over):
    with editing.browser() as browser:
        while not over.is_set():
            for song in ("ebb", "tide"):
                browser.ask("load_song", song=song, within=60)


def copy_song(show, song, other):
    """Puts another song into the show, with a sheet and a sound like those of the first."""
    for kind, ending in (("songs", "mp3"), ("cues", "cue.json"), ("metadata", "metadata.json")):
        shutil.copy(os.path.join(show, kind, f"{song}.{ending}"), os.path.join(show, kind, f"{other}.{ending}"))
    for kind in ("cues", "metadata"):
        path = os.path.join(show, kind, f"{other}.{'cue' if kind == 'cues' else kind}.json")
        with open(path) as file:
            text = file.read()
        with open(path, "w") as file:
            file.write(text.replace(f'"{song}"', f'"{other}"'))
    path = os.path.join(show, "show.json")
    content = service.read_json(path)
    content["songs"] = [song, other]
    with open(path, "w") as file:
        json.dump(content, file)


def limit(editing, size):
    """How long a file the program may write from now on."""
    resource.prlimit(editing.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def silent_browser(place):
    """A WebSocket that asked for frames and never reads."""
    line = socket.create_connection(place, timeout=10)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    fields = ["Upgrade: websocket", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"]
    address = f"{place[0]}:{place[1]}"
    text = "\r\n".join(["GET /ws HTTP/1.1", f"Host: {address}", "Connection: Upgrade", *fields]) + "\r\n\r\n"
    line.sendall(text.encode())
    message = b'{"type":"subscribe","frames":true}'
    # A mask of zeros is a mask.
    line.sendall(bytes([0x81, 0x80 | len(message), 0, 0, 0, 0]) + message)
    return line


def hostile_messages():
    """Messages that must be rejected, each."""
    yield from ("", "null", "[]", "1", '"delta"', "{", "{}", '{"type": 1}', '{"type": ""}', '{"type": "\\u0000"}',
                '{"type":"delta","type":"delta"}', '\ufeff{"type":"undo_all"}', '{"type":"' + "x" * 100000 + '"}')
    none = ("1e999", "-1e999", "1e308", "-1", "1e18", "-9223372036854775808", "9223372036854775807",
            "9223372036854775808", "NaN", "true", '"1"', "[]", "{}")
    for number in (*none, "0.5", "null"):
        yield f'{{"channel": {number}, "value": 1}}'
        yield f'{{"channel": 1, "value": {number}}}'
        yield f'{{"type": "delta", "changes": [[0, 1, {number}]]}}'
        yield f'{{"type": "delta", "changes": [[{number}, 1, 0]]}}'
        yield f'{{"type": "delta", "changes": {number}}}'
        yield f'{{"type": "timecode", "position": {number}, "at": 1}}'
        yield f'{{"type": "timecode", "position": 1, "at": {number}}}'
        yield f'{{"type": "get_peaks", "columns": {number}}}'
        yield f'{{"type": "delete_cue", "cue": {number}}}'
        yield f'{{"type": "update_cue", "cue": {number}, "path": ["time"], "value": 1}}'
        yield f'{{"type": "delete_part", "part_id": {number}}}'
        yield f'{{"type": "proposal", "proposal": {number}, "accept": true}}'
    for number in none:
        yield f'{{"channel": 1, "value": 1, "universe": {number}}}'
        yield f'{{"type": "seek", "position": {number}}}'
        yield f'{{"type": "playback", "action": "pause", "position": {number}}}'
        yield f'{{"type": "insert_cue", "row": {{"time": {number}, "chaser_id": "kick"}}}}'
        yield f'{{"type": "add_part", "part": {{"title": "x", "start": 0, "end": {number}}}}}'
        yield f'{{"type": "set_hint", "name": "x", "times": [{number}]}}'
    for number in ("1", "null", '"yes"', "[]"):
        yield f'{{"type": "subscribe", "frames": {number}}}'
        yield f'{{"type": "lock", "locked": {number}}}'
    yield '{"type": "update_cue", "cue": 1, "path": [], "value": 1}'
    yield '{"type": "update_cue", "cue": 1, "path": ["time"], "value": null}'
    yield '{"type": "update_cue", "cue": 1, "path": ["time"], "value": "soon"}'
    yield '{"type": "load_song", "song": "../../etc/passwd"}'
    yield '{"type": "load_song", "song": "tide/../tide"}'
    yield '{"type": "set_hint", "name": "", "times": []}'
    yield '{"type": "set_hint", "name": "x", "times": [1e300]}'
    yield '{"type": "add_part", "part": {"title": "x", "start": 5, "end": 1}}'
    yield '{"type": "chat", "text": ""}'
    yield '{"type": "resolve", "keep": "both"}'
    yield '{"type": "resolve", "keep": "mine"}'
    yield '{"type": "lock", "locked": true, "id": ' + '"' + "i" * 65 + '"}'
    yield '{"type": "insert_cue", "row": [1]}'
    yield '{"type": "insert_cue", "row": {}}'
    yield '{"type": "preview", "row": {"time": 0, "fixture_id": "nobody", "effect": "flash"}}'


def edit_at_random(browser, chance, count, rejected):
    for _ in range(count):
        type, keys = random_edit(browser, chance)
        answer = browser.ask(type, within=60, **keys)
        if answer["type"] == "rejected":
            rejected[answer["code"]] = rejected.get(answer["code"], 0) + 1


def random_edit(browser, chance):
    cues = list(browser.cues)
    time = round(chance.uniform(0, 62), 3)
    row = {**ROW, "time": time, "name": f"{chance.randrange(1 << 40)}", "fixture_id": chance.choice(["wash_left", "wash_right"]),
           "effect": chance.choice(["flash", "full", "strobe", "blackout", "nonsense"])}
    part = {"title": f"part {chance.randrange(99)}", "start": time, "end": round(time + chance.uniform(0.1, 4), 3)}
    parts_there = [part["id"] for part in browser.state["parts"]]
    choices = [("insert_cue", {"row": row})] * 3 + [("undo", {})] * 2 + [("redo", {})] * 2
    choices += [("set_hint", {"name": chance.choice("abc"), "times": sorted({round(chance.uniform(0, 60), 3) for _ in range(3)})}),
                ("add_part", {"part": part}), ("delete_hint", {"name": chance.choice("abc")}),
                ("rename_hint", {"name": chance.choice("abc"), "to": chance.choice("abc")})]
    if parts_there:
        choices += [("update_part", {"part_id": chance.choice(parts_there), "part": part}),
                    ("delete_part", {"part_id": chance.choice(parts_there)})]
    if cues:
        cue = chance.choice(cues)
        choices += [("update_cue", {"cue": cue, "path": ["time"], "value": time}), ("update_cue", {"cue": cue, "row": row}),
                    ("update_cue", {"cue": cue, "path": ["name"], "value": None}), ("duplicate_cue", {"cue": cue, "time": time})]
        choices += [("delete_cue", {"cue": cue}), ("delete_cue", {"cues": chance.sample(cues, min(3, len(cues)))})]
    return chance.choice(choices)


def everything(browser):
    """What a browser has of the song, but for numbers that only this run of the service knows."""
    return {"cues": {number: cue for number, cue in browser.cues.items()}, "parts": browser.state["parts"],
            "hints": browser.state["hints"],
            "history": {name: browser.state["history"][name] for name in ("undo", "redo")}}


def reader_after(reader):
    reader.drain(0.06, 3)
    return json.dumps([reader.sheet(), reader.state["parts"], reader.state["hints"]], sort_keys=True)


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


def bind_read_only(path):
    """Whether `path` is mounted over itself, to be read alone; root may write anywhere else."""
    if subprocess.run(["mount", "--bind", path, path], capture_output=True).returncode != 0:
        return False
    if subprocess.run(["mount", "-o", "remount,bind,ro", path], capture_output=True).returncode != 0:
        subprocess.run(["umount", path], check=False)
        return False
    return True


if __name__ == "__main__":
    parts.run_script(main)
