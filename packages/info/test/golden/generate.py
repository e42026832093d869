"""Writes dense.json: golden numbers over the whole domain of every quantity, extremes included.

    pip install mpmath
    python packages/info/test/golden/generate.py                # all, half a minute
    python packages/info/test/golden/generate.py NAME [NAME …]  # these quantities alone

Arguments are drawn from a fixed seed; values come from definitions.py at 30 to 700 digits. To add
a quantity: its definition into definitions.py, its cases at the end of this file, its line into
map.ts, and run this with its name; all other lines of dense.json stay as they are. The tolerance
of a case (rtol, atol) is what its docstring promises, or a few ulp times its condition number.
"""
import json
import random
import sys
from pathlib import Path

from mpmath import __version__, isinf, isnan, mp, mpf

from definitions import REG

ONLY = set(sys.argv[1:])
if ONLY - set(REG):
    sys.exit(f"no definition of {', '.join(sorted(ONLY - set(REG)))}")

random.seed(2025)
CASES = []


def number(x):
    if x is None:
        return None
    if isinstance(x, (list, tuple)):
        return [number(v) for v in x]
    if isinstance(x, dict):
        return {k: number(v) for k, v in x.items()}
    x = mpf(x)
    if isnan(x):
        return None
    if isinf(x):
        return "Infinity" if x > 0 else "-Infinity"
    return float(x)


def case(fn, rtol=1e-12, atol=0.0, digits=60, **args):
    if ONLY and fn not in ONLY:
        return
    mp.dps = digits
    value = number(REG[fn](**args))
    mp.dps = 50
    entry = {"fn": fn, "args": args, "expected": value, "rtol": rtol}
    if atol:
        entry["atol"] = atol
    CASES.append(entry)


EDGES = [1e-300, 1e-100, 1e-30, 1e-17, 1e-12, 1e-9, 1e-6, 1e-4, 1e-3, .01, .05, .1, .25, .29649, .3,
         .4, .49, .499999, .5, .500001, .51, .6, .7, .75, .9, .95, .99, .999, 1 - 1e-6, 1 - 1e-9,
         1 - 1e-12, 1 - 2 ** -53]
P = EDGES + [random.random() for _ in range(15)] + [10 ** random.uniform(-20, 0) for _ in range(15)]
BETAS = [(1, 1), (.5, .5), (.3, .3), (.3, 1.7), (2, 5), (30, 2), (300, 700), (1e4, 1e4), (1e6, 1e6), (1e6, 3e6),
         (1e-3, 1e-3), (1e-6, 1), (1e-12, 2.5), (1e-300, 1), (1, 1e-300), (1e-100, 1e-100), (1e-5, 1e5), (.5, 1e6),
         (8.5, .5), (.5, 64.5), (1e9, 1e9), (1e12, 3e12), (1e-3, 1e3), (25.5, 4.5), (12, 1e4)]
BETAS += [(10 ** random.uniform(-3, 3), 10 ** random.uniform(-3, 3)) for _ in range(15)]


def simplex(size, spread=1.0):
    """Dyadic probabilities, so that they sum to 1 exactly."""
    cuts = sorted(random.randint(0, 2 ** 40) for _ in range(size - 1))
    ends = [0, *cuts, 2 ** 40]
    return [(b - a) / 2 ** 40 for a, b in zip(ends, ends[1:])]


# supervised
for p in [0.0, 1.0, *P]:
    case("info.surprisalBits", 1e-14 if p < .9 else 1e-13, p=p)
for size in (2, 3, 5, 50):
    for _ in range(3):
        p, q = simplex(size), simplex(size)
        case("info.entropyBits", 1e-13, probs=p)
        case("info.crossEntropyBits", 1e-13, p=p, q=q)
        case("info.klBits", 1e-12, 1e-15, p=p, q=q)
for eps in (2 ** -10, 2 ** -20, 2 ** -26):
    case("info.klBits", 1e-9, 1e-16, p=[.5, .25, .25], q=[.5 + eps, .25 - eps, .25])
case("info.klBits", p=[1.0, 0.0], q=[.5, .5])
case("info.klBits", p=[.5, .5], q=[1.0, 0.0])
case("info.crossEntropyBits", p=[.5, .5], q=[1.0, 0.0])
case("info.entropyBits", 1e-13, probs=[1.0, 0.0, 0.0])
for x in (0.0, 1e-12, .3, 2.5, 11.0, 300.0):
    case("info.perplexity", meanNllNats=x)
