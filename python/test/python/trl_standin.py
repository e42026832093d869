"""Runs of the bridge with stand-ins for TRL. Each argument is the JSON of a run's options."""
import random
from types import SimpleNamespace

from recorded import Recorded, run_logged
from trl import GRPOTrainer

from bits_per_sample.trl import CurriculumBridge


class Dataset:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, column):
        return [row[column] for row in self.rows]

    def __len__(self):
        return len(self.rows)


def run(url, steps=6, gens=4, batch=8, accumulate=1, iterations=1, workers=0, resume=0, evaluate=False,
        asynchronous=False, token=None, patience=20, away=(), lost=False, ids="task-{:03d}", wrapped=1, unused=False):
    random.seed(5)
    rows = [{"prompt": f"Q{i}", "id": ids.format(i)} for i in range(24)]
    seen, server = [], Recorded(url, token, patience)

    def correct(completions, id, trainer_state, **more):
        server.away = trainer_state.global_step in away
        rewards = [float(random.random() < 0.5) for _ in completions]
        if lost:
            rewards[0] = None
        if trainer.model.training:
            seen.extend(zip(id, rewards))
        return rewards

    async def correct_later(**columns):
        return correct(**columns)

    bridge = CurriculumBridge(server)
    args = SimpleNamespace(
        num_generations=gens, num_iterations=iterations, generation_batch_size=batch * accumulate, max_steps=steps,
        gradient_accumulation_steps=accumulate, steps_per_generation=accumulate, dataloader_num_workers=workers,
        ignore_data_skip=False, remove_unused_columns=unused, seed=3,
    )
    trainer = bridge.trainer(GRPOTrainer)(
        [bridge.reward(correct_later if asynchronous else correct) for _ in range(wrapped)]
        + [lambda **columns: [0.0] * len(columns["id"])],
        args, Dataset(rows), rows[:8] if evaluate else (),
    )
    trainer.train(resume_from_checkpoint=resume)
    return server.happened(trainer.state.global_step, seen)


run_logged(run)
