"""The cue sheet: its list, its form, and what it makes of mistakes."""

from .room import check, count, demand


CUE = "Break: the piano comes up"


def edit(page, name):
    page.page.get_by_label("Filter cues").fill(name)
    page.button(f"Edit {name}").first.click()
    page.page.get_by_role("form", name="Edit cue").wait_for()


def clear_filter(page):
    page.page.get_by_label("Filter cues").fill("")


def named(room, name):
    return [row for row in room.rows() if row.get("name") == name]


@check("the cue sheet is filtered by text, by fixture and by kind")
def filters(room, page):
    page.page.get_by_label("Filter cues").fill("piano comes")
    page.until(lambda: count(page).startswith("1 of"), "one cue")
    clear_filter(page)
    page.page.get_by_label("Filter by fixture").select_option("head_left")
    some = count(page)
    demand(" of " in some and not some.startswith("0"), f"{some} cues of a head")
    page.page.get_by_label("Filter by kind").select_option("chase")
    page.until(lambda: count(page) != some, "fewer cues")
    page.page.get_by_label("Filter by fixture").select_option("")
    page.page.get_by_label("Filter by kind").select_option("")
    page.until(lambda: " of " not in count(page), "all cues")


@check("a row tells its places, its colours and its easing in its second line")
def tells_parameters(room, page):
    page.page.get_by_label("Filter cues").fill("heads spiral")
    more = page.page.locator(".cue .row-more")
    more.filter(has_text="Tape, back left → The singer's face").first.wait_for()
    page.page.get_by_label("Filter cues").fill("fade_in")
    more.filter(has_text="ease-in").first.wait_for()
    page.page.locator(".cue .swatch").first.wait_for()
    clear_filter(page)


@check("a cue is edited in its form, and the file says what was typed")
def edits_a_cue(room, page):
    edit(page, CUE)
    page.field("Cue name").fill("The piano, later")
    page.field("Cue time").fill("0:32.25")
    page.page.get_by_label("Duration in seconds").fill("2.5")
    page.button("Apply").click()
    clear_filter(page)
    page.button("Go to The piano, later at 00:32.250").wait_for()
    row = page.until(lambda: named(room, "The piano, later"), "the row in the file")[0]
    demand(row["time"] == 32.25 and row["duration"] == 2.5, f"the row says {row}")
    demand(page.button("Apply").is_disabled(), "there is something left to apply")
    page.key("u")
    page.button(f"Go to {CUE} at 00:31.875").wait_for()
    page.key("Escape")


@check("a cue is moved by dragging its time, and its mark under the waveform")
def drags_a_cue(room, page):
    page.page.get_by_label("Filter cues").fill(CUE)
    time_cell = page.page.locator(".cue .row-time").first
    page.button("Snap to beats").click()
    page.drag(time_cell, (0.2, 0.5), (0.8, 0.5))
    page.until(lambda: named(room, CUE)[0]["time"] > 32.5, "a later time in the file")
    later = named(room, CUE)[0]["time"]
    strip = page.page.locator(".wave-strip")
    page.drag(strip, (later / 62.5, 0.5), (later / 62.5 + 0.05, 0.5))
    page.until(lambda: named(room, CUE)[0]["time"] > later + 2, "a still later time in the file")
    page.button("Snap to beats").click()
    clear_filter(page)
    page.key("u")
    page.key("u")
    page.until(lambda: named(room, CUE)[0]["time"] == 31.875, "the time it had")


@check("a deleted cue comes back by the notice's Undo")
def deletes_a_cue(room, page):
    before = count(page)
    edit(page, CUE)
    page.button("Delete cue").click()
    clear_filter(page)
    page.until(lambda: count(page) == str(int(before) - 1), "one cue less")
    page.page.locator(".toast").get_by_role("button", name="Undo", exact=True).click()
    page.until(lambda: count(page) == before, "the cue is back")
    page.button("Undo", exact=False).first.wait_for()


