"""Browsers that do not read."""

import socket
import threading
import time

from .. import artnet, parts, service, stats
from .bench import Bench


class Crowd(Bench):
    def slow(self, folder):
        """browsers that do not read, beside some that do"""
        with artnet.ArtNetReceiver() as node, self._edit(folder, node.node) as editing:
            empty = editing.memory()
            slow = [silent_browser(editing.place) for _ in range(self.asked.slow)]
            started = time.monotonic()
            prompt = [editing.browser(within=60) for _ in range(8)]
            print(f"  8 more were told everything within {time.monotonic() - started:.1f} s")
            for browser in prompt:
                browser.ask("subscribe", frames=True)
            over = threading.Event()
            storm = threading.Thread(target=self._storm, args=(editing, over), daemon=True)
            storm.start()
            delays, most = [], 0.0
            until = time.monotonic() + self.asked.storm
            while time.monotonic() < until:
                for browser in prompt:
                    started = time.monotonic()
                    browser.send("clock", sent=1)
                    browser.wait(lambda message: message["type"] == "clock", 60, "an answer to clock")
                    delays.append(1000 * (time.monotonic() - started))
                most = max(most, editing.memory())
                time.sleep(0.01)
            over.set()
            storm.join(20)
            figures = stats.spread(delays)
            print(f"  {len(slow)} do not read; {len(prompt)} do, and are answered after {stats.told(figures)} ms;"
                  f" {empty:.0f} MB resident before, {most:.0f} at most")
            self.expect(figures["p99"] < self.asked.patience, "who reads is answered promptly all the while",
                        f"{figures['p99']:.0f} ms")
            # What waits for one client is bounded by 4 MB; the system's own buffers come before that.
            self.expect(most < 300, "memory stays within bounds", f"{most:.0f} MB")
            for line in slow:
                line.close()
            wanted = prompt[0]
            parts.wait_until(lambda: self._count(wanted) <= 9, 30, "the others to be counted out")
            with editing.browser(within=60) as last:
                self.expect(last.state["clients"] <= 9, "who is gone is counted out", last.state["clients"])
            crowd = [silent_browser(editing.place) for _ in range(256 - 8)]
            code = None
            try:
                with editing.browser(is_told=False) as one_more:
                    one_more.drain(2, 60)
            except service.ConnectionClosed as closed:
                code = closed.rcvd.code if closed.rcvd else "no code"
            self.expect(code == 1013, "the 257th is told to try again later", code)
            for line in crowd:
                line.close()
            for browser in prompt:
                browser.close()

    def _count(self, browser):
        browser.take(0.05)
        return browser.state["clients"]

    def _storm(self, editing, over):
        """Edits, moves of sliders and big states, as much as the service takes."""
        with editing.browser() as browser:
            number = 0
            while not over.is_set():
                number += 1
                for channel in range(1, 40):
                    browser.send("delta", channel=channel, value=(number + channel) % 256)
                if number % 4 == 0:
                    browser.ask("set_hint", name="storm", times=[number % 50 + n / 1000 for n in range(900)])
                browser.drain(0.005, 0.05)


def silent_browser(place):
    """A WebSocket that asked for frames and never reads."""
    line = socket.create_connection(place, timeout=10)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    fields = ["Upgrade: websocket", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"]
    address = f"{place[0]}:{place[1]}"
    text = "\r\n".join(["GET /ws HTTP/1.1", f"Host: {address}", "Connection: Upgrade", *fields]) + "\r\n\r\n"
    line.sendall(text.encode())
    message = b'{"type":"subscribe","frames":true}'
    # A mask of zeros is a mask.
    line.sendall(bytes([0x81, 0x80 | len(message), 0, 0, 0, 0]) + message)
    return line
