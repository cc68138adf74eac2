"""Which way a length runs: "300 metres wide" tells a width, "at 2,900 metres" a height above the sea."""

from __future__ import annotations

from functools import lru_cache

from answering.figures.value_types import is_length
from answering.language.patterns import pattern
from answering.quantities.value import Value
from answering.question import Question

_WAYS = "long|wide|deep|tall|high|thick|across|broad|away"
_SAME = {"broad": "wide", "across": "wide", "tall": "high", "far": "away"}
_ASKED = pattern(rf"\bhow (?P<way>{_WAYS}|far)\b")
_TELLS = pattern(rf"[- ](?P<way>{_WAYS})\b")
_HEIGHT = pattern(r"\b(?ai:at|altitude of|height of|above) (?:about |some |around )?$")
_ON_TOP = frozenset(("high", "deep", "away"))
"""Ways in which "at 2,900 metres" may be meant."""


def dimension_fit(question: Question, text: str, value: Value) -> float:
    """A factor of a length's fit: 0 where the words beside it tell another way than is asked, else 1.

    >>> from answering.question import Query, read_question
    >>> from answering.values import read_values
    >>> text = "The slab, 300 metres wide, lay at 2,900 metres."
    >>> asked = read_question(Query("How wide was the slab?"))
    >>> [dimension_fit(asked, text, value) for value in read_values(text)]
    [1.0, 0.0]
    """
    way = _way(question.text)
    if way is None or not is_length(value):
        return 1.0
    if told := _TELLS.match(text, value.end):
        return float(_SAME.get(told["way"], told["way"]) == way)
    return 0.0 if way not in _ON_TOP and _HEIGHT.search(text, 0, value.start) else 1.0


@lru_cache(64)
def _way(asked: str) -> str | None:
    """Which way of a thing a question measures; None where it measures none."""
    found = _ASKED.search(asked.lower())
    return _SAME.get(found["way"], found["way"]) if found else None