@check("a new effect is drawn from what the service says of it, previewed, and added")
def adds_an_effect(room, page):
    page.button("Go to break at 00:30.000").click()
    page.button("New cue").click()
    page.page.get_by_label("Fixture", exact=True).select_option("wash_left")
    page.page.get_by_label("Effect", exact=True).select_option("full")
    page.field("Cue name").fill("all red")
    page.field("color").fill("#ff0000")
    page.page.get_by_label("Duration in seconds").fill("2")
    page.page.get_by_label("brightness").fill("100")
    page.button("Preview").click()
    room.sees(page, 2, 255, "the preview")
    page.button("Add", exact=True).click()
    page.button("Go to all red at 00:30.000").wait_for()
    row = page.until(lambda: named(room, "all red"), "the row in the file")[0]
    demand(row["effect"] == "full" and row["data"]["color"] == "#ff0000" and row["fixture_id"] == "wash_left", f"the row says {row}")
    page.key("Escape")


@check("full brightness stays 1.0, which is not 1, through every edit")
def keeps_decimals(room, page):
    edit(page, "all red")
    demand(page.page.get_by_label("brightness").input_value() == "100", "the form does not say 100 %")
    page.page.get_by_label("Duration in seconds").fill("3")
    page.button("Apply").click()
    page.until(lambda: named(room, "all red")[0]["duration"] == 3, "the new duration in the file")
    brightness = named(room, "all red")[0]["data"]["brightness"]
    demand(isinstance(brightness, float) and brightness == 1, f"the file says {brightness!r}")
    page.button("Close the form").click()
    clear_filter(page)


@check("levels of any channel are set by set_channels, and presets are chosen by name")
def sets_channels(room, page):
    page.button("New cue").click()
    page.page.get_by_label("Fixture", exact=True).select_option("head_left")
    page.page.get_by_label("Effect", exact=True).select_option("set_channels")
    page.field("Cue name").fill("gobo")
    page.page.get_by_label("Add a channel to Levels").select_option("gobo")
    page.page.get_by_label("Levels gobo").fill("16")
    page.button("Add", exact=True).click()
    row = page.until(lambda: named(room, "gobo"), "the row in the file")[0]
    demand(row["data"] == {"gobo": 16}, f"the row says {row}")
    page.page.get_by_label("Effect", exact=True).select_option("seek")
    page.page.get_by_label("preset", exact=True).select_option("Parked")
    page.button("Leave gobo out").click()
    page.button("Apply").click()
    page.until(lambda: named(room, "gobo")[0].get("data") == {"preset": "Parked"}, "the preset in the file")
    page.key("Escape")


@check("a live preview follows the form, and ends with it")
def previews_live(room, page):
    edit(page, "all red")
    page.page.get_by_label("Live").check()
    room.sees(page, 2, 255, "red, previewed")
    page.field("color").fill("#00ff00")
    room.sees(page, 3, 255, "green, previewed")
    page.button("Close the form").click()
    clear_filter(page)


@check("a chase and a snapshot are added by the form, a cue is duplicated")
def adds_others(room, page):
    page.button("New cue").click()
    page.button("Chase").click()
    page.field("Cue name").fill("a chase")
    page.page.get_by_label("Chase", exact=True).last.select_option("heartbeat")
    page.page.get_by_label("Repetitions").fill("2")
    page.button("Add", exact=True).click()
    row = page.until(lambda: named(room, "a chase"), "the chase in the file")[0]
    demand(row["chaser_id"] == "heartbeat" and row["data"]["repetitions"] == 2, f"the row says {row}")
    page.button("New cue").click()
    page.button("Snapshot").click()
    page.field("Cue name").fill("a look")
    page.page.get_by_label("Add a fixture").select_option("floor_left")
    page.page.get_by_label("Add a channel to Floor left, behind the band").select_option(index=1)
    page.button("Add", exact=True).click()
    row = page.until(lambda: named(room, "a look"), "the snapshot in the file")[0]
    demand(len(row["values"]["floor_left"]) == 1, f"the row says {row}")
    page.button("Duplicate cue").click()
    page.until(lambda: len(named(room, "a look")) == 2, "two of it")
    page.key("Escape")


