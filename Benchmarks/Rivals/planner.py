#!/usr/bin/env python3
"""A planner of daily strut schedules in Python and numpy, for Benchmarks/batch.sh: planner.py REGISTRY.csv > PLANS.ndjson

It makes of each row what `fixator batch REGISTRY.csv --base clinic.yaml` makes of it, as far as this goes: film convention, chronic mode,
straight path, even pace by the way of the eight points on the rim of the bone cut, four adjustments a day, readings in whole millimetres
chosen together (the best of 64 neighbours by linearised displacement of the points), the pose really reached and its error, stiffness and
what remains, day by day, as JSON. All days of a case are worked on at once in arrays.

Left out: choice and change of strut classes, visits, dates, every check, conventions' spread, fingerprint, timeline, uncertainties,
structures at risk, stages, held struts, errors with their places. Days and exact lengths are the same; so are the readings but where
two neighbours are nearly as good, since the measure of a displacement is that of the rim's eight points.
"""
import csv
import json
import sys

import numpy as np

# Joint radius and half angle (degrees), as in the built-in catalogue.
RINGS = {"generic-155": (93.8, 4.58), "generic-180": (106.3, 4.0459), "generic-205": (118.8, 3.6196)}
STEPS = np.array([[k >> strut & 1 for strut in range(6)] for k in range(64)], float)


def joints(radius, half, proximal):
    pairs = [0, 120, 240] if proximal else [300, 60, 180]
    order = ([(0, -1), (0, 1), (1, -1), (1, 1), (2, -1), (2, 1)] if proximal
             else [(0, 1), (1, -1), (1, 1), (2, -1), (2, 1), (0, -1)])
    angles = np.radians([pairs[pair] + sign * half for pair, sign in order])
    return np.stack([radius * np.sin(angles), -radius * np.cos(angles), np.zeros(6)], axis=1)


def skew(v):
    x, y, z = np.moveaxis(v, -1, 0)
    zero = np.zeros_like(x)
    return np.stack([np.stack([zero, -z, y], -1), np.stack([z, zero, -x], -1), np.stack([-y, x, zero], -1)], -2)


def exponential(v):
    angle = np.linalg.norm(v, axis=-1)[..., None, None]
    small = angle < 1e-9
    safe = np.where(small, 1, angle)
    k = skew(v)
    return (np.eye(3) + np.where(small, 1, np.sin(safe) / safe) * k
            + np.where(small, 0.5, (1 - np.cos(safe)) / safe**2) * k @ k)


def logarithm(r):
    angle = np.arccos(np.clip((np.trace(r) - 1) / 2, -1, 1))
    axis = np.array([r[2, 1] - r[1, 2], r[0, 2] - r[2, 0], r[1, 0] - r[0, 1]]) / 2
    return axis if angle < 1e-9 else axis * angle / np.sin(angle)


def smallest(target):
    """The smallest rotation that takes z, up or down as the target goes, to it."""
    start = np.array([0, 0, np.sign(target[2])])
    axis = np.cross(start, target)
    size = np.linalg.norm(axis)
    return np.eye(3) if size == 0 else exponential(axis / size * np.arctan2(size, start @ target))


def about_z(angle):
    return exponential(np.array([0, 0, angle]))


def signed(text, positive):
    parts = text.replace("+-", "±").split("±")[0].split() + text.split()[-1:]
    return float(parts[0]) * (1 if text == "0" or parts[-1] == positive else -1)


class Case:
    """MODEL sections 2 to 5 for a row."""

    def __init__(self, row):
        self.name, self.lat = row["case"], 1 if row["side"] == "left" else -1
        number = lambda key, word: signed(row[key], word)
        lat = self.lat
        a, b = (np.radians(number(f"deformity.{key}", word)) for key, word in
                [("ap-angulation", "varus"), ("lateral-angulation", "apex-anterior")])
        self.turn = smallest(unit(np.array([-lat * np.tan(a), np.tan(b), -1]))) @ about_z(
            -lat * np.radians(number("deformity.axial-rotation", "internal")))
        self.shift = np.array([lat * number("deformity.ap-translation", "lateral"),
                               number("deformity.lateral-translation", "posterior"),
                               number("deformity.axial-translation", "short")])
        self.ring_turn = about_z(-lat * np.radians(number("mounting.rotation", "internal")))
        self.ring_place = np.array([lat * number("mounting.ap-offset", "lateral"),
                                    number("mounting.lateral-offset", "posterior"),
                                    number("mounting.axial-offset", "proximal")])
        self.height = float(row["frame.neutral-height"])
        angles = np.arange(8) * np.pi / 4
        rim = float(row["bone-diameter"]) / 2
        self.rim = rim * np.stack([np.cos(angles), np.sin(angles), np.zeros(8)], axis=1)
        self.reference = joints(*RINGS[row["frame.proximal-ring"]], True)
        self.moving = joints(*RINGS[row["frame.distal-ring"]], False)

    def path(self, s):
        """Pose of the fragment at each s: straight and at a constant rate to the corrected limb."""
        s = np.asarray(s)[:, None]
        return self.turn @ exponential(s * logarithm(self.turn.T)), (1 - s) * self.shift

    def ring_pose(self, turn, shift):
        """P = M_r⁻¹ D M_m with M_m = M_r P_end."""
        back = self.ring_turn.T
        middle = self.ring_place + self.ring_turn @ np.array([0, 0, -self.height])
        return back @ turn @ self.ring_turn, (turn @ middle + shift - self.ring_place) @ self.ring_turn

    def struts(self, turn, shift):
        return self.moving @ np.swapaxes(turn, 1, 2) + shift[:, None] - self.reference

    def days(self):
        """The fewest days on which no point of the rim goes further than 1 mm; chords of a 32nd of a day."""
        count = 1
        while True:
            turn, shift = self.path(np.linspace(0, 1, 32 * count + 1))
            places = self.rim @ np.swapaxes(turn, 1, 2) + shift[:, None]
            ways = np.linalg.norm(np.diff(places, axis=0), axis=2).reshape(count, 32, 8).sum(axis=1).max()
            if ways <= 1 + 1e-9: return count
            count = max(count + 1, int(np.ceil(count * ways - 1e-9)))


