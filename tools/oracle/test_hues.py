"""Self-checks of colours in between, against numbers that are written down."""

import unittest

from hues import between
from samples import DIMMER, PAR, effect, render, snapshot

RGB_HEAD = {"id": "par", "name": "Par", "channels": {"red": 1, "green": 2, "blue": 3, "dim": 4,
                                                     "shutter": 5}}


class ColorFadeTests(unittest.TestCase):
    def test_known_numbers(self):
        row = effect(0, "color_fade", 1, start_color="#FF0000", end_color="#0000FF")
        at = render(PAR, [row])
        self.assertEqual([at(frame) for frame in (15, 30, 45, 60)],
                         [(255, 0, 128), (255, 0, 255), (128, 0, 255), (0, 0, 255)])
        row = effect(0, "color_fade", 1, start_color="#FF0000", end_color="#00FF00",
                     easing="ease-in-out")
        at = render(PAR, [row])
        self.assertEqual([at(frame) for frame in (15, 45)], [(255, 32, 0), (32, 255, 0)])

    def test_from_the_colour_found_to_white(self):
        at = render(PAR, [effect(0, "full", red=200), effect(1, "color_fade", 1)])
        self.assertEqual([at(frame) for frame in (60, 90, 120)],
                         [(200, 0, 0), (228, 114, 114), (255, 255, 255)])

    def test_half_the_circle_keeps_its_sign(self):
        # Green to magenta goes up through blue, magenta to green back down the same way.
        for start, end in (((0, 255, 0), (255, 0, 255)), ((255, 0, 255), (0, 255, 0))):
            self.assertEqual(between(start, end, 0.5), (0, 127.5, 255))

    def test_intensity_is_left_alone(self):
        at = render(RGB_HEAD, [snapshot(0, {"par": {"dim": 30}}),
                               effect(1, "color_fade", 1, end_color="#0000FF")])
        self.assertEqual(at(120), (0, 0, 255, 30, 0))

    def test_other_effects_leave_a_dimmer_without_colour_be(self):
        at = render(DIMMER, [effect(0, "fade_in", 1, "spot", start_value={"dim": 51})])
        self.assertEqual([at(frame)[0] for frame in (0, 30, 60)], [51, 153, 255])


class ComponentTests(unittest.TestCase):
    def test_a_component_beside_a_colour_wins(self):
        at = render(PAR, [effect(0, "full", color="#102030", green=9)])
        self.assertEqual(at(0), (16, 9, 48))

    def test_start_values_by_part(self):
        row = effect(0, "fade_in", 1, red=200, green=100, start_value={"green": 50, "blue": 9})
        self.assertEqual([render(PAR, [row])(frame) for frame in (0, 30, 60)],
                         [(0, 50, 0), (100, 75, 0), (200, 100, 0)])


if __name__ == "__main__":
    unittest.main()
