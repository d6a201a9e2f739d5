#!/usr/bin/env python3
"""The editor's page in a real browser, on the real service: every control is used as a hand would, and what it should
do is looked for on the page, in the files, and on the wire.

`lightshow edit` runs on a copy of shows/demo in a temporary folder. Each check is a sentence; what fails is told, with
a picture of the page. `--keep` leaves the pictures of all checks behind.
"""

import argparse
import os

from rig import browser, editor, editor_checks, parts
from rig.artnet import ArtNetReceiver

DEMO = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../shows/demo")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lightshow", required=True, metavar="BIN", help="the program under test")
    parser.add_argument("--only", metavar="WORD", help="only the checks whose sentence has this in it")
    parser.add_argument("--keep", metavar="DIR", help="work in this folder and leave it behind, with the pictures")
    return parser.parse_args()


def main():
    asked = arguments()
    browser.program()
    browser.playwright()
    parts.own_network()
    with parts.folder(asked.keep) as folder, ArtNetReceiver() as node, browser.browser() as chromium:
        pictures = os.path.join(folder, "pictures")
        os.makedirs(pictures, exist_ok=True)
        with editor.Editor(asked.lightshow, os.path.normpath(DEMO), folder, node.node) as service:
            room = editor_checks.Room(service, node, chromium, pictures)
            failed = room.run(asked.only)
    for sentence, reason in failed:
        print(f"FAILED: {sentence}\n        {reason}")
    return 1 if failed else 0


if __name__ == "__main__":
    parts.run_script(main)
