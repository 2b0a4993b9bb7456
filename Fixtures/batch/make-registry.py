#!/usr/bin/env python3
"""Makes a synthetic registry of cases as a table, a case a row, for `fixator batch REGISTRY --base clinic.yaml`.

    ./make-registry.py > registry.csv                      # the fixture: 1,000 cases, 20 of them bad on purpose
    ./make-registry.py --cases 100000 --clean --groups tibia-lengthening > large.csv   # about 30 days each, for benchmarks
    ./make-registry.py --form ndjson > registry.ndjson     # whole cases, an object a line; bad ones are no JSON

No patient is behind any row. Every number is drawn anew, within these ranges:

tibia-varus  "The Taylor spatial frame for correction of proximal tibial varus deformity" (14 patients, 2011-2014, mean age 18):
             medial proximal tibial angle 45-74, mean 65 degrees, 88 after correction: 14-43 of varus; posterior proximal tibial
             angle 66-74 degrees, 82 after: 8-16 apex anterior; limbs 0-20 mm short.
tibia-adult  Rozbruch et al. 2010, Clin Orthop Relat Res 468:1352-61, doi 10.1007/s11999-009-1161-7 (122 tibiae): medial proximal
             tibial angle 80 to 89 degrees in varus, 96 to 85 in valgus: means of 9 of varus and 11 of valgus. The standard
             deviation, 4 degrees, is assumed.
femur        PMC2628244, femoral deformity in children and young adults (22 limbs, ages 6-25): lengthening 15-90, mean 49 mm. Angles as for
             tibia-adult, assumed.
tibia-lengthening  angles as for tibia-adult, lengthening 20-40, mean 28 mm, assumed; not in the fixture.
spreads      of the numbers that carry one (+-): Braun et al. 2023, doi 10.1186/s13018-023-03552-8 (+-1.39 degrees at 95 %, so 0.71);
             Bone & Joint abstract BOA2011-044 (mounting within 1-2 mm, so 1).
assumed      without a source: rotations, translations, mountings, heights, dates, shares of groups and sides.
"""
import argparse
import datetime
import json
import random
import sys

COLUMNS = [
    "case", "side", "bone", "reference", "bone-diameter",
    "deformity.ap-angulation", "deformity.lateral-angulation", "deformity.axial-rotation",
    "deformity.ap-translation", "deformity.lateral-translation", "deformity.axial-translation",
    "mounting.ap-offset", "mounting.lateral-offset", "mounting.axial-offset", "mounting.rotation",
    "frame.proximal-ring", "frame.distal-ring", "frame.neutral-height", "schedule.surgery",
]
SHARES = {"tibia-varus": 0.40, "tibia-adult": 0.40, "femur": 0.20, "tibia-lengthening": 1}


def between(draw, low, high, mean=None, sd=None):
    """A number between two bounds: even, or normal about a mean, drawn again until it lies within."""
    while True:
        value = draw.uniform(low, high) if mean is None else draw.gauss(mean, sd or (high - low) / 4)
        if low <= value <= high:
            return value


def quantity(value, words, digits=1, spread=None):
    """`12 varus`, `12 +- 0.7 varus`, `0`; the first word for a positive number."""
    size = f"{abs(value):.{digits}f}".rstrip("0").rstrip(".") or "0"
    if float(size) == 0:
        return "0"
    return f"{size}{f' +- {spread}' if spread else ''} {words[0] if value > 0 else words[1]}"


