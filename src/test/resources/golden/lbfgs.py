"""Writes lbfgs/*.npy: iterates of PyTorch's L-BFGS, and where SciPy's comes to, in float64."""

from functools import partial
from pathlib import Path

import numpy as np
import scipy
import torch
from scipy.optimize import minimize
from torch.optim import lbfgs

from inputs import normal

HERE = Path(__file__).parent / "lbfgs"
START = [float(np.float32(-1.2)), 1]
strong_wolfe = lbfgs._strong_wolfe


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def quadratic(x):
    """Its minimum is 0, where all are 1."""
    weights = torch.arange(1, len(x) + 1)
    return (weights * (x - 1) ** 2).sum() / 2 + ((x[1:] - x[:-1]) ** 2).sum() / 2


def logistic(w):
    """Five weights and a bias for 60 points, whose labels are noisy."""
    points = torch.tensor(normal(0, 300).reshape(60, 5)).double()
    noise = torch.tensor(normal(1, 60)).double()
    labels = torch.sign(points @ torch.tensor([1, -2, 0.5, 0, 3]).double() + 2 * noise)
    margins = labels.to(w) * (points.to(w) @ w[:5] + w[5])
    return torch.log1p(torch.exp(-margins)).mean() + 0.01 / 2 * (w**2).sum()


def iterates(loss, start, steps, c2=0.9, dtype=torch.float64):
    """After each step x, the loss, and how many evaluations there were."""
    x = torch.tensor(start, dtype=dtype, requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [x],
        max_iter=1,  # state is kept from call to call
        max_eval=1000,
        tolerance_grad=0,
        tolerance_change=0,
        history_size=10,
        line_search_fn="strong_wolfe",
    )
    evaluations = 0

    def closure():
        nonlocal evaluations
        evaluations += 1
        optimizer.zero_grad()
        value = loss(x)
        value.backward()
        return value

    lbfgs._strong_wolfe = partial(strong_wolfe, c2=c2)  # there is no argument for it
    rows = []
    for step in range(steps):
        optimizer.step(closure)
        # Each call but the first evaluates once more where the one before it ended.
        rows.append(x.tolist() + [loss(x).item(), evaluations - step])
    return np.array(rows, dtype=np.float64)


def minimum(loss, start, tolerance):
    """SciPy's minimum, the loss there, and the losses of all evaluations."""
    losses = []

    def with_gradient(at):
        x = torch.tensor(at, requires_grad=True)
        value = loss(x)
        value.backward()
        losses.append(value.item())
        return value.item(), x.grad.numpy()

    options = {"maxcor": 10, "maxiter": 1000, "gtol": tolerance, "ftol": 0}
    result = minimize(with_gradient, start, jac=True, method="L-BFGS-B", options=options)
    assert result.success, result.message
    return np.append(result.x, result.fun), np.array(losses)


RUNS = {
    "rosenbrock": (rosenbrock, START, 20),
    "quadratic": (quadratic, [0] * 30, 20),
    "quadratic.exact": (quadratic, [0] * 30, 15, 1e-3),
    "logistic": (logistic, [0] * 6, 12),
}


def main():
    HERE.mkdir(exist_ok=True)
    for name, run in RUNS.items():
        rows = iterates(*run)
        np.save(HERE / f"{name}.npy", rows)
        single = iterates(*run, dtype=torch.float32)
        apart = np.abs(single - rows)
        print(name, "float32 is off by", apart[:, :-2].max(), "loss", apart[:, -2].max())
    np.save(HERE / "logistic.minimum.npy", minimum(logistic, [0] * 6, 1e-10)[0])
    # How many evaluations each needs to bring the loss in 100 dimensions below 1e-8.
    rows = iterates(rosenbrock, START * 50, 600)
    of_torch = rows[np.argmax(rows[:, -2] < 1e-8), -1]
    of_scipy = 1 + np.argmax(minimum(rosenbrock, START * 50, 1e-5)[1] < 1e-8)
    np.save(HERE / "evaluations.npy", np.array([of_torch, of_scipy], dtype=np.float64))
    print("evaluations", of_torch, of_scipy)
    print("PyTorch", torch.__version__, "SciPy", scipy.__version__)


if __name__ == "__main__":
    main()
