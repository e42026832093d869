"""Golden of verifierNoise, calibration, entropyBudget, rewardDensity and bitsPerFlop.

verifierNoise: I(correct; verdict) from the joint distribution, cell by cell. calibration: NumPy's
array_split of tasks sorted by prediction, all predictions different, Wilson by SciPy's
binomtest. entropyBudget and rewardDensity: their formulas. bitsPerFlop: the frontier by comparing
every pair.

python3 budgets.py > budgets.json    needs NumPy and SciPy; tolerance 1e-12, Wilson 1e-9
"""
import json
from math import log, log2
import numpy as np
from scipy import stats

def information(p, fp, fn):
    joint = np.array([[p * (1 - fn), p * fn], [(1 - p) * fp, (1 - p) * (1 - fp)]])
    outer = joint.sum(1, keepdims=True) * joint.sum(0, keepdims=True)
    return float(sum(x * log2(x / y) for x, y in zip(joint.ravel(), outer.ravel()) if x > 0))

rates = [0, 0.005, 0.02, 0.1, 0.5, 1]
noise = [{"passRate": p, "bits": [[information(p, fp, fn) for fp in rates] for fn in rates]} for p in (0.02, 0.5, 0.9)]

rng = np.random.default_rng(5)
T, B = 103, 7
predicted = rng.beta(0.6, 0.8, T)
attempts = rng.integers(1, 9, T)
successes = rng.binomial(attempts, np.clip(predicted**1.3, 0, 1))
order = np.argsort(predicted)
# group g starts at the first task whose rank is at least g T / B
cuts = [int(np.ceil(g * T / B)) for g in range(1, B)]
groups = []
for part in np.split(order, cuts):
    n, k = int(attempts[part].sum()), int(successes[part].sum())
    ci = stats.binomtest(k, n).proportion_ci(0.95, method="wilson")
    groups.append([float(np.average(predicted[part], weights=attempts[part])), k / n, ci.low, ci.high, n, len(part)])
gap = sum(g[4] * abs(g[0] - g[1]) for g in groups) / int(attempts.sum())
mean = [float(np.average(predicted, weights=attempts)), float(successes.sum() / attempts.sum())]

nats = [0.72, 0.3, 0.05]
tokens = [10, 1000, 1e6]
entropy = -0.2 * log2(0.2) - 0.8 * log2(0.8)
density = {"passRate": 0.2, "every": 50, "levels": 4, "tokens": tokens,
           "sparse": [entropy / t for t in tokens], "dense": log2(4) / 50}

rows = [{"name": f"c{i}", "flops": float(10 ** rng.uniform(14, 16)), "bits": float(rng.uniform(0, 1))} for i in range(40)]
beaten = lambda a: any(b["flops"] <= a["flops"] and b["bits"] >= a["bits"] and b is not a for b in rows)
frontier = sorted((r for r in rows if not beaten(r)), key=lambda r: r["flops"])
best = max(rows, key=lambda r: r["bits"] / r["flops"])

print(json.dumps({
    "rates": rates, "noise": noise,
    "calibration": {"predicted": predicted.tolist(), "successes": successes.tolist(), "attempts": attempts.tolist(),
                    "bins": B, "groups": groups, "gap": gap, "mean": mean},
    "nats": nats, "bits": [x / log(2) for x in nats], "density": density,
    "compute": {"rows": rows, "frontier": [r["name"] for r in frontier], "best": best["name"],
                "bitsPerFlop": best["bits"] / best["flops"]},
}, indent=1))
