"""Self-checks of what turns heads, most of them against numbers that are written down."""

import unittest

from fixtures import Fixture, pairs_by_name, roles_by_name
from samples import effect, render, snapshot

CHANNELS = {"pan_msb": 1, "pan_lsb": 2, "tilt_msb": 3, "tilt_lsb": 4, "dim": 5}


def head(pan_seconds, tilt_seconds, channels=None, arm=None, constraints=None):
    channels = channels or CHANNELS
    return Fixture("head", 0, channels, arm or {}, roles_by_name(channels),
                   pairs_by_name(channels), {}, constraints or {},
                   travel={"pan": pan_seconds, "tilt": tilt_seconds})


SLOW, FAST = head(2.0, 0.9), head(1.0, 0.5)


def place(name, pan, tilt, location=None):
    poi = {"id": name, "fixtures": {"head": {"pan": pan, "tilt": tilt}}}
    return poi if location is None else {**poi, "location": dict(zip("xyz", location))}


SLOW_PLACES = [place("ref_0_1_0", 37517, 0), place("piano", 44891, 7864),
               place("ref_1_1_0", 37785, 14848)]
FAST_PLACES = [
    place("table", 41180, 13435, (0.5, 0.5, 0)),
    place("ref_0_0_0", 45997, 138, (0, 0, 0)), place("ref_1_0_0", 38445, 650, (1, 0, 0)),
    place("ref_1_1_0", 38445, 18570, (1, 1, 0)), place("ref_0_1_0", 45741, 21002, (0, 1, 0)),
    place("ref_1_1_1", 57645, 27018, (1, 1, 1)), place("ref_0_1_1", 52269, 42936, (0, 1, 1)),
    place("ref_0_0_1", 58797, 27018, (0, 0, 1))]


def position(levels):
    return levels[0] * 256 + levels[1], levels[2] * 256 + levels[3]


class SweepTests(unittest.TestCase):
    def known(self, *before, **more):
        row = effect(3, "sweep", 2, "head", start_POI="ref_0_1_0", subject_POI="piano",
                     **{"end_POI": "ref_1_1_0", "easing": 0.72, "dimmer_easing": 0.34,
                        "max_dim": 0.24, **more})
        return render(SLOW, [*before, row], pois=SLOW_PLACES)

    def test_known_numbers(self):
        at = self.known()
        self.assertEqual([position(at(frame))[0] for frame in (98, 99, 173, 174, 180)],
                         [0, 0, 37017, 37517, 37517])
        self.assertGreater(position(at(100))[0], 0)
        self.assertEqual([(at(frame)[4], *position(at(frame))) for frame in (210, 240, 270, 300)],
                         [(15, 43117, 6128), (61, 44891, 7864), (15, 43188, 9400),
                          (0, 37785, 14848)])
        self.assertEqual([at(frame)[4] for frame in (180, 195, 225, 285)], [0, 0, 38, 0])

    def test_no_row_lights_the_dark_way(self):
        at = self.known(snapshot(0, {"head": {"dim": 200}}), snapshot(2, {"head": {"dim": 90}}))
        self.assertEqual([at(frame)[4] for frame in (98, 99, 120, 179, 180)], [200, 0, 0, 0, 0])

    def test_a_look_in_the_dark_way_takes_the_head(self):
        at = self.known(snapshot(2, {"head": {"pan": 500}}))
        self.assertEqual([position(at(frame))[0] for frame in (120, 180, 300)], [500, 500, 500])
        self.assertEqual(position(at(300))[1], 14848)

    def test_without_an_end_it_goes_as_far_beyond_the_subject(self):
        row = effect(3, "sweep", 2, "head", start_POI="a", subject_POI="b", arc_strength=0.0)
        pois = [place("a", 40000, 20000), place("b", 42000, 10000)]
        at = render(SLOW, [row], pois=pois)
        self.assertEqual([position(at(frame)) for frame in (180, 240, 300)],
                         [(40000, 20000), (42000, 10000), (44000, 0)])

    def test_the_arc_is_no_wider_than_220_steps(self):
        row = effect(3, "sweep", 2, "head", start_POI="a", subject_POI="b", end_poi="b",
                     arc_strength=1.0)
        at = render(SLOW, [row], pois=[place("a", 1000, 5000), place("b", 11000, 5000)])
        self.assertEqual(position(at(210)), (6000, 5220))


    def test_the_shutter_is_opened_where_the_light_begins(self):
        channels = {**CHANNELS, "shutter": 6}
        row = effect(3, "sweep", 2, "head", start_POI="ref_0_1_0", subject_POI="piano")
        at = render(head(2.0, 0.9, channels), [row], pois=SLOW_PLACES)
        self.assertEqual([at(frame)[5] for frame in (179, 180, 400)], [0, 255, 255])

    def test_the_dark_way_is_as_long_as_the_rows_before_make_it(self):
        row = effect(3, "sweep", 2, "head", start_POI="ref_0_1_0", subject_POI="piano")
        near = snapshot("1.0", {"head": {"pan": 37517}})
        at = render(SLOW, [near, snapshot(1, {"head": {"dim": 9}}), row], pois=SLOW_PLACES)
        self.assertEqual([at(frame)[4] for frame in (167, 168, 179)], [9, 0, 0])

    def test_constraints_hold_every_place_and_the_way_between(self):
        tight = head(2.0, 0.9, constraints={"pan": (20000, 40000)})
        row = effect(3, "sweep", 2, "head", start_POI="a", subject_POI="b", arc_strength=0.0)
        at = render(tight, [row], pois=[place("a", 0, 5000), place("b", 30000, 5000)])
        self.assertEqual([position(at(frame))[0] for frame in (180, 210, 240, 300)],
                         [20000, 25000, 30000, 40000])


