"""What the tests render: small fixtures, rows, and the levels of a frame."""

from decimal import Decimal
from fractions import Fraction

from beats import BeatGrid
from fixtures import Fixture, read_fixture
from render import Simulation
from show import Show, pois_by_id, read_rows

RATE = Fraction(60)
PAR = {"id": "par", "name": "Par", "channels": {"red": 1, "green": 2, "blue": 3}}
ARMED_PAR = {"id": "par", "name": "Par", "arm": {"dim": 255},
             "channels": {"dim": 4, "red": 1, "green": 2, "blue": 3}}
DIMMER = {"id": "spot", "name": "Spot", "channels": {"dim": 1, "shutter": 2}}
HEAD = {"id": "head", "name": "Head", "arm": {"shutter": 255},
        "channels": {"pan_msb": 1, "pan_lsb": 2, "tilt_msb": 3, "tilt_lsb": 4, "dim": 5,
                     "shutter": 6},
        "presets": [{"name": "Piano", "values": {"pan": 120, "pan_fine": 35}}],
        "meta": {"position_constraints": {"tilt": {"min": 70, "max": 3363}}}}
FINE_HEAD = {"id": "head", "name": "Head", "channels": {"pan": 1, "pan_fine": 2}}


def exact(value):
    """As if read from a file: numbers with a decimal point stay decimals."""
    return Decimal(str(value)) if isinstance(value, float) else value


def effect(time, name, duration=0, fixture="par", **data):
    return {"time": Decimal(str(time)), "fixture_id": fixture, "effect": name,
            "duration": Decimal(str(duration)),
            "data": {key: exact(value) for key, value in data.items()}}


def snapshot(time, values, fade=0):
    return {"timecode": Decimal(str(time)), "values": values, "fade": Decimal(str(fade))}


def render(fixtures, rows, frames=601, rate=RATE, pois=(), chases=(), bpm=None, beats=()):
    """Returns frame -> levels of the first slots, of the universe of the first fixture."""
    fixtures = fixtures if isinstance(fixtures, list) else [fixtures]
    read = [fixture if isinstance(fixture, Fixture) else read_fixture(fixture)
            for fixture in fixtures]
    grid = BeatGrid([exact(beat) for beat in beats], exact(bpm)) if bpm or beats else None
    show = Show({fixture.id: fixture for fixture in read},
                read_rows(rows, rate, {chase["id"]: chase for chase in chases}, grid),
                pois_by_id(pois), rate, len(rows))
    simulation = Simulation(show, frames)
    width = max(slot for fixture in read for slot in fixture.channels.values())
    return lambda frame: tuple(simulation.universe_levels(read[0].universe, frame)[:width])
