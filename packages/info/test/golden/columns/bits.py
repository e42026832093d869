"""Writes bits.json: surprisal and binary entropy of probabilities over all of (0, 1], rounded
from 60 digits (400 where 1 - p needs them). The columns must come within 2 and 4 ulp.

    pip install mpmath && python packages/info/test/golden/columns/bits.py
"""
import json
import random
from pathlib import Path

from mpmath import __version__, log, mp, mpf

random.seed(11)
P = [2.0 ** -1074, 2.0 ** -1023, 2.0 ** -1022, 2.0 ** -1021, 1 - 2.0 ** -53, 1 - 2.0 ** -52, .5 - 2.0 ** -54,
     .5, .5 + 2.0 ** -53, 2 ** -.5, 2 ** -1.5, 1.0]
for _ in range(80):
    P += [random.random(), 2.0 ** (-1074 * random.random()), 2.0 ** (-40 * random.random()),
          1 - 2.0 ** (-53 * random.random()), .5 + (random.random() - .5) / 500, .7 + .02 * random.random()]


def bits(p):
    mp.dps = 60 if p > 1e-20 else 400
    x = mpf(p)
    s = -log(x, 2) if x < 1 else mpf(0)
    return float(s), float(x * s - (1 - x) * log(1 - x, 2)) if x < 1 else 0.0


rows = [(p, *bits(p)) for p in P]
SCRIPT = "packages/info/test/golden/columns/bits.py"
HEAD = {
    "source": f"mpmath {__version__}, 60 and 400 digits",
    "script": SCRIPT,
    "command": f"python {SCRIPT}",
    "tolerance": "surprisal 2 ulp, binaryEntropy 4 ulp",
}
columns = {"p": [r[0] for r in rows], "surprisal": [r[1] for r in rows], "binaryEntropy": [r[2] for r in rows]}
Path(__file__).with_suffix(".json").write_text(json.dumps(HEAD | columns) + "\n")
