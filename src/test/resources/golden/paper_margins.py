"""Writes papers/*.npy: optimizers that keep numbers of rows and columns, as their papers state them, in both types."""

import numpy as np

from paper_rules import save

SHORT = ("Adafactor.defaults.float32",)  # as in torch_conventions.py


def rms(x):
    return np.sqrt(np.mean(x**2))


def adafactor(lr, exponent, eps1, eps2, d, rows):
    """Shazeer & Stern 2018, algorithms 4 (matrices) and 5 (vectors) with section 8's rates; r and c are kept as means."""

    def step(t, x, g, r, c):
        shape = (rows, len(x) // rows)
        grads = g.reshape(shape)
        beta = 1 - t**-exponent
        squares = grads**2 + np.asarray(eps1, x.dtype)
        columns = c[: shape[1]]
        columns[:] = beta * columns + (1 - beta) * squares.mean(axis=0)
        if rows == 1:
            v = columns
        else:
            means = r[:rows]
            means[:] = beta * means + (1 - beta) * squares.mean(axis=1)
            v = np.outer(means, columns) / means.mean()
        u = grads / np.sqrt(v)
        u = u / max(1, rms(u).item() / d)
        rate = max(eps2, rms(x).item()) * min(lr, 1 / t**0.5)
        return x - rate * u.ravel()

    return step, {"r": 0.0, "c": 0.0}


def sm3(lr, rows):
    """Anil et al. 2019, SM3-II, whose cover are rows and columns, or for a vector its elements."""

    def step(t, x, g, r, c):
        shape = (rows, len(x) // rows)
        grads = g.reshape(shape)
        least = c[: shape[1]] if rows == 1 else np.minimum(r[:rows, None], c[None, : shape[1]])
        v = least + grads**2
        v = v.reshape(shape)
        if rows > 1:
            r[:rows] = v.max(axis=1)
        c[: shape[1]] = v.max(axis=0)
        return x - lr * (grads / np.sqrt(v)).ravel()

    return step, {"r": 0.0, "c": 0.0}


RUNS = {
    "Adafactor.defaults": adafactor(0.01, 0.8, 1e-30, 1e-3, 1, 7),
    "Adafactor.varied": adafactor(2**-9, 0.5, 1e-3, 0.5, 2**-1, 7),
    "Adafactor.vector": adafactor(2**-9, 0.8, 1e-30, 1e-3, 1, 1),
    "SM3.defaults": sm3(0.1, 7),
    "SM3.varied": sm3(2**-6, 7),
    "SM3.vector": sm3(2**-6, 1),
}

if __name__ == "__main__":
    save(RUNS, SHORT)
