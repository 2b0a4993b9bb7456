"""Random cases of every kind, right and wrong, from a seed: objects as they stand in a case file."""
import copy
import datetime
import json
import math

CONVENTIONS = ["film", "rotation-vector", "euler-xyz", "euler-xzy", "euler-yxz", "euler-yzx", "euler-zxy", "euler-zyx"]
RINGS = ["generic-130", "generic-155", "generic-180", "generic-205", "generic-230"]
CLASSES = ["x-short", "short", "medium", "long", "rod"]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DEFORMITY = {
    "ap-angulation": ("varus", "valgus", 9), "lateral-angulation": ("apex-anterior", "apex-posterior", 7),
    "axial-rotation": ("internal", "external", 8), "ap-translation": ("lateral", "medial", 5),
    "lateral-translation": ("posterior", "anterior", 5), "axial-translation": ("short", "long", 14),
}
MOUNTING = {
    "ap-offset": ("lateral", "medial", 6), "lateral-offset": ("posterior", "anterior", 9),
    "axial-offset": ("proximal", "distal", 60), "rotation": ("internal", "external", 8),
    "ap-tilt": ("lateral", "medial", 2), "lateral-tilt": ("posterior", "anterior", 2),
}
LIMITS = {
    "joint-tilt": (15, 45), "near-singular": (0.3, 0.6), "singular": (0.05, 0.25), "struts-collide": (0, 20),
    "strut-meets-limb": (0, 40), "bone-ends-collide": (0, 3), "rate-exceeded": (0, 3), "rounding-error": (0.05, 2),
    "rounding-angle": (0.05, 2), "target-missed": (0.05, 2), "target-missed-angle": (0.05, 2),
    "convention-spread": (0.1, 3), "duration-implausible": (1, 3), "inputs-disagree": (0.1, 3),
}


def spread(draw, chance=0.25):
    if draw.random() > chance: return ""
    return f" {draw.choice(['±', '+-'])} {draw.choice(['0.5', '1', '1.5', '2', '0'])}"


def quantity(draw, words, scale):
    """`12 ± 1.5 varus`, as a person or a program would type it."""
    value = round(abs(draw.gauss(0, scale)), draw.choice([0, 0, 1, 1, 3, 15]))
    if value == 0: return draw.choice([0, "0", f"0 {words[0]}"])
    size = repr(value)[:-2] if value == int(value) else repr(value)
    return f"{size}{spread(draw)} {draw.choice(words)}"


def parameters(draw, table, share):
    return {key: quantity(draw, row[:2], row[2]) for key, row in table.items() if draw.random() < share}


