"""Writes papers/*.npy: optimizers with several momenta, as their papers state them, in float32 and float64."""

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


RUNS = {
    "AggMo.defaults": aggmo(0.01, 0.1, 3),
    "AggMo.varied": aggmo(2**-9, 0.5, 5),
}

if __name__ == "__main__":
    save(RUNS, SHORT)
