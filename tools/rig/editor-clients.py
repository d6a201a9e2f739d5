#!/usr/bin/env python3
"""What strangers and bad days do to the editing service: `lightshow edit` must stay what it is.

Browsers that do not read, pages of other sites, requests without the token, paths that lead out, messages that are
too long or mean nothing, lines that break; two who edit at once; files that others change meanwhile; folders that
cannot be written, and a disk that is full. Nothing that was accepted may be lost, nothing of others written over.
"""

import argparse
import os

from rig import parts, program, service
from rig.outsiders import crowd, doors, files, pairs, words

CHECKS = {
    "doors": (doors.Doors, ["doors", "token"]),
    "words": (words.Words, ["examples", "words", "lines_that_break"]),
    "slow": (crowd.Crowd, ["slow"]),
    "two": (pairs.Pairs, ["two", "songs"]),
    "outside": (files.Files, ["changed_outside", "changed_while_down"]),
    "disk": (files.Files, ["read_only", "full_disk", "full_journal"]),
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lightshow", required=True, metavar="BIN", help="the program under test")
    parser.add_argument("--edits", type=int, default=150, help="edits that two browsers make at random (150)")
    parser.add_argument("--slow", type=int, default=200, help="browsers that do not read (200)")
    parser.add_argument("--storm", type=float, default=3, help="seconds of frames and edits that they do not read (3)")
    parser.add_argument("--patience", type=float, default=250, help="milliseconds until who reads is answered (250)")
    parser.add_argument("--seed", type=int, help="the same edits")
    parser.add_argument("--only", metavar="NAME", choices=CHECKS, help=", ".join(CHECKS))
    parser.add_argument("--keep", metavar="DIR", help="work in this folder and leave it behind")
    return parser.parse_args()


def main():
    asked = arguments()
    service.need_browsers()
    parts.own_network()
    lightshow, findings = program.Lightshow(asked.lightshow), service.Findings()
    for name, (kind, methods) in CHECKS.items():
        bench = kind(lightshow, asked, findings)
        for method in methods if asked.only in (None, name) else []:
            check = getattr(bench, method)
            print(f"-- {check.__doc__}", flush=True)
            with parts.folder(asked.keep and os.path.join(asked.keep, method)) as folder:
                check(folder)
    return findings.verdict()


if __name__ == "__main__":
    parts.run_script(main)