@check("a row that cannot be played is marked, and says why")
def marks_problems(room, page):
    edit(page, "all red")
    page.page.get_by_text("The row as the file has it").click()
    area = page.page.get_by_label("Row as JSON")
    area.fill(area.input_value().replace('"full"', '"ful"'))
    page.button("Apply").click()
    page.page.locator(".cue-form .problem").first.wait_for()
    demand(page.page.locator(".cue .warn").count() == 1, "the row is not marked")
    page.button("One cue cannot be played").click()
    page.until(lambda: count(page).startswith("1 of"), "one row with problems")
    page.button("One cue cannot be played").click()
    page.key("Escape")
    clear_filter(page)
    page.key("u")


@check("a row that lacks what its effect needs cannot be added, and the form says what is missing")
def asks_for_what_is_needed(room, page):
    page.button("New cue").click()
    page.page.get_by_label("Fixture", exact=True).select_option("head_left")
    page.page.get_by_label("Effect", exact=True).select_option("move_to_poi")
    page.page.get_by_text("Still needed: POI").wait_for()
    demand(page.button("Add", exact=True).is_disabled(), "a row without its place can be added")
    demand(page.button("Preview").is_disabled(), "a row without its place can be previewed")
    page.page.get_by_label("POI", exact=True).select_option("singer")
    page.until(lambda: page.button("Add", exact=True).is_enabled(), "Add, once the place is chosen")
    page.page.get_by_label("POI", exact=True).select_option("")
    page.page.get_by_label("Effect", exact=True).select_option("move_to")
    page.page.get_by_text("Still needed, one of: pan, tilt, preset").wait_for()
    demand(page.button("Add", exact=True).is_disabled(), "a move to nowhere can be added")
    page.page.get_by_label("preset", exact=True).select_option("Parked")
    page.until(lambda: page.button("Add", exact=True).is_enabled(), "Add, once the preset is chosen")
    page.button("Snapshot").click()
    demand(page.button("Add", exact=True).is_disabled(), "a snapshot of nothing can be added")
    page.key("Escape")


@check("a row that is added and cannot be played stays in its form, and is taken back by one click")
def takes_a_wrong_row_back(room, page):
    before = count(page)
    page.button("New cue").click()
    page.page.get_by_label("Fixture", exact=True).select_option("head_left")
    page.page.get_by_label("Effect", exact=True).select_option("seek")
    page.page.get_by_label("pan_lsb", exact=True).fill("7")
    page.field("Cue name").fill("half a place")
    page.button("Add", exact=True).click()
    told = page.page.get_by_role("alert").filter(has_text="cannot be played")
    told.wait_for()
    page.page.locator(".cue-form .problem.is-error").wait_for()
    told.get_by_role("button", name="Undo").click()
    page.page.get_by_role("form", name="New cue").wait_for()
    page.until(lambda: count(page) == before and not named(room, "half a place"), "the row is gone again")
    demand(page.field("Cue name").input_value() == "half a place", "what was typed is gone")
    page.page.get_by_label("pan_msb", exact=True).fill("128")
    page.button("Add", exact=True).click()
    page.until(lambda: named(room, "half a place"), "the whole row in the file")
    page.until(lambda: page.page.locator(".cue-form .problem").count() == 0, "nothing wrong with it")
    page.button("Delete cue").click()
    page.key("Escape")


@check("a duplicate lies on the next beat, and its form is open")
def duplicates_elsewhere(room, page):
    edit(page, CUE)
    page.button("Duplicate cue").click()
    page.until(lambda: page.field("Cue time").input_value() == "00:32.344", "the form of the copy, a beat later")
    page.until(lambda: sorted(row["time"] for row in named(room, CUE)) == [31.875, 32.344], "both in the file")
    page.button("Delete cue").click()
    page.until(lambda: len(named(room, CUE)) == 1, "the copy is gone")
    clear_filter(page)
    page.key("Escape")
