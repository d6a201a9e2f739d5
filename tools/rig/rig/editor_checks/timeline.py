"""The timeline: cues as bars under the waveform, and what hands do to them."""

import json
import os

from .room import SONG, check, count, demand

LENGTH = 62.5
ROW = {"time": 20, "name": "a bar", "fixture_id": "head_left", "effect": "full", "duration": 2, "data": {"color": "#20ff40"}}


def bars(page):
    return page.page.locator(".timeline-bars")


def opened(page):
    if not bars(page).count():
        page.key("l")
    bars(page).wait_for()
    page.page.wait_for_timeout(250)
    return bars(page).bounding_box()


def shut(page):
    page.key("Escape")
    page.key("l")
    page.page.get_by_role("list", name="Cues").wait_for()


def alone(room, page, *rows):
    """A sheet of these rows and no other; the one that was there is kept for the end."""
    room.sheet = room.sheet or room.rows()
    # By its count alone a sheet of as many rows could be the one before.
    for written in ([], list(rows)):
        write(room, written)
        page.until(lambda: page.page.locator(".timeline .count").inner_text() == str(len(written)), "the sheet that was written outside", 15)
    page.page.wait_for_timeout(200)


def write(room, rows):
    with open(os.path.join(room.service.show, "cues", f"{SONG}.cue.json"), "w") as file:
        json.dump({"song_filename": SONG, "entries": rows}, file)


def place(page, fixture, seconds):
    """Where a time lies in the first row of a fixture's lane while the whole song is shown."""
    name = page.page.locator(".lane-name").filter(has_text=fixture).bounding_box()
    box = page.page.locator(".timeline-box").bounding_box()
    return box["x"] + seconds / LENGTH * box["width"], name["y"] + name["height"] + 8


def colour_at(page, x, y):
    return page.page.evaluate("""([x, y]) => {
      const canvas = document.querySelector('.timeline-bars');
      const { left, top } = canvas.getBoundingClientRect();
      const ratio = window.devicePixelRatio;
      // Read from a copy: the picture itself stays where it is drawn fastest.
      const copy = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      copy.drawImage(canvas, -Math.round((x - left) * ratio), -Math.round((y - top) * ratio));
      return [...copy.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }""", [x, y])


def is_bar(page, fixture, seconds):
    # The ground and its lines are darker than any bar.
    return sum(colour_at(page, *place(page, fixture, seconds))) > 140


def drag(page, fixture, start, end, key=None):
    (x, y), (to, _) = place(page, fixture, start), place(page, fixture, end)
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    if key:
        page.page.keyboard.down(key)
    page.page.mouse.move(to, y, steps=8)
    page.page.mouse.up()
    if key:
        page.page.keyboard.up(key)


def only(room):
    rows = room.rows()
    return rows[0] if len(rows) == 1 else {}


@check("the timeline takes the place of parts and cue sheet, by button and by key, and never lies under the large stage")
def switches(room, page):
    page.button("Timeline").click()
    page.page.get_by_role("region", name="Timeline").wait_for()
    demand(not page.page.get_by_role("region", name="Song parts").is_visible(), "the parts are seen, too")
    demand(page.page.get_by_role("region", name="Fixtures").is_visible(), "the fixtures are gone")
    page.key("s")
    bars(page).wait_for(state="detached")
    page.key("l")
    bars(page).wait_for()
    demand(page.button("Large stage").count() == 1, "the stage is still large")
    page.page.get_by_role("region", name="Timeline").get_by_role("button", name="Cue sheet").click()
    page.page.get_by_role("region", name="Song parts").wait_for()


@check("the timeline lines up with the waveform above it: its edges, its zoom, and its playhead")
def lines_up(room, page):
    opened(page)
    def edges(selector):
        box = page.page.locator(selector).bounding_box()
        return [box["x"], box["x"] + box["width"]]
    def heads():
        return [page.page.locator(f"{box} > .playhead").bounding_box()["x"] for box in (".waveform", ".timeline-box")]
    demand(edges(".wave-surface") == edges(".timeline-bars"), "one is wider than the other")
    page.button("Zoom in").click()
    page.button("Zoom in").click()
    page.click_at(page.page.locator(".wave-surface"), 0.7, 0.6)
    page.until(lambda: page.time() > 10 and heads()[0] > 200, "the song is there")
    demand(abs(heads()[0] - heads()[1]) < 1.5, f"the playheads are at {heads()}")
    box = bars(page).bounding_box()
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 200)
    before = heads()[0]
    page.page.mouse.wheel(0, -300)
    page.until(lambda: abs(heads()[0] - before) > 5, "the wheel zooms")
    demand(abs(heads()[0] - heads()[1]) < 1.5, f"the playheads are at {heads()} after the wheel")
    page.button("Show the whole song").click()
    shut(page)


