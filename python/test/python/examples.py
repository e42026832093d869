"""Runs the examples of the docstrings; prints how many, and how many are wrong."""
import doctest
import json

from bits_per_sample import client, draws, prompts, protocol

for module in (client, draws, prompts, protocol):
    result = doctest.testmod(module)
    print(json.dumps({"module": module.__name__, "failed": result.failed, "attempted": result.attempted}))
