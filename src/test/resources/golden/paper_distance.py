"""Writes papers/*.npy: optimizers that find their step size themselves, as their papers state them."""

from math import sqrt

import numpy as np

from paper_rules import HERE, SNAPSHOTS, save, train

# Until d has grown, x0 - x is a few units in the last place of a float32 x, and d is made of it.
SHORT = ("Prodigy.defaults.float32",)


def total(x):
    """A sum in double: d and r are, whatever x is."""
    return float(np.sum(x, dtype=np.float64))


def prodigy(lr, beta1, beta2, eps, d0):
    """Mishchenko & Defazio 2023, the algorithm for Adam."""
    carried = {}

    def step(t, x, g, m, v, s, x0):
        d, r = (carried["d"], carried["r"]) if t > 1 else (d0, 0.0)
        beta3 = sqrt(beta2)
        m[:] = beta1 * m + (1 - beta1) * d * g
        v[:] = beta2 * v + (1 - beta2) * d**2 * g**2
        r = beta3 * r + (1 - beta3) * lr * d**2 * total(g * (x0 - x))
        s[:] = beta3 * s + (1 - beta3) * lr * d**2 * g
        d_hat = r / total(np.abs(s))
        carried.update(d=max(d, d_hat), r=r)
        return x - lr * d * m / (np.sqrt(v) + d * eps)

    return step, {"m": 0.0, "v": 0.0, "s": 0.0, "x0": None}


def d_adapt_adam(lr, beta1, beta2, eps, d0):
    """Defazio & Mishchenko 2023, Adam with D-Adaptation."""
    carried = {}

    def step(t, x, g, m, v, s):
        d, r = (carried["d"], carried["r"]) if t > 1 else (d0, 0.0)
        beta3 = sqrt(beta2)
        m[:] = beta1 * m + (1 - beta1) * d * lr * g
        v[:] = beta2 * v + (1 - beta2) * g**2
        a = np.sqrt(v) + eps
        r = beta3 * r + (1 - beta3) * d * lr * total(g * s / a)
        s[:] = beta3 * s + (1 - beta3) * d * lr * g
        d_hat = r / ((1 - beta3) * total(np.abs(s)))
        carried.update(d=max(d, d_hat), r=r)
        return x - m / a

    return step, {"m": 0.0, "v": 0.0, "s": 0.0}


RUNS = {
    "Prodigy.defaults": prodigy(1.0, 0.9, 0.999, 1e-8, 1e-6),
    "Prodigy.varied": prodigy(0.5, 0.8, 0.9, 1e-6, 2**-10),
    "DAdaptAdam.defaults": d_adapt_adam(1.0, 0.9, 0.999, 1e-8, 1e-6),
    "DAdaptAdam.varied": d_adapt_adam(0.75, 0.8, 0.99, 1e-6, 2**-10),
}

if __name__ == "__main__":
    save(RUNS, SHORT)
    first = train(*RUNS["Prodigy.defaults"], np.float64, SNAPSHOTS[:2])
    np.save(HERE / "Prodigy.defaults.float64.npy", first)
