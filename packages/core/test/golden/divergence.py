"""Golden numbers for divergences, at 80 digits.

    python3 divergence.py > divergence.json
"""

import json
import random
import sys

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 80
random.seed(20251128)


def log_uniform(low, high):
    """A number 10^u, u uniform in [low, high]."""
    return 10 ** random.uniform(low, high)


def log_excess(x):
    with mp.workdps(400):
        return mpf(x) - mp.log(1 + mpf(x))


def term(p, q, difference):
    """p ln(p/q) - p + q for the exact p and q = p + difference."""
    with mp.workdps(400):
        p, d = mpf(p), mpf(difference)
        return p * log_excess(d / p) if p else d


def bernoulli(p, difference):
    with mp.workdps(400):
        p, d = mpf(p), mpf(difference)
        return (term(p, p + d, d) + term(1 - p, 1 - p - d, -d)) / mp.log(2)


def near():
    """p and an exact difference that leaves p + difference inside (0, 1)."""
    p = random.choice([random.random(), log_uniform(-12, -0.4)])
    d = random.choice([-1, 1]) * p * log_uniform(-30, -0.5)
    return (p, d) if 0 < p + d < 1 else near()


def main():
    arguments = (
        [random.choice([-1, 1]) * log_uniform(-150, -0.01) for _ in range(120)]
        + [log_uniform(-1, 300) for _ in range(40)]
        + [-1 + log_uniform(-15, -0.1) for _ in range(40)]
    )
    # differences of doubles that are exact, so that p and q say the same
    terms, pairs, known = [], [], []
    while len(terms) < 200:
        p, q = log_uniform(-15, 0), log_uniform(-15, 0)
        if random.random() < 0.5:
            q = p * random.uniform(0.5, 2)
        if mpf(q) - mpf(p) == mpf(q - p):
            terms.append([p, q, q - p])
    while len(pairs) < 200:
        p, q = random.getrandbits(40) / 2**40, random.getrandbits(40) / 2**40
        if random.random() < 0.3:
            q = p + random.getrandbits(12) / 2**40
        if 0 < p < 1 and 0 < q < 1:
            pairs.append([p, q])
    while len(known) < 100:
        known.append(list(near()))
    cases = {
        'logExcess': [[x, float(log_excess(x))] for x in arguments],
        'divergenceTerm': [[*row, float(term(row[0], row[1], row[2]))] for row in terms],
        'bernoulliDivergence': [[p, q, float(bernoulli(p, mpf(q) - mpf(p)))] for p, q in pairs],
        'bernoulliDivergenceKnown': [[p, d, float(bernoulli(p, d))] for p, d in known],
    }
    head = {
        'source': f'mpmath {mp.__version__}, 400 digits',
        'script': 'packages/core/test/golden/divergence.py',
        'command': 'python3 divergence.py > divergence.json',
        'tolerance': {
            'relative': {
                'logExcess': 2e-15,
                'divergenceTerm': 1e-14,
                'bernoulliDivergence': 1e-14,
                'bernoulliDivergenceKnown': 1e-14,
            },
        },
    }
    body = ',\n'.join(
        f'"{name}": [\n' + ',\n'.join(json.dumps(case) for case in rows) + '\n]'
        for name, rows in cases.items()
    )
    sys.stdout.write(json.dumps(head)[:-1] + ', "cases": {\n' + body + '\n}}\n')


if __name__ == '__main__':
    main()
