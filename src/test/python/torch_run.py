"""Trains with torch.optim for TorchInterchangeTest.

torch_run.py OPTIMIZER HYPER_PARAMETERS FOLDER BEGIN END...

Begins at step BEGIN with params.BEGIN and, unless that is 0, state.BEGIN; writes torch.params.END
and torch.state.END at each END. gradients has the gradient of step t as t.NAME, where there is one.
"""

import json
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "tools"))
import torch_state

optimizer, hyper_parameters, folder, *steps = sys.argv[1:]
folder, (begin, *ends) = Path(folder), map(int, steps)
start, _ = torch_state.read(folder / f"params.{begin}")
model = {name: torch.nn.Parameter(p) for name, p in start.items()}
gradients, _ = torch_state.read(folder / "gradients")
optimizer = getattr(torch.optim, optimizer)(model.values(), **json.loads(hyper_parameters))
if begin > 0:
    torch_state.load(model, optimizer, folder / f"state.{begin}")
for t in range(begin + 1, max(ends) + 1):
    for name, p in model.items():
        p.grad = gradients.get(f"{t}.{name}")
    optimizer.step()
    if t in ends:
        parameters = {name: p.detach() for name, p in model.items()}
        torch_state.write(folder / f"torch.params.{t}", parameters, {})
        torch_state.save(model, optimizer, folder / f"torch.state.{t}", step=t)
