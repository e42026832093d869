"""What the bridges share: draws that never end a training run."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterable, Sequence
from typing import Any

from .client import Curriculum, CurriculumError
from .protocol import Assignment, Outcome

__all__ = ["Draws"]

_log = logging.getLogger("bits_per_sample")
# outcomes that wait for a server that is away; later ones are lost
_MOST_UNSENT = 10_000


class Draws:
    """Rows of a data set, drawn by a curriculum server.

    Where the server is away for longer than the patience of its client, or answers with an error,
    rows are drawn uniformly, with a warning, until it is back. Outcomes wait for it.
    """

    def __init__(self, server: Curriculum, ids: Iterable[Any], name: str = "ids", seed: int = 0) -> None:
        self.server = server
        self.rows = {str(task): row for row, task in enumerate(ids)}
        self.names = list(self.rows)
        # of the rows, those that are tasks of the server
        self._pool = self.names
        #: Updates of the policy that were made so far: the version that the next rollouts come from.
        self.step = 0
        count = max(self.rows.values(), default=-1) + 1
        if len(self.rows) != count:
            raise ValueError(f"{name}: expected unique values, got {len(self.rows)} for {count} rows")
        self._random = random.Random(seed)
        self._unsent: list[Outcome] = []
        self._begun = False
        self._away = False
        self._told: set[str] = set()

    def check(self) -> None:
        """Looks whether the server is there and knows this data set; to be called before a run.

        :raises OSError: it is not there.
        :raises CurriculumError: it refuses, for example the token.
        :raises ValueError: it has tasks that are no rows.
        """
        tasks = self.server.weights()
        strangers = [task for task in tasks if task not in self.rows]
        if strangers:
            raise ValueError(
                f"{len(strangers)} of the server's {len(tasks)} tasks are no rows of the data set, "
                f"such as {strangers[0]!r}; its ids are like {next(iter(self.rows), None)!r}"
            )
        self._pool = list(tasks) or self.names
        if len(tasks) < len(self.rows):
            _log.warning("%d of %d rows are no tasks of the server: they are never drawn", len(self.rows) - len(tasks), len(self.rows))

    def draw(self, groups: int, group_size: int) -> list[tuple[int, str | None]]:
        """Rows for the next groups, each with its ticket; None where nothing is to be told of it.

        :raises ValueError: in the first draw, the server's group size is another, or its strategy gives hints and the like.
        """
        drawn: list[tuple[int, str | None]] = []
        while len(drawn) < groups:  # a strategy may draw fewer than asked for
            before = len(drawn)
            for assignment in self._ask(groups - before):
                answers = self._compare(assignment, group_size)
                row = self.rows.get(assignment["task"])
                if row is None:
                    self._tell(f"task {assignment['task']!r} of the server is no row of the data set: not drawn")
                else:
                    drawn.append((row, assignment["ticket"] if answers else None))
            if len(drawn) == before:
                uniform = self._random.choices(self._pool, k=groups - before)
                drawn += [(self.rows[task], None) for task in uniform]
        self._begun = True
        return drawn

    def observe(self, outcomes: Sequence[Outcome]) -> None:
        """Tells what came of groups; where the server is away, later."""
        room = _MOST_UNSENT - len(self._unsent)
        self._unsent += outcomes[:room]
        if len(outcomes) > room:
            self._tell("outcomes are lost: the server is away for too long")
        if not self._unsent:
            return
        try:
            self.server.call("observe", outcomes=self._unsent, patience=self._patience())
            self._found()
        except OSError as error:
            self._lose(error)
            return
        except CurriculumError as error:
            self._tell(f"{len(self._unsent)} outcomes were refused ({error})")
        self._unsent = []

    def _ask(self, groups: int) -> list[Assignment]:
        fields: dict[str, Any] = {"groups": groups, "step": self.step, "policyVersion": self.step}
        try:
            answer = self.server.call("ask", patience=self._patience(), **fields)
        except OSError as error:
            self._lose(error)
            return []
        except CurriculumError as error:
            self._tell(f"the server draws nothing ({error}): rows are drawn uniformly")
            return []
        self._found()
        assignments: list[Assignment] = answer["assignments"]
        if not assignments:
            self._tell("the server draws nothing: rows are drawn uniformly")
        return assignments

    def _compare(self, assignment: Assignment, group_size: int) -> bool:
        """Whether rollouts as this trainer makes them answer an assignment. If not it is said: as an error at the start."""
        rollouts, asked = assignment["rollouts"], _beyond(assignment)
        if rollouts != group_size:
            told = (
                f"the server draws groups of {rollouts}, the trainer makes groups of {group_size}; "
                f"""serve with --config '{{"groupSize": {group_size}}}'"""
            )
        elif asked is not None:
            told = f"the strategy gives {asked}, which the trainer does not hear of; serve with another --strategy"
        else:
            return True
        if not self._begun:
            raise ValueError(told)
        self._tell(told)
        return asked is None

    def _patience(self) -> float | None:
        """One try each while the server is away: a run waits for it only once."""
        return 0.0 if self._away else None

    def _lose(self, error: OSError) -> None:
        if not self._away:
            _log.warning("%s: rows are drawn uniformly until the server is back", error)
        self._away = True

    def _found(self) -> None:
        if self._away:
            _log.warning("the curriculum server is back: it draws again")
        self._away = False

    def _tell(self, text: str) -> None:
        if text not in self._told:
            self._told.add(text)
            _log.warning("%s", text)


def _beyond(assignment: Assignment) -> str | None:
    """What a strategy gives beside a prompt, by name."""
    if (assignment.get("hint") or 0) > 0:
        return "hint"
    if (assignment.get("attempts") or 1) > 1:
        return "attempts"
    return next((name for name in ("opponent", "params") if name in assignment), None)
