"""What holds for the page as a whole: its state, the stage, the chat, other pages, and what breaks."""

import json
import os

from .room import FLOOR, HEAD, SONG, WASH, check, count, demand, open_card


@check("a locked show takes no edits, and says so")
def locks(room, page):
    page.button("Lock the show against edits").click()
    page.button("Unlock the show for edits").wait_for()
    demand(page.button("New cue").is_disabled() and page.button("New part").is_disabled(), "edits are offered")
    open_card(page, FLOOR)
    page.slider(f"{FLOOR} red").focus()
    page.page.keyboard.press("End")
    page.key("a")
    page.page.get_by_role("alert").first.wait_for()
    page.button("Unlock the show for edits").click()
    page.button("Lock the show against edits").wait_for()
    page.button("Release all").click()


@check("a notice of an error covers nothing, and goes by its cross")
def tells_errors(room, page):
    page.button("Lock the show against edits").click()
    open_card(page, FLOOR)
    page.slider(f"{FLOOR} red").focus()
    page.page.keyboard.press("End")
    page.key("a")
    page.page.get_by_role("alert").first.wait_for()
    covered = page.page.evaluate("""() => [...document.querySelectorAll('button, input, select, textarea')]
      .filter((element) => !element.closest('.toast, [inert]') && element.getClientRects().length)
      .filter((element) => {
        const {left, top, width, height} = element.getBoundingClientRect();
        const middle = top + height / 2;
        // What is scrolled out of sight is not covered.
        const sight = element.closest('.scroller, .together-body, .form-body')?.getBoundingClientRect();
        if (sight && (middle < sight.top || middle > sight.bottom)) return false;
        return document.elementFromPoint(left + width / 2, middle)?.closest('.toast');
      }).map((element) => element.getAttribute('aria-label') || element.textContent)""")
    demand(not covered, f"the notice covers {covered}")
    while page.page.locator(".toast").count():
        page.button("Dismiss").first.click()
    page.button("Release all").click()
    page.button("Unlock the show for edits").click()


@check("the state of saving and of the connection is always in sight")
def tells_its_state(room, page):
    page.page.get_by_role("status", name="Connection").get_by_text("Connected").wait_for()
    page.page.get_by_role("status", name="Connection").get_by_text("Sync ±").wait_for()
    page.button("Save now", exact=False).click()
    page.button("Saved. Save now").wait_for(timeout=20000)


@check("the assistant's answer comes in pieces, and proposals are taken up or dropped")
def chats(room, page):
    field = page.field("Message to the assistant")
    field.fill("what happens at the drop?")
    field.press("Enter")
    page.page.get_by_role("log").get_by_text("what happens at the drop?").first.wait_for()
    page.page.locator(".from-assistant[aria-busy=false]").first.wait_for()
    demand(field.input_value() == "", "the prompt was not emptied")
    proposal = page.page.get_by_role("group", name="Proposal")
    if proposal.count() > 0:
        proposal.first.get_by_role("button", name="Drop").click()
        proposal.first.get_by_text("Dropped").wait_for()


@check("the stage shows the rig, and a click on a light opens its card")
def shows_the_stage(room, page):
    canvas = page.page.get_by_role("img", name="The rig from above")
    box = canvas.bounding_box()
    # The wash on the left hangs at x 0.2, y 0.1 of the room; margins as the picture has them.
    x, y = 22 + 0.2 * (box["width"] - 44), box["height"] - 38 - 0.1 * (box["height"] - 60)
    page.page.mouse.move(box["x"] + x, box["y"] + y)
    page.page.locator(".stage-name", has_text=WASH).wait_for()
    page.page.mouse.click(box["x"] + x, box["y"] + y)
    page.page.get_by_role("listitem", name=WASH).locator(".card-body").wait_for()
    page.button("Stage from above").click()
    canvas.wait_for(state="detached")
    page.button("Stage from above").click()
    canvas.wait_for()


