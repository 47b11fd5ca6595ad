"""Writes reference/families.json with mpmath at 50 digits.

Run from this directory:  python3 reference_families.py > ../resources/reference/families.json
Every input is an IEEE double whose exact binary value is used.
"""
import json
from mpmath import (mp, mpf, log, exp, gamma, loggamma, quad, cos, pi, besseli, inf, sqrt, beta,
                    digamma, linspace, floor, log1p, sin)

mp.dps = 50


def num(x):
    x = mpf(x)
    if x == inf:
        return "inf"
    if x == -inf:
        return "-inf"
    return float(x)


def log_tail(value):
    return log(value) if value > 0 else -inf


def series(y, log_density, cdf, survival, crps):
    return {"y": num(y), "log_density": num(log_density), "cdf": num(cdf), "survival": num(survival),
            "log_cdf": num(log_tail(cdf) if cdf < mpf("0.5") else log1p(-survival)),
            "log_survival": num(log_tail(survival) if survival < mpf("0.5") else log1p(-cdf)),
            "crps": None if crps is None else num(crps)}


def case(kind, parameters, points, moments, entropy=None):
    mean, variance, skewness, kurtosis = moments
    return {"kind": kind, "parameters": parameters, "points": points, "mean": num(mean), "variance": num(variance),
            "skewness": num(skewness), "excess_kurtosis": num(kurtosis),
            "entropy": None if entropy is None else num(entropy)}


def central(raw):
    m, m2, m3, m4 = raw
    v = m2 - m ** 2
    return (m, v, (m3 - 3 * m * m2 + 2 * m ** 3) / v ** mpf("1.5"),
            (m4 - 4 * m * m3 + 6 * m ** 2 * m2 - 3 * m ** 4) / v ** 2 - 3)


def von_mises(mu, kappa, ys):
    m, k = mpf(mu), mpf(kappa)
    norm = 2 * pi * besseli(0, k) if k < 1000 else None
    scaled = norm * exp(-k) if norm else quad(lambda t: exp(k * (cos(t) - 1)), [-pi, -30 / sqrt(k), 0, 30 / sqrt(k), pi])
    f = lambda y: exp(k * (cos(y - m) - 1)) / scaled

    def mass(a, b, g=lambda y: 1):
        if a >= b:
            return mpf(0)
        cuts = {mpf(a), mpf(b)} | set(linspace(a, b, 9))
        # Points that double their distance from where the density is largest, from its width there on.
        for peak in {mpf(a), mpf(b)} | {m + 2 * pi * j for j in (-1, 0, 1)}:
            width = 1 / max(k * abs(sin(peak - m)), sqrt(k), mpf(1))
            cuts |= {peak + side * width * mpf(2) ** j for side in (-1, 1) for j in range(-1, 16)} | {peak}
        cuts = sorted(c for c in cuts if a <= c <= b)
        # quad stops at an absolute error, so what is tiny has to be of order one.
        top = max(f(c) for c in cuts)
        return top * quad(lambda y: g(y) * f(y) / top, cuts)

    points = []
    for y in ys:
        y = mpf(y)
        lower, upper = mass(-pi, y), mass(y, pi)
        # E|Y - y| - int F (1 - F), by Fourier coefficients where they are few
        crps = None
        if k <= 20:
            rho = [besseli(j, k) / besseli(0, k) for j in range(0, 70)]
            F = lambda z: (z + pi) / (2 * pi) + sum(
                r * (sin(j * (z - m)) + sin(j * (pi + m))) / j for j, r in enumerate(rho) if j) / pi
            crps = quad(lambda z: F(z) ** 2, linspace(-pi, y, 7)) + quad(lambda z: (1 - F(z)) ** 2, linspace(y, pi, 7))
        points.append(series(y, k * (cos(y - m) - 1) - log(scaled), lower, upper, crps))
    raw = [mass(-pi, pi, lambda y, n=n: y ** n) for n in (1, 2, 3, 4)]
    entropy = -mass(-pi, pi, lambda y: k * (cos(y - m) - 1) - log(scaled))
    return case("von_mises", [mu, kappa], points, central(raw), entropy)


