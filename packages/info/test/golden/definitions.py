# long: one definition after the other, to be read beside the formula in the docstring
"""Definitions of the quantities of this package at any precision (mpmath).

The reference that the golden numbers are computed from; written independently of the
TypeScript sources. Names are those of map.ts.

  * all information in bits; q = 1 - p; h(p) binary entropy; 0*log 0 = 0
  * probabilities and parameters are the doubles that the functions will receive
"""
from collections import Counter

from mpmath import mp, mpf, log, log1p, exp, expm1, sqrt, digamma, psi, loggamma, \
    betainc, binomial, quad, findroot, inf, erfc, pi

mp.dps = 50


def LN2():
    return log(mpf(2))


REG = {}

def fn(name):
    def deco(f):
        REG[name] = f
        return f
    return deco


def M(x):
    return mpf(x)


def xlogx(x):
    return mpf(0) if x == 0 else x * log(x)


# ------------------------------------------------------------------ A. information
@fn("info.surprisalBits")
def surprisal_bits(p):
    p = M(p)
    return inf if p == 0 else -log(p) / LN2()


@fn("info.binaryEntropyBits")
def hb(p):
    p = M(p)
    if p == 0 or p == 1:
        return mpf(0)
    # log1p keeps the q*ln q term even for p = 1e-300 (1-p rounds to 1 at 50 digits)
    return -(xlogx(p) + (1 - p) * log1p(-p)) / LN2()


@fn("info.inverseBinaryEntropy")
def hb_inv(h):
    """p in [0,1/2] with h(p)=h"""
    h = M(h)
    if h == 0:
        return mpf(0)
    if h == 1:
        return mpf(1) / 2
    lo, hi = mpf(0), mpf(1) / 2
    for _ in range(220):
        m = (lo + hi) / 2
        if hb(m) < h:
            lo = m
        else:
            hi = m
    return (lo + hi) / 2


@fn("info.entropyBits")
def entropy_bits(probs):
    return -sum(xlogx(M(x)) for x in probs) / LN2()


@fn("info.crossEntropyBits")
def cross_entropy_bits(p, q):
    s = mpf(0)
    for a, b in zip(p, q):
        a, b = M(a), M(b)
        if a == 0:
            continue
        if b == 0:
            return inf
        s -= a * log(b)
    return s / LN2()


@fn("info.klBits")
def kl_bits(p, q):
    s = mpf(0)
    for a, b in zip(p, q):
        a, b = M(a), M(b)
        if a == 0:
            continue
        if b == 0:
            return inf
        s += a * log(a / b)
    return s / LN2()


@fn("info.bernoulliKlBits")
def bkl(p, q):
    p, q = M(p), M(q)
    if (q == 0 and p > 0) or (q == 1 and p < 1):
        return inf
    s = mpf(0)
    if p > 0:
        s += p * log(p / q)
    if p < 1:
        s += (1 - p) * log((1 - p) / (1 - q))
    return s / LN2()


@fn("info.perplexity")
def perplexity(meanNllNats):
    return exp(M(meanNllNats))


@fn("info.bitsPerByte")
def bits_per_byte(totalNllNats, bytes):
    return M(totalNllNats) / LN2() / M(bytes)


@fn("info.article.slBits")
def art_sl(p):
    return surprisal_bits(p)


@fn("info.article.rlBits")
def art_rl(p):
    return hb(p)


@fn("info.article.costAdjustedCrossover")
def art_cross(costRatio):
    """p with h(p)/r = -log2 p, r>=1 (RL sample costs r SL samples). r=1 -> 1/2."""
    r = M(costRatio)
    if r == 1:
        return mpf(1) / 2
    # in terms of q=1-p for precision:  f(q)= h - r*(-log2(1-q))
    f = lambda u: (-(xlogx(exp(u)) + (1 - exp(u)) * log1p(-exp(u)))) + r * log1p(-exp(u))
    lo, hi = -(r + 5), log(mpf(1) / 2)
    flo = f(lo)
    for _ in range(260):
        m = (lo + hi) / 2
        if (f(m) > 0) == (flo > 0):
            lo = m
        else:
            hi = m
    return -expm1((lo + hi) / 2)


