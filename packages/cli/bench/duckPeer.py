"""The peer of reading.mjs: sums of each group by DuckDB, as one would write them by hand."""
import resource
import sys

import duckdb

file = sys.argv[1]
columns = "{step: 'DOUBLE', prompt_id: 'VARCHAR', category: 'VARCHAR', reward: 'DOUBLE', output_tokens: 'DOUBLE'}"
source = (
    f"read_parquet('{file}')"
    if file.endswith('parquet')
    else f"read_json('{file}', format = 'newline_delimited', columns = {columns})"
)
duckdb.execute('SET threads = 2')
duckdb.execute(
    'SELECT step, prompt_id, any_value(category), count(reward), sum(reward), var_pop(reward),'
    f' min(reward), max(reward), sum(output_tokens) FROM {source} GROUP BY step, prompt_id'
).fetchnumpy()
used = resource.getrusage(resource.RUSAGE_SELF)
print(f'cpu {used.ru_utime + used.ru_stime:.3f}', end='', file=sys.stderr)
