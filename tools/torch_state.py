"""Carries the state of a torch.optim optimizer to and from JDescent; docs/state-torch.md.

For Adam, AdamW, NAdam, Adamax, RAdam, Adagrad, Adadelta, RMSprop, Rprop, ASGD and SGD. Needs PyTorch 1.13 or newer and
nothing else.
"""

import ctypes
import json
import math
import os
import struct
import sys

import torch
from torch import float32

DTYPES = dict(
    F64=torch.float64, F32=float32, F16=torch.float16, BF16=torch.bfloat16, BOOL=torch.bool,
    I64=torch.int64, I32=torch.int32, I16=torch.int16, I8=torch.int8, U8=torch.uint8,
)
KEYS = {
    torch.optim.Adagrad: ("sum",),
    torch.optim.Adadelta: ("square_avg", "acc_delta"),
    torch.optim.Adamax: ("exp_avg", "exp_inf"),
    torch.optim.RAdam: ("exp_avg", "exp_avg_sq"),
    torch.optim.ASGD: ("ax",),
    torch.optim.NAdam: ("exp_avg", "exp_avg_sq", "mu_product"),
    torch.optim.Rprop: ("prev", "step_size"),
}
NUMBERS = ("step", "mu_product")
DERIVED = ("eta", "mu")  # what ASGD keeps although it follows from the count
assert sys.byteorder == "little", "safetensors is little-endian"


def save(named_parameters, optimizer, path, step=None):
    """Writes the state for JDescent's importTorch.

    named_parameters: a module, its named_parameters(), or a dict.
    step: that of the schedules, if it is not the most updates of a parameter; torch.optim.SGD
    counts nothing.
    """
    tensors = {}
    for name, p, _ in _parameters(named_parameters, optimizer):
        for key, value in optimizer.state.get(p, {}).items():
            if key == "step" or torch.is_tensor(value) and key not in DERIVED:
                tensors[f"{name}.{key}"] = torch.as_tensor(value).detach().to("cpu", float32)
    write(path, tensors, {} if step is None else {"step": str(int(step))})


def load(named_parameters, optimizer, path):
    """Gives an optimizer the state that JDescent's exportTorch wrote, all of it or nothing."""
    tensors, _ = read(path)
    parameters = list(_parameters(named_parameters, optimizer))
    states, shapes = {}, {}
    for name, p, group in parameters:
        keys = _keys(optimizer, group)
        known = [key for key in keys | {"step"} if f"{name}.{key}" in tensors]
        states[p] = {key: f"{name}.{key}" for key in keys if known}
        shapes.update((k, () if key in NUMBERS else p.shape) for key, k in states[p].items())
        if "step" not in keys:
            tensors.pop(f"{name}.step", None)  # SGD counts nothing
    wrong = [f"{k} is missing" for k in shapes if k not in tensors]
    for k, value in tensors.items():
        if k not in shapes:
            wrong.append(f"{k} is no state of this optimizer")
        elif value.shape != shapes[k] or value.dtype != float32:
            got = f"{value.dtype} {list(value.shape)}"
            wrong.append(f"{k} is {got}, expected {float32} {list(shapes[k])}")
    if wrong:
        raise ValueError(f"{path}: {'; '.join(wrong)}")
    for _, p, group in parameters:
        states[p] = {key: _placed(key, tensors[k], p, group) for key, k in states[p].items()}
        if states[p] and isinstance(optimizer, torch.optim.ASGD):
            states[p].update(_derived(states[p]["step"].item(), p, group))
    for _, p, group in parameters:
        optimizer.state.pop(p, None)
        if states[p] or "initial_accumulator_value" in group:
            optimizer.state[p] = states[p] or _fresh_adagrad(p, group)


def _parameters(named, optimizer):
    """Name, parameter and group of all that an optimizer has."""
    if hasattr(named, "named_parameters"):
        named = named.named_parameters()
    names = {p: name for name, p in (named.items() if hasattr(named, "items") else named)}
    for group in optimizer.param_groups:
        for p in group["params"]:
            if p not in names:
                raise ValueError(f"a parameter of shape {[*p.shape]} in the optimizer has no name")
            yield names[p], p, group


def _keys(optimizer, group):
    """What the optimizer keeps of each parameter of a group."""
    if isinstance(optimizer, (torch.optim.Adam, torch.optim.AdamW)):
        maximum = {"max_exp_avg_sq"} if group["amsgrad"] else set()
        return {"step", "exp_avg", "exp_avg_sq"} | maximum
    if isinstance(optimizer, torch.optim.RMSprop):
        mean = {"grad_avg"} if group["centered"] else set()
        velocity = {"momentum_buffer"} if group["momentum"] else set()
        return {"step", "square_avg"} | mean | velocity
    for kind, keys in KEYS.items():
        if isinstance(optimizer, kind):
            return {"step", *keys}
    if isinstance(optimizer, torch.optim.SGD):
        return {"momentum_buffer"} if group["momentum"] else set()
    raise TypeError(f"{type(optimizer).__name__} is no optimizer that JDescent has, too")


def _placed(key, value, p, group):
    """As the optimizer keeps it: like the parameter, or a number, which is on the CPU."""
    if key not in NUMBERS:
        return value.to(p.device, p.dtype)
    return value.to(p.device if group.get("capturable") or group.get("fused") else "cpu")


def _derived(count, p, group):
    """ASGD's rate and weight for the update after so many."""
    rate = float(group["lr"])
    values = (
        rate / (1 + group["lambd"] * rate * count) ** group["alpha"],
        1 / max(1, count - group["t0"]),
    )
    return {key: torch.tensor(value, device=p.device) for key, value in zip(DERIVED, values)}


def _fresh_adagrad(p, group):
    """What Adagrad, and no other, keeps before the first update."""
    total = torch.full_like(p.detach(), group["initial_accumulator_value"])
    return {"step": _placed("step", torch.tensor(0.0), p, group), "sum": total}


def read(path):
    """The tensors and the metadata of any safetensors file, JDescent's checkpoints included."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors, end = {}, 0
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        dtype, shape, (begin, stop) = DTYPES[entry["dtype"]], entry["shape"], entry["data_offsets"]
        tensors[name] = torch.empty(shape, dtype=dtype)
        size = math.prod(shape) * tensors[name].element_size()
        if begin != end or stop != begin + size or stop > len(data):
            raise ValueError(f"{path}: {name} has the bytes {begin} to {stop}, shape {shape}")
        ctypes.memmove(tensors[name].data_ptr(), data[begin:stop], size)
        end = stop
    if end != len(data):
        raise ValueError(f"{path}: {len(data) - end} bytes belong to no tensor")
    return tensors, metadata


def write(path, tensors, metadata):
    """Writes a safetensors file, which takes the place of an old one when it is complete."""
    names = {dtype: name for name, dtype in DTYPES.items()}
    header, end = {"__metadata__": metadata}, 0
    tensors = {name: tensor.contiguous() for name, tensor in tensors.items()}
    for name, tensor in tensors.items():
        begin, end = end, end + tensor.numel() * tensor.element_size()
        dtype, shape = names[tensor.dtype], list(tensor.shape)
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(f"{path}.tmp", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(ctypes.string_at(tensor.data_ptr(), tensor.numel() * tensor.element_size()))
    os.replace(f"{path}.tmp", path)
