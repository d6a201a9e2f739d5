#!/usr/bin/env python3
"""Asks a real implementation of JSON Schema what the shipped schemas take and what they refuse.

They must take the shows of the repository, random valid shows, and whatever the compiler takes of a
show that is changed at random; and refuse what people get wrong. Exit code 77: not installed.
"""

import argparse
import collections
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    from jsonschema import Draft7Validator
except ImportError:
    print("skipped: python3-jsonschema is not installed (tools/setup test installs it)")
    sys.exit(77)

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "oracle"))

import random_show  # noqa: E402
from changes import random_change  # noqa: E402
from mistakes import MISTAKES, changed  # noqa: E402
from sample import FILES, write_show  # noqa: E402

NAMES = ["show", "fixtures", "profile", "cues", "metadata", "pois", "chasers"]


class Faults:
    """What was found wrong, told as it is found."""

    def __init__(self):
        self.count = 0

    def add(self, text):
        self.count += 1
        if self.count <= 20:
            print(f"FAULT: {text}")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def printed_schemas(lightshow, faults):
    """The validators by name. What is printed must be draft 07, and the file in shows/schemas."""
    validators = {}
    for name in NAMES:
        text = subprocess.run([lightshow, "schema", name], capture_output=True, check=True).stdout
        schema = json.loads(text)
        Draft7Validator.check_schema(schema)
        validators[name] = Draft7Validator(schema)
        if (ROOT / "shows" / "schemas" / f"{name}.schema.json").read_bytes() != text:
            faults.add(f"shows/schemas/{name}.schema.json is not what is printed: make golden")
    return validators


def schema_of(path):
    """The schema for a file of a show, by its place in the show folder."""
    if path.parent.name == "fixtures" and path.name.startswith("fixture."):
        return "profile"
    if path.parent.name in ("cues", "metadata", "chasers"):
        return path.parent.name
    return path.stem


def reasons(validator, value):
    def deepest(error):
        return deepest(min(error.context, key=lambda e: -len(e.path))) if error.context else error
    return [f"{'/'.join(map(str, error.absolute_path))}: {deepest(error).message[:200]}"
            for error in validator.iter_errors(value)]


def check_repository(validators, faults):
    """Every file of shows/ is valid, and one that names its schema names the right one."""
    count = 0
    for path in sorted((ROOT / "shows").glob("*/**/*.json")):
        if path.parent.name == "schemas":
            continue
        count += 1
        name, value = schema_of(path), read(path)
        for reason in reasons(validators[name], value):
            faults.add(f"{path.relative_to(ROOT)}: {reason}")
        if isinstance(value, dict):
            named = (path.parent / value.get("$schema", "nowhere")).resolve()
            if named != ROOT / "shows" / "schemas" / f"{name}.schema.json":
                faults.add(f"{path.relative_to(ROOT)} does not name its schema by '$schema'")
    if count < 8:
        faults.add(f"only {count} files were found in shows/")
    print(f"{count} files of shows/ looked at")


def check_mistakes(validators, faults):
    right = {}
    for name, value in FILES.values():
        right.setdefault(name, value)
        for reason in reasons(validators[name], value):
            faults.add(f"the sample's {name}: {reason}")
    for name, keys, wrong in MISTAKES:
        if validators[name].is_valid(changed(right[name], keys, wrong)):
            faults.add(f"{name} takes a mistake: {keys} {wrong!r}")
    print(f"{len(MISTAKES)} mistakes made")


def check_random_shows(validators, seeds, faults):
    for seed in range(seeds):
        with tempfile.TemporaryDirectory() as folder:
            random_show.write_show(seed, folder)
            for path in sorted(Path(folder).rglob("*.json")):
                for reason in reasons(validators[schema_of(path)], read(path)):
                    faults.add(f"random show {seed}, {path.name}: {reason}")
    print(f"{seeds} random shows looked at")


def compiles(lightshow, folder):
    command = [lightshow, "compile", folder, "--no-audio", "--output", folder / "show.bin"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode not in (0, 1):
        raise SystemExit(f"exit code {result.returncode} from compile:\n{result.stderr}")
    return result.returncode == 0, result.stderr


def check_changes(lightshow, validators, seeds, faults):
    """What the compiler takes is valid. Of what it refuses, most is no matter of one file alone."""
    counts = collections.Counter()
    files = {path: value for path, (_, value) in FILES.items()}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_show(folder, files)
        is_right, said = compiles(lightshow, folder)
        if not is_right:
            return faults.add(f"the sample does not compile:\n{said}")
        for seed in range(seeds):
            chance = random.Random(seed)
            path = chance.choice(list(FILES) + ["cues/tune.cue.json"] * 8)
            value, what = random_change(chance, files[path])
            write_show(folder, {path: value})
            is_taken, said = compiles(lightshow, folder)
            found = reasons(validators[FILES[path][0]], value)
            counts[is_taken, not found] += 1
            # Of one thing that is said twice the reader looks at the first only, and warns. To a
            # schema both must be right.
            if is_taken and found and "means the same as" not in said:
                faults.add(f"change {seed}: the compiler takes {path} where {what}: {found[0]}")
            write_show(folder, {path: files[path]})
    refused = counts[False, False] + counts[False, True]
    if seeds >= 100 and min(counts[True, True], counts[False, False]) < seeds // 10:
        faults.add(f"the changes are all of one kind: {dict(counts)}")
    print(f"{seeds} changes: the compiler takes {seeds - refused}; "
          f"of {refused} that it refuses the schemas know {counts[False, False]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lightshow", type=Path, required=True)
    parser.add_argument("--shows", type=int, default=50, help="how many random shows")
    parser.add_argument("--changes", type=int, default=300, help="how many changes of the sample")
    options = parser.parse_args()
    lightshow = options.lightshow.resolve()
    faults = Faults()
    validators = printed_schemas(lightshow, faults)
    check_repository(validators, faults)
    check_mistakes(validators, faults)
    check_random_shows(validators, options.shows, faults)
    check_changes(lightshow, validators, options.changes, faults)
    if faults.count:
        print(f"{faults.count} faults")
    return 1 if faults.count else 0


if __name__ == "__main__":
    sys.exit(main())
