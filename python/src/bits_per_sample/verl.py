"""A curriculum for verl as a data set; trainers that call ``on_batch_end`` need nothing else.

::

    python -m verl.trainer.main_ppo ... data.dataloader_num_workers=0 \\
      data.custom_cls.path=pkg://bits_per_sample.verl data.custom_cls.name=CurriculumDataset \\
      +data.curriculum.url=http://127.0.0.1:8731 +data.curriculum.group_size=8
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import Any

from verl.utils.dataset.rl_dataset import RLHFDataset

from .client import Curriculum, outcome
from .draws import Draws
from .protocol import Outcome

__all__ = ["CurriculumDataset"]

TICKET = "curriculum_ticket"


class CurriculumDataset(RLHFDataset):
    """verl's data set, whose next row is the one that the curriculum draws, whatever index is asked for.

    Tasks are the texts of ``extra_info.index``, which must be unique. A row carries its ticket in
    ``extra_info``, so its rewards find back however a batch is reordered or filtered.
    """

    #: The draws of the training set of this process, for a replay buffer.
    draws: Draws | None = None

    def __init__(self, data_files: Any, tokenizer: Any, config: Any, *args: Any, **more: Any) -> None:
        super().__init__(data_files, tokenizer, config, *args, **more)
        self._next: deque[tuple[int, str | None]] = deque()
        # verl makes its validation set of the same class
        self._trains = data_files == config.get("train_files")
        if not self._trains:
            return
        if config.get("val_files") == data_files:
            raise ValueError("data.val_files: expected others than data.train_files, of which the curriculum draws")
        CurriculumDataset.draws = draws_of(config, self.dataframe["extra_info"])

    def __getitem__(self, item: int) -> Any:
        if not self._trains:
            return super().__getitem__(item)
        if not self._next:
            self._next.extend(self._draw())
        row, ticket = self._next.popleft()
        drawn = super().__getitem__(row)
        drawn["extra_info"] = {**drawn["extra_info"], TICKET: ticket or ""}
        return drawn

    def _draw(self) -> list[tuple[int, str | None]]:
        # read at each draw: some trainers change it after the data set is made
        groups = int(self.config.get("gen_batch_size") or self.config["train_batch_size"])
        assert self.draws is not None
        return self.draws.draw(groups, int(self.config["curriculum"]["group_size"]))

    def on_batch_end(self, batch: Any) -> None:
        """Called by the trainer after each step: tells what came of each group."""
        scores = batch.batch["token_level_scores"].sum(-1).tolist()
        tickets = [info.get(TICKET) for info in batch.non_tensor_batch["extra_info"]]
        assert self.draws is not None
        self.draws.observe(outcomes_of((t, s, self.draws.step) for t, s in zip(tickets, scores, strict=True)))
        self.draws.step += 1

    def state_dict(self) -> dict[str, int]:
        """What verl's checkpoint keeps: how many steps were made."""
        return {"step": self.draws.step if self.draws is not None else 0}

    def load_state_dict(self, state: dict[str, int]) -> None:
        if self._trains and self.draws is not None:
            self.draws.step = state["step"]


def draws_of(config: Any, extra_info: Any) -> Draws:
    """The draws of a training set, after looking whether server, data set and options fit together.

    :raises ValueError: they do not.
    """
    workers = config.get("dataloader_num_workers", 8)
    if workers != 0:
        raise ValueError(
            f"data.dataloader_num_workers: expected 0, got {workers}; workers draw prompts ahead of the "
            "outcomes that should decide them"
        )
    options = config.get("curriculum") or {}
    for name, what in (("url", "the address of a server"), ("group_size", "rollout.n")):
        if options.get(name) is None:
            raise ValueError(f"data.curriculum.{name}: expected {what}, got none; +data.curriculum.{name}=… sets it")
    server = Curriculum(options["url"], options.get("token"), float(options.get("patience", 120)))
    draws = Draws(server, [info["index"] for info in extra_info], "extra_info.index", int(config.get("seed") or 0))
    draws.check()
    return draws


def outcomes_of(rollouts: Iterable[tuple[str | None, float, int]]) -> list[Outcome]:
    """Outcomes by ticket, of rollouts: ticket, reward, version of the policy. One drawn uniformly has no ticket."""
    groups: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for ticket, reward, version in rollouts:
        if ticket:
            groups[ticket].append((reward, version))
    return [
        outcome(ticket, min(version for _, version in group), [reward for reward, _ in group])
        for ticket, group in groups.items()
    ]
