"""A curriculum for TRL's GRPOTrainer; standard library only, Python 3.9 or later.

    bridge = CurriculumBridge("http://127.0.0.1:8731", dataset, column="id")
    class Trainer(GRPOTrainer):
        def _get_train_sampler(self, dataset=None):
            return bridge.sampler(self.num_generations, self.args.generation_batch_size // self.num_generations,
                                  self.num_iterations * self.args.steps_per_generation)
    Trainer(reward_funcs=[bridge.reward(correct), style], callbacks=[bridge], args=GRPOConfig(...), ...)

GRPOConfig needs dataloader_num_workers=0 and ignore_data_skip=True. `column` names the task of a row; an evaluation
needs other ids. Wrap the one reward function the curriculum goes by. Several processes: one `run` name for all, new at
each launch, and gather=accelerate.utils.gather_object. Tested with stand-ins for TRL's sampler, rewards and callbacks.
"""
import collections, functools, os, sys, uuid
from transformers import TrainerCallback
sys.path.append(os.path.dirname(os.path.abspath(__file__)))
from plain_loop import Curriculum, outcome  # noqa: E402
class CurriculumBridge(TrainerCallback):
    """Draws for the sampler, listens to the reward, reports after each step."""
    def __init__(self, url, dataset, column="id", token=None, run=None, gather=list):
        assert run or int(os.environ.get("WORLD_SIZE", 1)) == 1, "several processes need one run name"
        self.server, self.run, self.column, self.gather = Curriculum(url, token), run or uuid.uuid4().hex, column, gather
        self.rows = {str(name): row for row, name in enumerate(dataset[column])}
        assert len(self.rows) == len(dataset), f"{column} must be unique"
        self.asked, self.step, self.scores = 0, 0, []
        self.tickets, self.rewards = collections.defaultdict(list), collections.defaultdict(list)

    def sampler(self, generations, prompts, repeats):  # in the order of TRL's RepeatSampler
        self.generations, batches = generations, len(self.rows) // prompts
        def indices(_):
            for _ in range(batches): yield from [r for r in self.draw(prompts) for _ in range(generations)] * repeats
        return type("Sampler", (), {"__iter__": indices, "__len__": lambda _: batches * prompts * generations * repeats})()

    def draw(self, prompts):
        rows = []
        while len(rows) < prompts:  # a strategy may draw fewer; the key gives all processes the same
            self.asked += 1
            drawn = self.server.ask(prompts - len(rows), self.step, self.step, key=f"{self.run}:{self.asked}")
            if not drawn: raise RuntimeError("the curriculum has nothing to draw")
            for assignment in drawn: self.tickets[assignment["task"]].append(assignment["ticket"])
            rows += [self.rows[assignment["task"]] for assignment in drawn]
        return rows

    def reward(self, function):
        @functools.wraps(function)
        def scored(*args, **columns):
            rewards = function(*args, **columns)
            self.scores += zip(map(str, columns.get(self.column, [])), rewards)
            return rewards
        return scored

    def on_step_end(self, args, state, control, **more):
        outcomes, n = [], self.generations
        for name, reward in self.gather(self.scores): self.rewards[name].append(reward)
        for name in self.rewards.keys() & self.tickets.keys():
            while self.tickets[name] and len(self.rewards[name]) >= n:
                outcomes.append(outcome(self.tickets[name].pop(0), self.step, self.rewards[name][:n]))
                del self.rewards[name][:n]
        if outcomes and state.is_world_process_zero: self.server.observe(outcomes)
        self.scores, self.step = [], state.global_step
