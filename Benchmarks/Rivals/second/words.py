"""What is typed, as numbers, and MODEL sections 2 and 3: a magnitude with its word, deformities, mountings."""
import numpy as np

from .rigid import about, apply, exponential, smallest

FIRST = {"varus", "apex-anterior", "internal", "lateral", "posterior", "short", "proximal"}
SECOND = {"valgus", "apex-posterior", "external", "medial", "anterior", "long", "distal"}
SYNONYMS = {"procurvatum": "apex-anterior", "flexion": "apex-anterior", "equinus": "apex-anterior",
            "recurvatum": "apex-posterior", "extension": "apex-posterior", "calcaneus": "apex-posterior",
            "shortening": "short", "lengthening": "long"}
SIX = ["ap-angulation", "lateral-angulation", "axial-rotation", "ap-translation", "lateral-translation", "axial-translation"]


def number(value, unless=0.0):
    """A number without a word; its standard deviation is left out."""
    if value is None:
        return unless
    if isinstance(value, str):
        value = value.replace("+-", "±").split("±")[0]
    return float(value)


def signed(value):
    """A magnitude and its word: positive with the first word of its parameter."""
    if value is None:
        return 0.0
    if isinstance(value, dict):
        return number(next(iter(value.values())))
    parts = str(value).replace("+-", "±").split()
    size, word = float(parts[0].split("±")[0]), SYNONYMS.get(parts[-1], parts[-1])
    if word in FIRST:
        return size
    if word in SECOND:
        return -size
    if size == 0:
        return 0.0
    raise ValueError(f"no word in {value}")


def unit(v):
    return v / np.linalg.norm(v)


def place(section, lat, keys=("ap", "lateral", "axial")):
    """A place seen from an origin."""
    section = section or {}
    return np.array([lat * signed(section.get(keys[0])), signed(section.get(keys[1])), signed(section.get(keys[2]))])


def deformity(section, lat, s, convention="film"):
    """Six words to the moving fragment's pose; s is -1 for a distal one."""
    section = section or {}
    a, b, gamma, x, y, z = (signed(section.get(key)) for key in SIX)
    a, b, gamma = np.radians([a, b, gamma])
    shift = np.array([lat * x, y, -s * z])
    theta = -lat * gamma
    if convention == "film":
        far = unit(np.array([-lat * np.tan(a), np.tan(b), s]))
        return smallest(np.array([0, 0, s]), far) @ about(2, theta), shift
    vector = np.array([-s * b, -s * lat * a, theta])
    if convention == "rotation-vector":
        return exponential(vector), shift
    turn = np.eye(3)
    for axis in convention.removeprefix("euler-"):
        axis = "xyz".index(axis)
        turn = turn @ about(axis, vector[axis])
    return turn, shift


def parameters(pose, lat, s, convention="film"):
    """A pose to the six numbers, positive for the first word; the inverse of the above."""
    turn, shift = pose
    if convention == "film":
        far = s * turn[:, 2]
        a, b = np.arctan(-lat * far[0] / abs(far[2])), np.arctan(far[1] / abs(far[2]))
        own = smallest(np.array([0, 0, s]), far).T @ turn
        theta = np.arctan2(own[1, 0] - own[0, 1], own[0, 0] + own[1, 1])
    else:
        if convention == "rotation-vector":
            from .rigid import logarithm
            vector = logarithm(turn)
        else:
            vector = euler_angles(turn, convention.removeprefix("euler-"))
        a, b, theta = -s * lat * vector[1], -s * vector[0], vector[2]
    return np.concatenate([np.degrees([a, b, -lat * theta]), [lat * shift[0], shift[1], -s * shift[2]]])


def euler_angles(turn, order):
    """Three angles, about x, y and z, of rotations applied in the order named about axes that turn with what is turned."""
    i, j, k = ("xyz".index(axis) for axis in order)
    parity = 1 if (j - i) % 3 == 1 else -1
    angles = np.zeros(3)
    angles[j] = np.arcsin(np.clip(parity * turn[i, k], -1, 1))
    angles[i] = np.arctan2(-parity * turn[j, k], turn[k, k])
    angles[k] = np.arctan2(-parity * turn[i, j], turn[i, i])
    return angles


def plane(section, lat):
    """The smallest rotation to a normal that leans by two projected angles; a right angle stands alone."""
    section = section or {}
    across, along = signed(section.get("ap-tilt")), signed(section.get("lateral-tilt"))
    if abs(across) == 90:
        return smallest(np.array([0, 0, 1.0]), np.array([lat * np.sign(across), 0, 0]))
    if abs(along) == 90:
        return smallest(np.array([0, 0, 1.0]), np.array([0, np.sign(along), 0]))
    normal = unit(np.array([lat * np.tan(np.radians(across)), np.tan(np.radians(along)), 1]))
    return smallest(np.array([0, 0, 1.0]), normal)


def mounting(section, lat):
    """A ring's pose in its fragment's frame."""
    section = section or {}
    theta = -lat * np.radians(signed(section.get("rotation")))
    return plane(section, lat) @ about(2, theta), place(section, lat, ("ap-offset", "lateral-offset", "axial-offset"))


def rim(section, diameter, lat):
    """Centre, normal's rotation and eight points of a bone cut."""
    centre, lean = place(section, lat), plane(section, lat)
    angles = np.arange(8) * np.pi / 4
    circle = diameter / 2 * np.stack([np.sin(angles), -np.cos(angles), np.zeros(8)], axis=1)
    return centre, lean, centre + apply(lean, circle)
