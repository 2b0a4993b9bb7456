"""MODEL sections 4 and 5: rings, struts, lengths of poses and poses of lengths, neutral."""
import os

import numpy as np
import yaml

from .rigid import about, adjoint, carried, exponential, inverse, times
from .words import number, place, plane, signed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
with open(os.path.join(ROOT, "Sources/CaseFiles/hardware.yaml"), encoding="utf-8") as file:
    CATALOGUE = yaml.safe_load(file)
RINGS = {ring["name"]: ring for ring in CATALOGUE["rings"]}
STRUTS = {strut["name"]: strut for strut in CATALOGUE["struts"]}
# Azimuths of the struts' joints on a standard frame: centre of the pair and sign of the half-angle.
PAIRS = {"proximal": [(0, -1), (0, 1), (120, -1), (120, 1), (240, -1), (240, 1)],
         "distal": [(300, 1), (60, -1), (60, 1), (180, -1), (180, 1), (300, -1)]}


def joints(ring, end):
    """Six joint centres of a ring that is the proximal or the distal one of its frame."""
    if isinstance(ring, str):
        ring = RINGS[ring]
    towards = -1 if end == "proximal" else 1
    if "joints" in ring:
        found = np.array(ring["joints"], float)
    else:
        if "hole-circle-radius" in ring:
            radius = number(ring["hole-circle-radius"])
            angles = np.radians([360 * (hole - 1) / ring["holes"] for hole in ring["use"]])
        else:
            radius, half = number(ring["joint-radius"]), number(ring["half-angle"])
            angles = np.radians([centre + sign * half for centre, sign in PAIRS[end]])
        offset = np.full(6, towards * number(ring.get("joint-offset")))
        found = np.stack([radius * np.sin(angles), -radius * np.cos(angles), offset], axis=1)
    for plate in ring.get("plates") or []:
        strut = int(plate["strut"]) - 1
        phi = np.arctan2(found[strut, 0], -found[strut, 1])
        found[strut] += (number(plate.get("radial")) * np.array([np.sin(phi), -np.cos(phi), 0])
                         + number(plate.get("along")) * np.array([np.cos(phi), np.sin(phi), 0])
                         + number(plate.get("axial")) * np.array([0, 0, towards]))
    return found


class Strut:
    """A class: range and step of its readings, and how much a length is more than its reading."""

    def __init__(self, stated):
        stated = STRUTS[stated] if isinstance(stated, str) else stated
        self.name = stated.get("name", "own strut")
        self.low, self.high = number(stated["min"]), number(stated["max"])
        self.step = number(stated["pitch"]) / stated["steps-per-turn"] if "pitch" in stated else number(stated.get("step"), 1.0)
        self.offset = number(stated.get("reading-offset"))


class Frame:
    """Joints of the reference and of the moving ring, each in its ring's frame."""

    def __init__(self, reference, moving):
        self.reference, self.moving = reference, moving
        self.radius = np.linalg.norm(np.concatenate([reference, moving])[:, :2], axis=1).mean()

    def struts(self, pose):
        return carried(pose, self.moving) - self.reference

    def lengths(self, pose):
        return np.linalg.norm(self.struts(pose), axis=-1)

    def jacobian(self, pose):
        """Rows of lengths by the moving ring's spin and its centre's velocity, seen from the reference ring."""
        struts = self.struts(pose)
        way = struts / np.linalg.norm(struts, axis=-1)[..., None]
        lever = self.moving @ np.swapaxes(pose[0], -1, -2)
        return np.concatenate([np.cross(lever, way), way], axis=-1)

    def moves(self, pose):
        """Twists at the origin of the reference ring for a millimetre of each strut, a column each."""
        local = np.linalg.inv(self.jacobian(pose))
        here = np.broadcast_to(np.eye(3), pose[0].shape), pose[1]
        return adjoint(here) @ local

    def stiffness(self, pose):
        scaled = self.jacobian(pose) / np.array([self.radius] * 3 + [1] * 3)
        return np.linalg.svd(scaled, compute_uv=False)[..., -1]

    def forward(self, lengths, start):
        """Poses of lengths by Newton from near starts, all at once; None where some do not come."""
        turn, shift = start
        for _ in range(40):
            misfit = lengths - self.lengths((turn, shift))
            if np.abs(misfit).max(initial=0) < 2e-12:
                break
            step = np.linalg.solve(self.jacobian((turn, shift)), misfit[..., None])[..., 0]
            # From afar a step is shortened.
            size = np.maximum(np.linalg.norm(step[..., :3], axis=-1), np.linalg.norm(step[..., 3:], axis=-1) / self.radius)
            step = step * np.minimum(1, 0.3 / np.maximum(size, 1e-30))[..., None]
            turn, shift = exponential(step[..., :3]) @ turn, shift + step[..., 3:]
        return (turn, shift) if np.abs(lengths - self.lengths((turn, shift))).max(initial=0) < 1e-9 else None


    def search(self, lengths, start):
        """The pose of lengths that leads on from a start that may be far: by even changes of length."""
        first, pose = self.lengths(start), start
        for part in np.linspace(0, 1, 51)[1:]:
            pose = self.forward(first + part * (lengths - first), pose)
            if pose is None:
                raise ValueError("no pose is found")
        return pose


class Neutral:
    """Rings parallel and in line, or as the case declares it; at any height."""

    def __init__(self, stated, lat, s):
        stated = stated or {}
        theta = -lat * np.radians(signed(stated.get("rotation")))
        self.turn = plane(stated, lat) @ about(2, theta)
        self.beside = place(stated, lat, ("ap-offset", "lateral-offset", None))
        self.s = s

    def at(self, height):
        return self.turn, self.beside + np.array([0, 0, self.s * height])

    def height_of(self, frame, lengths):
        """At which the mean squared length is that of the lengths given."""
        spans = carried((self.turn, self.beside), frame.moving) - frame.reference
        half, rest = self.s * spans[:, 2].mean(), (spans**2).sum(axis=1).mean() - (lengths**2).mean()
        return -half + np.sqrt(max(0.0, half * half - rest))


def ring_pose(mounting, moving_mounting, fragment):
    """P = M_r⁻¹ D M_m."""
    return times(times(inverse(mounting), fragment), moving_mounting)
