"""Writes article/*.npy and inputs.npy: the article's four optimizers, run by NumPy 2 on float32."""

from pathlib import Path

import numpy as np

from inputs import normal

HERE = Path(__file__).parent
ELEMENTS = 100_000
STEPS = 100


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for key, g in grads.items():
            params[key] -= self.lr * g


class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = {}

    def update(self, params, grads):
        for key, g in grads.items():
            v = self.v.setdefault(key, np.zeros_like(g))
            v[:] = self.momentum * v - self.lr * g
            params[key] += v


class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = {}

    def update(self, params, grads):
        for key, g in grads.items():
            h = self.h.setdefault(key, np.zeros_like(g))
            h += g * g
            params[key] -= self.lr * g / (np.sqrt(h) + 1e-7)


class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.iter = 0
        self.m = {}
        self.v = {}

    def update(self, params, grads):
        self.iter += 1
        # np.sqrt makes this a float64 scalar, so NumPy 2 evaluates the last line in float64.
        lr_t = self.lr * np.sqrt(1 - self.beta2**self.iter) / (1 - self.beta1**self.iter)
        for key, g in grads.items():
            m = self.m.setdefault(key, np.zeros_like(g))
            v = self.v.setdefault(key, np.zeros_like(g))
            m += (1 - self.beta1) * (g - m)
            v += (1 - self.beta2) * (g**2 - v)
            params[key] -= lr_t * m / (np.sqrt(v) + 1e-7)


def train(optimizer, slots):
    """Rows p, then the slots, after the last step."""
    params = {"p": normal(0, ELEMENTS)}
    for t in range(1, STEPS + 1):
        optimizer.update(params, {"p": normal(t, ELEMENTS)})
    return [params["p"]] + [getattr(optimizer, slot)["p"] for slot in slots]


def main():
    if int(np.__version__.split(".")[0]) < 2:
        # Older promotion rules give Adam other bits.
        raise SystemExit(f"NumPy must be 2 or later, got {np.__version__}")
    np.save(HERE / "inputs.npy", np.stack([normal(stream, 16) for stream in (0, 1, 1000)]))
    (HERE / "article").mkdir(exist_ok=True)
    for rule, slots in ((SGD, ""), (Momentum, "v"), (AdaGrad, "h"), (Adam, "mv")):
        np.save(HERE / "article" / f"{rule.__name__}.npy", np.stack([train(rule(), slots)]))
    print("NumPy", np.__version__)


if __name__ == "__main__":
    main()
