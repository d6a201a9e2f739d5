"""What every check of the editing service stands on."""

import os

from .. import service

ROW = {"time": 1, "fixture_id": "wash_left", "effect": "flash", "duration": 0.5, "data": {}}


class Bench:
    """A check: its methods get a folder, begin with a line that says what it is about, and tell what they found."""

    def __init__(self, lightshow, asked, findings):
        self.lightshow, self.asked, self.findings = lightshow, asked, findings
        self.expect = findings.expect

    def _edit(self, folder, *nodes, **options):
        show = os.path.join(folder, "demo")
        if not os.path.exists(show):
            service.demo_copy(folder)
        return service.Editing(self.lightshow, show, *(nodes or ("127.0.0.1:6454",)), **options)
