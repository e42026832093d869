"""A stand-in for TRL's GRPOTrainer: what it asks of a sampler, reward functions and callbacks, in the order in which
version 1.16 with transformers 5.24 asks. The slow suite holds it against the real ones (`interface.json`)."""
import asyncio
import inspect
import itertools
from types import SimpleNamespace


class GRPOTrainer:
    def __init__(self, reward_funcs, args, train_dataset, eval_dataset=()):
        self.reward_funcs, self.args, self.train_dataset, self.eval_dataset = reward_funcs, args, train_dataset, eval_dataset
        self.num_generations, self.num_iterations = args.num_generations, args.num_iterations
        self.accelerator = SimpleNamespace(is_main_process=True)
        self.model = SimpleNamespace(training=True)
        self.state = SimpleNamespace(global_step=0)
        self.callbacks = []

    def add_callback(self, callback):
        self.callbacks.append(callback)

    def _call(self, event):
        for callback in self.callbacks:
            getattr(callback, event)(self.args, self.state, SimpleNamespace(), model=self.model)

    def train(self, resume_from_checkpoint=0):
        self.state.global_step = resume_from_checkpoint
        self._call("on_train_begin")
        assert self.args.ignore_data_skip or not resume_from_checkpoint
        args, sampler = self.args, self._get_train_sampler()
        size = args.generation_batch_size  # of all processes and steps of a generation
        batches = itertools.chain.from_iterable(iter(lambda: list(itertools.islice(rows, size)), []) for rows in map(iter, [sampler] * 99))
        ahead = next(batches)  # the loader of accelerate is one batch ahead
        for micro in range((args.max_steps - resume_from_checkpoint) * args.gradient_accumulation_steps):
            batch, ahead = ahead, next(batches)
            if micro % (self.num_iterations * args.steps_per_generation) == 0:
                self._score([self.train_dataset.rows[row] for row in batch])
            if (micro + 1) % args.gradient_accumulation_steps == 0:
                self.state.global_step += 1
                self._call("on_step_end")
                if self.eval_dataset and self.state.global_step % 2 == 0:
                    self.model.training = False
                    self._score([row for row in self.eval_dataset for _ in range(self.num_generations)])
                    self.model.training = True

    def _score(self, rows):
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        for function in self.reward_funcs:
            rewards = function(prompts=rows, completions=rows, completion_ids=rows, trainer_state=self.state, **columns)
            rewards = asyncio.run(rewards) if inspect.iscoroutine(rewards) else rewards
            assert len(rewards) == len(rows)
