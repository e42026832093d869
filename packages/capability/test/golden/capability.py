"""Denser golden numbers of capability: pass@k, posteriors, the ledger of bits, jaggedness.

Independent of the package: the definitions below are evaluated with mpmath at 60 digits (or in
exact fractions). Arguments reach the extremes: n = 10^6, p = 1e-300, k = n, all right, all wrong.
"""
import json, pathlib, random
from itertools import combinations
from fractions import Fraction
import mpmath as mp
from mpmath import mpf as M, log, exp, expm1, log1p, sqrt, loggamma

mp.mp.dps = 60
rnd = random.Random(20261128)
cases = []
LN2 = log(M(2))


def add(fn, expected, rtol=1e-11, atol=0, **args):
    def number(x):
        if isinstance(x, dict):
            return {k: number(v) for k, v in x.items()}
        if x is None:
            return None
        x = float(x)
        return x if abs(x) != float("inf") else ("Infinity" if x > 0 else "-Infinity")
    case = {"fn": fn, "args": args, "expected": number(expected), "rtol": rtol}
    if atol:
        case["atol"] = atol
    cases.append(case)


def miss(n, c, k):
    """C(n-c, k) / C(n, k) by its product, in exact logarithms at 60 digits"""
    if n - c < k:
        return M(0)
    few, many = min(c, k), max(c, k)
    out = M(1)
    for j in range(few):
        out *= 1 - M(many) / (n - j)
    return out


# pass@k of one prompt
for n, c, k in [(10, 0, 3), (10, 10, 10), (1, 0, 1), (1, 1, 1), (0, 0, 0), (5, 2, 0), (100, 1, 100), (100, 1, 50),
                (10**6, 1, 1), (10**6, 1, 10**6), (10**6, 10, 1000), (10**6, 1000, 1000), (10**6, 3, 999997),
                (10**6, 500000, 1), (10**6, 999999, 1), (10**6, 20000, 20000), (1024, 17, 64), (200, 100, 150), (97, 3, 31)]:
    add("elicit.passAtKUnbiased", 1 - miss(n, c, k) if k else 0, n=n, c=c, k=k)
    add("capability.passHatK", miss(n, n - c, k), n=n, c=c, k=k)
for n, c, k in [(4, 1, 5), (0, 0, 1)]:
    add("elicit.passAtKUnbiased", None, n=n, c=c, k=k)
    add("capability.passHatK", None, n=n, c=c, k=k)
for n, c, k in [(64, 1, 32), (64, 64, 8), (64, 0, 8), (10**6, 1, 1), (10**6, 999999, 1), (10**6, 500, 500000), (10**6, 12, 1000),
                (1000, 400, 3), (16, 3, 8), (10, 3, 1), (200, 50, 2), (50, 2, 20)]:
    f, g = miss(n, c, k), miss(n, c, 2 * k)
    add("elicit.passAtKVarianceUnbiased", f * f - g, rtol=1e-10, n=n, c=c, k=k)
add("elicit.passAtKVarianceUnbiased", None, n=15, c=3, k=8)


def true_variance(n, p, k):
    p = M(p)
    first = second = M(0)
    for c in range(n + 1):
        w = mp.binomial(n, c) * p**c * (1 - p) ** (n - c)
        v = 1 - miss(n, c, k)
        first, second = first + w * v, second + w * v * v
    return second - first**2


for n, p, k in [(1, 0.3, 1), (16, 0.5, 16), (64, 0.9, 32), (128, 1e-6, 64), (40, 1e-30, 20), (40, 0.999999, 3), (100, 0.02, 100)]:
    add("elicit.passAtKTrueVariance", true_variance(n, p, k), rtol=1e-9, n=n, p=p, k=k)
add("elicit.passAtKTrueVariance", 0, n=8, p=0.0, k=4)
add("elicit.passAtKTrueVariance", 0, n=8, p=1.0, k=4)
for p, k in [(1e-300, 1000), (0.5, 1), (1.0, 3), (0.0, 9), (1e-9, 10**6), (0.999, 2)]:
    add("capability.passAtKOfRate", -expm1(k * log1p(-M(p))) if p < 1 else 1, p=p, k=k)
