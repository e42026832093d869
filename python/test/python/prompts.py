"""Prints the id of each prompt of a file of JSON lines."""
import json
import sys

from bits_per_sample import prompt_id

with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        print(json.dumps({"id": prompt_id(json.loads(line))}))
