"""The peers of reading.mjs, in a process each: sums of each group by DuckDB, pandas or Polars, as one would
write them by hand, of a file of lines or of Parquet."""
import resource
import sys
import time

start = time.perf_counter()
who, file = sys.argv[1:]
parquet = file.endswith('parquet')
keys = ['step', 'prompt_id']
if who == 'DuckDB':
    import duckdb

    columns = (
        "{step: 'DOUBLE', prompt_id: 'VARCHAR', category: 'VARCHAR', reward: 'DOUBLE', output_tokens: 'DOUBLE'}"
    )
    source = (
        f"read_parquet('{file}')"
        if parquet
        else f"read_json('{file}', format = 'newline_delimited', columns = {columns})"
    )
    duckdb.execute('SET threads = 2')
    duckdb.execute(
        'SELECT step, prompt_id, any_value(category), count(reward), sum(reward), var_pop(reward),'
        f' min(reward), max(reward), sum(output_tokens) FROM {source} GROUP BY step, prompt_id'
    ).fetchnumpy()
elif who == 'pandas':
    import pandas

    rows = pandas.read_parquet(file) if parquet else pandas.read_json(file, lines=True)
    rows.groupby(keys).agg(
        category=('category', 'first'),
        n=('reward', 'count'),
        sum=('reward', 'sum'),
        var=('reward', 'var'),
        min=('reward', 'min'),
        max=('reward', 'max'),
        tokens=('output_tokens', 'sum'),
    )
else:
    import polars

    rows = polars.scan_parquet(file) if parquet else polars.scan_ndjson(file)
    reward = polars.col('reward')
    rows.group_by(keys).agg(
        polars.col('category').first(),
        reward.count().alias('n'),
        reward.sum().alias('sum'),
        reward.var(ddof=0).alias('var'),
        reward.min().alias('min'),
        reward.max().alias('max'),
        polars.col('output_tokens').sum(),
    ).collect()
used = resource.getrusage(resource.RUSAGE_SELF)
print(f'took {time.perf_counter() - start:.3f} {used.ru_utime + used.ru_stime:.3f}', end='', file=sys.stderr)
