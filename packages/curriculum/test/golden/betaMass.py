"""Golden masses of Beta distributions: python betaMass.py > betaMass.json"""
import json, math
import mpmath as mp

mp.mp.dps = 60


def mass(a, b, x, y):
    return mp.betainc(a, b, x, y, regularized=True)


cases = []
for a, b in [(1, 1), (0.5, 0.5), (3.5, 5.5), (1.2, 0.02), (40.5, 2), (1, 30), (300, 310), (0.01, 3)]:
    for least in [0.0, 0.01, 0.1, 0.1875, 0.24, 0.2499]:
        half = math.sqrt(0.25 - least)
        x, y = 0.5 - half, 0.5 + half
        cases.append({"a": a, "b": b, "band": [x, y], "mass": float(mass(mp.mpf(a), mp.mpf(b), mp.mpf(x), mp.mpf(y)))})
print(json.dumps({"source": "mpmath " + mp.__version__, "script": "packages/curriculum/test/golden/betaMass.py", "command": "python betaMass.py > betaMass.json", "tolerance": 1e-9, "cases": cases}, indent=1))
