"""What the editor's page promises, one sentence each, in the order in which a person would meet it."""

import os
import time

from . import parts
from .browser import Page

SONG = "tide"
CHECKS = []


def check(sentence):
    def keep(function):
        CHECKS.append((sentence, function))
        return function
    return keep


def demand(condition, reason):
    if not condition:
        raise parts.Fault(reason)


class Room:
    """A service, a node that receives, and the pages of the browser that look at it."""

    def __init__(self, service, node, chromium, pictures):
        self.service = service
        self.node = node
        self.chromium = chromium
        self.pictures = pictures
        self.page = None

    def open(self, size=(1440, 900), before=None):
        return Page(self.chromium, self.service.address, self.pictures, size, before)

    def run(self, only):
        failed = []
        for number, (sentence, function) in enumerate(CHECKS, 1):
            if only and only not in sentence:
                continue
            reason = self._try(number, function)
            print(f"{'ok' if reason is None else 'not ok'} {number} {sentence}", flush=True)
            if reason is not None:
                failed.append((sentence, reason))
        return failed

    def _try(self, number, function):
        from playwright.sync_api import Error
        if self.page is None:
            self.page = self.open()
        name = f"{number:02}-{function.__name__}"
        try:
            function(self, self.page)
            faults, self.page.faults = self.page.faults, []
            demand(not faults, f"the page was not quiet: {'; '.join(faults)}")
            self.page.picture(name)
            return None
        except (parts.Fault, Error, AssertionError) as fault:
            try:
                self.page.picture(name)
            except Error:
                pass
            # The next check begins with a page on which nothing is half done.
            self.page.close()
            self.page = None
            return f"{str(fault).splitlines()[0]} (picture {os.path.join(self.pictures, name)}.png)"

    def level(self, universe, slot):
        packets = self.node.by_universe().get(universe)
        return packets[-1].levels[slot - 1] if packets else None

    def sees(self, page, slot, level, what, within=3.0):
        page.until(lambda: self.level(0, slot) == level, f"{what}: slot {slot} is {self.level(0, slot)} on the wire, not {level}", within)

    def follows(self, page, slot, slider, what):
        page.until(lambda: self.level(0, slot) == page.value(slider), f"{what}: slot {slot} on the wire and the fader agree")

    def rows(self):
        return self.service.entries(SONG)


# Song Loading

@check("a song is chosen from the list, and the page fills with what belongs to it")
def chooses_a_song(room, page):
    page.button("Select song").click()
    page.page.get_by_role("menuitemradio", name=SONG, exact=True).click()
    page.page.get_by_role("heading", name=SONG, exact=True).wait_for()
    parts_shown = page.page.get_by_role("list", name="Parts", exact=True).get_by_role("listitem")
    page.until(lambda: parts_shown.count() == 6, "six song parts")
    page.page.get_by_role("listitem", name="Head left, on the truss").wait_for()
    demand(str(len(room.rows())) in page.page.locator("section[aria-label='Cue sheet'] .count").inner_text(), "not all cues are counted")
    demand("64" in page.page.title() or SONG in page.page.title(), "the title does not name the song")


@check("the waveform is drawn from the service's peaks, with a region for each part")
def draws_the_waveform(room, page):
    lit = """() => {
      const canvas = document.querySelector('.wave-surface > div')?.shadowRoot.querySelector('canvas');
      if (!canvas) return 0;
      const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      let count = 0;
      for (let at = 3; at < data.length; at += 4) if (data[at] > 0) count++;
      return count;
    }"""
    page.until(lambda: page.page.evaluate(lit) > 5000, "a waveform with ink", 20)
    regions = "() => document.querySelector('.wave-surface > div').shadowRoot.querySelectorAll('[part^=region][part*=part-]').length"
    page.until(lambda: page.page.evaluate(regions) == 6, "six regions")


@check("a click on the waveform goes there, and the whole frame reaches the node")
def seeks_by_click(room, page):
    before = len(room.node.packets)
    page.click_at(page.page.locator(".wave-surface"), 0.5, 0.6)
    page.until(lambda: abs(page.time() - 31.25) < 0.2, f"the middle of the song, not {page.time()}")
    page.until(lambda: len(room.node.packets) > before, "a frame on the wire")


@check("dragging over the waveform scrubs the song")
def scrubs(room, page):
    page.drag(page.page.locator(".wave-surface"), (0.2, 0.6), (0.8, 0.6))
    page.until(lambda: abs(page.time() - 50) < 1, f"four fifths of the song, not {page.time()}")


@check("arrows step by beats and bars, Home goes to the start")
def steps_by_keys(room, page):
    page.page.locator("body").press("Home")
    page.until(lambda: page.time() == 0, "the start")
    page.page.locator("body").press("ArrowRight")
    page.until(lambda: abs(page.time() - 0.469) < 0.003, f"the second beat, not {page.time()}")
    page.page.locator("body").press("ArrowDown")
    page.until(lambda: abs(page.time() - 1.875) < 0.003, f"the second bar, not {page.time()}")
    page.page.locator("body").press("Shift+ArrowLeft")
    page.until(lambda: page.time() == 0, "the start again")
    demand(page.page.get_by_label("Bar and beat").inner_text() == "1.1", "the start is not 1.1")