def unit(v): return v / np.linalg.norm(v)


def plan(case):
    count = case.days()
    fragment_turn, fragment_shift = case.path(np.linspace(0, 1, 4 * count + 1))
    turn, shift = case.ring_pose(fragment_turn, fragment_shift)
    struts = case.struts(turn, shift)
    lengths = np.linalg.norm(struts, axis=2)
    directions = struts / lengths[..., None]
    levers = case.moving @ np.swapaxes(turn, 1, 2)
    jacobian = np.concatenate([directions, np.cross(levers, directions)], axis=2)
    # Displacement of the rim's points by a change of lengths: seen from the ring, its own coordinates about the ring's centre.
    middle = case.ring_place + case.ring_turn @ np.array([0, 0, -case.height])
    points = ((case.rim - middle) @ case.ring_turn) @ np.swapaxes(turn, 1, 2)
    inverse = np.linalg.inv(jacobian)
    moves = inverse[:, None, :3] - skew(points) @ inverse[:, None, 3:]
    metric = np.einsum("npij,npik->njk", moves, moves)
    floors = np.floor(lengths)
    offsets = (floors - lengths)[:, None] + STEPS
    best = np.einsum("nki,nij,nkj->nk", offsets, metric, offsets, optimize=True).argmin(axis=1)
    readings = floors + STEPS[best]
    reached_turn, reached_shift = forward(case, readings, turn, shift)
    # The fragment with the ring where it really is: D = M_r P M_m⁻¹.
    real_turn = case.ring_turn @ reached_turn @ case.ring_turn.T
    real_shift = reached_shift @ case.ring_turn.T + case.ring_place - real_turn @ middle
    misplaced = np.linalg.norm(real_shift - fragment_shift, axis=1)
    away = np.swapaxes(fragment_turn, 1, 2) @ real_turn
    misturned = np.degrees(np.arccos(np.clip((np.trace(away, axis1=1, axis2=2) - 1) / 2, -1, 1)))
    scale = (np.linalg.norm(case.reference, axis=1).mean() + np.linalg.norm(case.moving, axis=1).mean()) / 2
    scaled = jacobian / np.array([1, 1, 1, scale, scale, scale])
    stiffness = np.linalg.svd(scaled, compute_uv=False)[:, -1]
    left = remaining(case, fragment_turn, fragment_shift)
    days = []
    for day in range(count + 1):
        n = 4 * day
        turned = readings[n] - readings[max(0, n - 4)]
        days.append({
            "day": day, "exact": lengths[n].tolist(), "set": readings[n].astype(int).tolist(),
            "turns": turned.astype(int).tolist(),
            "pose": {"translation_mm": shift[n].tolist(), "quaternion_wxyz": quaternion(turn[n])},
            "remaining": left[n], "error_mm": misplaced[n], "error_deg": misturned[n], "stiffness": stiffness[n],
            "adjustments": [{"part": part, "set": readings[n - 4 + part].astype(int).tolist()}
                            for part in range(1, 5)] if day else []})
    return {"case": case.name, "days": days}


def forward(case, lengths, turn, shift):
    """Newton from the planned pose, all moments at once."""
    for _ in range(20):
        struts = case.struts(turn, shift)
        now = np.linalg.norm(struts, axis=2)
        misfit = lengths - now
        if np.abs(misfit).max() < 1e-10: break
        directions = struts / now[..., None]
        levers = case.moving @ np.swapaxes(turn, 1, 2)
        step = np.linalg.solve(
            np.concatenate([directions, np.cross(levers, directions)], axis=2), misfit[..., None])[..., 0]
        turn, shift = exponential(step[:, 3:]) @ turn, shift + step[:, :3]
    return turn, shift


def remaining(case, turn, shift):
    lat, far = case.lat, -turn[:, :, 2]
    a = np.degrees(np.arctan2(-lat * far[:, 0], -far[:, 2]))
    b = np.degrees(np.arctan2(far[:, 1], -far[:, 2]))
    twist = [smallest(direction).T @ one for direction, one in zip(far, turn)]
    c = [-lat * np.degrees(np.arctan2(one[1, 0], one[0, 0])) for one in twist]
    words = ("varus", "valgus"), ("apex-anterior", "apex-posterior"), ("internal", "external"), ("lateral", "medial"), \
        ("posterior", "anterior"), ("short", "long")
    keys = "ap-angulation", "lateral-angulation", "axial-rotation", "ap-translation", "lateral-translation", "axial-translation"
    values = np.stack([a, b, c, lat * shift[:, 0], shift[:, 1], shift[:, 2]], axis=1)
    return [{key: f"{abs(value):.6g} {pair[int(value < 0)]}" for key, value, pair in zip(keys, row, words)} for row in values]


def quaternion(r):
    w = np.sqrt(max(0.0, 1 + np.trace(r))) / 2
    return [w, (r[2, 1] - r[1, 2]) / (4 * w), (r[0, 2] - r[2, 0]) / (4 * w), (r[1, 0] - r[0, 1]) / (4 * w)]


def main():
    with open(sys.argv[1], newline="") as file:
        for row in csv.DictReader(file):
            sys.stdout.write(json.dumps(plan(Case(row))) + "\n")


if __name__ == "__main__":
    main()