@fn("info.fair.slExpectedBits")
def fair_sl(p, K):
    """belief-averaged label entropy: p on guess, rest uniform over K-1"""
    p = M(p)
    return hb(p) + (1 - p) * log(mpf(K - 1)) / LN2()


@fn("info.fair.rlExpectedBits")
def fair_rl(p, K):
    return hb(p)


@fn("info.fair.gapBits")
def fair_gap(p, K):
    return (1 - M(p)) * log(mpf(K - 1)) / LN2()


@fn("info.fair.rlSampledGuessBits")
def fair_rl_sampled(q):
    """guess j~q, label Y~q independent:  sum_j q_j h(q_j)"""
    return sum(M(a) * hb(a) for a in q)


@fn("info.fair.rlRealisedBits")
def rl_realised(q, y):
    """truth-conditional: label is y, guess j~q.  E_j[-log2 P_belief(outcome)]"""
    s = mpf(0)
    for j, a in enumerate(q):
        a = M(a)
        if a == 0:
            continue
        if j == y:
            s -= a * log(a)
        else:
            s -= a * log1p(-a)
    return s / LN2()


@fn("info.fair.rlRealisedUniformRestBits")
def rl_realised_unif(p, K):
    p = M(p)
    r = (1 - p) / (K - 1)
    s = -xlogx(p)
    if p < 1:
        s -= (1 - p) * log1p(-r)
    return s / LN2()


@fn("info.fair.distinctGuessesBits")
def distinct_guesses(q, guesses):
    """I(Y; 1{Y=j}, j in set S) - partition {j}, j in S, and the rest"""
    S = sorted(set(guesses))
    rest = 1 - sum(M(q[j]) for j in S)
    if rest < mpf(10) ** -15:
        rest = mpf(0)
    return -(sum(xlogx(M(q[j])) for j in S) + xlogx(rest)) / LN2()


@fn("info.geometricEntropyBits")
def geom_entropy(p):
    """total reward bits up to and including first success: h(p)/p"""
    p = M(p)
    return hb(p) / p


def binom_pmf(N, p):
    p = M(p)
    q = 1 - p
    return [binomial(N, k) * (p ** k) * (q ** (N - k)) for k in range(N + 1)]


@fn("info.groupRewardBits")
def group_reward_bits(G, p):
    return G * hb(p)


@fn("info.groupCountEntropyBits")
def group_count_entropy(G, p):
    return -sum(xlogx(x) for x in binom_pmf(G, p)) / LN2()


@fn("info.groupAdvantageBits")
def group_adv_bits(G, p):
    """entropy of the group-relative advantage VECTOR (all-0 and all-1 groups
    both give the zero vector): G h(p) - P_deg h(p^G/P_deg)"""
    p = M(p)
    q = 1 - p
    deg = p ** G + q ** G
    return G * hb(p) - (deg * hb(p ** G / deg) if 0 < p < 1 else 0)


def bb_pmf(n, a, b):
    a, b = M(a), M(b)
    return [exp(log(binomial(n, k)) + loggamma(k + a) + loggamma(n - k + b) - loggamma(n + a + b)
                - loggamma(a) - loggamma(b) + loggamma(a + b)) for k in range(n + 1)]


@fn("info.betaBinomialEntropyBits")
def bb_entropy(n, a, b):
    return -sum(xlogx(x) for x in bb_pmf(n, a, b)) / LN2()


@fn("info.expectedBinaryEntropyBits")
def beta_mean_h(a, b):
    """E[h(p)], p~Beta(a,b)"""
    a, b = M(a), M(b)
    s = a + b
    return (digamma(s + 1) - a / s * digamma(a + 1) - b / s * digamma(b + 1)) / LN2()


