"""Runs of the real GRPOTrainer with the bridge. Each argument is the JSON of a run's options."""
import json
import os
import signal
import sys
import time

from toy import model, right, rows, tokenizer
from datasets import Dataset
from recorded import Recorded, run_logged
from trl import GRPOConfig, GRPOTrainer

from bits_per_sample.trl import CurriculumBridge


def run(url, out, steps=6, gens=4, batch=8, accumulate=1, iterations=1, workers=0, pause=0, patience=30, resume=False,
        evaluate=False, asynchronous=False, token=None, kill=None, wrapped=1, unused=False, named="task"):
    seen = []

    def scored(completions, k, id, trainer_state):
        rewards = right(completions, k)
        if trainer.model.training:
            seen.extend(zip(id, rewards))
        if kill is not None and trainer_state.global_step == kill["step"]:
            os.killpg(kill["pid"], signal.SIGKILL)
            print(json.dumps({"killed": kill["step"]}), flush=True)
        time.sleep(pause)
        return rewards

    def correct(completions, k, id, trainer_state, **more):
        return scored(completions, k, id, trainer_state)

    async def correct_later(completions, k, id, trainer_state, **more):
        return scored(completions, k, id, trainer_state)

    def style(completions, **more):
        return [min(1.0, len(text) / 20) for text in completions]

    server = Recorded(url, token, patience)
    bridge = CurriculumBridge(server)
    tok = tokenizer()
    evaluation = {"eval_strategy": "steps", "eval_steps": 2, "per_device_eval_batch_size": batch} if evaluate else {}
    trainer = bridge.trainer(GRPOTrainer)(
        model=model(tok),
        reward_funcs=[bridge.reward(correct_later if asynchronous else correct) for _ in range(wrapped)] + [style],
        args=GRPOConfig(
            output_dir=out, per_device_train_batch_size=batch, gradient_accumulation_steps=accumulate,
            num_generations=gens, num_iterations=iterations, max_completion_length=12, max_steps=steps,
            logging_steps=100, save_steps=3, report_to=[], learning_rate=1e-3, use_cpu=True, seed=3,
            disable_tqdm=True, dataloader_num_workers=workers,
            remove_unused_columns=unused, **evaluation,
        ),
        train_dataset=Dataset.from_list([{**row, "id": row["id"].replace("task", named)} for row in rows(24)]),
        eval_dataset=Dataset.from_list(rows(8)) if evaluate else None,  # their ids are those of training tasks
        processing_class=tok,
    )
    trainer.train(resume_from_checkpoint=resume)
    return {**server.happened(trainer.state.global_step, seen), "seen": seen}


run_logged(run)
