"""Writes steps/paper.*.npy: what surrounds the rule, in NumPy's float64 as the papers state it."""

from math import sqrt

import numpy as np

from tensors import SNAPSHOTS, STEPS, beginning, joined, save, split


class Gradient:
    """u = lr g"""

    def __init__(self, lr=0.01):
        self.lr = lr
        self.slots = ()

    def update(self, g):
        return self.lr * g


class Adam:
    """Kingma & Ba 2015, Algorithm 1."""

    def __init__(self, lr=0.003, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.lr, self.beta1, self.beta2, self.epsilon = lr, beta1, beta2, epsilon
        self.slots = (0.0, 0.0)
        self.t = 0

    def update(self, g):
        self.t += 1
        m, v = self.slots
        m = self.beta1 * m + (1 - self.beta1) * g
        v = self.beta2 * v + (1 - self.beta2) * g**2
        self.slots = (m, v)
        unbiased = m / (1 - self.beta1**self.t)
        return self.lr * unbiased / (np.sqrt(v / (1 - self.beta2**self.t)) + self.epsilon)


def adaptively_clipped(g, p, limit, epsilon=1e-3):
    """Brock et al. 2021, equation 3: unit by unit, so row by row."""
    if g.ndim > 1:
        units = [adaptively_clipped(*unit, limit) for unit in zip(g.reshape(len(g), -1), p)]
        return np.reshape(units, g.shape)
    norm = sqrt(np.sum(g**2))
    most = limit * max(sqrt(np.sum(p**2)), epsilon)
    return g * most / norm if norm > most else g


class Around:
    """Nothing; the subclasses say what surrounds the rule for one tensor."""

    def __init__(self, p):
        self.p = p
        self.extra = ()

    def gradient(self, g):
        return g

    def move(self, u):
        self.p = self.p - u

    def after(self, step):
        pass


class Adaptive(Around):
    def gradient(self, g):
        return adaptively_clipped(g, self.p, limit=1.0)


class Lookahead(Around):
    """Zhang et al. 2019, Algorithm 1, with k = 5 and alpha = 0.5."""

    def __init__(self, p):
        self.p = p
        self.extra = (p,)

    def after(self, step):
        if step % 5 == 0:
            (slow,) = self.extra
            slow = slow + 0.5 * (self.p - slow)
            self.p, self.extra = slow, (slow,)


class Cautious(Around):
    """Chen et al. 2025: p - lr (u + I(u p >= 0) lambda p), where u is our u by the rate."""

    def move(self, u):
        self.p = self.p - (u + 0.003 * 0.1 * (u * self.p >= 0) * self.p)


class Independent(Around):
    """Loshchilov & Hutter 2019, Algorithm 2, with a constant schedule multiplier of 1."""

    def move(self, u):
        self.p = self.p - (u + 0.001 * self.p)


class Unbiased(Around):
    """An average that starts at 0, over the sum of its weights, as Adam does with its moments."""

    def __init__(self, p):
        self.p = p
        self.total = 0.0
        self.extra = (p,)

    def after(self, step):
        self.total = 0.97 * self.total + 0.03 * self.p
        self.extra = (self.total / (1 - 0.97**step),)


def train(rule, around):
    """Snapshots of the rows p, then the slots, then what the surroundings keep."""
    surroundings = {name: around(p.astype(np.float64)) for name, p in beginning().items()}
    rules = {name: rule() for name in surroundings}
    frozen = []
    for t in range(1, STEPS + 1):
        for name, g in split(t).items():
            it = surroundings[name]
            it.move(rules[name].update(it.gradient(g.astype(np.float64))))
            it.after(t)
        if t in SNAPSHOTS:
            tensors = [(it.p, *rules[n].slots, *it.extra) for n, it in surroundings.items()]
            frozen.append(joined(zip(*tensors)))
    return np.stack(frozen)


CASES = {
    "adaptive": (Gradient, Adaptive),
    "lookahead": (Adam, Lookahead),
    "cautious": (Adam, Cautious),
    "independent": (Adam, Independent),
    "ema": (Gradient, Unbiased),
}


def main():
    for name, case in CASES.items():
        save(f"paper.{name}", train(*case))
    print("NumPy", np.__version__)


if __name__ == "__main__":
    main()