@fn("info.binaryEntropySdBits")
def beta_sd_h(a, b):
    a, b = M(a), M(b)
    s = a + b
    m = beta_mean_h(a, b) * LN2()
    t = psi(1, s + 2)
    A = a * (a + 1) / (s * (s + 1)) * ((digamma(a + 2) - digamma(s + 2)) ** 2 + psi(1, a + 2) - t)
    B = b * (b + 1) / (s * (s + 1)) * ((digamma(b + 2) - digamma(s + 2)) ** 2 + psi(1, b + 2) - t)
    C = a * b / (s * (s + 1)) * ((digamma(a + 1) - digamma(s + 2)) * (digamma(b + 1) - digamma(s + 2)) - t)
    return sqrt(A + B + 2 * C - m * m) / LN2()


@fn("info.baldBits")
def bald(a, b):
    return hb(M(a) / (M(a) + M(b))) - beta_mean_h(a, b)


@fn("info.groupEigBits")
def group_eig(G, a, b):
    """I(p; R_1..R_G), p~Beta(a,b) = I(p;K)"""
    pm = bb_pmf(G, a, b)
    Hseq = -sum(x * log(x / binomial(G, k)) for k, x in enumerate(pm)) / LN2()
    return Hseq - G * beta_mean_h(a, b)


@fn("info.noisyVerifierBits")
def noisy_verifier(p, fpr, fnr):
    """I(C;R): C~Bern(p) true correctness, P(R=1|C=0)=fpr, P(R=0|C=1)=fnr"""
    p, f, m = M(p), M(fpr), M(fnr)
    r = p * (1 - m) + (1 - p) * f
    return hb(r) - p * hb(m) - (1 - p) * hb(f)


@fn("info.gaussianRewardBits")
def gauss_bits(snr):
    return log1p(M(snr)) / 2 / LN2()


@fn("info.gaussianDifferentialEntropyBits")
def gauss_h(sigma):
    return log(2 * pi * mp.e * M(sigma) ** 2) / 2 / LN2()


def Phi(x):
    return erfc(-x / sqrt(2)) / 2


@fn("info.quantisedGaussianEntropyBits")
def quant_gauss(sigma, delta):
    """bins centred at k*delta, infinite range; exact entropy"""
    s, d = M(sigma), M(delta)
    kmax = int(16 * s / d) + 4
    tot = mpf(0)
    for k in range(0, kmax + 1):
        lo, hi = (k - mpf(1) / 2) * d / s, (k + mpf(1) / 2) * d / s
        P = (erfc(lo / sqrt(2)) - erfc(hi / sqrt(2))) / 2
        if P <= 0:
            continue
        tot += xlogx(P) * (1 if k == 0 else 2)
    return -tot / LN2()


@fn("info.prequentialBits")
def prequential(lossesNats, tokens):
    return sum(M(l) * M(t) for l, t in zip(lossesNats, tokens)) / LN2()


@fn("info.absorbedBits")
def absorbed(lossesNats, tokens, finalLossNats):
    return sum((M(l) - M(finalLossNats)) * M(t) for l, t in zip(lossesNats, tokens)) / LN2()


@fn("info.bandwidthScalarBits")
def bw_scalar(levels):
    return log(M(levels)) / LN2()


@fn("info.bandwidthPerStepBits")
def bw_step(stepEntropiesBits):
    return sum(M(x) for x in stepEntropiesBits)


def _coin(p, q):
    return (p * log(p / q) if p > 0 else 0) + ((1 - p) * log((1 - p) / (1 - q)) if p < 1 else 0)


@fn("dense.teacherDistance")
def teacher_distance(student, teacher, estimator):
    d = [M(t) - M(s) for s, t in zip(student, teacher)]
    return sum(-x if estimator == "k1" else exp(x) - 1 - x for x in d) / LN2()


