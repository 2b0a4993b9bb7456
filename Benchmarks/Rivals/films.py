"""Films by scipy's least_squares: the model of Documentation/Model.md, section 13, vectorised with numpy, its Jacobian exact.

The unknowns are fixator's: of every film three of its rotation, three of its place, its distance and principal point where these are
not simply given; six of the moving ring; four of each axis; three of each point. Rotations are vectors that turn what was at the
start. A start is given, near the answer. With that alone scipy need not find out which of the mirror poses is meant; `solve_all` does what
fixator does: both poses of every ring's picture, in all combinations, are adjusted by the joints alone, and those that are not excluded (4
times the squared misfits, and 16 more) with everything.
"""

import itertools

import numpy as np
from scipy.optimize import least_squares

TOLERANCES = {"ftol": 1e-15, "gtol": 1e-15, "xtol": 1e-12}
SUBJECTS = ["proximal-ring", "distal-ring", "proximal-axis", "distal-axis", "origin", "corresponding"]


def cross_matrix(vectors):
    """[v]× of each."""
    found = np.zeros(vectors.shape[:-1] + (3, 3))
    found[..., 0, 1], found[..., 0, 2] = -vectors[..., 2], vectors[..., 1]
    found[..., 1, 0], found[..., 1, 2] = vectors[..., 2], -vectors[..., 0]
    found[..., 2, 0], found[..., 2, 1] = -vectors[..., 1], vectors[..., 0]
    return found


def rotation(vector):
    """exp [v]×, and the left Jacobian of it: how the rotation turns when v changes."""
    angle = np.sqrt(vector @ vector)
    k = cross_matrix(vector)
    if angle < 1e-4:
        first, second, third = 1 - angle**2 / 6, 0.5 - angle**2 / 24, 1 / 6 - angle**2 / 120
    else:
        first, second = np.sin(angle) / angle, (1 - np.cos(angle)) / angle**2
        third = (angle - np.sin(angle)) / angle**3
    square = k @ k
    return np.eye(3) + first * k + second * square, np.eye(3) + second * k + third * square


