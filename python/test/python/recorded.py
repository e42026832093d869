"""What a run asked a server and told it, held against what the reward function scored."""
import json
import logging
import os
import sys
import time
import traceback
from collections import Counter

from bits_per_sample import Curriculum

#: What the package has warned of.
warnings = []


class _Kept(logging.Handler):
    def emit(self, record):
        warnings.append(record.getMessage())


logging.getLogger("bits_per_sample").addHandler(_Kept())


class Recorded(Curriculum):
    """A client that remembers; with `away`, one whose server does not answer."""

    away = False

    def __init__(self, *args):
        super().__init__(*args)
        self.asks, self.tickets, self.told, self.tries, self.began = [], {}, [], [], time.monotonic()

    def call(self, op, key=None, **fields):
        self.tries.append(0)
        answer = super().call(op, key, **fields)
        if op == "ask":
            self.asks.append(fields["step"])
            self.tickets |= {drawn["ticket"]: drawn["task"] for drawn in answer["assignments"]}
        if op == "observe":
            self.told += zip(fields["outcomes"], answer["verdicts"])
        return answer

    def _post(self, op, body, timeout):
        self.tries[-1] += 1
        if self.away:
            raise ConnectionRefusedError("away")
        return super()._post(op, body, timeout)

    def happened(self, step, seen):
        """`seen`: task and reward of each rollout of training."""
        told = Counter()
        for outcome, _ in self.told:
            task = self.tickets.get(outcome["ticket"], "of another run")
            told.update((task, reward) for reward in outcome["rewards"])
            told.update((task, None) for _ in range(outcome["errors"]))
        return {
            "step": step, "scored": len(seen), "asks": self.asks, "drawn": len(self.tickets), "told": len(self.told),
            "toldRollouts": sum(told.values()),
            # rewards that the server heard and no training rollout of that task got
            "invented": sum((told - Counter(seen)).values()),
            "expired": sum(verdict.get("reason") == "expired" for _, verdict in self.told),
            "patient": sum(tries > 1 for tries in self.tries),
            "seconds": round(time.monotonic() - self.began),
        }


def run_logged(run):
    """Runs what each argument says; prints what happened, or the error, and the warnings."""
    for argument in sys.argv[1:]:
        warnings.clear()
        try:
            happened = run(**json.loads(argument))
        except Exception as error:
            traceback.print_exc()  # shown when the test fails
            happened = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"rank": int(os.environ.get("RANK", "0")), **happened, "warnings": warnings}), flush=True)
