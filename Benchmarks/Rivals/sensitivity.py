"""The chain of `fixator sensitivity`, vectorised with numpy as well as we know how: draws of the true inputs, forward
kinematics at both ends of the plan, what is left, the displacement of the worst point at the rim of the cut.

    sensitivity.py CASE.json PLAN.json SAMPLES [newton|chord]

CASE.json is a chronic case, left side, proximal reference, film convention, standard rings; PLAN.json its plan. Prints one
JSON object: seconds, and mean and standard deviation of the seven numbers.
"""

import json
import sys
import time

import numpy as np

CHUNK = 1000  # samples whose arrays stay in the second-level cache
POSITIVE = {"varus", "apex-anterior", "internal", "lateral", "posterior", "short", "proximal"}
DEFORMITY = ["ap-angulation", "lateral-angulation", "axial-rotation", "ap-translation", "lateral-translation", "axial-translation"]
MOUNTING = ["ap-offset", "lateral-offset", "axial-offset", "rotation", "ap-tilt", "lateral-tilt"]
ANGLES = {"ap-angulation", "lateral-angulation", "axial-rotation", "rotation", "ap-tilt", "lateral-tilt"}


def quantity(key, text):
    """Signed value and standard deviation, radians or millimetres."""
    words = str(text).split()
    value, spread = float(words[0]), 0.0
    if "±" in words:
        spread = float(words[2])
    if words[-1].isalpha() or "-" in words[-1][1:]:
        value *= 1 if words[-1] in POSITIVE else -1
    unit = np.pi / 180 if key in ANGLES else 1.0
    return value * unit, spread * unit


def ring(shape, proximal):
    layout = ([(0, -1), (0, 1), (120, -1), (120, 1), (240, -1), (240, 1)] if proximal
              else [(300, 1), (60, -1), (60, 1), (180, -1), (180, 1), (300, -1)])
    phi = np.radians([c + s * shape["half-angle"] for c, s in layout])
    return np.stack([shape["joint-radius"] * np.sin(phi), -shape["joint-radius"] * np.cos(phi), 0 * phi], axis=1)


def product(p, q):
    """Quaternions wxyz, arrays of shape (4, n)."""
    pw, px, py, pz = p
    qw, qx, qy, qz = q
    return np.stack([pw * qw - px * qx - py * qy - pz * qz, pw * qx + px * qw + py * qz - pz * qy,
                     pw * qy - px * qz + py * qw + pz * qx, pw * qz + px * qy - py * qx + pz * qw])


def conjugate(q):
    return np.stack([q[0], -q[1], -q[2], -q[3]])


def turn(q, v):
    """Vectors (3, n) turned by quaternions (4, n)."""
    w, (x, y, z) = q[0], q[1:]
    tx, ty, tz = 2 * (y * v[2] - z * v[1]), 2 * (z * v[0] - x * v[2]), 2 * (x * v[1] - y * v[0])
    return np.stack([v[0] + w * tx + y * tz - z * ty, v[1] + w * ty + z * tx - x * tz, v[2] + w * tz + x * ty - y * tx])


def times(a, b):
    return product(a[0], b[0]), turn(a[0], b[1]) + a[1]


def inverse(a):
    back = conjugate(a[0])
    return back, -turn(back, a[1])


def lean(x, y, z):
    """Smallest rotation from (0, 0, z) to (x, y, z), z = ±1."""
    length = np.sqrt(x * x + y * y + 1)
    mx, my, mz = x / length, y / length, z / length + z
    scale = 1 / np.sqrt(mx * mx + my * my + mz * mz)
    return np.stack([z * mz * scale, -z * my * scale, z * mx * scale, 0 * mx])


def about_z(angle):
    return np.stack([np.cos(angle / 2), 0 * angle, 0 * angle, np.sin(angle / 2)])