@check("a cue is a bar from its time to its end, in the lanes of its fixtures and no other")
def draws_bars(room, page):
    opened(page)
    alone(room, page, ROW, {"time": 40, "name": "a look", "fade": 4, "values": {"wash_left": {"dim": 9}, "floor_left": {"dim": 9}}})
    for fixture, seconds, has in (("Head left", 20.6, True), ("Head left", 21.6, True), ("Head left", 19.5, False), ("Head left", 22.6, False),
                                  ("Head right", 21, False), ("Wash left", 42, True), ("Floor left", 42, True), ("Floor right", 42, False)):
        page.until(lambda: is_bar(page, fixture, seconds) == has, f"{fixture} at {seconds} s: {'a' if has else 'no'} bar")
    page.page.mouse.move(*place(page, "Head left", 21))
    page.page.locator(".timeline-tip").filter(has_text="00:20.000").filter(has_text="full · 2 s").wait_for()


@check("a bar is carried along its lane, onto the beats, and its row in the file has the new time")
def drags_bars(room, page):
    opened(page)
    alone(room, page, ROW)
    drag(page, "Head left", 20.8, 30.85)
    row = page.until(lambda: only(room).get("time", 20) != 20 and only(room), "another time in the file")
    demand(row["time"] == 30, f"the row is at {row['time']}, and the beat at 30")
    drag(page, "Head left", 30.8, 40.85, key="Control")
    page.until(lambda: len(room.rows()) == 2, "a copy in the file")
    demand([row["time"] for row in room.rows()][0] == 30, "the one it was copied of has moved")
    page.key("u")
    page.until(lambda: len(room.rows()) == 1, "the copy is gone")
    page.key("Escape")
    page.until(lambda: page.page.locator(".cue-form").count() == 0, "no form")
    (x, y), (to, _) = place(page, "Head left", 30.8), place(page, "Head left", 50)
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(to, y, steps=4)
    page.page.keyboard.press("Escape")
    page.page.mouse.up()
    page.page.wait_for_timeout(400)
    demand(only(room)["time"] == 30, "Escape did not put it back")


@check("the right edge of a bar is its duration, and that of a snapshot its fade")
def drags_edges(room, page):
    opened(page)
    alone(room, page, ROW)
    drag(page, "Head left", 21.8, 29.8)
    row = page.until(lambda: only(room).get("duration", 2) != 2 and only(room), "another duration in the file")
    demand(row["time"] == 20 and 9.8 < row["duration"] < 10.3, f"the row says {row}")
    alone(room, page, {"time": 20, "fade": 3, "values": {"head_left": {"dim": 9}}})
    drag(page, "Head left", 22.7, 32.7)
    page.until(lambda: 12.6 < only(room).get("fade", 3) < 13.4, "another fade in the file")


@check("a click chooses a bar, the next one goes there, and Delete takes it out until Undo")
def chooses_bars(room, page):
    opened(page)
    alone(room, page, ROW)
    page.page.mouse.click(*place(page, "Floor right", 50))
    page.until(lambda: 49.5 < page.time() < 50.5, "an empty place is gone to")
    page.page.mouse.click(*place(page, "Head left", 21))
    page.page.get_by_role("form", name="Edit cue").wait_for()
    demand(page.time() > 40, "the first click went there")
    page.page.wait_for_timeout(600)
    page.page.mouse.click(*place(page, "Head left", 21))
    page.until(lambda: page.time() == 20, "the second click goes there")
    page.page.keyboard.press("Delete")
    page.until(lambda: room.rows() == [], "no row in the file")
    page.page.locator(".toast").get_by_role("button", name="Undo", exact=True).click()
    page.until(lambda: only(room).get("name") == "a bar", "the row is back")


