"""Loads files that torch_state.py must refuse, and prints what it says, for TorchInterchangeTest."""

import copy
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "tools"))
import torch_state

model = {"w": torch.nn.Parameter(torch.ones(2, 3)), "b": torch.nn.Parameter(torch.ones(3))}
optimizer = torch.optim.Adam(model.values())
for p in model.values():
    p.grad = torch.ones_like(p)
optimizer.step()
before = str(copy.deepcopy(optimizer.state_dict()))
for path in sys.argv[1:]:
    try:
        torch_state.load(model, optimizer, path)
        print("was loaded")
    except ValueError as refused:
        print(str(refused).replace(path, Path(path).name))
    assert str(optimizer.state_dict()) == before
