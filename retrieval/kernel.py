"""Which of the two kernels runs: the compiled one, or its plain twin where no compiler was at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from retrieval import plain


@dataclass(frozen=True, slots=True)
class Parts:
    """What a kernel consists of: it tells chunks apart, inverts texts, and searches segments."""

    Forms: Callable[[], Any]
    invert: Callable[..., Any]
    Kernel: Callable[..., Any]


def _compiled() -> Parts | None:
    try:
        forms, lists, search = (
            import_module(f"retrieval.native_{part}") for part in ("forms", "lists", "search")
        )
    except ImportError:
        return None
    return Parts(forms.Forms, lists.invert, search.Kernel)


PLAIN = Parts(plain.Forms, plain.invert, plain.Kernel)
COMPILED = _compiled()
ACTIVE = COMPILED or PLAIN


def describe() -> str:
    """One line for `doctor`: which kernel runs.

    >>> describe().split(":")[0]
    'retrieval kernel'
    """
    if ACTIVE is PLAIN:
        return "retrieval kernel: plain numpy; install again with a C compiler at hand for a faster one"
    return "retrieval kernel: compiled"
