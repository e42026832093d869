"""Drives the client against a server; prints what happened. argv: where, token or nothing."""
import json
import os
import random
import sys

from bits_per_sample import Curriculum, CurriculumError, outcome

where, token = json.loads(sys.argv[1]), (sys.argv[2:] or [None])[0]
random.seed(1)


def roll_out(name, n):
    return [float(random.random() < (int(name) * 37 % 100) / 100) for _ in range(n)]


with Curriculum(where, token, patience=float(os.environ.get("PATIENCE", "20"))) as cur:
    admitted = 0
    for step in range(5):
        drawn = cur.ask(groups=6, step=step, version=step)
        assert len(drawn) == 6
        if cur.process and step in (1, 3):
            cur.process.kill()  # the client starts another, which goes on
        outcomes = [outcome(a["ticket"], step, roll_out(a["task"], a["rollouts"]) + [None, float("nan")]) for a in drawn]
        admitted += sum(verdict["admit"] for verdict in cur.observe(outcomes))
    again = [cur.ask(groups=3, step=5, version=5, key="same") for _ in range(2)]
    assert again[0] == again[1]
    try:
        cur.ask(groups=0, step=0, version=0)
    except CurriculumError as error:
        refused = [error.code, str(error)]
    weights = cur.weights()
    assert abs(sum(weights.values()) - 1) < 1e-9
    process = cur.process
    print(json.dumps({"metrics": cur.metrics(), "admitted": admitted, "refused": refused, "weights": len(weights)}))
assert process is None or process.poll() == 0, process.poll()
