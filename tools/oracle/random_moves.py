"""Random places in the room, and the parameters of what takes heads there."""

TURNING = ["circle", "move_to_poi", "orbit", "orbit_out", "sweep"]
POI_KEYS = ["POI", "target_POI", "target_poi", "poi", "poi_id"]
NOWHERE = "nowhere"


def random_pois(chance, lights):
    """Some with a location, some without; not all know every head."""
    heads = [light for light in lights if light.axes]
    names = ["piano", "Table", "sofa", "ceiling", "ref_0_0_0", "REF_1_0_0", "ref_1_1_0",
             "ref_0_1_0", "ref_0_0_1"]
    pois = []
    for name in chance.sample(names, chance.randint(3, len(names))):
        poi = {"id": name, "name": name.title(), "fixtures": {
            head.id: random_target(chance) for head in heads if chance.random() < 0.9}}
        if name.lower().startswith("ref_"):
            corner = [int(digit) for digit in name[4:].split("_")]
            poi["location"] = dict(zip("xyz", corner))
        elif chance.random() < 0.8:
            poi["location"] = {axis: chance.choice([0, 1, 0.5, round(chance.random(), 3)])
                               for axis in "xyz"}
        pois.append(poi)
    return pois


def random_target(chance):
    return {axis: chance.choice([0, 65535, chance.randint(0, 65535), chance.randint(0, 65535),
                                 chance.randint(20000, 45000)])
            for axis in ("pan", "tilt")}


def random_name(chance, pois):
    """Rows that name a place that is not there do nothing."""
    if chance.random() < 0.05:
        return NOWHERE
    name = chance.choice(pois)["id"]
    return chance.choice([name, name, name.upper(), name.lower()])


def move_to_poi_data(chance, light, pois):
    return {chance.choice(POI_KEYS): random_name(chance, pois)}


def circle_data(chance, light, pois):
    places = can_be_circled(light, pois)
    data = {chance.choice(POI_KEYS): chance.choice(places)["id"],
            "radius": chance.choice([0, 0.3, 1, 10, round(chance.random(), 2)])}
    return data | random_turns(chance, ["orbits", "cycles"])


def can_be_circled(light, pois):
    """The places that have what a circle needs."""
    shown = any(poi["id"].lower().startswith("ref_") and light.id in poi["fixtures"]
                for poi in pois)
    return [poi for poi in pois if shown and "location" in poi and light.id in poi["fixtures"]]


def random_turns(chance, keys):
    if chance.random() < 0.3:
        return {}
    turns = chance.choice([0, 1, -1, 0.5, 1.15, -2.25, 3, round(chance.uniform(-4, 4), 2)])
    return {chance.choice(keys): turns}


def orbit_data(chance, light, pois):
    data = {chance.choice(["subject_POI", "subject_poi"]): random_name(chance, pois),
            chance.choice(["start_POI", "start_poi"]): random_name(chance, pois)}
    if chance.random() < 0.7:
        data["easing"] = chance.choice(["late_focus", "balanced", "linear", "early_focus"])
    if chance.random() < 0.5:
        data[chance.choice(["write_dimmer", "dimmer"])] = chance.random() < 0.4
    return data | random_turns(chance, ["orbits"])


def sweep_data(chance, light, pois):
    data = {"start_POI": random_name(chance, pois), "subject_POI": random_name(chance, pois)}
    if chance.random() < 0.6:
        data["end_POI"] = random_name(chance, pois)
    for key, values in (("easing", [0, 0.42, 0.72, 5, round(chance.random(), 2)]),
                        ("dimmer_easing", [0, 0.15, 0.34, 0.99, round(chance.random() * 0.9, 2)]),
                        ("arc_strength", [0, 0.015, 0.5, 1.0, round(chance.random() / 10, 3)]),
                        ("max_dim", [0.0, 0.24, 0.5, 1.0, 1, round(chance.random(), 2)])):
        if chance.random() < 0.6:
            data[key] = chance.choice(values)
    return data


DATA = {"move_to_poi": move_to_poi_data, "circle": circle_data, "orbit": orbit_data,
        "orbit_out": orbit_data, "sweep": sweep_data}
