"""The signatures that the bridge leans on, of the real libraries."""
import inspect
import json

from accelerate.utils import broadcast_object_list, gather_object
from transformers import TrainerCallback
from trl import GRPOTrainer
from trl.trainer.utils import RepeatSampler

WANTED = {
    "accelerate.utils.broadcast_object_list": broadcast_object_list,
    "accelerate.utils.gather_object": gather_object,
    "transformers.TrainerCallback.on_train_begin": TrainerCallback.on_train_begin,
    "transformers.TrainerCallback.on_step_end": TrainerCallback.on_step_end,
    "trl.GRPOTrainer._get_train_sampler": GRPOTrainer._get_train_sampler,
    "trl.GRPOTrainer.add_callback": GRPOTrainer.add_callback,
    "trl.trainer.utils.RepeatSampler": RepeatSampler.__init__,
}
print(json.dumps({name: list(inspect.signature(one).parameters) for name, one in WANTED.items()}))
