"""The peer of special.mjs. Reads `function column count` per line, answers `wall cpu` seconds."""

import sys
import time

import numpy as np
import scipy.special

FUNCTIONS = {'lgamma': scipy.special.gammaln, 'digamma': scipy.special.digamma}
COLUMNS = {
    '0 to 10': lambda u: 0.01 + 10 * u,
    '1e-3 to 1e3': lambda u: 10 ** (6 * u - 3),
    '10 to 1000': lambda u: 10 + 990 * u,
}

for line in sys.stdin:
    name, column, count = line.rstrip('\n').split('\t')
    i = np.arange(int(count))
    x = COLUMNS[column](((i * 7919) % int(count) + 0.5) / int(count))
    out = np.empty_like(x)
    wall, cpu = time.perf_counter(), time.process_time()
    FUNCTIONS[name](x, out=out)
    print(time.perf_counter() - wall, time.process_time() - cpu, flush=True)