case("info.bitsPerByte", totalNllNats=123456.789, bytes=98765)
case("info.bitsPerByte", totalNllNats=0.0, bytes=1)
for _ in range(3):
    losses = [random.uniform(.1, 11) for _ in range(20)]
    tokens = [random.randint(1, 10 ** 6) for _ in range(20)]
    case("info.prequentialBits", lossesNats=losses, tokens=tokens)
    case("info.absorbedBits", 1e-12, 1e-6, lossesNats=losses, tokens=tokens, finalLossNats=losses[-1])
    case("info.reducibleBits", 1e-12, 1e-9, crossEntropyNats=losses[0], irreducibleNats=losses[1], tokens=tokens[0])

# rewards
for p in [0.0, 1.0, *P]:
    case("info.binaryEntropyBits", 4.5e-16, digits=400, p=p)
    case("info.geometricEntropyBits", 1e-13, digits=400, p=p) if p else None
for h in [0.0, 1.0, 1e-300, 1e-100, 1e-30, 1e-12, 1e-6, .01, .3, .46, .5, .8, .9999, 1 - 1e-9, 1 - 1e-12, 1 - 1e-15,
          *[random.random() for _ in range(10)]]:
    mp.dps = 400
    if h and h < 1e-60:
        continue  # the definition bisects linearly
    case("info.inverseBinaryEntropy", 1e-12, digits=80, h=h)
for p in P[::2]:
    for q in (1e-300, 1e-9, .01, .3, .5, .97, 1 - 1e-9):
        case("info.bernoulliKlBits", 1e-12, digits=700, p=p, q=q)
    q = min(1.0, p * (1 + 2 ** -20))
    case("info.bernoulliKlBits", 1e-9, digits=700, p=p, q=q)
for p, q in ((0.0, .3), (1.0, .3), (0.0, 1.0), (.5, 0.0), (.5, 1.0), (0.0, 0.0), (1.0, 1.0)):
    case("info.bernoulliKlBits", 1e-14, p=p, q=q)
for p in (1e-100, 1e-9, 1e-3, .02, .3, .5, .9, 1 - 1e-9):
    for fpr, fnr in ((0.0, 0.0), (.02, .05), (.5, .5), (1.0, 1.0), (.3, .7), (.3, .6999), (0.0, .5), (.4, 0.0), (1e-9, 0.0), (1.0, 0.0)):
        case("info.noisyVerifierBits", 1e-10, 1e-16, digits=400, p=p, fpr=fpr, fnr=fnr)
for snr in (0.0, 1e-300, 1e-9, .5, 3.0, 1e6, 1e300):
    case("info.gaussianRewardBits", 1e-14, snr=snr)
for sigma in (1e-300, 1e-3, .2, 1.0, 7.5, 1e12):
    case("info.gaussianDifferentialEntropyBits", 1e-12, sigma=sigma)
for sigma, delta in ((1.0, .01), (1.0, .1), (1.0, .5), (1.0, 1.0), (1.0, 1.5), (1.0, 2.0), (1.0, 4.0), (1.0, 7.0), (1.0, 15.0),
                     (.3, .07), (12.0, 5.0), (1e-8, 1e-9), (1e9, 3e9)):
    case("info.quantisedGaussianEntropyBits", 1e-10, digits=60, sigma=sigma, delta=delta)
for levels in (1, 2, 5, 11, 1000000):
    case("info.bandwidthScalarBits", 1e-14, levels=levels)
case("info.bandwidthPerStepBits", 1e-14, stepEntropiesBits=[random.random() for _ in range(50)])

# the two accounts
for r in (1.0, 1.0001, 1.1, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 36.0):
    case("info.article.costAdjustedCrossover", 1e-12, digits=100, costRatio=r)
for p in (0.0, 1e-300, 1e-20, 1e-9, 1e-5, .01, .1, .3, .5, .9, .99, 1 - 1e-12, 1.0):
    for K in (2, 3, 10, 100000, 2 ** 31):
        case("info.fair.slExpectedBits", 1e-13, digits=400, p=p, K=K)
        case("info.fair.gapBits", 1e-13, p=p, K=K)
        case("info.fair.rlRealisedUniformRestBits", 1e-12, digits=400, p=p, K=K)
