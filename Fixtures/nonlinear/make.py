#!/usr/bin/env python3
"""Random nonlinear least-squares problems with the answers of scipy.optimize.least_squares(method='lm').

    make.py [--count 60] [--seed 20261128] > problems.json

Three kinds in turn, each with a standard deviation a misfit and priors on some of the parameters: a sum of two decays
b0 exp(-b1 t) + b2 exp(-b3 t), a logistic curve b0 / (1 + exp(b1 - b2 t)), and a circle through points (distance of each from
(b0, b1) less b2). Numbers are short decimals, so that both programs read the same. scipy starts at the parameters from which
the observations were made, this program at "start". The covariance is the inverse of scipy's own JᵀJ.
"""

import argparse
import json
import sys

import numpy
import scipy
from scipy.optimize import least_squares


def model(kind, b, t):
    if kind == "decays":
        return b[0] * numpy.exp(-b[1] * t[:, 0]) + b[2] * numpy.exp(-b[3] * t[:, 0])
    if kind == "logistic":
        return b[0] / (1 + numpy.exp(b[1] - b[2] * t[:, 0]))
    return numpy.hypot(t[:, 0] - b[0], t[:, 1] - b[1]) - b[2]


def derivatives(kind, b, t):
    if kind == "decays":
        one, two = numpy.exp(-b[1] * t[:, 0]), numpy.exp(-b[3] * t[:, 0])
        return numpy.stack([one, -b[0] * t[:, 0] * one, two, -b[2] * t[:, 0] * two], axis=1)
    if kind == "logistic":
        e = numpy.exp(b[1] - b[2] * t[:, 0])
        return numpy.stack([1 / (1 + e), -b[0] * e / (1 + e) ** 2, b[0] * t[:, 0] * e / (1 + e) ** 2], axis=1)
    away = numpy.hypot(t[:, 0] - b[0], t[:, 1] - b[1])
    return numpy.stack([(b[0] - t[:, 0]) / away, (b[1] - t[:, 1]) / away, -numpy.ones(len(t))], axis=1)


def problem(random, kind):
    rows = int(random.integers(12, 30))
    if kind == "decays":
        b = numpy.array([random.uniform(2, 5), random.uniform(0.1, 0.3), random.uniform(1, 4), random.uniform(1, 3)])
        t = numpy.sort(random.uniform(0, 8, (rows, 1)), axis=0)
    elif kind == "logistic":
        b = numpy.array([random.uniform(5, 20), random.uniform(1, 4), random.uniform(0.5, 1.5)])
        t = numpy.sort(random.uniform(0, 10, (rows, 1)), axis=0)
    else:
        b = numpy.array([random.uniform(-5, 5), random.uniform(-5, 5), random.uniform(4, 9)])
        angle = random.uniform(0, 4, rows)
        t = b[:2] + b[2] * numpy.stack([numpy.cos(angle), numpy.sin(angle)], axis=1)
        t += random.normal(size=t.shape) * 0.05
    t = t.round(4)
    deviations = (0.02 * random.uniform(0.5, 3, rows)).round(4)
    noise = deviations * random.normal(size=rows)
    y = (model(kind, b, t) + noise).round(4) if kind != "circle" else numpy.zeros(rows)
    known = [k for k in range(len(b)) if random.random() < 0.4]
    priors = [
        {"parameter": k, "mean": round(b[k] * random.uniform(0.95, 1.05), 4), "sd": round(0.05 * abs(b[k]) + 0.01, 4)}
        for k in known
    ]
    start = (b * random.uniform(0.8, 1.2, len(b))).round(4)
    return b.round(4), t, y, deviations, priors, start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=20261128)
    options = parser.parse_args()
    random = numpy.random.default_rng(options.seed)
    lines = []
    for index in range(options.count):
        kind = ["decays", "logistic", "circle"][index % 3]
        b, t, y, deviations, priors, start = problem(random, kind)

        def residuals(x):
            own = (model(kind, x, t) - y) / deviations
            return numpy.append(own, [(x[p["parameter"]] - p["mean"]) / p["sd"] for p in priors])

        def jacobian(x):
            rows = [derivatives(kind, x, t) / deviations[:, None]]
            rows += [numpy.eye(len(x))[[p["parameter"]]] / p["sd"] for p in priors]
            return numpy.concatenate(rows)

        found = least_squares(
            residuals, b, jacobian, method="lm", xtol=3e-16, ftol=3e-16, gtol=3e-16, max_nfev=10000)
        covariance = numpy.linalg.inv(found.jac.T @ found.jac)
        lines.append(json.dumps({
            "kind": kind, "t": t.tolist(), "y": y.tolist(), "sd": deviations.tolist(), "priors": priors,
            "start": start.tolist(), "x": found.x.tolist(), "cost": found.cost, "covariance": covariance.tolist(),
        }))
    source = f"scipy {scipy.__version__} optimize.least_squares(method='lm'), numpy {numpy.__version__}"
    sys.stdout.write(json.dumps({"source": source, "seed": options.seed})[:-1])
    sys.stdout.write(', "problems": [\n' + ",\n".join(lines) + "\n]}\n")


main()
