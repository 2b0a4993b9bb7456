"""A plan of two levels: MODEL section 12."""
import numpy as np

from .level import Level
from .motion import Backwards, Part, Product, Still, Straight, end
from .pace import SLACK, Demand
from .plan import Course, LevelPlan
from .rigid import IDENTITY, adjoint, angle, carried, inverse, product, times
from .steps import chosen, metric
from .words import deformity, number, parameters, place, signed


def settled(case):
    """Both levels, the middle ring placed, and C."""
    lat = 1 if case["side"] == "left" else -1
    entries = sorted(case["levels"], key=lambda one: one["level"] != "proximal")
    common = (case.get("frame") or {}).get("strut-classes")
    if common:
        entries = [{**one, "frame": {**one["frame"], "strut-classes": common}} for one in entries]
    frames = [entry["frame"] for entry in entries]
    middle = frames[0].get("distal-ring", frames[1].get("proximal-ring"))
    rings = [(frames[0]["proximal-ring"], middle), (middle, frames[1]["distal-ring"])]
    levels = [Level(entry, case, rings=pair) for entry, pair in zip(entries, rings)]
    between = case["middle"]
    x, y, _ = place(between, lat)
    c = np.eye(3), np.array([x, y, -number(between["length"])])
    for _ in range(2):
        for index, level in enumerate(levels):
            if level.moving_mounting is None:
                other = levels[1 - index]
                ring = None
                if other.moving_mounting is not None:
                    ring = on_middle(other, 1 - index)
                    ring = times(c, ring) if index == 0 else times(inverse(c), ring)
                level.settle(ring)
    return levels, c


def on_middle(level, index):
    """The middle ring's pose on the middle fragment, as a settled level has it."""
    is_reference = level.reference == ("distal" if index == 0 else "proximal")
    return level.mounting if is_reference else level.moving_mounting


def distal_in_proximal(level, pose):
    return pose if level.s < 0 else inverse(pose)


