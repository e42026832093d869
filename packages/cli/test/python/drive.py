"""Drives a client as its trainer would; prints JSON of what happened. argv: client, server."""
import json, os, random, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "python")]
client, where = sys.argv[1], json.loads(sys.argv[2])
random.seed(1)


def rate(name):
    return (int(name) * 37 % 100) / 100


def roll_out(name, n):
    return [float(random.random() < rate(name)) for _ in range(n)]


def plain():
    from plain_loop import Curriculum, CurriculumError, outcome

    cur, admitted = Curriculum(where, token=os.environ.get("TOKEN")), 0
    for step in range(5):
        drawn = cur.ask(groups=6, step=step, version=step)
        assert len(drawn) == 6
        if cur.process and step in (1, 3):
            cur.process.kill()  # the client starts another, which goes on
        outcomes = [outcome(a["ticket"], step, roll_out(a["task"], a["rollouts"]) + [None, float("nan")]) for a in drawn]
        admitted += sum(verdict["admit"] for verdict in cur.observe(outcomes))
    again = [cur.ask(groups=3, step=5, version=5, key="same") for _ in range(2)]
    assert again[0] == again[1]
    try:
        cur.ask(groups=0, step=0, version=0)
    except CurriculumError as error:
        refused = str(error)
    weights = cur.call("weights")
    assert abs(sum(weights["p"]) - 1) < 1e-9
    return {"metrics": cur.call("metrics"), "admitted": admitted, "refused": refused}


class Array(list):
    """As much of a tensor as the sampler touches."""
    def sum(self, _):
        return Array(map(sum, self))

    def tolist(self):
        return list(self)


class Named:
    def __init__(self, **fields):
        self.__dict__.update(fields)


def verl():
    from verl_sampler import CurriculumSampler

    rows = [{"index": i} for i in range(40)]
    config = {"dataloader_num_workers": 0, "train_batch_size": 8, "sampler": {"url": where}}
    sampler = CurriculumSampler(Named(dataframe={"extra_info": rows}), config)
    assert len(sampler) == 40
    indices, steps = iter(sampler), []
    while True:  # as a StatefulDataLoader without workers: a batch is drawn after the update before it
        batch = [i for _, i in zip(range(8), indices)]
        if not batch:
            break
        steps.append(batch)
        repeated = [(f"uid{len(steps)}-{at}", i) for at, i in enumerate(batch) for _ in range(4)]
        random.shuffle(repeated)  # balance_batch reorders
        scores = Array([[0.0, roll_out(str(i), 1)[0]] for _, i in repeated])
        sampler.update(Named(
            batch={"token_level_scores": scores},
            non_tensor_batch={"uid": [u for u, _ in repeated], "index": [i for _, i in repeated]},
        ))
    other = CurriculumSampler(Named(dataframe={"extra_info": rows}), config)
    other.load_state_dict({"version": 3, "yielded": 24})
    assert len(list(other)) == 16
    return {"steps": steps, "metrics": sampler.server.call("metrics"), "state": sampler.state_dict()}


def trl():
    from trl_callback import CurriculumBridge

    class Dataset(dict):
        def __len__(self):
            return 40

    def correct(prompts, completions, id, trainer_state, **kwargs):
        """A reward function as TRL calls it."""
        return [None if completion == "lost" else roll_out(name, 1)[0] for name, completion in zip(id, completions)]

    processes, gathered = 2, []
    ids = [str(i) for i in range(40)]
    bridges = [CurriculumBridge(where, Dataset(id=ids), run="launch 1", gather=lambda _: list(gathered)) for _ in range(processes)]
    # 4 generations, 6 prompts for 2 micro-steps, of 2 processes
    samplers = [bridge.sampler(4, 6, 2) for bridge in bridges]
    assert len(samplers[0]) == 6 * 6 * 4 * 2
    epochs = [iter(sampler) for sampler in samplers]
    functions, seen, step = [bridge.reward(correct) for bridge in bridges], [], 0
    assert functions[0].__name__ == "correct" and functions[0].__doc__ == correct.__doc__
    for _ in range(6):
        batches = [[i for _, i in zip(range(48), epoch)] for epoch in epochs]
        assert batches[0] == batches[1] and batches[0][:24] == batches[0][24:]
        assert all(batches[0][at] == batches[0][at - at % 4] for at in range(48))
        seen.append(batches[0][:24:4])
        for rank in range(processes):
            mine = batches[0][:24][rank * 12:][:12]
            functions[rank](
                prompts=["?"] * 12, completions=["lost"] + ["!"] * 11, completion_ids=[[1]] * 12,
                id=[ids[i] for i in mine], trainer_state=Named(global_step=step),
            )
        functions[0](prompts=["?"], completions=["!"], id=["900"], trainer_state=None)  # an evaluation
        for micro in range(2):
            step += 1
            gathered[:] = [pair for bridge in bridges for pair in bridge.scores]
            for rank, bridge in enumerate(bridges):
                bridge.on_step_end(None, Named(global_step=step, is_world_process_zero=rank == 0), None, model=None)
    return {"steps": seen, "metrics": bridges[0].server.call("metrics")}


print(json.dumps({"plain": plain, "verl": verl, "trl": trl}[client]()))
