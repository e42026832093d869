"""Writes sft.json: bits absorbed by samples, adapters, groups with a right answer, at 40 digits.

    pip install mpmath && python packages/info/test/golden/sft.py

By the definitions: dense matrices for the degrees of freedom, the incomplete beta function and
bisection for Student's quantile, binomial coefficients for the weights; nothing shared with the package.
"""
import json
from pathlib import Path

from mpmath import __version__, betainc, binomial, mp, mpf

mp.dps = 40


def student(level, freedom):
    """The t with P(|T| < t) = level."""
    low, high = mpf(0), mpf(10) ** 6
    for _ in range(200):
        t = (low + high) / 2
        inside = betainc(mpf(1) / 2, freedom / 2, 0, t * t / (freedom + t * t), regularized=True)
        low, high = (t, high) if inside < level else (low, t)
    return low


def freedom(w):
    """Bell and McCaffrey: tr(A)^2 / tr(A^2), A the matrix of the variance estimate for equal variances."""
    n = len(w)
    m = [[(1 if i == j else 0) - w[j] for j in range(n)] for i in range(n)]  # residuals about the mean
    c = [w[i] ** 2 / (1 - w[i]) for i in range(n)]
    a = [[sum(m[k][i] * c[k] * m[k][j] for k in range(n)) for j in range(n)] for i in range(n)]
    trace = sum(a[i][i] for i in range(n))
    return trace**2 / sum(a[i][j] * a[j][i] for i in range(n) for j in range(n))


def drop(before, after, level, tokens=None, sources=None):
    x = [(mpf(b) - mpf(a)) / mp.log(2) for b, a in zip(before, after)]
    size = [mpf(t) for t in tokens] if tokens else [mpf(1)] * len(x)
    total = sum(size)
    value = sum(x) / total
    places = sources or list(range(len(x)))
    names = sorted(set(places))
    of = lambda s: [i for i, p in enumerate(places) if p == s]
    residual = [sum(x[i] - value * size[i] for i in of(s)) for s in names]
    weight = [sum(size[i] for i in of(s)) / total for s in names]
    variance = sum(r * r / (1 - w) for r, w in zip(residual, weight)) / total**2
    margin = student(mpf(str(level)), freedom(weight)) * mp.sqrt(variance)
    return {"value": value, "lower": value - margin, "upper": value + margin}


CASES = []


def number(x):
    if isinstance(x, dict):
        return {k: number(v) for k, v in x.items()}
    if isinstance(x, list):
        return [number(v) for v in x]
    return float(x) if isinstance(x, mpf) else x


def case(fn, expected, rtol, **args):
    CASES.append({"fn": fn, "args": args, "expected": number(expected), "rtol": rtol})


before = [120.0, 80.0, 45.5, 300.25, 12.0, 77.7, 150.0, 61.25]
after = [90.0, 85.0, 40.0, 210.5, 11.5, 70.2, 150.0, 44.0]
tokens = [100, 60, 33, 250, 9, 70, 140, 50]
sources = [0, 0, 0, 1, 2, 2, 3, 3]
case("dense.nllDrop", {"meanBits": drop([120.0, 80.0], [90.0, 85.0], .95)["value"]}, 1e-9,
     before=[120.0, 80.0], after=[90.0, 85.0], level=0.95)
for level in (0.95, 0.8):
    for more in ({}, {"sources": sources}):
        case("sft.perSample", drop(before, after, level, **more), 1e-9, before=before, after=after, level=level, **more)
        case("sft.perToken", drop(before, after, level, tokens=tokens, **more), 1e-9, before=before, after=after,
             level=level, tokens=tokens, **more)

for n, group in ((1, 1), (4, 2), (8, 8), (16, 4), (200, 64)):
    weights = [1 - binomial(n - k, group) / binomial(n, group) for k in range(n + 1)]
    case("sft.coverageWeights", weights, 1e-12, n=n, groupSize=group)

case("capacity.adapterParameters", 13312, 1e-9, rank=1, shapes=[[4096, 4096], [4096, 1024]])
case("capacity.adapterParameters", 32 * (2 * 8192 + 5120), 1e-12, rank=32, shapes=[[4096, 4096], [4096, 4096], [4096, 1024]])
case("capacity.card", {"storageBits": 208, "knowledgeBits": 26, "receivedOverStorage": mpf(320000) / 208}, 1e-9,
     parameters=13, bitsPerParameter=16, bitsReceived=320000)
case("capacity.card", {"storageBits": 64e7, "knowledgeBits": 8e7, "receivedOverStorage": mpf(1e6) / mpf(64e7)}, 1e-12,
     parameters=4e7, bitsReceived=1e6)

path = Path(__file__).with_suffix(".json")
head = {"source": f"mpmath {__version__}, 40 digits", "script": "packages/info/test/golden/sft.py",
        "command": "python packages/info/test/golden/sft.py",
        "tolerance": "of each case: |got - expected| <= rtol |expected|, field by field"}
lines = ",\n".join(json.dumps(one) for one in CASES)
path.write_text(f"{json.dumps(head)[:-1]},\n\"cases\": [\n{lines}\n]}}\n")
