"""Draws of a data set of five rows, of which two are tasks, from a server that goes away after one look."""
import json

from bits_per_sample import Curriculum
from bits_per_sample.draws import Draws
from recorded import warnings


class Away(Curriculum):
    def call(self, op, key=None, **fields):
        if op == "weights":
            return {"ids": ["1", "3"], "p": [0.5, 0.5]}
        raise ConnectionError("away")


draws = Draws(Away("http://127.0.0.1:9"), range(5))
draws.check()
drawn = draws.draw(100, 4)
rows = sorted({row for row, _ in drawn})
print(json.dumps({"drawn": len(drawn), "rows": rows, "tickets": [t for _, t in drawn if t], "warnings": warnings}))
