"""A curriculum for verl's V1 trainers, beside the data set of :mod:`bits_per_sample.verl`.

V1 trainers call no ``on_batch_end``; what came of a batch is read when it is taken from the replay buffer::

    trainer.v1.sampler.custom_sampler.path=pkg://bits_per_sample.verl_replay \\
    trainer.v1.sampler.custom_sampler.name=CurriculumReplayBuffer    # or CurriculumReplayBufferAsync
"""

from __future__ import annotations

import logging
from typing import Any

import transfer_queue
from verl.trainer.ppo.v1.replay_buffer import ReplayBuffer, ReplayBufferAsync

from .verl import TICKET, CurriculumDataset, outcomes_of

__all__ = ["CurriculumReplayBuffer", "CurriculumReplayBufferAsync"]

_log = logging.getLogger("bits_per_sample")


class CurriculumReplayBuffer(ReplayBuffer):
    """verl's replay buffer of the mode ``sync``, which tells the curriculum what came of each group."""

    def sample(self, global_steps: int, partition_id: str, batch_size: int) -> Any:
        batch, metrics = super().sample(global_steps, partition_id, batch_size)
        if partition_id != "val":
            _tell(batch, global_steps)
        return batch, metrics


class CurriculumReplayBufferAsync(ReplayBufferAsync):
    """The same for the asynchronous modes."""

    def sample(self, global_steps: int, partition_id: str, batch_size: int) -> Any:
        batch, metrics = super().sample(global_steps, partition_id, batch_size)
        if partition_id != "val":
            _tell(batch, global_steps)
        return batch, metrics


def _tell(batch: Any, step: int) -> None:
    draws = CurriculumDataset.draws
    if draws is None:
        raise RuntimeError("CurriculumReplayBuffer: data.custom_cls must be bits_per_sample.verl's CurriculumDataset")
    # a session may have several outputs, all with its reward: `uid_session_output`
    sessions = {key.rsplit("_", 1)[0]: (key, tag) for key, tag in zip(batch.keys, batch.tags, strict=True)}
    try:
        data = transfer_queue.kv_batch_get(
            keys=[key for key, _ in sessions.values()],
            partition_id=batch.partition_id,
            select_fields=["rm_scores", "extra_info"],
        )
        scores = [float(score.sum()) for score in data["rm_scores"]]
        tickets = [getattr(info, "data", info).get(TICKET) for info in data["extra_info"]]
    except Exception as error:  # a reward model that scores later, say: a run does not die of the curriculum
        _log.warning("rewards cannot be read from the replay buffer (%s): the curriculum is told nothing", error)
        return
    # step 1 trains on what the policy before any update has answered
    versions = [tag.get("min_global_steps") for _, tag in sessions.values()]
    known = [step - 1 if version is None else int(version) for version in versions]
    draws.observe(outcomes_of(zip(tickets, scores, known, strict=True)))
    draws.step = step
