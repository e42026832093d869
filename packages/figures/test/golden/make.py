"""Golden of goldilocks, from SciPy: a Beta-binomial fitted by maximum likelihood to counts of 8
attempts, the posterior of every prompt under it, and how many prompts it expects per bar and in
the zone H(p) >= 1/2 bit, with the 95 % interval of that sum.

python3 make.py > goldilocks.json    needs SciPy; tolerance 1e-4 relative (of the fits)
"""
import json
import numpy as np
from scipy import optimize, special, stats

n = 8
weight = np.array([52, 30, 24, 21, 19, 17, 15, 13, 11])
k = np.arange(n + 1)

def loss(t):
    return -(weight * stats.betabinom.logpmf(k, n, np.exp(t[0]), np.exp(t[1]))).sum()

fit = optimize.minimize(loss, [0.0, 0.0], method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-12})
a, b = np.exp(fit.x)
h = lambda p: -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
low = optimize.brentq(lambda p: h(p) - 0.5, 1e-9, 0.5, xtol=1e-16)

def expected(lo, hi):
    p = special.betainc(a + k, b + n - k, hi) - special.betainc(a + k, b + n - k, lo)
    mean, sd = (weight * p).sum(), np.sqrt((weight * p * (1 - p)).sum())
    z = stats.norm.ppf(0.975)
    return [mean, max(0.0, mean - z * sd), mean + z * sd]

cuts = [0] + [(j + 0.5) / n for j in range(n)] + [1]
bars = [[v / (n * (hi - lo)) for v in expected(lo, hi)] for lo, hi in zip(cuts, cuts[1:])]
print(json.dumps({"n": n, "weight": weight.tolist(), "zone": [low, 1 - low], "bars": bars, "inZone": expected(low, 1 - low)}, indent=1))
