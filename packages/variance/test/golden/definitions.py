# long: one definition after the other, to be read beside the formula in the docstring
"""Definitions of the quantities of this package at any precision (mpmath).

The reference that the golden numbers of the families are computed from; written independently of
the TypeScript sources. Names are those of map.ts.

  * q = 1 - p; group estimators: g = (1/N) sum_i A_i s_i, s_i = grad log pi(y_i)
  * probabilities and parameters are the doubles that the functions will receive
"""
from mpmath import mp, mpf, log, log1p, exp, expm1, sqrt, binomial, inf, asin

mp.dps = 50
REG = {}


def fn(name):
    def deco(f):
        REG[name] = f
        return f
    return deco


def M(x):
    return mpf(x)


def binom_pmf(N, p):
    p = M(p)
    q = 1 - p
    return [binomial(N, k) * (p ** k) * (q ** (N - k)) for k in range(N + 1)]


# ------------------------------------------------------------------ C. gradients
def coef(est, N, K, prm):
    """(a1,a0) advantages of successes / failures in a group with K successes"""
    N_, K_ = mpf(N), mpf(K)
    e = est
    if e == "reinforce":
        return mpf(1), mpf(0)
    if e == "baseline":
        b = M(prm["b"])
        return 1 - b, -b
    if e == "rloo":
        return (N_ - K_) / (N_ - 1), -K_ / (N_ - 1)
    if e == "drgrpo":
        return 1 - K_ / N_, -K_ / N_
    if e == "grpo":
        if K == 0 or K == N:
            return mpf(0), mpf(0)
        var = K_ / N_ * (1 - K_ / N_)
        if prm.get("ddof", 0) == 1:
            var = var * N_ / (N_ - 1)
        sd = sqrt(var) + M(prm.get("eps", 0))
        return (1 - K_ / N_) / sd, -(K_ / N_) / sd
    if e == "maxrl":            # paper estimator: sum over successes / K, no baseline
        return (N_ / K_, mpf(0)) if K > 0 else (mpf(0), mpf(0))
    if e == "maxrlBaseline":    # released code: (r - mean)/mean, zero if K=0
        return (N_ / K_ - 1, mpf(-1)) if K > 0 else (mpf(0), mpf(0))
    if e == "maxrlControl":     # control variate always on
        return (N_ / K_ - 1, mpf(-1)) if K > 0 else (mpf(0), mpf(-1))
    if e == "pkpo":             # Walder & Karkhanis: n*r_i
        k = prm["k"]
        rho = lambda n, c, kk: 1 - (binomial(n - c, kk) / binomial(n, kk) if n - c >= kk else 0)
        return mpf(k), k * rho(N - 1, K, k - 1)
    if e == "passkAnalytic":    # Chen et al. 2508.10751
        k = prm["k"]
        neg = N - K
        Rb = 1 - (binomial(neg, k) / binomial(N, k) if neg >= k else 0)
        sd = sqrt(Rb * (1 - Rb))
        if sd == 0:
            return mpf(0), mpf(0)
        t = binomial(neg - 1, k - 1) / binomial(N - 1, k - 1) if neg - 1 >= k - 1 and neg >= 1 else mpf(0)
        return (1 - Rb) / sd, (1 - Rb - t) / sd
    raise KeyError(e)


@fn("grad.groupMoments")
def group_moments(estimator, N, p, D, tau1, tau0, b=None, ddof=0, eps=0, k=None):
    """class-conditional score model.
      mean score of a success = q*delta, of a failure = -p*delta, |delta|^2 = D
      tau1, tau0 = trace of within-class score covariance
    returns weight  w : E[g_hat] = w * p q delta  (= w * grad p)
            signal  |E g_hat|^2 ; noise tr Cov(g_hat) ; snr = signal/noise"""
    prm = {"b": b, "ddof": ddof, "eps": eps, "k": k}
    p_, q_ = M(p), 1 - M(p)
    pm = binom_pmf(N, p)
    m1 = m2 = nz = mpf(0)
    for K in range(N + 1):
        if pm[K] == 0:
            continue
        a1, a0 = coef(estimator, N, K, prm)
        c = (K * a1 * q_ - (N - K) * a0 * p_) / N
        m1 += pm[K] * c
        m2 += pm[K] * c * c
        nz += pm[K] * (K * a1 * a1 * M(tau1) + (N - K) * a0 * a0 * M(tau0)) / (mpf(N) * N)
    signal = m1 * m1 * M(D)
    noise = (m2 - m1 * m1) * M(D) + nz
    if noise < mpf(10) ** -45:
        noise = mpf(0)
    return {"weight": m1 / (p_ * q_), "signal": signal, "noise": noise,
            "snr": signal / noise if noise > 0 else inf}


