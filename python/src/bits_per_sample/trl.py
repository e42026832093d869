"""A curriculum for TRL's ``GRPOTrainer`` and trainers made of it."""

from __future__ import annotations

import functools
import inspect
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from accelerate.utils import broadcast_object_list, gather_object
from transformers import TrainerCallback

from .client import Curriculum, outcome
from .draws import Draws

__all__ = ["CurriculumBridge"]

_Trainer = TypeVar("_Trainer", bound=type)


class CurriculumBridge(TrainerCallback):
    """Lets a curriculum server draw the prompts of a TRL trainer.

    ``server`` is the URL of ``bits-per-sample curriculum serve --http``, or a client. ``column`` of
    the data set names a row's task. ``patience``: seconds that training waits for a server that is
    away, before prompts are drawn uniformly until it is back; keep it below the timeout of the
    process group.

    >>> bridge = CurriculumBridge("http://127.0.0.1:8731", column="id")          # doctest: +SKIP
    >>> trainer = bridge.trainer(GRPOTrainer)(
    ...     model=model, args=args, train_dataset=dataset,
    ...     reward_funcs=[bridge.reward(correct), style])                        # doctest: +SKIP
    """

    def __init__(
        self,
        server: str | Curriculum,
        column: str = "id",
        token: str | None = None,
        patience: float = 120.0,
    ) -> None:
        self._server = server if isinstance(server, Curriculum) else Curriculum(server, token, patience)
        self._column = column
        self._owner: Any = None
        self._draws: Draws | None = None
        self._wrapped: list[Callable[..., Any]] = []
        self._scores: list[tuple[str, float | None]] = []
        # of each task, the tickets in the order of their draws, and the rewards in that of TRL's
        self._tickets: defaultdict[str, deque[str | None]] = defaultdict(deque)
        self._rewards: defaultdict[str, list[float | None]] = defaultdict(list)

    def trainer(self, base: _Trainer) -> _Trainer:
        """``base``, a trainer class of TRL, with this bridge for a sampler and a callback."""
        bridge = self

        class CurriculumTrainer(base):  # type: ignore[valid-type, misc]
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                bridge._attach(self)

            def _get_train_sampler(self, dataset: Any = None) -> Any:
                return _Sampler(bridge)

        CurriculumTrainer.__name__ = CurriculumTrainer.__qualname__ = f"Curriculum{base.__name__}"
        return CurriculumTrainer  # type: ignore[return-value]

    def reward(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The one reward function that the curriculum goes by; may be async."""
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def waited(*args: Any, **columns: Any) -> Any:
                return self._note(columns, await function(*args, **columns))

            self._wrapped.append(waited)
            return waited
        if not inspect.isroutine(function):
            raise TypeError(
                f"CurriculumBridge.reward: expected a function, got {type(function).__name__}; define one that calls it"
            )

        @functools.wraps(function)
        def scored(*args: Any, **columns: Any) -> Any:
            return self._note(columns, function(*args, **columns))

        self._wrapped.append(scored)
        return scored

    def on_train_begin(self, args: Any, state: Any, control: Any, **more: Any) -> None:
        assert self._draws is not None
        self._draws.step = state.global_step
        self._scores = []
        self._tickets.clear()
        self._rewards.clear()

    def on_step_end(self, args: Any, state: Any, control: Any, **more: Any) -> None:
        scores = gather_object(self._scores)
        self._scores = []
        if self._owner.accelerator.is_main_process:
            self._settle(scores)
        assert self._draws is not None
        self._draws.step = state.global_step

    def _attach(self, trainer: Any) -> None:
        """Checks that trainer and server fit together, before anything is trained."""
        workers = trainer.args.dataloader_num_workers
        if workers != 0:
            raise ValueError(
                f"dataloader_num_workers: expected 0, got {workers}; workers draw prompts ahead of the "
                "outcomes that should decide them"
            )
        if trainer.args.remove_unused_columns:
            raise ValueError(f"remove_unused_columns: expected False, got True; {self._column!r} names the task of a row")
        told = sum(function in self._wrapped for function in trainer.reward_funcs)
        if told != 1:
            raise ValueError(f"reward_funcs: expected one that bridge.reward has wrapped, got {told}")
        if not hasattr(trainer.train_dataset, "__len__"):
            raise TypeError("train_dataset: expected a data set whose rows can be drawn, got an iterable one")
        # after a restart the curriculum goes on; batches to be skipped would be drawn anew
        trainer.args.ignore_data_skip = True
        self._owner = trainer
        self._draws = Draws(self._server, trainer.train_dataset[self._column], self._column, trainer.args.seed)
        self._on_main(self._draws.check)
        trainer.add_callback(self)

    def _draw(self, groups: int) -> list[int]:
        """The same rows in every process: one asks, all hear."""
        draws, size = self._draws, self._owner.num_generations
        assert draws is not None
        drawn: list[tuple[int, str | None]] = self._on_main(lambda: draws.draw(groups, size))
        if self._owner.accelerator.is_main_process:
            for row, ticket in drawn:
                self._tickets[draws.names[row]].append(ticket)
        return [row for row, _ in drawn]

    def _on_main(self, work: Callable[[], Any]) -> Any:
        heard: list[Any] = [None, None]
        if self._owner.accelerator.is_main_process:
            try:
                heard[0] = work()
            except (OSError, RuntimeError, ValueError) as error:
                heard[1] = error
        value, failure = broadcast_object_list(heard, from_process=0)
        if failure is not None:
            raise failure
        return value

    def _note(self, columns: dict[str, Any], rewards: Any) -> Any:
        """Keeps rewards of training; those of an evaluation say nothing of the draws."""
        if self._owner is not None and self._owner.model.training:
            names = [str(name) for name in columns[self._column]]
            self._scores += zip(names, [None if r is None else float(r) for r in rewards], strict=True)
        return rewards

    def _settle(self, scores: list[tuple[str, float | None]]) -> None:
        assert self._draws is not None
        size, outcomes = self._owner.num_generations, []
        for name, reward in scores:
            self._rewards[name].append(reward)
        for name, rewards in self._rewards.items():
            while len(rewards) >= size and self._tickets[name]:
                ticket = self._tickets[name].popleft()
                if ticket is not None:
                    outcomes.append(outcome(ticket, self._draws.step, rewards[:size]))
                del rewards[:size]
        self._draws.observe(outcomes)


class _Sampler:
    """Rows in the order of TRL's ``RepeatSampler``."""

    def __init__(self, bridge: CurriculumBridge) -> None:
        trainer = bridge._owner
        self._bridge = bridge
        self._size: int = trainer.num_generations
        self._groups: int = trainer.args.generation_batch_size // self._size
        self._repeats: int = trainer.num_iterations * trainer.args.steps_per_generation
        self._batches: int = len(trainer.train_dataset) // self._groups

    def __len__(self) -> int:
        return self._batches * self._groups * self._size * self._repeats

    def __iter__(self) -> Iterator[int]:
        for _ in range(self._batches):
            rows = self._bridge._draw(self._groups)
            for _ in range(self._repeats):
                for row in rows:
                    yield from [row] * self._size
