"""Song Loading, and moving through the song."""

import time

from .room import SONG, check, demand


@check("a song is chosen from the list, and the page fills with what belongs to it")
def chooses_a_song(room, page):
    page.button("Select song").click()
    page.page.get_by_role("menuitemradio", name=SONG, exact=True).click()
    page.page.get_by_role("heading", name=SONG, exact=True).wait_for()
    parts_shown = page.page.get_by_role("list", name="Parts", exact=True).get_by_role("listitem")
    page.until(lambda: parts_shown.count() == 6, "six song parts")
    page.page.get_by_role("listitem", name="Head left, on the truss").wait_for()
    demand(str(len(room.rows())) in page.page.locator("section[aria-label='Cue sheet'] .count").inner_text(), "not all cues are counted")
    demand(SONG in page.page.title(), "the title does not name the song")


@check("the waveform is drawn from the service's peaks, with a region for each part")
def draws_the_waveform(room, page):
    lit = """() => {
      const canvas = document.querySelector('.wave-surface > div')?.shadowRoot.querySelector('canvas');
      if (!canvas) return 0;
      const copy = document.createElement('canvas');
      copy.width = canvas.width;
      copy.height = canvas.height;
      const pen = copy.getContext('2d', { willReadFrequently: true });
      pen.drawImage(canvas, 0, 0);
      const data = pen.getImageData(0, 0, copy.width, copy.height).data;
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
    page.key("Home")
    page.until(lambda: page.time() == 0, "the start")
    page.key("ArrowRight")
    page.until(lambda: abs(page.time() - 0.469) < 0.003, f"the second beat, not {page.time()}")
    page.key("ArrowDown")
    page.until(lambda: abs(page.time() - 1.875) < 0.003, f"the second bar, not {page.time()}")
    page.key("Shift+ArrowLeft")
    page.until(lambda: page.time() == 0, "the start again")
    demand(page.page.get_by_label("Bar and beat").inner_text() == "1.1", "the start is not 1.1")


@check("Space plays and pauses, wherever a click has been")
def plays_by_space(room, page):
    page.page.locator(".parts .row-body, .row-body").first.click()
    page.key(" ")
    page.button("Pause").wait_for()
    page.key(" ")
    page.button("Play").wait_for()
    page.button("Stop").click()
    page.until(lambda: page.time() == 0, "the start")
    page.key(" ")
    page.button("Pause").wait_for()
    page.button("Stop").click()
    page.until(lambda: page.time() == 0, "the start")


@check("play runs the song in real time and the light with it; pause holds; stop ends dark at the start")
def plays(room, page):
    page.key("Home")
    page.until(lambda: page.time() == 0, "the start")
    page.button("Play").click()
    page.button("Pause").wait_for()
    page.until(lambda: page.time() > 0.3, "the song runs")
    first, began = page.time(), time.monotonic()
    packets = len(room.node.packets)
    page.page.wait_for_timeout(2500)
    ran, took = page.time() - first, time.monotonic() - began
    demand(abs(ran - took) < 0.15, f"{ran:.3f} s of song in {took:.3f} s")
    demand(len(room.node.packets) - packets > 60, f"only {len(room.node.packets) - packets} packets in 2.5 s")
    demand(page.page.title().startswith("▶ "), "the title does not tell that it plays")
    page.picture("playing")
    page.key(" ")
    page.button("Play").wait_for()
    # The service answers with where it stands itself, a few milliseconds aside.
    page.page.wait_for_timeout(300)
    held = page.time()
    page.page.wait_for_timeout(400)
    demand(page.time() == held, "the song went on")
    page.button("Stop").click()
    page.until(lambda: page.time() == 0, "the start")
    demand(page.page.title().startswith(SONG), "the title tells that it plays")
    room.sees(page, 2, 0, "the wash's red is dark")


@check("a click on a part, a cue or a hint goes there")
def goes_to_parts(room, page):
    page.button("Go to break at 00:30.000").click()
    page.until(lambda: abs(page.time() - 30) < 0.002, "the break")
    page.page.get_by_role("group", name="Hint gaps").get_by_role("button").nth(2).click()
    page.until(lambda: page.time() in (14.531, 40.781), "a gap")
    page.button("Go to intro at 00:00.000").click()
    page.button("Go to Intro: heads parked, floors without colour at 00:00.000").wait_for()
    page.page.locator(".cue .row-body").nth(5).click()
    page.until(lambda: page.time() == 3.75, "the sixth cue")


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


@check("a tempo is tapped, halved and doubled, typed, and applied; beats and bars follow it")
def sets_the_tempo(room, page):
    page.key("Home")
    for _ in range(8):
        page.key("t")
        page.page.wait_for_timeout(480)
    form = page.page.get_by_role("dialog", name="Tempo")
    form.get_by_text("8 taps").wait_for()
    bpm = page.page.get_by_label("Beats a minute")
    tapped = float(bpm.input_value())
    demand(95 < tapped < 128, f"eight taps, some half a second apart, make {tapped} bpm")
    page.button("Double the tempo").click()
    page.until(lambda: abs(float(bpm.input_value()) - 2 * tapped) < 0.02, "twice the tempo")
    page.button("Half the tempo").click()
    page.button("Faster by a tenth").click()
    page.until(lambda: abs(float(bpm.input_value()) - tapped - 0.1) < 0.02, "a tenth more")
    bpm.fill("120")
    page.page.get_by_label("First beat in seconds").fill("0.34")
    page.button("Beats later by 10 milliseconds").click()
    form.get_by_role("button", name="Apply").click()
    page.button("Tempo: 120 bpm").wait_for()
    form.wait_for(state="detached")
    page.key("ArrowRight")
    page.until(lambda: abs(page.time() - 0.35) < 0.002, f"the first beat, not {page.time()}")
    page.key("ArrowDown")
    page.until(lambda: abs(page.time() - 2.35) < 0.002, f"the second bar, not {page.time()}")
    page.until(lambda: room.service.metadata(SONG).get("bpm") == 120, "the tempo in the file")


@check("a song without a tempo says so wherever beats are missed, and undo brings them back")
def misses_the_tempo(room, page):
    page.button("Tempo: 120 bpm").click()
    page.page.get_by_role("dialog", name="Tempo").get_by_role("button", name="Remove").click()
    page.button("Set tempo").wait_for()
    demand(page.button("Snap to beats").is_disabled(), "beats are snapped to that are not there")
    demand("set the tempo" in page.button("Snap to beats").get_attribute("title"), "the magnet does not say why")
    demand(page.page.get_by_label("Bar and beat").count() == 0, "bars are counted")
    page.button("New cue").click()
    demand(page.button("Chase").is_disabled(), "a chase is offered that cannot run")
    page.key("Escape")
    page.key("u")
    page.button("Tempo: 120 bpm").wait_for()
    page.key("u")
    page.button("Tempo: 128 bpm").wait_for()
    page.key("Home")
    page.until(lambda: page.page.get_by_label("Bar and beat").inner_text() == "1.1", "the beats it had")
