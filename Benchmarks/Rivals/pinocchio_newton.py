"""Newton on SE(3) with pinocchio's rigid motions (PyPI `pin`), pose after pose, as its users write closed loops: placement, exp6, solve."""

import numpy as np
import pinocchio

from rival import FIT, compete

ITERATIONS = 50


def solve_one(frame, lengths, start):
    placement = pinocchio.XYZQUATToSE3(np.concatenate([start[:3], start[4:], start[3:4]]))
    jacobian = np.empty((6, 6))
    for iteration in range(ITERATIONS + 1):
        # In the moving ring's axes, where its joints stand still and exp6 moves from the right.
        span = frame.moving - (frame.reference - placement.translation) @ placement.rotation
        length = np.sqrt(np.einsum("ij,ij->i", span, span))
        misfit = lengths - length
        if np.abs(misfit).max() <= FIT or iteration == ITERATIONS:
            break
        jacobian[:, :3] = span / length[:, None]
        jacobian[:, 3:] = np.cross(frame.moving, jacobian[:, :3])
        placement = placement * pinocchio.exp6(pinocchio.Motion(np.linalg.solve(jacobian, misfit)))
    x, y, z, qx, qy, qz, qw = pinocchio.SE3ToXYZQUAT(placement)
    return x, y, z, qw, qx, qy, qz, np.abs(misfit).max() <= FIT, iteration


def solve(frame, lengths, starts):
    return np.array([solve_one(frame, one, start) for one, start in zip(lengths, starts)], dtype=float)


if __name__ == "__main__":
    compete(f"pinocchio {pinocchio.__version__}, numpy {np.__version__}", solve)
