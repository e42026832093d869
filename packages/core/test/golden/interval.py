"""Golden numbers for the intervals of a pass rate, at 50 digits.

    python3 interval.py > interval.json
"""

import json

import mpmath as mp
from mpmath import mpf

from special import log_beta, lower as cdf

mp.mp.dps = 50
COUNTS = [(0, 0), (0, 1), (1, 1), (0, 8), (1, 8), (4, 8), (7, 8), (8, 8), (13, 64), (0, 64)]
COUNTS += [(200, 256), (1, 10_000), (9_999, 10_000), (500, 1_000), (0, 1_000_000)]
LEVELS = [0.5, 0.8, 0.95, 0.999]


def beta_quantile(p, a, b):
    if a == 1:
        return -mp.expm1(mp.log1p(-p) / b)
    if b == 1:
        return mp.exp(mp.log(p) / a)
    low, high = mpf(0), mpf(1)
    for _ in range(60):  # bisection, then Newton
        x = (low + high) / 2
        low, high = (x, high) if cdf(x, a, b) < p else (low, x)
    for _ in range(4):
        x -= (cdf(x, a, b) - p) / mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log1p(-x) - log_beta(a, b))
    assert abs(cdf(x, a, b) / p - 1) < mpf(10) ** -30
    return x


def wilson(k, n, level):
    z = mp.sqrt(2) * mp.erfinv(level)
    p = mpf(k) / n
    centre, root = p + z * z / (2 * n), z * mp.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (centre - root) / (1 + z * z / n), (centre + root) / (1 + z * z / n)


def jeffreys(k, n, level):
    a, b = k + mpf(1) / 2, n - k + mpf(1) / 2
    lower = 0 if k == 0 else beta_quantile((1 - level) / 2, a, b)
    return lower, 1 if k == n else beta_quantile((1 + level) / 2, a, b)


def clopper_pearson(k, n, level):
    lower = 0 if k == 0 else beta_quantile((1 - level) / 2, k, n - k + 1)
    return lower, 1 if k == n else beta_quantile((1 + level) / 2, k + 1, n - k)


def interval(rule, k, n, level):
    if n == 0:
        return [0.0, 1.0]
    lower, upper = rule(k, n, mpf(level))
    return [0.0 if k == 0 else float(lower), 1.0 if k == n else float(upper)]


RULES = {'wilson': wilson, 'jeffreys': jeffreys, 'clopperPearson': clopper_pearson}
cases = [
    [name, k, n, level, *interval(rule, k, n, level)]
    for name, rule in RULES.items()
    for k, n in COUNTS
    for level in LEVELS
]
head = {
    'source': f'mpmath {mp.__version__}, 50 digits',
    'script': 'packages/core/test/golden/interval.py',
    'command': 'python3 interval.py > interval.json',
    'tolerance': {'relative': 1e-12},
}
print(json.dumps(head)[:-1] + ', "cases": [\n' + ',\n'.join(map(json.dumps, cases)) + '\n]}')
