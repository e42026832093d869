"""Recomputes the expected numbers of the hand-picked cases of elicit.json and jaggedness.json.

    pip install mpmath && python packages/capability/test/golden/families.py [NAME.json …]

Independent of the package: the definitions below, with mpmath at 100 digits, more where numbers
cancel. Arguments and tolerances stay as they are in the files: to add a case, write its fn, args
and rtol with "expected": null, and run this. Prints how many numbers moved.
"""
import json
import sys
from pathlib import Path

import mpmath as mp
from mpmath import expm1, exp, inf, log, log1p, loggamma, sqrt
from mpmath import mpf as M

mp.mp.dps = 100
HERE = Path(__file__).parent
TOLERANCE = "of each case: |got - expected| <= atol + rtol |expected|, field by field"


def log_choose(n, k):
    return loggamma(M(n) + 1) - loggamma(M(k) + 1) - loggamma(M(n) - k + 1)


def miss(n, c, k):
    """C(n - c, k) / C(n, k)"""
    return M(0) if n - c < k else exp(log_choose(n - c, k) - log_choose(n, k))


def pass_at_k(n, c, k):
    return None if k > n else 1 - miss(n, c, k)


def variance_unbiased(n, c, k):
    return None if 2 * k > n else miss(n, c, k) ** 2 - miss(n, c, 2 * k)


def true_variance(n, p, k):
    """Over c ~ Bin(n, p): the second moment minus the square of the first"""
    p, first, second = M(p), M(0), M(0)
    for c in range(n + 1):
        w = mp.binomial(n, c) * p**c * (1 - p) ** (n - c)
        v = 1 - miss(n, c, k)
        first, second = first + w * v, second + w * v * v
    return second - first**2


def beta_mean(a, b, k):
    a, b = M(a), M(b)
    return -expm1(loggamma(b + k) + loggamma(a + b) - loggamma(b) - loggamma(a + b + k))


def beta_upper(x, a, b):
    """Upper tail, by enough digits for the complement"""
    with mp.workdps(300):
        return 1 - mp.betainc(M(a), M(b), 0, M(x), regularized=True)


def beta_quantile(prob, a, b, k):
    low, high = M(0), M(1)
    for _ in range(200):
        x = (low + high) / 2
        low, high = (x, high) if mp.betainc(M(a), M(b), 0, x, regularized=True) < M(prob) else (low, x)
    return -expm1(k * log1p(-low))


def failures_needed(eps, confidence, a0, b0):
    ok = lambda n: beta_upper(eps, a0, M(b0) + n) <= 1 - M(confidence) + M(10) ** -40
    if a0 == 1 and b0 == 1:
        return max(0, int(mp.ceil(log(1 - M(confidence)) / log1p(-M(eps)))) - 1)
    n = 0
    while not ok(n):
        n += 1
    return n


def xlx(x, y):
    return M(0) if x == 0 else inf if y == 0 else x * log(M(x) / y)


def kl(p, q):
    p, q = M(p), M(q)
    return (xlx(p, q) + xlx(1 - p, 1 - q)) / log(M(2))


def entropy(p):
    return -xlx(M(p), 1) / log(M(2)) - xlx(1 - M(p), 1) / log(M(2))


def best_of_n_kl(n, p):
    return kl(1 - (1 - M(p)) ** n, p)


def most_from_bits(p0, bits):
    if -log(M(p0), 2) <= bits:
        return M(1)
    low, high = M(p0), M(1)
    for _ in range(300):
        x = (low + high) / 2
        low, high = (x, high) if kl(x, p0) <= bits else (low, x)
    return low


def gain_spend(p0, p1, rewardBits):
    m = len(p0)
    before, after = sum(map(M, p0)) / m, sum(map(M, p1)) / m
    return m * kl(after, before) / sum(map(M, rewardBits)) if after > before else M(0)


def crossover(baseN, baseC, rlN, rlC):
    mean = lambda ns, cs, k: sum(pass_at_k(n, c, k) for n, c in zip(ns, cs)) / len(ns)
    for k in range(1, min(baseN + rlN) + 1):
        if mean(baseN, baseC, k) >= mean(rlN, rlC, k) - M(10) ** -40:
            return k
    return None


