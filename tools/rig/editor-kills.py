#!/usr/bin/env python3
"""Kills `lightshow edit` at random moments while browsers send edits as fast as they are accepted.

After each kill the files must be JSON; after the next start every edit that was accepted must be in them, and they
must be what a fresh browser is told. Now and then the start is killed too, while it takes up its journal. An edit
that was on its way may be there or not.
"""

import argparse
import contextlib
import random
import threading
import time

from rig import service, parts, program

MOST_ROWS = 40
"""So many rows a browser keeps; then it deletes, so that the sheet stays what a sheet is."""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lightshow", required=True, metavar="BIN", help="the program under test")
    parser.add_argument("--kills", type=int, default=40, help="how many (40)")
    parser.add_argument("--seed", type=int, help="the same choices, as far as a machine lets them be")
    parser.add_argument("--seconds", type=float, help="stop after this time, whatever is left")
    parser.add_argument("--keep", metavar="DIR", help="work in this folder and leave it behind")
    return parser.parse_args()


def main():
    asked = arguments()
    service.need_browsers()
    parts.own_network()
    seed = asked.seed if asked.seed is not None else random.randrange(1 << 32)
    chance = random.Random(seed)
    lightshow = program.Lightshow(asked.lightshow)
    started = time.monotonic()
    with parts.folder(asked.keep) as folder:
        bench = Bench(lightshow, service.demo_copy(folder), chance)
        done = 0
        try:
            for done in range(1, asked.kills + 1):
                bench.round(done)
                if asked.seconds and time.monotonic() - started > asked.seconds:
                    break
            bench.look(done + 1)
        except parts.Fault as fault:
            raise parts.Fault(f"seed {seed}, kill {done}: {fault}") from None
    print(f"{done} kills (seed {seed}): {bench.accepted} edits were accepted, and every one is in the files;"
          f" {bench.uncertain} were on their way; {bench.starts_killed} more kills hit a start")
    return 0


class Writer(threading.Thread):
    """One browser that edits until its line breaks: rows and hints of its own names, so that it knows what must be.

    `rows` and `hints` are what was accepted; `pending` is the name of what was on its way, and what it would be.
    """

    def __init__(self, address, number, chance, rows, hints):
        super().__init__(daemon=True)
        self.address, self.number, self.chance = address, number, chance
        self.rows, self.hints = rows, hints
        self.pending = None
        self.accepted = 0
        self.fault = None

    def run(self):
        try:
            with self._browser() as browser:
                ids = {cue["name"]: cue["id"] for cue in browser.cues.values()}
                while True:
                    self._edit(browser, ids)
                    if self.chance.random() < 0.05:
                        # Long enough for a save to begin.
                        time.sleep(self.chance.uniform(0.3, 0.5))
        except (OSError, service.ConnectionClosed, service.InvalidHandshake):
            return
        except parts.Fault as fault:
            self.fault = fault

    @contextlib.contextmanager
    def _browser(self):
        browser = service.Browser(self.address)
        try:
            yield browser
        finally:
            browser.close()

    def _edit(self, browser, ids):
        dice = self.chance.random()
        if dice < 0.15:
            return self._hint(browser)
        if dice < 0.5 or not self.rows:
            return self._insert(browser, ids)
        name = self.chance.choice(list(self.rows))
        if len(self.rows) > MOST_ROWS or dice < 0.6:
            self._ask(browser, (self.rows, name, None), "delete_cue", cue=ids[name])
        else:
            row = {**self.rows[name], "duration": round(self.chance.uniform(0.1, 3), 3)}
            self._ask(browser, (self.rows, name, row), "update_cue", cue=ids[name], path=["duration"],
                      value=row["duration"])

    def _insert(self, browser, ids):
        name = f"{self.number} {self.chance.randrange(1 << 40)}"
        row = {"time": round(self.chance.uniform(0, 60), 3), "name": name, "fixture_id": "wash_left",
               "effect": "flash", "duration": round(self.chance.uniform(0.1, 3), 3), "data": {}}
        answer = self._ask(browser, (self.rows, name, row), "insert_cue", row=row)
        ids[name] = answer["cue"]

    def _hint(self, browser):
        name = f"hint {self.number} {self.chance.randrange(3)}"
        times = sorted({round(self.chance.uniform(0, 60), 3) for _ in range(self.chance.randrange(1, 5))})
        self._ask(browser, (self.hints, name, times), "set_hint", name=name, times=times)

    def _ask(self, browser, pending, type, **keys):
        self.pending = pending
        answer = browser.ask(type, **keys)
        if answer["type"] != "accepted":
            raise parts.Fault(f"{type} was rejected: {answer}")
        where, name, value = pending
        if value is None:
            del where[name]
        else:
            where[name] = value
        self.accepted += 1
        self.pending = None
        return answer


