"""What verl's own configuration makes of options on the command line. argv: the options."""
import json
import os
import sys
from importlib.util import find_spec

from hydra import compose, initialize_config_dir
from omegaconf import OmegaConf

home = os.path.dirname(find_spec("verl").origin)
with initialize_config_dir(os.path.join(home, "trainer/config"), version_base=None):
    made = compose("ppo_trainer", overrides=sys.argv[1:])
print(json.dumps({name: OmegaConf.select(made, name.lstrip("+")) for name, _ in (one.split("=", 1) for one in sys.argv[1:])}))
