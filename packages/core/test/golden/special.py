"""Golden numbers for the special functions, at 50 digits.

    python3 special.py > special.json

The incomplete beta function is computed from its definition in one of two ways: a series of
positive terms (small shapes) or tanh-sinh quadrature of the density of the log-odds (large
ones); both are compared with each other and with mpmath's own betainc where they overlap.
"""

import json
import random
import sys

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 50
random.seed(20251122)


def log_uniform(low, high):
    """A number 10^u, u uniform in [low, high]."""
    return 10 ** random.uniform(low, high)


def around(x, low, high):
    """A number at a distance of 10^low … 10^high from x, on either side."""
    return x + random.choice([-1, 1]) * log_uniform(low, high)


def log_beta(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def tail_by_series(x, a, b):
    term = total = mpf(1)
    j = 0
    while term > total * mpf(10) ** -40 or (a + b + j) * x >= a + 1 + j:
        term *= (a + b + j) / (a + 1 + j) * x
        total += term
        j += 1
    return mp.exp(a * mp.log(x) + b * mp.log1p(-x) - log_beta(a, b)) / a * total


def tail_by_quadrature(x, a, b):
    s = a + b
    top = a * mp.log(x) + b * mp.log1p(-x)
    slope = a - s * x
    drop = mpf(120)
    end = 2 * drop / (slope + mp.sqrt(slope * slope + 2 * drop * s * x * (1 - x)))

    def log_ratio(v):
        odds = x / (1 - x) * mp.exp(-v)
        return a * mp.log(odds) - s * mp.log1p(odds) - top

    while log_ratio(end) > -drop:
        end *= 1.5
    value = mp.quad(lambda v: mp.exp(log_ratio(v)), mp.linspace(0, end, 7))
    return mp.exp(top - log_beta(a, b)) * value


def tail(x, a, b):
    """I_x(a, b) for x left of the mean."""
    with mp.extradps(int(mp.log10(a + b)) + 10 if a + b > 1 else 10):
        return +(tail_by_quadrature if a > 5 and a + b > 200 else tail_by_series)(x, a, b)


def lower(x, a, b):
    x, a, b = mpf(x), mpf(a), mpf(b)
    with mp.extradps(30):
        y = 1 - x
    return tail(x, a, b) if x <= a / (a + b) else 1 - tail(y, b, a)


def quantile(p, x, a, b):
    """The root near x, by Newton's method on the logarithm of the smaller tail."""
    a, b, p = mpf(a), mpf(b), mpf(p)
    w = mp.log(mpf(x))
    for _ in range(40):
        x = mp.exp(w)
        i = lower(x, a, b)
        density = mp.exp(a * w + (b - 1) * mp.log1p(-x) - log_beta(a, b))
        value, slope = (mp.log(i / p), density / i) if p < 0.5 else (-mp.log((1 - i) / (1 - p)), density / (1 - i))
        w -= value / slope
        if abs(value / slope) < mpf(10) ** -25:
            return mp.exp(w)
    raise ArithmeticError(f'no quantile for {p}, {a}, {b}')


def shapes():
    kind = random.random()
    if kind < 0.3:
        return log_uniform(-3, 2), log_uniform(-3, 2)
    if kind < 0.6:
        return log_uniform(-3, 6), log_uniform(-3, 6)
    if kind < 0.85:
        a = log_uniform(0.5, 6)
        return a, a * log_uniform(-1.5, 1.5)
    if kind < 0.95:
        return random.randint(0, 64) + 0.5, random.randint(0, 64) + 0.5
    return log_uniform(3, 10), log_uniform(3, 10)


def point(a, b):
    mean = a / (a + b)
    spread = (mean * (1 - mean) / (a + b + 1)) ** 0.5
    kind = random.random()
    if kind < 0.6:
        return mean + spread * random.gauss(0, 6)
    return random.random() if kind < 0.8 else log_uniform(-25, 0)


def beta_cases(count):
    cases = []
    while len(cases) < count:
        a, b = shapes()
        x = point(a, b)
        if not 0 < x < 1:
            continue
        value = lower(x, a, b)
        if 1e-300 < value:
            cases.append([x, a, b, float(value)])
    return cases


def quantile_cases(count):
    cases = []
    while len(cases) < count:
        a, b = shapes()
        x = point(a, b)
        if random.random() < 0.2:
            x = log_uniform(-300, -20)
        if not 0 < x < 1:
            continue
        p = float(lower(x, a, b))
        if 1e-300 < p < 1 - 1e-12:
            value = quantile(p, x, a, b)
            if 1e-300 < value < 1:
                cases.append([p, a, b, float(value)])
    return cases


def check():
    for x, a, b in [(0.3, 2.5, 7), (0.02, 12, 300), (1e-5, 0.01, 40), (0.49, 600, 610)]:
        x, a, b = mpf(x), mpf(a), mpf(b)
        reference = mp.betainc(a, b, 0, x, regularized=True)
        for way in [tail_by_series] + ([tail_by_quadrature] if a > 5 else []):
            assert abs(way(x, a, b) / reference - 1) < mpf(10) ** -30, (way, x, a, b)


def main():
    check()
    zero = 1.4616321449683623
    positive = (
        [log_uniform(-3, 2) for _ in range(200)]
        + [log_uniform(-300, 300) for _ in range(150)]
        + [around(c, -15, -1) for c in (1, 2, 3, 8, 10, 12, zero) for _ in range(30)]
        + [k / 2 for k in range(1, 40)]
    )
    pairs = [(log_uniform(-4, 4), log_uniform(-4, 4)) for _ in range(200)]
    pairs += [(log_uniform(-12, 12), log_uniform(-12, 12)) for _ in range(150)]
    pairs += [(log_uniform(-300, 300), log_uniform(-300, 300)) for _ in range(40)]
    normals = [random.uniform(-37, 8) for _ in range(150)] + [around(0, -20, 0) for _ in range(50)]
    probabilities = (
        [log_uniform(-300, 0) for _ in range(100)]
        + [random.random() for _ in range(60)]
        + [1 - log_uniform(-15, 0) for _ in range(40)]
        + [around(0.5, -15, -1) for _ in range(30)]
    )

    def log_beta_precise(a, b):
        with mp.workdps(700):
            return float(log_beta(mpf(a), mpf(b)))

    def normal_quantile(p):
        p = mpf(p)
        with mp.workdps(60):
            if p == 0.5:
                return 0.0
            z = mp.findroot(
                lambda z: mp.log(mp.ncdf(z) / p) if p < 0.5 else mp.log(mp.ncdf(-z) / (1 - p)),
                -mp.sqrt(-2 * mp.log(p)) if p < 0.5 else mp.sqrt(-2 * mp.log(1 - p)),
                tol=mpf(10) ** -40,
            )
            return float(z)

    def normal_cdf(x):
        with mp.workdps(60):
            return float(mp.erfc(-mpf(x) / mp.sqrt(2)) / 2)

    cases = {
        'lgamma': [[x, float(mp.loggamma(mpf(x)))] for x in positive],
        'digamma': [[x, float(mp.psi(0, mpf(x)))] for x in positive],
        'trigamma': [[x, float(mp.psi(1, mpf(x)))] for x in positive if x > 1e-150],
        'lbeta': [[a, b, log_beta_precise(a, b)] for a, b in pairs],
        'normalCdf': [[x, normal_cdf(x)] for x in normals],
        'normalQuantile': [[p, normal_quantile(p)] for p in probabilities],
        'betainc': beta_cases(600),
        'betaQuantile': quantile_cases(400),
    }
    head = {
        'source': f'mpmath {mp.__version__}, 50 digits and more',
        'script': 'packages/core/test/golden/special.py',
        'command': 'python3 special.py > special.json',
        'tolerance': {
            'relative': {
                'lgamma': 1e-14, 'digamma': 1e-14, 'trigamma': 2e-15, 'lbeta': 1e-13,
                'normalCdf': 2e-13, 'normalQuantile': 1e-14, 'betainc': 1e-12, 'betaQuantile': 1e-12,
            },
            'absolute': {'lbeta': 1e-14},
        },
    }
    body = ',\n'.join(
        f'"{name}": [\n' + ',\n'.join(json.dumps(case) for case in rows) + '\n]'
        for name, rows in cases.items()
    )
    sys.stdout.write(json.dumps(head)[:-1] + ', "cases": {\n' + body + '\n}}\n')


if __name__ == '__main__':
    main()
