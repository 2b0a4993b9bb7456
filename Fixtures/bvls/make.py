#!/usr/bin/env python3
"""Random bounded least-squares problems with the answers of scipy.optimize.lsq_linear(method='bvls').

    make.py [--count 150] [--seed 20260301] > problems.json

The problems are of seven kinds, in turn: full rank, rank lost, more unknowns than rows, one-sided and missing bounds,
fixed unknowns, columns of very different lengths, and optima at which a slope along a bound is zero. Matrices and right
sides are short decimals, so that both programs read the same numbers. lsq_linear takes no fixed unknowns (lower = upper);
those are moved to the right side for it.
"""

import argparse
import json
import sys

import numpy
import scipy
from scipy.optimize import lsq_linear

KINDS = ["full-rank", "rank-lost", "wide", "one-sided", "fixed", "scaled", "degenerate"]


def bounds(random, columns, width):
    middle = random.normal(size=columns).round(3)
    half = (width * random.uniform(0.05, 1, size=columns)).round(3)
    return middle - half, middle + half


def problem(random, kind):
    rows, columns = int(random.integers(4, 16)), int(random.integers(2, 9))
    rows = max(rows, columns)
    if kind == "wide":
        rows, columns = int(random.integers(2, 6)), int(random.integers(6, 13))
    a = random.normal(size=(rows, columns)).round(3)
    if kind == "rank-lost":
        rank = int(random.integers(1, columns)) if columns > 1 else 1
        a = (random.integers(-4, 5, (rows, rank)) @ random.integers(-4, 5, (rank, columns))).astype(float)
    if kind == "scaled":
        a = a * 10.0 ** random.integers(-3, 4, columns)
        a = numpy.array([[float(f"{v:.6g}") for v in row] for row in a])
    b = (3 * random.normal(size=rows)).round(3)
    lower, upper = bounds(random, columns, 1)
    if kind == "scaled":
        lengths = numpy.maximum(numpy.linalg.norm(a, axis=0), 1e-12)
        lower, upper = (numpy.array([float(f"{v:.4g}") for v in side / lengths]) for side in (lower, upper))
    if kind == "one-sided":
        lower = numpy.where(random.random(columns) < 0.5, -numpy.inf, lower)
        upper = numpy.where(random.random(columns) < 0.5, numpy.inf, upper)
    if kind == "fixed":
        chosen = random.random(columns) < 0.4
        upper = numpy.where(chosen, lower, upper)
    if kind == "degenerate":
        # An exact solution in small whole numbers that lies on some of the bounds: residual and slopes vanish there.
        a = random.integers(-5, 6, (rows, columns)).astype(float)
        x = random.integers(-3, 4, columns).astype(float)
        lower = x - random.integers(0, 3, columns)
        upper = numpy.maximum(x + random.integers(0, 3, columns), lower + 1)
        b = a @ x
    return a, b, lower, upper


def answer(a, b, lower, upper):
    free = lower < upper
    x = lower.copy()
    iterations, optimality, status = 0, 0.0, 1
    if free.any():
        found = lsq_linear(
            a[:, free], b - a[:, ~free] @ lower[~free], (lower[free], upper[free]), method="bvls", tol=1e-15,
            max_iter=1000)
        x[free] = found.x
        iterations, optimality, status = int(found.nit), float(found.optimality), int(found.status)
    residual = a @ x - b
    return x, 0.5 * float(residual @ residual), iterations, optimality, status


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=150)
    arguments.add_argument("--seed", type=int, default=20260301)
    options = arguments.parse_args()
    random = numpy.random.default_rng(options.seed)

    def bound(value):
        return float(value) if numpy.isfinite(value) else None

    lines = []
    for index in range(options.count):
        kind = KINDS[index % len(KINDS)]
        a, b, lower, upper = problem(random, kind)
        x, cost, iterations, optimality, status = answer(a, b, lower, upper)
        lines.append(json.dumps({
            "kind": kind, "a": a.tolist(), "b": b.tolist(),
            "lower": [bound(v) for v in lower], "upper": [bound(v) for v in upper],
            # The optimum is one point where the columns that may move are independent.
            "unique": bool(numpy.linalg.matrix_rank(a[:, lower < upper]) == (lower < upper).sum()),
            "x": x.tolist(), "cost": cost, "iterations": iterations, "optimality": optimality, "status": status,
        }))
    source = f"scipy {scipy.__version__} optimize.lsq_linear(method='bvls', tol=1e-15), numpy {numpy.__version__}"
    sys.stdout.write(json.dumps({"source": source, "seed": options.seed})[:-1])
    sys.stdout.write(', "problems": [\n' + ",\n".join(lines) + "\n]}\n")


main()
