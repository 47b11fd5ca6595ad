"""Reference values of scores of Gaussian mixture forecasts, by mpmath (integrals, roots) and SciPy (test of uniformity).

Writes ../resources/reference/evaluation.json: python3 reference_evaluation.py > ../resources/reference/evaluation.json
"""
import json
import random
import sys

import mpmath as mp
import numpy as np
from scipy import stats

mp.mp.dps = 25
random.seed(20261122)
N, LEVELS, QUANTILES, THRESHOLD = 40, [0.5, 0.9], [0.05, 0.5, 0.9], 1.0


def pdf(f, z):
    return sum(w * mp.npdf(z, m, s) for w, m, s in zip(*f))


def cdf(f, z):
    return sum(w * mp.ncdf(z, m, s) for w, m, s in zip(*f))


def quantile(f, p):
    low = min(m - 12 * s for m, s in zip(f[1], f[2]))
    high = max(m + 12 * s for m, s in zip(f[1], f[2]))
    for _ in range(90):
        middle = (low + high) / 2
        if cdf(f, middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def crps(f, y):
    points = sorted([y] + [m + k * s for m, s in zip(f[1], f[2]) for k in (-9, -3, 0, 3, 9)])
    below = [z for z in points if z <= y]
    above = [z for z in points if z >= y]
    lower = mp.quad(lambda z: cdf(f, z) ** 2, below) if len(below) > 1 else 0
    upper = mp.quad(lambda z: (1 - cdf(f, z)) ** 2, above) if len(above) > 1 else 0
    return lower + upper


def score(rows):
    n = len(rows)
    mean = mp.fsum(rows) / n
    variance = mp.fsum((r - mean) ** 2 for r in rows) / (n - 1)
    return mean, mp.sqrt(variance / n)


forecasts, ys = [], []
for i in range(N):
    k = 1 + i % 3
    w = [random.uniform(0.2, 1) for _ in range(k)]
    f = ([v / sum(w) for v in w], [random.gauss(0, 2) for _ in range(k)], [random.uniform(0.3, 1.5) for _ in range(k)])
    forecasts.append(f)
    ys.append(random.gauss(random.choice(f[1]), 1.2))

exact = [tuple([mp.mpf(v) for v in part] for part in f) for f in forecasts]
exact = [([v / sum(w) for v in w], m, s) for w, m, s in exact]
pairs = [(f, mp.mpf(y)) for f, y in zip(exact, ys)]
mean = [sum(w * m for w, m in zip(f[0], f[1])) for f, _ in pairs]
second = [sum(w * (m * m + s * s) for w, m, s in zip(*f)) for f, _ in pairs]
pit = [cdf(f, y) for f, y in pairs]
square = score([(y - mu) ** 2 for (_, y), mu in zip(pairs, mean)])
out = {}


def put(name, pair):
    out[name] = [float(pair[0]), float(pair[1])]


put("log_likelihood", score([mp.log(pdf(f, y)) for f, y in pairs]))
put("crps", score([crps(f, y) for f, y in pairs]))
put("rmse", (mp.sqrt(square[0]), square[1] / (2 * mp.sqrt(square[0]))))
put("mae", score([abs(y - mu) for (_, y), mu in zip(pairs, mean)]))
put("sharpness", score([mp.sqrt(b - a * a) for a, b in zip(mean, second)]))
put("pit_mean", score(pit))
put("pit_dispersion", score([12 * (u - mp.mpf(1) / 2) ** 2 for u in pit]))
ks = stats.kstest([float(u) for u in pit], "uniform", method="exact")
out["pit_distance"], out["pit_p_value"] = float(ks.statistic), float(ks.pvalue)
for level in LEVELS:
    tail = (1 - mp.mpf(level)) / 2
    ends = [(quantile(f, tail), quantile(f, 1 - tail)) for f, _ in pairs]
    put("coverage_%d" % (100 * level), score([mp.mpf(1 if a <= y <= b else 0) for (_, y), (a, b) in zip(pairs, ends)]))
    put("width_%d" % (100 * level), score([b - a for a, b in ends]))
    # A row is in the highest-density region of a level if what is denser has less mass: by a fine grid.
    inside, width = [], []
    for f, y in pairs:
        low = float(min(m - 7 * s for m, s in zip(f[1], f[2])))
        high = float(max(m + 7 * s for m, s in zip(f[1], f[2])))
        step = (high - low) / 200000
        g = [float(v) for v in f[0]], [float(v) for v in f[1]], [float(v) for v in f[2]]
        z = low + step * (np.arange(200000) + 0.5)
        d = sum(w * stats.norm.pdf(z, m, s) for w, m, s in zip(*g))
        order = np.argsort(-d)
        mass = np.cumsum(d[order]) * step
        count = int(np.searchsorted(mass, level)) + 1
        threshold = d[order][count - 1]
        inside.append(mp.mpf(1 if float(pdf(f, y)) >= threshold else 0))
        width.append(mp.mpf(count * step))
    put("hdr_coverage_%d" % (100 * level), score(inside))
    put("hdr_width_%d" % (100 * level), score(width))
for p in QUANTILES:
    q = [quantile(f, mp.mpf(p)) for f, _ in pairs]
    put("pinball_%g" % p, score([(y - v) * (mp.mpf(p) - (1 if y < v else 0)) for (_, y), v in zip(pairs, q)]))
put("brier", score([(1 - cdf(f, mp.mpf(THRESHOLD)) - (1 if y > THRESHOLD else 0)) ** 2 for f, y in pairs]))
about = "By reference_evaluation.py: mpmath %s at 25 digits; p-value and highest-density regions (grid of 200000) by SciPy." % mp.__version__
json.dump(
    {
        "about": about + " Each score is [mean over rows, standard error].",
        "predictions": [{"weights": f[0], "means": f[1], "sds": f[2], "y": y} for f, y in zip(forecasts, ys)],
        "expected": out,
    },
    sys.stdout,
    indent=1,
)
