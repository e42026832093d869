"""Golden numbers of Elo, Glicko and TrueSkill at the ends of their domains, and of pfsp weights.

Independent of the package: the published formulas with mpmath at 60 digits; pfsp by integrating
(1 - w)^2 and w (1 - w) over the Beta posterior.

    python3 closedForms.py > closedForms.json
"""
import json, random
from mpmath import mp, mpf as M, log, sqrt, exp, pi, erfc, quad

mp.dps = 60
rnd = random.Random(20261128)
q = log(M(10)) / 400


def elo(a, b):
    return 1 / (1 + M(10) ** ((M(b) - M(a)) / 400))


def g(rd):
    return 1 / sqrt(1 + 3 * q**2 * M(rd) ** 2 / pi**2)


cases = []


def add(fn, args, value, rtol=1e-13):
    cases.append({"fn": fn, "args": args, "expected": float(value), "rtol": rtol})


for _ in range(40):
    a, b = (round(rnd.uniform(-3000, 5000), 2) for _ in range(2))
    s, k = rnd.choice([0, 0.5, 1, 0.25]), rnd.choice([1, 10, 16, 32, 400])
    rd = rnd.choice([0, 1e-6, 30, 350, 2000, 1e6])
    add("cur.eloExpected", {"ratingA": a, "ratingB": b}, elo(a, b), 1e-11)
    add("cur.eloUpdate", {"ratingA": a, "ratingB": b, "score": s, "kFactor": k}, M(a) + k * (M(s) - elo(a, b)), 1e-12)
    add("cur.glickoG", {"rd": rd}, g(rd))
    add("cur.glickoExpected", {"rating": a, "opponent": b, "opponentRd": rd}, 1 / (1 + M(10) ** (-g(rd) * (M(a) - M(b)) / 400)), 1e-11)
for _ in range(40):
    mu = [round(rnd.uniform(-50, 100), 3) for _ in range(2)]
    sd = [rnd.choice([0, 1e-6, 0.5, 25 / 3, 100]) for _ in range(2)]
    beta = rnd.choice([0.1, 25 / 6, 30])
    v = 2 * M(beta) ** 2 + M(sd[0]) ** 2 + M(sd[1]) ** 2
    d = M(mu[0]) - M(mu[1])
    args = {"muA": mu[0], "sigmaA": sd[0], "muB": mu[1], "sigmaB": sd[1], "beta": beta}
    quality = sqrt(2 * M(beta) ** 2 / v) * exp(-d * d / (2 * v))
    win = erfc(-d / sqrt(2 * v)) / 2
    if float(quality) > 1e-280:
        add("cur.trueskillQuality", args, quality, 1e-11)
    if float(win) > 1e-280:
        add("cur.trueskillWinProbability", args, win, 1e-11)
for _ in range(25):
    r, rd = round(rnd.uniform(0, 3000), 1), rnd.choice([0, 1e-9, 30, 200, 350, 1e4])
    games = [{"rating": round(rnd.uniform(0, 3000), 1), "deviation": rnd.choice([0, 50, 350]), "score": rnd.choice([0, 0.25, 0.5, 1]),
              "games": rnd.choice([1, 3, 100])} for _ in range(rnd.choice([0, 1, 4]))]
    inverse = surplus = M(0)
    for x in games:
        e = 1 / (1 + M(10) ** (-g(x["deviation"]) * (M(r) - M(x["rating"])) / 400))
        inverse += x["games"] * (q * g(x["deviation"])) ** 2 * e * (1 - e)
        surplus += x["games"] * g(x["deviation"]) * (M(x["score"]) - e)
    v = M(rd) ** 2 / (1 + M(rd) ** 2 * inverse)
    cases.append({"fn": "glickoUpdate", "args": {"rating": r, "deviation": rd, "games": games},
                  "expected": {"rating": float(r + q * v * surplus), "deviation": float(sqrt(v))}, "rtol": 1e-11, "atol": 1e-9})
mp.dps = 30
for _ in range(12):
    weighting = rnd.choice(["hard", "even"])
    records = [[rnd.randint(0, 20), rnd.randint(1, 20)] for _ in range(rnd.choice([1, 2, 5]))]

    def worth(won, lost):
        a, b = M(won) + M(1) / 2, M(lost) + M(1) / 2
        # w = sin^2 t takes the poles of the Beta density away
        pdf = lambda t: mp.sin(t) ** (2 * a - 1) * mp.cos(t) ** (2 * b - 1)
        f = (lambda w: (1 - w) ** 2) if weighting == "hard" else (lambda w: w * (1 - w))
        ends = [0, pi / 8, pi / 4, 3 * pi / 8, pi / 2]
        return quad(lambda t: f(mp.sin(t) ** 2) * pdf(t), ends) / quad(pdf, ends)

    w = [worth(*x) for x in records]
    cases.append({"fn": "pfspWeights", "args": {"records": [{"successes": k, "attempts": k + l} for k, l in records], "weighting": weighting, "uniform": 0},
                  "expected": [float(x / sum(w)) for x in w], "rtol": 1e-12})
print(json.dumps({"source": "mpmath 60 digits, closedForms.py", "script": "packages/curriculum/test/golden/rating/closedForms.py", "tolerance": "rtol of each case", "command": "python3 closedForms.py > closedForms.json", "cases": cases}, indent=0))
