"""What clients may say, and lines that break."""

import json
import os

from .. import parts, service
from .bench import ROW, Bench


PROTOCOL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../../Sources/ShowEditor/PROTOCOL.md")
# What an example is rejected for where nothing is there that it speaks of.
NOT_HERE = {"resolve": "not_found", "proposal": "not_found", "preview": "bad_value"}


class Words(Bench):
    def examples(self, folder):
        """every example of the protocol, said by a real client in the order of the document"""
        with self._edit(folder) as editing, editing.browser() as browser:
            wrong = []
            said = [example for example in examples() if "seq" not in example]
            # Last, as the rows of another song have other numbers.
            for number, example in enumerate(sorted(said, key=lambda one: one.get("type") == "load_song")):
                kind = example.pop("type", "delta")
                example["id"] = f"example {number}"
                browser.socket.send(json.dumps({"type": kind, **example}))
                if kind in ("delta", "timecode", "clock"):
                    continue
                answer = browser.wait(lambda message: message.get("re") == example["id"], 20, f"an answer to {kind}")
                if answer.get("code") not in (None, NOT_HERE.get(kind)):
                    wrong.append((kind, answer))
            browser.send("clock", sent=0)
            told = []
            browser.wait(lambda message: told.append(message) or message["type"] == "clock", 5, "the time")
            wrong += [message for message in told if message["type"] == "rejected"]
            self.expect(len(said) > 30 and not wrong, f"{len(said)} examples of PROTOCOL.md are understood", wrong)

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
        contents = {"text": "x" * ((1 << 20) + 1), "JSON": json.dumps({"type": "chat", "text": "x" * 2000000})}
        for what, content in contents.items():
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


def examples():
    """The lines of PROTOCOL.md's blocks of JSON."""
    is_inside = False
    with open(PROTOCOL, encoding="utf-8") as document:
        for line in document:
            if line.startswith("```"):
                is_inside = line.strip() == "```json"
            elif is_inside:
                yield json.loads(line)


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
        yield f'{{"type": "set_tempo", "bpm": {number}}}'
        yield f'{{"type": "set_tempo", "bpm": 120, "first": {number}}}'
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
    yield '{"type": "set_tempo"}'
    yield '{"type": "set_tempo", "bpm": 0}'
    yield '{"type": "set_tempo", "bpm": null, "first": 1}'
    yield '{"type": "add_part", "part": {"title": "x", "start": 5, "end": 1}}'
    yield '{"type": "chat", "text": ""}'
    yield '{"type": "resolve", "keep": "both"}'
    yield '{"type": "resolve", "keep": "mine"}'
    yield '{"type": "lock", "locked": true, "id": ' + '"' + "i" * 65 + '"}'
    yield '{"type": "insert_cue", "row": [1]}'
    yield '{"type": "insert_cue", "row": {}}'
    yield '{"type": "preview", "row": {"time": 0, "fixture_id": "nobody", "effect": "flash"}}'
