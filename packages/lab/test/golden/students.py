"""Golden numbers of the students: one and two optimiser steps, by numerical differentiation.

Independent of the package: a policy is written down as log pi(action | parameters) with mpmath at
50 digits; its gradient is a numerical derivative; a step is rate * mean over groups of
(1 - hint) * mean over rollouts of advantage * gradient. The hash behind the chance is written again
with Python's integers.

    pip install mpmath && python packages/lab/test/golden/students.py
"""
import json, pathlib, random
import mpmath as mp

mp.mp.dps = 50
rnd = random.Random(20261128)
MASK = 0xFFFFFFFF


def mix(x):
    x &= MASK
    x = ((x ^ (x >> 16)) * 0x7FEB352D) & MASK
    x = ((x ^ (x >> 15)) * 0x846CA68B) & MASK
    return x ^ (x >> 16)


def chance(seed, task, count):
    salt = mix(seed)
    first = mix(salt + task * 0x9E3779B9)
    second = mix(first ^ 0x5851F42D)
    return mix(mix(count * 0x9E3779B9 + first) ^ second) / 2**32


def sig(z):
    return 1 / (1 + mp.e ** (-z))


def softmax(z):
    e = [mp.e**x for x in z]
    return [x / sum(e) for x in e]


def train(start, rates, logpi, steps):
    """Parameters after each step; logpi(params, task, hint, action)."""
    x = [mp.mpf(v) for v in start]
    out = []
    for groups in steps:
        g = [mp.mpf(0)] * len(x)
        for task, hint, actions, advantages in groups:
            for j in range(len(x)):
                def along(t, j=j, a=None):
                    y = list(x)
                    y[j] = t
                    return y
                for action, advantage in zip(actions, advantages):
                    d = mp.diff(lambda t: logpi(along(t), task, hint, action), x[j])
                    g[j] += (1 - mp.mpf(hint)) * advantage * d / len(actions) / len(groups)
        x = [v + r * s for v, r, s in zip(x, rates, g)]
        out.append(list(x))
    return out


def group(task, hint, draw, n=4):
    while True:
        actions = [draw() for _ in range(n)]
        rewards = [1 if rnd.random() < (0.9 if a % 2 == 0 else 0.2) else 0 for a in actions]
        if 0 < sum(rewards) < n:
            mean = sum(rewards) / n
            return [task, hint, actions, [r - mean for r in rewards]]


def skilled(kind, worth=10):
    n, k, m = 4, 3, 4
    difficulty = [round(rnd.gauss(1, 2), 3) for _ in range(n)]
    loading = [[round(abs(rnd.gauss(0, 0.7)), 3) if rnd.random() < 0.7 else 0.0 for _ in range(k)] for _ in range(n)]
    per = 1 if kind == "irt" else m
    rates = [mp.mpf("0.5")] * k + [mp.mpf(5)] * (n * per)

    def right(x, task, hint):
        return sum(w * t for w, t in zip(loading[task], x[:k])) - difficulty[task] + mp.mpf(hint) * worth

    def policy(x, task, hint):
        own = x[k + task * per : k + task * per + per]
        if kind == "irt":
            p = sig(right(x, task, hint) + own[0])
            return [p, 1 - p]
        return softmax([right(x, task, hint) + mp.log(m - 1) + own[0]] + own[1:])

    def logpi(x, task, hint, action):
        return mp.log(policy(x, task, hint)[action >> 1 if kind == "softmax" else action])

    draw = (lambda: rnd.randrange(2)) if kind == "irt" else (lambda: (lambda a: 0 if a == 0 else 2 * a + 1)(rnd.randrange(m)))
    steps = [[group(rnd.randrange(n), rnd.choice([0, 0, 0.25]), draw) for _ in range(3)] for _ in range(2)]
    after = train([0] * len(rates), rates, logpi, steps)
    return {
        "kind": kind, "difficulty": difficulty, "loading": loading, "answers": m, "hintWorth": worth, "steps": steps,
        "passRates": [[float(policy(x, t, h)[0]) for t in range(n) for h in (0, 0.3)] for x in after],
    }


def replay():
    rows = [line.split() for line in (pathlib.Path(__file__).parent / "../../src/student/recorded.ts").read_text().splitlines()]
    rows = [r for r in rows if len(r) == 6 and r[0].isdigit()]
    tasks = [0, 1, 5, 266, 402, 403]
    names = sorted({rows[t][1] for t in tasks})
    before = {t: mp.mpf(int(rows[t][4])) / 64 for t in tasks}
    after = {t: mp.mpf(int(rows[t][5])) / 64 for t in tasks}
    c = len(names)

    def p(x, task):
        w = sig(x[names.index(rows[task][1])] + x[c + tasks.index(task)] - 2)
        return before[task] + w * (after[task] - before[task])

    def logpi(x, task, hint, action):
        return mp.log(p(x, task) if action == 0 else 1 - p(x, task))

    steps = [[group(t, 0, lambda: rnd.randrange(2)) for t in rnd.sample(tasks, 3)] for _ in range(2)]
    rates = [mp.mpf("0.5")] * c + [mp.mpf(5)] * len(tasks)
    out = train([0] * len(rates), rates, logpi, steps)
    return {"tasks": tasks, "steps": steps, "passRates": [[float(p(x, t)) for t in tasks] for x in out]}


def matching(seed=5, n=6, moves=5):
    win = [[0.5 if a == b else 0.9 if (a - b) % moves <= (moves - 1) // 2 else 0.1 for b in range(moves)] for a in range(moves)]
    win = [[mp.mpf(str(v)) for v in row] for row in win]
    lots = (seed ^ 0x51ED270B) & MASK
    beat = []
    for i in range(n):
        popular = chance(lots, i, 0) < 0.6
        at = 1
        liked = 0
        if not popular:
            liked = int(chance(lots, i, 1) * moves)
            at = 2
        mixture = softmax([(3 if b == liked else 0) + mp.mpf(chance(lots, i, at + b)) for b in range(moves)])
        beat.append([sum(q * win[a][b] for b, q in enumerate(mixture)) for a in range(moves)])

    def policy(x):
        return softmax(x)

    def logpi(x, task, hint, action):
        return mp.log(policy(x)[action >> 1])

    steps = [[group(rnd.randrange(n), 0, lambda: rnd.randrange(2 * moves)) for _ in range(3)] for _ in range(2)]
    out = train([0, 0.5, 1.5, 0, 0], [mp.mpf(2)] * moves, logpi, steps)
    rate = lambda x, i: sum(q * b for q, b in zip(policy(x), beat[i]))
    worst = lambda x: 2 * min(sum(policy(x)[a] * win[a][b] for a in range(moves)) for b in range(moves))
    return {
        "seed": seed, "n": n, "steps": steps,
        "passRates": [[float(rate(x, i)) for i in range(n)] for x in out],
        "scores": [float(worst(x)) for x in out],
    }


places = [(s, t, c) for s in (0, 1, 7, -3, 2**31 - 1) for t in (0, 3, 999) for c in (0, 1, 12345)]
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps({
    "source": f"mpmath {mp.__version__}, 50 digits, numerical derivatives; Python's integers",
    "script": "packages/lab/test/golden/students.py",
    "command": "python packages/lab/test/golden/students.py",
    "tolerance": "rtol 1e-9, chance exactly",
    "chance": [[s, t, c, chance(s, t, c)] for s, t, c in places],
    "skilled": [skilled(kind) for kind in ("irt", "irt", "softmax", "softmax")],
    "replay": replay(),
    "matching": matching(),
}) + "\n")