@fn("grad.reinforceNoise")
def reinforce_noise(N, p, b, D, tau1, tau0):
    """constant baseline b closed form"""
    p, b = M(p), M(b)
    q = 1 - p
    return (p * q * (b - q) ** 2 * M(D) + p * (1 - b) ** 2 * M(tau1) + q * b * b * M(tau0)) / N


@fn("grad.rlooNoise")
def rloo_noise(N, p, D, tau1, tau0):
    p = M(p)
    q = 1 - p
    n = mpf(N)
    return p * q / n * (1 - p * q * (4 * n - 6) / (n - 1)) * M(D) \
        + p * q / (n * (n - 1)) * (((n - 2) * q + 1) * M(tau1) + ((n - 2) * p + 1) * M(tau0))


@fn("grad.rlooSnr")
def rloo_snr(N, p, D, tau1, tau0):
    p_ = M(p)
    s = (p_ * (1 - p_)) ** 2 * M(D)
    return s / rloo_noise(N, p, D, tau1, tau0)


@fn("grad.optimalBaseline")
def opt_baseline(p, secondMoment1, secondMoment0):
    p = M(p)
    return p * M(secondMoment1) / (p * M(secondMoment1) + (1 - p) * M(secondMoment0))


@fn("grad.grpoWeight")
def grpo_weight(N, p, ddof=0):
    return group_moments("grpo", N, p, 1, 0, 0, ddof=ddof)["weight"]


@fn("grad.grpoWeightLimit")
def grpo_limit(N, ddof=0):
    """limit of the GRPO weight for p -> 0 and p -> 1"""
    return sqrt(M(N - 1)) * sqrt(M(N - ddof) / N)


@fn("grad.maxrlWeight")
def maxrl_weight(T, p):
    p = M(p)
    return (1 - (1 - p) ** T) / p if p > 0 else mpf(T)


@fn("grad.passkWeight")
def passk_weight(k, p):
    return k * (1 - M(p)) ** (k - 1)


@fn("grad.samplesToSuccessReal")
def s2s_real(p, confidence):
    p, c = M(p), M(confidence)
    if p == 0:
        return inf
    if p == 1:
        return mpf(1)
    return log1p(-c) / log1p(-p)


@fn("grad.samplesToSuccess")
def s2s(p, confidence):
    r = s2s_real(p, confidence)
    return inf if r == inf else mp.ceil(r)


def tail(p, m, n):
    """P(Binomial(n, p) >= m)"""
    return 1 - sum(binomial(n, j) * p ** j * (1 - p) ** (n - j) for j in range(m))


@fn("grad.samplesToMSuccesses")
def s2m(p, m, confidence):
    """smallest n with P(Binomial(n, p) >= m) >= confidence"""
    p, c = M(p), M(confidence)
    lo = hi = m
    while tail(p, m, hi) < c:
        lo, hi = hi + 1, hi * 2
    while lo < hi:
        mid = (lo + hi) // 2
        lo, hi = (lo, mid) if tail(p, m, mid) >= c else (mid + 1, hi)
    return hi


@fn("grad.softmaxScoreMoments")
def softmax_moments(probs, correct):
    """logit-space score e_a - pi.  p, D=|mu1-mu0|^2, tau1, tau0, |grad p|^2"""
    pr = [M(x) for x in probs]
    tot = sum(pr)
    pr = [x / tot for x in pr]
    C = set(correct)
    p = sum(pr[i] for i in C)
    q = 1 - p
    D = sum((pr[i] / p) ** 2 for i in C) + sum((pr[i] / q) ** 2 for i in range(len(pr)) if i not in C)
    t1 = 1 - sum((pr[i] / p) ** 2 for i in C)
    t0 = 1 - sum((pr[i] / q) ** 2 for i in range(len(pr)) if i not in C)
    return {"p": p, "D": D, "tau1": t1, "tau0": t0, "gradNormSq": (p * q) ** 2 * D}


@fn("grad.crossEntropyMoments")
def ce_moments(policy, target):
    """single-sample CE gradient e_Y - pi in logit space, Y~target"""
    a = [M(x) for x in policy]
    t = [M(x) for x in target]
    sig = sum((x - y) ** 2 for x, y in zip(t, a))
    noise = 1 - sum(x * x for x in t)
    return {"signal": sig, "noise": noise, "snr": sig / noise if noise > 0 else inf}


@fn("grad.objectiveGrpo")
def obj_grpo(p):
    return 2 * asin(sqrt(M(p)))


