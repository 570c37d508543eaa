"""Writes papers/{Muon,NorMuon}*.npy: orthogonalized momenta, as papers and frameworks state them, in float64."""

from math import sqrt

import numpy as np

from matrices import save

# Five times the polynomial of Jordan et al. 2024; and those of Amsel et al. 2025, each for one iteration:
# what their algorithm gives for singular values from 0.001, five iterations, safety factor 1.02, cushion 0.02.
JORDAN = [(3.4445, -4.7750, 2.0315)] * 5
EXPRESS = [
    (8.1566, -22.4833, 15.8788),
    (4.0429, -2.8089, 0.5000),
    (3.8917, -2.7725, 0.5061),
    (3.2858, -2.3681, 0.4645),
    (2.3465, -1.7098, 0.4232),
]


def norm(x):
    return np.sqrt(np.sum(x**2))


def added(x):
    """Jordan et al. 2024: a small number beside the norm."""
    return x / (norm(x) + 1e-7)


def clamped(x):
    """PyTorch's: the norm, but no less than a small number."""
    return x / np.maximum(norm(x), np.asarray(1e-7, x.dtype))


def cushioned(x):
    """With the coefficients of Polar Express, whose safety factor is 1.02."""
    return x / (1.02 * norm(x) + 1e-6)


def orthogonal(x, polynomials=JORDAN, normalized=added):
    """Jordan et al. 2024, section "Newton-Schulz": nearly U V' of the singular value decomposition U S V' of x."""
    if x.shape[0] > x.shape[1]:
        return orthogonal(x.T, polynomials, normalized).T
    x = normalized(x)
    for a, b, c in polynomials:
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x


def tall(rows, columns):
    """Jordan et al. 2024; torch.optim.Muon's adjustment "original"."""
    return sqrt(max(1, rows / columns))


def rms(rows, columns):
    """Liu et al. 2025, section 2.2; torch.optim.Muon's "match_rms_adamw"; Keras."""
    return 0.2 * sqrt(max(rows, columns))


def muon(lr, mu, decay=0, scale=tall, nesterov=True, average=True, **iteration):
    """Jordan et al. 2024, with the momentum as an average, or as a sum of gradients."""
    weight = 1 - mu if average else 1

    def begin(x):
        m = np.zeros_like(x)

        def step(t, x, g):
            m[:] = mu * m + weight * g
            o = orthogonal(weight * g + mu * m if nesterov else m, **iteration)
            return (1 - lr * decay) * x - lr * scale(*x.shape) * o

        return step, [m]

    return begin


def normuon(lr, beta1, beta2, eps, decay):
    """Li et al. 2025, algorithm 1: v is of rows, and the update has a root mean square of 0.2 lr."""

    def begin(x):
        m, v = np.zeros_like(x), np.zeros_like(x[:, :1])

        def step(t, x, g):
            m[:] = beta1 * m + (1 - beta1) * g
            o = orthogonal(m)
            v[:] = beta2 * v + (1 - beta2) * np.mean(o**2, axis=1, keepdims=True)
            o = o / (np.sqrt(v) + eps)
            return x - lr * decay * x - 0.2 * lr * sqrt(x.size) / norm(o) * o

        return step, [m, v]

    return begin


def normuon_authors(lr, mu, beta2, eps, decay):
    """What the authors publish: Nesterov's momentum, and rows rescaled so that the matrix keeps its norm."""

    def begin(x):
        m, v = np.zeros_like(x), np.zeros_like(x[:, :1])

        def step(t, x, g):
            m[:] = mu * m + (1 - mu) * g
            o = orthogonal((1 - mu) * g + mu * m)
            v[:] = beta2 * v + (1 - beta2) * np.mean(o**2, axis=1, keepdims=True)
            scaled = o / (np.sqrt(v) + eps)
            scaled = scaled * (norm(o) / (norm(scaled) + eps))
            return (1 - lr * decay) * x - lr * tall(*x.shape) * scaled

        return step, [m, v]

    return begin


SHAPES = (6, 6), (5, 9), (9, 5), (4, 3, 2), (1, 7), (7, 1)
MATRICES = SHAPES[:3]
WIDE, TALL = SHAPES[1:3]
TORCH = {"normalized": clamped}
KERAS = {"scale": rms, "average": False}
KERAS_EARLY = {"average": False, "polynomials": JORDAN + JORDAN[:1]}  # before December 2025

RUNS = {
    "Muon.defaults": (muon(0.02, 0.95), *SHAPES),
    "Muon.varied": (muon(2**-4, 0.8, 0.125), *MATRICES),
    "Muon.plain": (muon(2**-4, 0.8, nesterov=False), *MATRICES),
    "Muon.rms": (muon(2**-4, 0.95, 0.1, rms), *MATRICES),
    "Muon.torch": (muon(1e-3, 0.95, 0.1, **TORCH), *MATRICES),
    "Muon.torch-varied": (muon(2**-4, 0.8, 0.125, **TORCH), *MATRICES),
    "Muon.torch-rms": (muon(2**-4, 0.95, 0.1, rms, **TORCH), *MATRICES),
    "Muon.keras": (muon(1e-3, 0.95, 0.004, **KERAS), *MATRICES),
    "Muon.keras-varied": (muon(2**-4, 0.8, 0.125, **KERAS), *MATRICES),
    "Muon.keras-early": (muon(2**-4, 0.95, 0.1, **KERAS_EARLY), WIDE, TALL),
    "Muon.express": (
        muon(0.02, 0.95, polynomials=EXPRESS, normalized=cushioned),
        *SHAPES,
    ),
    "NorMuon.defaults": (normuon(1e-3, 0.95, 0.95, 1e-8, 0.1), *MATRICES),
    "NorMuon.varied": (normuon(2**-3, 0.8, 0.9, 2**-6, 0.125), *SHAPES),
    "NorMuon.authors": (normuon_authors(0.02, 0.95, 0.95, 1e-10, 0), *MATRICES),
}

if __name__ == "__main__":
    save(RUNS)
