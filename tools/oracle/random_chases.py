"""Random chases, beat grids to run them on, and rows that call them."""

from random_rows import random_effect


def random_metadata(chance, song, seconds):
    """Beats in either spelling and seldom even, or a tempo, or both."""
    metadata = {"filename": song}
    bpm = chance.choice([120, 125, 90.5, 133.333, 60, 200])
    if chance.random() < 0.6:
        metadata["bpm"] = bpm
    if "bpm" not in metadata or chance.random() < 0.6:
        metadata["beats"] = random_beats(chance, seconds, 60 / bpm)
    if chance.random() < 0.3:
        metadata["parts"] = {"Intro": [0, 2.5], "Drop": [2.5, 5]}
    return metadata


def random_beats(chance, seconds, interval):
    unevenness = chance.choice([0, 0, 0.02, 0.3])
    time, beats = chance.choice([0.0, 0.25, 1.37]), []
    while time < seconds * chance.choice([1, 1, 0.5]) or len(beats) < 2:
        beats.append(round(time, 3))
        time += interval * (1 + chance.uniform(-unevenness, unevenness))
    if chance.random() < 0.5:
        return beats
    return [{"time": beat, "bar": place // 4 + 1, "beat": place % 4 + 1,
             "type": "beat" if place % 4 else "downbeat"} for place, beat in enumerate(beats)]


def random_chases(chance, lights, pois):
    chases = []
    for number in range(chance.randint(0, 3)):
        dynamic = chance.random() < 0.5
        chase = {"id": f"chase {number}", "name": f"Chase № {number}"}
        if chance.random() < 0.5:
            chase["type"] = "dynamic" if dynamic else "static"
        coloured = [light.id for light in lights if light.colour]
        if dynamic and coloured:
            chase["type"] = "dynamic"
            chase["generator_id"] = "dynamic_wave_generator"
            line = chance.sample(coloured, chance.randint(1, len(coloured)))
            chase["default_params"] = {"fixtures": line} | random_wave(chance)
        else:
            chase.pop("type", None)
            chase["effects"] = [random_step(chance, chance.choice(lights), pois)
                                for _ in range(chance.randint(1, 8))]
            if not any(step["duration"] for step in chase["effects"]):
                chase["effects"][0]["duration"] = 1
        chases.append(chase)
    return chases


def random_step(chance, light, pois):
    row = random_effect(chance, light, 0, pois)
    del row["time"]
    row["beat"] = chance.choice([0, 0.0, 0.5, 1, 1.333, 2, 3.75, round(chance.uniform(0, 4), 2)])
    row["duration"] = chance.choice([0, 0.5, 1, 1.5, 0.0, round(chance.uniform(0, 3), 2)])
    return row


def random_wave(chance):
    values = {"base_color": ["#000000", "#001066", random_digits(chance)],
              "accent_color": ["#FFFFFF", "#0033ff", random_digits(chance)],
              "duration_beats": [1, 2, 0.75, 4, 6.5, round(chance.uniform(0.1, 5), 2)],
              "speed": [0, 0.5, 1, 2, -1, -0.35, round(chance.uniform(-6, 6), 2)],
              "fade_in_beats": [0, 1, 0.5, 3, round(chance.uniform(0, 5), 2)],
              "fade_out_beats": [0, 1, 0.5, 3, round(chance.uniform(0, 5), 2)]}
    return {key: chance.choice(choices) for key, choices in values.items()
            if chance.random() < 0.6}


def random_digits(chance):
    return f"#{chance.randrange(1 << 24):06X}"


def random_chase_row(chance, chases, time):
    chase = chance.choice(chases)
    data = {}
    if chance.random() < 0.6:
        data["repetitions"] = chance.choice([1, 2, 3, 5])
    if "generator_id" in chase and chance.random() < 0.5:
        data |= random_wave(chance)
    return {"time": time, "chaser_id": chase["id"], "data": data}
