"""Song parts and hints."""

from .room import SONG, check


@check("a part is added, edited, dragged by its edge, and deleted with a way back")
def edits_parts(room, page):
    page.button("New part").click()
    page.field("Part title").fill("Bridge")
    page.field("Part start").fill("57")
    page.field("Part end").fill("60")
    page.button("Add part").click()
    page.button("Go to Bridge at 00:57.000").wait_for()
    page.button("Edit Bridge").click()
    page.field("Part title").fill("The bridge")
    page.button("Apply").click()
    page.button("Go to The bridge at 00:57.000").wait_for()
    page.until(lambda: "The bridge" in str(room.service.metadata(SONG)["parts"]), "the part in the file")
    edge = page.page.locator("[part~='region']", has_text="The bridge").locator("[part~='region-handle-right']")
    box = edge.bounding_box()
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 10)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 30, box["y"] + 10, steps=5)
    page.page.mouse.up()
    shown = page.page.get_by_role("listitem").filter(has_text="The bridge").first
    page.until(lambda: "3 s" not in shown.inner_text(), "another length")
    page.button("Edit The bridge").click()
    page.button("Delete part").click()
    page.button("Go to The bridge at 00:57.000").wait_for(state="detached")
    page.page.locator(".toast").get_by_role("button", name="Undo", exact=True).last.click()
    page.button("Go to The bridge at 00:57.000").wait_for()


@check("a hint is made here, gets another moment, another name, and is deleted")
def edits_hints(room, page):
    page.button("Go to drop at 00:15.000").click()
    page.until(lambda: page.time() == 15, "the drop")
    page.field("Name of the new hint").fill("look up")
    page.button("Add the hint").click()
    hint = page.page.get_by_role("group", name="Hint look up")
    hint.get_by_role("button", name="Go to look up at 00:15.000").wait_for()
    page.button("Go to break at 00:30.000").click()
    page.until(lambda: page.time() == 30, "the break")
    page.button("Add this moment to look up").click()
    page.until(lambda: room.service.metadata(SONG)["hints"].get("look up") == [15, 30], "two moments in the file")
    page.button("Edit the hint look up").click()
    page.field("Hint name").fill("look down")
    page.button("Rename").click()
    page.page.get_by_role("group", name="Hint look down").wait_for()
    page.button("Edit the hint look down").click()
    page.button("Delete the hint look down").click()
    page.page.get_by_role("group", name="Hint look down").wait_for(state="detached")