@fn("dense.sampledTeacherBits")
def sampled_teacher(student, teacher):
    return sum(_coin(exp(M(t)), exp(M(s))) for s, t in zip(student, teacher)) / LN2()


@fn("dense.topKTeacherBits")
def top_teacher(student, teacher):
    t, s = [exp(M(x)) for x in teacher], [exp(M(x)) for x in student]
    pairs = list(zip(t, s)) + [(1 - sum(t), 1 - sum(s))]
    return sum(p * log(p / q) for p, q in pairs if p > 0) / LN2()


@fn("dense.labelInformation")
def label_information(teacher, student):
    return {"bits": kl_bits(teacher, student), "noise": entropy_bits(teacher)}


@fn("dense.rewardVectorEntropy")
def reward_vector(patternCounts):
    return e_jack(patternCounts)


@fn("dense.turnEntropies")
def turn_entropies(rewards):
    n = len(rewards)
    turns = []
    for t in range(max(map(len, rewards))):
        came = [r for r in rewards if len(r) > t]
        counts = lambda k: list(Counter(tuple(r[:k]) for r in came).values())
        turns.append(mpf(len(came)) / n * (e_jack(counts(t + 1)) - e_jack(counts(t))))
    return {"bits": sum(turns), "perTurn": turns}


# ------------------------------------------------------------------ A2. estimators
def _counts(k, n):
    return [c for c in (k, n - k) if c > 0]


@fn("est.entropyPluginBits")
def e_plugin(counts):
    n = sum(counts)
    return -sum(xlogx(mpf(c) / n) for c in counts if c > 0) / LN2()


@fn("est.entropyMillerMadowBits")
def e_mm(counts):
    n = sum(counts)
    m = sum(1 for c in counts if c > 0)
    return e_plugin(counts) + mpf(m - 1) / (2 * n) / LN2()


@fn("est.entropyJackknifeBits")
def e_jack(counts):
    n = sum(counts)
    H = e_plugin(counts)
    s = mpf(0)
    for i, c in enumerate(counts):
        if c > 0:
            d = list(counts)
            d[i] -= 1
            s += mpf(c) / n * e_plugin(d)
    return n * H - (n - 1) * s


@fn("est.entropyChaoShenBits")
def e_cs(counts):
    c = [x for x in counts if x > 0]
    n = sum(c)
    f1 = sum(1 for x in c if x == 1)
    if f1 == n:
        f1 = n - 1
    C = 1 - mpf(f1) / n
    s = mpf(0)
    for x in c:
        pa = C * x / n
        la = 1 if pa == 1 else 1 - (1 - pa) ** n
        s -= xlogx(pa) / la
    return s / LN2()


@fn("est.entropyGrassberger1988Bits")
def e_g88(counts):
    n = sum(counts)
    return sum(mpf(c) / n * (log(mpf(n)) - digamma(c) - mpf((-1) ** c) / (c + 1)) for c in counts if c > 0) / LN2()


def _G(c):
    return digamma(c) + mpf((-1) ** c) / 2 * (digamma(mpf(c + 1) / 2) - digamma(mpf(c) / 2))


@fn("est.entropyGrassberger2003Bits")
def e_g03(counts):
    n = sum(counts)
    return sum(mpf(c) / n * (log(mpf(n)) - _G(c)) for c in counts if c > 0) / LN2()


@fn("est.entropySchurmannGrassbergerBits")
def e_sg(counts):
    """same G but psi(n) (multinomial, fixed n) - Schurmann 2015 H2"""
    n = sum(counts)
    return sum(mpf(c) / n * (digamma(n) - _G(c)) for c in counts if c > 0) / LN2()


@fn("est.entropyZhangBits")
def e_zhang(counts):
    n = sum(counts)
    return sum(mpf(c) / n * (digamma(n) - digamma(c)) for c in counts if c > 0) / LN2()


