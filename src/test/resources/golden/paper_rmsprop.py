"""Writes papers/RMSProp.*.npy: RMSProp as the lecture, Graves, Keras, TensorFlow and DL4J state it, in float32 and float64."""

import numpy as np

from paper_rules import save

SHORT = ("RMSProp.dl4j.float32", "RMSProp.dl4j.float64")  # as in torch_conventions.py


def lecture(lr, decay, eps, initial=0.0):
    """Tieleman & Hinton 2012, lecture 6.5, with something against division by zero; DL4J starts elsewhere."""

    def step(t, w, grad, mean_square):
        mean_square[:] = decay * mean_square + (1 - decay) * grad**2
        return w - lr * grad / (np.sqrt(mean_square) + eps)

    return step, {"mean_square": initial}


def graves(lr, decay, momentum, eps):
    """Graves 2013, equations 38 to 41, where velocity = -Delta."""

    def step(t, w, grad, n, g, velocity):
        n[:] = decay * n + (1 - decay) * grad**2
        g[:] = decay * g + (1 - decay) * grad
        velocity[:] = momentum * velocity + lr * grad / np.sqrt(n - g**2 + eps)
        return w - velocity

    return step, {"n": 0.0, "g": 0.0, "velocity": 0.0}


def keras(lr, rho, eps, initial=0.0):
    """Keras 3, RMSprop; TensorFlow's ApplyRMSProp starts elsewhere."""

    def step(t, w, grad, velocity):
        velocity[:] = rho * velocity + (1 - rho) * grad * grad
        return w - lr * grad / np.sqrt(velocity + eps)

    return step, {"velocity": initial}


def keras_momentum(lr, rho, momentum, eps, initial=0.0):
    """The same with momentum."""

    def step(t, w, grad, velocity, increment):
        velocity[:] = rho * velocity + (1 - rho) * grad * grad
        increment[:] = momentum * increment + lr * grad / np.sqrt(velocity + eps)
        return w - increment

    return step, {"velocity": initial, "increment": 0.0}


RUNS = {
    "RMSProp.defaults": lecture(0.001, 0.9, 1e-7),
    "RMSProp.varied": lecture(2**-9, 0.8, 1e-5),
    "RMSProp.graves": graves(1e-4, 0.95, 0.9, 1e-4),
    "RMSProp.graves.varied": graves(2**-11, 0.9, 0.75, 1e-3),
    "RMSProp.keras": keras(0.001, 0.9, 1e-7),
    "RMSProp.keras.varied": keras_momentum(2**-11, 0.8, 0.75, 1e-4),
    "RMSProp.tensorflow": keras(0.001, 0.9, 1e-10, 1.0),
    "RMSProp.tensorflow.varied": keras_momentum(2**-11, 0.8, 0.75, 1e-6, 1.0),
    "RMSProp.dl4j": lecture(0.1, 0.95, 1e-8, 1e-8),
    "RMSProp.dl4j.varied": lecture(2**-9, 0.8, 1e-4, 1e-4),
}

if __name__ == "__main__":
    save(RUNS, SHORT)
