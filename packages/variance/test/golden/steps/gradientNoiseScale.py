"""Golden values for gradientNoiseScale: an independent NumPy + SciPy implementation on random gradients."""
import json, pathlib
import numpy as np, scipy
from scipy.stats import norm

rng = np.random.default_rng(20260101)
cases = []
for b, B, T, d, scale in [(1, 8, 20, 5, 1.0), (4, 64, 50, 20, 3.0), (16, 24, 200, 3, 0.5)]:
    G = rng.normal(size=d)
    g = G + scale * rng.normal(size=(T, B, d))  # per-sample gradients
    small = (g[:, :b].mean(1) ** 2).sum(1)
    big = (g.mean(1) ** 2).sum(1)
    s = (B * big - b * small) / (B - b)
    z = (small - big) / (1 / b - 1 / B)
    loo = np.array([np.delete(z, t).sum() / np.delete(s, t).sum() for t in range(T)])
    se = np.sqrt((T - 1) / T * ((loo - loo.mean()) ** 2).sum())
    value, half = z.sum() / s.sum(), norm.ppf(0.975) * se
    cases.append(dict(smallBatch=b, bigBatch=B, smallSquaredNorm=small.tolist(), bigSquaredNorm=big.tolist(),
                      value=value, lower=value - half, upper=value + half))
out = {
    "source": f"numpy {np.__version__}, scipy {scipy.__version__}, default_rng(20260101)",
    "script": "packages/variance/test/golden/steps/gradientNoiseScale.py",
    "command": "python packages/variance/test/golden/steps/gradientNoiseScale.py",
    "tolerance": {"relative": 1e-12},
    "cases": cases,
}
json.dump(out, pathlib.Path(__file__).with_suffix(".json").open("w"), indent=1)
