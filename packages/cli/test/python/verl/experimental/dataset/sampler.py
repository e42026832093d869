"""A stand-in for the interface of verl's module of this name."""


class AbstractCurriculumSampler:
    pass
