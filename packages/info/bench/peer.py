"""The peers, one command per line on stdin: what NumPy and SciPy users write. Answers with
seconds of wall and CPU time as JSON."""
import json
import sys
import time

import numpy as np
from scipy.special import betaln, digamma  # noqa: F401  (betaln: the expression's companion)

rng = np.random.default_rng(7)
N = int(sys.argv[1])
GROUPS = N // 5
p = rng.random(N)
n = rng.integers(1, 1025, GROUPS).astype(float)
k = np.floor(rng.random(GROUPS) * (n + 1))


def binary_entropy():
    return -p * np.log2(p) - (1 - p) * np.log2(1 - p)


def surprisal():
    return -np.log2(p)


def posterior_entropy():
    a, b = k + 0.5, n - k + 0.5
    s = a + b
    return (digamma(s + 1) - a / s * digamma(a + 1) - b / s * digamma(b + 1)) / np.log(2)


for line in sys.stdin:
    work = globals()[line.strip()]
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu,
                      "mean": float(np.mean(result))}), flush=True)