@fn("est.entropyDirichletMeanBits")
def e_dir(counts, alpha):
    n = sum(counts)
    K = len(counts)
    a = M(alpha)
    A = n + K * a
    return (digamma(A + 1) - sum((c + a) / A * digamma(c + a + 1) for c in counts)) / LN2()


@fn("est.entropyNsbBits")
def e_nsb(counts):
    """Nemenman-Shafee-Bialek 2002, K=len(counts).  prior p(beta) ~ d xi/d beta,
    xi(beta)=psi(K beta+1)-psi(beta+1)."""
    K = len(counts)
    n = sum(counts)
    mp_old = mp.dps
    mp.dps = 30

    def logev(b):
        return loggamma(K * b) - loggamma(n + K * b) + sum(loggamma(c + b) - loggamma(b) for c in counts)

    def xi_prime(b):
        return K * psi(1, K * b + 1) - psi(1, b + 1)

    def Hb(b):
        A = n + K * b
        return digamma(A + 1) - sum((c + b) / A * digamma(c + b + 1) for c in counts)

    # integrate over u = log beta
    lo, hi = -40, 40
    def w(u):
        b = exp(u)
        return exp(logev(b)) * xi_prime(b) * b
    pts = [lo, -20, -10, -6, -4, -2, -1, 0, 1, 2, 4, 6, 10, 20, hi]
    Z = quad(w, pts)
    S = quad(lambda u: w(u) * Hb(exp(u)), pts)
    r = S / Z / LN2()
    mp.dps = mp_old
    return r


@fn("est.betaPosteriorEntropyBits")
def e_beta(k, n, a0, b0):
    return beta_mean_h(M(k) + M(a0), M(n - k) + M(b0))


def beta_cdf(x, a, b):
    x = M(x)
    if x <= 0:
        return mpf(0)
    if x >= 1:
        return mpf(1)
    return betainc(a, b, 0, x, regularized=True)


@fn("est.betaCdf")
def f_beta_cdf(x, a, b):
    return beta_cdf(x, M(a), M(b))


def beta_quantile(P, a, b):
    P, a, b = M(P), M(a), M(b)
    if P <= 0:
        return mpf(0)
    if P >= 1:
        return mpf(1)
    # work in log x when the quantile can be tiny: u=log(x), bisection + secant
    lo, hi = mpf(-3000), mpf(0)
    # x in (0,1): bisect on logit scale
    f = lambda z: beta_cdf(1 / (1 + exp(-z)), a, b) - P
    zlo, zhi = mpf(-400), mpf(400)
    # widen not needed for the golden grid
    mp_old = mp.dps
    mp.dps = 60
    for _ in range(64):
        m = (zlo + zhi) / 2
        if f(m) < 0:
            zlo = m
        else:
            zhi = m
    for _ in range(140):
        m = (zlo + zhi) / 2
        if f(m) < 0:
            zlo = m
        else:
            zhi = m
    r = 1 / (1 + exp(-(zlo + zhi) / 2))
    mp.dps = mp_old
    return +r


@fn("est.betaQuantile")
def f_beta_q(prob, a, b):
    return beta_quantile(prob, a, b)


@fn("est.entropyPosteriorCdf")
def h_cdf(hBits, a, b):
    """P(h(p) <= x), p~Beta(a,b)"""
    x = M(hBits)
    if x >= 1:
        return mpf(1)
    if x < 0:
        return mpf(0)
    p1 = hb_inv(x)
    return beta_cdf(p1, M(a), M(b)) + 1 - beta_cdf(1 - p1, M(a), M(b))


@fn("est.entropyPosteriorQuantileBits")
def h_quantile(prob, a, b):
    P = M(prob)
    lo, hi = mpf(0), mpf(1) / 2     # bisect in p1
    for _ in range(130):
        m = (lo + hi) / 2
        c = beta_cdf(m, M(a), M(b)) + 1 - beta_cdf(1 - m, M(a), M(b))
        if c < P:
            lo = m
        else:
            hi = m
    return hb((lo + hi) / 2)


