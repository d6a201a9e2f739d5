"""Several fixtures at once: how they are selected, and what is done to all of them."""

import json

from .room import FLOOR, HEAD, WASH, check, count, demand, open_card

WASHES = (WASH, "Wash right, on the truss")
FLOORS = (FLOOR, "Floor right, behind the band")
HEADS = (HEAD, "Head right, on the truss")


def tick(page, *names):
    for name in names:
        page.page.get_by_role("checkbox", name=f"Select {name}", exact=True).check()


def ticked(page):
    return page.page.locator(".tick input:checked").count()


def none(page):
    page.key("Escape")
    page.until(lambda: ticked(page) == 0, "nothing is selected")


def stage_at(page, across, up):
    """Where a place of the room, each way 0…1, lies in the stage's picture, in pixels of the page."""
    box = page.page.get_by_role("img", name="The rig from above").bounding_box()
    return box["x"] + 22 + across * (box["width"] - 44), box["y"] + box["height"] - 38 - up * (box["height"] - 60)


@check("two ticks make a card of both, and its picker sets all of them in one message")
def colours_together(room, page):
    together = page.page.get_by_role("region", name="Together")
    tick(page, WASH)
    demand(together.count() == 0, "one fixture is told to be together")
    tick(page, *WASHES, *FLOORS)
    together.get_by_text("4 fixtures").wait_for()
    page.sent.clear()
    page.button("Together colour #ff7000").click()
    for slot, level in ((2, 255), (3, 112), (10, 255), (11, 112), (21, 255), (22, 112), (29, 255), (30, 112)):
        room.sees(page, slot, level, "orange on all four")
    deltas = [json.loads(text) for text in page.sent if '"delta"' in str(text)]
    demand(len(deltas) == 1 and len(deltas[0]["changes"]) == 12, f"not one message for all: {deltas}")
    page.button("Release all").click()


@check("the shared dimmer moves those that are free, and armed ones once they are unlocked")
def dims_together(room, page):
    tick(page, *WASHES, *FLOORS)
    # A fixture is armed once it is touched.
    page.button("Together colour #ff7000").click()
    room.sees(page, 1, 255, "the wash's dimmer is armed")
    page.click_at(page.slider("Together dimmer"), 0.5)
    page.until(lambda: page.value("Together dimmer") in range(120, 136), "half of the dimmer")
    level = page.value("Together dimmer")
    room.sees(page, 24, level, "the left floor's dimmer")
    room.sees(page, 32, level, "the right floor's dimmer")
    room.sees(page, 1, 255, "the wash's dimmer is armed")
    page.button("Unlock Together dimmer, armed on 2").click()
    page.slider("Together dimmer").focus()
    page.page.keyboard.press("Home")
    for slot in (1, 9, 24, 32):
        room.sees(page, slot, 0, "all four are dark")
    page.button("Release Together dimmer").click()
    room.sees(page, 1, 255, "the wash's dimmer, released")
    page.button("Release all").click()
    none(page)


@check("heads are picked by their kind, pointed by one pad, and at places that all of them know")
def points_together(room, page):
    page.button("Select heads").click()
    page.until(lambda: ticked(page) == 2, "two heads")
    page.click_at(page.slider("Together pan and tilt"), 0.75, 0.25)
    page.until(lambda: room.level(0, 101) == room.level(0, 113) and room.level(0, 101) in range(188, 196), "both pan")
    demand(room.level(0, 103) == room.level(0, 115), "the tilts differ")
    page.button("Point all at The singer's face").click()
    room.sees(page, 101, 36857 >> 8, "the left head's own way to the singer")
    page.until(lambda: room.level(0, 113) not in (None, room.level(0, 101)), "the right head has its own")
    page.button("Together preset Parked").click()
    for slot in (101, 103, 113, 115):
        room.sees(page, slot, 128, "parked")
    page.button("Together color Magenta").click()
    room.sees(page, 108, 120, "the left wheel")
    room.sees(page, 120, 120, "the right wheel")
    page.picture("together")
    page.button("Release all").click()
    page.button("Select heads").click()
    page.until(lambda: ticked(page) == 0, "the same pick again gives them back")


@check("the stage selects: a click one, Ctrl one more, a rectangle all in it, and Escape none")
def selects_on_stage(room, page):
    left, right = stage_at(page, 0.2, 0.1), stage_at(page, 0.8, 0.1)
    page.page.mouse.click(*left)
    page.until(lambda: ticked(page) == 1, "one by a click")
    page.page.keyboard.down("Control")
    page.page.mouse.click(*right)
    page.page.keyboard.up("Control")
    page.until(lambda: ticked(page) == 2, "two by Ctrl")
    page.page.mouse.move(*stage_at(page, 0.02, 0.85))
    page.page.mouse.down()
    page.page.mouse.move(*stage_at(page, 0.42, 0.0), steps=6)
    demand(page.page.locator(".stage-frame").is_visible(), "the rectangle is not seen")
    page.page.mouse.up()
    page.until(lambda: ticked(page) == 3, "three in the rectangle")
    names = page.page.locator(".card.is-selected").evaluate_all("cards => cards.map((card) => card.getAttribute('aria-label'))")
    demand(sorted(names) == sorted((WASH, HEAD, FLOOR)), f"the rectangle took {names}")
    none(page)


@check("Ctrl and Shift select in the list, Ctrl A all of it")
def selects_by_keys(room, page):
    page.button(WASH).click(modifiers=["Control"])
    page.button(FLOORS[1]).click(modifiers=["Shift"])
    page.until(lambda: ticked(page) == 4, "the four from the first to the last")
    page.page.get_by_role("list", name="Fixture cards").focus()
    page.page.keyboard.press("Control+a")
    page.until(lambda: ticked(page) == 6, "all six")
    none(page)


@check("the look of one fixture is copied to others, whatever their channels are called")
def copies_looks(room, page):
    open_card(page, WASH)
    page.button(f"{WASH} colour #00c8ff").click()
    room.sees(page, 3, 200, "the wash's green")
    page.until(lambda: page.value(f"{WASH} dim") == 255, "the wash is armed")
    page.button(f"Copy the look of {WASH}").click()
    tick(page, *FLOORS)
    page.button("Paste look").click()
    for slot, level in ((21, 0), (22, 200), (23, 255), (24, 255), (30, 200), (31, 255)):
        room.sees(page, slot, level, "the floors look like the wash")
    page.button("Release all").click()
    none(page)


@check("a new effect is added for all selected, a row each, and taken back by one click")
def adds_for_all(room, page):
    before = count(page)
    tick(page, *WASHES, *FLOORS)
    page.button("New cue").click()
    page.page.get_by_text("and 1 more").wait_for()
    page.page.get_by_label("Effect", exact=True).select_option("flash")
    page.field("Cue name").fill("all four")
    page.field("color").fill("#00ff00")
    page.button("Add 4").click()
    rows = page.until(lambda: [row for row in room.rows() if row.get("name") == "all four"], "the rows in the file")
    page.until(lambda: count(page) == str(int(before) + 4), "four more")
    rows = page.until(lambda: len(found := [row for row in room.rows() if row.get("name") == "all four"]) == 4 and found, "four rows")
    demand(sorted(row["fixture_id"] for row in rows) == ["floor_left", "floor_right", "wash_left", "wash_right"], f"the rows say {rows}")
    page.page.locator(".toast").get_by_role("button", name="Undo", exact=True).last.click()
    page.until(lambda: count(page) == before, "none of them is left")
    page.key("Escape")
    none(page)
