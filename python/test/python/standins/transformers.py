"""A stand-in for the one class of transformers that a callback needs."""


class TrainerCallback:
    pass