@check("a double click on an empty place of a lane begins an effect of that fixture at that beat")
def begins_rows(room, page):
    opened(page)
    alone(room, page, ROW)
    page.page.mouse.dblclick(*place(page, "Wash right", 30.1))
    page.page.get_by_role("form", name="New cue").wait_for()
    demand(page.page.get_by_label("Fixture", exact=True).input_value() == "wash_right", "the form has another fixture")
    demand(page.field("Cue time").input_value() == "00:30.000", "the form has another time")
    page.button("Add", exact=True).click()
    page.until(lambda: [row for row in room.rows() if row.get("fixture_id") == "wash_right" and row["time"] == 30], "the row in the file")
    page.key("Escape")
    page.page.mouse.dblclick(*place(page, "Wash left", 45.1))
    page.page.get_by_role("form", name="New cue").wait_for()
    page.page.mouse.dblclick(*place(page, "Wash right", 15.1))
    page.until(lambda: page.page.get_by_label("Fixture", exact=True).input_value() == "wash_right", "the form of the later place")
    page.key("Escape")


@check("a finger taps a bar to choose it, scrolls where it moves at once, and carries what it rested on; two fingers zoom")
def takes_fingers(room, page):
    alone_on = room.open(size=(1180, 820), touch=True)
    try:
        opened(alone_on)
        alone(room, alone_on, ROW)
        alone_on.page.touchscreen.tap(*place(alone_on, "Head left", 21))
        alone_on.page.get_by_role("form", name="Edit cue").wait_for()
        alone_on.key("Escape")
        alone_on.page.get_by_role("form", name="Edit cue").wait_for(state="detached")
        alone_on.page.wait_for_timeout(300)
        wire = alone_on.page.context.new_cdp_session(alone_on.page)

        def touch(kind, *points):
            wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

        (x, y), (to, _) = place(alone_on, "Head left", 21), place(alone_on, "Head left", 31)
        touch("touchStart", (x, y))
        alone_on.page.wait_for_timeout(600)
        for step in range(1, 9):
            touch("touchMove", (x + (to - x) * step / 8, y))
        touch("touchEnd")
        alone_on.until(lambda: 29.5 < only(room).get("time", 0) < 30.5, "the row is where the finger carried it")
        alone_on.picture("timeline-touch")

        def shown():
            """The part of the song in sight."""
            return alone_on.page.evaluate("""async () => {
              const { windowShown } = await import('/header/zoom.js');
              return windowShown();
            }""")

        y = place(alone_on, "Wash left", 0)[1] + 20
        touch("touchStart", (200, y), (300, y))
        for step in range(1, 7):
            touch("touchMove", (200 - 20 * step, y), (300 + 20 * step, y))
        touch("touchEnd")
        alone_on.until(lambda: shown()["seconds"] < 30, "two fingers zoom in")
        alone_on.page.wait_for_timeout(300)
        before, time = shown()["start"], alone_on.time()
        touch("touchStart", (400, y))
        for step in range(1, 7):
            touch("touchMove", (400 - 40 * step, y))
        touch("touchEnd")
        alone_on.until(lambda: shown()["start"] > before + 2, "one finger scrolls")
        demand(alone_on.time() == time, "it went somewhere, too")
        demand(not alone_on.faults, f"the page was not quiet: {alone_on.faults}")
    finally:
        alone_on.close()


@check("the timeline of two thousand cues runs as smoothly as the page does, and draws nothing while it rests")
def holds_many_bars(room, page):
    fixtures = ["wash_left", "wash_right", "floor_left", "floor_right", "head_left", "head_right"]
    opened(page)
    alone(room, page, *({"time": round(k * 0.031, 3), "name": f"row {k}", "fixture_id": fixtures[k % 6], "effect": "flash", "duration": 0.4,
                         "data": {"color": "#2040ff"}} for k in range(2000)))
    page.page.evaluate("""() => {
      const draw = CanvasRenderingContext2D.prototype.clearRect;
      window.drawn = 0;
      CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        if (this.canvas.matches('.timeline-bars')) window.drawn += 1;
        return draw.apply(this, box);
      };
    }""")
    page.button("Play", exact=True).click()
    rate = page.frame_rate()
    page.button("Stop").click()
    print(f"   while 2,000 bars play: {rate:.1f} frames a second, the picture drawn {page.page.evaluate('window.drawn')} times")
    demand(page.page.evaluate("window.drawn") <= 3, "the picture is drawn anew while nothing in it changes")
    demand(rate > 20, f"{rate:.1f} frames a second")
    page.button("Zoom in").click()
    page.until(lambda: page.page.evaluate("window.drawn") > 0, "drawn for the zoom")
    page.button("Show the whole song").click()
    shut(page)
    write(room, room.sheet)
    page.until(lambda: count(page) == str(len(room.sheet)), "the sheet as it was", 15)
