"""Writes steps/*.npy, all but the papers': what surrounds the rule in a step, with PyTorch."""

import warnings
from math import inf

import numpy as np
import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_
from torch.optim import lr_scheduler as lrs
from torch.optim.swa_utils import AveragedModel

from tensors import SNAPSHOTS, STEPS, beginning, joined, save, split

FLOAT32, FLOAT64 = torch.float32, torch.float64
HALF_MAX = 65504  # the largest float16

STATE = ("exp_avg", "exp_avg_sq", "momentum_buffer", "sum")  # in the order of our slots


def tensors(dtype, source):
    return {name: torch.from_numpy(x).to(dtype) for name, x in source.items()}


def rows(model, optimizer, averages):
    """p, the slots, then the averages; zeros where a parameter has none."""
    states = [optimizer.state[p] for p in model.values()]
    slots = [slot for slot in STATE if any(state.get(slot) is not None for state in states)]
    yield [p.detach().numpy() for p in model.values()]
    for slot in slots:
        pairs = zip(states, model.values())
        yield [state.get(slot, torch.zeros_like(p)).numpy() for state, p in pairs]
    for average in averages:
        yield [(p.detach() * p.requires_grad).numpy() for p in average.module.values()]


def train(
    dtype,
    optimizer,
    clip=lambda model: None,
    batches=1,
    divisor=1,
    schedule=None,
    frozen=(),
    absent=lambda name, step: False,
    averages=(),
    scaler=None,
):
    """Snapshots of the rows, and step by step what clip returned and the loss scale."""
    start = tensors(dtype, beginning())
    model = torch.nn.ParameterDict(
        {name: torch.nn.Parameter(p, name not in frozen) for name, p in start.items()}
    )
    optimizer = optimizer(model)
    schedule = schedule and schedule(optimizer)
    averages = [(AveragedModel(model, avg_fn=f), takes) for f, takes in averages]
    snapshots, norms, scales = [], [], []
    for t in range(1, STEPS + 1):
        optimizer.zero_grad(set_to_none=True)
        for batch in range(batches):
            g = tensors(dtype, split((t - 1) * batches + batch + 1))
            present = [name for name in g if not absent(name, t)]
            loss = sum((model[name] * g[name]).sum() for name in present) / divisor
            (loss * scaler.scale if scaler else loss).backward()
        good = scaler is None or scaler.unscale(model)
        norms.append(clip(model))
        if good:
            optimizer.step()
        if scaler:
            scaler.update(good)
            scales.append(float(scaler.scale))
        if schedule:
            schedule.step()
        for average, takes in averages:
            if takes(t):
                average.update_parameters(model)
        if t in SNAPSHOTS:
            snapshots.append(joined(rows(model, optimizer, [average for average, _ in averages])))
    return np.stack(snapshots), norms, scales


class Scaler:
    """What torch.cuda.amp.GradScaler is documented to do; it needs a GPU, this does not."""

    def __init__(self, initial, growth, backoff, interval):
        self.scale = np.float32(initial)
        self.growth, self.backoff, self.interval = growth, backoff, interval
        self.good = 0

    def unscale(self, model):
        """Divides gradients that overflow as float16 would; whether all were finite."""
        for p in model.values():
            p.grad[p.grad.abs() > HALF_MAX] = inf
            p.grad /= float(self.scale)
        return all(bool(torch.isfinite(p.grad).all()) for p in model.values())

    def update(self, good):
        if not good:
            self.scale = np.float32(self.scale * self.backoff)
        self.good = self.good + 1 if good else 0
        if self.good == self.interval:
            self.scale = np.float32(self.scale * self.growth)
            self.good = 0


def rule(kind, **hyper):
    return lambda model: kind(model.values(), **hyper)


def sgd(momentum=0.0, decay=0.0):
    return rule(torch.optim.SGD, lr=0.01, momentum=momentum, weight_decay=decay)


def global_norm(limit):
    return lambda model: clip_grad_norm_(model.values(), limit)


def tensor_norm(limit):
    return lambda model: [clip_grad_norm_(p, limit) for p in model.values()] and None


def value(limit):
    return lambda model: clip_grad_value_(model.values(), limit)


def both(limit, most):
    def clip(model):
        norm = clip_grad_norm_(model.values(), limit)
        clip_grad_value_(model.values(), most)
        return norm

    return clip


