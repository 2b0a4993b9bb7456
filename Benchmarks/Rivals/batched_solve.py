"""Newton on SE(3), every pose that has not converged at once, by numpy's stacked linalg.solve."""

import ctypes
import re

import numpy as np

from rival import FIT, compete, rotation_of

ITERATIONS = 50
CHUNK = 500  # poses whose arrays stay in the second-level cache


def evaluate(frame, lengths, pose):
    """Misfits (n, 6) and Jacobians (n, 6, 6)."""
    arm = frame.moving @ rotation_of(pose[:, 3:]).transpose(0, 2, 1)
    span = arm + (pose[:, None, :3] - frame.reference)
    length = np.sqrt(np.einsum("nij,nij->ni", span, span))
    jacobian = np.empty((len(pose), 6, 6))
    u = np.divide(span, length[:, :, None], out=jacobian[:, :, :3])
    (ax, ay, az), (ux, uy, uz) = np.moveaxis(arm, -1, 0), np.moveaxis(u, -1, 0)
    jacobian[:, :, 3] = ay * uz - az * uy
    jacobian[:, :, 4] = az * ux - ax * uz
    jacobian[:, :, 5] = ax * uy - ay * ux
    return lengths - length, jacobian


def turned(q, turn):
    """Quaternions after small rotations by the Cayley map."""
    w, (x, y, z) = q[:, 0], (turn / 2).T
    p = np.empty_like(q)
    p[:, 0] = w - x * q[:, 1] - y * q[:, 2] - z * q[:, 3]
    p[:, 1] = q[:, 1] + x * w + y * q[:, 3] - z * q[:, 2]
    p[:, 2] = q[:, 2] - x * q[:, 3] + y * w + z * q[:, 1]
    p[:, 3] = q[:, 3] + x * q[:, 2] - y * q[:, 1] + z * w
    return p / np.sqrt(np.einsum("ni,ni->n", p, p))[:, None]


def step_of(jacobian, misfit):
    try:
        return np.linalg.solve(jacobian, misfit[:, :, None])[:, :, 0]
    except np.linalg.LinAlgError:
        # One is singular to the last bit, and numpy does not say which. Nudged, none is.
        return np.linalg.solve(jacobian + 1e-12 * np.eye(6), misfit[:, :, None])[:, :, 0]


def solve_chunk(frame, lengths, starts, found):
    pose, index = starts, np.arange(len(starts))
    for iteration in range(ITERATIONS + 1):
        misfit, jacobian = evaluate(frame, lengths[index], pose)
        solved = np.abs(misfit).max(axis=1) <= FIT
        if solved.any() or iteration == ITERATIONS:
            found[index, :7], found[index, 7], found[index, 8] = pose, solved, iteration
            left = ~solved
            index, pose, misfit, jacobian = index[left], pose[left], misfit[left], jacobian[left]
        if len(index) == 0:
            return
        step = step_of(jacobian, misfit)
        pose = np.concatenate([pose[:, :3] + step[:, :3], turned(pose[:, 3:], step[:, 3:])], axis=1)


def solve(frame, lengths, starts):
    found = np.zeros((len(lengths), 9))
    for first in range(0, len(lengths), CHUNK):
        part = slice(first, first + CHUNK)
        solve_chunk(frame, lengths[part], starts[part], found[part])
    return found


def about():
    """Version, and the processor kernel that the OpenBLAS inside numpy's wheel has chosen."""
    numpy = f"numpy {np.__version__}"
    with open("/proc/self/maps") as maps:
        library = re.search(r"/\S*libscipy_openblas64\S*", maps.read())
    if not library:
        return numpy
    config = ctypes.CDLL(library[0]).scipy_openblas_get_config64_
    config.restype = ctypes.c_char_p
    return f"{numpy}, {' '.join(config().decode().split())}"


if __name__ == "__main__":
    compete(about(), solve)
