"""Writes sample.json: pass rates of the prompts of the command line's sample at both checkpoints, by
enumeration of the accepted answers (of the tasks `scr*`, whose answers cannot be enumerated, by 4096
rollouts), and the successes of the 8 rollouts in the sample.

    python sample.py FOLDER ../../../cli/sample/rollouts.jsonl
"""
import collections
import csv
import gzip
import json
import math
import sys

folder, sample = sys.argv[1:]
checkpoint = {610: "gold", 750: "p50"}
successes = collections.Counter()
attempts = collections.Counter()
for line in open(sample):
    row = json.loads(line)
    key = checkpoint[row["step"]], row["prompt_id"]
    successes[key] += row["reward"]
    attempts[key] += 1
assert set(attempts.values()) == {8}
out = {"prompt": [], "passRate": [], "successesOf8": []}
for row in csv.DictReader(gzip.open(f"{folder}/m1_prompts.csv.gz", "rt")):
    key = row["ckpt"], row["prompt_id"]
    exact = row["p_kind"] == "exact"
    p = min(1.0, math.exp(float(row["logp_exact"]))) if exact else float(row["p_mc_4096"])
    out["prompt"].append(int(row["prompt_id"]))
    out["passRate"].append(p)
    out["successesOf8"].append(successes[key])
assert len(out["prompt"]) == len(attempts) == 812
json.dump({"source": "temperature-1 pass rates by enumeration of the accepted answers, of scr* by 4096 rollouts; the sample's 8 rollouts each",
           "command": "python sample.py FOLDER ../../../cli/sample/rollouts.jsonl", **out}, open("sample.json", "w"))
