"""Denser golden numbers of signal, noise, noise scale and allocation.

Independent of the package: the definitions below are evaluated with mpmath at 60 digits, by
summing over all outcomes of a group. Arguments reach the extremes: p = 1e-12, N = 512, p near 1,
scatter far above and far below the gap.
"""
import json, pathlib, random
import mpmath as mp
from mpmath import mpf, mpf as M, sqrt, binomial, log1p

mp.mp.dps = 60
inf = mp.inf
rnd = random.Random(20261122)
cases = []


def coef(e, N, K, a):
    N, K = M(N), M(K)
    if e == "reinforce":
        return M(1), M(0)
    if e == "baseline":
        return 1 - M(a["b"]), -M(a["b"])
    if e == "rloo":
        return (N - K) / (N - 1), -K / (N - 1)
    if e == "drgrpo":
        return 1 - K / N, -K / N
    if e == "grpo":
        if K == 0 or K == N:
            return M(0), M(0)
        sd = sqrt(K / N * (1 - K / N) * (N / (N - a.get("ddof", 0)))) + M(a.get("eps", 0))
        return (1 - K / N) / sd, -(K / N) / sd
    if e == "maxrl":
        return (N / K, M(0)) if K > 0 else (M(0), M(0))
    if e == "maxrlBaseline":
        return (N / K - 1, M(-1)) if K > 0 else (M(0), M(0))
    if e == "maxrlControl":
        return (N / K - 1, M(-1)) if K > 0 else (M(0), M(-1))
    n, k, neg = int(N), a["k"], int(N - K)
    fail = lambda total, wins, kk: binomial(total - wins, kk) / binomial(total, kk) if total - wins >= kk else M(0)
    if e == "pkpo":
        return M(k), k * (1 - fail(n - 1, int(K), k - 1))
    rbar = 1 - fail(n, int(K), k)
    sd = sqrt(rbar * (1 - rbar))
    if sd == 0:
        return M(0), M(0)
    t = binomial(neg - 1, k - 1) / binomial(n - 1, k - 1) if neg >= k else M(0)
    return (1 - rbar) / sd, (1 - rbar - t) / sd


def moments(estimator, N, p, D, tau1, tau0, **a):
    p, q = M(p), 1 - M(p)
    m1 = m2 = nz = M(0)
    for K in range(N + 1):
        w = binomial(N, K) * p**K * q ** (N - K)
        a1, a0 = coef(estimator, N, K, a)
        c = (K * a1 * q - (N - K) * a0 * p) / N
        m1, m2 = m1 + w * c, m2 + w * c * c
        nz += w * (K * a1**2 * M(tau1) + (N - K) * a0**2 * M(tau0)) / N**2
    signal, noise = m1**2 * M(D), (m2 - m1**2) * M(D) + nz
    if noise < M(10) ** -45:
        noise = M(0)
    return dict(weight=m1 / (p * q), signal=signal, noise=noise, snr=signal / noise if noise > 0 else inf)


