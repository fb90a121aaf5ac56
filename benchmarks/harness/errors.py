"""What went wrong, said to the person who runs the benchmarks."""


class NotMeasured(Exception):
    """A target or a point of it could not be measured; the others go on."""


class Unusable(Exception):
    """The machine or the options do not allow any measurement."""
