"""Self-checks of the naive renderer against numbers that are written down or worked out by hand.

Times, light and who owns a channel; heads, chases and profiles have files of their own.
"""

import unittest
from decimal import Decimal
from fractions import Fraction

from blends import brightness, eased
from samples import (ARMED_PAR, DIMMER, FINE_HEAD, HEAD, PAR, RATE, effect, render, snapshot)
from show import read_rows
from written import frame_count, frame_of


class TimeTests(unittest.TestCase):
    def test_a_half_frame_goes_to_the_even_one(self):
        self.assertEqual(frame_of(Decimal("0.025"), RATE), 2)  # 1.5
        self.assertEqual(frame_of(Decimal("0.075"), RATE), 4)  # 4.5
        self.assertEqual(frame_of(Decimal("0.074999999999"), RATE), 4)
        self.assertEqual(frame_of(Decimal("0.075000000001"), RATE), 5)

    def test_the_song_is_covered_to_its_last_sample(self):
        self.assertEqual(frame_count(Fraction(44100 * 6, 44100), RATE), 361)
        self.assertEqual(frame_count(Fraction(44100 * 6 + 1, 44100), RATE), 362)

    def test_the_end_is_the_frame_of_the_exact_sum(self):
        row, = read_rows([effect("0.1", "fade_out", "0.325")], RATE, {}, None)  # 25.5 frames
        self.assertEqual((row.start, row.end), (6, 26))


class FlashTests(unittest.TestCase):
    def test_known_numbers(self):
        at = render(DIMMER, [effect(1, "flash", 0.5, "spot")])
        self.assertEqual([at(frame)[0] for frame in (59, 60, 61, 75, 89, 90, 91)],
                         [0, 255, 246, 128, 8, 0, 0])
        self.assertEqual([at(frame)[1] for frame in (59, 60, 600)], [0, 255, 255])

    def test_an_armed_dimmer_is_left_alone(self):
        at = render(ARMED_PAR, [effect(1, "flash", 0.5, color="#FF8000")])
        self.assertEqual(at(0), (0, 0, 0, 255))
        self.assertEqual(at(60), (255, 128, 0, 255))
        self.assertEqual(at(75), (128, 64, 0, 255))
        self.assertEqual(at(90), (0, 0, 0, 255))

    def test_it_lasts_one_frame_at_least(self):
        at = render(PAR, [effect(1, "flash")])
        self.assertEqual([at(frame)[0] for frame in (59, 60, 61)], [0, 255, 0])

    def test_only_the_named_channels(self):
        at = render(DIMMER, [effect(1, "flash", 1, "spot", channels=["dim"])])
        self.assertEqual(at(60), (255, 0))


class BrightnessTests(unittest.TestCase):
    def test_an_integer_counts_levels(self):
        self.assertEqual(brightness({"brightness": 1}), 1 / 255)
        self.assertEqual(brightness({"intensity": Decimal("1.0")}), 1.0)

    def test_it_scales_colour_only_without_a_dimmer(self):
        row = effect(0, "full", red=200, brightness=Decimal("0.5"))
        self.assertEqual(render(PAR, [row])(0), (100, 0, 0))
        beside = dict(ARMED_PAR, arm={})
        self.assertEqual(render(beside, [row])(0), (200, 0, 0, 128))


class FadeTests(unittest.TestCase):
    def test_components_not_named_are_left_alone(self):
        at = render(PAR, [effect(0, "full", green=90), effect(1, "fade", 1, red=255)])
        self.assertEqual([at(frame) for frame in (60, 90, 120)],
                         [(0, 90, 0), (128, 90, 0), (255, 90, 0)])

    def test_it_starts_from_the_level_found_inside_another_fade(self):
        at = render(PAR, [effect(0, "fade_in", 2, red=200), effect(1, "fade_out", 1)])
        self.assertEqual([at(frame)[0] for frame in (59, 60, 90, 120, 180)],
                         [98, 100, 50, 0, 0])

    def test_snapshot_fade_keeps_a_pair_as_one_number(self):
        at = render(HEAD, [snapshot(0, {"head": {"pan_msb": 1, "pan_lsb": 0}}, 1)])
        self.assertEqual(at(30)[:2], (0, 128))
        at = render(HEAD, [snapshot(0, {"head": {"pan_msb": 1}}, 1)])
        self.assertEqual(at(45)[:2], (1, 0))

    def test_easings(self):
        self.assertEqual([eased(0.25, name) for name in ("ease-in", "ease-out", "ease-in-out")],
                         [0.015625, 0.578125, 0.0625])
        self.assertEqual(eased(0.75, "ease-in-out"), 0.9375)


