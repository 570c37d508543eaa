"""Prints what the reference library reads from a file, a line each, for SafetensorsTest."""

import sys

from safetensors import safe_open

lines = []
with safe_open(sys.argv[1], "numpy") as file:
    for name, text in (file.metadata() or {}).items():
        lines.append(f"{name} = {text}")
    for name in file.keys():
        tensor, dtype = file.get_tensor(name), file.get_slice(name).get_dtype()
        lines.append(f"{name}: {dtype} {list(tensor.shape)} {tensor.tobytes().hex()}")
sys.stdout.buffer.write("\n".join(sorted(lines)).encode())
