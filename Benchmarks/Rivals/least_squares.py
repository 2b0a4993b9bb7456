"""scipy's least_squares (lm: MINPACK's lmder) with the exact Jacobian.

The unknowns are the position in mean radii and the Gibbs vector c (axis times the tangent of half the angle) of the
rotation away from the start; a change of c turns the ring by 2/(1+c²) (dc + c × dc).
"""

import numpy as np
import scipy
from scipy.optimize import least_squares

from rival import FIT, compete, rotation_of

TOLERANCES = {"ftol": 1e-15, "gtol": 1e-15, "xtol": 1e-6}


class Problem:
    """Misfits and Jacobian of one set of lengths; what both need is kept from one to the other."""

    def __init__(self, frame, lengths, start):
        self.radius, self.reference, self.lengths = frame.radius, frame.reference, lengths
        self.moving = frame.moving @ rotation_of(start[3:]).T
        self.jacobian_ = np.empty((6, 6))
        self.moment = np.empty((6, 3))

    def misfit(self, x):
        a, b, c = x[3:].tolist()
        k = 2 / (1 + a * a + b * b + c * c)
        # Transposed: the joints are rows.
        rotation = np.array(
            (
                (1 - k * (b * b + c * c), k * (a * b + c), k * (a * c - b)),
                (k * (a * b - c), 1 - k * (a * a + c * c), k * (b * c + a)),
                (k * (a * c + b), k * (b * c - a), 1 - k * (a * a + b * b)),
            )
        )
        self.turn = np.array(((k, -k * c, k * b), (k * c, k, -k * a), (-k * b, k * a, k)))
        self.arm = self.moving @ rotation
        self.span = self.arm + (x[:3] * self.radius - self.reference)
        self.length = np.sqrt(np.einsum("ij,ij->i", self.span, self.span))
        return self.length - self.lengths

    def jacobian(self, _):
        # MINPACK asks for the Jacobian only where it has just asked for the misfit.
        direction = self.span / self.length[:, None]
        (ax, ay, az), (ux, uy, uz), moment = self.arm.T, direction.T, self.moment
        moment[:, 0], moment[:, 1], moment[:, 2] = ay * uz - az * uy, az * ux - ax * uz, ax * uy - ay * ux
        self.jacobian_[:, :3] = direction * self.radius
        self.jacobian_[:, 3:] = moment @ self.turn
        return self.jacobian_


def product(p, q):
    """Quaternion product."""
    scalar = p[0] * q[0] - p[1:] @ q[1:]
    return np.concatenate([[scalar], p[0] * q[1:] + q[0] * p[1:] + np.cross(p[1:], q[1:])])


def solve(frame, lengths, starts):
    found = np.zeros((len(lengths), 9))
    for row, length, start in zip(found, lengths, starts):
        problem = Problem(frame, length, start)
        x = np.concatenate([start[:3] / frame.radius, np.zeros(3)])
        result = least_squares(problem.misfit, x, problem.jacobian, method="lm", **TOLERANCES)
        row[:3] = result.x[:3] * frame.radius
        c = np.concatenate([[1], result.x[3:]])
        row[3:7] = product(c / np.sqrt(c @ c), start[3:])
        row[7:] = np.abs(result.fun).max() <= FIT, result.njev
    return found


if __name__ == "__main__":
    compete(f"scipy {scipy.__version__}, numpy {np.__version__}", solve)