def norm_q(P):
    P = M(P)
    return sqrt(mpf(2)) * mp.erfinv(2 * P - 1)


@fn("est.normalQuantile")
def f_normq(prob):
    return norm_q(prob)


@fn("est.wilson")
def wilson(k, n, conf):
    z = norm_q((1 + M(conf)) / 2)
    ph = mpf(k) / n
    d = 1 + z * z / n
    c = (ph + z * z / (2 * n)) / d
    w = z / d * sqrt(ph * (1 - ph) / n + z * z / (4 * n * n))
    return [max(mpf(0), c - w) if k > 0 else mpf(0), min(mpf(1), c + w) if k < n else mpf(1)]


@fn("est.clopperPearson")
def cp(k, n, conf):
    a = (1 - M(conf)) / 2
    lo = mpf(0) if k == 0 else beta_quantile(a, k, n - k + 1)
    hi = mpf(1) if k == n else beta_quantile(1 - a, k + 1, n - k)
    return [lo, hi]


@fn("est.jeffreys")
def jeff(k, n, conf):
    a = (1 - M(conf)) / 2
    h = mpf(1) / 2
    lo = mpf(0) if k == 0 else beta_quantile(a, k + h, n - k + h)
    hi = mpf(1) if k == n else beta_quantile(1 - a, k + h, n - k + h)
    return [lo, hi]


@fn("est.betaBinomialLogLik")
def bb_ll(ks, ns, a, b):
    """natural log, INCLUDING binomial coefficient"""
    a, b = M(a), M(b)
    s = mpf(0)
    for k, n in zip(ks, ns):
        s += log(binomial(n, k)) + loggamma(k + a) + loggamma(n - k + b) - loggamma(n + a + b) \
            - loggamma(a) - loggamma(b) + loggamma(a + b)
    return s


@fn("est.betaBinomialMle")
def bb_mle(ks, ns):
    """(a,b) maximising the likelihood; Newton on log-parameters from a scan"""
    best = None
    for la in range(-4, 5):
        for lb in range(-4, 5):
            v = bb_ll(ks, ns, exp(mpf(la)), exp(mpf(lb)))
            if best is None or v > best[0]:
                best = (v, mpf(la), mpf(lb))
    def grad(u, v):
        a, b = exp(u), exp(v)
        ga = gb = mpf(0)
        for k, n in zip(ks, ns):
            t = -digamma(n + a + b) + digamma(a + b)
            ga += digamma(k + a) - digamma(a) + t
            gb += digamma(n - k + b) - digamma(b) + t
        return ga * a, gb * b
    sol = findroot(lambda u, v: list(grad(u, v)), (best[1], best[2]), tol=1e-60, maxsteps=200)
    return [exp(sol[0]), exp(sol[1])]


@fn("est.betaBinomialMoments")
def bb_mom(ks, ns):
    """equal-n method of moments (Griffiths/Kleinman): pi, rho=1/(a+b+1)"""
    m = len(ks)
    n = ns[0]
    ph = [mpf(k) / n for k in ks]
    mu = sum(ph) / m
    s2 = sum((x - mu) ** 2 for x in ph) / (m - 1)
    rho = (s2 * n / (mu * (1 - mu)) - 1) / (n - 1)
    ab = 1 / rho - 1
    return {"pi": mu, "rho": rho, "a": mu * ab, "b": (1 - mu) * ab}


@fn("est.ebPosteriorMean")
def eb_mean(k, n, a, b):
    return (k + M(a)) / (n + M(a) + M(b))


# ------------------------------------------------------------------ B. flops
@fn("flops.train6nd")
def f6nd(params, tokens):
    return 6 * M(params) * M(tokens)


@fn("flops.forward2nd")
def f2nd(params, tokens):
    return 2 * M(params) * M(tokens)