@check("play runs the song in real time and the light with it; pause holds; stop ends dark at the start")
def plays(room, page):
    page.page.locator("body").press("Home")
    page.button("Play").click()
    page.button("Pause").wait_for()
    page.until(lambda: page.time() > 0.3, "the song runs")
    first, began = page.time(), time.monotonic()
    packets = len(room.node.packets)
    page.page.wait_for_timeout(2500)
    ran, took = page.time() - first, time.monotonic() - began
    demand(abs(ran - took) < 0.15, f"{ran:.3f} s of song in {took:.3f} s")
    demand(len(room.node.packets) - packets > 60, f"only {len(room.node.packets) - packets} packets in 2.5 s")
    page.picture("playing")
    page.page.locator("body").press(" ")
    page.button("Play").wait_for()
    # The service answers with where it stands itself, a few milliseconds aside.
    page.page.wait_for_timeout(300)
    held = page.time()
    page.page.wait_for_timeout(400)
    demand(page.time() == held, "the song went on")
    page.button("Stop").click()
    page.until(lambda: page.time() == 0, "the start")
    room.sees(page, 2, 0, "the wash's red is dark")


@check("a click on a part, a cue or a hint goes there")
def goes_to_parts(room, page):
    page.button("Go to break at 00:30.000").click()
    page.until(lambda: abs(page.time() - 30) < 0.002, "the break")
    page.page.get_by_role("group", name="Hint gaps").get_by_role("button").nth(2).click()
    page.until(lambda: page.time() in (14.531, 40.781), "a gap")
    page.page.locator(".cue .row-body").nth(3).click()
    page.until(lambda: page.time() < 10, "an early cue")


@check("the waveform zooms by buttons and wheel, and shows the whole song again")
def zooms(room, page):
    width = "() => document.querySelector('.wave-surface > div').shadowRoot.querySelector('.wrapper').clientWidth"
    whole = page.page.evaluate(width)
    page.button("Zoom in").click()
    page.until(lambda: page.page.evaluate(width) > whole * 1.3, "a wider song")
    page.page.locator(".wave-surface").hover()
    page.page.mouse.wheel(0, -480)
    page.until(lambda: page.page.evaluate(width) > whole * 2.5, "a still wider song")
    page.button("Zoom out").click()
    page.button("Show the whole song").click()
    page.until(lambda: page.page.evaluate(width) == whole, "the whole song")


# Add to Cue

WASH = "Wash left, on the truss"
HEAD = "Head left, on the truss"
FLOOR = "Floor left, behind the band"


def open_card(page, name):
    head = page.button(name)
    if head.get_attribute("aria-expanded") == "false":
        head.click()
    page.page.get_by_role("listitem", name=name).locator(".card-body").wait_for()


@check("a fader sets its slot on the wire at once, and is marked as set by hand")
def moves_a_fader(room, page):
    open_card(page, WASH)
    demand(page.button("Add to Cue").is_disabled(), "Add to Cue is there before anything was set")
    page.click_at(page.slider(f"{WASH} red"), 1.0 - 1e-3)
    page.until(lambda: page.value(f"{WASH} red") >= 253, "the fader follows")
    room.follows(page, 2, f"{WASH} red", "red by fader")
    page.button(f"Release {WASH} red").wait_for()
    page.slider(f"{WASH} green").focus()
    for _ in range(3):
        page.page.keyboard.press("ArrowRight")
    room.follows(page, 3, f"{WASH} green", "green by arrows")


@check("a dragged fader sends at most one message a frame, and the last value wins")
def drags_a_fader(room, page):
    open_card(page, WASH)
    page.drag(page.slider(f"{WASH} blue"), (0.1, 0.5), (0.6, 0.5), steps=60)
    page.until(lambda: abs(page.value(f"{WASH} blue") - 153) < 4, "three fifths of blue")
    room.follows(page, 4, f"{WASH} blue", "blue by drag")
    page.sent.clear()
    page.slider(f"{WASH} blue").evaluate("""slider => {
      const {left, top, width} = slider.getBoundingClientRect();
      const move = (type, across) => slider.dispatchEvent(new PointerEvent(type,
        {clientX: left + width * across, clientY: top + 9, pointerId: 1, button: 0, bubbles: true}));
      slider.setPointerCapture = () => {};
      move('pointerdown', 0);
      for (let step = 0; step <= 100; step++) move('pointermove', step / 100);
      move('pointerup', 1);
    }""")
    room.sees(page, 4, 255, "the last value")
    deltas = [text for text in page.sent if '"delta"' in str(text)]
    demand(len(deltas) == 1, f"{len(deltas)} messages for a hundred moves in one frame")


