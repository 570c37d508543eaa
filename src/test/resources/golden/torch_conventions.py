"""Writes torch/*/*.npy: PyTorch's optimizers in float32 and float64, frozen after some steps."""

from pathlib import Path

import numpy as np
import torch

from inputs import normal

HERE = Path(__file__).parent
ELEMENTS = 301
SNAPSHOTS = (1, 10, 100, 1000)
# Here float32 itself, PyTorch's too, leaves float64 by more than the tolerance before step 1,000.
SHORT = (
    "defaults/ASGD.float64",
    "defaults/AdamW.float64",
    "defaults/Nesterov.float64",
    "defaults/RMSProp.float32",
    "defaults/RMSProp.centred.float32",
    "defaults/RMSProp.velocity.float32",
    "defaults/RMSProp.velocity.float64",
    "defaults/RMSProp.both.float32",
    "defaults/RMSProp.both.float64",
)
# And here, where it rounds p twice in a step, it does so before step 100.
SHORTEST = ("defaults/NAdam.float32", "varied/NAdam.float32")

# Name: PyTorch's class and its names of our slots.
RULES = {
    "SGD": (torch.optim.SGD, ()),
    "Momentum": (torch.optim.SGD, ("momentum_buffer",)),
    "AdaGrad": (torch.optim.Adagrad, ("sum",)),
    "Adam": (torch.optim.Adam, ("exp_avg", "exp_avg_sq")),
    "AdamW": (torch.optim.AdamW, ("exp_avg", "exp_avg_sq")),
    "AMSGrad": (torch.optim.Adam, ("exp_avg", "exp_avg_sq", "max_exp_avg_sq")),
    "AdaMax": (torch.optim.Adamax, ("exp_avg", "exp_inf")),
    "RAdam": (torch.optim.RAdam, ("exp_avg", "exp_avg_sq")),
    "NAdam": (torch.optim.NAdam, ("exp_avg", "exp_avg_sq")),
    "AdaDelta": (torch.optim.Adadelta, ("square_avg", "acc_delta")),
    "Nesterov": (torch.optim.SGD, ("momentum_buffer",)),
    "ASGD": (torch.optim.ASGD, ("ax",)),
    "RMSProp": (torch.optim.RMSprop, ("square_avg",)),
    "RMSProp.centred": (torch.optim.RMSprop, ("square_avg", "grad_avg")),
    "RMSProp.velocity": (torch.optim.RMSprop, ("square_avg", "momentum_buffer")),
    "RMSProp.both": (torch.optim.RMSprop, ("square_avg", "grad_avg", "momentum_buffer")),
    "RProp": (torch.optim.Rprop, ("prev", "step_size")),
}

HYPER = {
    "defaults": {
        "SGD": {"lr": 0.01},
        "Momentum": {"lr": 0.01, "momentum": 0.9},
        "AdaGrad": {},
        "Adam": {},
        "AdamW": {},
        "AMSGrad": {"amsgrad": True},
        "AdaMax": {},
        "RAdam": {},
        "NAdam": {"foreach": True},  # without it 1.13 multiplies the next product by mu twice
        "AdaDelta": {},
        "Nesterov": {"lr": 0.01, "momentum": 0.9, "nesterov": True},
        "ASGD": {},
        "RMSProp": {},
        "RMSProp.centred": {"centered": True},
        "RMSProp.velocity": {"momentum": 0.9},
        "RMSProp.both": {"centered": True, "momentum": 0.9},
        "RProp": {},
    },
    "varied": {
        "SGD": {"lr": 0.003},
        "Momentum": {"lr": 0.003, "momentum": 0.5},
        "AdaGrad": {"lr": 0.1, "initial_accumulator_value": 0.1, "eps": 1e-6},
        "Adam": {"lr": 0.003, "betas": (0.8, 0.99), "eps": 1e-6},
        "AdamW": {"lr": 2**-9, "betas": (0.8, 0.99), "eps": 1e-6, "weight_decay": 0.125},
        "AMSGrad": {"lr": 0.003, "betas": (0.8, 0.99), "eps": 1e-6, "amsgrad": True},
        "AdaMax": {"lr": 0.003, "betas": (0.8, 0.99), "eps": 1e-6},
        "RAdam": {"lr": 0.003, "betas": (0.8, 0.99), "eps": 1e-6},
        "NAdam": {
            "lr": 0.003,
            "betas": (0.8, 0.99),
            "eps": 1e-6,
            "momentum_decay": 0.02,
            "foreach": True,
        },
        "AdaDelta": {"lr": 0.3, "rho": 0.8, "eps": 1e-5},
        "Nesterov": {"lr": 0.003, "momentum": 0.5, "nesterov": True},
        "ASGD": {"lr": 0.003, "lambd": 0.05, "alpha": 0.6, "t0": 10},
        "RMSProp": {"lr": 2**-9, "alpha": 0.9, "eps": 1e-4},
        "RMSProp.centred": {"lr": 2**-9, "alpha": 0.9, "eps": 1e-4, "centered": True},
        "RMSProp.velocity": {"lr": 2**-9, "alpha": 0.9, "eps": 1e-4, "momentum": 0.5},
        "RMSProp.both": {"lr": 2**-9, "alpha": 0.9, "eps": 1e-4, "centered": True, "momentum": 0.5},
        "RProp": {"lr": 2**-9, "etas": (0.75, 1.5), "step_sizes": (2**-12, 2**-6)},
    },
}


def train(name, hyper, dtype, snapshots):
    """Snapshots of the rows p, then the slots."""
    rule, slots = RULES[name]
    p = torch.from_numpy(normal(0, ELEMENTS)).to(dtype)
    optimizer = rule([p], **hyper)
    frozen = []
    for t in range(1, snapshots[-1] + 1):
        p.grad = torch.from_numpy(normal(t, ELEMENTS)).to(dtype)
        optimizer.step()
        if t in snapshots:
            state = optimizer.state[p]
            frozen.append(np.stack([row.numpy() for row in (p, *(state[slot] for slot in slots))]))
    return np.stack(frozen)


def main():
    for folder, rules in HYPER.items():
        (HERE / "torch" / folder).mkdir(parents=True, exist_ok=True)
        for name, hyper in rules.items():
            for dtype in (torch.float32, torch.float64):
                file = f"{folder}/{name}.{str(dtype).split('.')[1]}"
                count = 2 if file in SHORTEST else 3 if file in SHORT else 4
                np.save(HERE / f"torch/{file}.npy", train(name, hyper, dtype, SNAPSHOTS[:count]))
    print("PyTorch", torch.__version__)


if __name__ == "__main__":
    main()
