"""Writes the event files and the offline run of test/samples with the real tools, on toy values:

    pip install tensorboard==2.21.0 tensorboardX==2.6.5 wandb==0.31.0
    python stores.py

The databases are of a run of TRL 1.16.0 with trackio 0.43.0, and of MLflow 3.17.2; tables that no
reader looks at were dropped, then `pragma page_size = 1024; vacuum`.
"""

import os

import numpy as np
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.plugins.scalar import metadata
from tensorboard.summary.writer.event_file_writer import EventFileWriter
from tensorboard.util import tensor_util
from tensorboardX import SummaryWriter


def scalars(i):
    return {"train/reward": i / 8, "train/frac_reward_zero_std": 1 / (1 + i), "train/grad_norm": float(i)}


writer = EventFileWriter("tensorboard/tensors")
for i in range(1, 5):
    event = Event(wall_time=1795900000.0 + i, step=i)
    for tag, value in scalars(i).items():
        described = metadata.create_summary_metadata(display_name="", description="")
        tensor = tensor_util.make_tensor_proto(np.float32(value))
        event.summary.value.add(tag=tag, metadata=described, tensor=tensor)
    writer.add_event(event)
writer.close()

simple = SummaryWriter("tensorboard/simple")
for i in range(1, 5):
    for tag, value in scalars(i).items():
        simple.add_scalar(tag, value, i, walltime=1795900000.0 + i)
simple.add_text("args/text_summary", "a=1", 0)
simple.add_histogram("h", [1.0, 2.0, 3.0], 1)
simple.close()

os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true")
import wandb  # noqa: E402  reads the environment

settings = wandb.Settings(
    x_disable_stats=True,
    x_disable_meta=True,
    x_disable_machine_info=True,
    console="off",
    disable_git=True,
    disable_code=True,
)
run = wandb.init(project="toy", name="grpo-toy", dir=".", config={"num_generations": 4}, settings=settings)
for i in range(1, 65):
    row = {
        "train/global_step": 10 * i,
        "train/reward": {3: float("nan"), 5: float("inf")}.get(i, i / 64),
        "train/frac_reward_zero_std": 1 / (1 + i),
        "train/grad_norm": i / 8,
    }
    if i == 4:
        row["weights"] = wandb.Histogram([1.0, 2.0, 3.0])
    if i == 6:
        row["note"] = "a text"
    run.log(row)
run.log({"eval": {"reward": 0.5, "loss": 1.25}, "train/global_step": 640})
run.finish()
