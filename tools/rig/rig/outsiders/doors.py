"""Who may come in, and what for."""

import os
import subprocess

from .. import service
from .bench import Bench

TOKEN = "abcdefghijklmnop"


class Doors(Bench):
    def _refused(self, editing, **options):
        """The HTTP status with which a WebSocket is turned away; 0 where it is not."""
        try:
            service.Browser(editing.address, **options).close()
            return 0
        except service.InvalidHandshake as error:
            return getattr(getattr(error, "response", None), "status_code", -1)

    def doors(self, folder):
        """other sites, other names, paths that lead out, and parts of a sound"""
        with self._edit(folder) as editing:
            get = lambda path, *fields: service.raw(editing.address, service.request(path, editing.address, *fields))
            self.expect(service.status(get("/")) == 200, "the page is there", get("/")[:200])
            for name in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "0.0.0.0", ""):
                code = service.status(get("/", f"Host: {name}"))
                self.expect(code in (400, 403), f"a request for the host '{name}' is refused", code)
            for origin in ("http://evil.example", "null", "http://127.0.0.1:1", "https://localhost.evil.example"):
                code = self._refused(editing, origin=origin)
                self.expect(code == 403, f"a WebSocket of the origin '{origin}' is refused", code)
            self.expect(self._refused(editing, origin=None) == 0, "a program without an origin may come in")
            self._traversal(get)
            self._ranges(get, editing)
            code = service.status(get("/ws"))
            self.expect(code in (400, 404, 426), "the WebSocket's place is no page", code)
            with editing.browser() as browser:
                self.expect(browser.ask("subscribe", frames=True)["type"] == "accepted", "the service is still there")

    def _traversal(self, get):
        secret = b"fixture_id"
        paths = [f"{start}{way}" for start in ("/", "/songs/", "/songs/tide.mp3/")
                 for way in ("../cues/tide.cue.json", "..%2fcues%2ftide.cue.json", "%2e%2e/cues/tide.cue.json",
                             "..%5c..%5ccues/tide.cue.json", "....//cues/tide.cue.json", "%2e%2e%2fshow.json",
                             "../../../../../../etc/passwd", "..%00/cues/tide.cue.json", "%252e%252e/show.json",
                             "..;/cues/tide.cue.json", "../songs/../cues/tide.cue.json", ".lightshow/journal",
                             "tide.mp3%00.html", "//etc/passwd", "")]
        leaked = []
        for path in paths:
            answer = get(path)
            is_page = path == "/"
            if service.status(answer) not in (400, 403, 404, 405) and not is_page or secret in answer \
                    or b"root:" in answer:
                leaked.append(f"{path}: {service.status(answer)}")
        self.expect(not leaked, f"{len(paths)} paths that lead out of the page and the songs lead nowhere",
                    "; ".join(leaked[:4]))

    def _ranges(self, get, editing):
        with open(os.path.join(editing.show, "songs", "tide.mp3"), "rb") as file:
            whole = file.read()
        size = len(whole)
        body = lambda answer: answer.partition(b"\r\n\r\n")[2]
        answer = get("/songs/tide.mp3")
        self.expect(service.status(answer) == 200 and body(answer) == whole, "the whole sound is the file")
        good = {"0-99": whole[:100], "100-": whole[100:], "-100": whole[-100:], f"0-{size * 2}": whole,
                f"{size - 1}-": whole[-1:], "0-0": whole[:1]}
        wrong = [name for name, part in good.items()
                 if (answer := get("/songs/tide.mp3", f"Range: bytes={name}")) and
                 (service.status(answer) != 206 or body(answer) != part)]
        self.expect(not wrong, f"{len(good)} ranges of the sound are those bytes of the file", wrong)
        bad = [f"bytes={size}-", "bytes=99999999999999999999999-"]
        codes = [service.status(get("/songs/tide.mp3", f"Range: {name}")) for name in bad]
        self.expect(all(code in (416, 200) for code in codes), "a range past the end is refused", codes)
        odd = ["bytes=5-2", "bytes=a-b", "bytes=", "bytes=0-1,5-6,8-9", "lines=1-2", "bytes=--1", "bytes=-0"]
        codes = [service.status(get("/songs/tide.mp3", f"Range: {name}")) for name in odd]
        self.expect(all(code in (200, 206, 400, 416) for code in codes), "ranges that are none do no harm", codes)

    def token(self, folder):
        """an address that others can reach, without the token and with a wrong one"""
        show = service.demo_copy(folder)
        beyond = "0.0.0.0:0"
        done = subprocess.run([self.lightshow.binary, "edit", show, "--listen", beyond, "--node", "127.0.0.1:6454"],
                              capture_output=True, text=True, timeout=20, cwd=folder)
        self.expect(done.returncode != 0 and "token" in done.stderr + done.stdout,
                    "without a token it serves to nobody but this machine", done.stderr)
        with service.Editing(self.lightshow, show, "127.0.0.1:6454", listen=beyond,
                            arguments=["--token", TOKEN]) as editing:
            address = f"127.0.0.2:{editing.place[1]}"
            get = lambda path, *fields: service.raw(address, service.request(path, address, *fields))
            places = ["/", "/ws", "/songs/tide.mp3", "/nothing", f"/?token={TOKEN[:-1]}", f"/?token={TOKEN}x",
                      "/?token=", "/?token", f"/?TOKEN={TOKEN}"]
            codes = {place: service.status(get(place)) for place in places}
            self.expect(set(codes.values()) == {401}, "nothing is told without the right token", codes)
            for query in ("", "?token=wrongwrongwrongwrong"):
                code = 0
                try:
                    service.Browser(address, query=query).close()
                except service.InvalidHandshake as error:
                    code = error.response.status_code
                self.expect(code == 401, f"a WebSocket with '{query}' is refused", code)
            answer = get(f"/?token={TOKEN}")
            cookie = [line for line in answer.split(b"\r\n") if line.lower().startswith(b"set-cookie:")]
            self.expect(service.status(answer) in (200, 302, 303, 307) and bool(cookie),
                        "the whole link opens the page", answer[:200])
            self.expect(bool(cookie) and b"HttpOnly" in cookie[0] and b"SameSite=Strict" in cookie[0],
                        "scripts and other sites do not get the token", cookie)
            with service.Browser(address, query=f"?token={TOKEN}") as browser:
                self.expect(bool(browser.cues), "a WebSocket with the token is told the state")
