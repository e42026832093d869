"""The replay buffers in verl's own V1 classes, over a TransferQueue in memory. argv: kind, URL."""
import json
import random
import sys
from types import SimpleNamespace

import torch
import transfer_queue

kind, url = sys.argv[1:3]
random.seed(2)


class Queue:
    """Tags and values by partition and key, with the functions that a replay buffer calls."""

    def __init__(self):
        self.tags, self.values = {"train": {}, "val": {}}, {}

    def kv_list(self):
        return {partition: dict(tags) for partition, tags in self.tags.items()}

    def kv_batch_get(self, keys, partition_id, select_fields):
        rows = [self.values[partition_id, key] for key in keys]
        return {field: [row[field] for row in rows] for field in select_fields}

    def kv_clear(self, partition_id, keys):
        for key in keys:
            self.tags[partition_id].pop(key, None)


queue = Queue()
for name in ("kv_list", "kv_batch_get", "kv_clear"):
    assert callable(getattr(transfer_queue, name))
    setattr(transfer_queue, name, getattr(queue, name))

import bits_per_sample.verl as bridge  # noqa: E402
from bits_per_sample.draws import Draws  # noqa: E402
from bits_per_sample.verl_replay import CurriculumReplayBuffer, CurriculumReplayBufferAsync  # noqa: E402
from recorded import Recorded  # noqa: E402

server = Recorded(url, None, 5)
draws = bridge.CurriculumDataset.draws = Draws(server, range(24))
common = dict(
    trainer_config={}, max_off_policy_threshold=8, max_off_policy_strategy="drop", sampler_kwargs={},
    poll_interval=0.01, refill_fn=lambda count: None,
)
if kind == "sync":
    buffer = CurriculumReplayBuffer(trainer_mode="sync", **common)
else:
    buffer = CurriculumReplayBufferAsync(trainer_mode="separate_async", **common)
seen = []


def rolled(partition, rows, step, tickets):
    """What the agent loop leaves of prompts: four sessions each, the first with two outputs."""
    for number, (row, ticket) in enumerate(zip(rows, tickets)):
        uid = f"{partition}{step}x{number}"
        queue.tags[partition][uid] = {"is_prompt": True, "status": "finished", "global_steps": step}
        for session in range(4):
            reward = float(random.random() < 0.5)
            if partition == "train":
                seen.append((str(row), reward))
            for output in range(2 if session == 0 else 1):
                key = f"{uid}_{session}_{output}"
                queue.tags[partition][key] = {
                    "status": "success", "prompt_len": 4, "response_len": 3, "seq_len": 7, "global_steps": step,
                    "min_global_steps": step - 1, "max_global_steps": step - 1,
                }
                queue.values[partition, key] = {
                    "rm_scores": torch.tensor([0.0, 0.0, reward]), "extra_info": {"index": row, bridge.TICKET: ticket},
                }


sizes = []
for step in (1, 2, 3):
    drawn = draws.draw(4, 4)
    rolled("train", [row for row, _ in drawn], step, [ticket for _, ticket in drawn])
    rolled("val", [0, 1], step, ["", ""])
    batch, _ = buffer.sample(step, "train", 4)
    buffer.sample(step, "val", 2)
    sizes.append(len(batch.keys))
bare = SimpleNamespace(keys=["gone_0_0"], tags=[{}], partition_id="train")
from bits_per_sample.verl_replay import _tell  # noqa: E402

_tell(bare, 4)  # rewards that are not there yet: a warning, and the run goes on
print(json.dumps({"runs": [server.happened(draws.step, seen)], "sizes": sizes}))
