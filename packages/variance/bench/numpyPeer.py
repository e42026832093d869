"""The NumPy side of gradients.mjs: keeps a matrix, times a task on request, answers in JSON."""
import json, sys, time
import numpy as np

X = None


def moments():
    n = len(X)
    mean = X.mean(axis=0)
    noise = ((X - mean) ** 2).sum() / (n - 1)
    signal = (mean**2).sum() - noise / n
    return noise / signal


def momentsInDoubles():
    n = len(X)
    mean = X.mean(axis=0, dtype=np.float64)
    noise = ((X - mean) ** 2).sum() / (n - 1)
    signal = mean @ mean - noise / n
    return noise / signal


def leaveOneOut():
    n = len(X)
    s = X.sum(axis=0)
    return (s @ s - 2 * (X @ s) + np.einsum("ij,ij->i", X, X)) / (n - 1) ** 2


def welford():
    mean = np.zeros(X.shape[1])
    m2 = np.zeros(X.shape[1])
    for n, x in enumerate(X[:64], 1):
        delta = x - mean
        mean += delta / n
        m2 += delta * (x - mean)
    return m2


def welfordTrace():
    mean = np.zeros(X.shape[1])
    m2 = 0.0
    for n, x in enumerate(X[:64], 1):
        delta = x - mean
        mean += delta / n
        m2 += delta @ (x - mean)
    return m2


def sketch():
    return np.bincount(bucket, weights=sign * X[0], minlength=4096)


for line in sys.stdin:
    task, *args = line.split()
    if task == "version":
        print(json.dumps({"version": np.__version__}), flush=True)
        continue
    if task == "matrix":
        rows, d = int(args[0]), int(float(args[1]))
        rng = np.random.default_rng(7)
        X = None
        X = rng.random((rows, d), dtype=np.float32)
        X -= np.float32(0.4)
        bucket = rng.integers(0, 4096, d)
        sign = rng.choice(np.array([-1.0, 1.0]), d)
        print("{}", flush=True)
        continue
    run = globals()[task]
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(int(args[0])):
        run()
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}), flush=True)