def counts(kind, parameters, mass, lower, upper, moments, ys, entropy_to):
    points = []
    for y in ys:
        k = floor(mpf(y))
        crps = None
        if entropy_to:
            total, F = mpf(0), mpf(0)
            probabilities = [exp(mass(j)) for j in range(entropy_to)]
            rest = mpf(1)
            for j, p in enumerate(probabilities):
                F += p
                rest = 1 - F
                right = max(mpf(0), min(mpf(1), mpf(y) - j))
                total += right * F ** 2 + (1 - right) * rest ** 2
            crps = total + max(mpf(0), mpf(y) - entropy_to) + max(mpf(0), -mpf(y))
        points.append(series(y, mass(k) if k == y and k >= 0 else -inf,
                             lower(k) if y >= 0 else 0, upper(k) if y >= 0 else 1, crps))
    entropy = -sum(exp(mass(j)) * mass(j) for j in range(entropy_to)) if entropy_to else None
    return case(kind, parameters, points, moments, entropy)


def gamma_lower(a, x):
    """P(a, x) from a series whose terms are all positive."""
    term, total, n = mpf(1), mpf(1), 0
    while term > total * mpf(10) ** (2 - mp.dps):
        n += 1
        term *= x / (a + n)
        total += term
    return exp(a * log(x) - x - loggamma(a + 1)) * total


def gamma_upper(a, x, terms=4000):
    """Q(a, x): the complement where it is not small, else the continued fraction, from its far end."""
    if x < a + 8 * sqrt(a) + 5:
        return 1 - gamma_lower(a, x)
    value = mpf(0)
    for n in range(terms, 0, -1):
        value = n * (n - a) / (x + 2 * n + 1 - a - value)
    return exp(a * log(x) - x - loggamma(a)) / (x + 1 - a - value)


def poisson_parts(mean):
    m = mpf(mean)
    return (lambda k: k * log(m) - m - loggamma(k + 1),
            lambda k: gamma_upper(k + 1, m),
            lambda k: gamma_lower(k + 1, m))


def poisson(mean, ys, entropy_to=0):
    m = mpf(mean)
    return counts("poisson", [mean], *poisson_parts(mean), (m, m, 1 / sqrt(m), 1 / m), ys, entropy_to)


def negative_binomial(mean, size, ys, entropy_to=0):
    m, r = mpf(mean), mpf(size)
    p, q = r / (r + m), m / (r + m)
    mass = lambda k: loggamma(k + r) - loggamma(r) - loggamma(k + 1) + r * log(p) + k * log(q)

    def cumulated(k, upper):
        if not upper:
            return sum(exp(mass(mpf(j))) for j in range(int(k) + 1))
        total, j = mpf(0), k + 1
        term = exp(mass(j))
        while term > total * mpf(10) ** -40 or j < m:
            total += term
            term *= q * (j + r) / (j + 1)
            j += 1
        return total

    v = m + m * m / r
    return counts("negative_binomial", [mean, size], mass, lambda k: cumulated(k, False), lambda k: cumulated(k, True),
                  (m, v, (1 + 2 * m / r) / sqrt(v), 6 / r + 1 / v), ys, entropy_to)


def gamma_case(shape, scale, ys):
    a, t = mpf(shape), mpf(scale)
    points = [series(y, (a - 1) * log(mpf(y) / t) - mpf(y) / t - loggamma(a) - log(t),
                     gamma_lower(a, mpf(y) / t), gamma_upper(a, mpf(y) / t), None)
              for y in ys]
    return case("gamma", [shape, scale], points, (a * t, a * t * t, 2 / sqrt(a), 6 / a),
                a + log(t) + loggamma(a) + (1 - a) * digamma(a))


