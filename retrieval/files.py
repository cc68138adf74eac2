"""Named arrays in one file: written whole, read by memory map, checked before use.

A file is a magic line, a line of JSON that says where each array lies, and the arrays, aligned.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]

MAGIC = b"crossquote arrays 1\n"
ALIGNMENT = 64  # bytes; a cache line


class TornFile(Exception):  # noqa: N818 - a state of the disk
    """A file that is not one of ours, or not all of it."""


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> str:
    """Writes arrays to a new file and gives its digest; on return they are on the disk."""
    header, offset = {}, 0
    for name, array in arrays.items():
        header[name] = {"dtype": array.dtype.str, "shape": list(array.shape), "offset": offset}
        offset += _aligned(array.nbytes)
    head = MAGIC + json.dumps({"bytes": offset, "arrays": header}).encode() + b"\n"
    digest = blake2b(digest_size=16)
    with path.open("wb") as file:
        for block in _blocks(head, arrays.values()):
            file.write(block)
            digest.update(block)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _blocks(head: bytes, arrays: Iterable[NDArray[Any]]) -> Iterator[bytes | memoryview]:
    yield head.ljust(_aligned(len(head)), b" ")
    for array in arrays:
        if array.size:
            yield np.ascontiguousarray(array).data.cast("B")
            yield bytes(_aligned(array.nbytes) - array.nbytes)


def read_arrays(path: Path) -> Arrays:
    """The arrays of a file, memory-mapped and read-only; TornFile where the file is not whole."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise TornFile(f"{path} cannot be read: {error}") from error
    if mapped[: len(MAGIC)] != MAGIC:
        raise TornFile(f"{path} is not a file of this index")
    try:
        end = mapped.find(b"\n", len(MAGIC)) + 1
        header = json.loads(mapped[len(MAGIC) : end])
        start = _aligned(end)
        whole = len(mapped) == start + header["bytes"]
    except (ValueError, KeyError) as error:
        raise TornFile(f"{path} has a broken header") from error
    if not whole:
        raise TornFile(f"{path} is cut short: {len(mapped)} bytes where {start + header['bytes']} belong")
    return {name: _array(mapped, start, entry) for name, entry in header["arrays"].items()}


def write_json(path: Path, value: object) -> None:
    """Replaces a JSON file at once: a reader sees the old one or the new one."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _array(mapped: mmap.mmap, start: int, entry: Mapping[str, Any]) -> NDArray[Any]:
    dtype, shape = np.dtype(entry["dtype"]), tuple(entry["shape"])
    return np.frombuffer(mapped, dtype, prod(shape), start + entry["offset"]).reshape(shape)


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT
