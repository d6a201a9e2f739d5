"""Checks the comparison itself, with a stand-in that answers as `lightshow` does."""

import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

from compare import differences
from fixtures import read_fixture
from render import Simulation
from show import Show, read_rows

HERE = Path(__file__).parent

# Renders with the oracle; `damage` is added to one level of frame 3.
STAND_IN = """#!{python}
import sys
sys.path.insert(0, {here!r})
import json
import wave
from fractions import Fraction
from pathlib import Path
from render import SLOTS, Simulation
from show import read_show
from written import frame_count

def read():
    song = next((folder / "songs").iterdir())
    return song, read_show(folder, song.stem, Fraction(60))

if sys.argv[1] == "compile":
    Path(sys.argv[4]).write_text(sys.argv[2])
    folder = Path(sys.argv[2])
    cues = dict(snapshots=read()[1].written_rows - {dropped}, chases=0, effects=dict())
    print(json.dumps(dict(songs=[dict(cues=cues)])))
    sys.exit()
folder, universe = Path(Path(sys.argv[2]).read_text()), int(sys.argv[-1])
song, show = read()
with wave.open(str(song)) as sound:
    frames = frame_count(Fraction(sound.getnframes(), sound.getframerate()), Fraction(60))
simulation = Simulation(show, frames)
slot = max(slot for fixture in simulation.fixtures.values() if fixture.universe == universe
           for slot in fixture.channels.values())
print("frame", *range(1, SLOTS + 1), sep=",")
for frame in range(frames):
    levels = simulation.universe_levels(universe, frame)
    if frame == 3:
        levels[slot - 1] += {damage}
    print(frame, *levels, sep=",")
"""


def compare(damage=0, dropped=0):
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "lightshow"
        program.write_text(STAND_IN.format(python=sys.executable, here=str(HERE), damage=damage,
                                           dropped=dropped))
        program.chmod(0o755)
        return subprocess.run([sys.executable, HERE / "compare.py", "--lightshow", program,
                               "--seeds", "10", "12"], capture_output=True, text=True)


class CompareTests(unittest.TestCase):
    def test_equal_levels_pass(self):
        result = compare()
        self.assertEqual((result.stdout, result.returncode), ("2 passed, 0 failed\n", 0))

    def test_one_wrong_level_fails_and_is_named(self):
        result = compare(damage=1)
        self.assertEqual(result.returncode, 1)
        self.assertTrue(result.stdout.endswith("0 passed, 2 failed\n"), result.stdout)
        self.assertIn("frame 3, universe", result.stdout)

    def test_a_row_that_is_not_kept_fails(self):
        result = compare(dropped=1)
        self.assertEqual(result.returncode, 1)
        self.assertIn("cues kept of", result.stdout)

    def test_exactly_between_two_levels_either_is_right(self):
        fade = {"time": 0, "fixture_id": "par", "effect": "color_fade", "duration": 1,
                "data": {"start_color": "#000000", "end_color": "#FF0000"}}
        fixture = read_fixture({"id": "par", "channels": {"red": 1, "green": 2, "blue": 3}})
        show = Show({"par": fixture}, read_rows([fade], Fraction(60), {}, None), {}, Fraction(60), 1)
        for got, expected in ((127, []), (128, []), (129, [(30, 1, 128, 129)])):
            found = differences(Simulation(show, 61), 0, {
                frame: {**levels, 1: got} if frame == 30 else levels
                for frame, levels in rendered(show).items()})
            self.assertEqual(list(found), expected)


def rendered(show):
    simulation = Simulation(show, 61)
    return {frame: dict(enumerate(simulation.universe_levels(0, frame), 1))
            for frame in range(61)}


if __name__ == "__main__":
    unittest.main()
