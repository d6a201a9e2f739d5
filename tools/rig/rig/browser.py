"""A real browser on the editor's page: Chromium by Playwright, watched for errors and for requests to anyone else."""

import contextlib
import os
import shutil
import urllib.parse

from . import parts

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def playwright():
    """Playwright's entry, or `Missing` where a part is not installed."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise parts.Missing("playwright (pip install playwright)") from None
    return sync_playwright


def program():
    for name in PROGRAMS:
        if path := shutil.which(name):
            return path
    raise parts.Missing("chromium")


@contextlib.contextmanager
def browser():
    """A running browser; sound plays without a hand having asked for it."""
    path = program()
    with playwright()() as tools:
        chromium = tools.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"])
        try:
            yield chromium
        finally:
            chromium.close()


class Page:
    """One page of the editor; `faults` grows with all that a careful page does not do."""

    def __init__(self, chromium, address, pictures, size=(1440, 900), before=None, touch=False):
        self.address = address
        self.faults = []
        self.sent = []
        self._pictures = pictures
        self._home = urllib.parse.urlsplit(address).netloc
        self._context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, has_touch=touch)
        self.page = self._context.new_page()
        self.page.set_default_timeout(8000)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"an exception: {error.message}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)
        self.page.on("websocket", lambda socket: socket.on("framesent", lambda text: self.sent.append(text)))
        if before:
            before(self.page)
        self.page.goto(address)
        self.page.locator(".page:not(.is-waiting)").wait_for()

    def close(self):
        self._context.close()

    def picture(self, name):
        """Keeps a picture of the page as it is, for people to look at."""
        self.page.screenshot(path=os.path.join(self._pictures, f"{name}.png"))

    def button(self, name, exact=True):
        return self.page.get_by_role("button", name=name, exact=exact)

    def slider(self, name):
        return self.page.get_by_role("slider", name=name, exact=True)

    def field(self, name):
        return self.page.get_by_role("textbox", name=name, exact=True)

    def key(self, name):
        """A key for the page itself: what was typed in before has it no more."""
        self.page.evaluate("() => document.activeElement?.blur()")
        self.page.keyboard.press(name)

    def value(self, slider):
        return int(self.slider(slider).get_attribute("aria-valuenow"))

    def time(self):
        """The song's time as the page shows it, in seconds."""
        minutes, seconds = self.page.get_by_label("Time", exact=True).inner_text().split(":")
        return int(minutes) * 60 + float(seconds)

    def frame_rate(self):
        """Frames a second that the page draws, in the next three seconds."""
        times = self.page.evaluate("""() => new Promise((done) => {
          const times = [];
          const end = performance.now() + 3000;
          const next = (now) => { times.push(now); if (now < end) requestAnimationFrame(next); else done(times); };
          requestAnimationFrame(next);
        })""")
        return (len(times) - 1) / (times[-1] - times[0]) * 1000

    def click_at(self, element, across, down=0.5):
        """A click at a part of the element's width and height, each 0…1."""
        box = element.bounding_box()
        self.page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)

    def drag(self, element, start, end, steps=8):
        """Drags from one part of an element to another, each (across, down) 0…1."""
        box = element.bounding_box()
        points = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in (start, end)]
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        self.page.mouse.move(*points[1], steps=steps)
        self.page.mouse.up()

    def until(self, done, what, within=5.0):
        """Waits until `done()`; the page goes on meanwhile, as it would not in a sleep."""
        waited = 0
        while True:
            if result := done():
                return result
            if waited >= within:
                raise parts.Fault(f"{what}: not within {within:g} s")
            self.page.wait_for_timeout(25)
            waited += 0.025

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.faults.append(f"the console: {message.text}")

    def _request(self, request):
        url = urllib.parse.urlsplit(request.url)
        if url.scheme in ("http", "https", "ws", "wss") and url.netloc != self._home:
            self.faults.append(f"a request to {url.netloc}")

    def _response(self, response):
        if response.status >= 400:
            self.faults.append(f"{response.url} answered {response.status}")
