"""What the scripts of rules for matrices share: training one parameter of rows and columns, and saving it."""

from math import prod

import numpy as np

from inputs import normal
from paper_rules import HERE

SNAPSHOTS = (1, 2, 3, 10, 30)


def train(begin, shape, dtype):
    """Snapshots of p, then the slots, each row by row, with zeros after those that have fewer elements than p."""

    def matrix(stream):
        return normal(stream, prod(shape)).astype(dtype).reshape(shape[0], -1)

    x = matrix(0)
    step, slots = begin(x)
    frozen = np.zeros((len(SNAPSHOTS), 1 + len(slots), x.size), dtype)
    for t in range(1, SNAPSHOTS[-1] + 1):
        x = step(t, x, matrix(t))
        assert x.dtype == dtype
        if t in SNAPSHOTS:
            for row, values in zip(frozen[SNAPSHOTS.index(t)], [x, *slots]):
                row[: values.size] = np.ravel(values)
    return frozen


def save(runs):
    """Writes every run on its shapes in float64; prints how far float32 is off, relative to the largest of a row."""
    HERE.mkdir(exist_ok=True)
    for name, (begin, *shapes) in runs.items():
        for shape in shapes:
            file = f"{name}.{'x'.join(map(str, shape))}.float64"
            frozen = train(begin, shape, np.float64)
            np.save(HERE / f"{file}.npy", frozen)
            moved = np.abs(frozen[:, 0] - normal(0, prod(shape))).max(axis=1)
            errors = np.abs(train(begin, shape, np.float32) - frozen).max(axis=2)
            worst = (errors / np.abs(frozen).max(axis=2).clip(1e-30)).max(axis=0)
            way = (errors[:, 0] / moved.clip(1e-30)).max()
            print(f"{file:40} rows {' '.join(f'{e:.1e}' for e in worst)}, p's way {way:.1e}")
    print("NumPy", np.__version__)
