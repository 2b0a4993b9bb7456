"""MODEL section 7, held struts: the pose nearest to where the plan wants the limb, of struts that stand still.

Ranges are not looked at: what holds a strut is that the case says so.
"""
import numpy as np

from .motion import EqualSteps, Part, end
from .pace import SLACK, fastest
from .rigid import apart, apply, carried, exponential, skew


def closest(level, wanted, points, lengths):
    """The fragment's pose nearest to the one wanted, by squared distances of points, where some struts have their lengths.

    Gauss-Newton steps with the lengths as conditions (Lagrange). `lengths`: by strut, from 0.
    """
    turn, shift = wanted
    aim = carried(wanted, points)
    struts = sorted(lengths)
    for _ in range(100):
        lever = apply(turn, points)
        rests = lever + shift - aim
        rows = np.concatenate([-skew(lever), np.broadcast_to(np.eye(3), (len(points), 3, 3))], axis=2).reshape(-1, 6)
        now, by_motion = lengths_and_rates(level, (turn, shift))
        kept = by_motion[struts]
        system = np.block([[rows.T @ rows, kept.T], [kept, np.zeros((len(struts), len(struts)))]])
        missing = [lengths[strut] - now[strut] for strut in struts]
        step = np.linalg.lstsq(system, np.concatenate([-rows.T @ rests.ravel(), missing]), rcond=None)[0][:6]
        turn, shift = exponential(step[:3]) @ turn, shift + step[3:]
        if np.abs(step[3:]).max() < 1e-12 and np.abs(step[:3]).max() < 1e-14:
            break
    return turn, shift


def lengths_and_rates(level, fragment):
    """Strut lengths, and rows of them by the fragment's spin about its own origin and that origin's velocity."""
    feet = carried(level.moving_mounting, level.frame.moving)
    fixed = carried(level.mounting, level.frame.reference)
    lever = apply(fragment[0], feet)
    struts = lever + fragment[1] - fixed
    lengths = np.linalg.norm(struts, axis=1)
    way = struts / lengths[:, None]
    return lengths, np.concatenate([np.cross(lever, way), way], axis=1)


class Holds:
    """A plan in which struts are held on days: its pieces, a day each.

    Places along the plan are numbers of days, parts of a day between.
    """

    def __init__(self, level, pieces, held):
        self.level, self.held = level, held
        self.places = {}
        self.demands = lambda motion: level.demands(motion)
        self.plan = [(Part(motion, first, last), np.ones(1)) for motion, ends in pieces
                     for first, last in zip([0.0, *ends[:-1]], ends)]

    def place(self, along):
        if along not in self.places:
            day = min(int(along), len(self.plan) - 1)
            self.places[along] = end(self.plan[day][0], along - day)
        return self.places[along]

    def steps(self, start, target):
        """Every strut in equal steps, to a pose or to lengths."""
        level = self.level
        return EqualSteps(level.frame, level.mounting, level.moving_mounting, start, target, knots=4)

    def load(self, motion):
        return max(demand.shares([0.0], [1.0])[0] for demand in self.demands(motion))

    def days(self):
        made, now, left, behind = [], self.level.start, 0.0, False
        while len(made) < len(self.plan) or behind:
            day, held = len(made) + 1, self.held(len(made) + 1)
            goal = float(min(day, len(self.plan)))
            lengths = self.level.frame.lengths(self.level.ring(now))
            if held and not (not behind and self.keeps(held, day)):
                asked = goal
                there = closest(self.level, self.place(asked), self.points(), {strut: lengths[strut] for strut in held})
                motion = self.steps(now, there)
                if day > len(self.plan) and np.abs(motion.change).max() < 1e-7:
                    break
                motion = self.farthest(motion)
                behind = True
            elif behind:
                motion, reached = self.back(now, left, goal)
                if reached is not None:
                    left, behind = reached, reached < goal
            else:
                motion, left = self.plan[day - 1][0], goal
            made.append((motion, np.ones(1)))
            now = end(motion)
            if len(made) >= 1000:
                raise ValueError("held too long")
        return made

    def keeps(self, held, day):
        """Whether the path lets the held struts stand."""
        ends = [self.level.frame.lengths(self.level.ring(self.place(one))) for one in (day - 1, min(day, len(self.plan)))]
        return day <= len(self.plan) and np.abs(ends[1] - ends[0])[held].max() <= 1e-9

    def points(self):
        """What is to be near the path: the points at risk, of a joint also the rim of the bone beside it."""
        points = [demand.points for demand in self.demands(None)]
        return np.concatenate(points + ([self.level.rim] if self.level.is_joint else []))

    def farthest(self, motion):
        """As far as a day's rates let it go."""
        return Part(motion, 0.0, float(fastest(self.demands(motion))[0]))

    def back(self, now, left, goal):
        """A day towards the path, and where the limb is on it then: the days by chords, the places by the path's own days."""
        places = [left, *np.arange(np.floor(left) + 1, np.ceil(goal)), goal] if goal > left else [goal]
        chords = [max((np.linalg.norm(carried(self.place(along), demand.points) - carried(now, demand.points), axis=1)
                       / demand.rates).max() for demand in self.demands(None)) for along in places]
        days = max(1, int(np.ceil(min(chords) / SLACK)))
        best = max(index for index, chord in enumerate(chords) if chord <= days * SLACK)
        if days == 1 and self.load(self.steps(now, self.place(places[best]))) > SLACK and left == int(left) < len(self.plan) \
                and max(apart(now, self.place(left))) < 1e-12:
            # The plan's own next day, which is paced already.
            return self.plan[int(left)][0], left + 1
        if days > 1 or self.load(self.steps(now, self.place(places[best]))) > SLACK:
            return self.farthest(self.steps(now, self.place(places[best]))), None
        low, high = places[best], places[min(best + 1, len(places) - 1)]
        if self.load(self.steps(now, self.place(high))) <= SLACK:
            low = high
        while high - low > 1e-7:
            middle = (low + high) / 2
            low, high = (middle, high) if self.load(self.steps(now, self.place(middle))) <= SLACK else (low, middle)
        return self.steps(now, self.place(low)), float(low)


def held_on(case):
    """By day, the struts that are held, from 0; none where the case says nothing."""
    entries = []
    for one in case.get("held") or []:
        strut, days = (one, None) if not isinstance(one, dict) else (one["strut"], one.get("days"))
        first, last = 1, 10**6
        if days is not None:
            parts = str(days).split("-")
            first, last = int(parts[0]), int(parts[-1]) if parts[-1] else 10**6
        entries.append((int(strut) - 1, first, last))
    return (lambda day: sorted({strut for strut, first, last in entries if first <= day <= last})) if entries else None
