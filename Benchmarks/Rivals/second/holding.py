"""MODEL section 7, held struts: the pose nearest to where the plan wants the limb, of struts that stand still.

How a plan goes there day by day and catches up is left out; no range is looked at.
"""
import numpy as np

from .rigid import apply, carried, exponential, inverse, skew, times


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


def reached(level, lengths, near):
    """The fragment's pose by lengths that are near those of a pose."""
    ring = level.frame.forward(np.asarray(lengths)[None], tuple(part[None] for part in level.ring(near)))
    pose = times(times(level.mounting, ring), inverse(level.moving_mounting))
    return pose[0][0], pose[1][0]