class Treatment:
    def __init__(self, case, theirs):
        self.case, self.lat = case, 1 if case["side"] == "left" else -1
        self.levels, self.c = settled(case)
        self.adjustments = int((case.get("schedule") or {}).get("adjustments-per-day", 4))
        self.z, self.contact = self.c, None
        transport = case.get("motion") == "transport"
        courses = self.transport() if transport else self.independent()
        self.plans = [LevelPlan(level, course, self.adjustments, one)
                      for level, course, one in zip(self.levels, courses, theirs["levels"])]
        scales = [one.scale for one in self.plans]
        self.days = courses[0].days
        steps, self.margins = chosen(scales, self.coupling())
        for index, one in enumerate(self.plans):
            one.settle(steps[:, 6 * index:6 * index + 6])

    # Courses.

    def independent(self):
        """Each level at its own pace; all slower, until what spans both cuts keeps its rate."""
        while True:
            courses = self.at_once_or_after()
            if not any(level.spanning for level in self.levels):
                return courses
            tightest = self.spanning_ways(courses)[1].max()
            if tightest <= SLACK:
                return courses
            for level in self.levels:
                level.share /= max(tightest, 1.001)

    def at_once_or_after(self):
        courses = []
        for level in self.levels:
            pieces = [(motion, level.pace(level.demands(motion))) for motion in level.motions()]
            courses.append(Course(pieces, level.start))
        days = [course.days for course in courses]
        starts = [level.stated.get("starts", 0) for level in self.levels]
        after = [days[1 - index] if isinstance(start, str) else int(start) for index, start in enumerate(starts)]
        for index, start in enumerate(starts):
            if isinstance(start, str) and not isinstance(starts[1 - index], str):
                after[index] += after[1 - index]
        total = max(start + count for start, count in zip(after, days))
        return [course.delayed(start, total) for course, start in zip(courses, after)]

    def spanning_ways(self, courses):
        """How far each structure that spans both cuts goes on each day: mm, and shares of what it may."""
        days = [[(motion, first, last) for motion, ends in course.pieces for first, last in zip([0.0, *ends[:-1]], ends)]
                for course in courses]
        places = [place(one, self.lat) for level in self.levels for one in level.spanning]
        rates = np.array([number(one.get("rate"), level.rate) for level in self.levels for one in level.spanning])
        rows = [np.zeros(len(places))]
        for pair in zip(*days):
            first, second = (part if level.s < 0 else Backwards(part)
                             for level, part in zip(self.levels, (Part(*one) for one in pair)))
            limb = Product(first, Product(Still(self.c), second))
            rows.append(Demand(limb, places, rates).ways([0.0], [1.0])[0])
        return np.array(rows), np.array(rows) / rates

    def transport(self):
        proximally = self.case.get("travels") == "proximally"
        defect, cut = self.levels if proximally else self.levels[::-1]
        c = Still(self.c)
        distal = self.levels[1]

        def relative(motion):
            """The distal fragment of the defect in its proximal one."""
            return motion if defect.s < 0 else Backwards(motion)

        def of_cut(limb, motion):
            """The cut's moving fragment in its reference fragment, from the limb and the defect."""
            if proximally:
                motion = Product(Backwards(c), Product(Backwards(relative(motion)), limb))
            else:
                motion = Product(limb, Product(Backwards(relative(motion)), Backwards(c)))
            return motion if cut.s < 0 else Backwards(motion)

        first = distal_in_proximal(defect, defect.start)
        limb = times(first, self.c) if proximally else times(self.c, first)
        short = signed((self.case.get("limb-now") or {}).get("axial-translation"))
        self.z = np.eye(3), np.array([*self.c[1][:2], limb[1][2] - short])
        wanted = lambda section: times(self.z, deformity(section, self.lat, -1, distal.convention))
        motions = defect.motions()
        pieces, now, touched = [], limb, False
        for motion in motions:
            whole = Still(now)
            if "limb-target" in self.case:
                whole = Straight(now, wanted(self.case["limb-target"]))
            now = end(whole)
            for first, last in self.contact_parts(defect, motion, touched):
                touched = touched or first > 0 or self.gap(defect, motion, np.array([0.0]))[0] <= 1e-9
                pieces.append((Part(whole, first, last), Part(motion, first, last), touched))
        final = end(motions[-1]) if motions else defect.start
        if "then" in self.case:
            pieces.append((Straight(now, wanted(self.case["then"]["limb-target"])), Still(final), True))
        approach = number(defect.schedule.get("approach-rate"), defect.rate)
        compression = number(defect.schedule.get("compression-rate"), 0.25)
        tracks = [], []
        for limb_motion, motion, pressed in pieces:
            bone = of_cut(limb_motion, motion)
            demands = cut.demands(bone) + defect.demands(motion, compression if pressed else approach)
            for level in self.levels:
                if level.spanning:
                    demands.append(self.spanning(level, limb_motion))
            ends = defect.pace(demands, any(demand.shares([0.0], [1.0])[0] > 1e-9 for demand in demands))
            tracks[0].append((bone, ends))
            tracks[1].append((motion, ends))
        courses = Course(tracks[0], IDENTITY), Course(tracks[1], defect.start)
        self.defect = defect
        return courses[::-1] if proximally else list(courses)

    def spanning(self, level, limb_motion):
        """Structures fixed to the most distal fragment, seen from the most proximal one."""
        places = np.array([place(one, self.lat) for one in level.spanning])
        return Demand(limb_motion, places, [number(one.get("rate"), level.rate) for one in level.spanning])

    @staticmethod
    def gap(defect, motion, s):
        away = carried(motion.at(s)[0], defect.centre[None])[:, 0] - defect.centre
        return defect.s * away @ defect.normal

    def contact_parts(self, defect, motion, touched):
        """A stage that reaches contact is two."""
        s = np.linspace(0, 1, 2001)
        gaps = self.gap(defect, motion, s)
        if touched or gaps[0] <= 1e-9 or not (gaps <= 1e-9).any():
            return [(0, 1)]
        low, high = s[(gaps <= 1e-9).argmax() - 1], s[(gaps <= 1e-9).argmax()]
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (middle, high) if self.gap(defect, motion, np.array([middle]))[0] > 0 else (low, middle)
        return [(0, 1)] if high > 1 - 1e-12 else [(0, high), (high, 1)]

    # The limb.

    def of_limb(self, poses):
        """F_2 in F_0 from both levels' fragments."""
        first, second = (distal_in_proximal(level, pose) for level, pose in zip(self.levels, poses))
        return product(first, self.c, second)

    def coupling(self):
        """What the limb adds to the measure of whole steps: the distal cut's rim on F_2, and the angle of F_2."""
        fragments = [one.scale.fragments for one in self.plans]
        first, second = (distal_in_proximal(level, pose) for level, pose in zip(self.levels, fragments))
        twists = []
        for level, one in zip(self.levels, self.plans):
            own = one.scale.twists
            twists.append(own if level.s < 0 else -adjoint(inverse(one.scale.fragments)) @ own)
        twists[1] = adjoint(times(first, self.c)) @ twists[1]
        limb = product(first, self.c, second)
        self.limb = limb
        return metric(np.concatenate(twists, axis=2), carried(limb, self.levels[1].rim), self.levels[1].lever)

    def limb_errors(self):
        ends = slice(None, None, self.adjustments)
        real = self.of_limb([one.reached for one in self.plans])
        away = carried(real, self.levels[1].rim) - carried(self.limb, self.levels[1].rim)
        turned = angle(np.swapaxes(self.limb[0], -1, -2) @ real[0])
        return np.sqrt((away**2).sum(axis=2).mean(axis=1))[ends], np.degrees(turned)[ends]

    def limb_remaining(self):
        back = inverse(self.z)
        seen = times(back, tuple(part[::self.adjustments] for part in self.limb))
        return np.array([parameters((r, t), self.lat, -1, self.levels[1].convention) for r, t in zip(*seen)])
