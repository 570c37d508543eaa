"""Writes schedules/*.npy: the values that PyTorch's schedulers set, step by step, in float64."""

import warnings
from math import exp, inf, nan, sin
from pathlib import Path

import numpy as np
import torch
from torch.optim import lr_scheduler as lrs

HERE = Path(__file__).parent / "schedules"
STEPS = 400
INITIAL = 0.137


def optimizer():
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=INITIAL, momentum=0.9)


def frozen(schedule, steps=STEPS, what="lr"):
    """What the scheduler has set for update 1, 2, …"""
    sgd = optimizer()
    scheduler = schedule(sgd)
    values = []
    for _ in range(steps):
        values.append(sgd.param_groups[0][what])
        sgd.step()
        scheduler.step()
    return values


def one_cycle(sgd):
    return lrs.OneCycleLR(
        sgd, 0.21, total_steps=347, pct_start=0.27, div_factor=23, final_div_factor=900
    )


def cyclic(mode, gamma=1.0):
    return lambda sgd: lrs.CyclicLR(
        sgd, 0.013, 0.17, 37, 23, mode=mode, gamma=gamma, cycle_momentum=False
    )


def warmed_cosine(sgd):
    # With a start factor of 1/(n + 1) that is a warm-up of n steps in front.
    warmup = lrs.LinearLR(sgd, start_factor=1 / 48, total_iters=47)
    cosine = lrs.CosineAnnealingLR(sgd, 307, eta_min=0.003)
    return lrs.SequentialLR(sgd, [warmup, cosine], milestones=[47])


def chained(sgd):
    return lrs.ChainedScheduler(
        [lrs.ExponentialLR(sgd, 0.993), lrs.StepLR(sgd, 61, gamma=0.7)]
    )


# CosineAnnealingLR and OneCycleLR are frozen up to their end: after it they rise or fail.
SCHEDULES = {
    "StepLR": (lambda sgd: lrs.StepLR(sgd, 37, gamma=0.71),),
    "MultiStepLR": (lambda sgd: lrs.MultiStepLR(sgd, [31, 97, 211], gamma=0.3),),
    "ConstantLR": (lambda sgd: lrs.ConstantLR(sgd, factor=0.3, total_iters=71),),
    "LinearLR": (lambda sgd: lrs.LinearLR(sgd, 0.2, 0.9, total_iters=173),),
    "ExponentialLR": (lambda sgd: lrs.ExponentialLR(sgd, 0.987),),
    "PolynomialLR": (lambda sgd: lrs.PolynomialLR(sgd, total_iters=311, power=1.7),),
    "CosineAnnealingLR": (lambda sgd: lrs.CosineAnnealingLR(sgd, 331, eta_min=0.003), 332),
    "CosineAnnealingWarmRestarts.1": (
        lambda sgd: lrs.CosineAnnealingWarmRestarts(sgd, 53, 1, eta_min=0.002),
    ),
    "CosineAnnealingWarmRestarts.2": (
        lambda sgd: lrs.CosineAnnealingWarmRestarts(sgd, 29, 2, eta_min=0.002),
    ),
    "CyclicLR.triangular": (cyclic("triangular"),),
    "CyclicLR.triangular2": (cyclic("triangular2"),),
    "CyclicLR.exp_range": (cyclic("exp_range", gamma=0.995),),
    "OneCycleLR.lr": (one_cycle, 347),
    "OneCycleLR.momentum": (one_cycle, 347, "momentum"),
    "ChainedScheduler": (chained,),
    "SequentialLR": (warmed_cosine, 47 + 308),
    "LambdaLR": (lambda sgd: lrs.LambdaLR(sgd, lambda epoch: exp(-0.8 * epoch / 91)),),
    "MultiplicativeLR": (lambda sgd: lrs.MultiplicativeLR(sgd, lambda n: n / (n + 1)),),
}

PLATEAUS = {
    "min": {"factor": 0.6, "patience": 4},
    "min.cooldown": {"factor": 0.5, "patience": 3, "cooldown": 7, "min_lr": 0.011},
    "max": {"mode": "max", "factor": 0.7, "patience": 5, "threshold": 0.02},
    "max.abs": {
        "mode": "max",
        "factor": 0.8,
        "patience": 2,
        "threshold": 0.05,
        "threshold_mode": "abs",
        "eps": 2e-3,
    },
    "min.abs": {"factor": 0.9, "patience": 6, "threshold": 0.03, "threshold_mode": "abs"},
}


def metrics():
    """Falls to a plateau, falls again, rises; with ripples, NaN and infinity. Then its reverse."""
    n = np.arange(STEPS)
    trend = np.select(
        [n < 60, n < 150, n < 230, n < 300],
        [3 - n / 30, 1.0, 1 - (n - 150) / 100, 0.2],
        0.2 + (n - 300) / 40,
    )
    values = trend + [0.04 * sin(7.3 * i) for i in n]
    values[[17, 101, 333]] = nan
    values[[102, 334]] = inf
    return np.stack([values, 3.2 - values])


def plateau(falling, rising, arguments):
    """The values after each metric."""
    sgd = optimizer()
    scheduler = lrs.ReduceLROnPlateau(sgd, **arguments)
    values = []
    for metric in rising if arguments.get("mode") == "max" else falling:
        scheduler.step(metric)
        values.append(sgd.param_groups[0]["lr"])
    return values


def main():
    warnings.filterwarnings("ignore", message="The epoch parameter")  # SequentialLR's own call
    HERE.mkdir(exist_ok=True)
    for name, arguments in SCHEDULES.items():
        np.save(HERE / f"{name}.npy", np.array(frozen(*arguments), dtype=np.float64))
    sequence = metrics()
    np.save(HERE / "ReduceLROnPlateau.metrics.npy", sequence)
    for name, arguments in PLATEAUS.items():
        values = np.array(plateau(*sequence, arguments), dtype=np.float64)
        np.save(HERE / f"ReduceLROnPlateau.{name}.npy", values)
    print("PyTorch", torch.__version__)


if __name__ == "__main__":
    main()
