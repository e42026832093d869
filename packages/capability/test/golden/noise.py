"""Golden numbers of the noise between runs: by definition, with mpmath at 40 digits.

Independent of the package: variances of one attempt are means over all pairs of attempts, variance
components are sums as they are defined, and quantiles of
Student's distribution are solved for. Votes are counted over all subsets of attempts.
"""
import json, pathlib, random
from fractions import Fraction as F
from itertools import combinations
import mpmath as mp

mp.mp.dps = 40
rnd = random.Random(20261129)
cases = []


def add(fn, expected, rtol=1e-10, **args):
    def number(x):
        if isinstance(x, dict):
            return {k: number(v) for k, v in x.items()}
        if x is None:
            return None
        x = float(x)
        return "Infinity" if x == float("inf") else x
    cases.append({"fn": fn, "args": args, "expected": number(expected), "rtol": rtol, "atol": 1e-14})


mean = lambda xs: sum(xs, F(0)) / len(xs)
exact = lambda x: mp.mpf(x.numerator) / x.denominator


def variance(xs):
    m = mean(xs)
    return sum((x - m) ** 2 for x in xs) / (len(xs) - 1)


def pairs(c, n):
    """half the share of pairs of attempts that disagree"""
    x = [1] * c + [0] * (n - c)
    of = list(combinations(x, 2))
    return F(sum(a != b for a, b in of), 2 * len(of))


