"""The batch kernel through the Python package, stiffness measured too or, as from_python_plain.py, not: `pip install ./Python` first."""

import fixator
import numpy as np

from rival import compete

# The neutral pose of the problem: rings 150 mm apart, the moving one distal.
NEUTRAL = np.array([0, 0, -150, 1, 0, 0, 0], dtype=float)
frames, rooms = {}, {}


def solve(frame, lengths, starts, stiffness=True):
    """The frame is made once, as it is for all others, and results go where they went before."""
    if frame not in frames:
        frames[frame] = fixator.Frame(frame.reference, frame.moving, NEUTRAL)
        rooms[frame] = np.empty(len(lengths), fixator.FOUND)
        rooms[frame, "start"] = None if (starts == NEUTRAL).all() else np.ascontiguousarray(starts)
    return frames[frame].poses(lengths, start=rooms[frame, "start"], out=rooms[frame], stiffness=stiffness).rows


def answers(rows):
    return np.column_stack([rows["pose"], rows["outcome"] == 0, rows["iterations"]])


def about():
    said = fixator.about()
    return f"{said['program']}, kernel {said['kernel']}, numpy {np.__version__}"


if __name__ == "__main__":
    compete(about(), solve, answers)