@check("a number can be typed beside its fader")
def types_a_number(room, page):
    open_card(page, WASH)
    field = page.field(f"{WASH} blue, number")
    field.fill("77")
    field.press("Enter")
    room.sees(page, 4, 77, "blue by number")
    room.follows(page, 4, f"{WASH} blue", "the fader")


@check("colours are set by pad and by swatch")
def sets_colours(room, page):
    open_card(page, WASH)
    page.button(f"{WASH} colour #ff7000").click()
    room.sees(page, 2, 255, "orange's red")
    room.sees(page, 3, 112, "orange's green")
    page.drag(page.slider(f"{WASH} colour"), (0.4, 0.5), (2 / 3, 0.999))
    page.until(lambda: page.value(f"{WASH} blue") > 250 and page.value(f"{WASH} red") < 8, "blue by the pad")
    room.follows(page, 4, f"{WASH} blue", "blue by the pad")


@check("an armed channel is locked behind a click")
def unlocks_the_arm(room, page):
    open_card(page, WASH)
    page.click_at(page.slider(f"{WASH} dim"), 0.2)
    demand(page.value(f"{WASH} dim") == 255, "the armed fader moved")
    page.button(f"Unlock {WASH} dim, armed at 255").click()
    page.click_at(page.slider(f"{WASH} dim"), 0.2)
    page.until(lambda: page.value(f"{WASH} dim") < 60, "the unlocked fader moves")
    room.follows(page, 1, f"{WASH} dim", "the dimmer, unlocked")
    page.button(f"Release {WASH} dim").click()
    room.sees(page, 1, 255, "the dimmer, released")


@check("pan and tilt are one 16-bit fader each, and a pad; places are recalled by name")
def points_a_head(room, page):
    open_card(page, HEAD)
    page.click_at(page.slider(f"{HEAD} pan and tilt"), 0.75, 0.25)
    page.until(lambda: abs(page.value(f"{HEAD} pan") - 49151) < 500 and abs(page.value(f"{HEAD} tilt") - 49151) < 700, "pan and tilt")
    pan = page.value(f"{HEAD} pan")
    room.sees(page, 101, pan >> 8, "pan's high byte")
    room.sees(page, 102, pan & 255, "pan's low byte")
    page.slider(f"{HEAD} pan").focus()
    page.page.keyboard.press("ArrowRight")
    room.sees(page, 102, (pan + 1) & 255, "one step of 65,536")
    page.button(f"Point {HEAD} at The singer's face").click()
    room.sees(page, 101, 36857 >> 8, "the singer's pan")
    page.until(lambda: page.value(f"{HEAD} tilt") == 44236, "the singer's tilt")


@check("a wheel is set by its labels")
def turns_a_wheel(room, page):
    open_card(page, HEAD)
    page.button(f"{HEAD} color Magenta").click()
    room.sees(page, 108, 120, "the colour wheel")


@check("Add to Cue writes what is set by hand at the song's time, and gives the slots back")
def adds_to_cue(room, page):
    open_card(page, WASH)
    page.button(f"{WASH} colour #0030ff").click()
    page.button("Go to break at 00:30.000").click()
    page.until(lambda: page.time() == 30, "the break")
    before = len(room.rows())
    page.field("Name of the new cue").fill("by hand")
    page.page.get_by_label("Fade of the new cue").fill("1.5")
    page.button("Add to Cue", exact=False).click()
    page.button("Go to by hand at 00:30.000").wait_for()
    page.until(lambda: page.button("Add to Cue").is_disabled(), "nothing is left by hand")
    page.until(lambda: len(room.rows()) == before + 1, "the row in the file")
    row = next(row for row in room.rows() if row.get("name") == "by hand")
    demand(row["time"] == 30 and row["fade"] == 1.5, f"the row says {row}")
    demand(row["values"]["wash_left"]["blue"] == 255, f"the row says {row}")


@check("the key a adds to the cue sheet, too, and u takes it back")
def adds_by_key(room, page):
    open_card(page, FLOOR)
    count = page.page.locator("section[aria-label='Cue sheet'] .count").first
    before = count.inner_text()
    page.slider(f"{FLOOR} red").focus()
    page.page.keyboard.press("End")
    page.page.locator("body").press("a")
    page.until(lambda: count.inner_text() == str(int(before) + 1), "one more cue")
    page.button("Undo", exact=False).first.wait_for()
    page.page.locator("body").press("u")
    page.until(lambda: count.inner_text() == before, "one cue less")
    page.page.locator("body").press("Shift+U")
    page.until(lambda: count.inner_text() == str(int(before) + 1), "once more")
    page.page.locator("body").press("u")
    page.until(lambda: count.inner_text() == before, "and gone again")


@check("Release all gives everything back to the song")
def releases_all(room, page):
    open_card(page, FLOOR)
    page.slider(f"{FLOOR} green").focus()
    page.page.keyboard.press("End")
    page.page.keyboard.press("Tab")
    page.button("Release all").click()
    page.until(lambda: page.button("Release all").is_disabled(), "nothing by hand")
    page.button(f"Release {FLOOR} green").wait_for(state="hidden")
