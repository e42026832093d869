"""A curriculum for verl, as a custom sampler; standard library only, Python 3.9 or later.

    data.sampler.class_path=/path/to/verl_sampler.py  data.sampler.class_name=CurriculumSampler
    data.dataloader_num_workers=0                     # workers would draw ahead of the update
    +data.sampler.url=http://127.0.0.1:8731           # bits-per-sample curriculum serve --http 8731 ...

Task ids are the texts of `extra_info.index`, which must be unique; serve with the group size of
the rollout: --config '{"groupSize": 8}'. Written against verl's AbstractCurriculumSampler (`__init__(
data_source, data_config)`, `__iter__`, `update(batch)`) and tested with a stand-in for it.
"""
import os, sys
from collections import defaultdict
from verl.experimental.dataset.sampler import AbstractCurriculumSampler
sys.path.append(os.path.dirname(os.path.abspath(__file__)))
from plain_loop import Curriculum, outcome  # noqa: E402

class CurriculumSampler(AbstractCurriculumSampler):
    """Yields dataset indices, a batch at a time, as the server draws them."""
    def __init__(self, data_source, data_config):
        assert data_config.get("dataloader_num_workers", 8) == 0, "set data.dataloader_num_workers=0"
        self.server = Curriculum(data_config["sampler"]["url"], data_config["sampler"].get("token"))
        self.batch = int(data_config.get("gen_batch_size") or data_config["train_batch_size"])
        names = [str(info["index"]) for info in data_source.dataframe["extra_info"]]
        self.rows = {name: row for row, name in enumerate(names)}
        assert len(self.rows) == len(names), "extra_info.index must be unique"
        self.version, self.yielded, self.tickets = 0, 0, defaultdict(list)

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        while self.yielded + self.batch <= len(self.rows):
            for name in self._draw():
                self.yielded += 1
                yield self.rows[name]
        self.yielded = 0

    def _draw(self):
        names = []
        while len(names) < self.batch:  # a strategy may draw fewer than asked for
            drawn = self.server.ask(self.batch - len(names), self.version, self.version)
            if not drawn: raise RuntimeError("the curriculum has nothing to draw")
            for assignment in drawn: self.tickets[assignment["task"]].append(assignment["ticket"])
            names += [assignment["task"] for assignment in drawn]
        return names

    def update(self, batch):
        """Called by the trainer after each step: one outcome per group, told apart by uid."""
        groups, rows, scores = {}, batch.non_tensor_batch, batch.batch["token_level_scores"].sum(-1).tolist()
        for uid, index, score in zip(rows["uid"], rows["index"], scores):
            groups.setdefault(uid, (str(index), []))[1].append(score)
        self.server.observe([outcome(self.tickets[name].pop(0), self.version, rewards)
                             for name, rewards in groups.values() if self.tickets[name]])
        self.version += 1

    def state_dict(self):
        return {"version": self.version, "yielded": self.yielded}

    def load_state_dict(self, state):
        self.version, self.yielded = state["version"], state["yielded"]