for size in (2, 3, 5, 40):
    for _ in range(4):
        q = simplex(size)
        case("info.fair.rlSampledGuessBits", 1e-13, q=q)
        case("info.fair.rlRealisedBits", 1e-13, q=q, y=random.randrange(size))
        case("info.fair.distinctGuessesBits", 1e-12, 1e-15, q=q, guesses=[random.randrange(size) for _ in range(size // 2 + 1)])

# groups
GROUPS = (1, 2, 3, 4, 8, 16, 64, 257)
for G in GROUPS:
    for p in (0.0, 1.0, 1e-300, 1e-30, 1e-9, 1e-3, .02, .3, .5, .9, 1 - 1e-6, 1 - 1e-12):
        case("info.groupRewardBits", 1e-13, digits=400, G=G, p=p)
        case("info.groupAdvantageBits", 1e-12, 1e-300, digits=700, G=G, p=p)
        case("info.groupCountEntropyBits", 1e-11, digits=700, G=G, p=p) if 0 < p < 1 and G < 100 else None
        case("grad.degenerateProbability", 1e-13, digits=400, G=G, p=p)
        case("grad.expectedGroupsPerKept", 1e-12, digits=700, G=G, p=p) if G > 1 else None
case("info.groupCountEntropyBits", 1e-11, digits=60, G=1000, p=.3)
case("info.groupCountEntropyBits", 1e-11, digits=60, G=4096, p=1e-5)
for a, b in BETAS:
    digits = 700 if min(a, b) < 1e-50 else 120
    case("info.expectedBinaryEntropyBits", 1e-12, digits=digits, a=a, b=b)
    case("info.baldBits", 1e-11, digits=digits, a=a, b=b)
    case("info.binaryEntropySdBits", 1e-9, digits=digits, a=a, b=b)
    for G in (1, 4, 33) if min(a, b) < 1e-50 else (1, 2, 8, 33, 64, 200):
        case("info.betaBinomialEntropyBits", 1e-11, digits=digits, n=G, a=a, b=b)
        case("info.groupEigBits", 1e-10, digits=digits, G=G, a=a, b=b)

# entropy from counts
SETS = [[0, 1], [1, 1], [0, 8], [1, 7], [4, 4], [8, 0], [17, 47], [0, 1000000], [1, 999999], [400000, 600000], [1, 1, 1, 1],
        [20, 4, 4, 1, 1, 0], [0, 0, 5], [3, 0, 0, 0, 0, 0, 9], [2], [1], list(range(1, 40)), [1] * 30, [0] * 30 + [2, 3]]
SETS += [[random.randint(0, 10 ** random.randint(0, 4)) for _ in range(random.randint(2, 8))] for _ in range(20)]
for counts in SETS:
    if sum(counts) == 0:
        continue
    for name in ("Plugin", "MillerMadow", "ChaoShen", "Zhang", "Grassberger1988", "Grassberger2003", "SchurmannGrassberger"):
        case(f"est.entropy{name}Bits", 1e-11, 1e-14, counts=counts)
    if sum(counts) > 1:
        case("est.entropyJackknifeBits", 1e-11, 1e-14, counts=counts)
    for alpha in (1e-12, .5, 1.0, 1e6):
        case("est.entropyDirichletMeanBits", 1e-11, 1e-15, counts=counts, alpha=alpha)
for counts in ([0, 8], [1, 7], [4, 4], [0, 1], [3, 61], [1000, 3000], [20, 4, 4, 1, 1, 0], [1] * 12, [0, 0, 0, 9]):
    case("est.entropyNsbBits", 1e-7, counts=counts)
for k, n, a0, b0 in ((0, 8, .5, .5), (3, 8, 1.0, 1.0), (64, 64, .01, 2.0), (999999, 1000000, .5, .5), (0, 0, .3, .4), (500000, 1000000, 1e-9, 1e9)):
    case("est.betaPosteriorEntropyBits", 1e-12, digits=100, k=k, n=n, a0=a0, b0=b0)
for a, b in ((.5, 8.5), (4.5, 4.5), (1.0, 1.0), (.3, .7), (64.5, .5), (30.0, 90.0)):
    for h in (0.0, 1e-9, .1, .5, .95, 1.0):
        case("est.entropyPosteriorCdf", 1e-10, digits=400, hBits=h, a=a, b=b)
    for prob in (.025, .5, .975):
        case("est.entropyPosteriorQuantileBits", 1e-9, digits=30, prob=prob, a=a, b=b)

# spread of pass rates
for _ in range(6):
    n = random.choice([2, 4, 8, 16])
    ns = [n] * 12
    ks = [random.randint(0, n) for _ in ns]
    case("est.betaBinomialMoments", 1e-10, ks=ks, ns=ns)
    for a, b in ((1.0, 1.0), (.01, 3.0), (1e5, 2e5), (1e-9, 1e-9)):
        case("est.betaBinomialLogLik", 1e-11, ks=ks, ns=ns, a=a, b=b)
for ks, ns in (([0, 4, 8, 1, 8, 0, 3, 7], [8] * 8), ([1, 0, 4, 2, 0, 0, 16, 3], [4, 8, 4, 8, 16, 4, 16, 8]), ([0, 0, 0, 64, 64, 3, 9, 40], [64] * 8)):
    case("est.betaBinomialMle", 1e-7, digits=30, ks=ks, ns=ns)

# computation
for N, D in ((1.5e9, 4096), (7e9, 1e12), (0.0, 10)):
    case("flops.train6nd", 1e-15, params=N, tokens=D)
    case("flops.forward2nd", 1e-15, params=N, tokens=D)
for args in ((80, 8192, 1000, 1), (32, 4096, 0, 32768), (1, 64, 7, 0)):
    case("flops.attentionForwardCausal", 1e-14, **dict(zip(("layers", "dAttn", "prefix", "newTokens"), args)))
case("flops.kvCacheBytes", 0, layers=80, kvHeads=8, headDim=128, tokens=131072, bytesPerElement=1)
for kept, epochs, shared in ((1.0, 1, True), (.25, 3, False), (0.0, 1, True)):
    case("flops.rlStep", 1e-14, paramsActive=3.7e10, promptTokens=700, completionTokens=12000, groupSize=16, keptFraction=kept,
         epochs=epochs, recomputeOldLogprobs=shared, referenceForward=not shared, criticParams=7e9, rewardModelParams=1e9, sharedPrefill=shared)
case("flops.bitsPerFlop", 1e-15, bitsPerSample=.3, flopsPerSample=7e13)
case("flops.bitsPerDollar", 1e-14, bitsPerSample=.3, flopsPerSample=7e13, peakFlopsPerSecond=9.89e14, utilisation=.35, dollarsPerHour=2.2)

# value
for a, b in ((1.0, 1.0), (2.0, 3.0), (.5, 8.5), (40.0, 10.0), (300.0, 700.0), (.1, .1)):
    for c in (0.0, .05, .2, .3, .5, .9, 1.0):
        case("value.evpi", 1e-8, 1e-15, digits=50, a=a, b=b, threshold=c)
        for m in (0, 1, 2, 8, 64):
            case("value.evsi", 1e-9, 1e-15, digits=50, a=a, b=b, threshold=c, m=m)
        case("value.evsiPerBit", 1e-8, 1e-15, digits=60, a=a, b=b, threshold=c, m=8)
case("value.utilityPerBit", 1e-13, p0=.2, p1=.9, valuePerSuccess=3.0, bits=12345.0)
case("value.informationRatio", 1e-14, expectedRegret=.3, informationGainBits=.02)

# large groups from a prompt that is nearly certain: the other way of summing
for G, a, b in ((300, 1e-4, 2.0), (300, 1e-8, .5), (1000, 1e-12, 1.0), (1000, 5e-4, 5e-4), (500, 1e-5, 1e-9),
                (400, .00099, 1e4), (600, 3.0, 1e-7)):
    case("info.groupEigBits", 1e-11, digits=120, G=G, a=a, b=b)

PATH = Path(__file__).with_name("dense.json")
made = f"mpmath {__version__}"
source = made
if ONLY:
    # the others stay, and the new ones stand where those of their name stood
    old = json.loads(PATH.read_text())
    source = old["source"].split(", 30 to")[0]
    if made not in source:
        source += f"; {', '.join(sorted(ONLY))}: {made}"
    new, CASES = CASES, []
    for c in old["cases"]:
        if c["fn"] not in ONLY:
            CASES.append(c)
        elif any(n["fn"] == c["fn"] for n in new):
            CASES += [n for n in new if n["fn"] == c["fn"]]
            new = [n for n in new if n["fn"] != c["fn"]]
    CASES += new
SCRIPT = "packages/info/test/golden/generate.py"
HEAD = {
    "source": source + ", 30 to 700 digits",
    "script": SCRIPT,
    "command": f"python {SCRIPT}",
    "tolerance": "of each case: |got - expected| <= atol + rtol |expected|, element by element",
}
PATH.write_text(json.dumps(HEAD)[:-1] + ',\n"cases":[\n' + ",\n".join(json.dumps(c) for c in CASES) + "\n]}\n")
print(len(CASES), "cases", file=sys.stderr)