@fn("grad.objectiveMaxrl")
def obj_maxrl(T, p):
    q = 1 - M(p)
    return -sum(q ** k / k for k in range(1, T + 1))


@fn("gns.twoBatch")
def gns_two(gradSqSmall, gradSqBig, batchSmall, batchBig):
    gs, gb, s, B = M(gradSqSmall), M(gradSqBig), M(batchSmall), M(batchBig)
    G2 = (B * gb - s * gs) / (B - s)
    S = (gs - gb) / (1 / s - 1 / B)
    return {"gradSq": G2, "traceSigma": S, "bSimple": S / G2}


@fn("gns.fromMicrobatches")
def gns_micro(gradients, microbatchSize):
    g = [[M(x) for x in v] for v in gradients]
    m = len(g)
    d = len(g[0])
    mean = [sum(v[i] for v in g) / m for i in range(d)]
    big = sum(x * x for x in mean)
    small = sum(sum(x * x for x in v) for v in g) / m
    return gns_two(small, big, microbatchSize, m * microbatchSize)


@fn("gns.jackknife")
def gns_jack(gradients, microbatchSize):
    """delete-one-microbatch jackknife of B_simple: bias-corrected value & se"""
    full = gns_micro(gradients, microbatchSize)["bSimple"]
    m = len(gradients)
    th = [gns_micro(gradients[:i] + gradients[i + 1:], microbatchSize)["bSimple"] for i in range(m)]
    mean = sum(th) / m
    corr = m * full - (m - 1) * mean
    se = sqrt(mpf(m - 1) / m * sum((t - mean) ** 2 for t in th))
    return {"estimate": full, "biasCorrected": corr, "standardError": se}


@fn("gns.optimalLearningRate")
def opt_lr(lrMax, bNoise, batch):
    return M(lrMax) / (1 + M(bNoise) / M(batch))


@fn("gns.lossImprovementFraction")
def dl_frac(bNoise, batch):
    return 1 / (1 + M(bNoise) / M(batch))


@fn("gns.stepsForBatch")
def steps_b(sMin, bCrit, batch):
    return M(sMin) * (1 + M(bCrit) / M(batch))


@fn("gns.examplesForBatch")
def ex_b(eMin, bCrit, batch):
    return M(eMin) * (1 + M(batch) / M(bCrit))


@fn("gns.noiseHessian")
def b_noise_h(gradient, hessianDiag, sigmaDiag):
    g = [M(x) for x in gradient]
    h = [M(x) for x in hessianDiag]
    s = [M(x) for x in sigmaDiag]
    num = sum(a * b for a, b in zip(h, s))
    den = sum(a * b * a for a, b in zip(g, h))
    g2 = sum(a * a for a in g)
    return {"bNoise": num / den, "bSimple": sum(s) / g2, "lrMax": g2 / den, "deltaLossMax": g2 * g2 / den / 2}


@fn("gns.gaussianSketchVariance")
def sk_g(x, y, k):
    x = [M(a) for a in x]
    y = [M(a) for a in y]
    xx, yy, xy = sum(a * a for a in x), sum(a * a for a in y), sum(a * b for a, b in zip(x, y))
    return (xx * yy + xy * xy) / k


@fn("gns.countSketchVariance")
def sk_c(x, y, k):
    x = [M(a) for a in x]
    y = [M(a) for a in y]
    xx, yy, xy = sum(a * a for a in x), sum(a * a for a in y), sum(a * b for a, b in zip(x, y))
    return (xx * yy + xy * xy - 2 * sum((a * b) ** 2 for a, b in zip(x, y))) / k


@fn("alloc.neyman")
def neyman(p, total, cost=None):
    """real-valued n_i ∝ sqrt(p q / c_i), sum c_i n_i = total"""
    c = [M(x) for x in (cost or [1] * len(p))]
    s = [sqrt(M(x) * (1 - M(x))) for x in p]
    Z = sum(si * sqrt(ci) for si, ci in zip(s, c))
    return [M(total) * si / sqrt(ci) / Z for si, ci in zip(s, c)]


@fn("alloc.optimalGroupSize")
def opt_group(betweenVar, withinVar, promptCost):
    """minimise (N+c0)(A + V/(N-1)): N* = 1+sqrt(V(1+c0)/A)"""
    return 1 + sqrt(M(withinVar) * (1 + M(promptCost)) / M(betweenVar))


@fn("alloc.groupVariancePerCost")
def group_var(N, betweenVar, withinVar, promptCost):
    return (M(N) + M(promptCost)) * (M(betweenVar) + M(withinVar) / (M(N) - 1))