def row(draw, number, group):
    femur = group == "femur"
    if group == "tibia-varus":
        ap, lateral, short = between(draw, 14, 43, 23), between(draw, 8, 16, 10), between(draw, 0, 20, 5)
    else:
        ap = between(draw, 1, 25, 9, 4) if draw.random() < 0.5 else -between(draw, 1, 25, 11, 4)
        lateral = draw.gauss(0, 5)
        low, high, mean = {"femur": (15, 90, 49), "tibia-adult": (0, 30, 12), "tibia-lengthening": (20, 40, 28)}[group]
        short = between(draw, low, high, mean)
    is_measured_twice = draw.random() < 0.3
    spread = 0.71 if is_measured_twice else None
    offset = 1 if is_measured_twice else None
    surgery = datetime.date(2024, 1, 1) + datetime.timedelta(days=draw.randrange(730))
    large = draw.random() < 0.4
    return {
        "case": f"{group}-{number:06d}",
        "side": draw.choice(["left", "right"]),
        "bone": "femur" if femur else "tibia",
        "reference": "proximal",
        "bone-diameter": f"{between(draw, 20, 40, 34 if femur else 28):.0f}",
        "deformity.ap-angulation": quantity(ap, ("varus", "valgus"), spread=spread),
        "deformity.lateral-angulation": quantity(lateral, ("apex-anterior", "apex-posterior"), spread=spread),
        "deformity.axial-rotation": quantity(draw.gauss(0, 8), ("internal", "external")),
        "deformity.ap-translation": quantity(draw.gauss(0, 4), ("lateral", "medial")),
        "deformity.lateral-translation": quantity(draw.gauss(0, 4), ("posterior", "anterior")),
        "deformity.axial-translation": quantity(short, ("short", "long")),
        "mounting.ap-offset": quantity(draw.gauss(0, 6), ("lateral", "medial"), spread=offset),
        "mounting.lateral-offset": quantity(draw.gauss(10, 8), ("posterior", "anterior"), spread=offset),
        "mounting.axial-offset": quantity(between(draw, 30, 110, 60), ("proximal", "distal"), spread=offset),
        "mounting.rotation": quantity(draw.gauss(0, 8), ("internal", "external")),
        "frame.proximal-ring": "generic-205" if femur else "generic-180" if large else "generic-155",
        "frame.distal-ring": "generic-180" if large or femur else "generic-155",
        "frame.neutral-height": f"{between(draw, 140, 220, 170):.0f}",
        "schedule.surgery": surgery.isoformat(),
    }


def spoil(cells, kind):
    """One way in which a row of a real registry is wrong; the line."""
    place = COLUMNS.index
    cells = list(cells)
    ap = place("deformity.ap-angulation")
    if kind == 0: cells[ap] = cells[ap].split()[0]                       # no direction word
    elif kind == 1: cells[ap] = "12 vargus"                              # misspelt
    elif kind == 2: cells[ap] = '"12,5 varus"'                           # decimal comma
    elif kind == 3: cells[ap] = "-12"                                    # a sign instead of a word
    elif kind == 4: cells[ap] = "12 deg varus"                           # a unit
    elif kind == 5: cells[ap] = "812 varus"                              # two digits of two numbers
    elif kind == 6: cells[place("side")] = "L"
    elif kind == 7: cells[place("schedule.surgery")] = "31.02.2025"
    elif kind == 8: cells[place("frame.proximal-ring")] = "generic-156"
    elif kind == 9: cells[place("frame.neutral-height")] = "tall"
    elif kind == 10: cells[place("case")] = ""
    elif kind == 11: cells.append("seen by phone")                       # a field too many
    elif kind == 12: cells = cells[:7]                                   # cut off
    elif kind == 13: cells[place("case")] = '"' + cells[place("case")]   # a quote that is not closed
    elif kind == 14: cells[place("deformity.axial-translation")] = "n/a"
    elif kind == 15: cells[place("deformity.axial-translation")] = "1e400 short"
    elif kind == 16: cells[place("bone-diameter")] = "2.8"               # centimetres
    elif kind == 17: cells[place("mounting.axial-offset")] = "60 +- proximal"
    elif kind == 18: cells[place("frame.neutral-height")] = "30"         # no pose of this frame
    else: cells = [cell if column in ("side", "bone") else "" for cell, column in zip(cells, COLUMNS)]
    return ",".join(cells)


def whole_case(cells):
    """The case of a row over clinic.yaml, one line of JSON."""
    case = {"frame": {"struts": "auto", "mode": "chronic"},
            "schedule": {"latency": 7, "rate": 1.0, "adjustments-per-day": 4}}
    for key, value in cells.items():
        *sections, last = key.split(".")
        place = case
        for section in sections: place = place.setdefault(section, {})
        place[last] = value
    return json.dumps(case)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20260301)
    parser.add_argument("--clean", action="store_true", help="no bad rows")
    parser.add_argument("--groups", default="tibia-varus,tibia-adult,femur")
    parser.add_argument("--form", choices=["csv", "ndjson"], default="csv")
    options = parser.parse_args()
    groups = options.groups.split(",")
    draw = random.Random(options.seed)
    write = sys.stdout.write
    if options.form == "csv": write(",".join(COLUMNS) + "\n")
    for number in range(1, options.cases + 1):
        group = draw.choices(groups, [SHARES[group] for group in groups])[0]
        cells = row(draw, number, group)
        if not options.clean and number % 50 == 25:
            line = spoil(cells.values(), number // 50 % 20)
        else:
            line = ",".join(cells.values()) if options.form == "csv" else whole_case(cells)
        write(line + "\n")


if __name__ == "__main__":
    main()
