"""The bridge in verl's own data set, sampler, loader and batches, as its trainers call them. argv: kind, URL."""
import json
import os
import random
import sys
import tempfile
import uuid

import numpy as np
import torch
from toy import tokenizer
from omegaconf import OmegaConf
from datasets import Dataset
from torchdata.stateful_dataloader import StatefulDataLoader
import verl
from verl import DataProto
from verl.utils.dataset.rl_dataset import collate_fn

from bits_per_sample.client import Curriculum
from recorded import Recorded, warnings

kind, url = sys.argv[1:3]
random.seed(1)
folder = tempfile.mkdtemp()
made = [
    {"data_source": "toy", "prompt": [{"role": "user", "content": f"Q{i}:{i % 10}+1="}], "ability": "math",
     "reward_model": {"style": "rule", "ground_truth": str(i % 10 + 1)}, "extra_info": {"split": "train", "index": i}}
    for i in range(24)
]
files = {}
for name, rows in (("train", made), ("val", made[:8])):
    files[f"{name}_files"] = os.path.join(folder, f"{name}.parquet")
    Dataset.from_list(rows).to_parquet(files[f"{name}_files"])
home = os.path.dirname(verl.__file__)
loaded = OmegaConf.load(os.path.join(home, "trainer/config/data/legacy_data.yaml"))
OmegaConf.set_struct(loaded, True)  # as hydra does: a name that verl does not know needs its plus


def config(**more):
    own = {"max_prompt_length": 32, "max_response_length": 8, "train_batch_size": 4, "dataloader_num_workers": 0,
           "seed": 3, "tool_config_path": None, "function_tool_path": None, **files, **more}
    known = OmegaConf.merge(loaded, {name: value for name, value in own.items() if name in loaded})
    OmegaConf.set_struct(known, False)
    return OmegaConf.merge(known, own)


def through(data):
    """The training set, its loader, and the validation set, made by verl."""
    try:  # verl 0.9
        from verl.trainer.ppo.utils import create_rl_dataset, create_rl_sampler
    except ImportError:
        from verl.trainer.main_ppo import create_rl_dataset, create_rl_sampler
    tok = tokenizer()
    dataset = create_rl_dataset(data.train_files, data, tok, None)
    validation = create_rl_dataset(data.val_files, data, tok, None, is_train=False)
    loader = StatefulDataLoader(
        dataset, batch_size=data.get("gen_batch_size") or data.train_batch_size, num_workers=0, drop_last=True,
        collate_fn=collate_fn, sampler=create_rl_sampler(data, dataset),
    )
    return dataset, loader, validation


def rolled(batch, seen, n=4):
    """A batch after rollout and reward, reordered as `balance_batch` does."""
    proto = DataProto.from_single_dict(batch)
    count = len(proto.non_tensor_batch["index"])
    proto.non_tensor_batch["uid"] = np.array([str(uuid.uuid4()) for _ in range(count)], dtype=object)
    proto = proto.repeat(repeat_times=n, interleave=True)
    rewards = [float(random.random() < int(index) % 5 / 4) for index in proto.non_tensor_batch["index"]]
    scores = torch.zeros(len(rewards), 3)
    scores[:, -1] = torch.tensor(rewards)
    proto.batch["token_level_scores"] = scores
    seen += zip(map(str, proto.non_tensor_batch["index"]), rewards)
    proto.reorder(torch.randperm(len(rewards)))
    return proto


recorded = []


def recording(*args):
    recorded.append(Recorded(*args))
    return recorded[-1]


def fails(work):
    try:
        work()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def epoch(data, end, steps=6, state=None, away=()):
    """An epoch, or what is left of one by the loader's state; its server does not answer at some steps."""
    seen = []
    dataset, loader, validation = through(data)
    server = recorded[-1]
    if state is not None:
        loader.load_state_dict(state)
    for step, batch in enumerate(loader):
        server.away = step in away
        end(dataset, loader, rolled(batch, seen))
        if step + 1 == steps:
            break
    return server.happened(steps, seen), loader.state_dict(), validation


def trains(data, end):
    """Three steps, the other three from the loader's state, as verl's checkpoint has it; and a server that goes away."""
    first, state, validation = epoch(data, end, 3)
    held = [dict(row["extra_info"]) for row in (validation[i] for i in range(8))]
    later, _, _ = epoch(data, end, 3, state)
    assert not warnings, warnings
    # what came of batch 1 waits until step 4; batches 2, 3 and 4 are drawn uniformly
    away, _, _ = epoch(data, end, away=(1, 2, 3))
    return {"version": verl.__version__, "runs": [first, later], "away": {**away, "warnings": list(warnings)},
            "validation": [info["index"] for info in held],
            "validationTickets": sum("curriculum_ticket" in info for info in held)}


curriculum = {"url": url, "group_size": 4, "patience": 2}
custom = {"path": "pkg://bits_per_sample.verl", "name": "CurriculumDataset"}
import bits_per_sample.verl as bridge  # noqa: E402

bridge.Curriculum = recording
if kind == "sampler":
    sampler = {"class_path": "pkg://bits_per_sample.verl_sampler", "class_name": "CurriculumSampler"}
    happened = trains(config(sampler=sampler, curriculum=curriculum),
                      lambda dataset, loader, batch: loader.sampler.update(batch=batch))
elif kind == "dataset":
    happened = trains(config(custom_cls=custom, curriculum=curriculum),
                      lambda dataset, loader, batch: dataset.on_batch_end(batch=batch))
    bridge.Curriculum = Curriculum
    happened["refused"] = [
        fails(lambda: through(config(custom_cls=custom, curriculum=curriculum, dataloader_num_workers=8))),
        fails(lambda: through(config(custom_cls=custom))),
        fails(lambda: through(config(custom_cls=custom, curriculum=curriculum, val_files=files["train_files"]))),
        fails(lambda: next(iter(through(config(custom_cls=custom, curriculum={**curriculum, "group_size": 8}))[1]))),
    ]
print(json.dumps(happened))
