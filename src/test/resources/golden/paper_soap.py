"""Writes papers/SOAP*.npy: Adam in eigenbases of Shampoo, as its paper and its authors' code state it, in float64."""

from math import sqrt

import numpy as np

from matrices import save


def eigenbasis(x):
    """By descending eigenvalue."""
    return np.linalg.eigh(x)[1][:, ::-1]


def rotated(x, left, right):
    """x as the bases see it; None is the identity."""
    x = x if left is None else left.T @ x
    return x if right is None else x @ right


def back(x, left, right):
    return rotated(x, *(None if basis is None else basis.T for basis in (left, right)))


def improved(x, basis):
    """Algorithm 4: one power iteration, with the columns in descending order of the eigenvalues that they estimate."""
    s = x @ basis
    order = np.argsort(-np.sum(basis * s, axis=0))
    return np.linalg.qr(s[:, order])[0], order


def soap(lr, beta1, beta2, beta3, eps, decay, frequency, max_dim=10000):
    """Vyas et al. 2024, algorithm 3. The first gradient only makes the bases; later ones are counted from 1."""

    def begin(x):
        m, v = np.zeros_like(x), np.zeros_like(x)
        sides = [side for side in (0, 1) if x.shape[side] <= max_dim]
        factors = [np.zeros((length, length), x.dtype) for length in x.shape]
        bases = [None, None]

        def observe(g):
            for side in sides:
                outer = g @ g.T if side == 0 else g.T @ g
                factors[side][:] = beta3 * factors[side] + (1 - beta3) * outer

        def step(t, x, g):
            t = t - 1
            if t == 0:
                observe(g)
                for side in sides:
                    bases[side] = eigenbasis(factors[side])
                return x
            m[:] = beta1 * m + (1 - beta1) * g
            v[:] = beta2 * v + (1 - beta2) * rotated(g, *bases) ** 2
            n = back(rotated(m, *bases) / (np.sqrt(v) + eps), *bases)
            eta = lr * sqrt(1 - beta2**t) / (1 - beta1**t)
            x = (1 - lr * decay) * x - eta * n
            observe(g)
            if t % frequency == 0:
                for side in sides:
                    bases[side], order = improved(factors[side], bases[side])
                    v[:] = np.take(v, order, axis=side)
            return x

        return step, [m, v]

    return begin


SQUARE, WIDE, TALL = (6, 6), (5, 8), (8, 5)

RUNS = {
    "SOAP.defaults": (soap(0.003, 0.95, 0.95, 0.95, 1e-8, 0, 10), SQUARE),
    "SOAP.every": (soap(2**-4, 0.95, 0.95, 0.95, 1e-8, 0, 1), SQUARE),
    "SOAP.third": (soap(2**-4, 0.8, 0.9, 0.9, 1e-8, 0, 3), SQUARE),
    "SOAP.decay": (soap(2**-4, 0.8, 0.9, 0.95, 2**-6, 0.125, 3), SQUARE),
    "SOAP.side": (soap(2**-4, 0.95, 0.95, 0.95, 1e-8, 0, 3, 6), WIDE, TALL),
    "SOAP.side-decay": (soap(2**-4, 0.8, 0.9, 0.95, 2**-6, 0.125, 1, 6), WIDE),
}

if __name__ == "__main__":
    save(RUNS)
