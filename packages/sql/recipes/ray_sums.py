"""Sums of rollouts on a Ray cluster: each file is reduced by DuckDB where a worker reads it, and only
the sums travel. With the packages `ray` and `duckdb` on every node, run it as

    python ray_sums.py plan.json sums.parquet FILE...

plan.json holds two texts of SQL that @bits-per-sample/sql writes for DuckDB: "part" (summariseSql of
trialsSql of the relation `rollouts`) and "merge" (mergeSql of SELECT * FROM parts). Files are Parquet, by
paths that every worker can read. What fails on a worker is tried again on another; a file that cannot be read ends
the run, and no sums are written.
"""

import json
import os
import sys
import tempfile

import duckdb
import ray


@ray.remote(max_retries=3)
def part(sql, path):
    """The sums of one file, as the bytes of a Parquet file."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        connection.read_parquet(path).create_view("rollouts")
        out = os.path.join(folder, "part.parquet")
        connection.sql(sql).write_parquet(out)
        with open(out, "rb") as file:
            return file.read()


def main(plan_path, target, *paths):
    with open(plan_path, encoding="utf-8") as file:
        plan = json.load(file)
    ray.init(log_to_driver=False)
    sql = ray.put(plan["part"])
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        waiting = [part.remote(sql, path) for path in paths]
        for i in range(len(paths)):
            (done,), waiting = ray.wait(waiting)
            with open(os.path.join(folder, f"{i}.parquet"), "wb") as file:
                file.write(ray.get(done))
            print(f"{i + 1} of {len(paths)} files", file=sys.stderr)
        connection.read_parquet(os.path.join(folder, "*.parquet")).create_view("parts")
        connection.sql(plan["merge"]).write_parquet(target + ".tmp")
        os.replace(target + ".tmp", target)
    ray.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
