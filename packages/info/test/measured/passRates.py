"""Writes passRates.json: exact pass rates and successes of 64 rollouts of each prompt, from the
rollouts of a small transformer (`m1_prompts.csv.gz`, `m1_rollouts.csv.gz`).

    python passRates.py FOLDER
"""
import collections
import csv
import gzip
import json
import math
import sys

folder = sys.argv[1]


def rows(name):
    return csv.DictReader(gzip.open(f"{folder}/{name}", "rt"))


successes = collections.Counter()
attempts = collections.Counter()
for row in rows("m1_rollouts.csv.gz"):
    key = row["ckpt"], row["prompt_id"]
    successes[key] += int(row["reward"])
    attempts[key] += 1
out = {}
for row in rows("m1_prompts.csv.gz"):
    if row["p_kind"] != "exact":
        continue
    key = row["ckpt"], row["prompt_id"]
    assert attempts[key] == 64
    side = out.setdefault(row["ckpt"], {"passRate": [], "successesOf64": []})
    side["passRate"].append(min(1.0, math.exp(float(row["logp_exact"]))))
    side["successesOf64"].append(successes[key])
json.dump({"source": "exact temperature-1 pass rates by enumeration of the accepted answers; 64 sampled rollouts each",
           "command": "python passRates.py FOLDER", "checkpoints": out}, open("passRates.json", "w"))
print({k: len(v["passRate"]) for k, v in out.items()})
