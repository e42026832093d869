"""Golden of snr, groupSize and sampleNeed.

snr: every one of the 2^8 outcomes of a group, advantages by their definition, scores with mean
q delta (success) or -p delta (failure) and scatter tau around it. groupSize: every outcome of a
group again, averaged over Beta(2, 2) by quadrature. sampleNeed: binomial tails and Wilson
intervals of SciPy's formulas, searched one rollout at a time.

python3 noise.py > noise.json    needs SciPy; tolerance 1e-9 relative, rollouts exact
"""
import json
from itertools import product
from math import comb, log2, sqrt
from scipy import integrate, stats

N, D = 8, 0.01

def advantages(rule, r):
    mean = sum(r) / N
    if rule == "reinforce": return r
    if rule == "rloo": return [x - (sum(r) - x) / (N - 1) for x in r]
    if rule == "maxrlBaseline": return [x / mean - 1 if mean else 0 for x in r]
    sd = sqrt(sum((x - mean) ** 2 for x in r) / N)
    return [(x - mean) / sd if sd else 0 for x in r]

def snr(rule, p, tau1, tau0):
    mean = square = 0
    for r in product([0, 1], repeat=N):
        w = p ** sum(r) * (1 - p) ** (N - sum(r))
        a = advantages(rule, r)
        c = sum(x * (1 - p if y else -p) for x, y in zip(a, r)) / N
        mean += w * c
        square += w * (c * c * D + sum(x * x * (tau1 if y else tau0) for x, y in zip(a, r)) / N**2)
    return mean**2 * D / (square - mean**2 * D)

rules = ["reinforce", "rloo", "grpo", "maxrlBaseline"]
rates = [0.01, 0.5, 0.9]
ratios = [{"tau": tau, "rows": [[snr(rule, p, *tau) for rule in rules] for p in rates]}
          for tau in ([1, 1], [0, 0.3])]

over = lambda f: integrate.quad(lambda p: f(p) * 6 * p * (1 - p), 0, 1, epsabs=0, epsrel=1e-12)[0]
h = lambda p: -p * log2(p) - (1 - p) * log2(1 - p)

def bits(p, n):
    live = 1 - p**n - (1 - p) ** n
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) * -log2(p**k * (1 - p) ** (n - k) / live)
               for k in range(1, n))

sizes = [{"size": n, "rollouts": n / over(lambda p: 1 - p**n - (1 - p) ** n),
          "kept": over(lambda p: bits(p, n)) / n / over(h)} for n in (2, 4, 8, 16)]

def until(enough, n=1):
    while not enough(n): n += 1
    return n

z = stats.norm.ppf(0.975)
half = lambda p, n: z * sqrt(p * (1 - p) / n + z * z / 4 / n / n) / (1 + z * z / n)
needs = [{"p": p, "needs": [until(lambda n: stats.binom.sf(m - 1, n, p) >= 0.95, m) for m in (1, 5)]
          + [until(lambda n: half(p, n) <= x) for x in (0.1, 0.05)]}
         for p in (0.001, 0.01, 0.1, 0.5, 0.9, 0.99)]
print(json.dumps({"rates": rates, "ratios": ratios, "sizes": sizes, "needs": needs}, indent=1))