def number(x):
    if isinstance(x, dict):
        return {k: number(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [number(v) for v in x]
    return "Infinity" if x == inf else float(x)


def add(fn, args, expected, rtol, atol=None):
    case = dict(fn=fn, args=args, expected=number(expected), rtol=rtol)
    if atol:
        case["atol"] = atol
    cases.append(case)


# groups
rates = [1e-12, 1e-6, 0.001, 0.03, 0.2, 0.5, 0.77, 0.95, 0.999, 1 - 1e-6, 1 - 2.0**-40]
models = [(1.3, 0.4, 0.9), (1e-4, 5.0, 3.0), (4.0, 0.0, 1e-3), (0.02, 1.0, 1.0), (2.0, 0.0, 0.0)]
sizes = [2, 3, 5, 8, 16, 33, 64, 128, 512]
for estimator in ["reinforce", "baseline", "rloo", "drgrpo", "grpo", "maxrl", "maxrlBaseline",
                  "maxrlControl", "pkpo", "passkAnalytic"]:
    for i, p in enumerate(rates):
        for N in rnd.sample(sizes, 4):
            D, tau1, tau0 = models[rnd.randrange(len(models))]
            a = {}
            if estimator == "baseline":
                a["b"] = rnd.choice([0.25, 0.5, p, 0.9])
            if estimator == "grpo":
                a = rnd.choice([{}, {"ddof": 1}, {"ddof": 1, "eps": 1e-6}, {"ddof": 1, "eps": 1e-4}])
            if estimator in ("pkpo", "passkAnalytic"):
                a["k"] = rnd.randint(1, min(N, 20))
            args = dict(estimator=estimator, N=N, p=p, D=D, tau1=tau1, tau0=tau0, **a)
            m = moments(**args)
            if estimator == "passkAnalytic" and m["noise"] == 0 and m["signal"] > 0:
                continue  # below the floor of 1e-45: not a statement about the estimator
            add("grad.groupMoments", args, m, 1e-9, 1e-30 if m["noise"] else 1e-14)
for N in sizes + [1000]:
    for p in rnd.sample(rates, 4):
        for ddof in (0, 1):
            add("grad.grpoWeight", dict(N=N, p=p, ddof=ddof), moments("grpo", N, p, 1, 0, 0, ddof=ddof)["weight"], 1e-11)
    for ddof in (0, 1):
        add("grad.grpoWeightLimit", dict(N=N, ddof=ddof), sqrt(M(N - 1)) * sqrt(M(N - ddof) / N), 1e-13)
for p in rates + [0.3, 1e-300]:
    p_, q_ = M(p), 1 - M(p)
    mp.mp.dps = 400 if p < 1e-50 else 60
    for N in (1, 2, 7, 64, 512):
        for D, t1, t0 in models[:4]:
            b = rnd.choice([0.0, 0.25, p])
            r = (p_ * q_ * (M(b) - q_) ** 2 * M(D) + p_ * (1 - M(b)) ** 2 * M(t1) + q_ * M(b) ** 2 * M(t0)) / N
            add("grad.reinforceNoise", dict(N=N, p=p, b=b, D=D, tau1=t1, tau0=t0), r, 1e-12)
            if N > 1:
                n = M(N)
                r = p_ * q_ / n * (1 - p_ * q_ * (4 * n - 6) / (n - 1)) * M(D) + p_ * q_ / (n * (n - 1)) * (
                    ((n - 2) * q_ + 1) * M(t1) + ((n - 2) * p_ + 1) * M(t0))
                add("grad.rlooNoise", dict(N=N, p=p, D=D, tau1=t1, tau0=t0), r, 1e-12)
                add("grad.rlooSnr", dict(N=N, p=p, D=D, tau1=t1, tau0=t0), (p_ * q_) ** 2 * M(D) / r, 1e-12)
    mp.mp.dps = 400
    for T in (1, 2, 8, 17, 100, 4096):
        p_, q_ = M(p), 1 - M(p)
        add("grad.maxrlWeight", dict(T=T, p=p), (1 - q_**T) / p_, 1e-12)
        add("grad.passkWeight", dict(k=T, p=p), T * q_ ** (T - 1), 1e-12, 1e-300)
        add("grad.objectiveMaxrl", dict(T=T, p=p), -sum(q_**k / k for k in range(1, T + 1)), 1e-12, 1e-15)
    add("grad.objectiveGrpo", dict(p=p), 2 * mp.asin(sqrt(p_)), 1e-13)
    mp.mp.dps = 60
for p, m1, m0 in [(1e-12, 3.0, 1.0), (0.999, 0.1, 19.0), (0.5, 1e-9, 1.0), (0.0, 1.0, 1.0), (1.0, 1.0, 2.0)]:
    add("grad.optimalBaseline", dict(p=p, secondMoment1=m1, secondMoment0=m0), M(p) * M(m1) / (M(p) * M(m1) + (1 - M(p)) * M(m0)), 1e-13)


# rollouts needed: exact tails
def tail(p, m, n):
    p = M(p)
    return 1 - sum(binomial(n, j) * p**j * (1 - p) ** (n - j) for j in range(m))


def need(p, m, c):
    lo = hi = m
    while tail(p, m, hi) < M(c):
        lo, hi = hi + 1, hi * 2
    while lo < hi:
        mid = (lo + hi) // 2
        lo, hi = (lo, mid) if tail(p, m, mid) >= M(c) else (mid + 1, hi)
    return hi


mp.mp.dps = 200
for p, c in [(0.5, 0.5), (0.5, 0.75), (0.5, 0.9375), (0.25, 0.4375), (0.1, 0.19), (0.1, 0.271), (0.2, 0.36), (0.3, 0.657),
             (0.9, 0.99), (0.9, 0.999), (0.99, 0.9999), (0.75, 0.984375), (1e-4, 0.95), (3e-7, 0.99), (0.05, 1e-9), (0.6, 0.84)]:
    real = log1p(-M(c)) / log1p(-M(p))
    add("grad.samplesToSuccess", dict(p=p, confidence=c), mp.ceil(real), 0)
    add("grad.samplesToSuccessReal", dict(p=p, confidence=c), real, 1e-13)
    add("grad.samplesToMSuccesses", dict(p=p, m=1, confidence=c), mp.ceil(real), 0)
for p, m, c in [(0.5, 2, 0.25), (0.5, 2, 0.5), (0.5, 3, 0.5), (0.5, 5, 0.5), (0.25, 2, 0.26171875), (0.9, 10, 0.99), (1e-3, 5, 0.95),
                (1e-5, 3, 0.9), (0.02, 50, 0.95), (0.4, 200, 0.5), (0.4, 200, 0.999), (0.999, 20, 0.95), (1e-4, 12, 0.01),
                (0.5, 1500, 0.9), (0.01, 900, 0.9), (5e-4, 700, 0.95), (5e-4, 700, 0.05)]:
    add("grad.samplesToMSuccesses", dict(p=p, m=m, confidence=c), need(p, m, c), 0)
mp.mp.dps = 60

# softmax and cross-entropy
for size in (2, 3, 6, 40):
    for scale in (0.3, 3, 12):
        w = [mp.e ** M(rnd.gauss(0, scale)) for _ in range(size)]
        probs = [float(x / sum(w)) for x in w]
        for accepted in (1, max(1, size // 3)):
            C = sorted(rnd.sample(range(size), accepted))
            pr = [M(x) / sum(map(M, probs)) for x in probs]
            p = sum(pr[i] for i in C)
            q = 1 - p
            s1 = sum((pr[i] / p) ** 2 for i in C)
            s0 = sum((pr[i] / q) ** 2 for i in range(size) if i not in C)
            add("grad.softmaxScoreMoments", dict(probs=probs, correct=C),
                dict(p=p, D=s1 + s0, tau1=1 - s1, tau0=1 - s0, gradNormSq=(p * q) ** 2 * (s1 + s0)), 1e-12, 1e-30)
        w = [mp.e ** M(rnd.gauss(0, scale)) for _ in range(size)]
        target = [float(x / sum(w)) for x in w]
        sig = sum((M(a) - M(b)) ** 2 for a, b in zip(probs, target))
        noise = 1 - sum(M(t) ** 2 for t in target)
        if noise > 1e-9:
            add("grad.crossEntropyMoments", dict(policy=probs, target=target), dict(signal=sig, noise=noise, snr=sig / noise), 1e-11, 1e-16)


# noise scale
def two(gs, gb, s, B):
    gs, gb, s, B = map(M, (gs, gb, s, B))
    G2, S = (B * gb - s * gs) / (B - s), (gs - gb) / (1 / s - 1 / B)
    return dict(gradSq=G2, traceSigma=S, bSimple=S / G2)


def micro(g, b):
    g = [[M(x) for x in v] for v in g]
    m = len(g)
    mean = [sum(c) / m for c in zip(*g)]
    return two(sum(sum(x * x for x in v) for v in g) / m, sum(x * x for x in mean), b, m * b)


for gs, gb, s, B in [(1e-8, 9e-9, 1, 2), (1e6, 2.0, 1, 4096), (0.3, 0.2999, 64, 65), (5.0, 1.0, 3, 17), (1.0, 1.0, 2, 8)]:
    add("gns.twoBatch", dict(gradSqSmall=gs, gradSqBig=gb, batchSmall=s, batchBig=B), two(gs, gb, s, B), 1e-11)
for m, d, b, scale in [(2, 4, 1, 1.0), (3, 5, 16, 0.3), (8, 3, 4, 2.0), (20, 40, 1, 0.5), (6, 2, 2, 0.01), (12, 7, 32, 30.0)]:
    G = [rnd.gauss(0, 1) for _ in range(d)]
    g = [[x + scale * rnd.gauss(0, 1) for x in G] for _ in range(m)]
    full = micro(g, b)
    add("gns.fromMicrobatches", dict(gradients=g, microbatchSize=b), full, 1e-10)
    if m > 2:
        th = [micro(g[:i] + g[i + 1:], b)["bSimple"] for i in range(m)]
        mean = sum(th) / m
        add("gns.jackknife", dict(gradients=g, microbatchSize=b), dict(
            estimate=full["bSimple"], biasCorrected=m * full["bSimple"] - (m - 1) * mean,
            standardError=sqrt(M(m - 1) / m * sum((t - mean) ** 2 for t in th))), 1e-9)
for noise, batch in [(1e-6, 1), (17.4, 64), (1e9, 8), (0.0, 4), (300.0, 1)]:
    r = M(noise) / M(batch)
    add("gns.optimalLearningRate", dict(lrMax=0.37, bNoise=noise, batch=batch), M(0.37) / (1 + r), 1e-14)
    add("gns.lossImprovementFraction", dict(bNoise=noise, batch=batch), 1 / (1 + r), 1e-14)
    add("gns.stepsForBatch", dict(sMin=1234.0, bCrit=noise, batch=batch), 1234 * (1 + r), 1e-14)
    if noise:
        add("gns.examplesForBatch", dict(eMin=1e7, bCrit=noise, batch=batch), M(1e7) * (1 + 1 / r), 1e-14)
for d in (1, 3, 30):
    g, h, s = ([rnd.gauss(0, 1) for _ in range(d)], [rnd.random() * 5 for _ in range(d)], [rnd.random() for _ in range(d)])
    den, g2 = sum(M(a) ** 2 * M(b) for a, b in zip(g, h)), sum(M(a) ** 2 for a in g)
    add("gns.noiseHessian", dict(gradient=g, hessianDiag=h, sigmaDiag=s), dict(
        bNoise=sum(M(a) * M(b) for a, b in zip(h, s)) / den, bSimple=sum(map(M, s)) / g2, lrMax=g2 / den, deltaLossMax=g2 * g2 / den / 2), 1e-12)
    y = [rnd.gauss(0, 1) for _ in range(d)]
    xx, yy = g2, sum(M(a) ** 2 for a in y)
    xy, sh = sum(M(a) * M(b) for a, b in zip(g, y)), sum((M(a) * M(b)) ** 2 for a, b in zip(g, y))
    for k in (1, 64):
        add("gns.gaussianSketchVariance", dict(x=g, y=y, k=k), (xx * yy + xy * xy) / k, 1e-12)
        add("gns.countSketchVariance", dict(x=g, y=y, k=k), (xx * yy + xy * xy - 2 * sh) / k, 1e-11, 1e-15)

# allocation
for n in (1, 2, 7, 40):
    p = [rnd.choice([0.0, 1.0, 1e-12, 1 - 1e-9, rnd.random(), rnd.random()]) for _ in range(n)]
    p[0] = 0.31
    for cost in (None, [rnd.uniform(0.1, 5000) for _ in range(n)]):
        c = [M(x) for x in (cost or [1] * n)]
        s = [sqrt(M(x) * (1 - M(x))) for x in p]
        Z = sum(a * sqrt(b) for a, b in zip(s, c))
        args = dict(p=p, total=4096.0) | (dict(cost=cost) if cost else {})
        add("alloc.neyman", args, [M(4096) * a / sqrt(b) / Z for a, b in zip(s, c)], 1e-12)
for A, V, c0 in [(1e-9, 3.0, 0.0), (5.0, 1e-6, 0.5), (0.02, 0.8, 100.0), (0.0, 1.0, 1.0)]:
    add("alloc.optimalGroupSize", dict(betweenVar=A, withinVar=V, promptCost=c0), 1 + sqrt(M(V) * (1 + M(c0)) / M(A)) if A else inf, 1e-13)
    for N in (2, 8, 1024):
        add("alloc.groupVariancePerCost", dict(N=N, betweenVar=A, withinVar=V, promptCost=c0), (N + M(c0)) * (M(A) + M(V) / (N - 1)), 1e-13)

script = "packages/variance/test/golden/dense.py"
tolerance = "of each case: |got - expected| <= atol + rtol |expected|, element by element"
head = dict(source=f"mpmath {mp.__version__}, 60 digits and more", script=script, command=f"python {script}", tolerance=tolerance)
rows = ",\n".join(json.dumps(c) for c in cases)
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(head)[:-1] + ',\n"cases": [\n' + rows + "\n]}\n")
print(len(cases))
