"""Cases to hold planners against each other on: rows of a registry, files, and random ones of one level and of two."""
import csv
import glob
import json
import os
import random

import yaml

from .words import SIX

ANGLES = {"ap-angulation": ("varus", "valgus"), "lateral-angulation": ("apex-anterior", "apex-posterior"),
          "axial-rotation": ("internal", "external")}
SHIFTS = {"ap-translation": ("lateral", "medial"), "lateral-translation": ("posterior", "anterior"),
          "axial-translation": ("short", "long")}
CONVENTIONS = ["film", "rotation-vector", "euler-xyz", "euler-xzy", "euler-yxz", "euler-yzx", "euler-zxy", "euler-zyx"]
RINGS = ["generic-130", "generic-155", "generic-180", "generic-205"]


def registry(path, base):
    """Rows of a table over a base case, as cases."""
    with open(base, encoding="utf-8") as file:
        common = yaml.safe_load(file)
    with open(path, newline="", encoding="utf-8") as file:
        # The registry has bad rows, one of them with a quote that nothing closes.
        for row in csv.DictReader(file, quoting=csv.QUOTE_NONE):
            case = json.loads(json.dumps(common, default=str))
            for key, value in row.items():
                if key is None or not value:
                    continue
                place, steps = case, key.split(".")
                for step in steps[:-1]:
                    place = place.setdefault(step, {})
                place[steps[-1]] = value
            yield case


def files(*folders):
    """Every case in a file of the folders, with the file's name."""
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "*.yaml"))):
            with open(path, encoding="utf-8") as file:
                case = yaml.load(file, Loader=yaml.BaseLoader)
            if isinstance(case, dict) and "case" in case:
                yield path, plain(case)