class Chain:
    def __init__(self, case, plan, solver):
        self.solver = solver
        self.deformity = [quantity(k, case["deformity"].get(k, 0)) for k in DEFORMITY]
        self.mounting = [quantity(k, case["mounting"].get(k, 0)) for k in MOUNTING]
        self.strut = quantity("", case["frame"]["struts"]["reading-offset"])[1]
        self.reference = ring(case["frame"]["proximal-ring"], True)
        self.moving = ring(case["frame"]["distal-ring"], False)
        days = plan["days"]
        self.ends = [self.nominal(days[0]), self.nominal(days[-1])]
        azimuth = np.arange(8) * np.pi / 4
        self.rim = case["bone-diameter"] / 2 * np.stack([np.sin(azimuth), -np.cos(azimuth), 0 * azimuth])

    def nominal(self, day):
        pose = day["pose"]
        lengths = np.array(day["set"], float)
        q = np.array(pose["quaternion_wxyz"])[:, None]
        t = np.array(pose["translation_mm"])[:, None]
        q, t = self.newton(lengths[:, None], q, t)
        return lengths, q, t, np.linalg.inv(self.evaluate(q, t)[1][0])

    def evaluate(self, q, t, jacobian=True):
        """Lengths (6, n) and Jacobians (n, 6, 6)."""
        w, x, y, z = q
        r = np.array([[1 - 2 * (y * y + z * z), 2 * (x * y - w * z)], [2 * (x * y + w * z), 1 - 2 * (x * x + z * z)],
                      [2 * (x * z - w * y), 2 * (y * z + w * x)]])
        # The joints lie in the plane of their ring.
        arm = self.moving[:, 0, None, None] * r[:, 0] + self.moving[:, 1, None, None] * r[:, 1]
        span = arm + t - self.reference[:, :, None]
        length = np.sqrt(np.einsum("ijn,ijn->in", span, span))
        if not jacobian:
            return length, None
        u = span / length[:, None]
        rows = np.empty((q.shape[1], 6, 6))
        rows[:, :, :3] = u.transpose(2, 0, 1)
        rows[:, :, 3] = (arm[:, 1] * u[:, 2] - arm[:, 2] * u[:, 1]).T
        rows[:, :, 4] = (arm[:, 2] * u[:, 0] - arm[:, 0] * u[:, 2]).T
        rows[:, :, 5] = (arm[:, 0] * u[:, 1] - arm[:, 1] * u[:, 0]).T
        return length, rows

    def moved(self, q, t, step):
        half = step[3:] / 2
        q = product(np.concatenate([np.ones((1, half.shape[1])), half]), q)
        return q / np.sqrt(np.einsum("in,in->n", q, q)), t + step[:3]

    def newton(self, lengths, q, t):
        for _ in range(30):
            found, jacobian = self.evaluate(q, t)
            misfit = lengths - found
            if np.abs(misfit).max() <= 1e-9:
                return q, t
            q, t = self.moved(q, t, np.linalg.solve(jacobian, misfit.T[:, :, None])[:, :, 0].T)
        raise SystemExit("no pose")

    def chord(self, lengths, q, t, fixed):
        for _ in range(60):
            found, _ = self.evaluate(q, t, jacobian=False)
            misfit = lengths - found
            if np.abs(misfit).max() <= 1e-9:
                return q, t
            q, t = self.moved(q, t, fixed @ misfit)
        raise SystemExit("no pose")

    def ring_pose(self, end, errors):
        lengths, q, t, fixed = end
        count = errors.shape[1]
        start = np.repeat(q, count, 1), np.repeat(t, count, 1)
        lengths = lengths[:, None] + errors
        return self.chord(lengths, *start, fixed) if self.solver == "chord" else self.newton(lengths, *start)

    def draw(self, random, count):
        scores = random.standard_normal((18, count))
        beyond = np.abs(scores) > 4
        while beyond.any():
            scores[beyond] = random.standard_normal(beyond.sum())
            beyond = np.abs(scores) > 4
        return scores

    def run(self, random, count):
        scores = self.draw(random, count)
        a, b, gamma, x, y, z = (v + s * scores[i] for i, (v, s) in enumerate(self.deformity))
        d = product(lean(-np.tan(a), np.tan(b), -1.0), about_z(-gamma)), np.stack([x, y, z])
        x, y, z, gamma, a, b = (v + s * scores[6 + i] for i, (v, s) in enumerate(self.mounting))
        m = product(lean(np.tan(a), np.tan(b), 1.0), about_z(-gamma)), np.stack([x, y, z])
        errors = self.strut * scores[12:]
        start, end = (self.ring_pose(one, errors) for one in self.ends)
        q, t = times(times(times(m, times(end, inverse(start))), inverse(m)), d)
        # Back to six parameters, left limb, moving fragment distal.
        far = turn(q, np.stack([np.zeros(count), np.zeros(count), -np.ones(count)]))
        own = product(conjugate(lean(-far[0] / far[2], -far[1] / far[2], -1.0)), q)
        turned = -2 * np.arctan2(own[3], own[0])
        turned -= 2 * np.pi * np.round(turned / (2 * np.pi))
        left = [np.arctan2(-far[0], -far[2]), np.arctan2(far[1], -far[2]), turned, t[0], t[1], t[2]]
        worst = np.zeros(count)
        for point in self.rim.T:
            away = turn(q, np.repeat(point[:, None], count, 1)) + t - point[:, None]
            np.maximum(worst, np.einsum("in,in->n", away, away), out=worst)
        return np.stack(left + [np.sqrt(worst)])


def main():
    case, plan, samples = json.load(open(sys.argv[1])), json.load(open(sys.argv[2])), int(sys.argv[3])
    chain = Chain(case, plan, sys.argv[4] if len(sys.argv) > 4 else "newton")
    random = np.random.default_rng(1)
    chain.run(random, CHUNK)
    begin = time.process_time()
    columns = np.concatenate([chain.run(random, CHUNK) for _ in range(samples // CHUNK)], axis=1)
    quantiles = np.quantile(columns, [0.05, 0.5, 0.95], axis=1)
    mean, spread = columns.mean(axis=1), columns.std(axis=1)
    seconds = time.process_time() - begin
    unit = np.where(np.arange(7) < 3, 180 / np.pi, 1)
    json.dump({"processor_seconds": seconds, "samples": columns.shape[1], "mean": list(mean * unit), "sd": list(spread * unit),
               "p95": list(quantiles[2] * unit), "numpy": np.__version__}, sys.stdout)


main()
