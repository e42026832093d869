"""Draws of a data set of five rows from a server that goes away after one look, and from some that give more."""
import json

from bits_per_sample import Curriculum
from bits_per_sample.draws import Draws
from recorded import warnings


class Away(Curriculum):
    def call(self, op, key=None, **fields):
        if op == "weights":
            return {"ids": ["1", "3"], "p": [0.5, 0.5]}
        raise ConnectionError("away")


class Given(Curriculum):
    """Gives what it is made with, from the second draw on what it is given later."""

    def __init__(self, **more):
        super().__init__("http://127.0.0.1:9")
        self.more = more

    def call(self, op, key=None, **fields):
        return {"assignments": [{"ticket": "run:0", "task": "1", "rollouts": 4, **self.more}]}


def refused(**more):
    try:
        return Draws(Given(**more), range(5)).draw(1, 4)
    except ValueError as error:
        return str(error).split(",")[0]


draws = Draws(Away("http://127.0.0.1:9"), range(5))
draws.check()
drawn = draws.draw(100, 4)
rows = sorted({row for row, _ in drawn})
begun = Draws(Given(attempts=1, hint=0), range(5))
first = begun.draw(1, 4)
begun.server.more = {"attempts": 7}
print(json.dumps({
    "drawn": len(drawn), "rows": rows, "tickets": [t for _, t in drawn if t],
    "given": [refused(hint=1), refused(attempts=2), refused(opponent={"agent": "a"}), refused(params={"x": 0.5})],
    "first": first, "second": begun.draw(1, 4), "warnings": warnings,
}))
