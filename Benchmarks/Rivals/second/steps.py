"""MODEL section 7: whole steps, moment by moment, of one level's struts or of all levels' together."""
import numpy as np

from .rigid import adjoint, carried, inverse, times

SAME = 1e-9


def metric(twists, points, lever):
    """G of motions (moments, 6, struts) and what is carried (moments, points, 3)."""
    spin, velocity = twists[:, :3], twists[:, 3:]
    moves = np.cross(spin[:, None], points[..., None], axisa=2, axisb=2, axisc=2) + velocity[:, None]
    return np.einsum("mpij,mpik->mjk", moves, moves) / points.shape[1] + lever**2 * np.einsum("mij,mik->mjk", spin, spin)


class Scale:
    """Six struts of a level: exact lengths of every moment, and where their steps are."""

    def __init__(self, level, fragments, mounted):
        """`mounted`: for each moment six classes; those of day 0 say where the steps are."""
        rings = level.ring(fragments)
        self.level, self.fragments, self.rings = level, fragments, rings
        self.exact = level.frame.lengths(rings)
        first = mounted[0]
        self.step = np.array([strut.step for strut in first])
        now = level.readings_now()
        self.base = np.array([strut.offset for strut in first]) + (0 if now is None else now)
        self.given = None if now is None else np.zeros(6)
        self.low = np.array([[strut.low + strut.offset for strut in six] for six in mounted])
        self.high = np.array([[strut.high + strut.offset for strut in six] for six in mounted])
        self.offset = np.array([[strut.offset for strut in six] for six in mounted])
        place = (self.exact[0] - self.base) / self.step
        ends = np.stack([np.floor(place + SAME), np.ceil(place - SAME)]) * self.step + self.base
        if not ((ends >= self.low[0] - 1e-6) & (ends <= self.high[0] + 1e-6)).any(axis=0).all():
            # A frame that does not fit on day 0 is planned as if struts had no ends.
            self.low, self.high = np.full_like(self.low, -np.inf), np.full_like(self.high, np.inf)
        # What a millimetre of each strut does to the fragment, seen from the reference fragment.
        self.twists = adjoint(level.mounting) @ level.frame.moves(rings)
        self.metric = metric(self.twists, carried(fragments, level.rim), level.lever)

    def options(self, moment, last):
        """Numbers of steps that each strut may have."""
        exact, result = self.exact[moment], []
        for strut in range(6):
            place = (exact[strut] - self.base[strut]) / self.step[strut]
            whole = np.rint(place)
            both = [whole] if abs(whole - place) * self.step[strut] < SAME else [np.floor(place), np.floor(place) + 1]
            if last is not None:
                rise = exact[strut] - self.exact[moment - 1][strut]
                if abs(rise) < SAME:
                    both = [last[strut]]
                elif rise > 0:
                    both = [max(one, last[strut]) for one in both]
                else:
                    both = [min(one, last[strut]) for one in both]
                both = sorted(set(both))
            length = self.base[strut] + self.step[strut] * np.array(both)
            inside = (length >= self.low[moment][strut] - 1e-6) & (length <= self.high[moment][strut] + 1e-6)
            both = [one for one, kept in zip(both, inside) if kept] or both
            if self.level.nearest and len(both) == 2:
                away = np.abs(np.array(both) - place)
                both = both[:1] if away[0] < away[1] - SAME else both[1:] if away[1] < away[0] - SAME else both
                if len(both) == 2 and last is not None:
                    both.sort(key=lambda one: (abs(one - last[strut]), one))
                both = both[:1]
            result.append(both)
        return result

    def readings(self, steps):
        return self.base + self.step * steps - self.offset


def combinations(options):
    """Every choice of one of one or two each, a row each."""
    ways = np.array([[one[0] for one in options]])
    for index, both in enumerate(options):
        if len(both) == 2:
            other = ways.copy()
            other[:, index] = both[1]
            ways = np.concatenate([ways, other])
    return ways


def chosen(scales, coupling=None):
    """Steps (moments, 6 for each level) and, for each moment, by how much the second best is worse.

    `coupling`: what the measure adds over all struts together (moments, struts, struts).
    """
    level_count = len(scales)
    weights = np.zeros((len(scales[0].exact), 6 * level_count, 6 * level_count))
    for index, scale in enumerate(scales):
        part = slice(6 * index, 6 * index + 6)
        weights[:, part, part] = scale.metric
    if coupling is not None:
        weights += coupling
    order = [0, 1, 2, 3, 4, 5] if scales[0].level.lat > 0 else [1, 0, 5, 4, 3, 2]
    order = [6 * index + strut for index in range(level_count) for strut in order]
    step = np.concatenate([scale.step for scale in scales])
    base = np.concatenate([scale.base for scale in scales])
    exact = np.concatenate([scale.exact for scale in scales], axis=1)
    found, margins, last = [], [], None
    for moment in range(len(exact)):
        options = []
        for index, scale in enumerate(scales):
            part = slice(6 * index, 6 * index + 6)
            if moment == 0 and scale.given is not None:
                options += [[one] for one in scale.given]
            else:
                options += scale.options(moment, None if last is None else last[part])
        ways = combinations(options)
        errors = base + step * ways - exact[moment]
        costs = np.einsum("ki,ki->k", errors @ weights[moment], errors)
        best = costs.min()
        margins.append(np.partition(costs, 1)[1] - best if len(costs) > 1 else np.inf)
        ways = ways[costs <= best + SAME]
        turns = np.zeros(len(ways)) if last is None else np.abs(ways - last).sum(axis=1)
        last = np.array(min(ways[turns == turns.min()].tolist(), key=lambda one: [one[strut] for strut in order]))
        found.append(last)
    return np.array(found), np.array(margins)


def set_fragments(scale, steps):
    """Where the fragment is by the steps set, at every moment; None where some of them belong to no pose."""
    level = scale.level
    rings = level.frame.forward(scale.base + scale.step * steps, scale.rings)
    return None if rings is None else times(times(level.mounting, rings), inverse(level.moving_mounting))