def summary(successes, attempts):
    c, n = [M(x) for x in successes], [M(x) for x in attempts]
    m, p = len(c), [a / b for a, b in zip(c, n)]
    mean, pooled, total = sum(p) / m, sum(c) / sum(n), sum(n)
    observed = sum((x - mean) ** 2 for x in p) / (m - 1)
    noise = sum(x * (1 - x) / (b - 1) for x, b in zip(p, n)) / m
    between = sum(b * (x - pooled) ** 2 for x, b in zip(p, n))
    chi = between / (pooled * (1 - pooled))
    msb, msw = between / (m - 1), sum(b * x * (1 - x) for x, b in zip(p, n)) / (total - m)
    size = (total - sum(b * b for b in n) / total) / (m - 1)
    return {
        "meanRate": mean, "observedVariance": observed, "samplingVariance": noise,
        "excessVariance": observed - noise, "chiSquare": chi, "dispersionRatio": chi / (m - 1),
        "iccAnova": (msb - msw) / (msb + (size - 1) * msw),
        "gini": sum(abs(x - y) for x in p for y in p) / (2 * m * m * mean),
    }


def dersimonian_laird(effects, variances):
    y, v = [M(x) for x in effects], [M(x) for x in variances]
    w = [1 / x for x in v]
    fixed = sum(a * b for a, b in zip(w, y)) / sum(w)
    q = sum(a * (b - fixed) ** 2 for a, b in zip(w, y))
    tau2 = max(M(0), (q - (len(y) - 1)) / (sum(w) - sum(a * a for a in w) / sum(w)))
    u = [1 / (x + tau2) for x in v]
    return {
        "Q": q, "tau2": tau2, "iSquared": max(M(0), 1 - (len(y) - 1) / q), "fixedMean": fixed,
        "randomMean": sum(a * b for a, b in zip(u, y)) / sum(u), "randomSe": sqrt(1 / sum(u)),
    }


REG = {
    "elicit.passAtKUnbiased": pass_at_k,
    "elicit.passAtKVarianceUnbiased": variance_unbiased,
    "elicit.passAtKTrueVariance": true_variance,
    "elicit.passAtKBetaMean": beta_mean,
    "elicit.passAtKBetaQuantile": beta_quantile,
    "elicit.probAtLeast": lambda a, b, eps: beta_upper(eps, a, b),
    "elicit.zeroSuccessSamplesNeeded": failures_needed,
    "elicit.bestOfNKlBoundBits": lambda n: log(M(n), 2) - M(n - 1) / n / log(M(2)),
    "elicit.bestOfNBinaryKlBits": best_of_n_kl,
    "elicit.minKlBits": lambda p0, p1: kl(p1, p0),
    "elicit.tiltedPassRate": lambda p, beta: M(p) / (M(p) + (1 - M(p)) * exp(-1 / M(beta))),
    "elicit.meanPassAtK": lambda ns, cs, k: sum(pass_at_k(n, c, k) for n, c in zip(ns, cs)) / len(ns),
    "elicit.crossoverK": crossover,
    "elicit.rewardBitsBudget": lambda passRates, groupSizes: sum(
        g * entropy(p) for p, g in zip(passRates, groupSizes)),
    "elicit.maxPassRateFromBits": most_from_bits,
    "elicit.infoGainSpendRatio": gain_spend,
    "dyn.passAtKPowerLaw": lambda a, b, k: exp(loggamma(M(a) + M(b)) - loggamma(M(b)) - M(a) * log(M(k))),
    "jag.summary": summary,
    "jag.dersimonianLaird": dersimonian_laird,
}


def write(x):
    if isinstance(x, dict):
        return {k: write(v) for k, v in x.items()}
    return x if x is None or isinstance(x, int) else float(x)


def main():
    for name in sys.argv[1:] or ["elicit.json", "jaggedness.json"]:
        path = HERE / name
        cases = json.loads(path.read_text())["cases"]
        moved, rows = 0, []
        for case in cases:
            expected = write(REG[case["fn"]](**case["args"]))
            moved += expected != case["expected"]
            if expected != case["expected"]:
                print(case["fn"], case["args"], case["expected"], "->", expected)
            rows.append(json.dumps({**case, "expected": expected}))
        head = {
            "source": f"mpmath {mp.__version__}, 100 digits",
            "script": "packages/capability/test/golden/families.py",
            "command": f"python packages/capability/test/golden/families.py {name}",
            "tolerance": TOLERANCE,
        }
        path.write_text(json.dumps(head)[:-1] + ',\n"cases": [\n' + ",\n".join(rows) + "\n]}\n")
        print(name, len(rows), "cases,", moved, "moved")


main()
