"""Writes torch/*/*.npy: PyTorch's optimizers in float32 and float64, frozen after some steps."""

from pathlib import Path

import numpy as np
import torch

from inputs import normal

HERE = Path(__file__).parent
ELEMENTS = 301
SNAPSHOTS = (1, 10, 100, 1000)

# Name: PyTorch's class and its names of our slots.
RULES = {
    "SGD": (torch.optim.SGD, ()),
    "Momentum": (torch.optim.SGD, ("momentum_buffer",)),
    "AdaGrad": (torch.optim.Adagrad, ("sum",)),
    "Adam": (torch.optim.Adam, ("exp_avg", "exp_avg_sq")),
}

HYPER = {
    "defaults": {
        "SGD": {"lr": 0.01},
        "Momentum": {"lr": 0.01, "momentum": 0.9},
        "AdaGrad": {},
        "Adam": {},
    },
    "varied": {
        "SGD": {"lr": 0.003},
        "Momentum": {"lr": 0.003, "momentum": 0.5},
        "AdaGrad": {"lr": 0.1, "initial_accumulator_value": 0.1, "eps": 1e-6},
        "Adam": {"lr": 0.003, "betas": (0.8, 0.99), "eps": 1e-6},
    },
}


def train(name, hyper, dtype):
    """Snapshots of the rows p, then the slots."""
    rule, slots = RULES[name]
    p = torch.from_numpy(normal(0, ELEMENTS)).to(dtype)
    optimizer = rule([p], **hyper)
    frozen = []
    for t in range(1, SNAPSHOTS[-1] + 1):
        p.grad = torch.from_numpy(normal(t, ELEMENTS)).to(dtype)
        optimizer.step()
        if t in SNAPSHOTS:
            state = optimizer.state[p]
            frozen.append(np.stack([row.numpy() for row in (p, *(state[slot] for slot in slots))]))
    return np.stack(frozen)


def main():
    for folder, rules in HYPER.items():
        (HERE / "torch" / folder).mkdir(parents=True, exist_ok=True)
        for name, hyper in rules.items():
            for dtype in (torch.float32, torch.float64):
                file = f"{name}.{str(dtype).split('.')[1]}.npy"
                np.save(HERE / "torch" / folder / file, train(name, hyper, dtype))
    print("PyTorch", torch.__version__)


if __name__ == "__main__":
    main()
