"""Self-normalised importance weighting of a small log, in exact fractions.

    python3 packages/report/test/golden/snips.py > packages/report/test/golden/snips.json

Tolerance: 1e-12 relative. A log of 4 steps of 40 groups out of 80 prompts, each of 4 rollouts; the pool is the prompts that occur, and
a strategy's share of draws for prompt i is (1 + i mod 5) / sum over the pool; propensities once uniform, once those in the log.
The jackknife of H(k of n) is n H - (n - 1) mean of H with one rollout left out.
"""
import json
from fractions import Fraction as F
from math import log2

PROMPTS, STEPS, B, N = 80, 4, 40, 4


def entropy(k, n):
    return -sum(c / n * log2(c / n) for c in (k, n - k) if c > 0)


def jackknife(k, n):
    out = n * entropy(k, n)
    for c, left in ((k, k - 1), (n - k, k)):
        if c > 0:
            out -= (n - 1) * (c / n) * entropy(left, n - 1)
    return out


state = 12345
def chance(m):
    global state
    state = (1103515245 * state + 12345) % 2**31
    return (state >> 8) % m


rows = []
for step in range(STEPS):
    pool = list(range(PROMPTS))
    for _ in range(B):
        i = pool.pop(chance(len(pool)))
        k = sum(chance(10) < 1 + i % 9 for _ in range(N))
        rows.append({"step": step, "prompt": i, "successes": k, "q": [1 + i % 2, 120]})


seen = sorted({row["prompt"] for row in rows})
total = sum(1 + i % 5 for i in seen)
share = {i: F(1 + i % 5, total) for i in seen}


def results(q_of):
    compared = [row for row in rows if row["step"] > 0]
    w = [share[row["prompt"]] / q_of(row) for row in compared]
    by_prompt = {}
    for row, x in zip(compared, w):
        by_prompt[row["prompt"]] = by_prompt.get(row["prompt"], 0) + x
    rates = [F(row["successes"], N) for row in compared]
    live = [F(0 < row["successes"] < N) for row in compared]
    bits = [jackknife(row["successes"], N) for row in compared]
    snips = lambda y: float(sum(float(a) * float(b) for a, b in zip(w, y)) / float(sum(w)))
    mean = lambda y: float(sum(y)) / len(y)
    kish = lambda x: float(sum(x) ** 2 / sum(a * a for a in x))
    return {
        "effective": {"groups": kish(w), "prompts": kish(list(by_prompt.values()))},
        "meanWeight": float(sum(w) / len(w)),
        "liveShare": [mean(live), snips(live)],
        "passRate": [mean(rates), snips(rates)],
        "bitsPerRollout": [mean(bits), snips(bits)],
    }



print(json.dumps({
    "source": "Python's fractions, exact but for the logarithms and the last division",
    "script": "packages/report/test/golden/snips.py",
    "command": "python3 packages/report/test/golden/snips.py > packages/report/test/golden/snips.json",
    "tolerance": {"relative": 1e-12},
    "rollouts": N,
    "prompts": len(seen),
    "rows": rows,
    "uniform": results(lambda row: F(1, len(seen))),
    "logged": results(lambda row: F(*row["q"])),
}, separators=(",", ":")))
