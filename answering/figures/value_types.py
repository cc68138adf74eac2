"""Which types of values may answer a question: lengths too where "how long is the pier" is asked."""

from __future__ import annotations

from collections.abc import Mapping

from answering.asking.expected import Expected
from answering.language.patterns import pattern
from answering.quantities.dimensions import in_base
from answering.quantities.units import MEASURES, is_shared
from answering.quantities.value import Value, ValueType
from answering.question import Question

VALUE_TYPES: Mapping[Expected, tuple[ValueType, ...]] = {
    "percent": ("percent", "points"),
    "money": ("money",),
    "date": ("date",),
    "duration": ("duration",),
    "count": ("count",),
    "quantity": ("quantity", "count", "percent", "money", "duration"),
}
_MORE = pattern(
    r"\bhow much (?:more|less|higher|lower|dearer|cheaper)\b"
    r"|\b(?:ris|rais|increas|hik|cut)(?:e|es|ed|s|ing)?\b"
)
_ANY = pattern("")
_IS_LONG = pattern(r"\bhow long (?:is|was|are|were)\b|\bhow long \w+ .*\bgets?\b")
_OF_SUM = pattern(r"\bhow much of\b")
_MUCH = pattern(r"\bhow much\b|\bhow (?:far|tall|high|low|deep|wide|heavy|fast|hot|cold|thick|loud|steep)\b")
_SIZE = pattern(r"\bhow (?:big|large|small)\b")
_MONEYED = pattern(
    r"\b(?:fines?|bills?|debts?|loans?|funds?|budget|deal|bid|offer|donation|payments?|payout|investment|gift|prize"
    r"|reward|ransom|subsid\w+|aid|grants?|deficit|surplus|profits?|loss(?:es)?|cuts?|increase|rise|raise|pledge|fee)\b"
)
_TIME = pattern(
    r"\btime\b|\b(?:longer|shorter|later|earlier|older|younger|faster|slower|delay\w*|shorten\w*|extend\w*)\b"
)


def admits(question: Question, value: Value) -> bool:
    """Whether a value is of a type that may answer.

    "How much more pay" is answered by a sum or a percentage, "how much beef" by tonnes, never by countries.

    >>> from answering.question import Query, read_question
    >>> from answering.values import read_values
    >>> values = read_values("Of 12 tonnes 5% was lost in two days by three men.")
    >>> read = read_question(Query("How much flour was lost?"))
    >>> [value.unit for value in values if admits(read, value)]
    ['tonnes', 'percent']
    """
    asked = question.text.lower()
    if value.type in VALUE_TYPES[question.expected]:
        return question.expected != "quantity" or not _of_another_kind(asked, value)
    return any(
        question.expected == expected and found.search(asked) and fits(value)
        for expected, found, fits in _TOO
    )


def is_measured(value: Value) -> bool:
    """Whether a value is of a measure: "16 m", "16 metres", but not "16 boats"."""
    unit = (value.unit or "").lower()
    return value.type == "quantity" or (
        value.type == "count" and bool({unit, unit.removesuffix("s"), unit.removesuffix("es")} & MEASURES)
    )


def _of_another_kind(asked: str, value: Value) -> bool:
    """Whether "how much" is met by a number of things, or by a time that it does not ask for."""
    if _SIZE.search(asked) and value.type in ("money", "duration"):
        return value.type == "duration" or not _MONEYED.search(asked)
    if not _MUCH.search(asked):
        return False
    if value.type == "duration":
        return not _TIME.search(asked)
    return value.type == "count" and not is_measured(value)


def is_length(value: Value) -> bool:
    """Whether a value is of metres, feet, miles."""
    based = in_base(value) if is_measured(value) else None
    return based is not None and based.unit == "m"


def _is_share(value: Value) -> bool:
    return value.type in ("percent", "points")


def _is_sum(value: Value) -> bool:
    return value.type == "money"


def _may_be_sum(value: Value) -> bool:
    """Whether a count is of coins that are other things too: "900 crowns"."""
    return value.type == "count" and is_shared(value.unit or "")


_TOO = (
    ("money", _MORE, _is_share),
    ("percent", _MORE, _is_sum),
    ("duration", _IS_LONG, is_length),
    ("percent", _OF_SUM, _is_sum),
    ("percent", _OF_SUM, is_measured),
    ("money", _ANY, _may_be_sum),
)
"""What may answer besides the type that a question expects, by the look of the question."""
