"""Exact coverage of the intervals at n = 8 on a grid of p, with SciPy.

    python3 coverage.py > coverage.json
"""

import json

import numpy as np
import scipy
from scipy.stats import beta, binom, norm

LEVEL, POINTS = 0.95, 2000


def wilson(k, n):
    z = norm.ppf((1 + LEVEL) / 2)
    p = k / n
    centre, half = p + z * z / (2 * n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)


def jeffreys(k, n):
    return tuple(beta.ppf([(1 - LEVEL) / 2, (1 + LEVEL) / 2], k + 0.5, n - k + 0.5))


def clopper_pearson(k, n):
    tail = (1 - LEVEL) / 2
    return (beta.ppf(tail, k, n - k + 1) if k else 0, beta.ppf(1 - tail, k + 1, n - k) if k < n else 1)


def coverage(rule, n):
    ends = np.array([rule(k, n) for k in range(n + 1)])
    ends[0, 0], ends[n, 1] = 0, 1
    p = (np.arange(POINTS) + 0.5) / POINTS
    inside = (ends[:, :1] <= p) & (p <= ends[:, 1:])
    return (binom.pmf(np.arange(n + 1)[:, None], n, p) * inside).sum(axis=0)


print(json.dumps({
    'source': f'SciPy {scipy.__version__}',
    'script': 'packages/core/test/golden/coverage.py',
    'command': 'python3 coverage.py > coverage.json',
    'tolerance': {'absolute': 1e-12},
    'level': LEVEL,
    'points': POINTS,
    'cases': [
        {'name': name, 'n': n, 'least': (c := coverage(rule, n)).min(), 'mean': c.mean()}
        for name, rule in [('wilson', wilson), ('jeffreys', jeffreys), ('clopperPearson', clopper_pearson)]
        for n in (1, 8, 64)
    ],
}, indent=2))