class StrobeTests(unittest.TestCase):
    def test_twelve_hertz_is_twelve_hertz(self):
        at = render(PAR, [effect(0, "full", blue=9), effect(0, "strobe", 1, rate=12)])
        blue = [at(frame)[2] for frame in range(60)]
        self.assertEqual(blue[:6], [9, 9, 9, 0, 0, 9])
        self.assertEqual(sum(a == 0 and b > 0 for a, b in zip([0] + blue, blue)), 12)
        self.assertEqual(at(60), (0, 0, 9))

    def test_a_dark_fixture_strobes_white_and_is_dark_again(self):
        at = render(PAR, [effect(0, "strobe", 1)])
        self.assertEqual([at(frame)[0] for frame in (0, 1, 2, 3, 60)], [255, 255, 0, 255, 0])


class MoveTests(unittest.TestCase):
    def test_constraints_clamp_the_target_and_not_the_start(self):
        at = render(HEAD, [effect(0, "move_to", 1, "head", pan=30000, tilt=0)])
        self.assertEqual([at(frame)[:4] for frame in (0, 30, 60)],
                         [(0, 0, 0, 0), (58, 152, 0, 35), (117, 48, 0, 70)])

    def test_a_small_number_in_a_preset_is_a_byte_where_the_channel_has_that_name(self):
        head = dict(FINE_HEAD, presets=[{"name": "Home", "values": {"pan": 120}}])
        at = render(head, [effect(0, "seek", 0, "head", preset="home")])
        self.assertEqual(at(0), (120, 0))

    def test_preset_bytes_and_seek(self):
        at = render(HEAD, [effect(1, "seek", 5, "head", preset="piano")])
        self.assertEqual([at(frame)[:2] for frame in (59, 60)], [(0, 0), (120, 35)])

    def test_a_small_number_for_a_channel_called_pan_is_its_byte(self):
        at = render(FINE_HEAD, [snapshot(0, {"head": {"pan": 255}}),
                                snapshot(1, {"head": {"pan": 256}})])
        self.assertEqual([at(frame) for frame in (0, 60)], [(255, 0), (1, 0)])


class OwnerTests(unittest.TestCase):
    def test_a_later_time_wins_inside_one_frame_and_the_later_row_at_one_time(self):
        late_first = [snapshot("1.004", {"par": {"red": 1}}), snapshot("1.0", {"par": {"red": 2}})]
        self.assertEqual(render(PAR, late_first)(60)[0], 1)
        tied = [snapshot(1, {"par": {"red": 1}}), snapshot(1, {"par": {"red": 2}})]
        self.assertEqual(render(PAR, tied)(60)[0], 2)

    def test_no_jump_back_when_the_newer_row_ends(self):
        at = render(PAR, [effect(0, "fade_in", 4, red=240), effect(1, "flash", 0.1)])
        self.assertEqual([at(frame)[0] for frame in (59, 60, 66, 200)], [59, 255, 0, 0])

    def test_a_later_row_of_the_same_frame_is_not_found(self):
        at = render(HEAD, [effect(0, "move_to", 1, "head", pan=0),
                           snapshot(0, {"head": {"pan_msb": 1}})])
        # The move sets out from 0, for the snapshot comes after it; the coarse byte is taken.
        self.assertEqual([at(frame)[:2] for frame in (0, 30, 60)], [(1, 0), (1, 0), (1, 0)])

    def test_arming_lasts_until_a_look_names_the_channel(self):
        at = render(ARMED_PAR, [effect(1, "blackout"), effect(2, "set_channels", dim=40)])
        self.assertEqual([at(frame)[3] for frame in (0, 60, 120, 600)], [255, 255, 40, 40])

    def test_a_row_past_the_last_frame_is_not_rendered(self):
        late = [snapshot(10, {"par": {"red": 5}}), snapshot("10.02", {"par": {"red": 7}})]
        self.assertEqual(render(PAR, late)(600)[0], 5)


if __name__ == "__main__":
    unittest.main()