def t_quantile(p, nu):
    if nu == mp.inf:
        return mp.sqrt(2) * mp.erfinv(2 * mp.mpf(p) - 1)
    cdf = lambda t: 1 - mp.betainc(mp.mpf(nu) / 2, mp.mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2
    low, high = mp.mpf(0), mp.mpf(10**4)
    for _ in range(160):
        middle = (low + high) / 2
        low, high = (low, middle) if cdf(middle) > mp.mpf(p) else (middle, high)
    return high


for c, n in [(0, 2), (1, 2), (3, 7), (7, 7), (0, 1), (20, 40)]:
    add("capability.attemptVariance", pairs(c, n) if n > 1 else None, successes=c, attempts=n)


def chances(cs, ns):
    own = [pairs(c, n) if n > 1 else None for c, n in zip(cs, ns)]
    within = mean([v for v in own if v is not None])
    return within, [(v if v is not None else within) / n for v, n in zip(own, ns)]


worlds = [
    ([8, 6, 4, 0, 8, 1], [8] * 6),
    ([0, 1, 2, 2, 1, 1, 0, 2], [2] * 8),
    ([3, 0, 12, 1, 40, 5, 0], [4, 1, 16, 2, 64, 8, 1]),
    ([4, 4, 4, 3], [4] * 4),
    ([rnd.randrange(0, 17) for _ in range(30)], [16] * 30),
]
z = t_quantile("0.975", mp.inf)
for cs, ns in worlds:
    m = len(cs)
    within, own = chances(cs, ns)
    rates = [F(c, n) for c, n in zip(cs, ns)]
    grain = mean([F(1, n) for n in ns])
    these = mp.sqrt(exact(sum(own) + grain**2)) / m
    sample = mp.sqrt(exact(m * variance(rates) + 1)) / m
    between = variance(rates) - mean(own)
    # one attempt at each: all attempts of one prompt against all of another, (x - y)^2 / 2, and nothing else
    disagree = lambda i, j: (rates[i] * (1 - rates[j]) + rates[j] * (1 - rates[i])) / 2
    whole = mean([disagree(i, j) for i in range(m) for j in range(m) if i != j])
    add("capability.runToRunNoise", {
        "within": exact(within), "between": exact(between), "these": these, "sample": sample,
        "oneThese": mp.sqrt(exact(m * within + 1)) / m,
        "oneSample": mp.sqrt(exact(m * whole + 1)) / m,
        "rerun": min(mp.mpf(1), z * mp.sqrt(2) * these),
        "repeated": sum(n > 1 for n in ns),
        "share": min(mp.mpf(1), exact(mean(own) / variance(rates))),
    }, successes=cs, attempts=ns)

for (cs, ns), (ds, ms) in [
    (([0, 1, 2, 4, 8, 8], [8] * 6), ([3, 6, 5, 8, 8, 8], [8] * 6)),
    (([0, 1, 2, 2, 1], [2] * 5), ([2, 1, 0, 7, 3], [4, 4, 4, 8, 8])),
    (([5, 5, 4, 0, 0, 1], [5] * 6), ([5, 5, 4, 0, 0, 1], [5] * 6)),
    (([rnd.randrange(0, 5) for _ in range(25)], [4] * 25), ([rnd.randrange(0, 9) for _ in range(25)], [8] * 25)),
]:
    m = len(cs)
    own = [a + b for a, b in zip(chances(cs, ns)[1], chances(ds, ms)[1])]
    gains = [F(d, b) - F(c, a) for c, a, d, b in zip(cs, ns, ds, ms)]
    d = exact(mean(gains))
    grain2 = mean([F(1, n) for n in ns]) ** 2 + mean([F(1, n) for n in ms]) ** 2
    these = mp.sqrt(exact(sum(own) + grain2)) / m
    sample = mp.sqrt(exact(m * variance(gains) + 1)) / m
    between = max(F(0), variance(gains) - mean(own))
    left = (mean(own) + between) / 4 - between
    add("capability.pairedNoise", {
        "difference": d, "these": these, "sample": sample, "chance": z * these,
        "more": mp.sign(d) * max(mp.mpf(0), abs(d) - z * these), "between": exact(variance(gains) - mean(own)),
        "smallestThese": min(mp.mpf(1), (z + t_quantile("0.8", mp.inf)) * these),
        "smallestSample": min(mp.mpf(1), (t_quantile("0.975", m - 1) + t_quantile("0.8", m - 1)) * sample),
        "halveThese": 4, "halveSample": exact(mean(own) / left) if left > 0 else mp.inf,
    }, base=cs, baseAttempts=ns, trained=ds, trainedAttempts=ms)

for se, level, power, nu in [("0.01", "0.95", "0.8", mp.inf), ("0.02", "0.9", "0.5", 9), ("1", "0.99", "0.9", 30), ("0", "0.95", "0.8", 4)]:
    value = mp.mpf(se) * (t_quantile((1 + mp.mpf(level)) / 2, nu) + t_quantile(power, nu) if power != "0.5" else t_quantile((1 + mp.mpf(level)) / 2, nu))
    add("capability.smallestDifference", value, standardError=float(se), level=float(level), power=float(power), freedom="Infinity" if nu == mp.inf else nu)

# several runs on the same prompts: two-way analysis of variance, cell by cell
for runs, ns in [([[4, 2, 0], [4, 1, 1], [3, 2, 0]], [4] * 3), ([[1, 0, 1, 1, 0, 1], [1, 1, 1, 0, 0, 1], [0, 0, 1, 0, 0, 1]], [1] * 6),
                 ([[8, 2, 5, 7], [1, 0, 2, 1]], [8, 4, 8, 8]), ([[rnd.randrange(0, 9) for _ in range(40)] for _ in range(5)], [8] * 40)]:
    x = [[F(c, n) for c, n in zip(run, ns)] for run in runs]
    m, r = len(ns), len(runs)
    grand = mean([v for run in x for v in run])
    of_run = [mean(run) for run in x]
    of_prompt = [mean([run[i] for run in x]) for i in range(m)]
    ms_run = m * sum((v - grand) ** 2 for v in of_run) / (r - 1)
    ms_rest = sum((x[j][i] - of_prompt[i] - of_run[j] + grand) ** 2 for i in range(m) for j in range(r)) / ((m - 1) * (r - 1))
    a, b = r - 1, (m - 1) * (r - 1)
    f = exact(ms_run / ms_rest)
    p = mp.betainc(mp.mpf(b) / 2, mp.mpf(a) / 2, 0, b / (b + a * f), regularized=True)
    add("capability.runSpread", {"spread": mp.sqrt(exact(ms_run / m)), "chance": mp.sqrt(exact(ms_rest / m)), "pValue": p}, runs=runs, attempts=ns)

# votes over all subsets of the attempts: ties lost, shared out at random, won
for counts, correct in [([3, 2, 1], 0), ([2, 2, 2], 1), ([1, 4, 3], 0), ([5], 0), ([0, 3, 4], 0), ([2, 5, 1, 2], 3), ([1, 1, 1, 1, 1, 1], 2)]:
    answers = [a for a, m in enumerate(counts) for _ in range(m)]
    for k in range(1, len(answers) + 1):
        subsets = list(combinations(range(len(answers)), k))
        won = {"wrong": F(0), "random": F(0), "right": F(0)}
        for s in subsets:
            votes = [sum(answers[i] == a for i in s) for a in range(len(counts))]
            winners = [a for a, v in enumerate(votes) if v == max(votes)]
            if correct in winners:
                won["wrong"] += len(winners) == 1
                won["random"] += F(1, len(winners))
                won["right"] += 1
        for ties, total in won.items():
            add("capability.majorityTies", total / len(subsets), counts=counts, correct=correct, k=k, ties=ties)

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({
    "source": f"mpmath {mp.__version__}, 40 digits, and exact fractions",
    "script": "packages/capability/test/golden/noise.py",
    "command": "python packages/capability/test/golden/noise.py",
    "tolerance": "of each case: |got - expected| <= atol + rtol |expected|, field by field",
    "cases": cases,
}, indent=0, ensure_ascii=False) + "\n")
print(len(cases), "cases")
