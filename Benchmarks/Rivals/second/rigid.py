"""Rotations as matrices and poses as (rotation, translation), each of any number at once: the last axes are those of one."""
import numpy as np

IDENTITY = np.eye(3), np.zeros(3)


def skew(v):
    """[v]×."""
    x, y, z = np.moveaxis(np.asarray(v, float), -1, 0)
    zero = np.zeros_like(x)
    return np.stack([np.stack([zero, -z, y], -1), np.stack([z, zero, -x], -1), np.stack([-y, x, zero], -1)], -2)


def apply(matrix, vector):
    return (matrix @ np.asarray(vector)[..., None])[..., 0]


def exponential(v):
    """The rotation by |v| about v."""
    v = np.asarray(v, float)
    half = np.linalg.norm(v, axis=-1)[..., None] / 2
    # sinc: sin(half)/half without a special case.
    xyz = v / 2 * np.sinc(half / np.pi)
    return of_quaternion(np.concatenate([np.cos(half), xyz], axis=-1))


def of_quaternion(q):
    w, x, y, z = np.moveaxis(q, -1, 0)
    rows = [[1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)]]
    return np.stack([np.stack(row, -1) for row in rows], -2)


def quaternion(r):
    """w ≥ 0 first; from the largest of its four squares."""
    t = np.trace(r, axis1=-2, axis2=-1)
    outer = np.empty(r.shape[:-2] + (4, 4))
    outer[..., 0, 0] = 1 + t
    for i in range(3):
        j, k = (i + 1) % 3, (i + 2) % 3
        outer[..., i + 1, i + 1] = 1 + 2 * r[..., i, i] - t
        outer[..., 0, i + 1] = outer[..., i + 1, 0] = r[..., k, j] - r[..., j, k]
        outer[..., j + 1, k + 1] = outer[..., k + 1, j + 1] = r[..., j, k] + r[..., k, j]
    largest = np.diagonal(outer, axis1=-2, axis2=-1).argmax(-1)
    q = np.take_along_axis(outer, largest[..., None, None], -2)[..., 0, :]
    q = q / np.linalg.norm(q, axis=-1, keepdims=True)
    return np.where(q[..., :1] < 0, -q, q)


def logarithm(r):
    q = quaternion(r)
    size = np.linalg.norm(q[..., 1:], axis=-1, keepdims=True)
    half = np.arctan2(size, q[..., :1])
    return 2 * q[..., 1:] * np.where(size < 1e-30, 1, half / np.where(size < 1e-30, 1, size))


def angle(r):
    """By the sine: the cosine of a small angle has no digits left for it."""
    return np.linalg.norm(logarithm(r), axis=-1)


def apart(first, second):
    """Distance of the corresponding points, and angle."""
    return np.linalg.norm(first[1] - second[1]), angle(first[0].T @ second[0])


def smallest(start, end):
    """The smallest rotation that takes one unit vector to another that is not opposite."""
    axis = np.cross(start, end)
    k = skew(axis)
    return np.eye(3) + k + k @ k / (1 + np.dot(start, end))


def about(axis, by):
    v = np.zeros(3)
    v[axis] = by
    return exponential(v)


def times(a, b):
    return a[0] @ b[0], apply(a[0], b[1]) + a[1]


def product(*poses):
    result = poses[0]
    for pose in poses[1:]:
        result = times(result, pose)
    return result


def inverse(a):
    back = np.swapaxes(a[0], -1, -2)
    return back, -apply(back, a[1])


def carried(pose, points):
    """Points (k, 3) by poses (n): (n, k, 3)."""
    return points @ np.swapaxes(pose[0], -1, -2) + pose[1][..., None, :]


def adjoint(pose):
    """Of twists (spin, velocity at the origin) seen in the frame that the pose goes from: 6 by 6, to the frame that it goes to."""
    r, t = pose
    zero = np.zeros_like(r)
    return np.concatenate([np.concatenate([r, zero], -1), np.concatenate([skew(t) @ r, r], -1)], -2)