for c, n, k in [(1, 8, 8), (0, 8, 3), (8, 8, 2), (1, 10**6, 10**6), (3, 10, 20)]:
    add("capability.pluginPassAtK", 1 - (1 - M(c) / n) ** k, c=c, n=n, k=k)

# best of n by enumeration of all subsets, with and without scores that choose
for n in (1, 2, 5, 7):
    for k in range(1, n + 1):
        rewards = [rnd.choice([0.0, 0.25, 1.0, -2.0]) for _ in range(n)]
        scores = [float(rnd.randrange(4)) for _ in range(n)]
        subsets = list(combinations(range(n), k))
        best = sum(max(Fraction(rewards[i]) for i in s) for s in subsets) / len(subsets)
        add("capability.bestOfN", best, rtol=1e-12, atol=1e-15, rewards=rewards, k=k)
        chosen = Fraction(0)
        for s in subsets:
            top = max(scores[i] for i in s)
            winners = [Fraction(rewards[i]) for i in s if scores[i] == top]
            chosen += sum(winners) / len(winners)
        add("capability.bestOfN", chosen / len(subsets), rtol=1e-12, atol=1e-15, rewards=rewards, k=k, by=scores)
        ordered = sorted(Fraction(x) for x in rewards)
        drawn = sum((Fraction(i + 1, n) ** k - Fraction(i, n) ** k) * x for i, x in enumerate(ordered))
        add("capability.withReplacementBestOfN", drawn, rtol=1e-12, atol=1e-15, rewards=rewards, k=k)

# majority by enumeration
for counts, correct in [([3, 2, 1], 0), ([2, 2, 2], 1), ([1, 4, 3], 0), ([5], 0), ([0, 3, 4], 0), ([4, 3, 3], -1), ([2, 5, 1, 2], 3)]:
    answers = [a for a, m in enumerate(counts) for _ in range(m)]
    for k in range(1, len(answers) + 1, 2):
        won = Fraction(0)
        subsets = list(combinations(range(len(answers)), k))
        for s in subsets:
            votes = [sum(answers[i] == a for i in s) for a in range(len(counts))]
            winners = [a for a, v in enumerate(votes) if v == max(votes)]
            if correct in winners:
                won += Fraction(1, len(winners))
        add("capability.majorityAtK", won / len(subsets), rtol=1e-12, atol=1e-15, counts=counts, correct=correct, k=k)

# posteriors
for a, b, k in [(0.5, 256.5, 256), (1e-3, 5.0, 100), (3.0, 0.5, 7), (1.0, 1.0, 10**5), (200.5, 56.5, 3), (0.2, 3.0, 0)]:
    add("elicit.passAtKBetaMean", -expm1(loggamma(M(b) + k) + loggamma(M(a) + b) - loggamma(M(b)) - loggamma(M(a) + M(b) + k)), rtol=1e-10, a=a, b=b, k=k)
cdf = lambda x, a, b: mp.betainc(a, b, 0, x, regularized=True)
for a, b, eps in [(1.0, 257.0, 0.01), (1.0, 1.0, 0.0), (1.0, 1.0, 1.0), (3.5, 253.5, 0.2), (0.5, 8.5, 1e-6), (120.5, 3.5, 0.5), (0.5, 1000.5, 0.05), (0.0141, 172.9, 3.9e-11)]:
    add("elicit.probAtLeast", 1 - cdf(M(eps), M(a), M(b)), rtol=1e-9, a=a, b=b, eps=eps)
