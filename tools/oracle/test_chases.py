"""Self-checks of beat grids, chases of both kinds, and the rows that call them."""

import json
import tempfile
import unittest
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from beats import BeatGrid, read_grid
from samples import ARMED_PAR, HEAD, PAR, exact, render, snapshot

DIM_PAR = {"id": "par", "name": "Par", "channels": {"red": 1, "green": 2, "blue": 3, "dim": 4,
                                                    "shutter": 5}}


def call(time, chase="c", **data):
    return {"time": exact(time), "chaser_id": chase,
            "data": {key: exact(value) for key, value in data.items()}}


def step(beat, effect, duration=0, fixture="par", **data):
    return {"beat": exact(beat), "fixture_id": fixture, "effect": effect,
            "duration": exact(duration), "data": data}


def static(*steps):
    return [{"id": "c", "effects": list(steps)}]


def wave(**params):
    return [{"id": "c", "generator_id": "dynamic_wave_generator", "type": "dynamic",
             "default_params": {"fixtures": ["par"], "base_color": "#000000",
                                "accent_color": "#FF8000",
                                **{key: exact(value) for key, value in params.items()}}}]


class GridTests(unittest.TestCase):
    def test_beats_run_on_evenly_outside_the_list(self):
        grid = BeatGrid([Decimal("1"), Decimal("1.5"), Decimal("2.5")])
        self.assertEqual([grid.seconds_at(Fraction(beat)) for beat in (-1, 0, 1, 2, 3)],
                         [Fraction(1, 2), 1, Fraction(3, 2), Fraction(5, 2), Fraction(7, 2)])
        self.assertEqual([grid.beat_at(Fraction(time)) for time in ("0.5", "1.25", "2", "3")],
                         [-1, Fraction(1, 2), Fraction(3, 2), Fraction(5, 2)])

    def test_a_tempo_and_even_beats_are_one_grid(self):
        by_tempo = BeatGrid(bpm=Decimal("120"))
        by_beats = BeatGrid([Decimal(place) / 2 for place in range(20)])
        for beat in (Fraction(-3, 7), Fraction(4), Fraction(33, 8), Fraction(400)):
            self.assertEqual(by_tempo.seconds_at(beat), by_beats.seconds_at(beat))

    def test_both_spellings_of_beats_count_before_a_tempo(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "metadata" / "s.metadata.json"
            path.parent.mkdir()
            for beats in ([0.5, 1.5], [{"time": 0.5, "bar": 1, "beat": 1}, {"time": 1.5}]):
                path.write_text(json.dumps({"bpm": 200, "beats": beats}))
                self.assertEqual(read_grid(Path(folder), "s").seconds_at(Fraction(2)),
                                 Fraction(5, 2))
            path.write_text(json.dumps({"bpm": 120, "beats": [0.5]}))
            self.assertEqual(read_grid(Path(folder), "s").seconds_at(Fraction(2)), 1)


class StaticChaseTests(unittest.TestCase):
    def test_steps_and_repetitions_stand_on_the_beats(self):
        chase = static(step(0, "flash", 0.5), step(1, "full", 1, red=9))
        at = render(PAR, [call(1.0, repetitions=2)], bpm=120, chases=chase)
        # 120 a minute: beats every 30 frames; the cycle is two beats long.
        self.assertEqual([at(frame)[0] for frame in (59, 60, 75, 89, 90, 120, 150, 200)],
                         [0, 255, 0, 0, 9, 255, 9, 9])

    def test_uneven_beats_stretch_steps(self):
        chase = static(step(0, "fade_in", 2, red=200))
        at = render(PAR, [call(1.0)], beats=[1.0, 1.5, 2.5], chases=chase)
        self.assertEqual([at(frame)[0] for frame in (60, 105, 150)], [0, 100, 200])

    def test_a_row_between_two_steps_takes_the_channel_between_them(self):
        chase = static(step(0, "full", 1, red=1), step(2, "full", 1, red=3))
        rows = [snapshot("1.2", {"par": {"red": 2}}), call(1.0)]
        at = render(PAR, rows, bpm=120, chases=chase)
        self.assertEqual([at(frame)[0] for frame in (60, 72, 119, 120)], [1, 2, 2, 3])

    def test_at_one_time_the_place_of_the_calling_row_decides(self):
        chase = static(step(0, "full", 1, red=1))
        look = snapshot("1.0", {"par": {"red": 2}})
        self.assertEqual(render(PAR, [look, call(1.0)], bpm=120, chases=chase)(60)[0], 1)
        self.assertEqual(render(PAR, [call(1.0), look], bpm=120, chases=chase)(60)[0], 2)


class WaveTests(unittest.TestCase):
    def test_the_formula_in_every_frame(self):
        at = render(PAR, [call(1.0)], bpm=60, chases=wave(speed=0, fade_in_beats=1))
        # m is a half throughout: (128, 64, 0) under an envelope of 1 beat in, 4 beats long.
        self.assertEqual([at(frame) for frame in (60, 90, 120, 240, 270, 300, 400)],
                         [(0, 0, 0), (64, 32, 0), (128, 64, 0), (128, 64, 0), (64, 32, 0),
                          (0, 0, 0), (0, 0, 0)])

    def test_a_crest_returns_every_two_beats_at_speed_one(self):
        chase = wave(fade_in_beats=0, fade_out_beats=0, speed=-1)
        at = render(PAR, [call(1.0)], bpm=60, chases=chase)
        self.assertEqual([at(frame)[0] for frame in (90, 150, 210, 270)], [255, 0, 255, 0])

    def test_rows_set_parameters_of_their_own(self):
        row = call(1.0, fade_in_beats=0, fade_out_beats=0, speed=0, accent_color="#00FF00",
                   duration_beats=1, repetitions=2)
        at = render(PAR, [row], bpm=60, chases=wave())
        self.assertEqual([at(frame) for frame in (59, 60, 179, 300)],
                         [(0, 0, 0), (0, 128, 0), (0, 128, 0), (0, 128, 0)])

    def test_a_frame_before_the_start_shows_the_start(self):
        chase = wave(fade_in_beats=0, fade_out_beats=0)
        at = render(PAR, [call(1.008)], bpm=60, chases=chase)  # frame 60.48
        self.assertEqual(at(60)[0], 128)

    def test_a_dark_dimmer_is_opened_and_a_bright_one_left_alone(self):
        at = render(DIM_PAR, [call(1.0)], bpm=60, chases=wave())
        self.assertEqual([at(frame)[3:] for frame in (59, 60, 400)],
                         [(0, 0), (255, 255), (255, 255)])
        at = render(DIM_PAR, [snapshot(0, {"par": {"dim": 40}}, 2), call(1.0)], bpm=60,
                    chases=wave())
        self.assertEqual([at(frame)[3] for frame in (60, 120)], [20, 40])

    def test_armed_channels_are_never_written(self):
        at = render(ARMED_PAR, [call(1.0)], bpm=60, chases=wave())
        self.assertEqual([at(frame)[3] for frame in (0, 60, 120)], [255, 255, 255])

    def test_the_phase_goes_with_the_place_in_the_line(self):
        second = {"id": "two", "name": "Two", "channels": {"red": 4, "green": 5, "blue": 6}}
        chase = wave(fixtures=["par", "two"], fade_in_beats=0, fade_out_beats=0, speed=0.5)
        at = render([PAR, second], [call(1.0)], bpm=60, chases=chase)
        self.assertEqual([(at(frame)[0], at(frame)[3]) for frame in (120, 240)],
                         [(0, 255), (255, 0)])


class DarkStepTests(unittest.TestCase):
    def test_a_dark_way_begins_before_its_step(self):
        pois = [{"id": name, "fixtures": {"head": {"pan": pan, "tilt": 100}}}
                for name, pan in (("a", 0), ("b", 9000))]
        chase = static(step(0, "full", 0, "head"),
                       step(2, "orbit", 2, "head", start_POI="a", subject_POI="b"))
        at = render(HEAD, [call(1.0)], bpm=120, chases=chase, pois=pois)
        # No way to go: 0.2 s, twelve frames, before frame 120.
        self.assertEqual([at(frame)[4] for frame in (60, 107, 108, 119, 120)],
                         [255, 255, 0, 0, 255])


if __name__ == "__main__":
    unittest.main()