def beta_tail(a, b, x):
    """I_x(a, b) from a series whose terms are all positive."""
    term, total, n = mpf(1), mpf(1), 0
    while term > total * mpf(10) ** -45:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return exp(a * log(x) + b * log(1 - x) - log(a) - loggamma(a) - loggamma(b) + loggamma(a + b)) * total


def beta_case(alpha, be, ys):
    a, b = mpf(alpha), mpf(be)
    n = a + b
    points = []
    for y in ys:
        x = mpf(y)
        lower = beta_tail(a, b, x) if x < a / n else 1 - beta_tail(b, a, 1 - x)
        upper = beta_tail(b, a, 1 - x) if x >= a / n else 1 - beta_tail(a, b, x)
        points.append(series(y, (a - 1) * log(x) + (b - 1) * log(1 - x) + loggamma(n) - loggamma(a) - loggamma(b),
                             lower, upper, None))
    kurtosis = 6 * ((a - b) ** 2 * (n + 1) - a * b * (n + 2)) / (a * b * (n + 2) * (n + 3))
    return case("beta", [alpha, be], points,
                (a / n, a * b / n ** 2 / (n + 1), 2 * (b - a) * sqrt(n + 1) / ((n + 2) * sqrt(a * b)), kurtosis),
                loggamma(a) + loggamma(b) - loggamma(n) - (a - 1) * digamma(a) - (b - 1) * digamma(b)
                + (n - 2) * digamma(n))


def student_case(nu, location, scale, ys):
    v, m, s = mpf(nu), mpf(location), mpf(scale)
    points = []
    for y in ys:
        u = (mpf(y) - m) / s
        x = v / (v + u * u)
        far = u * u > 50 or x < mpf("0.9")
        tail = beta_tail(v / 2, mpf(1) / 2, x) / 2 if far else mpf(1) / 2 - beta_tail(mpf(1) / 2, v / 2, 1 - x) / 2
        lower, upper = (tail, 1 - tail) if u < 0 else (1 - tail, tail)
        points.append(series(y, loggamma((v + 1) / 2) - loggamma(v / 2) - log(v * pi) / 2 - log(s)
                             - (v + 1) / 2 * log1p(u * u / v), lower, upper, None))
    h = v / 2
    entropy = (h + mpf(1) / 2) * (digamma(h + mpf(1) / 2) - digamma(h)) + log(sqrt(v) * beta(h, mpf(1) / 2)) + log(s)
    return case("student_t", [nu, location, scale], points, (m, s * s * v / (v - 2), 0, 6 / (v - 4)), entropy)


def exponential_power_case(shape, location, scale, ys):
    b, m, s = mpf(shape), mpf(location), mpf(scale)
    a = 1 / b
    height = 1 / (2 * s * gamma(1 + a))

    def tail(u):
        x = u ** b
        return gamma_upper(a, x) / 2 if x > 1 else mpf(1) / 2 - gamma_lower(a, x) / 2

    # The score is the integral that defines it, cut where the integrand bends.
    edges = [mpf(e) ** a for e in ("1e-6", "0.01", "0.1", "0.5", 1, 2, 4, 8, 16, 32, 64)]

    def pieces(lower, upper):
        cuts = sorted({lower, upper} | {side * e for e in edges + [mpf(0)] for side in (-1, 1) if lower < side * e < upper})
        return cuts

    def cdf(u):
        """To fewer digits, since the score needs thousands of them."""
        x = abs(u) ** b
        above = gamma_upper(a, x, 400) / 2 if x > 6 else (1 - gamma_lower(a, x)) / 2
        return above if u < 0 else 1 - above

    points = []
    for y in ys:
        u = (mpf(y) - m) / s
        below, above = (tail(-u), 1 - tail(-u)) if u < 0 else (1 - tail(u), tail(u))
        crps = None
        if abs(u) < edges[-1]:
            mp.dps = 22
            crps = s * (quad(lambda z: cdf(z) ** 2, pieces(-edges[-1], u)) + quad(lambda z: cdf(-z) ** 2, pieces(u, edges[-1])))
            mp.dps = 50
        points.append(series(y, log(height) - abs(u) ** b, below, above, crps))
    moment = lambda k: gamma((k + 1) * a) / gamma(a)
    return case("exponential_power", [shape, location, scale], points,
                (m, s * s * moment(2), 0, moment(4) / moment(2) ** 2 - 3), a - log(height))


