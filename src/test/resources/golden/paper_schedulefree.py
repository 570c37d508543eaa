"""Writes papers/ScheduleFree*.npy: Schedule-Free learning as its paper states it, in float32 and float64."""

import numpy as np

from paper_rules import save

# As in torch_conventions.py; and a mean of 1,000 terms in float32 is off float64 by 13 ulp, wherever that was computed.
SHORT = (
    "ScheduleFreeSGD.defaults.float64",
    "ScheduleFreeAdamW.defaults.float32",
    "ScheduleFreeAdamW.varied.float32",
)


def lerp(a, b, c):
    """The paper's (1 - c) a + c b, in the form whose error in float32 does not grow with the number of terms."""
    return a + c * (b - a)


def sgd(lr, beta):
    """Defazio et al. 2024, equations 4 to 6, with the weights of their section on warm-up; p is y."""
    squares = []

    def step(t, y, g, z, x):
        if t == 1:
            squares.clear()
        squares.append(lr(t) ** 2)
        c = squares[-1] / sum(squares)
        z[:] = z - lr(t) * g
        x[:] = lerp(x, z, c)
        return lerp(z, x, beta)

    return step, {"z": None, "x": None}


def adamw(lr, beta1, beta2, eps, decay):
    """Defazio et al. 2024, algorithm 1; p is y."""
    squares = []

    def step(t, y, g, z, x, v):
        if t == 1:
            squares.clear()
        v[:] = beta2 * v + (1 - beta2) * g**2
        rate = lr(t) * np.sqrt(1 - beta2**t).item()
        squares.append(rate**2)
        c = squares[-1] / sum(squares)
        z[:] = z - rate * (g / (np.sqrt(v) + eps) + decay * y)
        x[:] = lerp(x, z, c)
        return lerp(z, x, beta1)

    return step, {"z": None, "x": None, "v": 0.0}


def constant(lr):
    return lambda t: lr


def warming(lr, steps):
    return lambda t: lr * min(1, t / steps)


RUNS = {
    "ScheduleFreeSGD.defaults": sgd(constant(1.0), 0.9),
    "ScheduleFreeSGD.varied": sgd(warming(2**-9, 8), 0.75),
    "ScheduleFreeAdamW.defaults": adamw(constant(0.0025), 0.9, 0.999, 1e-8, 0),
    "ScheduleFreeAdamW.varied": adamw(warming(2**-9, 8), 0.75, 0.99, 1e-6, 0.125),
}

if __name__ == "__main__":
    save(RUNS, SHORT)
