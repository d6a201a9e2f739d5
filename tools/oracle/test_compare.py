"""Checks the comparison itself, with a stand-in that answers as `lightshow` does."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).parent

# Renders with the oracle; `damage` is added to one level of frame 3.
STAND_IN = """#!{python}
import sys
sys.path.insert(0, {here!r})
import wave
from fractions import Fraction
from pathlib import Path
from render import SLOTS, Simulation
from show import frame_count, read_fixtures, read_rows

if sys.argv[1] == "compile":
    Path(sys.argv[4]).write_text(sys.argv[2])
    sys.exit()
folder, universe = Path(Path(sys.argv[2]).read_text()), int(sys.argv[-1])
song = next((folder / "songs").iterdir())
with wave.open(str(song)) as sound:
    frames = frame_count(Fraction(sound.getnframes(), sound.getframerate()), Fraction(60))
simulation = Simulation(read_fixtures(folder), read_rows(folder, song.stem, Fraction(60)),
                        Fraction(60), frames)
slot = max(slot for fixture in simulation.fixtures.values() if fixture.universe == universe
           for slot in fixture.channels.values())
print("frame", *range(1, SLOTS + 1), sep=",")
for frame in range(frames):
    levels = simulation.universe_levels(universe, frame)
    if frame == 3:
        levels[slot - 1] += {damage}
    print(frame, *levels, sep=",")
"""


def compare(damage):
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "lightshow"
        program.write_text(STAND_IN.format(python=sys.executable, here=str(HERE), damage=damage))
        program.chmod(0o755)
        return subprocess.run([sys.executable, HERE / "compare.py", "--lightshow", program,
                               "--seeds", "0", "2"], capture_output=True, text=True)


class CompareTests(unittest.TestCase):
    def test_equal_levels_pass(self):
        result = compare(damage=0)
        self.assertEqual((result.stdout, result.returncode), ("2 passed, 0 failed\n", 0))

    def test_one_wrong_level_fails_and_is_named(self):
        result = compare(damage=1)
        self.assertEqual(result.returncode, 1)
        self.assertTrue(result.stdout.endswith("0 passed, 2 failed\n"), result.stdout)
        self.assertIn("frame 3, universe", result.stdout)


if __name__ == "__main__":
    unittest.main()
