"""Recomputes the expected numbers of population.json by the definitions below, at 40 digits.

    pip install mpmath && python packages/info/test/golden/population.py

Means over populations of pass rates, written down from their definitions: dense matrices, plain
sums and root finding, nothing shared with the package. Arguments and tolerances stay as they are
in the file. Prints how many numbers moved.
"""
import json
from pathlib import Path

from mpmath import __version__, mp, mpf

mp.dps = 40
HERE = Path(__file__).parent
HALF = mpf(1) / 2


def entropy(p):
    p = mpf(p)
    return mpf(0) if p in (0, 1) else -(p * mp.log(p) + (1 - p) * mp.log(1 - p)) / mp.log(2)


def live(size):
    return lambda p: 1 - p**size - (1 - p) ** size


def rate(functional, groupSize=None):
    if functional == "entropy":
        return entropy
    if functional == "disagreement":
        return lambda p: 4 * p * (1 - p)
    if functional.startswith("live "):
        return live(int(functional[5:]))
    if functional == "live":
        return live(groupSize)
    return lambda p: entropy(p) * live(groupSize)(p)


def cdf(x):
    return (1 + mp.erf(x / mp.sqrt(2))) / 2


def bisect(f, low, high, steps=140):
    for _ in range(steps):
        middle = (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def biasAwareQuantile(ratio, level):
    t = mpf(ratio)
    return bisect(lambda c: cdf(c - t) - cdf(-c - t) - mpf(str(level)), mpf(0), t + 10)


def student(level, freedom):
    tail = lambda x: mp.betainc(freedom / 2, HALF, 0, freedom / (freedom + x * x), regularized=True) / 2
    return bisect(lambda x: (1 - mpf(str(level))) / 2 - tail(x), mpf(0), mpf(400))


def weights(f, degree, prompts, kept=False):
    ends = 1 if kept else 0
    counts = range(1, degree) if kept else range(degree + 1)
    rates = [mp.sin(mp.pi * j / 800) ** 2 for j in range(ends, 401 - ends)]
    rows = []
    for p in rates:
        row = [mp.binomial(degree, k) * p**k * (1 - p) ** (degree - k) for k in counts]
        total = sum(row) if kept else 1
        rows.append([x / total for x in row])
    target = [f(p) for p in rates]
    share = [
        mp.binomial(degree, k) * mp.beta(k + HALF, degree - k + HALF) / mp.beta(HALF, HALF)
        for k in counts
    ]
    if kept:
        share = [x / sum(share) for x in share]
    size = len(share)
    gram = [[sum(r[i] * r[j] for r in rows) / 401 for j in range(size)] for i in range(size)]
    right = [sum(r[i] * y for r, y in zip(rows, target)) / 401 for i in range(size)]
    best, least = None, mp.inf
    for e in range(-1, 10):
        t = mpf(4) ** e
        system = mp.matrix(size, size)
        for i in range(size):
            for j in range(size):
                system[i, j] = t * gram[i][j] + (share[i] / prompts if i == j else 0)
        w = mp.lu_solve(system, mp.matrix([t * x for x in right]))
        residual = [sum(a * x for a, x in zip(row, w)) - y for row, y in zip(rows, target)]
        centre, bound = (max(residual) + min(residual)) / 2, (max(residual) - min(residual)) / 2
        w = [x - centre for x in w]
        mean = sum(s * x for s, x in zip(share, w))
        noise = mp.sqrt((sum(s * x * x for s, x in zip(share, w)) - mean**2) / prompts)
        width = biasAwareQuantile(bound / noise, "0.95") * noise
        if width < least * (1 if kept else 1 - mpf(10) ** -4):
            best, least = (w, bound), width
    return best


KNOWN = {}


def countWeights(functional, n, clusters, groupSize=None, at=None):
    f = rate(functional, groupSize)
    size = groupSize if groupSize else int(functional[5:]) if functional.startswith("live ") else None
    exact = functional == "disagreement" or (functional.startswith("live") and n >= size)
    if exact:
        w, bound = exactWeights(functional, n, size), mpf(0)
    else:
        prompts = 2 ** min(16, max(6, int(mp.nint(mp.log(clusters, 2)))))
        degree = max(d for d in [*range(1, 17), 24, 32, 48, 64] if d <= n)
        key = (functional, size, degree, prompts)
        if key not in KNOWN:
            KNOWN[key] = weights(f, degree, prompts)
        low, bound = KNOWN[key]
        w = low if degree == n else [elevated(low, n, k) for k in (at or range(n + 1))]
        if degree != n and at:
            return {"weights": w, "biasBound": bound}
    return {"weights": [w[k] for k in at] if at else w, "biasBound": bound}


def elevated(w, n, k):
    d = len(w) - 1
    return sum(
        mp.binomial(k, j) * mp.binomial(n - k, d - j) / mp.binomial(n, d) * w[j]
        for j in range(max(0, d - (n - k)), min(d, k) + 1)
    )


def exactWeights(functional, n, size):
    if functional == "disagreement":
        return [mpf(4 * k * (n - k)) / (n * (n - 1)) for k in range(n + 1)]
    return [
        1 - (mp.binomial(k, size) + mp.binomial(n - k, size)) / mp.binomial(n, size)
        for k in range(n + 1)
    ]


def liveShareWeights(n, groupSize, at):
    w = exactWeights("live", n, groupSize)
    return [w[k] for k in at]


def disagreementWeights(n):
    return exactWeights("disagreement", n, None)


def keptWeights(functional, n, clusters):
    prompts = 2 ** min(16, max(6, int(mp.nint(mp.log(clusters, 2)))))
    w, bound = weights(rate(functional), n, prompts, kept=True)
    return {"weights": w, "biasBound": bound}


def satterthwaite(weights):
    w = [mpf(str(x)) for x in weights]
    size = len(w)
    q = mp.matrix(size, size)
    c = [x * x / (1 - x) for x in w]
    for i in range(size):
        for j in range(size):
            q[i, j] = (c[i] if i == j else 0) - c[i] * w[j] - w[i] * c[j] + sum(c) * w[i] * w[j]
    trace = sum(q[i, i] for i in range(size))
    square = q * q
    return trace**2 / sum(square[i, i] for i in range(size))


def clusterMean(means, weights, biasBound, range, level, pseudo=True):
    x, w = [mpf(v) if not isinstance(v, float) else mpf(str(v)) for v in means], [
        mpf(str(v)) if isinstance(v, float) else mpf(v) for v in weights
    ]
    a, b = range
    raw = sum(u * v for u, v in zip(w, x))
    value = min(mpf(b), max(mpf(a), raw))
    between = sum(u * u * (v - raw) ** 2 / (1 - u) for u, v in zip(w, x))
    effective = 1 / sum(u * u for u in w)
    variance = between
    if pseudo:
        variance = (between * (effective - 1) + ((value - a) ** 2 + (b - value) ** 2) / effective) / (
            effective + 1
        )
    error = mp.sqrt(variance)
    freedom = freedomOf(w)
    if not pseudo:
        return {"standardError": error, "freedom": freedom}
    half = biasAwareQuantile(mpf(biasBound) / error, level) * error
    half *= student(level, freedom) / biasAwareQuantile(0, level)
    longer = lambda room: half * (min(mpf(5) / 4, 1 + half / (2 * room)) if room > 0 else mpf(5) / 4)
    return {
        "value": value,
        "lower": max(mpf(a), value - longer(b - value)),
        "upper": min(mpf(b), value + longer(value - a)),
        "standardError": error,
        "freedom": freedom,
    }


def freedomOf(w):
    if all(abs(x - w[0]) < mpf(10) ** -30 for x in w):
        return mpf(len(w) - 1)
    return satterthwaite([mp.nstr(x, 40) for x in w])


def promptTables(functional, successes, attempts, prompt, per):
    names = list(dict.fromkeys(prompt))
    sums = {name: [] for name in names}
    for k, n, name in zip(successes, attempts, prompt):
        table = countWeights(functional, n, len(names), at=[k])
        sums[name].append((table["weights"][0], table["biasBound"], n))
    total = sum(attempts)
    w = [
        mpf(sum(n for _, _, n in sums[name])) / total if per == "rollout" else mpf(1) / len(names)
        for name in names
    ]
    x = [sum(v for v, _, _ in sums[name]) / len(sums[name]) for name in names]
    bias = sum(
        u * sum(b for _, b, _ in sums[name]) / len(sums[name]) for u, name in zip(w, names)
    )
    return x, w, bias


def populationMean(functional, successes, attempts, prompt=None, per="prompt"):
    prompt = prompt or list(range(len(successes)))
    x, w, bias = promptTables(functional, successes, attempts, prompt, per)
    got = clusterMean(x, w, bias, [0, 1], "0.95")
    if functional == "entropy":
        y, _, _ = promptTables("disagreement", successes, attempts, prompt, per)
        d = clusterMean(y, w, 0, [0, 1], "0.95")
        power = 1 / mp.log(4)
        lower, upper = max(got["lower"], d["lower"]), min(got["upper"], d["upper"] ** power)
        value = min(d["value"] ** power, max(d["value"], got["value"]))
        got = {"value": min(upper, max(lower, value)), "lower": lower, "upper": upper}
    return {"value": got["value"], "lower": got["lower"], "upper": got["upper"], "biasBound": bias}


def thesePrompts(functional, successes, attempts):
    clusters = len(successes)
    total, mean = mpf(0), mpf(0)
    for k, n in zip(successes, attempts):
        w = countWeights(functional, n, clusters)["weights"]
        p = (k + HALF) / (n + 1)
        chance = [mp.binomial(n, j) * p**j * (1 - p) ** (n - j) for j in range(n + 1)]
        centre = sum(c * v for c, v in zip(chance, w))
        total += sum(c * v * v for c, v in zip(chance, w)) - centre**2
        mean += w[k] / clusters
    return {"value": mean, "standardError": mp.sqrt((total + mpf(1) / 4) / (clusters + 1) / clusters)}


def groupsToStart(batch, live, standardError, probability):
    share = mpf(str(live))
    pseudo = None if not standardError else max(mpf(1), share * (1 - share) / mpf(str(standardError)) ** 2 - 1)

    def few(started):
        if pseudo is None:
            return sum(
                mp.binomial(started, k) * share**k * (1 - share) ** (started - k) for k in range(batch)
            )
        a, b = share * pseudo, (1 - share) * pseudo
        return sum(
            mp.binomial(started, k) * mp.beta(k + a, started - k + b) / mp.beta(a, b)
            for k in range(batch)
        )

    low, high = batch - 1, batch
    while 1 - few(high) < mpf(str(probability)):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if 1 - few(middle) >= mpf(str(probability)) else (middle, high)
    return high


def missingGroups(dead, one, two, n):
    factor = mpf(n - 1) / (2 * n)
    if dead * two >= factor * one**2:
        return {"z": 0, "least": 0}
    moved = bisect(lambda m: (dead + m) * (two + m) - factor * (one - 2 * m) ** 2, mpf(0), mpf(one) / 2)
    expected = (dead + moved, one - 2 * moved, two + moved)
    z2 = 2 * sum(x * mp.log(x / e) for x, e in zip((dead, one, two), expected) if x > 0)
    return {"z": mp.sqrt(z2), "least": factor * one**2 / two - dead if two else None}


def noisyVerdict(observed, falsePass, falseFail):
    seen, up, down = (mpf(str(x)) for x in (observed, falsePass, falseFail))
    informed = 1 - up - down
    p = (seen - up) / informed
    return {
        "passRate": p,
        "informedness": informed,
        "information": entropy(seen) - p * entropy(down) - (1 - p) * entropy(up),
    }


def verdictErrorFromDisagreement(disagreement):
    return (1 - mp.sqrt(1 - 2 * mpf(str(disagreement)))) / 2


def liveGroupRatio(which, successes, n):
    clusters = len(successes)
    above = countWeights("entropy of live groups", n, clusters, groupSize=n)
    below = countWeights("entropy", n, clusters) if which == "share" else countWeights("live", n, clusters, groupSize=n)
    x = [above["weights"][k] for k in successes]
    y = [below["weights"][k] for k in successes]
    a, b = sum(x) / clusters, sum(y) / clusters
    widen = student("0.95", clusters - 1) / biasAwareQuantile(0, "0.95")

    def outside(t):
        e = [u - t * v for u, v in zip(x, y)]
        centre = sum(e) / clusters
        spread = sum((v - centre) ** 2 for v in e) + max(t, 1 - t) ** 2
        error = mp.sqrt(spread / (clusters * (clusters - 1)))
        bound = above["biasBound"] + t * below["biasBound"]
        return abs(centre) - biasAwareQuantile(bound / error, "0.95") * error * widen

    value = a / b
    lower = mpf(0) if outside(mpf(0)) <= 0 else bisect(lambda t: -outside(t), mpf(0), value, 60)
    upper = mpf(1) if outside(mpf(1)) <= 0 else bisect(outside, value, mpf(1), 60)
    return {"value": value, "lower": lower, "upper": upper}


def groupCorrelation(successes, attempts, prompt, step):
    names = list(dict.fromkeys(prompt))
    across, within = [], []
    for name in names:
        rows = sorted((s, k, n) for k, n, q, s in zip(successes, attempts, prompt, step) if q == name)
        c = d = mpf(0)
        for (_, k, n), (_, l, m) in zip(rows, rows[1:]):
            p, q = mpf(k) / n, mpf(l) / m
            c += (p * (1 - q) + q * (1 - p)) / 2
            d += (mpf(k * (n - k)) / (n * (n - 1)) + mpf(l * (m - l)) / (m * (m - 1))) / 2
        across.append(c)
        within.append(d)
    value = sum(c - d for c, d in zip(across, within)) / sum(across)
    spread = sum((c - d - value * c) ** 2 for c, d in zip(across, within))
    size = len(names)
    return {"value": value, "standardError": mp.sqrt(spread * size / (size - 1)) / sum(across)}


def predictiveSurprise(logProbability, reward, prompt, folds):
    pi = [min(1 - mpf(10) ** -9, max(mpf(10) ** -12, mp.exp(mpf(str(x))))) for x in logProbability]
    x = [mp.log(p) - mp.log(1 - p) for p in pi]
    mean = sum(x) / len(x)
    sd = mp.sqrt(sum((v - mean) ** 2 for v in x) / len(x))
    x = [(v - mean) / sd for v in x]
    names = list(dict.fromkeys(prompt))
    code = [names.index(q) for q in prompt]
    bits = [[] for _ in names]
    for fold in range(folds):
        rows = [i for i in range(len(x)) if code[i] % folds != fold]
        a = b = mpf(0)
        ridge = len(rows) * mpf("0.001")
        for _ in range(30):
            p = {i: 1 / (1 + mp.exp(-(a + b * x[i]))) for i in rows}
            gradient = [sum(reward[i] - p[i] for i in rows), sum((reward[i] - p[i]) * x[i] for i in rows) - ridge * b]
            h = [sum(p[i] * (1 - p[i]) * x[i] ** e for i in rows) for e in (0, 1, 2)]
            move = mp.lu_solve(mp.matrix([[h[0], h[1]], [h[1], h[2] + ridge]]), mp.matrix(gradient))
            a, b = a + move[0], b + move[1]
        for i in range(len(x)):
            if code[i] % folds == fold:
                p = 1 / (1 + mp.exp(-(a + b * x[i])))
                bits[code[i]].append(-mp.log(p if reward[i] else 1 - p, 2))
    each = [sum(b) / len(b) for b in bits]
    value = sum(each) / len(each)
    spread = sum((v - value) ** 2 for v in each)
    return {"value": value, "standardError": mp.sqrt(spread / (len(each) - 1) / len(each))}


def write(x):
    if isinstance(x, dict):
        return {k: write(v) for k, v in x.items()}
    if isinstance(x, list):
        return [write(v) for v in x]
    if x is None or isinstance(x, int):
        return x
    return float(x)


path = HERE / "population.json"
family = json.loads(path.read_text())
moved, rows = 0, []
for case in family["cases"]:
    expected = write(globals()[case["fn"]](**case["args"]))
    moved += expected != case["expected"]
    rows.append(json.dumps({**case, "expected": expected}))
head = {
    "source": f"mpmath {__version__}, 40 digits",
    "script": "packages/info/test/golden/population.py",
    "command": "python packages/info/test/golden/population.py",
    "tolerance": "of each case: |got - expected| <= atol + rtol |expected|, element by element",
}
path.write_text(json.dumps(head)[:-1] + ',\n"cases": [\n' + ",\n".join(rows) + "\n]}\n")
print(f"{len(rows)} cases, {moved} moved")
