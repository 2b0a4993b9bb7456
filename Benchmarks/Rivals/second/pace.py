"""MODEL section 6: how far points at risk go, and what of a motion is done on which day."""
import numpy as np

from .rigid import carried

NODES, WEIGHTS = np.polynomial.legendre.leggauss(12)
SLACK = 1 + 1e-9


class Demand:
    """Points of what a motion moves, and how far each may go in a day."""

    def __init__(self, motion, points, rates):
        self.motion, self.points, self.rates = motion, np.reshape(points, (-1, 3)), np.asarray(rates, float)

    def speeds(self, s):
        pose, spin, velocity = self.motion.at(s)
        return np.linalg.norm(np.cross(spin[:, None], carried(pose, self.points)) + velocity[:, None], axis=-1)

    def panel(self, first, last):
        """Ways over many intervals, each by one rule of 12 nodes."""
        half = (last - first) / 2
        s = (first + half)[:, None] + half[:, None] * NODES
        return half[:, None] * np.einsum("j,njk->nk", WEIGHTS, self.speeds(s.ravel()).reshape(*s.shape, -1))

    def ways(self, first, last, depth=0):
        """Lengths of the points' paths, for each interval and point, to 1e-11 mm or as much of the length."""
        first, last = np.asarray(first, float), np.asarray(last, float)
        middle = (first + last) / 2
        whole, halves = self.panel(first, last), self.panel(first, middle) + self.panel(middle, last)
        rough = (np.abs(whole - halves) > 1e-11 * np.maximum(1, halves)).any(axis=1)
        if rough.any() and depth < 25:
            halves[rough] = (self.ways(first[rough], middle[rough], depth + 1) + self.ways(middle[rough], last[rough], depth + 1))
        return halves

    def shares(self, first, last):
        """Of each interval the largest share that a point has of what it may go."""
        return (self.ways(first, last) / self.rates).max(axis=1, initial=0)


def even(demands, moves=True):
    """Ends of days of a stage: the fewest equal parts that keep every rate."""
    zero, one = np.zeros(1), np.ones(1)
    total = max(demand.shares(zero, one)[0] for demand in demands)
    if not moves:
        return np.zeros(0)
    days = max(1, int(np.ceil(total / SLACK - 1e-12)))
    while True:
        ends = np.arange(days + 1) / days
        if all((demand.shares(ends[:-1], ends[1:]) <= SLACK).all() for demand in demands):
            return ends[1:]
        days += 1


def fastest(demands, moves=True):
    """Ends of days of a stage: each as far as the tightest point allows, by Newton's steps on the way of the tightest."""
    ends, now = [], 0.0
    while moves and now < 1:
        def share(s):
            shares = [(demand.ways([now], [s])[0] / demand.rates, demand.speeds(np.array([s]))[0] / demand.rates)
                      for demand in demands]
            ways, speeds = (np.concatenate(part) for part in zip(*shares))
            return ways.max(), speeds[ways.argmax()]

        if share(1.0)[0] <= SLACK:
            return np.array(ends + [1.0])
        low, high, s = now, 1.0, now
        for _ in range(200):
            way, speed = share(s)
            if abs(way - 1) < 1e-13:
                break
            low, high = (s, high) if way < 1 else (low, s)
            s += (1 - way) / speed if speed > 0 else 2
            if not low < s < high:
                s = (low + high) / 2
        ends.append(s)
        now = s
    return np.array(ends)