@check("the stage grows over the lanes of the song and shrinks again, with the fixtures at hand")
def enlarges_the_stage(room, page):
    canvas = page.page.get_by_role("img", name="The rig from above")
    small = canvas.bounding_box()
    page.key("s")
    page.until(lambda: canvas.bounding_box()["width"] > 1.7 * small["width"], "a large stage")
    page.page.get_by_role("region", name="Song parts").wait_for(state="hidden")
    page.button("Select pars").click()
    page.slider("Together colour").wait_for()
    page.picture("large-stage")
    page.key("Escape")
    page.key("Escape")
    page.until(lambda: canvas.bounding_box() == small, "the small stage")
    page.page.get_by_role("region", name="Song parts").wait_for()


@check("on the stage fingers take one more with each tap, and a tap beside gives all back")
def taps_on_stage(room, page):
    other = room.open(size=(1024, 768), touch=True)
    try:
        box = other.page.get_by_role("img", name="The rig from above").bounding_box()
        tick = other.page.locator(".tick input:checked")

        def tap(across, up):
            other.page.touchscreen.tap(
                box["x"] + 22 + across * (box["width"] - 44), box["y"] + box["height"] - 38 - up * (box["height"] - 60))

        for number, place in enumerate(((0.2, 0.1), (0.8, 0.1), (0.1, 0.7)), 1):
            tap(*place)
            other.until(lambda: tick.count() == number, f"{number} selected")
        other.page.get_by_role("region", name="Together").get_by_text("3 fixtures").wait_for()
        tap(0.8, 0.1)
        other.until(lambda: tick.count() == 2, "one given back")
        tap(0.5, 0.95)
        other.until(lambda: tick.count() == 0, "none")
        demand(not other.faults, f"the page was not quiet: {other.faults}")
    finally:
        other.close()


@check("all cards open and close at once, and are found by their name")
def finds_fixtures(room, page):
    cards = page.page.get_by_role("list", name="Fixture cards").locator(".card")
    bodies = page.page.locator(".card-body")
    if page.button("Close all fixtures").count():
        page.button("Close all fixtures").click()
    page.page.get_by_label("Filter fixtures").fill("head")
    page.until(lambda: cards.count() == 2, "two heads")
    page.button("Open all fixtures").click()
    page.until(lambda: bodies.count() == 2, "two open cards")
    page.page.get_by_label("Filter fixtures").fill("")
    page.button("Close all fixtures").click()
    page.until(lambda: cards.count() == 6 and bodies.count() == 0, "six closed cards")


@check("the help tells every key")
def helps(room, page):
    page.key("?")
    dialog = page.page.get_by_role("dialog", name="Help")
    dialog.get_by_text("Add to Cue").wait_for()
    page.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


@check("an idle page draws nothing")
def rests(room, page):
    page.page.wait_for_timeout(1500)
    asked = page.page.evaluate("""() => new Promise((done) => {
      let count = 0;
      const original = window.requestAnimationFrame;
      window.requestAnimationFrame = (call) => { count++; return original(call); };
      setTimeout(() => { window.requestAnimationFrame = original; done(count); }, 3000);
    })""")
    demand(asked <= 12, f"{asked} frames were asked for in three seconds of rest")


