"""Recomputes the expected numbers of cause.json by the definitions below.

    pip install numpy mpmath && python packages/info/test/golden/cause.py

Vector code over ranks, steps and prompts, nothing shared with the package; p values by mpmath at
50 digits. Arguments and tolerances stay as they are in the file. Prints how many numbers moved.
"""
import json
from pathlib import Path

import numpy as np
from mpmath import __version__ as mpmath_version
from mpmath import betainc, mp, mpf

mp.dps = 50
HERE = Path(__file__).parent


def codes(names):
    return np.unique(np.asarray(names), return_inverse=True)[1]


def lengthPays(groups, lengths, successes):
    groups, lengths, successes = codes(groups), np.asarray(lengths, float), np.asarray(successes, int)
    num = var = wins = pairs = 0.0
    m = 0
    for g in np.unique(groups):
        L, r = lengths[groups == g], successes[groups == g]
        n, k = len(r), int(r.sum())
        if k == 0 or k == n:
            continue
        # mid-ranks from 0
        rank = (L[:, None] > L[None, :]).sum(1) + 0.5 * ((L[:, None] == L[None, :]).sum(1) - 1)
        u, e, w = rank[r == 1].sum() - k * (k - 1) / 2, k * (n - k) / 2, 1 / (n + 1)
        num += (u - e) * w
        var += k * (n - k) / (n - 1) * rank.var() * w * w
        wins += u
        pairs += k * (n - k)
        m += 1
    if m < 20:
        return {"z": None, "auc": None, "groups": m}
    return {"z": num / np.sqrt(var + 1e-12), "auc": wins / pairs, "groups": m}


def lagSlope(steps, lags, prompts, values):
    steps, lags, prompts, values = codes(steps), np.asarray(lags, float), codes(prompts), np.asarray(values, float)
    c = np.bincount(steps)
    lx = lags - (np.bincount(steps, lags) / np.maximum(c, 1))[steps]
    py = values - (np.bincount(steps, values) / np.maximum(c, 1))[steps]
    sxx = (lx * lx).sum()
    if sxx < 1:
        return {"slope": None, "standardError": None, "z": None}
    b = (lx * py).sum() / sxx
    se = np.sqrt((np.bincount(prompts, lx * (py - b * lx)) ** 2).sum()) / sxx
    return {"slope": b, "standardError": se, "z": b / se}


def breakdown(steps, prompts, labels, values):
    steps, prompts, labels, values = codes(steps), codes(prompts), codes(labels), np.asarray(values, float)
    c = np.bincount(steps)
    p = values - (np.bincount(steps, values) / np.maximum(c, 1))[steps]
    M = prompts.max() + 1
    m = np.bincount(prompts, p, minlength=M) / np.bincount(prompts, minlength=M)
    lab = np.zeros(M, int)
    lab[prompts] = labels
    use = np.bincount(lab) >= 5
    keep = use[lab]
    m, lab = m[keep], lab[keep]
    k, N = int(use.sum()), len(m)
    if k < 2 or N < k + 10:
        return {"ratio": None, "freedom": [None, None], "omegaSquared": None, "pValue": None}
    cc = np.bincount(lab, minlength=len(use))
    mu = np.bincount(lab, m, minlength=len(use)) / np.maximum(cc, 1)
    ssb, ssw = (cc * (mu - m.mean()) ** 2)[use].sum(), ((m - mu[lab]) ** 2).sum()
    msw = ssw / (N - k)
    F = ssb / (k - 1) / msw
    x = mpf(N - k) / (mpf(N - k) + (k - 1) * mpf(F))
    return {
        "ratio": F,
        "freedom": [k - 1, N - k],
        "omegaSquared": (ssb - (k - 1) * msw) / (ssb + ssw + msw),
        "pValue": float(betainc(mpf(N - k) / 2, mpf(k - 1) / 2, 0, x, regularized=True)),
    }


