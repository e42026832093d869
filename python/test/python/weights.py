"""The weights of a report for a data set's rows. argv: file, JSON of ids."""
import json
import sys

from bits_per_sample import prompt_weights

print(json.dumps({"weights": prompt_weights(sys.argv[1], json.loads(sys.argv[2]))}))
