"""Golden numbers of Elo, Glicko and TrueSkill at the ends of their domains.

Independent of the package: the published formulas with mpmath at 60 digits.

    python3 closedForms.py > closedForms.json
"""
import json, random
from mpmath import mp, mpf as M, log, sqrt, exp, pi, erfc

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
print(json.dumps({"source": "mpmath 60 digits, closedForms.py", "command": "python3 closedForms.py > closedForms.json", "cases": cases}, indent=0))
