"""Writes papers/*.npy: optimizers that carry numbers from step to step, in float32 and float64."""

import numpy as np

from paper_rules import save

SHORT = ("NAdamW.defaults.float64",)  # as in torch_conventions.py


def nadam(lr, beta1, beta2, eps, psi, decay=0.0):
    """Dozat 2016 with the schedule of its section 3 and with m decaying by beta1, as Keras states it; decay as in AdamW."""
    carried = {}

    def mu(t):
        return beta1 * (1 - 0.96 ** (psi * t) / 2)

    def step(t, x, g, m, v):
        product = carried["product"] = mu(t) * (carried["product"] if t > 1 else 1)
        m[:] = beta1 * m + (1 - beta1) * g
        v[:] = beta2 * v + (1 - beta2) * g**2
        m_bar = mu(t + 1) * m / (1 - product * mu(t + 1)) + (1 - mu(t)) * g / (1 - product)
        v_hat = v / (1 - beta2**t)
        return x * (1 - lr * decay) - lr * m_bar / (np.sqrt(v_hat) + eps)

    return step, {"m": 0.0, "v": 0.0}


def nadam_dl4j(lr, beta1, beta2, eps):
    """The documented formula of DL4J's Nadam."""

    def step(t, x, g, m, v):
        m[:] = beta1 * m + (1 - beta1) * g
        v[:] = beta2 * v + (1 - beta2) * g**2
        return x - lr * (beta1 * m + (1 - beta1) * g) / (1 - beta1**t) / (np.sqrt(v) + eps)

    return step, {"m": 0.0, "v": 0.0}


RUNS = {
    "NAdam.keras": nadam(0.001, 0.9, 0.999, 1e-7, 1.0),
    "NAdam.dl4j": nadam_dl4j(0.001, 0.9, 0.999, 1e-8),
    "NAdamW.defaults": nadam(0.002, 0.9, 0.999, 1e-8, 0.004, 0.01),
    "NAdamW.varied": nadam(2**-9, 0.8, 0.99, 1e-6, 0.02, 0.125),
}

if __name__ == "__main__":
    save(RUNS, SHORT)
