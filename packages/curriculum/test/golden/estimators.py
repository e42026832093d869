"""Estimators by plain NumPy, from their formulas: python estimators.py > estimators.json

A log of groups on three tasks, told at given policy versions with given lags; after each group the
shapes or means of all three tasks are written down.
"""
import json
import numpy as np

rng = np.random.default_rng(3)
difficulty = [1.0, 4.0, 7.0]
length = [2.0, None, 5.0]
log = []
version = 0
for _ in range(40):
    version += int(rng.integers(0, 3))
    n = int(rng.integers(2, 9))
    log.append({"task": int(rng.integers(0, 3)), "version": version, "lag": int(rng.integers(0, 3)) if version > 3 else 0, "n": n, "right": int(rng.integers(0, n + 1))})


def beta_counts(decay, drift, a0, b0):
    s, f, at = np.zeros(3), np.zeros(3), np.zeros(3)
    out = []
    for g in log:
        i, now = g["task"], g["version"]
        keep = decay * drift ** (now - at[i])
        w = decay ** g["lag"]
        s[i] = keep * s[i] + w * g["right"]
        f[i] = keep * f[i] + w * (g["n"] - g["right"])
        at[i] = now
        k = drift ** (now - at)
        out.append([list(a0 + k * s), list(b0 + k * f)])
    return out


def moving_average(rate, lag_decay):
    m = [None] * 3
    out = []
    for g in log:
        i, mean = g["task"], g["right"] / g["n"]
        m[i] = mean if m[i] is None else m[i] + rate * lag_decay ** g["lag"] * (mean - m[i])
        out.append(list(m))
    return out


def last_mean():
    m, at = [None] * 3, [-1] * 3
    out = []
    for g in log:
        i, made = g["task"], g["version"] - g["lag"]
        if made >= at[i]:
            m[i], at[i] = g["right"] / g["n"], made
        out.append(list(m))
    return out


def window_mean(groups):
    seen = [[], [], []]
    out = []
    for g in log:
        seen[g["task"]].append(g["right"] / g["n"])
        out.append([float(np.mean(s[-groups:])) if s else None for s in seen])
    return out


def pooled_logit(strength, decay, drift, memory):
    d = np.array(difficulty)
    l = np.array([np.nan if v is None else v for v in length])
    columns = []
    for c in (d, l):
        ok = c[np.isfinite(c)]
        z = (c - ok.mean()) / ok.std()
        columns.append(np.where(np.isfinite(z), np.clip(z, -4, 4), 0))
    X = np.column_stack([np.ones(3), *columns])
    R = np.diag([0.1, 1.0, 1.0])
    A, beta = R.copy(), np.zeros(3)
    phi = 1 - 1 / memory
    s, f, at = np.zeros(3), np.zeros(3), np.zeros(3)
    out = []
    for g in log:
        i, now = g["task"], g["version"]
        keep = decay * drift ** (now - at[i])
        w = decay ** g["lag"]
        s[i] = keep * s[i] + w * g["right"]
        f[i] = keep * f[i] + w * (g["n"] - g["right"])
        at[i] = now
        x = X[i]
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -6, 6)))
        A = phi * A + (1 - phi) * R + w * g["n"] * p * (1 - p) * np.outer(x, x)
        step = np.linalg.solve(A, w * (g["right"] - g["n"] * p) * x - (1 - phi) * (R @ beta))
        beta = beta + np.clip(step, -1, 1)
        prior = 1 / (1 + np.exp(-np.clip(X @ beta, -6, 6)))
        k = drift ** (now - at)
        out.append([list(strength * prior + k * s), list(strength * (1 - prior) + k * f)])
    return out


def progress_gate(patience, band, z):
    r, anchor, count = [None] * 3, [np.nan] * 3, [0] * 3
    out = []
    for g in log:
        i, mean, n = g["task"], g["right"] / g["n"], g["n"]
        r[i] = mean if r[i] is None else r[i] + 0.2 * (mean - r[i])
        se = np.sqrt(r[i] * (1 - r[i]) / n * 0.2 / 1.8 * 2)
        if not (abs(r[i] - anchor[i]) < z * se) or r[i] < band[0] or r[i] > band[1]:
            anchor[i], count[i] = r[i], 0
        else:
            count[i] += 1
        out.append([c >= patience for c in count])
    return out


print(
    json.dumps(
        {
            "source": "NumPy " + np.__version__,
            "script": "packages/curriculum/test/golden/estimators.py",
            "command": "python estimators.py > estimators.json",
            "tolerance": 1e-11,
            "difficulty": difficulty,
            "length": length,
            "log": log,
            "betaCounts": beta_counts(0.8, 0.97, 0.5, 2.0),
            "movingAverage": moving_average(0.3, 0.9),
            "lastMean": last_mean(),
            "windowMean": window_mean(3),
            "pooledLogit": pooled_logit(3.0, 0.8, 0.97, 50),
            "progressGate": progress_gate(3, (0.15, 0.85), 2.0),
        }
    )
)