for eps, conf, a0, b0 in [(0.05, 0.95, 1, 1), (0.5, 0.99, 1, 1), (0.02, 0.9, 0.5, 0.5), (0.3, 0.2, 2, 5), (1e-5, 0.95, 1, 1), (0.9, 0.5, 1, 1)]:
    ok = lambda n: cdf(M(eps), M(a0), M(b0) + n) >= M(conf)
    n = 0
    if not ok(0):
        hi = 1
        while not ok(hi):
            hi *= 2
        lo = hi // 2
        while hi - lo > 1:
            mid = (lo + hi) // 2
            lo, hi = (lo, mid) if ok(mid) else (mid, hi)
        n = hi
    add("elicit.zeroSuccessSamplesNeeded", n, rtol=0, eps=eps, confidence=conf, a0=float(a0), b0=float(b0))

# the ledger
xlx = lambda x, y: M(0) if x == 0 else M(x) * (log(M(x)) - log(M(y)))
kl = lambda p, q: (xlx(M(p), M(q)) + xlx(1 - M(p), 1 - M(q))) / LN2
for p0, p1 in [(1e-300, 0.5), (0.3, 0.3), (0.5, 0.5000001), (0.2, 0.0), (0.999, 1.0), (1e-9, 1.1e-9), (0.7, 0.2)]:
    add("elicit.minKlBits", kl(p1, p0), rtol=1e-10, p0=p0, p1=p1)
add("elicit.minKlBits", mp.inf, rtol=0, p0=0.0, p1=0.5)
for n, p in [(10**6, 1e-9), (2, 1e-300), (1, 0.7), (64, 0.5), (1000, 0.999999), (3, 1e-12)]:
    mp.mp.dps = 700  # 1 - p at p = 1e-300
    q = 1 - M(p)
    P = 1 - q**n
    value = (xlx(P, M(p)) + (q**n) * (n - 1) * log(q)) / LN2
    mp.mp.dps = 60
    add("elicit.bestOfNBinaryKlBits", value, rtol=1e-9, n=n, p=p)
for n in (1, 3, 10**6):
    add("elicit.bestOfNKlBoundBits", (log(M(n)) - M(n - 1) / n) / LN2, rtol=1e-12, atol=1e-15, n=n)
for p, beta in [(0.0, 1.0), (1.0, 0.1), (1e-300, 0.001), (0.5, 1000.0), (1e-6, 0.0001), (0.3, 0.3)]:
    add("elicit.tiltedPassRate", M(p) / (M(p) + (1 - M(p)) * exp(-1 / M(beta))), rtol=1e-12, p=p, beta=beta)
for p0, bits in [(0.3, 1e-12), (1e-9, 5.0), (0.9, 0.1), (0.5, 1.0), (1e-300, 100.0), (0.999, 0.001)]:
    if -log(M(p0)) / LN2 <= M(bits):
        value = M(1)
    else:
        lo, hi = M(p0), M(1)
        for _ in range(220):
            mid = (lo + hi) / 2
            lo, hi = (mid, hi) if kl(mid, p0) <= M(bits) else (lo, mid)
        value = lo
    add("elicit.maxPassRateFromBits", value, rtol=1e-10, p0=p0, bits=bits)
add("elicit.rewardBitsBudget", 16 * -(M(1e-300) * log(M(1e-300)) + (1 - M(1e-300)) * log1p(-M(1e-300))) / LN2, passRates=[1e-300], groupSizes=[16])

# McNemar
for first, second in [(0, 0), (5, 0), (3, 9), (10, 10), (120, 180)]:
    m, few = first + second, min(first, second)
    tail = sum(mp.binomial(m, i) for i in range(few + 1)) / M(2) ** m
    own = mp.binomial(m, few) / M(2) ** m
    add("capability.mcnemar", {"pValue": min(M(1), 2 * tail), "midP": min(M(1), 2 * tail - own) if m else 1}, rtol=1e-10, baseOnly=first, trainedOnly=second, both=7, neither=4)

