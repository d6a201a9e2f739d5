"""Faders, colours, heads by hand, and Add to Cue."""

from .room import FLOOR, HEAD, WASH, check, demand, open_card


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
    deltas = page.until(lambda: [text for text in page.sent if '"delta"' in str(text)], "a message")
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
    demand(page.page.get_by_label("Fade of the new cue").input_value() == "", "the fade is left for the next cue")
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
    page.key("a")
    page.until(lambda: count.inner_text() == str(int(before) + 1), "one more cue")
    page.button("Undo", exact=False).first.wait_for()
    page.key("u")
    page.until(lambda: count.inner_text() == before, "one cue less")
    page.key("Shift+U")
    page.until(lambda: count.inner_text() == str(int(before) + 1), "once more")
    page.key("u")
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
