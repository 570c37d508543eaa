"""Writes papers/*.npy of optimizers with a step size per element, as paper_rules.py does."""

import numpy as np

from paper_rules import HERE, SNAPSHOTS, save, train

SHORT = ()


def yogi(lr, beta1, beta2, eps, initial=1e-6):
    """Zaheer et al. 2018, algorithm 2, with Adam's corrections of both means."""

    def step(t, x, g, m, v):
        m[:] = beta1 * m + (1 - beta1) * g
        v[:] = v - (1 - beta2) * np.sign(v - g**2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return x - lr * m_hat / (np.sqrt(v_hat) + eps)

    return step, {"m": 0.0, "v": initial}


def yogi_of_addons(lr, beta1, beta2, eps, initial=1e-6):
    """The same in TensorFlow Addons: both corrections are in the rate."""

    def step(t, x, g, m, v):
        m[:] = beta1 * m + (1 - beta1) * g
        v[:] = v + (1 - beta2) * np.sign(g**2 - v) * g**2
        rate = lr * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        return x - float(rate) * m / (np.sqrt(v) + eps)

    return step, {"m": 0.0, "v": initial}


def adopt(lr, beta1, beta2, eps, clipped=True):
    """Taniguchi et al. 2024, algorithm 2, and algorithm 1 if not clipped. The first gradient is their g_0."""

    def step(t, x, g, m, v):
        if t == 1:
            v[:] = g**2
            return x
        scaled = g / np.maximum(np.sqrt(v), eps)
        if clipped:
            bound = (t - 1) ** 0.25
            scaled = np.clip(scaled, -bound, bound)
        m[:] = beta1 * m + (1 - beta1) * scaled
        v[:] = v + (1 - beta2) * (g**2 - v)  # a beta2 of 0.9999 is off by 1.7e-8 in float32, every time
        return x - lr * m

    return step, {"m": 0.0, "v": 0.0}


def qhadam(lr, nu1, nu2, beta1, beta2, eps):
    """Ma & Yarats 2019, equations of section 4."""

    def step(t, x, g, m, v):
        m[:] = beta1 * m + (1 - beta1) * g
        v[:] = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        above = (1 - nu1) * g + nu1 * m_hat
        below = np.sqrt((1 - nu2) * g**2 + nu2 * v_hat) + eps
        return x - lr * above / below

    return step, {"m": 0.0, "v": 0.0}


def ftrl_without_regularization(alpha, beta):
    """McMahan et al. 2013, section 3.1: then it is gradient descent with a rate for each coordinate."""

    def step(t, w, g, c, n):
        n[:] = n + g**2
        return w - alpha / (beta + np.sqrt(n)) * g

    return step, {"c": 0.0, "n": 0.0}


def ftrl(alpha, beta, lambda1, lambda2, initial=0.0):
    """McMahan et al. 2013: algorithm 1 with the sigma of their section 3, whose sums are 1/eta. The file has z + w/eta."""
    z = None

    def step(t, w, g, c, n):
        nonlocal z
        before = 0.0 if t == 1 else (beta + np.sqrt(n)) / alpha(t - 1)
        n[:] = n + g**2
        inverse = (beta + np.sqrt(n)) / alpha(t)
        z = (0.0 if t == 1 else z) + g - (inverse - before) * w
        kept = np.abs(z) > lambda1
        new = np.where(kept, (np.sign(z) * lambda1 - z) / (inverse + lambda2), 0.0)
        c[:] = np.where(kept, np.sign(z) * lambda1 - lambda2 * new, z)
        return new

    return step, {"c": 0.0, "n": initial}


def ftrl_of_keras(lr, beta, l1, l2, initial=0.1):
    """As Keras and TensorFlow have it, with a power of -0.5. The file has linear + x/eta."""
    linear = None

    def step(t, x, g, c, accumulator):
        nonlocal linear
        before = np.sqrt(accumulator)
        accumulator[:] = accumulator + g**2
        root = np.sqrt(accumulator)
        linear = (0.0 if t == 1 else linear) + (g - (root - before) / lr * x)
        quadratic = root / lr + 2 * (l2 + beta / (2 * lr))
        clipped = np.clip(linear, -l1, l1)
        new = (clipped - linear) / quadratic
        c[:] = clipped - 2 * l2 * new
        return new

    return step, {"c": 0.0, "accumulator": initial}


def constant(value):
    return lambda t: value


RUNS = {
    "Yogi.defaults": yogi(0.01, 0.9, 0.999, 1e-3),
    "Yogi.varied": yogi(2**-9, 0.8, 0.99, 1e-5, 0.1),
    "Yogi.tensorflow": yogi_of_addons(0.01, 0.9, 0.999, 1e-3),
    "ADOPT.defaults": adopt(0.001, 0.9, 0.9999, 1e-6),
    "ADOPT.varied": adopt(2**-9, 0.8, 0.99, 0.5),
    "ADOPT.unclipped": adopt(2**-9, 0.8, 0.99, 0.01, clipped=False),
    "QHAdam.defaults": qhadam(0.001, 0.7, 1, 0.995, 0.999, 1e-8),
    "QHAdam.varied": qhadam(2**-9, 0.8, 0.9, 0.95, 0.99, 1e-5),
    "FTRL.descent": ftrl_without_regularization(0.001, 1),
}

# In float32 z, which grows with the root of n, holds the weights no better than to 16 ulp.
FLOAT64 = {
    "FTRL.defaults": ftrl(constant(0.001), 1, 0, 0),
    "FTRL.varied": ftrl(constant(2**-5), 0.5, 2, 4, 0.25),
    "FTRL.falling": ftrl(lambda t: 2**-5 - 2**-5 * (t - 1) / 2000, 1, 2, 0.5),
    "FTRL.rising": ftrl(lambda t: 2**-7 + 2**-7 * (t - 1) / 1000, 1, 2, 0.5),
    "FTRL.keras": ftrl_of_keras(0.001, 0, 0, 0),
    "FTRL.keras-varied": ftrl_of_keras(2**-5, 0.5, 2, 1, 0.25),
}


if __name__ == "__main__":
    save(RUNS, SHORT)
    for name, (step, initial) in FLOAT64.items():
        np.save(HERE / f"{name}.float64.npy", train(step, initial, np.float64, SNAPSHOTS))
