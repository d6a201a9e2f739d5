"""Self-checks of profiles and of the fixtures that name them, read from files."""

import json
import tempfile
import unittest
from pathlib import Path

from fixtures import read_fixtures
from samples import effect, render, snapshot

HEAD = {"id": "beam", "type": "moving_head",
        "channels": {"p1": 0, "p2": 1, "t1": 2, "t2": 3, "master": 4, "gate": 5, "zoom_c": 7,
                     "zoom_f": 8},
        "physical_movement": {"pan_full_travel_seconds": 1.5},
        "meta_channels": {"pan": {"kind": "u16", "channels": ["p1", "p2"]},
                          "tilt": {"kind": "u16", "channels": ["t1", "t2"]},
                          "dim": {"kind": "u8", "channel": "master"},
                          "shutter": {"kind": "u8", "channel": "gate", "arm": 200},
                          "zoom": {"kind": "u16", "channels": ["zoom_c", "zoom_f"], "arm": 513}}}
PAR = {"channels": {"outer_r": 3, "outer_g": 4, "outer_b": 5, "r": 0, "g": 1, "b": 2},
       "meta_channels": {"outer": {"kind": "rgb", "arm": 7,
                                   "channels": ["outer_r", "outer_g", "outer_b"]},
                         "inner": {"kind": "rgb", "channels": ["r", "g", "b"],
                                   "mapping": "color"}},
       "mappings": {"color": {"#ff8000": "Orange", "Sea": "0000FF"}}}


def read(entries):
    with tempfile.TemporaryDirectory() as folder:
        fixtures = Path(folder) / "fixtures"
        fixtures.mkdir()
        for name, content in (("fixtures.json", entries),
                              ("fixture.moving_head.big beam.v2.json", HEAD),
                              ("fixture.parcan.double.json", PAR)):
            (fixtures / name).write_text(json.dumps(content))
        return read_fixtures(Path(folder))


def unit(profile, base=101, **more):
    return {"id": "unit", "name": "Unit", "fixture": profile, "base_channel": base, **more}


class ProfileTests(unittest.TestCase):
    def test_a_profile_is_found_by_its_id_and_by_its_file(self):
        for name in ("beam", "moving_head.big beam.v2", "fixture.moving_head.big beam.v2",
                     "fixture.moving_head.big beam.v2.json"):
            self.assertEqual(read([unit(name)])["unit"].channels["zoom_f"], 109, name)
        self.assertEqual(read([unit("double")])["unit"].channels["r"], 101)

    def test_both_forms_stand_in_one_file(self):
        fixtures = read([unit("beam", universe=3),
                         {"id": "par", "name": "Par", "channels": {"dimmer": 512}}])
        self.assertEqual((fixtures["unit"].universe, fixtures["par"].roles),
                         (3, {"dim": "dimmer"}))

    def test_meta_channels_arm_and_the_fixture_counts_first(self):
        head = read([unit("beam", arm={"gate": 1, "master": 9})])["unit"]
        self.assertEqual(head.arm, {"gate": 1, "master": 9, "zoom_c": 2, "zoom_f": 1})
        self.assertFalse(head.has_own_dimmer)

    def test_channels_do_what_their_meta_channel_is_called(self):
        head = read([unit("beam", 1)])["unit"]
        self.assertEqual(head.travel, {"pan": 1.5, "tilt": 0.9})
        at = render(head, [effect(0, "full", 0, "unit", brightness=0.5),
                           effect(0, "move_to", 1, "unit", pan=1000, tilt=513),
                           snapshot(2, {"unit": {"pan": 65535, "t1": 4, "t2": 4}})])
        self.assertEqual([at(frame) for frame in (0, 60, 120)],
                         [(0, 0, 0, 0, 128, 200, 0, 2, 1), (3, 232, 2, 1, 128, 200, 0, 2, 1),
                          (255, 255, 4, 4, 128, 200, 0, 2, 1)])

    def test_the_colour_on_the_lowest_slots_is_worked_and_has_names(self):
        par = read([unit("double", 1)])["unit"]
        at = render(par, [effect(0, "full", 0, "unit", color="ORANGE"),
                          effect(1, "full", 0, "unit", color="sea")])
        self.assertEqual([at(0), at(60)], [(255, 128, 0, 7, 7, 7), (0, 0, 255, 7, 7, 7)])


if __name__ == "__main__":
    unittest.main()
