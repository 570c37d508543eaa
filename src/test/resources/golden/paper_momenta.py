"""Writes papers/*.npy: optimizers with several momenta, as their papers state them, in float32 and float64."""

from math import exp, log

import numpy as np

from paper_rules import save

SHORT = ("AggMo.defaults.float64",)  # as in torch_conventions.py


def aggmo(lr, a, k):
    """Lucas et al. 2019, equation 3, with the dampings of section 3.1."""
    dampings = [1 - a**i for i in range(k)]

    def step(t, x, g, **velocities):
        for damping, v in zip(dampings, velocities.values()):
            v[:] = damping * v - g
        return x + lr / k * sum(velocities.values())

    return step, {f"v{i}": 0.0 for i in range(1, k + 1)}


def adan(lr, beta1, beta2, beta3, eps, decay):
    """Xie et al. 2022, algorithm 1 without restarts, with the bias corrections of the authors' code.

    The betas are the paper's, ours are 1 minus them.
    """

    def step(t, x, g, m, v, n, before):
        difference = g - before if t > 1 else np.zeros_like(g)
        before[:] = g
        m[:] = (1 - beta1) * m + beta1 * g
        v[:] = (1 - beta2) * v + beta2 * difference
        n[:] = (1 - beta3) * n + beta3 * (g + (1 - beta2) * difference) ** 2
        m_hat, v_hat, n_hat = (
            mean / (1 - (1 - beta) ** t) for mean, beta in ((m, beta1), (v, beta2), (n, beta3))
        )
        eta = lr / (np.sqrt(n_hat) + eps)
        # In double and rounded once: float32 would round the same way again and again.
        new = x.astype(np.float64) - eta * (m_hat + (1 - beta2) * v_hat)
        return (new / (1 + decay * lr)).astype(x.dtype)

    return step, {"m": 0.0, "v": 0.0, "n": 0.0, "before": 0.0}


def ademamix(lr, beta1, beta2, beta3, alpha, eps, decay, warmup):
    """Pagliardini, Ablin & Grangier 2024, algorithm 1 with its schedulers; beta3 starts as beta1."""

    def f_alpha(t):
        return min(t * alpha / warmup, alpha) if warmup else alpha

    def f_beta3(t):
        if t >= warmup:
            return beta3
        start, end, part = log(beta1), log(beta3), t / warmup
        return min(exp(start * end / ((1 - part) * end + part * start)), beta3)

    def step(t, x, g, m1, m2, v):
        m1[:] = beta1 * m1 + (1 - beta1) * g
        m2[:] = f_beta3(t) * m2 + (1 - f_beta3(t)) * g
        v[:] = beta2 * v + (1 - beta2) * g**2
        m1_hat = m1 / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        # The decay stands outside the brackets: float32 rounds there as ours does.
        return x * (1 - lr * decay) - lr * (m1_hat + f_alpha(t) * m2) / (np.sqrt(v_hat) + eps)

    return step, {"m1": 0.0, "m2": 0.0, "v": 0.0}


RUNS = {
    "AggMo.defaults": aggmo(0.01, 0.1, 3),
    "AggMo.varied": aggmo(2**-9, 0.5, 5),
    "Adan.defaults": adan(0.001, 0.02, 0.08, 0.01, 1e-8, 0.02),
    "Adan.varied": adan(2**-9, 0.1, 0.25, 0.05, 1e-6, 0.25),
    "AdEMAMix.defaults": ademamix(0.001, 0.9, 0.999, 0.9999, 5, 1e-8, 0, 0),
    "AdEMAMix.varied": ademamix(2**-9, 0.8, 0.99, 0.995, 8, 1e-6, 0.125, 300),
}

if __name__ == "__main__":
    save(RUNS, SHORT)