# overdispersion: likelihood maximised on a fine grid, refined by Newton
def rho_mle(ks, ns):
    def ll(mu, rho):
        s = 1 / rho - 1
        return sum(log(mp.beta(mu * s + k, (1 - mu) * s + n - k)) - log(mp.beta(mu * s, (1 - mu) * s)) for k, n in zip(ks, ns))
    mp.mp.dps = 30
    start = max(((ll(M(i) / 20, M(j) / 20), M(i) / 20, M(j) / 20) for i in range(1, 20) for j in range(1, 20)), key=lambda x: x[0])
    h = M(10) ** -8
    d1 = lambda x, y: (ll(x + h, y) - ll(x - h, y)) / (2 * h)
    d2 = lambda x, y: (ll(x, y + h) - ll(x, y - h)) / (2 * h)
    root = mp.findroot(lambda x, y: [d1(x, y), d2(x, y)], (start[1], start[2]), tol=1e-18)
    mp.mp.dps = 60
    return root[1]


for ks, ns in [([2, 18, 9, 15, 1, 12], [20] * 6), ([3, 10, 0, 4, 20, 1, 7], [4, 16, 8, 8, 32, 8, 8]), ([0, 50, 25, 40], [50] * 4)]:
    add("capability.overdispersion", rho_mle(ks, ns), rtol=1e-6, successes=ks, attempts=ns)

# distributions behind the intervals
for x, nu in [(0.5, 1), (3.84, 1), (20, 9), (1e-6, 3), (200, 150), (9, 14)]:
    add("capability.chiSquareCdf", mp.gammainc(M(nu) / 2, 0, M(x) / 2, regularized=True), rtol=1e-12, x=x, freedom=nu)
for f, a, b, lam in [(2, 3, 50, 4), (1, 5, 20, 0), (0.3, 2.5, 11.5, 10), (12, 7, 1000, 60), (40, 3, 60, 150)]:
    x = M(a) * M(f) / (M(a) * M(f) + b)
    half = M(lam) / 2
    value = cdf(x, M(a) / 2, M(b) / 2) if lam == 0 else sum(
        exp(-half + j * log(half) - loggamma(j + 1)) * cdf(x, M(a) / 2 + j, M(b) / 2) for j in range(400))
    add("capability.varianceRatioCdf", value, rtol=1e-10, f=f, numerator=a, denominator=b, noncentrality=lam)
for t, nu in [(2.0, 3), (2.5, 40), (0.1, 1), (6.0, 200)]:
    add("capability.studentTail", mp.betainc(M(nu) / 2, M(1) / 2, 0, nu / (nu + M(t) ** 2), regularized=True), t=t, freedom=nu)

# jaggedness
def dispersion(ks, ns):
    m = len(ks)
    k, n = [M(x) for x in ks], [M(x) for x in ns]
    p = [a / b for a, b in zip(k, n)]
    mu = sum(p) / m
    total = sum((x - mu) ** 2 for x in p) / (m - 1)
    noise = sum(x * (1 - x) / (b - 1) for x, b in zip(p, n)) / m
    gini = sum(abs(x - y) for x in p for y in p) / (2 * m * m * mu)
    return {"meanRate": mu, "observedVariance": total, "samplingVariance": noise, "excessVariance": total - noise, "gini": gini}


for ks, ns in [([1, 1000, 500], [10**6, 1000, 1000]), ([2, 2], [2, 2]), ([1, 0, 0, 0, 0], [4] * 5), ([7, 9, 30, 2], [10, 90, 31, 5])]:
    add("jag.summary", dispersion(ks, ns), rtol=1e-10, atol=1e-15, successes=ks, attempts=ns)

path = pathlib.Path(__file__).with_suffix(".json")
out = {
    "source": f"mpmath {mp.__version__}, 60 digits, and exact fractions",
    "script": "packages/capability/test/golden/capability.py",
    "command": "python packages/capability/test/golden/capability.py",
    "tolerance": "of each case: |got - expected| <= atol + rtol |expected|, field by field",
    "cases": cases,
}
path.write_text(json.dumps(out, indent=0, ensure_ascii=False) + "\n")
print(len(cases), "cases")
