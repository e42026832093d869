"""How much each training sample teaches a language model, in bits.

The command ``bits-per-sample`` (or ``python -m bits_per_sample``) reports on logs and serves
curricula. In Python: a client of that server (:class:`Curriculum`), bridges for TRL
(:mod:`bits_per_sample.trl`) and verl (:mod:`bits_per_sample.verl`), and the weights of a report
for a data set (:func:`prompt_weights`).
"""

from importlib.metadata import PackageNotFoundError, version

from .client import Curriculum, CurriculumError, outcome
from .prompts import prompt_id, prompt_weights
from .protocol import Assignment, Outcome, Verdict

__all__ = [
    "Assignment", "Curriculum", "CurriculumError", "Outcome", "Verdict", "outcome", "prompt_id", "prompt_weights",
]
try:
    __version__ = version("bits-per-sample")
except PackageNotFoundError:  # used from its sources
    __version__ = "0.0.0"
