"""Writes papers/*.npy: optimizers that need numbers of a whole tensor, as their papers state them, in both types."""

import numpy as np

from paper_rules import save

SHORT = ("CautiousAdamW.defaults.float64", "MARS.defaults.float64")  # as in torch_conventions.py


def norm(x):
    return np.sqrt(np.sum(x**2))


def moments(g, m, v, t, beta1, beta2):
    """Kingma & Ba 2015, algorithm 1: the unbiased means of g and of its squares."""
    m[:] = beta1 * m + (1 - beta1) * g
    v[:] = beta2 * v + (1 - beta2) * g**2
    return m / (1 - beta1**t), v / (1 - beta2**t)


def lamb(lr, beta1, beta2, eps, decay):
    """You et al. 2020, algorithm 2, where phi leaves the norm as it is."""

    def step(t, x, g, m, v):
        m_hat, v_hat = moments(g, m, v, t, beta1, beta2)
        r = m_hat / (np.sqrt(v_hat) + eps)
        direction = r + decay * x
        return x - lr * norm(x) / norm(direction) * direction

    return step, {"m": 0.0, "v": 0.0}


def stable_adamw(lr, beta1, beta2, eps, decay):
    """Wortsman et al. 2023, algorithm 2."""

    def step(t, x, g, v, u):
        beta1_hat = beta1 * (1 - beta1 ** (t - 1)) / (1 - beta1**t)
        beta2_hat = beta2 * (1 - beta2 ** (t - 1)) / (1 - beta2**t)
        v[:] = beta1_hat * v + (1 - beta1_hat) * g
        u[:] = beta2_hat * u + (1 - beta2_hat) * g**2
        rms = np.sqrt(np.mean(g**2 / np.maximum(u, eps**2)))
        eta = lr / max(1, rms)
        return x - eta * (decay * x + v / (np.sqrt(u) + eps))

    return step, {"v": 0.0, "u": 0.0}


def cautious_adamw(lr, beta1, beta2, eps, decay, after=True):
    """Liang et al. 2024, algorithm 1 around AdamW; or epsilon before the bias correction, as in the authors' code."""

    def step(t, x, g, m, v):
        m_hat, v_hat = moments(g, m, v, t, beta1, beta2)
        u = m_hat / (np.sqrt(v_hat) + (eps if after else eps / np.sqrt(1 - beta2**t)))
        phi = u * g > 0
        lr_bar = lr * phi.size / (np.count_nonzero(phi) + 1)
        return (1 - lr * decay) * x - lr_bar * np.where(phi, u, 0)

    return step, {"m": 0.0, "v": 0.0}


def lars(lr, momentum, decay, trust, eps):
    """You, Gitman & Ginsburg 2017, algorithm 1; epsilon is that of frameworks."""

    def step(t, x, g, v):
        local = trust * norm(x) / (norm(g) + decay * norm(x) + eps)
        v[:] = momentum * v + lr * local * (g + decay * x)
        return x - v

    return step, {"v": 0.0}


def novograd(lr, beta1, beta2, eps, decay, averages=False):
    """Ginsburg et al. 2019, algorithm 1; or with the averages that the authors' code offers. v is in v[0]."""
    weight = 1 - beta1 if averages else 1

    def step(t, x, g, m, v):
        v[0] = norm(g) ** 2 if t == 1 else beta2 * v[0] + (1 - beta2) * norm(g) ** 2
        m[:] = beta1 * m + weight * (g / (np.sqrt(v[0]) + eps) + decay * x)
        return x - lr * m

    return step, {"m": 0.0, "v": 0.0}


def adam_mini(lr, beta1, beta2, eps, decay, blocks):
    """Zhang et al. 2024, algorithm 1, with blocks of equal length. Their v are in the first elements of v."""

    def step(t, x, g, m, v):
        m[:] = beta1 * m + (1 - beta1) * g
        x = (1 - lr * decay) * x
        for b, block in enumerate(np.split(np.arange(x.size), blocks)):
            v[b] = beta2 * v[b] + (1 - beta2) * np.mean(g[block] ** 2)
            v_hat = v[b] / (1 - beta2**t)
            x[block] -= lr * (m[block] / (1 - beta1**t)) / (np.sqrt(v_hat) + eps)
        return x

    return step, {"m": 0.0, "v": 0.0}


def mars(lr, beta1, beta2, eps, gamma, decay, vector=False):
    """Yuan et al. 2024, algorithm 2 with the approximation of section 3.3; AdamW for vectors, as in the experiments."""

    def step(t, x, g, m, v, before):
        c = g
        if not vector:
            if t > 1:  # x_0 = x_1, so the first gradients are the same
                c = g + gamma * beta1 / (1 - beta1) * (g - before)
            if norm(c) > 1:
                c = c / norm(c)
        before[:] = g
        m_hat, v_hat = moments(c, m, v, t, beta1, beta2)
        return (1 - lr * decay) * x - lr * m_hat / (np.sqrt(v_hat) + eps)

    return step, {"m": 0.0, "v": 0.0, "before": 0.0}


RUNS = {
    "LAMB.defaults": lamb(0.001, 0.9, 0.999, 1e-6, 0.01),
    "LAMB.varied": lamb(2**-9, 0.8, 0.99, 1e-4, 0.125),
    "StableAdamW.defaults": stable_adamw(0.002, 0.9, 0.99, 1e-8, 0.2),
    "StableAdamW.varied": stable_adamw(2**-9, 0.8, 0.95, 1e-4, 0.125),
    "CautiousAdamW.defaults": cautious_adamw(0.001, 0.9, 0.999, 1e-8, 0.01),
    "CautiousAdamW.varied": cautious_adamw(2**-9, 0.8, 0.99, 1e-4, 0.125),
    "CautiousAdamW.before": cautious_adamw(2**-9, 0.8, 0.99, 1e-4, 0.125, after=False),
    "LARS.defaults": lars(1, 0.9, 0.0005, 0.001, 0),
    "LARS.varied": lars(0.5, 0.6, 0.125, 0.002, 0.5),
    "NovoGrad.defaults": novograd(0.001, 0.95, 0.98, 1e-8, 0),
    "NovoGrad.varied": novograd(2**-9, 0.8, 0.9, 0.5, 2**-6),
    "NovoGrad.averages": novograd(2**-7, 0.8, 0.9, 0.5, 2**-6, averages=True),
    "AdamMini.defaults": adam_mini(0.001, 0.9, 0.999, 1e-8, 0, 7),
    "AdamMini.varied": adam_mini(2**-9, 0.8, 0.99, 1e-4, 0.125, 7),
    "AdamMini.vector": adam_mini(2**-9, 0.8, 0.99, 1e-4, 0.125, 1),
    "MARS.defaults": mars(0.003, 0.95, 0.99, 1e-8, 0.025, 0.01),
    "MARS.varied": mars(2**-9, 0.8, 0.95, 1e-4, 0.1, 0.125),
    "MARS.vector": mars(2**-9, 0.8, 0.95, 1e-4, 0.1, 0.125, vector=True),
}

if __name__ == "__main__":
    save(RUNS, SHORT)