class Films:
    """What is known of one set, in arrays, and its misfits.

    films: [{distance, distance_sd, centre, centre_sd, marks: [{subject, number, at, sd}]}]; rings: (reference, moving) joints.
    """

    def __init__(self, films, rings, reference, start, joints_only=False):
        self.films, self.start = films, start
        self.made_of = (films, rings, reference)
        self.joints_only = joints_only
        moving = "distal-ring" if reference == "proximal-ring" else "proximal-ring"
        self.moving_joints = rings[moving]
        wanted = SUBJECTS[:2] if joints_only else SUBJECTS
        marks = [(f, mark) for f, film in enumerate(films) for mark in film["marks"] if mark["subject"] in wanted]

        def chosen(subjects):
            return [(f, mark) for f, mark in marks if mark["subject"] in subjects]

        points = chosen([reference]) + chosen([moving]) + chosen(SUBJECTS[4:])
        lines = chosen(SUBJECTS[2:4])
        self.counts = (len(chosen([reference])), len(chosen([moving])), len(chosen(SUBJECTS[4:])))
        self.reference_places = np.array([rings[reference][m["number"]] for _, m in points[: self.counts[0]]])
        joints = points[self.counts[0] : self.counts[0] + self.counts[1]]
        self.moving_places = np.array([rings[moving][m["number"]] for _, m in joints])
        self.free = np.array([SUBJECTS.index(m["subject"]) - 4 for _, m in points[sum(self.counts[:2]) :]])
        self.film = np.array([f for f, _ in points])
        self.at = np.array([m["at"] for _, m in points])
        self.weight = 1 / np.array([m["sd"] for _, m in points])
        self.line = np.array([SUBJECTS.index(m["subject"]) - 2 for _, m in lines])
        self.line_film = np.array([f for f, _ in lines])
        self.line_at = np.array([m["at"] for _, m in lines])
        self.line_weight = 1 / np.array([m["sd"] for _, m in lines])
        self.loose = films[0]["distance_sd"] > 0
        self.per_film = 9 if self.loose else 6
        self.body = len(films) * self.per_film
        self.axes = self.body + 6
        self.points = self.axes + 8
        self.size = self.axes if joints_only else self.points + 6
        self.distance = np.array([f["distance"] for f in films], float)
        self.centre = np.array([f["centre"] for f in films], float)
        self.prior_weight = [
            1 / np.array([f["distance_sd"], f["centre_sd"], f["centre_sd"]]) if self.loose else None for f in films
        ]
        one = np.array([[1.0, 0, 0]] * 2)
        directions = np.array([d for _, d in start["axes"]])
        self.across = np.cross(directions, one)
        self.across /= np.linalg.norm(self.across, axis=1)[:, None]
        self.other = np.cross(directions, self.across)
        self.directions, self.bases = directions, np.array([p for p, _ in start["axes"]])
        self.key = None

    def evaluate(self, x):
        """Misfits and Jacobian of them."""
        n = len(self.films)
        film = x[: self.body].reshape(n, self.per_film)
        turned = [rotation(film[f, :3]) for f in range(n)]
        rotations = np.array([turn @ r for (turn, _), (r, _) in zip(turned, self.start["films"])])
        lefts = np.array([left for _, left in turned])
        places = np.array([t for _, t in self.start["films"]]) + film[:, 3:6]
        distance, centre = self.distance, self.centre
        if self.loose:
            distance, centre = distance + film[:, 6], centre + film[:, 7:9]
        turn, left = rotation(x[self.body : self.body + 3])
        ring = turn @ self.start["body"][0]
        arms = self.moving_places @ ring.T
        bodies = [self.reference_places, arms + self.start["body"][1] + x[self.body + 3 : self.axes]]
        if not self.joints_only:
            free = self.start["points"] + x[self.points :].reshape(2, 3)
            bodies.append(free[self.free])
        world = np.concatenate(bodies)

        # Points.
        count = len(world)
        own = rotations[self.film]
        camera = np.einsum("kij,kj->ki", own, world)
        seen = camera + places[self.film]
        depth = -seen[:, 2]
        scale = distance[self.film] / depth
        along = seen[:, :2] / depth[:, None]
        misfits = self.weight[:, None] * (centre[self.film] + distance[self.film, None] * along - self.at)
        gradient = np.zeros((count, 2, 3))
        gradient[:, 0, 0] = gradient[:, 1, 1] = self.weight * scale
        gradient[:, :, 2] = self.weight[:, None] * scale[:, None] * along
        rows = np.zeros((count, 2, self.size))
        index, two = np.arange(count)[:, None], np.arange(2)
        base = self.film * self.per_film
        by_turn = np.einsum("kai,kij,kjl->kal", gradient, -cross_matrix(camera), lefts[self.film])
        for axis in range(3):
            rows[index, two, (base + axis)[:, None]] = by_turn[:, :, axis]
            rows[index, two, (base + 3 + axis)[:, None]] = gradient[:, :, axis]
        if self.loose:
            rows[index, two, (base + 6)[:, None]] = self.weight[:, None] * along
            for axis in range(2):
                rows[np.arange(count), axis, base + 7 + axis] = self.weight
        in_world = np.einsum("kai,kij->kaj", gradient, own)
        first, second = self.counts[0], self.counts[0] + self.counts[1]
        rows[first:second, :, self.body : self.body + 3] = np.einsum(
            "kai,kij,jl->kal", in_world[first:second], -cross_matrix(arms), left
        )
        rows[first:second, :, self.body + 3 : self.axes] = in_world[first:second]
        parts, jacobian = [misfits.ravel()], [rows.reshape(2 * count, self.size)]
        self.ring, self.place = ring, self.start["body"][1] + x[self.body + 3 : self.axes]
        self.left, self.rotations, self.places = left, rotations, places
        if not self.joints_only:
            for axis in range(3):
                rows[index[second:], two, (self.points + 3 * self.free + axis)[:, None]] = in_world[second:, :, axis]
            self.add_axes(x, (rotations, lefts, places, distance, centre), parts, jacobian)
        if self.loose:
            for f in range(n):
                prior = np.zeros((3, self.size))
                column = f * self.per_film + 6
                prior[range(3), range(column, column + 3)] = self.prior_weight[f]
                parts.append(self.prior_weight[f] * film[f, 6:9])
                jacobian.append(prior)
        return np.concatenate(parts), np.vstack(jacobian)

    def add_axes(self, x, cameras, parts, jacobian):
        """Distances of marks from their axes."""
        rotations, lefts, places, distance, centre = cameras
        k = x[self.axes : self.points].reshape(2, 4)
        base_point = self.bases + k[:, :1] * self.across + k[:, 1:2] * self.other
        lean = self.directions + k[:, 2:3] * self.across + k[:, 3:] * self.other
        own = rotations[self.line_film]
        camera = np.einsum("kij,kj->ki", own, base_point[self.line])
        direction = np.einsum("kij,kj->ki", own, lean[self.line])
        seen = camera + places[self.line_film]
        offset = self.line_at - centre[self.line_film]
        ray = np.column_stack([offset, -distance[self.line_film]])
        normal = np.cross(seen, direction)
        height = np.sqrt(normal[:, 0] ** 2 + normal[:, 1] ** 2)
        off = np.einsum("ki,ki->k", normal, ray) / height
        bent = ray.copy()
        bent[:, :2] -= (off / height)[:, None] * normal[:, :2]
        bent *= (self.line_weight / height)[:, None]
        by_point, by_direction = np.cross(direction, bent), np.cross(bent, seen)
        lines = np.zeros((len(self.line), self.size))
        index = np.arange(len(self.line))
        base = self.line_film * self.per_film
        by_turn = np.einsum(
            "ki,kij->kj", np.cross(camera, by_point) + np.cross(direction, by_direction), lefts[self.line_film]
        )
        for axis in range(3):
            lines[index, base + axis] = by_turn[:, axis]
            lines[index, base + 3 + axis] = by_point[:, axis]
        if self.loose:
            inside = -(self.line_weight / height)[:, None] * normal
            lines[index, base + 6] = inside[:, 2]
            lines[index, base + 7], lines[index, base + 8] = inside[:, 0], inside[:, 1]
        across, other = self.across[self.line], self.other[self.line]
        place, slope = np.einsum("ki,kij->kj", by_point, own), np.einsum("ki,kij->kj", by_direction, own)
        for number, one in enumerate(
            [(place, across), (place, other), (slope, across), (slope, other)]
        ):
            lines[index, self.axes + 4 * self.line + number] = np.einsum("ki,ki->k", *one)

        parts.append(self.line_weight * off)
        jacobian.append(lines)
        self.lean = lean

    def both(self, x):
        if self.key is None or not np.array_equal(x, self.key):
            self.key, self.kept = x.copy(), self.evaluate(x)
        return self.kept

    def minimum(self, exact=True):
        """Where a search from the start ends."""
        return least_squares(
            lambda x: self.both(x)[0],
            np.zeros(self.size),
            (lambda x: self.both(x)[1]) if exact else "2-point",
            method="lm",
            **TOLERANCES,
        )

    def solve(self, exact=True):
        """The answer and its covariance."""
        found = self.minimum(exact)
        return found, np.linalg.inv(found.jac.T @ found.jac)

    def starts(self):
        """Both poses of every ring's picture, in all combinations: films by the reference ring, the moving ring by the first film."""

        def both(rotation, place):
            # A picture that is nearly parallel is the same of what is turned over across its rays.
            ray = place / np.linalg.norm(place)
            return rotation, (np.eye(3) - 2 * np.outer(ray, ray)) @ rotation @ np.diag([1, 1, -1])

        films = [[(turn, place) for turn in both(turn, place)] for turn, place in self.start["films"]]
        (camera, place), (ring, centre) = self.start["films"][0], self.start["body"]
        seen = camera @ centre + place
        moving = both(camera @ ring, seen)
        for chosen in itertools.product(*films):
            for turn in moving:
                camera, place = chosen[0]
                yield {"films": list(chosen), "body": (camera.T @ turn, camera.T @ (seen - place))}

    def solve_all(self, exact=True):
        """The answer from every start, its covariance, and the problem whose answer it is."""
        ends = []
        for start in self.starts():
            problem = Films(*self.made_of, {**self.start, **start}, joints_only=True)
            end = problem.minimum(exact)
            problem.evaluate(end.x)
            ends.append((2 * end.cost, problem))
        best = min(cost for cost, _ in ends)
        answers = []
        for cost, end in ends:
            near = any(np.abs(end.rotations - other.rotations).max() < 1e-4 for other, _, _ in answers)
            if near or cost >= max(4 * best, best + 16):
                continue
            start = {**self.start, "films": list(zip(end.rotations, end.places)), "body": (end.ring, end.place)}
            problem = Films(*self.made_of, start)
            answers.append((end, problem, problem.minimum(exact)))
        _, problem, found = min(answers, key=lambda answer: answer[2].cost)
        return found, np.linalg.inv(found.jac.T @ found.jac), problem

    def struts(self, found, covariance, rings, reference):
        """Lengths and their standard deviations."""
        self.evaluate(found.x)
        moving = np.array(self.moving_joints)
        arms = moving @ self.ring.T
        spans = arms + self.place - np.array(rings[reference])
        lengths = np.sqrt((spans**2).sum(1))
        unit = spans / lengths[:, None]
        slopes = np.zeros((6, self.size))
        slopes[:, self.body : self.body + 3] = np.cross(arms, unit) @ self.left
        slopes[:, self.body + 3 : self.axes] = unit
        return lengths, np.sqrt(np.einsum("ki,ij,kj->k", slopes, covariance, slopes))