def verdictsDisagree(successes, attempts):
    num = den = mixed = 0.0
    for n, s in zip(attempts, successes):
        if n < 2:
            continue
        num += s * (n - s) / (n / 2)
        den += n - 1
        mixed += 0 < s < n
    d = num / den if den else None
    return {
        "mixed": int(mixed),
        "disagreement": d,
        "error": None if d is None else (1 - np.sqrt(max(0.0, 1 - 2 * d))) / 2,
    }


def verdictErrorsOfSets(successes, attempts):
    """The top of the likelihood, by Newton's method on its derivatives from a grid of starts."""
    cells = {}
    for n, s in zip(attempts, successes):
        if n >= 2:
            cells[n, s] = cells.get((n, s), 0) + 1

    sizes = sorted({n for n, _ in cells})

    def loglik(a, b, *q):
        share = dict(zip(sizes, q))
        return sum(
            m
            * mp.log(
                share[n] * a**s * (1 - a) ** (n - s) + (1 - share[n]) * b**s * (1 - b) ** (n - s)
            )
            for (n, s), m in cells.items()
        )

    def top(f, starts):
        # coordinates in log-odds, so that nothing leaves (0, 1)
        logistic = lambda z: 1 / (1 + mp.exp(-z))
        g = lambda *z: f(*[logistic(x) for x in z])
        best = None
        for start in starts:
            z = [mp.log(x / (1 - x)) for x in start]
            d = len(z)
            unit = lambda *which: tuple(sum(i == w for w in which) for i in range(d))
            try:
                for _ in range(60):
                    grad = mp.matrix([mp.diff(g, tuple(z), unit(i)) for i in range(d)])
                    if max(abs(x) for x in grad) < mpf(10) ** -25:
                        break
                    hess = mp.matrix(d, d)
                    for i in range(d):
                        for j in range(d):
                            hess[i, j] = mp.diff(g, tuple(z), unit(i, j))
                    step = mp.lu_solve(hess, -grad)
                    scale = mpf(1)
                    while g(*[x + scale * y for x, y in zip(z, step)]) < g(*z) and scale > 1e-6:
                        scale /= 2
                    z = [x + scale * y for x, y in zip(z, step)]
            except ZeroDivisionError:
                continue
            point = [logistic(x) for x in z]
            value = f(*point)
            if best is None or value > best[0]:
                best = (value, point)
        return best

    half = [mpf("0.5")] * len(sizes)
    free, (a, b, *q) = top(loglik, [[mpf("0.9"), mpf("0.1")] + half, [mpf("0.8"), mpf("0.05")] + half])
    alike, _ = top(lambda e, *q: loglik(1 - e, e, *q), [[mpf("0.1")] + half, [mpf("0.2")] + half])
    sets = [sum(m for (n, _), m in cells.items() if n == size) for size in sizes]
    return {
        "falsePass": float(b),
        "falseFail": float(1 - a),
        "right": float(sum(x * m for x, m in zip(q, sets)) / sum(sets)),
        "unlike": float(2 * (free - alike)),
    }


def plain(x):
    if isinstance(x, dict):
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [plain(v) for v in x]
    return x.item() if isinstance(x, np.generic) else x


def numbers(x):
    if isinstance(x, dict):
        return [n for v in x.values() for n in numbers(v)]
    return [n for v in x for n in numbers(v)] if isinstance(x, list) else [x]


if __name__ == "__main__":
    file = HERE / "cause.json"
    golden = json.loads(file.read_text())
    moved = 0
    for case in golden["cases"]:
        new = plain(globals()[case["fn"]](**case["args"]))
        old = case.get("expected")
        if old is not None:
            moved += sum(
                (a is None) != (b is None) or (a is not None and abs(a - b) > 1e-9 * max(1, abs(b)))
                for a, b in zip(numbers(old), numbers(new))
            )
        case["expected"] = new
    golden["source"] = f"numpy {np.__version__}, mpmath {mpmath_version}"
    cases = ",\n".join(json.dumps(case) for case in golden.pop("cases"))
    file.write_text(json.dumps(golden)[:-1] + ',\n"cases": [\n' + cases + "\n]}\n")
    print(f"{moved} numbers moved")
