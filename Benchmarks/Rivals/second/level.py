"""A level as it stands in a case, settled: MODEL sections 5, 6 and 14, and of several levels 12."""
import numpy as np

from .frame import Frame, Neutral, Strut, joints, ring_pose
from .motion import EqualSteps, Hinge, Screw, Straight, end
from .pace import Demand, even, fastest
from .rigid import IDENTITY, apart, apply, inverse, times
from .words import deformity, mounting, number, place, rim

AXES = {"medial-lateral": 0, "anterior-posterior": 1, "long": 2}


class Level:
    """What a case of one level says, or an entry of `levels` with what stands for both at the top."""

    def __init__(self, stated, top, classes=None, rings=None):
        self.lat = 1 if top["side"] == "left" else -1
        self.stated, self.reference = stated, stated["reference"]
        self.s = -1 if self.reference == "proximal" else 1
        lat, s = self.lat, self.s
        self.schedule = {**(top.get("schedule") or {}), **(stated.get("schedule") or {})}
        self.rate, self.share = number(self.schedule.get("rate"), 1.0), 1.0
        self.path = self.schedule.get("path", "straight")
        self.pace = {"even": even, "fastest": fastest}[self.schedule.get("pace", "even")]
        self.nearest = self.schedule.get("rounding") == "nearest"
        self.lever = number(self.schedule.get("rounding-lever"), 60.0)
        given = stated.get("deformity") or {}
        self.convention = given.get("convention", "film")
        self.start, self.target = self.pose(given), self.pose(stated.get("target"))
        self.stages = [(self.pose(stage), stage.get("acute") is True) for stage in self.schedule.get("stages") or []]
        while self.stages and self.stages[0][1]:
            self.start = self.stages.pop(0)[0]
        self.centre, self.lean, self.rim = rim(stated.get("cut"), number(stated.get("bone-diameter"), 30.0), lat)
        self.normal = self.lean[:, 2]
        structures = stated.get("structures-at-risk") or []
        self.spanning = [one for one in structures if one.get("from") == "limb"]
        self.structures = [one for one in structures if one.get("from") != "limb"]
        frame = stated["frame"]
        rings = rings or (frame["proximal-ring"], frame["distal-ring"])
        ends = {"proximal": joints(rings[0], "proximal"), "distal": joints(rings[1], "distal")}
        self.frame = Frame(ends[self.reference], ends["distal" if s < 0 else "proximal"])
        self.struts = classes or self.typed_struts(frame)
        self.neutral = Neutral(frame.get("neutral"), lat, s)
        self.mounting = mounting(stated["mounting"], lat) if "mounting" in stated else None
        self.moving_mounting = None
        self.is_joint = stated.get("between") == "joint"

    def pose(self, section):
        return deformity(section, self.lat, self.s, self.convention)

    @staticmethod
    def typed_struts(frame):
        """The six classes, where the case says them; None where they are to be chosen."""
        stated = frame.get("struts", "auto")
        stated = stated if isinstance(stated, list) else [stated] * 6
        own = {one["name"]: one for one in frame.get("strut-classes") or [] if isinstance(one, dict)}
        return None if "auto" in stated else [Strut(own.get(one, one) if isinstance(one, str) else one) for one in stated]

    def settle(self, mounting_of_middle=None):
        """The mountings; false while what another level says of the middle ring is missing. MODEL section 5."""
        frame = self.stated["frame"]
        if self.mounting is None:
            self.mounting = mounting_of_middle
        if self.mounting is None:
            return False
        mode = frame["mode"]
        if mode == "chronic":
            height = number((frame.get("neutral") or {}).get("height", frame.get("neutral-height")))
            self.moving_mounting = times(self.mounting, self.neutral.at(height))
        elif mode == "residual":
            lengths = np.array([number(one) for one in frame["struts-now"]]) + [strut.offset for strut in self.struts]
            near = self.neutral.at(self.neutral.height_of(self.frame, lengths))
            pose = self.frame.search(lengths, near)
            self.moving_mounting = times(times(inverse(self.start), self.mounting), pose)
        elif "moving-mounting" in frame:
            self.moving_mounting = mounting(frame["moving-mounting"], self.lat)
        else:
            self.moving_mounting = mounting_of_middle
        return self.moving_mounting is not None

    def readings_now(self):
        """The readings of day 0 where they are given."""
        frame = self.stated["frame"]
        return np.array([number(one) for one in frame["struts-now"]]) if frame["mode"] == "residual" else None

    def ring(self, fragment):
        return ring_pose(self.mounting, self.moving_mounting, fragment)

    def way(self, start, target):
        if self.path == "equal-steps":
            return EqualSteps(self.frame, self.mounting, self.moving_mounting, start, target)
        return (Screw if self.path == "screw" else Straight)(start, target)

    def motions(self):
        """Stage by stage, those in which nothing moves left out."""
        if self.is_joint:
            return self.joint_motions()
        stops = [self.start] + [stage for stage, _ in self.stages] + [self.target]
        return [self.way(*pair) for pair in zip(stops, stops[1:]) if max(apart(*pair)) > 1e-9]

    def joint_motions(self):
        """MODEL section 14: drawn apart first, then about the hinge, and what that leaves."""
        drawn = np.array([0, 0, self.s * number(self.stated.get("distraction"))])
        lifted = lambda pose: (pose[0], pose[1] + drawn)
        hinge, now, motions = self.stated.get("hinge"), self.start, []
        if drawn.any():
            motions.append(Straight(now, lifted(now)))
            now = lifted(now)
        for stop in [lifted(stage) for stage, _ in self.stages] + [lifted(self.target)]:
            if hinge is None:
                if max(apart(now, stop)) > 1e-9:
                    motions.append(self.way(now, stop))
                now = stop
                continue
            turned = Hinge(now, stop, place(hinge.get("at"), self.lat) + drawn, np.eye(3)[AXES[hinge["axis"]]])
            rest, turn = apart(end(turned), stop)
            if rest > 0.01 or np.degrees(turn) > 0.01:
                motions += [turned] * bool(np.linalg.norm(turned.spin) > 1e-9) + [Straight(end(turned), stop)]
            elif max(apart(now, stop)) > 1e-9:
                # Less than that goes with the turn.
                motions.append(Screw(now, stop))
            now = stop
        return motions

    def demands(self, motion, rim_rate=None):
        """The rim, or the middle of a joint's surfaces, and the structures; `share` of every rate."""
        if self.is_joint:
            hinge = self.stated.get("hinge")
            middle = place((hinge or {}).get("at"), self.lat) if hinge else np.zeros(3)
            back = inverse(self.target) if hinge else IDENTITY
            general = Demand(motion, [apply(back[0], middle) + back[1]], [self.share * self.rate])
        else:
            general = Demand(motion, self.rim, [self.share * (rim_rate or self.rate)] * 8)
        places = [place(one, self.lat) for one in self.structures]
        rates = [self.share * number(one.get("rate"), self.rate) for one in self.structures]
        return [general, Demand(motion, places, rates)] if places else [general]