def standard_joints(radius, half_angle, is_moving, wobble, draw):
    points = []
    for strut in range(6):
        centre = 120 * ((strut + (1 if is_moving else 0)) // 2) + (60 if is_moving else 0)
        side = -1 if (strut + (1 if is_moving else 0)) % 2 == 0 else 1
        angle = math.radians(centre + side * half_angle - 90)
        points.append([round(radius * math.cos(angle) + draw.gauss(0, wobble), 2),
                       round(radius * math.sin(angle) + draw.gauss(0, wobble), 2), round(draw.gauss(0, wobble), 2)])
    return points


def ring(draw, is_moving):
    kind = draw.random()
    if kind < 0.6: return draw.choice(RINGS)
    extra = {}
    if draw.random() < 0.4: extra["inner-radius"] = draw.choice([60, 77.5])
    if draw.random() < 0.4: extra["joint-tilt"] = draw.choice([20, 30, 45])
    if kind < 0.8:
        own = {"joint-radius": f"93.8{spread(draw)}", "half-angle": draw.choice([4.58, "6.2 ± 0.05"])}
        if draw.random() < 0.4: own["joint-offset"] = draw.choice([5, -4, "3 ± 0.2"])
        return own | extra
    if kind < 0.9:
        use = [1, 12, 13, 24, 25, 36] if is_moving else [36, 2, 12, 14, 24, 26]
        return {"hole-circle-radius": draw.choice([90, "95 ± 0.1"]), "holes": 36, "use": use} | extra
    return {"joints": standard_joints(95, 5, is_moving, 1.5, draw)} | extra


def own_strut(draw):
    strut = {"min": draw.choice([75, 90, 120]), "max": draw.choice([260, 300, 350])}
    if draw.random() < 0.3:
        strut |= {"pitch": draw.choice([1, 0.75, 1.25]), "steps-per-turn": draw.choice([1, 2, 3, 4, 6, 8])}
    elif draw.random() < 0.7:
        strut["step"] = draw.choice([0.25, 0.5, 1, 1, 2])
    if draw.random() < 0.3: strut["reading-offset"] = draw.choice([22, -10, "4 ± 0.3"])
    if draw.random() < 0.3: strut["radius"] = draw.choice([4, 6, 13])
    return strut


def struts(draw):
    kind = draw.random()
    if kind < 0.45: return "auto"
    if kind < 0.7: return draw.choice(["long", "long", "medium", "rod"])
    if kind < 0.8: return [draw.choice(["medium", "long", "long"]) for _ in range(6)]
    return own_strut(draw) if kind < 0.95 else [own_strut(draw) for _ in range(6)]


def frame(draw):
    mode = draw.choices(["chronic", "residual", "rings-first"], [6, 2, 2])[0]
    height = draw.randrange(140, 250)
    length = math.hypot(height, 80)
    found = {"proximal-ring": ring(draw, False), "distal-ring": ring(draw, True), "mode": mode}
    if draw.random() < 0.9: found["struts"] = struts(draw)
    if draw.random() < 0.2:
        found["strut-classes"] = draw.choice(
            [["medium", "long"], ["short", "medium", "long", "rod"], ["long", {"name": "extra", "min": 250, "max": 400}]])
    readings = [round(length + draw.gauss(0, 6), draw.choice([0, 0, 1])) for _ in range(6)]
    if mode == "chronic": found["neutral-height"] = f"{height}{spread(draw, 0.1)}"
    if mode == "residual" or mode == "rings-first" and draw.random() < 0.4: found["struts-now"] = readings
    if mode == "rings-first":
        found["moving-mounting"] = {"axial-offset": f"{height - 60 + draw.randrange(-10, 10)} distal"} | {
            key: value for key, value in parameters(draw, MOUNTING, 0.3).items() if key != "axial-offset"}
    return found


def schedule(draw):
    found = {}
    if draw.random() < 0.7:
        found["surgery"] = (datetime.date(2024, 1, 1) + datetime.timedelta(days=draw.randrange(1500))).isoformat()
        if draw.random() < 0.3: found["visits"] = draw.choice([draw.sample(WEEKDAYS, 2), draw.choice(WEEKDAYS)])
    if draw.random() < 0.5: found["latency"] = draw.randrange(0, 15)
    if draw.random() < 0.5: found["rate"] = draw.choice([0.5, 0.75, 1, 1.25, 2])
    if draw.random() < 0.5: found["adjustments-per-day"] = draw.choice([1, 2, 3, 4, 6, 24])
    if draw.random() < 0.6: found["path"] = draw.choice(["straight", "screw", "equal-steps"])
    # The fastest pace in equal steps takes a hundred times as long to plan as any other.
    slow = found.get("path") == "equal-steps" and draw.random() < 0.8
    if draw.random() < 0.5: found["pace"] = "even" if slow else draw.choice(["even", "fastest"])
    if draw.random() < 0.5: found["rounding"] = draw.choice(["together", "nearest"])
    if draw.random() < 0.15: found["stages"] = [parameters(draw, DEFORMITY, 0.5) for _ in range(draw.randrange(1, 4))]
    return found


def envelope(draw):
    heights = sorted(draw.sample(range(-18, 19), draw.randrange(1, 5)))
    places = [f"{10 * abs(h)} {'proximal' if h > 0 else 'distal'}" if h else 0 for h in heights]
    if draw.random() < 0.5: found = {"girths": [{"axial": place, "girth": draw.randrange(150, 480)} for place in places]}
    else:
        found = {"sections": [
            {"axial": place, "width": draw.randrange(50, 140), "depth": draw.randrange(50, 140)} for place in places]}
    if draw.random() < 0.4: found["lateral-offset"] = quantity(draw, ("posterior", "anterior"), 8)
    if draw.random() < 0.2: found["ap-offset"] = quantity(draw, ("lateral", "medial"), 8)
    return found


def holds(draw):
    # A strut held throughout may take half a minute to plan.
    if draw.random() < 0.05: return [draw.randrange(1, 7)]
    first = draw.randrange(1, 12)
    days = draw.choice([f"{first}", f"{first}-{first + draw.randrange(6)}", f"{first}-", first])
    return [{"strut": draw.randrange(1, 7), "days": days}]


def structures(draw):
    found = []
    for name in draw.sample(["peroneal nerve", "tibial nerve", "skin", "artery"], draw.randrange(1, 4)):
        one = {"name": name, "ap": quantity(draw, ("lateral", "medial"), 20),
               "lateral": quantity(draw, ("posterior", "anterior"), 15), "axial": quantity(draw, ("proximal", "distal"), 20)}
        if draw.random() < 0.6: one["rate"] = draw.choice([0.5, 0.8, 1, 1.5])
        found.append(one)
    return found


def right_case(draw, number):
    """A case without a fault of its text; that it can be planned is not said."""
    case = {
        "case": f"random-{number}", "side": draw.choice(["left", "right"]), "bone": draw.choice(["tibia", "femur"]),
        "reference": draw.choice(["proximal", "distal"]),
        "deformity": parameters(draw, DEFORMITY, 0.75), "mounting": parameters(draw, MOUNTING, 0.6), "frame": frame(draw),
    }
    if draw.random() < 0.6: case["deformity"]["convention"] = draw.choice(CONVENTIONS)
    if draw.random() < 0.6: case["bone-diameter"] = draw.choice([20, 28, "30 ± 1", 45.5])
    if draw.random() < 0.2: case["bone-gap"] = draw.choice([0, 3, "10 ± 1"])
    if draw.random() < 0.85: case["schedule"] = schedule(draw)
    if draw.random() < 0.3: case["structures-at-risk"] = structures(draw)
    if draw.random() < 0.08: case["held"] = holds(draw)
    if draw.random() < 0.15: case["target"] = parameters(draw, DEFORMITY, 0.3)
    if draw.random() < 0.2: case["limb-envelope"] = envelope(draw)
    if draw.random() < 0.25:
        case["limits"] = {key: round(draw.uniform(*LIMITS[key]), 2) for key in draw.sample(sorted(LIMITS), 3)}
    return case


# What people and programs write wrong: values that stand where others should.
BAD_VALUES = [
    None, True, "", " ", "12", "-12", "12 vargus", "12,5 varus", "12 deg varus", "812 varus", "1e400 short", "nan", ".inf",
    "12 ± varus", "12 ± 900 varus", "± 3", "12 +- -1 varus", "varus", "varus 12", "12 varus varus", "0x1f", "1_000", "1.5.2",
    "12 Varus", "0.001", 1e9, -3, 2.5, 0, [], {}, [1, 2, 3], {"a": 1}, "31.02.2025", "2025-02-31", "2025-2-3", "mondey",
    "generic-156", "Generic-155", "medum", "left ", "Left", "lft", "proximall", "film ", "euler-xyy", "a\u0007b", "é" * 40,
    "x" * 400, "null", "~", "yes", "5-3", "5--7", "0-4", "3-99999999", "6 mm", "6mm", "６ varus", "12\u00a0varus", "- 5",
    "<b>&\"'</b>", "a\tb", "1e-400 varus", "00012 varus", "12. varus", ".5 varus", "5e0 varus", "+5 varus",
]
KEYS = sorted({*DEFORMITY, *MOUNTING, *LIMITS, "case", "side", "convention", "neutral-height", "struts-now", "rate", "surgery",
               "girths", "min", "max", "step", "name", "strut", "days", "moving-mounting", "target", "held", "limits"})


def places(node, found=None):
    """Every container with each of its keys or numbers."""
    found = [] if found is None else found
    for key in list(node) if isinstance(node, dict) else range(len(node)):
        found.append((node, key))
        if isinstance(node[key], (dict, list)): places(node[key], found)
    return found


def misspell(draw, word):
    word = list(word)
    at = draw.randrange(len(word))
    kind = draw.randrange(4)
    if kind == 0: del word[at]
    elif kind == 1: word.insert(at, draw.choice("aeinst-_ "))
    elif kind == 2: word[at] = draw.choice("aeinstAEI_")
    else: word[at:at + 2] = reversed(word[at:at + 2])
    return "".join(word)


def renamed(node, key, new):
    rows = [(new if other == key else other, value) for other, value in node.items()]
    node.clear()
    node.update(rows)


def spoil(draw, case):
    """One mistake, anywhere in the case."""
    spots = places(case)
    if not spots: return
    node, key = draw.choice(spots)
    sections = [found for found in [case] + [n[k] for n, k in spots] if isinstance(found, dict)]
    kind = draw.randrange(12)
    if kind <= 2: node[key] = draw.choice(BAD_VALUES)
    elif kind == 3: del node[key]
    elif kind == 4 and isinstance(key, str): renamed(node, key, misspell(draw, key))
    elif kind == 5 and isinstance(node[key], str) and node[key]: node[key] = misspell(draw, node[key])
    elif kind == 6: draw.choice(sections)[draw.choice(KEYS)] = draw.choice(["5", 12, "3 lateral", 150, "long"])
    elif kind == 7: draw.choice(sections)[draw.choice(KEYS) + draw.choice(["x", "s", "-mm", ""])] = draw.choice(BAD_VALUES)
    elif kind == 8 and isinstance(node[key], list): node[key] = node[key] * draw.choice([0, 2, 25])
    elif kind == 9 and isinstance(node[key], str):
        parts = node[key].split(" ")
        node[key] = draw.choice([parts[0], parts[-1], "-" + node[key], node[key].replace(".", ","), node[key] + " 3"])
    elif kind == 10: special(draw, case)
    else: node[key] = [node[key]] if draw.random() < 0.5 else {"value": node[key]}


def special(draw, case):
    """Mistakes that need two places to be made."""
    kind = draw.randrange(11)
    frame = case.get("frame")
    frame = frame if isinstance(frame, dict) else {}
    if kind == 0: case["held"] = [3, {"strut": 3, "days": "4-9"}]
    elif kind == 1: case["held"] = [{"strut": 2, "days": "3-9"}, {"strut": 2, "days": "9-12"}, {"days": 4}, 7, 2.5, "one"]
    elif kind == 2: case["structures-at-risk"] = [{"name": "nerve", "ap": "25 lateral"}, {"name": "nerve"}]
    elif kind == 3: case["limits"] = {"singular": 0.6, "near-singular": 0.3}
    elif kind == 4: frame.update(mode=draw.choice(["chronic", "residual"]), **{"moving-mounting": {}, "struts-now": [1]})
    elif kind == 5: case["limb-envelope"] = {"girths": [{"axial": 0, "girth": 300}, {"axial": 0, "girth": 310}]}
    elif kind == 6: case["limb-envelope"] = draw.choice([{}, {"girths": [], "sections": []}, {"sections": [{"axial": 3}]}])
    elif kind == 7: frame["struts"] = draw.choice(
        [{"min": 200, "max": 200}, {"min": 90, "max": 300, "pitch": 1}, {"min": 90, "max": 300, "steps-per-turn": 5},
         {"min": 90, "max": 300, "step": 1, "pitch": 1, "steps-per-turn": 4}, {"min": 20, "max": 90, "reading-offset": -40}])
    elif kind == 8: frame["strut-classes"] = draw.choice(
        [["long", "long"], [{"name": "long", "min": 1, "max": 2}], [{"min": 100, "max": 200}], []])
    elif kind == 9: frame["proximal-ring"] = draw.choice(
        [{"joints": [[0, 0, 0]] * 6}, {"joints": [[1, 2]] * 6}, {"hole-circle-radius": 90, "holes": 36, "use": [1, 1, 2, 2, 99, 3]},
         {"hole-circle-radius": 90}, {"joint-radius": 93.8}, {"joint-radius": 93.8, "half-angle": 75}, {}])
    else: case["schedule"] = {"visits": draw.choice([["monday", "2026-01-04"], [], "2026-02-30"]), "stages": {"a": 1}}


def cases(draw, count):
    """So many cases, about a third of them with one to four mistakes."""
    for number in range(1, count + 1):
        case = right_case(draw, number)
        if draw.random() < 0.35:
            case = copy.deepcopy(case)
            for _ in range(draw.choice([1, 1, 1, 2, 4])): spoil(draw, case)
        yield case


def json_line(draw, case):
    """The case as a line of JSON, now and then with a key twice or text that is no JSON."""
    text = json.dumps(case, ensure_ascii=draw.random() < 0.5)
    chance = draw.random()
    if chance < 0.004: return text[: draw.randrange(len(text))].encode()
    if chance < 0.008: return text.replace('"side"', '"bone": "tibia", "side"', 1).encode()
    if chance < 0.010: return text.encode().replace(b"random", b"r\xffndom", 1)
    if chance < 0.012: return b""
    return text.encode()


def yaml(node, indent=""):
    """Block YAML of a case; what stands in lists is written in one line, as people do."""
    lines = []
    for key, value in node.items():
        if isinstance(value, dict) and value: lines += [f"{indent}{scalar(key)}:", yaml(value, indent + "  ").rstrip("\n")]
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            lines.append(f"{indent}{scalar(key)}:")
            lines += [f"{indent}  - {flow(item)}" for item in value]
        else: lines.append(f"{indent}{scalar(key)}: {flow(value)}")
    return "\n".join(lines) + "\n"


def flow(value):
    if isinstance(value, dict): return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list): return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def scalar(value):
    if isinstance(value, str) and value and value.isascii() and value.replace(" ", "").replace("-", "").replace(".", "").isalnum() \
            and value == value.strip():
        return value
    return json.dumps(value, ensure_ascii=False)


def cells(node, path=""):
    """The case by dotted keys, entries of lists by number, as columns of a table name them."""
    found = {}
    for key, value in node.items() if isinstance(node, dict) else enumerate(node, 1):
        name = f"{path}.{key}" if path else str(key)
        if isinstance(value, (dict, list)): found |= cells(value, name)
        else: found[name] = "null" if value is None else str(value)
    return found


def table(found):
    """A table of cases, a row a case."""
    rows = [cells(case) for case in found]
    columns = sorted({column for row in rows for column in row if "\n" not in column})
    quoted = lambda text: '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"') or text != text.strip() else text
    lines = [",".join(quoted(column) for column in columns)]
    lines += [",".join(quoted(row.get(column, "")) for column in columns) for row in rows]
    return "\n".join(lines) + "\n"
