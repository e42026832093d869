"""Learning curves of one real transformer, as columns: python curves.py FOLDER > curves.json.

FOLDER holds m3_curves.jsonl.gz and m3_runs.json of the measured run. Row t is what was measured before
update t; a step is 512 rollouts, or examples.
"""
import gzip, json, sys

folder = sys.argv[1]
runs = {run["name"]: run for run in json.load(open(f"{folder}/m3_runs.json"))["runs"]}
rows = {}
for line in gzip.open(f"{folder}/m3_curves.jsonl.gz", "rt"):
    row = json.loads(line)
    rows.setdefault(row["run"], []).append(row)


def whole(row, name, times):
    return None if row.get(name) is None else round(row[name] * times)


out = []
for name, run in runs.items():
    curve = rows[name]
    group = run["G"]
    out.append({
        "name": name, "groupSize": group, "batch": run["rollouts"], "filtered": bool(run.get("filter")) and run["filter"] != "uniform",
        "evaluation": [row.get("eval_p") for row in curve],
        "successes": [whole(row, "reward", run["rollouts"]) for row in curve],
        "deadGroups": [whole(row, "zero_std", run["rollouts"] // group) if group > 1 else None for row in curve],
    })
json.dump(out, sys.stdout, separators=(",", ":"))
