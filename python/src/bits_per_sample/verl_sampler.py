"""A curriculum for verl 0.7 as a sampler, through its ``AbstractCurriculumSampler``.

::

    python -m verl.trainer.main_ppo ... data.dataloader_num_workers=0 \\
      data.sampler.class_path=pkg://bits_per_sample.verl_sampler data.sampler.class_name=CurriculumSampler \\
      +data.curriculum.url=http://127.0.0.1:8731 +data.curriculum.group_size=8

verl 0.8 has no such samplers any more; see :mod:`bits_per_sample.verl`.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import Any

from verl.experimental.dataset.sampler import AbstractCurriculumSampler

from .client import outcome
from .verl import draws_of

__all__ = ["CurriculumSampler"]


class CurriculumSampler(AbstractCurriculumSampler):
    """Rows of the data set, a batch at a time, as the server draws them.

    Tasks are the texts of ``extra_info.index``, which must be unique.
    """

    def __init__(self, data_source: Any, data_config: Any) -> None:
        self._draws = draws_of(data_config, data_source.dataframe["extra_info"])
        self._groups = int(data_config.get("gen_batch_size") or data_config["train_batch_size"])
        self._size = int(data_config["curriculum"]["group_size"])
        self._yielded = 0
        self._tickets: defaultdict[str, deque[str | None]] = defaultdict(deque)

    def __len__(self) -> int:
        return len(self._draws.rows)

    def __iter__(self) -> Iterator[int]:
        while self._yielded + self._groups <= len(self):
            for row, ticket in self._draws.draw(self._groups, self._size):
                self._tickets[self._draws.names[row]].append(ticket)
                self._yielded += 1
                yield row
        self._yielded = 0

    def update(self, batch: Any) -> None:
        """Called by the trainer after each step: tells what came of each group."""
        groups: dict[str, tuple[str, list[float]]] = {}
        rows, scores = batch.non_tensor_batch, batch.batch["token_level_scores"].sum(-1).tolist()
        for uid, index, score in zip(rows["uid"], rows["index"], scores, strict=True):
            groups.setdefault(uid, (str(index), []))[1].append(score)
        outcomes = []
        for task, rewards in groups.values():
            ticket = self._tickets[task].popleft() if self._tickets[task] else None
            if ticket is not None:
                outcomes.append(outcome(ticket, self._draws.step, rewards))
        self._draws.observe(outcomes)
        self._draws.step += 1

    def state_dict(self) -> dict[str, int]:
        return {"step": self._draws.step, "yielded": self._yielded}

    def load_state_dict(self, state: dict[str, int]) -> None:
        self._draws.step, self._yielded = state["step"], state["yielded"]
