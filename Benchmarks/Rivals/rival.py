"""What the rivals in Python share: the problem set and the words exchanged with the referee (see rival.h)."""

import sys
import time

import numpy as np

FIT = 1e-9


class Frame:
    def __init__(self, reference, moving):
        self.reference = reference
        self.moving = moving
        self.radius = np.hypot(moving[:, 0], moving[:, 1]).mean()


def rotation_of(q):
    """Rotation matrices of quaternions wxyz, shape (..., 4)."""
    w, x, y, z = np.moveaxis(q, -1, 0)
    r = np.empty(q.shape[:-1] + (3, 3))
    r[..., 0, 0] = 1 - 2 * (y * y + z * z)
    r[..., 0, 1] = 2 * (x * y - w * z)
    r[..., 0, 2] = 2 * (x * z + w * y)
    r[..., 1, 0] = 2 * (x * y + w * z)
    r[..., 1, 1] = 1 - 2 * (x * x + z * z)
    r[..., 1, 2] = 2 * (y * z - w * x)
    r[..., 2, 0] = 2 * (x * z - w * y)
    r[..., 2, 1] = 2 * (y * z + w * x)
    r[..., 2, 2] = 1 - 2 * (x * x + y * y)
    return r


def compete(about, solve, answers=lambda found: found):
    """Plays the rival whose `answers(solve(frame, lengths, starts))` is an array (count, 9): pose, solved, iterations."""
    with open(sys.argv[1], "rb") as file:
        data = np.fromfile(file)
    count, start_count = int(data[0]), int(data[1])
    joints = data[2:38].reshape(2, 6, 3)  # the neutral pose follows, at 38
    lengths = data[45 : 45 + 6 * count].reshape(count, 6)
    starts = np.broadcast_to(data[45 + 6 * count :].reshape(start_count, 7), (count, 7))
    frame = Frame(*joints)
    print(about, flush=True)
    found = np.zeros((count, 9))
    for line in sys.stdin:
        times = []
        for _ in range(int(line)):
            began = time.process_time_ns()
            found = solve(frame, lengths, starts)
            times.append(time.process_time_ns() - began)
        print(*times, flush=True)
    answers(found).tofile(sys.argv[2])
