"""Golden values for gradientNoiseScale: an independent NumPy + SciPy implementation on random gradients.

Fieller's limits are the roots of a quadratic in the ratio, once with variances inflated by the
correlation of neighbouring residuals, once over five batches of steps; the interval joins them.
"""
import json, pathlib
import numpy as np, scipy
from scipy.stats import t as student

rng = np.random.default_rng(20260101)


def fieller(z, s, inflation, freedom):
    """All R for which mean(z − R s) is within t standard errors of 0; z and s pair up."""
    v = np.cov(z, s) / len(z) * inflation
    q = student.ppf(0.975, freedom) ** 2
    quadratic = [s.mean() ** 2 - q * v[1, 1], -2 * (s.mean() * z.mean() - q * v[0, 1]), z.mean() ** 2 - q * v[0, 0]]
    assert quadratic[0] > 0
    return sorted(max(0, x) for x in np.roots(quadratic).real)


def interval(z, s):
    T = len(z)
    e = z - z.mean() / s.mean() * s
    e = e - e.mean()
    rho = (e[1:] * e[:-1]).sum() / (e**2).sum()
    rho = np.clip(rho + (1 + 3 * rho) / T, 0, 0.98)
    inflation = (1 + rho) / (1 - rho)
    neighbours = fieller(z, s, inflation, max(2, T / inflation) - 1)
    latest = T // 5 * 5
    z5, s5 = (x[T - latest :].reshape(5, -1).mean(1) for x in (z, s))
    batches = fieller(z5, s5, 1, 4)
    return min(neighbours[0], batches[0]), max(neighbours[1], batches[1])


cases = []
for b, B, T, d, scale, memory in [(1, 8, 20, 5, 1.0, 0), (4, 64, 50, 20, 3.0, 0.7), (6, 64, 203, 3, 4.0, 0.6)]:
    G = rng.normal(size=d) + 1
    spread = np.empty(T)
    spread[0] = rng.normal()
    for i in range(1, T):  # noise that neighbouring steps share
        spread[i] = memory * spread[i - 1] + np.sqrt(1 - memory**2) * rng.normal()
    g = G + scale * np.exp(0.2 * spread)[:, None, None] * rng.normal(size=(T, B, d))  # per-sample gradients
    small = (g.reshape(T, B // b, b, d).mean(2) ** 2).sum(2).mean(1) if B % b == 0 else (g[:, :b].mean(1) ** 2).sum(1)
    big = (g.mean(1) ** 2).sum(1)
    s = (B * big - b * small) / (B - b)
    z = (small - big) / (1 / b - 1 / B)
    lower, upper = interval(z, s)
    cases.append(dict(smallBatch=b, bigBatch=B, smallSquaredNorm=small.tolist(), bigSquaredNorm=big.tolist(),
                      value=z.sum() / s.sum(), lower=lower, upper=upper))
out = {
    "source": f"numpy {np.__version__}, scipy {scipy.__version__}, default_rng(20260101)",
    "script": "packages/variance/test/golden/steps/gradientNoiseScale.py",
    "command": "python packages/variance/test/golden/steps/gradientNoiseScale.py",
    "tolerance": {"relative": 1e-10},
    "cases": cases,
}
json.dump(out, pathlib.Path(__file__).with_suffix(".json").open("w"), indent=1)
for c in cases:
    print(c["value"], c["lower"], c["upper"])
