"""What the runs of torch_steps.py and paper_steps.py have in common: four tensors, by name."""

from math import prod
from pathlib import Path

import numpy as np

from inputs import normal

FOLDER = Path(__file__).parent / "steps"
SHAPES = {"a": (7, 43), "b": (20,), "c": (), "d": (3, 2, 2, 2)}
STEPS = 100
SNAPSHOTS = (1, 10, 100)


def split(stream):
    """The first values of a stream, one tensor after the other."""
    values = normal(stream, sum(prod(shape) for shape in SHAPES.values()))
    tensors = {}
    for name, shape in SHAPES.items():
        tensors[name] = values[: prod(shape)].reshape(shape)
        values = values[prod(shape) :]
    return tensors


def beginning():
    """Stream 0, but d starts with zeros."""
    start = split(0)
    start["d"] = np.zeros_like(start["d"])
    return start


def joined(rows):
    """Rows, each of one array per tensor, as one array with rows and elements."""
    return np.stack([np.concatenate([np.ravel(tensor) for tensor in row]) for row in rows])


def save(name, values):
    FOLDER.mkdir(exist_ok=True)
    np.save(FOLDER / f"{name}.npy", values)
