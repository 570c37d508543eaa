"""Writes papers/Shampoo*.npy: preconditioners of rows and columns, as the papers state them, in float64."""

from functools import partial

import numpy as np

from matrices import save


def norm(x):
    return np.sqrt(np.sum(x**2))


def sgd(t, m_hat, g, a):
    return m_hat


def adagrad(t, m_hat, g, a):
    a += g**2
    return m_hat / (np.sqrt(a) + 1e-8)


def adam(t, m_hat, g, a, beta2):
    a[:] = beta2 * a + (1 - beta2) * g**2
    return m_hat / (np.sqrt(a / (1 - beta2**t)) + 1e-8)


def root(x, eps):
    """(x + eps I)^(-1/4); x has no negative eigenvalues, but for rounding."""
    values, vectors = np.linalg.eigh(x)
    return vectors * (np.maximum(values, 0) + eps) ** -0.25 @ vectors.T


def average(x, new, beta):
    """Of all so far; a beta of 1 means the sum, as in Gupta et al."""
    x[:] = x + new if beta == 1 else beta * x + (1 - beta) * new


def preconditioner(shape, dtype, beta1, beta2, eps, interval, graft):
    """Gupta et al. 2018, algorithm 1, with the averages, intervals and norms of Shi et al. 2023, for one block."""
    left, right = (np.zeros((length, length), dtype) for length in shape)
    roots = []

    def update(t, g, m, a):
        average(m, g, beta1)
        average(left, g @ g.T, beta2)
        average(right, g.T @ g, beta2)
        if (t - 1) % interval == 0:
            bias = 1 if beta2 == 1 else 1 - beta2**t
            roots[:] = root(left / bias, eps), root(right / bias, eps)
        m_hat = m / (1 - beta1**t)
        d = roots[0] @ m_hat @ roots[1]
        return d * (norm(graft(t, m_hat, g, a)) / norm(d)) if graft else d

    return update


def cuts(length, block):
    return [slice(start, min(start + block, length)) for start in range(0, length, block)]


def shampoo(lr, beta1, beta2, eps, interval, graft, block=10):
    """With a preconditioner, and a norm, for every block of at most so many rows and columns."""

    def begin(x):
        m, a = np.zeros_like(x), np.zeros_like(x)
        blocks = [(i, j) for i in cuts(x.shape[0], block) for j in cuts(x.shape[1], block)]
        updates = [
            preconditioner(x[at].shape, x.dtype, beta1, beta2, eps, interval, graft)
            for at in blocks
        ]

        def step(t, x, g):
            u = np.zeros_like(x)
            for at, update in zip(blocks, updates):
                u[at] = update(t, g[at], m[at], a[at])
            return x - lr * u

        return step, [m, a] if graft not in (None, sgd) else [m]

    return begin


SQUARE, WIDE, BLOCKED = (6, 6), (5, 8), (10, 7)
ADAM = partial(adam, beta2=0.99)

RUNS = {
    "Shampoo.defaults": (shampoo(2**-4, 0.9, 0.99, 1e-6, 1, ADAM), SQUARE, WIDE),
    "Shampoo.sgd": (shampoo(2**-4, 0.9, 0.99, 1e-6, 1, sgd), SQUARE, WIDE),
    "Shampoo.adagrad": (shampoo(2**-4, 0.9, 0.99, 1e-6, 1, adagrad), SQUARE, WIDE),
    "Shampoo.none": (shampoo(2**-4, 0.9, 0.99, 1e-6, 1, None), SQUARE, WIDE),
    "Shampoo.sum": (shampoo(2**-4, 0, 1, 1e-6, 1, None), SQUARE, WIDE),
    "Shampoo.sum-adagrad": (shampoo(2**-4, 0.9, 1, 1e-6, 1, adagrad), SQUARE, WIDE),
    "Shampoo.interval": (shampoo(2**-4, 0.9, 0.99, 1e-6, 5, ADAM), SQUARE),
    "Shampoo.interval-sum": (shampoo(2**-4, 0.8, 1, 1e-6, 5, sgd), SQUARE),
    "Shampoo.interval-varied": (shampoo(2**-4, 0.8, 0.9, 0.125, 5, adagrad), SQUARE, WIDE),
    "Shampoo.blocks": (shampoo(2**-4, 0.9, 0.99, 1e-6, 1, ADAM, 4), BLOCKED),
    "Shampoo.blocks-sgd": (shampoo(2**-4, 0.9, 0.99, 1e-6, 1, sgd, 4), BLOCKED),
    "Shampoo.blocks-varied": (shampoo(2**-4, 0.8, 0.9, 0.125, 5, adagrad, 4), BLOCKED),
}

if __name__ == "__main__":
    save(RUNS)