def groups(kind, **hyper):
    """Group "other" has its own learning rate, and no decay."""

    def optimizer(model):
        other = {"params": [model["b"], model["d"]], "lr": 0.003, "weight_decay": 0.0}
        return kind([{"params": [model["a"], model["c"]]}, other], **hyper)

    return optimizer


def absent(name, step):
    return name == "c" or name == "b" and step % 3 == 1


def warmed_cosine(optimizer):
    warmup = lrs.LinearLR(optimizer, start_factor=1 / 11, total_iters=10)
    cosine = lrs.CosineAnnealingLR(optimizer, 89, eta_min=0.0005)
    return lrs.SequentialLR(optimizer, [warmup, cosine], milestones=[10])


def one_cycle(optimizer):
    return lrs.OneCycleLR(optimizer, 0.005, total_steps=STEPS, pct_start=0.3)


EMA = (lambda average, p, n: 0.97 * average + 0.03 * p, lambda t: True)
SWA = (None, lambda t: t >= 21 and (t - 21) % 7 == 0)

ADAM, ADAMW, ADAGRAD = torch.optim.Adam, torch.optim.AdamW, torch.optim.Adagrad
GROUPED = {"clip": global_norm(18), "frozen": ("c",), "absent": absent}

# Name: optimizer, what surrounds it, and whether float32 is frozen, too.
CASES = {
    "decay.AdamW": (rule(ADAMW, lr=0.003, weight_decay=0.1), {}, True),
    "decay.Adam": (rule(ADAM, lr=0.003, weight_decay=0.1), {}, True),
    "decay.AdaGrad": (rule(ADAGRAD, lr=0.01, weight_decay=0.1), {}, True),
    "decay.SGD": (sgd(decay=0.1), {}, True),
    "decay.Momentum": (sgd(0.9, decay=0.1), {}, True),
    "clip.global": (sgd(0.9), {"clip": global_norm(18.5)}, True),
    "clip.tensor": (sgd(), {"clip": tensor_norm(4.5)}, True),
    "clip.value": (sgd(), {"clip": value(1.5)}, True),
    "clip.both": (sgd(0.9, decay=0.1), {"clip": both(18.5, 1.5)}, False),
    "accumulate.mean": (
        rule(ADAM, lr=0.003),
        {"clip": global_norm(9.25), "batches": 4, "divisor": 4},
        False,
    ),
    "accumulate.sum": (sgd(0.9), {"clip": global_norm(37), "batches": 4}, True),
    "groups.AdamW": (groups(ADAMW, lr=0.001, weight_decay=0.1), GROUPED, True),
    "groups.Momentum": (
        groups(torch.optim.SGD, lr=0.01, momentum=0.9, weight_decay=0.1),
        GROUPED,
        False,
    ),
    "schedule.AdamW": (rule(ADAMW, lr=0.01, weight_decay=0.1), {"schedule": warmed_cosine}, False),
    "schedule.Momentum": (sgd(0.9), {"schedule": warmed_cosine}, False),
    "schedule.OneCycle": (rule(ADAM), {"schedule": one_cycle}, False),
    "average": (rule(ADAM, lr=0.003), {"averages": (EMA, SWA), "frozen": ("c",)}, False),
}

SCALES = {"scale.halved": (2.0**10, 2.0, 0.5, 5), "scale.other": (3000.0, 1.7, 0.6, 3)}


def main():
    warnings.filterwarnings("ignore", message="The epoch parameter")  # SequentialLR's own call
    for name, (optimizer, around, single) in CASES.items():
        snapshots, norms, _ = train(FLOAT64, optimizer, **around)
        save(f"{name}.float64", snapshots)
        if norms[0] is not None:
            save(f"{name}.norm", np.array(norms, dtype=np.float64))
        if single:
            save(f"{name}.float32", train(FLOAT32, optimizer, **around)[0])
    for name, arguments in SCALES.items():
        scaler = Scaler(*arguments)
        around = {"clip": global_norm(18.5), "scaler": scaler}
        snapshots, norms, scales = train(FLOAT64, rule(ADAM, lr=0.003), **around)
        save(f"{name}.float64", snapshots)
        save(f"{name}.norm", np.array(norms, dtype=np.float64))
        save(f"{name}.scales", np.array(scales, dtype=np.float64))
    print("PyTorch", torch.__version__)


if __name__ == "__main__":
    main()
