"""Denser golden numbers of the curriculum rules.

Independent of the package: the definitions are evaluated with mpmath at 400 digits (so that
1 - 1e-300 is not 1), by summing and enumerating where the package has a closed form. Arguments
reach the extremes: p = 1e-300, k = 1e9, narrow windows, values whose exponentials overflow.
"""
import json, pathlib, random
import mpmath as mp
from mpmath import mpf as M

mp.mp.dps = 400
rnd = random.Random(20261128)
cases = []


def text(x):
    if isinstance(x, (list, tuple)):
        return [text(y) for y in x]
    return "Infinity" if float(x) == float("inf") else float(x)


def add(fn, expected, rtol=1e-12, atol=0.0, **args):
    case = {"fn": "cur." + fn, "args": args, "expected": text(expected), "rtol": rtol}
    if atol:
        case["atol"] = atol
    cases.append(case)


# beliefs
for _ in range(30):
    n = rnd.choice([0, 1, 2, 8, 64])
    k = rnd.randint(0, n)
    a, b, a0, b0 = (round(rnd.uniform(0.1, 40), 3) for _ in range(4))
    decay = rnd.choice([0.0, 0.5, 0.9, 1.0, round(rnd.random(), 3)])
    keep, gone = M(decay), 1 - M(decay)
    add("moppsUpdate", [keep * M(a) + gone * M(a0) + k, keep * M(b) + gone * M(b0) + n - k],
        alpha=a, beta=b, successes=k, n=n, decay=decay, alpha0=a0, beta0=b0)
    lam, rho, pt = (round(rnd.random(), 3) for _ in range(3))
    m = rnd.choice([0, 1, 16, 128])
    old, new, seen, said = 1 - M(lam), M(lam), 1 - M(rho), M(rho) * m
    add("botsUpdate",
        [old * M(a) + new * M(a0) + seen * k + said * M(pt),
         old * M(b) + new * M(b0) + seen * (n - k) + said * (1 - M(pt))],
        alpha=a, beta=b, successes=k, n=n, predicted=pt, lam=lam, rho=rho, m=m, alpha0=a0, beta0=b0)
    q, r, lr = (round(rnd.random(), 3) for _ in range(3))
    add("secUpdate", M(lr) * M(r) + (1 - M(lr)) * M(q), qValue=q, meanAbsAdvantage=r, learningRate=lr)
for n, decay in [(1, 0.0), (8, 0.9), (64, 0.999), (8, 0.999999999), (0, 0.5), (8, 1.0)]:
    # where a + b settles: by going there, or by the series where that takes too long
    total = M(3)
    for _ in range(20000 if decay < 0.99 else 0):
        total = M(decay) * total + (1 - M(decay)) * 3 + n  # a + b, group after group
    memory = total if decay < 0.99 else 3 + M(n) / (1 - M(decay)) if decay < 1 else mp.inf
    add("moppsStationaryEss", memory, n=n, decay=decay, alpha0=1.0, beta0=2.0)

