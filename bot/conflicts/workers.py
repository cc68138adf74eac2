"""Processes that read articles, and compare what they assert, for another process that asks for it."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from answering.disagreements.assertions import Assertions, read_assertions
from answering.disagreements.clashes import Clash, Reader
from answering.disagreements.disagreements import Pair, clashes_of
from answering.disagreements.same_event import Weights
from corpus.store import Library

PROCESSES = 2  # each takes about 200 MB

Lot = tuple[Sequence[str], int]
"""The ids of some articles, and the number of the first."""


def readers(path: Path) -> ProcessPoolExecutor:
    """Processes for `read_lot`, each with the library open."""
    return _pool(_open, path)


def comparers(
    path: Path, ids: Sequence[str], assertions: Assertions, weights: Weights
) -> ProcessPoolExecutor:
    """Processes for `compare_lot`, each with the library open and all assertions at hand."""
    return _pool(_prepare, path, ids, assertions, weights)


def read_lot(lot: Lot) -> Assertions:
    """The assertions of a lot of articles."""
    ids, first = lot
    return read_assertions(_library.batch(ids), first)


def compare_lot(pairs: Sequence[Pair]) -> list[Clash]:
    """The clashes among some pairs."""
    return clashes_of(_reader, _weights, pairs)


def _pool(prepare: Callable[..., None], *parts: Any) -> ProcessPoolExecutor:
    """Processes that are started anew: a fork of a process with threads, as the bot is, may hang."""
    return ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn"), prepare, parts)


def _open(path: Path) -> None:
    """Opens the library; reading leaves no cycles behind, and to look for them took 18 % of the time."""
    global _library
    gc.disable()
    _library = Library(path, readonly=True)


def _prepare(path: Path, ids: Sequence[str], assertions: Assertions, weights: Weights) -> None:
    global _reader, _weights
    _open(path)
    _reader = Reader(assertions, lambda number: _library.article(ids[number]))
    _weights = weights


_library: Library
_reader: Reader
_weights: Weights