@check("a second page shows what the first one does: faders, edits and the song")
def shares(room, page):
    other = room.open()
    try:
        page.page.get_by_role("status", name="Clients").wait_for()
        open_card(page, WASH)
        open_card(other, WASH)
        page.slider(f"{WASH} green").focus()
        page.page.keyboard.press("End")
        other.until(lambda: other.value(f"{WASH} green") == 255, "the fader on the second page")
        other.button(f"Release {WASH} green").click()
        page.button(f"Release {WASH} green").wait_for(state="hidden")
        page.button("Go to break at 00:30.000").click()
        other.until(lambda: other.time() == 30, "the break on the second page")
        page.button("Play", exact=True).click()
        other.page.get_by_text("Another client plays").wait_for()
        other.until(lambda: other.time() > 31, "the song on the second page")
        other.until(lambda: abs(other.time() - page.time()) < 0.3, "both pages at the same place")
        page.page.wait_for_timeout(1200)
        other.button("Go to drop at 00:15.000").click()
        page.until(lambda: 15 <= page.time() < 20, "the sound goes where the second page went")
        other.button("Pause").click()
        page.button("Play", exact=True).wait_for()
        page.page.wait_for_timeout(300)
        held = page.time()
        page.page.wait_for_timeout(300)
        demand(page.time() == held, "the first page's sound went on")
        demand(not other.faults, f"the second page was not quiet: {other.faults}")
    finally:
        other.close()
    page.page.get_by_role("status", name="Clients").wait_for(state="detached")
    page.button("Stop").click()


@check("a page whose connection breaks comes back by itself, and the song goes on")
def reconnects(room, page):
    sockets = []

    def route(socket):
        sockets.append(socket)
        socket.connect_to_server()

    other = room.open(before=lambda raw: raw.route_web_socket("**/ws*", route))
    try:
        other.button("Play", exact=True).click()
        other.until(lambda: other.time() > 0.5, "the song runs")
        sockets[-1].close(code=1001)
        other.page.get_by_role("alert").filter(has_text="Not connected").wait_for()
        other.page.get_by_role("status", name="Connection").get_by_text("Connected", exact=True).wait_for()
        demand(len(sockets) == 2, f"{len(sockets)} connections")
        at = other.time()
        other.until(lambda: other.time() > at + 1 and other.button("Pause").is_visible(), "the song goes on")
        packets = len(room.node.packets)
        other.page.wait_for_timeout(800)
        demand(len(room.node.packets) > packets + 5, "the light did not go on")
        other.button("Stop").click()
    finally:
        other.close()


@check("after the service was killed and started again, the page is back with every edit")
def survives_a_kill(room, page):
    open_card(page, WASH)
    page.slider(f"{WASH} red").focus()
    page.page.keyboard.press("End")
    page.field("Name of the new cue").fill("just before")
    page.button("Add to Cue", exact=False).click()
    page.button("Go to just before", exact=False).wait_for()
    before = count(page)
    room.service.restart_after_kill()
    page.page.get_by_role("status", name="Connection").get_by_text("Connected", exact=True).wait_for(timeout=15000)
    page.until(lambda: count(page) == before, "all cues")
    page.button("Go to just before", exact=False).wait_for()
    page.faults = [fault for fault in page.faults if "WebSocket" not in fault]


@check("without a connection what would be lost is dimmed, and what was typed is kept")
def waits_for_the_connection(room, page):
    sockets = []
    isAway = []

    def route(socket):
        if isAway:
            socket.close(code=1001)
            return
        sockets.append(socket)
        socket.connect_to_server()

    other = room.open(before=lambda raw: raw.route_web_socket("**/ws*", route))
    try:
        open_card(other, WASH)
        other.button("New cue").click()
        other.field("Cue name").fill("half typed")
        other.field("Name of the new cue").fill("by hand")
        isAway.append(True)
        sockets[-1].close(code=1001)
        other.page.get_by_role("alert").filter(has_text="Not connected").wait_for()
        for name in ("Play", "Stop", "Add", "Preview", "Save now", "Select song", "Release all"):
            demand(other.button(name, exact=name != "Save now").first.is_disabled(), f"{name} is offered")
        inert = other.page.locator("[inert]")
        for inside in (".card-body", ".waveform", ".virtual", ".row.part"):
            demand(other.page.locator(f"{inside}[inert]").count() > 0, f"{inside} takes hands")
        other.picture("offline")
        other.field("Cue name").fill("half typed, and more")
        # What was taken up from a journal may still be told.
        told = other.page.locator(".toast").count()
        other.key(" ")
        other.key("a")
        demand(other.page.locator(".toast").count() <= told, "a key did something")
        isAway.clear()
        other.page.get_by_role("status", name="Connection").get_by_text("Connected", exact=True).wait_for(timeout=15000)
        other.until(lambda: inert.count() == 0, "everything takes hands again")
        demand(other.field("Cue name").input_value() == "half typed, and more", "the form lost what was typed")
        demand(other.field("Name of the new cue").input_value() == "by hand", "the name was lost")
        demand(other.button("Play", exact=True).is_enabled(), "Play is not offered")
    finally:
        other.close()


