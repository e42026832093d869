"""Worked examples of Elo, Glicko and TrueSkill: round arguments, as in the papers.

    python3 matchmaking.py > matchmaking.json

Independent of the package: every definition is written down here and evaluated by mpmath at 60
digits. closedForms.py has many more cases.
"""

import json
import sys

import mpmath as mp
from mpmath import mpf as M

mp.mp.dps = 60
cases = []


def add(fn, expected, rtol=1e-12, **args):
    cases.append({"fn": "cur." + fn, "args": args, "expected": float(expected), "rtol": rtol})


def elo(a, b):
    return 1 / (1 + M(10) ** ((M(b) - M(a)) / 400))


def g(rd):
    q = mp.log(10) / 400
    return 1 / mp.sqrt(1 + 3 * q**2 * M(rd) ** 2 / mp.pi**2)


for a, b in [(1500, 1500), (2400, 1000)]:
    add("eloExpected", elo(a, b), ratingA=a, ratingB=b)
for a, b in [(2400, 1000), (1500, 1700)]:
    add("eloUpdate", M(a) + 32 * (1 - elo(a, b)), ratingA=a, ratingB=b, score=1, kFactor=32)
for rd in [30, 100]:
    add("glickoG", g(rd), rd=rd)
for rd in [350, 30]:
    add("glickoExpected", 1 / (1 + M(10) ** (-g(rd) * (1500 - 1650) / 400)),
        rating=1500, opponent=1650, opponentRd=rd)

beta = 25 / 6
players = [(25.0, 25 / 3, 25.0, 25 / 3), (30.0, 2.0, 25.0, 1.5)]
for mu_a, sigma_a, mu_b, sigma_b in players:
    noise = 2 * M(beta) ** 2
    variance = noise + M(sigma_a) ** 2 + M(sigma_b) ** 2
    add("trueskillQuality",
        mp.sqrt(noise / variance) * mp.exp(-((M(mu_a) - M(mu_b)) ** 2) / (2 * variance)),
        muA=mu_a, sigmaA=sigma_a, muB=mu_b, sigmaB=sigma_b, beta=beta)
for mu_a, sigma_a, mu_b, sigma_b in players:
    variance = 2 * M(beta) ** 2 + M(sigma_a) ** 2 + M(sigma_b) ** 2
    add("trueskillWinProbability", mp.ncdf((M(mu_a) - M(mu_b)) / mp.sqrt(variance)), rtol=1e-10,
        muA=mu_a, sigmaA=sigma_a, muB=mu_b, sigmaB=sigma_b, beta=beta)

head = {
    "source": f"mpmath {mp.__version__}, 60 digits",
    "script": "packages/curriculum/test/golden/rating/matchmaking.py",
    "command": "python3 matchmaking.py > matchmaking.json",
    "tolerance": "rtol of each case",
}
rows = ",\n".join(json.dumps(case) for case in cases)
sys.stdout.write(json.dumps(head)[:-1] + ', "cases": [\n' + rows + "\n]}\n")
