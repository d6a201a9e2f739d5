"""What the checks stand on: a service, a node, pages that look at it, and the sentences that were checked."""

import os

from .. import parts
from ..browser import Page

SONG = "tide"
WASH = "Wash left, on the truss"
HEAD = "Head left, on the truss"
FLOOR = "Floor left, behind the band"
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
        # Rows that a check put others in the place of.
        self.sheet = None

    def open(self, **how):
        return Page(self.chromium, self.service.address, self.pictures, **how)

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


def open_card(page, name):
    head = page.button(name)
    if head.get_attribute("aria-expanded") == "false":
        head.click()
    page.page.get_by_role("listitem", name=name).locator(".card-body").wait_for()


def count(page):
    """What the head of the cue sheet says of how many cues are shown."""
    return page.page.locator("section[aria-label='Cue sheet'] > header .count").inner_text()
