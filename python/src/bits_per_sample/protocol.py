"""What goes between a trainer and a curriculum server, as types."""

from __future__ import annotations

from typing import Any, TypedDict

__all__ = ["Assignment", "Outcome", "Verdict"]


class _Assigned(TypedDict):
    ticket: str
    task: str
    rollouts: int
    probability: float
    components: dict[str, float | None]


class Assignment(_Assigned, total=False):
    """One group to roll out.

    Always there: ``ticket``, which the outcome must quote; ``task``; ``rollouts``, the size of the
    group; ``probability`` with which the task was drawn; ``components``, why it was drawn. Of
    strategies that give them: ``phase``; ``hint``, the share of a reference solution to give as a
    prefix; ``attempts``, of which the best is scored; ``opponent``, whom to play; ``params``, where
    in a continuous space of tasks.
    """

    phase: str
    hint: float
    attempts: int
    opponent: dict[str, Any]
    params: dict[str, float]


class _Reported(TypedDict):
    ticket: str
    policyVersion: int
    rewards: list[float]
    errors: int


class Outcome(_Reported, total=False):
    """What came of a group, as :func:`bits_per_sample.outcome` makes it.

    Always there: ``ticket``; ``policyVersion``, whose rollouts these were; ``rewards``, one per
    rollout; ``errors``, rollouts that were lost to the infrastructure. And what only the trainer can
    tell: ``signals``, such as ``absAdvantage``; ``match``: ``win``, ``loss`` or ``draw`` in
    self-play; ``cost``, such as ``tokens``.
    """

    signals: dict[str, float]
    match: str
    cost: dict[str, float]


class _Judged(TypedDict):
    ticket: str
    admit: bool


class Verdict(_Judged, total=False):
    """Whether to train on a group (``admit``), the ``reason`` if not, and ``followUp``, a further group wanted now."""

    reason: str
    followUp: Assignment
