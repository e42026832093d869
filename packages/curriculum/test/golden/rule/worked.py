"""Worked examples of the curriculum rules: round arguments, as in the papers and their code.

    python3 worked.py > worked.json

Independent of the package: every definition is written down here and evaluated by mpmath at 60
digits. dense.py has many more cases, at the extremes.
"""

import json
import sys

import mpmath as mp
from mpmath import mpf as M

mp.mp.dps = 60
cases = []


def text(x):
    return [text(y) for y in x] if isinstance(x, (list, tuple)) else float(x)


def add(fn, expected, rtol=1e-12, atol=None, **args):
    case = {"fn": "cur." + fn, "args": args, "expected": text(expected), "rtol": rtol}
    if atol is not None:
        case["atol"] = atol
    cases.append(case)


for a, b, k, decay in [(12.0, 30.0, 8, 0.9), (1.0, 1.0, 3, 1.0), (1.0, 1.0, 8, 0.0)]:
    kept = lambda x, seen: M(decay) * M(x) + (1 - M(decay)) + seen
    add("moppsUpdate", [kept(a, k), kept(b, 8 - k)],
        alpha=a, beta=b, successes=k, n=8, decay=decay, alpha0=1.0, beta0=1.0)
add("moppsStationaryEss", 2 + M(8) / (1 - M(0.5)), n=8, decay=0.5, alpha0=1.0, beta0=1.0)

for scores, stale, T, rho in [([5.0, 1.0, 3.0, 2.0, 4.0], [1, 2, 3, 4, 5], 0.1, 0.5),
                              ([0.3, 0.9, 0.1, 0.5], [4, 0, 10, 1], 0.3, 0.3)]:
    w = [M(1 + sum(s > x for s in scores)) ** (-1 / M(T)) for x in scores]
    add("plrWeights", [(1 - M(rho)) * x / sum(w) + M(rho) * s / sum(stale) for x, s in zip(w, stale)],
        scores=scores, staleness=stale, temperature=T, stalenessCoef=rho)

for target, reward in [(20.0, 0.5), (98.0, 1.0), (50.0, 0.1)]:
    moved = M(target) + 50 * mp.tanh(2 * (M(reward) - M(0.5)))
    add("adarftTarget", min(M(100), max(M(0), moved)), atol=1e-12, target=target, reward=reward,
        beta=0.5, alpha=2.0, eta=50.0, dMin=0.0, dMax=100.0)

for t in [0, 1200]:
    a = (1 + mp.cos(mp.pi * t / 1200)) / 2
    w = [a * (4 - i) + (1 - a) * (i + 1) for i in range(4)]
    add("e2hCosine", [x / sum(w) for x in w], t=t, T=1200, numTasks=4)
for t in [0, 400]:
    middle = mp.sqrt(M(t) / 1200) * 3
    w = [mp.exp(-((i - middle) ** 2) / (2 * M(0.5) ** 2)) for i in range(4)]
    add("e2hGaussian", [M(0.1) + (1 - 4 * M(0.1)) * x / sum(w) for x in w],
        t=t, T=1200, numTasks=4, muExp=0.5, sigma=0.5, minProb=0.1)

for q, r, rate in [(0.0, 0.0, 0.5), (0.66, 0.3, 0.01)]:
    add("secUpdate", M(rate) * M(r) + (1 - M(rate)) * M(q), qValue=q, meanAbsAdvantage=r, learningRate=rate)
values = [1000.0, 999.0, 0.0]
e = [mp.exp(M(v) - 1000) for v in values]
add("boltzmann", [x / sum(e) for x in e], atol=1e-300, values=values, temperature=1.0)

for k, n in [(2, 2), (1, 8), (4, 8)]:
    add("learnabilityUnbiased", M(k) * (n - k) / (M(n) * (n - 1)), k=k, n=n)
for k, n in [(0, 8), (17, 64), (4, 8)]:
    p = M(k) / n
    sd = mp.sqrt(p * (1 - p))
    add("meanAbsGrpoAdvantage", (k * (1 - p) + (n - k) * p) / (n * sd) if sd > 0 else 0, k=k, n=n)
for s in [0.5, 0.0, 1.0]:
    add("proposerAzr", 0 if s in (0, 1) else 1 - M(s), solveRate=s)
for s in [0.5, 1.0, 0.125]:
    add("proposerRZero", 1 - 2 * abs(M(s) - M(0.5)), solveRate=s)

for p, t in [(1e-06, 0.5), (0.5, 0.5), (0.02, 0.9)]:
    add("attemptsForTarget", mp.log(1 - M(t)) / mp.log(1 - M(p)), p=p, target=t)
for p, k in [(0.1, 1), (1e-05, 69315), (1e-09, 1000)]:
    add("passAtK", 1 - (1 - M(p)) ** k, p=p, k=k)
for p, k in [(0.3, 64), (0.1, 7), (1e-09, 1000)]:
    f = (1 - M(p)) ** k
    add("bitsPerRolloutOfPassK", -(f * mp.log(f, 2) + (1 - f) * mp.log(1 - f, 2)) / k, rtol=1e-10, p=p, k=k)
for p0, t in [(0.7, 0.5), (1e-09, 0.1), (0.3, 0.5)]:
    add("prefixFractionForTarget", 0 if p0 >= t else 1 - mp.log(M(t)) / mp.log(M(p0)), p0=p0, target=t)
for p, k in [(0.6, 5), (0.4, 15), (0.6, 1)]:
    votes = sum(mp.binomial(k, i) * M(p) ** i * (1 - M(p)) ** (k - i) for i in range(k // 2 + 1, k + 1))
    add("majorityVoteBinary", votes, rtol=1e-10, p=p, k=k)
for lo, up, por, r in [(0.0, 0.9, 0.45, 0.6), (0.2, 0.6, 0.3, 0.5)]:
    add("adabackInterval", [por, up] if r < 0.5 else [lo, por],
        lower=lo, upper=up, portion=por, meanReward=r, threshold=0.5)

head = {
    "source": f"mpmath {mp.__version__}, 60 digits",
    "script": "packages/curriculum/test/golden/rule/worked.py",
    "command": "python3 worked.py > worked.json",
    "tolerance": "rtol and atol of each case",
}
rows = ",\n".join(json.dumps(case) for case in cases)
sys.stdout.write(json.dumps(head)[:-1] + ', "cases": [\n' + rows + "\n]}\n")
