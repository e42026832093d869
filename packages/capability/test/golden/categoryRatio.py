"""Golden values for categoryRatioPValue: its formula in exact fractions, and Fisher's F by mpmath."""
import json
import pathlib
import random
from fractions import Fraction

import mpmath as mp

mp.mp.dps = 40
random.seed(20261129)


def mpf(x):
    return mp.mpf(x.numerator) / x.denominator


def chance(rates, category):
    C = max(category) + 1
    parts = [[x for x, c in zip(rates, category) if c == code] for code in range(C)]
    means = [sum(part) / len(part) for part in parts]
    # the noise of a category with one prompt at 0 and one at 1 beside its own
    noise = [
        (sum((x - mean) ** 2 for x in part) + mean**2 + (1 - mean) ** 2) / (len(part) * (len(part) + 1))
        for part, mean in zip(parts, means)
    ]
    centre = sum(means) / C
    between = sum((mean - centre) ** 2 for mean in means) / (C - 1)
    total, squares = sum(noise), sum(v**2 for v in noise)
    numerator = max(Fraction(1), (C - 1) * total**2 / (C * squares))
    denominator = total**2 / sum(v**2 / (len(part) - 1) for v, part in zip(noise, parts))
    a, b, ratio = mpf(numerator), mpf(denominator), mpf(between * C / total)
    return mp.betainc(b / 2, a / 2, 0, b / (b + a * ratio), regularized=True)


cases = []
for sizes, groups in [((20,) * 10, 8), ((200, 3, 3), 4), ((6, 2, 9, 40), 16), ((5, 5), 2), ((30, 12, 7), 64)]:
    for shift in (0, 0.4, 0.8):
        rows = []
        for c, m in enumerate(sizes):
            for _ in range(m):
                p = random.betavariate(0.8, 0.8) * (1 - shift) + shift * c / (len(sizes) - 1)
                rows.append((Fraction(sum(random.random() < p for _ in range(groups)), groups), c))
        random.shuffle(rows)
        rates, category = [x for x, _ in rows], [c for _, c in rows]
        cases.append({
            "fn": "capability.categoryRatioPValue",
            "args": {"rates": [float(x) for x in rates], "category": category},
            "expected": {"p": float(chance(rates, category))},
            "atol": 1e-12,
        })

out = {
    "source": f"mpmath {mp.__version__}, 40 digits, and exact fractions",
    "script": "packages/capability/test/golden/categoryRatio.py",
    "command": "python packages/capability/test/golden/categoryRatio.py",
    "tolerance": "of each case: |got - expected| <= atol + rtol |expected|, field by field",
    "cases": cases,
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")
print([case["expected"]["p"] for case in cases])