class Bench:
    """The show, and what of it was accepted by now."""

    def __init__(self, lightshow, show, chance):
        self.lightshow, self.show, self.chance = lightshow, show, chance
        self.mine = {number: ({}, {}) for number in range(4)}
        self.pending = []
        self.accepted = self.uncertain = self.starts_killed = 0

    def round(self, number):
        """Starts, looks at what the last kill left, edits, and kills."""
        if self.chance.random() < 0.3:
            self._kill_start()
        with self._start() as editing:
            self._look_at(editing, f"after kill {number - 1}")
            writers = [Writer(editing.address, n, random.Random(self.chance.random()), *self.mine[n])
                       for n in range(self.chance.randint(1, 4))]
            for writer in writers:
                writer.start()
            time.sleep(self.chance.uniform(0.05, 1.5))
            editing.kill()
        for writer in writers:
            writer.join(15)
            if writer.fault:
                raise writer.fault
            self.accepted += writer.accepted
        self.pending = [writer.pending for writer in writers if writer.pending]
        self.uncertain += len(self.pending)
        # Files are JSON at any moment: reading throws a fault where they are not.
        editing.sheet()
        editing.metadata()

    def look(self, number):
        with self._start() as editing:
            self._look_at(editing, f"after kill {number - 1}")

    def _start(self, **options):
        return service.Editing(self.lightshow, self.show, "127.0.0.1:6454", **options)

    def _kill_start(self):
        editing = self._start(within=0)
        time.sleep(self.chance.uniform(0, 0.15))
        editing.kill()
        self.starts_killed += 1

    def _look_at(self, editing, when):
        with editing.browser() as browser:
            rows, told = editing.sheet(), browser.sheet()
            hints = editing.hints()
            if service.in_order(rows) != told:
                raise parts.Fault(f"{when}: the file has {len(rows)} rows, a fresh browser {len(told)}, not the same")
            told_hints = {hint["name"]: hint["times"] for hint in browser.state["hints"]}
            if told_hints != hints:
                raise parts.Fault(f"{when}: the hints of the file are not those that a fresh browser is told")
        named = {row.get("name"): row for row in rows}
        for where, name, value in self.pending:
            there = (hints if name.startswith("hint") else named).get(name)
            if there not in (where.get(name), value):
                raise parts.Fault(f"{when}: '{name}' was on its way from {where.get(name)} to {value}, and is {there}")
            if there is None:
                where.pop(name, None)
            else:
                where[name] = there
        self.pending = []
        for own_rows, own_hints in self.mine.values():
            self._expect(own_rows, named, when)
            self._expect(own_hints, hints, when)
        known = {name for own_rows, _ in self.mine.values() for name in own_rows}
        for name in named:
            if name and name[0].isdigit() and name not in known:
                raise parts.Fault(f"{when}: the deleted row '{name}' is back")

    def _expect(self, wanted, found, when):
        for name, value in wanted.items():
            if found.get(name) != value:
                raise parts.Fault(f"{when}: '{name}' was accepted as {value}, and is {found.get(name)}")


if __name__ == "__main__":
    parts.run_script(main)