@check("a form that is open while the service starts anew keeps what was typed, on the same row")
def keeps_what_was_typed(room, page):
    page.page.get_by_label("Filter cues").fill("Break: the piano")
    page.button("Edit Break: the piano comes up").click()
    page.field("Cue name").fill("The piano, at last")
    room.service.restart_after_kill()
    page.page.get_by_role("alert").filter(has_text="Not connected").wait_for()
    page.page.get_by_role("status", name="Connection").get_by_text("Connected", exact=True).wait_for(timeout=15000)
    page.page.get_by_role("form", name="Edit cue").wait_for()
    demand(page.field("Cue name").input_value() == "The piano, at last", "the form lost what was typed")
    page.button("Apply").click()
    page.page.get_by_label("Filter cues").fill("The piano, at last")
    page.button("Go to The piano, at last at 00:31.875").wait_for()
    page.key("u")
    page.key("Escape")
    page.page.get_by_label("Filter cues").fill("")
    page.faults = [fault for fault in page.faults if "WebSocket" not in fault]


@check("on a tablet held upright one lane shows at a time, and all can be reached")
def fits_a_tablet(room, page):
    other = room.open(size=(768, 1024), touch=True)
    try:
        for tab, what in (("Parts", "Song parts"), ("Cues", "Cue sheet"), ("Fixtures", "Fixtures"), ("Chat", "Chat")):
            other.page.get_by_role("tab", name=tab, exact=True).click()
            other.page.get_by_role("region", name=what, exact=True).wait_for()
            if tab == "Fixtures":
                open_card(other, HEAD)
            other.picture(f"tablet-{tab.lower()}")
            small = other.page.evaluate("""() => [...document.querySelectorAll('button, input:not([type=checkbox]), select, [role=slider]')]
              .map((element) => [element.getAttribute('aria-label') || element.textContent, element.getBoundingClientRect()])
              .filter(([, box]) => box.width > 0 && (box.height < 40 || box.width < 40)).map(([name]) => name)""")
            demand(not small, f"too small for a finger: {small}")
        wide = other.page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
        demand(not wide, "the page is wider than the screen")
    finally:
        other.close()


@check("of two thousand cues only those in sight are in the page, and the list scrolls to the end")
def holds_many_cues(room, page):
    sheet = os.path.join(room.service.show, "cues", f"{SONG}.cue.json")
    rows = [{"time": round(k * 0.031, 3), "name": f"row {k}", "fixture_id": "floor_left", "effect": "full",
             "data": {"color": "#2040ff"}} for k in range(2000)]
    with open(sheet, "w") as file:
        json.dump({"song_filename": SONG, "entries": rows}, file)
    page.until(lambda: count(page) == "2000", "the sheet that was written outside", 15)
    shown = page.page.locator("[data-cue]")
    demand(shown.count() < 60, f"{shown.count()} rows in the page")
    page.page.get_by_role("list", name="Cues").evaluate("list => list.scrollTo(0, list.scrollHeight)")
    page.button("Go to row 1999", exact=False).wait_for()
    demand(shown.count() < 60, f"{shown.count()} rows in the page")
    page.button("Play", exact=True).click()
    rate = page.frame_rate()
    page.button("Stop").click()
    print(f"   while 2,000 cues play: {rate:.1f} frames a second")