class OrbitTests(unittest.TestCase):
    ROW = effect(3, "orbit", 2, "head", start_POI="ref_0_1_0", subject_POI="table", orbits=1.15,
                 easing="late_focus")

    def test_known_numbers(self):
        at = render(FAST, [self.ROW], pois=FAST_PLACES)
        self.assertEqual([position(at(frame)) for frame in (180, 210, 240, 270, 300)],
                         [(45741, 21002), (32889, 16062), (40630, 5724), (46219, 14271),
                          (41180, 13435)])

    def test_it_leaves_the_dimmer_to_whoever_owns_it(self):
        at = render(FAST, [self.ROW, snapshot("2.9", {"head": {"dim": 90}})], pois=FAST_PLACES)
        self.assertEqual([at(frame)[4] for frame in (174, 179, 180, 300)], [0, 0, 90, 90])

    def test_out_is_the_same_backwards(self):
        out = dict(self.ROW, effect="orbit_out")
        at = render(FAST, [out], pois=FAST_PLACES)
        self.assertEqual([position(at(frame)) for frame in (180, 210, 240, 270, 300)],
                         [(41180, 13435), (46219, 14271), (40630, 5724), (32889, 16062),
                          (45741, 21002)])

    def test_bright_it_begins_where_the_head_is_and_as_fast_as_it_can(self):
        row = effect(0, "orbit", 2, "head", start_POI="ref_0_1_0", subject_POI="table",
                     write_dimmer=False)
        at = render(FAST, [row], pois=FAST_PLACES)
        # 65535 / (1.0 * 60) and 65535 / (0.5 * 60) steps a frame, rounded each frame.
        self.assertEqual([position(at(frame)) for frame in (0, 1, 8)],
                         [(1092, 2184), (2184, 4368), (9828, 19656)])
        self.assertEqual(at(0)[4], 0)


class CutShortTests(unittest.TestCase):
    def test_the_start_of_the_show_leaves_no_time_for_the_way(self):
        row = effect(1, "sweep", 2, "head", start_POI="ref_0_1_0", subject_POI="piano",
                     end_POI="ref_1_1_0")
        at = render(SLOW, [snapshot(0, {"head": {"dim": 80}}), row], pois=SLOW_PLACES)
        self.assertEqual([(at(frame)[4], position(at(frame))[0]) for frame in (0, 59, 60)],
                         [(0, 37517), (0, 37517), (0, 37517)])

    def test_at_time_zero_the_later_row_in_the_file_has_the_head(self):
        row = effect(1, "orbit", 2, "head", start_POI="ref_0_1_0", subject_POI="piano")
        look = snapshot(0, {"head": {"pan": 700}})
        for rows, pan in (([look, row], 37517), ([row, look], 700)):
            self.assertEqual(position(render(SLOW, rows, pois=SLOW_PLACES)(0))[0], pan)

    def test_an_unknown_place_does_nothing(self):
        row = effect(3, "sweep", 2, "head", start_POI="nowhere", subject_POI="piano")
        at = render(SLOW, [snapshot(0, {"head": {"dim": 80}}), row], pois=SLOW_PLACES)
        self.assertEqual([at(frame) for frame in (170, 240)], [(0, 0, 0, 0, 80)] * 2)


class CircleTests(unittest.TestCase):
    def test_known_numbers(self):
        row = effect(0, "circle", 4, "head", POI="table", radius=0.3)
        at = render(FAST, [row], pois=FAST_PLACES)
        self.assertEqual([position(at(frame)) for frame in (30, 60, 120, 180, 240)],
                         [(33852, 17145), (44683, 18343), (46273, 14525), (44593, 9578),
                          (42968, 13481)])

    def test_at_a_reference_it_points_where_the_reference_says(self):
        row = effect(0, "circle", 4, "head", POI="REF_1_1_0", radius=0.0)
        at = render(FAST, [row], pois=FAST_PLACES)
        self.assertEqual(position(at(240)), (38445, 18570))


class MoveToPoiTests(unittest.TestCase):
    def test_every_spelling_and_any_capitals(self):
        for key in ("target_POI", "target_poi", "poi", "POI", "poi_id"):
            at = render(FAST, [effect(1, "move_to_poi", 1, "head", **{key: " Table "})],
                        pois=FAST_PLACES)
            self.assertEqual([position(at(frame)) for frame in (60, 90, 120)],
                             [(0, 0), (20590, 6718), (41180, 13435)], key)

    def test_a_head_without_fine_channels_shows_the_coarse_bytes(self):
        small = head(2.0, 0.9, {"pan": 1, "tilt": 2})
        at = render(small, [effect(0, "move_to_poi", 0, "head", POI="table")], pois=FAST_PLACES)
        self.assertEqual(at(0), (160, 52))


if __name__ == "__main__":
    unittest.main()
