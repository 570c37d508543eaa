"""Writes papers/*.npy: optimizers that PyTorch does not have, as their papers state them, in float32 and float64."""

from pathlib import Path

import numpy as np

from inputs import normal

HERE = Path(__file__).parent / "papers"
ELEMENTS = 301
SNAPSHOTS = (1, 10, 100, 1000)
SHORT = ("Signum.defaults.float64", "Lion.defaults.float64")  # as in torch_conventions.py


def sign_sgd(lr):
    """Bernstein et al. 2018, algorithm 1."""

    def step(t, x, g):
        return x - lr * np.sign(g)

    return step, {}


def signum(lr, beta):
    """Bernstein et al. 2018, algorithm 2."""

    def step(t, x, g, m):
        m[:] = beta * m + (1 - beta) * g
        return x - lr * np.sign(m)

    return step, {"m": 0.0}


def lion(lr, beta1, beta2, decay):
    """Chen et al. 2023, program 1."""

    def step(t, x, g, m):
        c = beta1 * m + (1 - beta1) * g
        m[:] = beta2 * m + (1 - beta2) * g
        return x - lr * (np.sign(c) + decay * x)

    return step, {"m": 0.0}


def adabelief(lr, beta1, beta2, eps):
    """Zhuang et al. 2020, algorithm 2."""

    def step(t, x, g, m, s):
        m[:] = beta1 * m + (1 - beta1) * g
        s[:] = beta2 * s + (1 - beta2) * (g - m) ** 2 + eps
        m_hat = m / (1 - beta1**t)
        s_hat = s / (1 - beta2**t)
        return x - lr * m_hat / (np.sqrt(s_hat) + eps)

    return step, {"m": 0.0, "s": 0.0}


RUNS = {
    "SignSGD.defaults": sign_sgd(0.001),
    "SignSGD.varied": sign_sgd(2**-9),
    "Signum.defaults": signum(0.001, 0.9),
    "Signum.varied": signum(2**-9, 0.6),
    "Lion.defaults": lion(1e-4, 0.9, 0.99, 0),
    "Lion.varied": lion(2**-9, 0.8, 0.95, 0.125),
    "AdaBelief.defaults": adabelief(0.001, 0.9, 0.999, 1e-8),
    "AdaBelief.varied": adabelief(0.003, 0.8, 0.99, 1e-5),
}


def train(step, initial, dtype, snapshots):
    """Snapshots of the rows x, then the slots."""
    x = normal(0, ELEMENTS).astype(dtype)
    slots = {name: np.full(ELEMENTS, value, dtype) for name, value in initial.items()}
    frozen = []
    for t in range(1, snapshots[-1] + 1):
        x = step(t, x, normal(t, ELEMENTS).astype(dtype), **slots)
        if t in snapshots:
            frozen.append(np.stack([x, *slots.values()]))
    return np.stack(frozen)


def save(runs, short):
    """Writes every run in float32 and float64."""
    HERE.mkdir(exist_ok=True)
    for name, (step, initial) in runs.items():
        for dtype in (np.float32, np.float64):
            file = f"{name}.{dtype.__name__}"
            snapshots = SNAPSHOTS[:3] if file in short else SNAPSHOTS
            np.save(HERE / f"{file}.npy", train(step, initial, dtype, snapshots))
    print("NumPy", np.__version__)


if __name__ == "__main__":
    save(RUNS, SHORT)