cases = [
    von_mises(0.0, 0.0, [-3.0, 0.0, 1.5]),
    von_mises(0.5, 2.0, [-3.125, -1.0, 0.5, 2.0, 3.125]),
    von_mises(3.0, 0.75, [-3.0, 0.0, 3.0]),
    von_mises(-1.25, 15.0, [-3.0, -1.25, 0.0, 1.75, 3.0]),
    von_mises(0.25, 400.0, [-3.0, -2.0, 0.0, 0.25, 0.5, 3.0]),
    von_mises(-2.5, 20000.0, [-3.0, -2.5, -2.25, 1.0]),
    poisson(0.001, [0, 1, 2, 40], 30),
    poisson(3.5, [-1, 0, 2, 2.5, 3, 20, 200], 80),
    poisson(250.0, [0, 100, 249, 250, 1500], 700),
    poisson(1e7, [9.9e6, 1e7, 1.01e7]),
    negative_binomial(3.5, 2.0, [-0.5, 0, 2, 3.25, 40, 1500], 400),
    negative_binomial(0.75, 0.125, [0, 1, 30, 500], 1200),
    negative_binomial(200.0, 1e6, [0, 100, 200, 900], 700),
    negative_binomial(1000.0, 50.0, [10, 1000, 8000]),
    gamma_case(0.015625, 2.0, [1e-300, 1e-12, 0.5, 30.0, 1300.0]),
    gamma_case(2.5, 0.5, [1e-120, 1e-9, 1.0, 20.0, 345.0, 600.0]),
    gamma_case(1e6, 1e-6, [0.97, 0.9999, 1.0, 1.001, 1.037]),
    beta_case(0.03125, 0.25, [1e-300, 1e-5, 0.25, 0.9375]),
    beta_case(3.0, 8.0, [1e-100, 1e-7, 0.25, 0.75]),
    beta_case(5e4, 2e5, [0.17, 0.1999, 0.2, 0.201, 0.231]),
    student_case(4.5, 1.0, 2.0, [-1e65, -1e12, -3.0, 1.0, 1.0009765625, 7.0, 1e30]),
    student_case(40.0, 0.0, 1.0, [-2e8, -30.0, -0.5, 0.25, 3.0, 100.0]),
    student_case(1e5, 0.0, 1.0, [-36.0, -1.0, 0.5, 8.0]),
    exponential_power_case(0.5, 1.0, 2.0, [-9e5, -3e3, -3.0, 1.0, 1.0009765625, 1.25, 200.0, 2e6]),
    exponential_power_case(1.25, 0.0, 0.5, [-95.0, -0.5, 1e-12, 0.25, 3.0, 60.0]),
    exponential_power_case(2.75, -2.0, 3.0, [-33.0, -5.0, -2.0, -1.0, 7.0, 29.0]),
    exponential_power_case(40.0, 0.0, 1.0, [-1.1771875, -1.0, 1e-10, 0.5, 0.96875, 1.046875, 1.09375, 1.1875]),
    exponential_power_case(1e4, 3.0, 0.25, [2.75, 2.9375, 3.0, 3.2499, 3.250125]),
    exponential_power_case(1e6, 0.0, 1.0, [-1.0000061035156250, -1.0, -0.9999990463256836, -0.999969482421875, 1e-300, 0.5, 1.0000019073486328]),
]
print(json.dumps({"about": "Reference values of single distributions, mpmath at 50 digits; written by "
                           "src/test/python/reference_families.py. Parameters in the order of the factory method.",
                  "cases": cases}, indent=1))
