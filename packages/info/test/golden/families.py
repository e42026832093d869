"""Recomputes the expected numbers of the hand-picked cases beside it from definitions.py.

    pip install mpmath && python packages/info/test/golden/families.py [NAME.json …]

Without names: every family, that is every *.json but dense.json. Arguments and tolerances stay
as they are in the files: to add a case, write its fn, args and rtol with "expected": null, and run
this on the file. Prints how many numbers moved.
"""
import json
import sys
from pathlib import Path

from mpmath import __version__, inf, isinf, isnan, mp, mpf

from definitions import REG

HERE = Path(__file__).parent
WORDS = {"Infinity": inf, "-Infinity": -inf}
TOLERANCE = "of each case: |got - expected| <= atol + rtol |expected|, element by element"


def read(x):
    if isinstance(x, list):
        return [read(v) for v in x]
    return WORDS.get(x, x) if isinstance(x, str) else x


def write(x):
    if x is None or isinstance(x, (list, tuple, dict)):
        if isinstance(x, dict):
            return {k: write(v) for k, v in x.items()}
        return None if x is None else [write(v) for v in x]
    if isinstance(x, int):
        return x
    x = mpf(x)
    if isnan(x):
        return None
    return ("Infinity" if x > 0 else "-Infinity") if isinf(x) else float(x)


def smallest(x):
    """How far from 0 and 1 the arguments reach: decides the digits."""
    if isinstance(x, (list, tuple)):
        return min(map(smallest, x), default=1)
    if isinstance(x, dict):
        return min(map(smallest, x.values()), default=1)
    return abs(x) if isinstance(x, float) and x else 1


for path in [HERE / n for n in sys.argv[1:]] or sorted(HERE.glob("*.json")):
    if path.name == "dense.json":
        continue
    family = json.loads(path.read_text())
    moved = 0
    rows = []
    for case in family["cases"]:
        args = {name: read(value) for name, value in case["args"].items()}
        mp.dps = 400 if smallest(args) < 1e-15 else 50
        expected = write(REG[case["fn"]](**args))
        moved += expected != case["expected"]
        rows.append(json.dumps({**case, "expected": expected}))
    head = {
        "source": f"mpmath {__version__}, 50 digits, 400 for arguments below 1e-15",
        "script": "packages/info/test/golden/families.py",
        "command": f"python packages/info/test/golden/families.py {path.name}",
        "tolerance": TOLERANCE,
    }
    path.write_text(json.dumps(head)[:-1] + ',\n"cases": [\n' + ",\n".join(rows) + "\n]}\n")
    print(path.name, len(rows), "cases,", moved, "moved")
