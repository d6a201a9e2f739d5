"""Two who edit at once."""

import json
import os
import random
import shutil
import threading

from .. import service
from .bench import ROW, Bench


class Pairs(Bench):
    def two(self, folder):
        """two browsers that edit at once, undo and redo"""
        seed = self.asked.seed if self.asked.seed is not None else random.randrange(1 << 32)
        with self._edit(folder) as editing, editing.browser() as reader:
            people = [editing.browser(), editing.browser()]
            rejected = {}
            threads = [threading.Thread(target=edit_at_random,
                                        args=(person, random.Random(seed + n), self.asked.edits // 2, rejected),
                                        daemon=True)
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


def edit_at_random(browser, chance, count, rejected):
    for _ in range(count):
        type, keys = random_edit(browser, chance)
        answer = browser.ask(type, within=60, **keys)
        if answer["type"] == "rejected":
            rejected[answer["code"]] = rejected.get(answer["code"], 0) + 1


def random_edit(browser, chance):
    cues = list(browser.cues)
    time = round(chance.uniform(0, 62), 3)
    row = {**ROW, "time": time, "name": f"{chance.randrange(1 << 40)}",
           "fixture_id": chance.choice(["wash_left", "wash_right"]),
           "effect": chance.choice(["flash", "full", "strobe", "blackout", "nonsense"])}
    part = {"title": f"part {chance.randrange(99)}", "start": time, "end": round(time + chance.uniform(0.1, 4), 3)}
    parts_there = [part["id"] for part in browser.state["parts"]]
    choices = [("insert_cue", {"row": row})] * 3 + [("undo", {})] * 2 + [("redo", {})] * 2
    times = sorted({round(chance.uniform(0, 60), 3) for _ in range(3)})
    choices += [("set_hint", {"name": chance.choice("abc"), "times": times}),
                ("add_part", {"part": part}), ("delete_hint", {"name": chance.choice("abc")}),
                ("rename_hint", {"name": chance.choice("abc"), "to": chance.choice("abc")}),
                ("set_tempo", {"bpm": chance.choice([90, 128, 127.35]), "first": chance.choice([0, 0.35])})]
    if parts_there:
        choices += [("update_part", {"part_id": chance.choice(parts_there), "part": part}),
                    ("delete_part", {"part_id": chance.choice(parts_there)})]
    if cues:
        cue = chance.choice(cues)
        choices += [("update_cue", {"cue": cue, "path": ["time"], "value": time}),
                    ("update_cue", {"cue": cue, "row": row}),
                    ("update_cue", {"cue": cue, "path": ["name"], "value": None}),
                    ("duplicate_cue", {"cue": cue, "time": time})]
        choices += [("delete_cue", {"cue": cue}), ("delete_cue", {"cues": chance.sample(cues, min(3, len(cues)))})]
    return chance.choice(choices)


def everything(browser):
    """What a browser has of the song, but for numbers that only this run of the service knows."""
    return {"cues": {number: cue for number, cue in browser.cues.items()}, "parts": browser.state["parts"],
            "hints": browser.state["hints"],
            "beats": [browser.state["song"][name] for name in ("tempo", "beats")],
            "history": {name: browser.state["history"][name] for name in ("undo", "redo")}}


def reader_after(reader):
    reader.drain(0.06, 3)
    return json.dumps([reader.sheet(), reader.state["parts"], reader.state["hints"],
                       reader.state["song"]["beats"]], sort_keys=True)


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