def plain(value):
    """Text as the number or truth that it says."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if value in ("true", "false"):
        return value == "true"
    try:
        return int(value) if value.lstrip("-").isdigit() else float(value)
    except ValueError:
        return value


class Maker:
    """Random cases; the same of the same seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, share):
        return self.random.random() < share

    def some(self, low, high, words):
        value = round(self.random.uniform(low, high), self.random.choice([0, 1, 2]))
        return f"{value:g} {self.random.choice(words)}"

    def six(self, angle, shift, share=0.6, length=None):
        section = {key: self.some(0, angle, words) for key, words in ANGLES.items() if self.chance(share)}
        section |= {key: self.some(0, shift, words) for key, words in SHIFTS.items() if self.chance(share)}
        if length:
            section["axial-translation"] = self.some(*length)
        return {key: section[key] for key in SIX if key in section}

    def mounting(self, side, axial=(40, 80)):
        section = {"axial-offset": self.some(*axial, [side])}
        if self.chance(0.6):
            section |= {"ap-offset": self.some(0, 12, ["lateral", "medial"]),
                        "lateral-offset": self.some(0, 15, ["posterior", "anterior"])}
        if self.chance(0.4):
            section["rotation"] = self.some(0, 25, ["internal", "external"])
        if self.chance(0.3):
            section |= {"ap-tilt": self.some(0, 6, ["lateral", "medial"]),
                        "lateral-tilt": self.some(0, 6, ["posterior", "anterior"])}
        return section

    def ring(self, end):
        name = self.random.choice(RINGS)
        if self.chance(0.7):
            return name
        if self.chance(0.5):
            return {"joint-radius": round(self.random.uniform(80, 120), 1), "half-angle": round(self.random.uniform(3, 12), 2),
                    "joint-offset": round(self.random.uniform(-8, 8), 1)}
        return {"hole-circle-radius": 95, "holes": 36, "use": [36, 2, 12, 14, 24, 26] if end == "proximal" else [32, 6, 8, 18, 20, 30]}

    def struts(self):
        kind = self.random.random()
        if kind < 0.2:
            return "auto"
        if kind < 0.35:
            return "rod"
        step = self.random.choice([1, 1, 0.5, 0.25, 2])
        wide = {"min": 40, "max": 500, "step": step}
        return wide | ({"reading-offset": round(self.random.uniform(-20, 20), 1)} if self.chance(0.3) else {})

    def schedule(self, transport=False):
        section = {}
        if self.chance(0.4):
            section["rate"] = self.random.choice([0.5, 0.75, 0.9, 1.25])
        if self.chance(0.3):
            section["pace"] = self.random.choice(["even", "fastest"])
        if self.chance(0.2):
            section["rounding"] = self.random.choice(["together", "nearest"])
        if self.chance(0.2):
            section["rounding-lever"] = self.random.choice([0, 30, 90])
        if not transport and self.chance(0.4):
            section["path"] = self.random.choice(["straight", "screw", "equal-steps"])
        return section

    def cut(self):
        section = {"axial": self.some(0, 30, ["proximal", "distal"]), "ap": self.some(0, 6, ["lateral", "medial"])}
        if self.chance(0.5):
            section |= {"ap-tilt": self.some(0, 25, ["lateral", "medial"]),
                        "lateral-tilt": self.some(0, 25, ["posterior", "anterior"])}
        return section

    def nerve(self, name="nerve"):
        section = {"name": name, "ap": self.some(0, 35, ["lateral", "medial"]),
                   "lateral": self.some(0, 35, ["posterior", "anterior"]), "axial": self.some(0, 30, ["proximal", "distal"])}
        return section | ({"rate": self.random.choice([0.6, 0.8, 1, 1.5])} if self.chance(0.6) else {})

    def neutral(self, height):
        """A mitre or a butt frame, or one that is a little beside."""
        if self.chance(0.4):
            return {"lateral-tilt": "90 posterior", "lateral-offset": self.some(70, 100, ["anterior"]), "height": height}
        section = {"ap-tilt": self.some(0, 20, ["lateral", "medial"]), "lateral-tilt": self.some(0, 40, ["posterior"]),
                   "lateral-offset": self.some(0, 50, ["anterior"]), "height": height}
        return section | ({"rotation": self.some(0, 20, ["internal", "external"])} if self.chance(0.5) else {})

    def level(self, angle, shift, length, stages=True, transport=False):
        """What of a level has nothing to do with rings."""
        r = self.random
        level = {"bone-diameter": r.randint(15, 40)}
        level["deformity"] = self.six(angle, shift, length=length)
        if self.chance(0.4):
            level["deformity"]["convention"] = r.choice(CONVENTIONS)
        if self.chance(0.3):
            level["target"] = self.six(2, 2)
        if self.chance(0.4):
            level["cut"] = self.cut()
        level["schedule"] = self.schedule(transport)
        if stages and self.chance(0.3):
            level["schedule"]["stages"] = [self.six(angle, shift) for _ in range(r.randint(1, 2))]
        if self.chance(0.4):
            level["structures-at-risk"] = [self.nerve(f"nerve {index}") for index in range(r.randint(1, 2))]
        return level

    def one(self, name):
        """A case of one level in any form."""
        r = self.random
        reference = r.choice(["proximal", "distal"])
        case = {"case": name, "side": r.choice(["left", "right"]), "bone": "tibia", "reference": reference}
        case |= self.level(14, 8, (5, 25, ["short"]) if self.chance(0.7) else None)
        case["mounting"] = self.mounting(reference)
        height = r.randint(140, 210)
        frame = {"proximal-ring": self.ring("proximal"), "distal-ring": self.ring("distal"), "struts": self.struts()}
        mode = r.choice(["chronic", "chronic", "residual", "rings-first", "neutral"])
        if mode == "chronic":
            frame |= {"mode": mode, "neutral-height": height}
        elif mode == "neutral":
            frame |= {"mode": "chronic", "neutral": self.neutral(height)}
        elif mode == "residual":
            frame |= {"mode": mode, "struts": {"min": 40, "max": 500}, "struts-now": [r.randint(height, height + 12) for _ in range(6)]}
        else:
            other = "distal" if reference == "proximal" else "proximal"
            frame |= {"mode": mode, "moving-mounting": self.mounting(other, (80, 120))}
        case["frame"] = frame
        case["schedule"]["adjustments-per-day"] = r.choice([1, 2, 3, 4, 4])
        if self.chance(0.12):
            first = r.randint(2, 5)
            case["held"] = [{"strut": strut, "days": f"{first}-{first + r.randint(0, 3)}"} for strut in r.sample(range(1, 7), r.choice([1, 1, 2]))]
        return case

    def joint(self, name):
        """A joint that is corrected without a cut, with its hinge or without."""
        r = self.random
        case = self.one(name)
        for key in ("cut", "bone-gap"):
            case.pop(key, None)
        case["between"] = "joint"
        case["deformity"] |= {"lateral-angulation": self.some(10, 30, ["equinus", "calcaneus", "flexion"])}
        if self.chance(0.6):
            case["hinge"] = {"axis": r.choice(["medial-lateral", "medial-lateral", "anterior-posterior", "long"])}
            if self.chance(0.6):
                case["hinge"]["at"] = {"lateral": self.some(0, 8, ["posterior", "anterior"]),
                                       "axial": self.some(0, 12, ["proximal", "distal"])}
            case["schedule"].pop("path", None)
        if self.chance(0.5):
            case["distraction"] = r.choice([2, 4.5, 6])
        case["structures-at-risk"] = [self.nerve(f"nerve {index}") for index in range(r.randint(1, 2))]
        return case

    def two(self, name):
        """A case of two levels: independent, or a transport either way."""
        r = self.random
        motion = r.choice(["independent", "distally", "proximally"])
        case = {"case": name, "side": r.choice(["left", "right"]), "bone": "tibia",
                "middle": {"length": r.randint(90, 180)}, "schedule": {"adjustments-per-day": r.choice([1, 2, 4, 4])}}
        if self.chance(0.4):
            case["middle"] |= {"ap": self.some(0, 6, ["lateral", "medial"]), "lateral": self.some(0, 6, ["posterior", "anterior"])}
        case["schedule"] |= {"rate": r.choice([0.8, 1, 1, 1.2])} if self.chance(0.5) else {}
        if motion == "independent":
            entries = [self.level(10, 6, (5, 20, ["short"]) if self.chance(0.6) else None) for _ in range(2)]
            if self.chance(0.5):
                entries[r.randint(0, 1)]["starts"] = r.choice([0, 3, 7])
            elif self.chance(0.5):
                index = r.randint(0, 1)
                entries[index]["starts"] = "after " + ("distal" if index == 0 else "proximal")
        else:
            entries = self.transport(case, motion)
        self.frames(entries)
        for entry in entries:
            if motion == "independent" and self.chance(0.2) and entry["frame"]["mode"] != "residual":
                stages = entry["schedule"].get("stages") or [self.six(5, 3)]
                entry["schedule"]["stages"] = [stages[0] | {"acute": True}] + stages[1:]
        own = [isinstance(entry["frame"]["struts"], dict) for entry in entries]
        if any(own) and not all(own):
            # Whose classes there are then has to be said.
            case["frame"] = {"strut-classes": [{"name": "extra", "min": 30, "max": 480, "step": 1}, "medium", "long", "rod"]}
        case["levels"] = [{"level": end} | entry for end, entry in zip(["proximal", "distal"], entries)]
        return case

    def transport(self, case, motion):
        r = self.random
        case |= {"motion": "transport", "travels": motion}
        defect = self.level(5, 4, (20, 55, ["long"]), transport=True)
        defect["target"] = {"axial-translation": r.choice(["0", "1 short", "2 short", "2.5 short"])}
        for stage in defect["schedule"].get("stages", []):
            stage["axial-translation"] = self.some(2, 20, ["long"])
        cut = self.level(0, 0, None, stages=False, transport=True)
        cut.pop("target", None)
        cut["deformity"] = {"convention": r.choice(CONVENTIONS)} if self.chance(0.4) else {}
        if self.chance(0.5):
            defect["schedule"]["approach-rate"] = r.choice([0.5, 0.8, 1.1])
        if self.chance(0.5):
            defect["schedule"]["compression-rate"] = r.choice([0.25, 0.5, 1])
        if self.chance(0.3):
            case["limb-now"] = {"axial-translation": self.some(2, 15, ["short", "long"])}
        if self.chance(0.4) and "stages" not in defect["schedule"]:
            case["limb-target"] = r.choice([{}, self.six(2, 3, 0.5)])
        if self.chance(0.4):
            case["then"] = {"limb-target": r.choice([{}, self.six(2, 3, 0.5)])}
        if self.chance(0.2):
            cut["structures-at-risk"] = [self.nerve("of the limb") | {"from": "limb"}]
        return [defect, cut] if motion == "proximally" else [cut, defect]

    def frames(self, entries):
        """Rings, references and modes of two levels; the middle ring said once or twice."""
        r, middle = self.random, self.random.choice(RINGS)
        follower = r.randint(0, 1)
        for index, entry in enumerate(entries):
            outer, inner = ("proximal-ring", "distal-ring") if index == 0 else ("distal-ring", "proximal-ring")
            end, towards = ("proximal", "distal") if index == 0 else ("distal", "proximal")
            frame = {outer: self.ring(end), "struts": self.struts()}
            if index == 0 or self.chance(0.3):
                frame[inner] = middle
            height = r.randint(130, 190)
            entry["reference"] = r.choice([end, towards])
            from_middle = entry["reference"] == towards
            if not (index == follower and from_middle):
                entry["mounting"] = self.mounting(towards if from_middle else end)
            if index == follower and not from_middle:
                # The middle ring's place is the other level's to say.
                frame |= {"mode": "rings-first"}
            elif self.chance(0.75):
                frame |= {"mode": "chronic", "neutral-height": height}
            else:
                frame |= {"mode": "residual", "struts": {"min": 40, "max": 500},
                          "struts-now": [r.randint(height, height + 10) for _ in range(6)]}
            entry["frame"] = frame
