"""Golden quantiles of Student's distribution, at 50 digits: the tail from its definition, then Newton.

    python3 student.py > student.json
"""

import json
import random
import sys

import mpmath as mp
from mpmath import mpf

from special import log_beta, log_uniform, lower

mp.mp.dps = 50
random.seed(20261129)


def upper_tail(t, nu):
    """P(T > t) for t > 0: half of I_x(ν/2, ½)."""
    return lower(nu / (nu + t * t), nu / 2, mpf(1) / 2) / 2


def density(t, nu):
    return mp.exp(-(nu + 1) / 2 * mp.log1p(t * t / nu) - log_beta(nu / 2, mpf(1) / 2)) / mp.sqrt(nu)


def quantile(q, t, nu):
    """The t > 0 with upper tail q, by Newton's method on log tail over log t."""
    q, nu, w = mpf(q), mpf(nu), mp.log(mpf(t))
    for _ in range(60):
        t = mp.exp(w)
        tail = upper_tail(t, nu)
        step = mp.log(tail / q) * tail / (density(t, nu) * t)
        w += step
        if abs(step) < mpf(10) ** -30:
            return mp.exp(w)
    raise ArithmeticError(f'no quantile for {q}, {nu}')


def main():
    # t(2) and t(1) in closed form
    for p in (0.01, 0.3):
        t2 = (1 - 2 * mpf(p)) / mp.sqrt(2 * mpf(p) * (1 - mpf(p)))
        assert abs(quantile(p, 1, 2) / t2 - 1) < mpf(10) ** -25
        assert abs(quantile(p, 1, 1) * mp.tan(mp.pi * mpf(p)) - 1) < mpf(10) ** -25
    cases = []
    while len(cases) < 300:
        nu = random.choice([random.randint(1, 40), log_uniform(-1, 2), log_uniform(0, 8)])
        t = log_uniform(-6, 1.3) if random.random() < 0.8 else log_uniform(0, 8)
        q = float(upper_tail(mpf(t), mpf(nu)))
        if not 1e-300 < q < 0.5:
            continue
        if random.random() < 0.5:
            cases.append([q, nu, -float(quantile(q, t, nu))])
        elif q > 1e-14:
            p = 1 - q
            cases.append([p, nu, float(quantile(1 - mpf(p), t, nu))])
    head = {
        'source': f'mpmath {mp.__version__}, 50 digits and more',
        'script': 'packages/core/test/golden/student.py',
        'command': 'python3 student.py > student.json',
        'tolerance': {'relative': 1e-12},
    }
    body = ',\n'.join(json.dumps(case) for case in cases)
    sys.stdout.write(json.dumps(head)[:-1] + ', "cases": [\n' + body + '\n]}\n')


if __name__ == '__main__':
    main()
