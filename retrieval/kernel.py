"""Which of the two kernels runs: the compiled one, or its plain twin where no compiler was at hand."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from retrieval import plain


def _compiled() -> ModuleType | None:
    try:
        return import_module("retrieval.native")
    except ImportError:
        return None


ACTIVE: ModuleType = _compiled() or plain


def describe() -> str:
    """One line for `doctor`: which kernel runs.

    >>> describe().split(":")[0]
    'retrieval kernel'
    """
    if ACTIVE is plain:
        return "retrieval kernel: plain numpy; install again with a C compiler at hand for a faster one"
    return "retrieval kernel: compiled"