@fn("flops.attentionForwardCausal")
def attn_fwd(layers, dAttn, prefix, newTokens):
    """QK^T + AV for newTokens appended after prefix cached tokens; token at
    0-based position i attends to i+1 keys: sum 4 L d (i+1)"""
    P, T = prefix, newTokens
    return 4 * M(layers) * M(dAttn) * (mpf(P) * T + mpf(T) * (T + 1) / 2)


@fn("flops.kvCacheBytes")
def kv_bytes(layers, kvHeads, headDim, tokens, bytesPerElement):
    return 2 * M(layers) * kvHeads * headDim * tokens * bytesPerElement


@fn("flops.rlStep")
def rl_step(paramsActive, promptTokens, completionTokens, groupSize, keptFraction, epochs,
            recomputeOldLogprobs, referenceForward, criticParams, rewardModelParams, sharedPrefill):
    """dense part only (2N per token forward, 6N per token train), per prompt group.
       keptFraction = fraction of generated rollouts that are trained on"""
    N, P, T, G = M(paramsActive), M(promptTokens), M(completionTokens), M(groupSize)
    kept = G * M(keptFraction)
    gen = 2 * N * (P * (1 if sharedPrefill else G) + G * T)
    score = 2 * M(rewardModelParams) * G * (P + T)
    old = 2 * N * kept * (P + T) if recomputeOldLogprobs else mpf(0)
    ref = 2 * N * kept * (P + T) if referenceForward else mpf(0)
    cr = M(criticParams)
    critic = kept * (P + T) * (2 * cr + 6 * cr * epochs)
    train = 6 * N * kept * (P + T) * epochs
    tot = gen + score + old + ref + critic + train
    return {"generation": gen, "rewardModel": score, "oldLogprobs": old, "reference": ref,
            "critic": critic, "train": train, "total": tot, "perRollout": tot / G}


@fn("flops.decodeTokensPerSecond")
def decode_speed(parameters, kvBytesPerToken, context, batch, memoryBandwidth, peakFlopsPerSecond,
                 bytesPerParameter=2, utilisation=1, activeParameters=None):
    """a step reads the experts that b tokens route to (at most all) and every cache once"""
    active = M(parameters if activeParameters is None else activeParameters)
    read = min(M(parameters), M(batch) * active) * M(bytesPerParameter) + M(batch) * M(kvBytesPerToken) * M(context)
    compute = 2 * active * M(batch)
    return M(batch) / max(read / M(memoryBandwidth), compute / (M(peakFlopsPerSecond) * M(utilisation)))


@fn("plan.rolloutFlops")
def rollout_flops(parameters, promptTokens, completionTokens, groupSize, keptFraction=1, epochs=1,
                  loraParameters=0, teacherParameters=0, recomputeOldLogprobs=False, referenceForward=False,
                  sharedPrefill=True):
    """per generated rollout; dense part only. A backward pass is one product for the gradient of the
       inputs (2N per token) and one for that of the weights (2N, or 2N_A plus the adapter's own 4N_A)"""
    N, A, P, T = M(parameters), M(loraParameters), M(promptTokens), M(completionTokens)
    kept, tokens = M(keptFraction), M(promptTokens) + M(completionTokens)
    per_token = 2 * N + 2 * N + (2 * A + 2 * A + 2 * A if A > 0 else 2 * N)
    out = {
        "prefill": 2 * N * P / (M(groupSize) if sharedPrefill else 1),
        "decode": 2 * N * T,
        "oldLogprobs": 2 * N * tokens * kept if recomputeOldLogprobs else mpf(0),
        "reference": 2 * N * tokens * kept if referenceForward else mpf(0),
        "teacher": 2 * M(teacherParameters) * tokens,
        "train": kept * M(epochs) * per_token * tokens,
    }
    return {**out, "total": sum(out.values())}


