"""A plan of one level, and what of a plan of two is each level's: moments, exact lengths, readings, errors, rates."""
import numpy as np

from .frame import STRUTS, Strut
from .holding import Holds, held_on
from .level import Level
from .motion import Still, end
from .pace import Demand
from .rigid import angle, apply, carried
from .steps import Scale, chosen, set_fragments
from .words import parameters


class Course:
    """What a fragment does from day 0 on: pieces of motions, each with the ends of its days."""

    def __init__(self, pieces, start):
        self.pieces, self.start = [piece for piece in pieces if len(piece[1])], start

    @property
    def days(self):
        return sum(len(ends) for _, ends in self.pieces)

    def delayed(self, before, total):
        """Standing still for days before, and after the end."""
        pieces = [(Still(self.start), np.arange(1, before + 1) / before)] if before else []
        pieces += self.pieces
        after = total - before - self.days
        last = end(self.pieces[-1][0]) if self.pieces else self.start
        return Course(pieces + ([(Still(last), np.arange(1, after + 1) / after)] if after > 0 else []), self.start)

    def fragments(self, adjustments):
        """Poses at day 0 and after each adjustment."""
        turns, shifts = [self.start[0][None]], [self.start[1][None]]
        for motion, ends in self.pieces:
            starts = np.concatenate([[0.0], ends[:-1]])
            parts = np.arange(1, adjustments + 1) / adjustments
            moments = starts[:, None] + (ends - starts)[:, None] * parts
            moments[:, -1] = ends
            pose = motion.at(moments.ravel())[0]
            turns.append(pose[0])
            shifts.append(pose[1])
        return np.concatenate(turns), np.concatenate(shifts)

    def daily(self, points):
        """How far each point goes on each day, 0 on day 0."""
        rows = [np.zeros((1, len(points)))]
        for motion, ends in self.pieces:
            rows.append(Demand(motion, points, np.ones(len(points))).ways(np.concatenate([[0.0], ends[:-1]]), ends))
        return np.concatenate(rows)


def mounted(theirs, level, adjustments, moments):
    """Six classes at each moment: those of day 0 and the days of changes are the other planner's, which `changes` judges."""
    frame = level.stated["frame"]
    own = {one["name"]: Strut(one) for one in frame.get("strut-classes") or [] if isinstance(one, dict)}
    own |= {name: Strut(name) for name in STRUTS if name not in own}
    six = list(level.struts) if level.struts else [own[name] for name in theirs["struts"]]
    rows = [list(six)]
    changes = theirs.get("strut_changes", [])
    for moment in range(1, moments):
        day = (moment - 1) // adjustments + 1
        for change in changes:
            if change["day"] == day:
                six[change["strut"] - 1] = own[change["to"]]
        rows.append(list(six))
    return rows


class LevelPlan:
    """One level on all its days; readings are settled when the steps of all levels have been chosen."""

    def __init__(self, level, course, adjustments, theirs):
        self.level, self.course, self.adjustments = level, course, adjustments
        fragments = course.fragments(adjustments)
        self.scale = Scale(level, fragments, mounted(theirs, level, adjustments, len(fragments[1])))

    def settle(self, steps):
        self.readings = self.scale.readings(steps)
        self.reached = set_fragments(self.scale, steps)

    @property
    def days(self):
        return self.course.days

    def ends(self, values):
        return values[::self.adjustments]

    @property
    def exact(self):
        """Lengths from joint to joint before rounding."""
        return self.ends(self.scale.exact)

    def errors(self):
        (turn, shift), (real_turn, real_shift) = self.scale.fragments, self.reached
        far = np.linalg.norm(real_shift - shift, axis=-1)
        return self.ends(far), np.degrees(self.ends(angle(np.swapaxes(turn, -1, -2) @ real_turn)))

    def remaining(self):
        level, (turn, shift) = self.level, self.scale.fragments
        return np.array([parameters((r, t), level.lat, level.s, level.convention)
                         for r, t in zip(self.ends(turn), self.ends(shift))])

    def stiffness(self):
        turn, shift = self.scale.rings
        return self.level.frame.stiffness((self.ends(turn), self.ends(shift)))

    def rates(self):
        """Of each structure, then of the rim (or a joint's middle) the farthest point of each day."""
        rows = [self.course.daily(demand.points) for demand in self.level.demands(None)]
        return np.concatenate(rows[1:] + [rows[0].max(axis=1, keepdims=True)], axis=1)

    def docking(self):
        """Gap, two offsets and angle of the faces of a defect at each day's end."""
        level, (turn, shift) = self.level, self.scale.fragments
        turn, shift = self.ends(turn), self.ends(shift)
        away = carried((turn, shift), level.centre[None])[:, 0] - level.centre
        gap = level.s * away @ level.normal
        across = away - (away @ level.normal)[:, None] * level.normal
        normals = apply(turn, level.normal)
        lean = np.arctan2(np.linalg.norm(np.cross(normals, level.normal), axis=1), normals @ level.normal)
        return np.column_stack([gap, level.lat * across[:, 0], across[:, 1], np.degrees(lean)])


def plan(case, theirs):
    """A plan of a case of one level. `theirs`: the other planner's, for the classes that are on."""
    level = Level(case, case)
    level.settle()
    motions = level.motions()
    pieces = [(motion, level.pace(level.demands(motion))) for motion in motions]
    held = held_on(case)
    if held and pieces:
        pieces = Holds(level, pieces, held).days()
    adjustments = int(level.schedule.get("adjustments-per-day", 4))
    made = LevelPlan(level, Course(pieces, level.start), adjustments, theirs)
    steps, made.margins = chosen([made.scale])
    made.settle(steps)
    return made