# scores
for n in [2, 3, 8, 64, 1000003, 10**12]:
    for k in sorted({0, 1, n // 3, n // 2, n - 1, n}):
        # the share of ordered pairs of distinct trials of which just the first succeeded
        add("learnabilityUnbiased", M(k) * (n - k) / (M(n) * (n - 1)), k=k, n=n)
        p = M(k) / n
        sd = mp.sqrt(p * (1 - p))
        mean_abs = (k * abs(1 - p) / sd + (n - k) * abs(-p) / sd) / n if sd > 0 else 0
        add("meanAbsGrpoAdvantage", mean_abs, k=k, n=n)
for values, T in [([1.0], 0.3), ([0.0, 0.0, 0.0], 2.0), ([1e308, -1e308], 1.0), ([1e4, 1e4 - 1, 0.0], 1e-3),
                  ([0.1, 0.2, 0.4, 0.3], 0.2), ([0.1, 0.2, 0.4, 0.3], 1e9), ([-1e5, -1e5 - 3.5], 1.0),
                  ([0.5, 0.25, 0.125], 1e-2), ([700.0, -700.0, 0.0], 10.0)]:
    e = [mp.exp(M(v) / M(T) - max(values) / M(T)) for v in values]
    add("boltzmann", [x / sum(e) for x in e], rtol=1e-11, atol=1e-300, values=values, temperature=T)
for n in [1, 2, 5, 40]:
    for T, rho in [(0.1, 0.1), (0.3, 0.3), (1.0, 0.0), (1.0, 1.0), (1e-3, 0.5), (1e6, 0.2)]:
        scores = [round(x, 6) for x in rnd.sample([i / 97 for i in range(-50, 200)], n)]
        stale = [rnd.choice([0, 1, 2, 5, 1000]) for _ in range(n)]
        if n == 5:
            stale = [0] * n
        if n == 40:
            stale[3] = 10**300
        rank = [1 + sum(s > x for s in scores) for x in scores]
        w = [M(r) ** (-1 / M(T)) for r in rank]
        zs = sum(M(s) for s in stale)
        age = [M(s) / zs if zs > 0 else M(1) / n for s in stale]
        add("plrWeights", [(1 - M(rho)) * x / sum(w) + M(rho) * y for x, y in zip(w, age)],
            atol=1e-300, scores=scores, staleness=[float(s) for s in stale], temperature=T, stalenessCoef=rho)
for n, theta in [(1, 0.1), (2, 0.1), (5, 0.5), (30, 0.1), (200, 0.01), (4, 0.9)]:
    fast = [rnd.choice([0.0, 1.0, 1e-12, round(rnd.random(), 4)]) for _ in range(n)]
    slow = [f if rnd.random() < 0.2 else rnd.choice([0.0, round(rnd.random(), 4)]) for f in fast]
    stretch = lambda p: M(p) * (1 - M(theta)) / (M(p) + M(theta) * (1 - 2 * M(p)))
    change = [abs(stretch(f) - stretch(g)) for f, g in zip(fast, slow)]
    moving = [i for i in range(n) if change[i] > 0 or fast[i] > 0]
    mean = sum(change[i] for i in moving) / len(moving) if moving else 0
    sd = mp.sqrt(sum((change[i] - mean) ** 2 for i in moving) / len(moving)) if moving else 0
    sd = sd if sd > 0 else 1
    w = [1 / (1 + mp.exp(-(change[i] - mean) / sd)) if i in moving else M(0) for i in range(n)]
    w = w if moving else [M(1)] * n
    add("learningProgressWeights", [x / sum(w) for x in w], rtol=1e-11, fast=fast, slow=slow, theta=theta)
for s in [0.0, 1e-300, 1e-17, 0.1, 0.5, 0.75, 1 - 2**-53, 1.0]:
    add("proposerAzr", 0 if s in (0, 1) else 1 - M(s), solveRate=s)
    add("proposerRZero", 1 - 2 * abs(M(s) - M(1) / 2), solveRate=s)

# schedules and hints
for _ in range(40):
    lo, width = rnd.uniform(-50, 50), rnd.uniform(0, 200)
    lo, hi = round(lo, 3), round(lo + width, 3)
    t, r, eta = round(rnd.uniform(lo, hi), 3), round(rnd.random(), 3), round(rnd.uniform(0, width), 3)
    beta, alpha = round(rnd.random(), 2), rnd.choice([0.0, 0.1, 2.0, 50.0, 1e6])
    x = M(alpha) * (M(r) - M(beta))
    th = (mp.exp(x) - mp.exp(-x)) / (mp.exp(x) + mp.exp(-x)) if abs(x) < 400 else mp.sign(x)
    add("adarftTarget", min(M(hi), max(M(lo), M(t) + M(eta) * th)), atol=1e-12,
        target=t, reward=r, beta=beta, alpha=alpha, eta=eta, dMin=lo, dMax=hi)
for n in [1, 2, 3, 10, 100]:
    for t in [0, 1, 250, 500, 613, 999, 1000]:
        x = M(t) / 1000
        a = (1 + mp.cos(mp.pi * x)) / 2
        w = [max(a * (n - i) + (1 - a) * (i + 1), M(1)) for i in range(n)]
        add("e2hCosine", [y / sum(w) for y in w], t=t, T=1000, numTasks=n)
        for g, s, f in [(0.5, 0.5, 0.0), (2.0, 3.0, 0.1 / n), (1.0, 0.01, 0.5 / n), (0.5, 1e-160, 0.0)]:
            mu = (M(t) / 1000) ** M(g) * (n - 1)
            if s < 1e-9 and mu != mp.floor(mu):
                continue  # which level is nearest would hang on the last bit
            e = [-(i - mu) ** 2 / (2 * M(s) ** 2) for i in range(n)]
            w = [mp.exp(y - max(e)) for y in e]
            # a narrow window multiplies the rounding of its middle by distance/width^2
            rtol = 1e-12 if s > 0.1 else 1e-7
            add("e2hGaussian", [M(f) + (1 - n * M(f)) * y / sum(w) for y in w], rtol=rtol, atol=1e-14,
                t=t, T=1000, numTasks=n, muExp=g, sigma=s, minProb=f)
for _ in range(20):
    lo, por, up = sorted(round(rnd.random(), 3) for _ in range(3))
    r, thr = rnd.choice([0.0, 0.125, 0.5, 0.875, 1.0]), 0.5
    add("adabackInterval", [por, up] if r < thr else [lo, por],
        lower=lo, upper=up, portion=por, meanReward=r, threshold=thr)
for p0 in [0.0, 5e-324, 1e-300, 1e-9, 0.01, 0.3, 0.5 - 2**-54, 0.49999, 0.7, 1 - 2**-53, 1.0]:
    for t in [0.0, 1e-200, 0.1, 0.5, 0.9, 1 - 2**-53, 1.0]:
        share = 0 if p0 >= t else 1 if p0 == 0 else 1 - mp.log(M(t)) / mp.log(M(p0))
        add("prefixFractionForTarget", share, p0=p0, target=t)

# attempts
rates = [0.0, 5e-324, 1e-300, 1e-17, 1e-9, 1e-3, 0.1, 0.3, 0.5, 0.9, 0.999999, 1 - 2**-53, 1.0]


def power(p, k):
    """(1 - p)^k and its complement; both keep their digits."""
    if p == 1 and k == 0:
        return M(1), M(0)
    if p == 1:
        return M(0), M(1)
    x = k * mp.log1p(-M(p))
    return mp.exp(x), -mp.expm1(x)


for p in rates:
    for k in [1, 2, 7, 64, 1000, 10**9, 10**15]:
        fail, success = power(p, k)
        add("passAtK", success, rtol=1e-13, p=p, k=k)
        h = -sum(x * mp.log(x) for x in (fail, success) if x > 0) / mp.log(2)
        add("bitsPerRolloutOfPassK", h / k, rtol=1e-12 if k * p < 600 else 1e-9, atol=1e-307, p=p, k=k)
    for t in [0.0, 1e-300, 0.1, 0.5, 0.9, 1 - 2**-53]:
        if p == 0 and t > 0:
            need = mp.inf
        else:
            need = M(0) if t == 0 or p == 1 else mp.log1p(-M(t)) / mp.log1p(-M(p))
        add("attemptsForTarget", need, p=p, target=t)
for p in [0.0, 1e-9, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0]:
    for t in [0.0, 0.1, 0.4375, 0.5, 0.75, 0.9375, 0.999]:
        for cap in [1, 8, 64]:
            k = 1
            while k < cap and (1 - M(p)) ** k > 1 - M(t):
                k += 1
            add("bestOfAttempts", k, p=p, target=t, max=cap)
mp.mp.dps = 60
for p in [0.0, 1e-30, 0.01, 0.3, 0.5, 0.51, 0.9, 0.999, 1.0]:
    for k in [1, 3, 15, 101, 1001]:
        q = 1 - M(p)
        add("majorityVoteBinary", sum(mp.binomial(k, i) * M(p) ** i * q ** (k - i) for i in range(k // 2 + 1, k + 1)),
            rtol=1e-10, atol=1e-306, p=p, k=k)

out = pathlib.Path(__file__).with_suffix(".json")
rows = ",\n".join(json.dumps(c) for c in cases)
out.write_text('{"source": "mpmath %s, 60 to 400 digits", "script": "packages/curriculum/test/golden/rule/dense.py", "tolerance": "rtol and atol of each case", "command": "python packages/curriculum/test/golden/rule/dense.py",\n"cases": [\n%s\n]}\n' % (mp.__version__, rows))
print(len(cases), "cases")
