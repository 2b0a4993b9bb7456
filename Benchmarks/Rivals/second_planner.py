"""What planner.py leaves out of a plan, in numpy: whole steps by the rule of Model.md 7 (never back, rim and angle together, ties), the
fewest changes of strut classes that its readings ask for, and the closest pose while a strut is held. Written from Model.md alone; for Benchmarks/agreement, where days, lengths,
readings and changes are held against the program's.

Still left out: how a plan catches up after a hold, ends of ranges, rates of structures, stages, other paths, paces and conventions, visits, two levels. Those the
program's own second implementation has (`fixator verify`, Sources/Verification).
"""
import numpy as np

from planner import STEPS, Case, exponential, forward, skew

LEVER = 60.0
CLASSES = {"x-short": (75, 96), "short": (90, 125), "medium": (116, 178), "long": (169, 289)}


class Plan:
    """Days, exact lengths and readings of a case: moments are day 0 and four parts of each day."""

    def __init__(self, row):
        case = Case(row)
        self.days = case.days()
        turn, shift = case.path(np.linspace(0, 1, 4 * self.days + 1))
        self.fragment = turn, shift
        ring_turn, ring_shift = case.ring_pose(turn, shift)
        struts = case.struts(ring_turn, ring_shift)
        self.lengths = np.linalg.norm(struts, axis=2)
        self.readings = self._readings(case, ring_turn, struts)
        self.case, self.ring = case, (ring_turn, ring_shift)

    def _readings(self, case, turn, struts):
        way = struts / self.lengths[..., None]
        lever = case.moving @ np.swapaxes(turn, 1, 2)
        inverse = np.linalg.inv(np.concatenate([way, np.cross(lever, way)], axis=2))
        # Velocity and spin of the moving ring, about its own centre, for a millimetre of each strut.
        middle = case.ring_place + case.ring_turn @ np.array([0, 0, -case.height])
        rim = ((case.rim - middle) @ case.ring_turn) @ np.swapaxes(turn, 1, 2)
        moves = inverse[:, None, :3] - skew(rim) @ inverse[:, None, 3:]
        metric = np.einsum("npij,npik->njk", moves, moves) / 8
        metric += LEVER**2 * np.einsum("nij,nik->njk", inverse[:, 3:], inverse[:, 3:])
        order = [0, 1, 2, 3, 4, 5] if case.lat > 0 else [1, 0, 5, 4, 3, 2]
        chosen, last, self.costs = [], None, []
        for moment, exact in enumerate(self.lengths):
            floor = np.floor(exact)
            ways = np.unique(np.where(exact == floor, floor, floor + STEPS), axis=0)
            if last is not None:
                rises = exact - self.lengths[moment - 1]
                stands = np.abs(rises) < 1e-9
                allowed = np.where(rises > 0, ways >= last, ways <= last) | stands
                ways = np.where(stands, last, ways)[allowed.all(axis=1)]
            errors = ways - exact
            costs = np.einsum("ki,ij,kj->k", errors, metric[moment], errors)
            self.costs.append(np.append(np.sort(costs), np.inf))
            ways = ways[costs <= costs.min() + 1e-9]
            turns = np.zeros(len(ways)) if last is None else np.abs(ways - last).sum(axis=1)
            last = min(ways[turns == turns.min()].tolist(), key=lambda one: [one[strut] for strut in order])
            last = np.array(last)
            chosen.append(last)
        return np.array(chosen)

    def errors(self):
        """Of each day's end, by the readings: mm of the corresponding point, degrees of the fragment."""
        ends = slice(0, None, 4)
        turn, shift = forward(self.case, self.readings[ends], self.ring[0][ends], self.ring[1][ends])
        case = self.case
        middle = case.ring_place + case.ring_turn @ np.array([0, 0, -case.height])
        real = case.ring_turn @ turn @ case.ring_turn.T
        place = shift @ case.ring_turn.T + case.ring_place - real @ middle
        away = np.swapaxes(self.fragment[0][ends], 1, 2) @ real
        # By the sine: the cosine of a small angle has no digits left for it.
        twice = np.stack([away[:, 2, 1] - away[:, 1, 2], away[:, 0, 2] - away[:, 2, 0],
                          away[:, 1, 0] - away[:, 0, 1]], axis=1)
        angle = np.arctan2(np.linalg.norm(twice, axis=1), np.trace(away, axis1=1, axis2=2) - 1)
        return np.linalg.norm(place - self.fragment[1][ends], axis=1), np.degrees(angle)

    def fewest_changes(self):
        """Changes of class of all six struts; None where no class shows a reading."""
        total = 0
        for strut in range(6):
            column = self.readings[:, strut]
            blocks = [column[:1]] + [column[4 * day:4 * day + 5] for day in range(self.days)]
            best = {name: 0 for name in CLASSES}
            for day, block in enumerate(blocks):
                possible = [name for name, (low, high) in CLASSES.items() if block.min() >= low and block.max() <= high]
                if not possible:
                    return None
                least = min(best.values()) + (1 if day else 0)
                best = {name: min(best.get(name, np.inf), least) for name in possible}
            total += min(best.values())
        return total


def closest(case, points, part, strut, length):
    """The pose that brings points of the moving fragment nearest to where the path has them, of a strut that stands still: its lengths, and where the
    points are.

    Gauss-Newton steps with the strut's length as a condition (Lagrange); no rate and no range is looked at.
    """
    turn, shift = (one[0] for one in case.path(np.array([part])))
    wanted = points @ turn.T + shift
    middle = case.ring_place + case.ring_turn @ np.array([0, 0, -case.height])
    moving = case.moving @ case.ring_turn.T + middle
    fixed = case.reference @ case.ring_turn.T + case.ring_place
    for _ in range(100):
        places, feet = points @ turn.T, moving @ turn.T
        rests = places + shift - wanted
        jacobian = np.concatenate([np.broadcast_to(np.eye(3), (len(points), 3, 3)), -skew(places)], axis=2).reshape(-1, 6)
        struts = feet + shift - fixed
        lengths = np.linalg.norm(struts, axis=1)
        way = struts[strut] / lengths[strut]
        row = np.concatenate([way, np.cross(feet[strut], way)])
        system = np.block([[jacobian.T @ jacobian, row[:, None]], [row[None], np.zeros((1, 1))]])
        step = np.linalg.solve(system, np.append(-jacobian.T @ rests.ravel(), length - lengths[strut]))[:6]
        turn, shift = exponential(step[3:]) @ turn, shift + step[:3]
        if np.abs(step[:3]).max() < 1e-12 and np.abs(step[3:]).max() < 1e-14:
            break
    return np.linalg.norm(moving @ turn.T + shift - fixed, axis=1), points @ turn.T + shift


def reached(case, points, lengths, part):
    """Where points of the moving fragment are by lengths near those of a part of the path."""
    turn, shift = case.path(np.array([part]))
    turn, shift = forward(case, np.asarray(lengths)[None], *case.ring_pose(turn, shift))
    middle = case.ring_place + case.ring_turn @ np.array([0, 0, -case.height])
    real = case.ring_turn @ turn[0] @ case.ring_turn.T
    return points @ real.T + shift[0] @ case.ring_turn.T + case.ring_place - real @ middle
