"""The NumPy side of askTell.mjs: keeps weights and beliefs, times a task on request, answers in JSON."""
import json, sys, time
import numpy as np

rng = np.random.default_rng(7)
p = a = b = scores = None
N = B = 0


def tell(chosen):
    k = rng.integers(0, 9, B)
    a[chosen] += k
    b[chosen] += 8 - k
    mean = a[chosen] / (a[chosen] + b[chosen])
    return mean * (1 - mean)


def withReplacement():
    global p
    chosen = np.random.choice(N, B, p=p)
    p[chosen] = tell(chosen) / N
    p /= p.sum()


def withoutReplacement():
    global p
    chosen = rng.choice(N, B, replace=False, p=p)
    p[chosen] = tell(chosen) / N
    p /= p.sum()


def thompson():
    theta = rng.beta(a, b)
    worth = theta * (1 - theta)
    tell(np.argpartition(-worth, B)[:B])


def single():
    # one draw by rank, as prioritised level replay makes it
    ranks = np.empty(N, dtype=np.int64)
    ranks[np.argsort(-scores)] = np.arange(1, N + 1)
    weights = 1.0 / ranks
    chosen = np.random.choice(N, p=weights / weights.sum())
    scores[chosen] = rng.random()


for line in sys.stdin:
    task, *args = line.split()
    if task == "version":
        print(json.dumps({"version": np.__version__}), flush=True)
        continue
    if task == "pool":
        N, B = int(float(args[0])), int(args[1])
        p = np.full(N, 1.0 / N)
        a = np.ones(N)
        b = np.ones(N)
        scores = rng.random(N)
        print("{}", flush=True)
        continue
    run = globals()[task]
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(int(args[0])):
        run()
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}), flush=True)
