"""MODEL section 6: ways of a fragment from pose to pose, s from 0 to 1.

A motion's `at(s)` gives, for any number of s, the pose and its spin and velocity: a point x of the fragment, seen from the reference, goes by
spin × x + velocity for each unit of s.
"""
import numpy as np

from .rigid import IDENTITY, adjoint, apply, exponential, inverse, logarithm, quaternion, skew, times


class Still:
    def __init__(self, pose=IDENTITY):
        self.pose = pose

    def at(self, s):
        n = len(s)
        zero = np.zeros((n, 3))
        return (np.broadcast_to(self.pose[0], (n, 3, 3)), np.broadcast_to(self.pose[1], (n, 3))), zero, zero


class Straight:
    def __init__(self, start, end):
        self.start, self.end = start, end
        self.spin = apply(start[0], logarithm(start[0].T @ end[0]))

    def at(self, s):
        s = np.asarray(s, float)[:, None]
        turn = exponential(s * self.spin) @ self.start[0]
        shift = (1 - s) * self.start[1] + s * self.end[1]
        spin = np.broadcast_to(self.spin, shift.shape)
        return (turn, shift), spin, self.end[1] - self.start[1] - np.cross(spin, shift)


class Screw:
    def __init__(self, start, end):
        turn, shift = times(end, inverse(start))
        self.start, self.spin = start, logarithm(turn)
        self.velocity = np.linalg.solve(self.left(np.ones((1, 1)))[0], shift)

    def left(self, s):
        """What a velocity becomes, summed from 0 to s while the frame turns."""
        angle = np.linalg.norm(self.spin)
        k, x = skew(self.spin), s[..., None] * angle
        if angle < 1e-6:
            return s[..., None] * np.eye(3) + s[..., None]**2 / 2 * k + s[..., None]**3 / 6 * k @ k
        return s[..., None] * np.eye(3) + (1 - np.cos(x)) / angle**2 * k + (x - np.sin(x)) / angle**3 * k @ k

    def at(self, s):
        s = np.asarray(s, float)[:, None]
        pose = times((exponential(s * self.spin), apply(self.left(s), self.velocity)), self.start)
        shape = pose[1].shape
        return pose, np.broadcast_to(self.spin, shape), np.broadcast_to(self.velocity, shape)


class Hinge:
    """About an axis that stands still, by what of the turn from one rotation to another is about it."""

    def __init__(self, start, end, at, axis):
        relative = end[0] @ start[0].T
        q = quaternion(relative)
        turn = 2 * np.arctan2(q[1:] @ axis, q[0])
        self.start, self.place, self.spin = start, at, turn * axis

    def at(self, s):
        s = np.asarray(s, float)[:, None]
        turn = exponential(s * self.spin)
        pose = times((turn, self.place - apply(turn, self.place)), self.start)
        spin = np.broadcast_to(self.spin, pose[1].shape)
        return pose, spin, -np.cross(spin, self.place)


class EqualSteps:
    """Every strut of a frame in equal steps; poses by forward kinematics from knot to knot."""

    def __init__(self, frame, mounting, moving_mounting, start, end, knots=64):
        self.knots = knots
        self.frame, self.mounting, self.moving = frame, mounting, moving_mounting
        first, last = (times(times(inverse(mounting), one), moving_mounting) for one in (start, end))
        self.first, self.change = frame.lengths(first), frame.lengths(last) - frame.lengths(first)
        found = [first]
        for knot in range(1, knots + 1):
            pose = frame.forward(self.first + knot / knots * self.change, found[-1])
            if pose is None:
                raise ValueError("equal steps do not get there")
            found.append(pose)
        self.turns, self.shifts = (np.array([pose[part] for pose in found]) for part in range(2))

    def at(self, s):
        s = np.asarray(s, float)
        knot = np.clip(np.rint(s * self.knots).astype(int), 0, self.knots)
        ring = self.frame.forward(self.first + s[:, None] * self.change, (self.turns[knot], self.shifts[knot]))
        twist = apply(adjoint(self.mounting) @ self.frame.moves(ring), self.change)
        return times(times(self.mounting, ring), inverse(self.moving)), twist[:, :3], twist[:, 3:]


class Part:
    """A piece of a motion, from one s to another."""

    def __init__(self, motion, first, last):
        self.motion, self.first, self.length = motion, first, last - first

    def at(self, s):
        pose, spin, velocity = self.motion.at(self.first + self.length * np.asarray(s, float))
        return pose, self.length * spin, self.length * velocity


class Backwards:
    """The reference fragment seen from the moving one."""

    def __init__(self, motion):
        self.motion = motion

    def at(self, s):
        pose, spin, velocity = self.motion.at(s)
        back = inverse(pose)
        twist = -apply(adjoint(back), np.concatenate([spin, velocity], axis=-1))
        return back, twist[:, :3], twist[:, 3:]


class Product:
    """One motion seen from another that carries it: A(s) · B(s)."""

    def __init__(self, outer, inner):
        self.outer, self.inner = outer, inner

    def at(self, s):
        outer, spin, velocity = self.outer.at(s)
        inner, inner_spin, inner_velocity = self.inner.at(s)
        twist = apply(adjoint(outer), np.concatenate([inner_spin, inner_velocity], axis=-1))
        return times(outer, inner), spin + twist[:, :3], velocity + twist[:, 3:]


def end(motion, s=1.0):
    turn, shift = motion.at(np.array([float(s)]))[0]
    return turn[0], shift[0]
