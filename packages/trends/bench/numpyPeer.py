"""The peer of trends.mjs: keeps a series, and times the method in NumPy when asked."""
import json
import pathlib
import sys
import time

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / 'test' / 'golden'))
import reference  # noqa: E402

series = None
given = {}
tasks = {
    'series': lambda: reference.Series(**given),
    'worse': lambda: reference.worse(series, -1, rel=0.75, abs_=0.1),
    'onset': lambda: reference.onset(series, 0, series.T),
    'window': lambda: reference.window(series),
    'leap': lambda: reference.leap(series),
    'jump': lambda: reference.jump(given['s1']),
}
for line in sys.stdin:
    question = json.loads(line)
    task = question['task']
    if task == 'version':
        answer = {'version': np.__version__}
    elif 'n' in question:
        given = {'n': question['n'], 's1': question['s1']}
        series = reference.Series(**given)
        answer = {}
    else:
        start = time.perf_counter()
        for _ in range(question['repeats']):
            tasks[task]()
        answer = {'seconds': time.perf_counter() - start}
    print(json.dumps(answer), flush=True)