@fn("plan.sftFlops")
def sft_flops(parameters, promptTokens, answerTokens, epochs=1, loraParameters=0, teacherParameters=None,
              rejectionPassRate=None):
    N, A, tokens = M(parameters), M(loraParameters), M(promptTokens) + M(answerTokens)
    train = M(epochs) * tokens * (4 * N + 6 * A if A > 0 else 6 * N)
    if teacherParameters is None and rejectionPassRate is None:
        return train
    writer = N if teacherParameters is None else M(teacherParameters)
    return train + 2 * writer * tokens / M(1 if rejectionPassRate is None else rejectionPassRate)


@fn("plan.tokenDollars")
def token_dollars(promptTokens, completionTokens, groupSize, perMillion, keptFraction=1, epochs=1,
                  teacherPrefillPerMillion=0):
    P, T, G = M(promptTokens), M(completionTokens), M(groupSize)
    first = M(perMillion["prefill"])
    again = M(perMillion.get("cachedPrefill", perMillion["prefill"]))
    group = P * first + (G - 1) * P * again + G * T * M(perMillion["sample"])
    group += G * M(keptFraction) * M(epochs) * (P + T) * M(perMillion["train"])
    group += G * (P + T) * M(teacherPrefillPerMillion)
    return group / G / 10**6


@fn("plan.gpuDollars")
def gpu_dollars(flops, peakFlopsPerSecond, utilisation, dollarsPerHour):
    phase = {"decode": "decode", "train": "train"}
    seconds = sum(M(x) / (M(peakFlopsPerSecond) * M(utilisation[phase.get(name, "prefill")]))
                  for name, x in flops.items() if name != "total")
    return seconds / 3600 * M(dollarsPerHour)


@fn("flops.bitsPerFlop")
def bits_per_flop(bitsPerSample, flopsPerSample):
    return M(bitsPerSample) / M(flopsPerSample)


@fn("flops.bitsPerDollar")
def bits_per_dollar(bitsPerSample, flopsPerSample, peakFlopsPerSecond, utilisation, dollarsPerHour):
    return M(bitsPerSample) / M(flopsPerSample) * M(peakFlopsPerSecond) * M(utilisation) * 3600 / M(dollarsPerHour)


@fn("grad.degenerateProbability")
def degen(G, p):
    p = M(p)
    return p ** G + (1 - p) ** G


@fn("grad.expectedGroupsPerKept")
def groups_per_kept(G, p):
    d = degen(G, p)
    return inf if d == 1 else 1 / (1 - d)


# ------------------------------------------------------------------ F. value of information
@fn("value.evpi")
def evpi(a, b, threshold):
    """act if p>c, payoff p-c, else 0.  EVPI = E[(p-c)+] - (mean-c)+"""
    a, b, c = M(a), M(b), M(threshold)
    mean = a / (a + b)
    ep = mean * (1 - beta_cdf(c, a + 1, b)) - c * (1 - beta_cdf(c, a, b))
    return ep - max(mean - c, mpf(0))


@fn("value.evsi")
def evsi(a, b, threshold, m):
    a, b, c = M(a), M(b), M(threshold)
    pm = bb_pmf(m, a, b)
    ev = sum(x * max((a + k) / (a + b + m) - c, mpf(0)) for k, x in enumerate(pm))
    return ev - max(a / (a + b) - c, mpf(0))


@fn("value.evsiPerBit")
def evsi_bit(a, b, threshold, m):
    return evsi(a, b, threshold, m) / group_eig(m, a, b)


@fn("value.utilityPerBit")
def util_bit(p0, p1, valuePerSuccess, bits):
    return (M(p1) - M(p0)) * M(valuePerSuccess) / M(bits)


@fn("value.informationRatio")
def info_ratio(expectedRegret, informationGainBits):
    """Russo & Van Roy: Gamma = (E regret)^2 / I  with I in NATS"""
    return M(expectedRegret) ** 2 / (M(informationGainBits) * LN2())



@fn("info.reducibleBits")
def reducible(crossEntropyNats, irreducibleNats, tokens):
    return (M(crossEntropyNats) - M(irreducibleNats)) * M(tokens) / LN2()
