"""Responsiveness by weighted least squares, from its formula: python responsiveness.py > responsiveness.json

A log of groups on three tasks (one that rises, one at rest, one that rises slowly); after each group the
factors of all three are written down. Every slope is solved afresh from the whole history by
numpy.linalg.lstsq on weighted rows, not by running sums.
"""
import json
import numpy as np

rng = np.random.default_rng(11)
spread, optimism, floor, slowest, memory, settled = 0.5, 0.7, 0.05, 0.002, 20, 300
keep = 1 - 1 / memory
log = []
for k in range(240):
    task = int(rng.integers(0, 3))
    n = int(rng.integers(4, 17))
    p = [min(0.95, 0.1 + 0.006 * k), 0.5, min(0.9, 0.3 + 0.002 * k)][task]
    log.append({"task": task, "n": n, "right": int(rng.binomial(n, p)), "estimate": float(np.round(min(0.99, max(0.01, p + rng.normal(0, 0.05))), 6))})



def fit(rows):
    """Slope, its Sxx, mean rate and mean group size of a task's whole history."""
    w = keep ** np.arange(len(rows))[::-1]
    root = np.sqrt(w)
    design = np.stack([root, root * rows[:, 0]], axis=1)
    mx, my, n = (float(np.average(rows[:, c], weights=w)) for c in range(3))
    xx = float(np.sum(w * (rows[:, 0] - mx) ** 2))
    slope = float(np.linalg.lstsq(design, root * rows[:, 1], rcond=None)[0][1]) if xx > 0 else 0.0
    return slope, xx, my, n


history = [[], [], []]
exposure = [0.0, 0.0, 0.0]
out = []
for g in log:
    i, y = g["task"], g["right"] / g["n"]
    history[i].append((exposure[i], y, g["n"]))
    if 0 < g["right"] < g["n"]:
        exposure[i] += 16 * (g["estimate"] * (1 - g["estimate"])) ** 2
    votes = voters = 0.0
    for j in range(3):
        rows = np.array(history[j]).reshape(-1, 3)
        if len(rows) == 0:
            continue
        slope, xx = fit(rows)[:2]
        votes += xx / (xx + settled) * slope
        voters += xx / (xx + settled)
    pace = max(slowest, votes / voters) if voters > 0 else slowest
    factors = []
    for j in range(3):
        rows = np.array(history[j]).reshape(-1, 3)
        if len(rows) == 0 or np.ptp(rows[:, 0]) == 0:
            factors.append(1.0)
            continue
        slope, xx, my, n = fit(rows)
        error = max(0.02, my * (1 - my)) / n / xx
        prior = (spread * pace) ** 2
        mean = (pace * error + slope * prior) / (error + prior)
        deviation = np.sqrt(error * prior / (error + prior))
        factors.append(float(min(1, max(floor, (mean + optimism * deviation) / pace))))
    out.append(factors)
print(json.dumps({
    "source": "NumPy: weighted least squares over the whole history after every group",
    "script": "packages/curriculum/test/golden/responsiveness.py",
    "command": "python responsiveness.py > responsiveness.json",
    "tolerance": 1e-8,
    "options": {"spread": spread, "optimism": optimism, "floor": floor, "slowest": slowest, "memory": memory},
    "log": log,
    "factors": out,
}))
