"""Values of a claim against those of a sentence: dates, ages, numbers, ranks in the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from answering.contrasts.alignment import Alignment
from answering.contrasts.finding import Finding
from answering.dates.labels import tells_when
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.language.synonyms import alike
from answering.quantities.dimensions import same_measure
from answering.quantities.intervals import interval, overlap
from answering.quantities.value import Value
from answering.sentences.life_dates import life_dates, life_event
from answering.sentences.said import Said
from answering.values import read_values

Meet = Callable[[Said, Value, Said, Value], bool]
"""Whether a value of a claim and one of a sentence can both be right."""
MET = 0.7  # share of the rest of the claim that must be met before a value in it is compared
ANY_YEAR = date(2000, 12, 31)  # a leap year, so that every day can be compared with a day of another
_AGE = pattern(
    r"\b(?:at|aged?|at the age of|at age|age of|was)\s+(?P<age>\d{1,3})\b(?!\s*(?:per|%|,\d))"
    r"|\b(?P<old>\d{1,3})[- ]years?[- ]old\b"
)
_CAME_OUT = pattern(r"\b(?:released?|came out|come out|premiered?|published|aired|debuted?)\b")
_DEFINED = pattern(
    r"\b(?:is|was) an? (?:[a-z-]+ ){0,2}?(?P<year>1[5-9]\d\d|20\d\d)\b"
    r"(?= (?:[\w'’-]+ ){0,6}?(?:film|movie|album|song|single|novel|book|series|game|play|opera)\b)"
)
YEARS = 2  # by which a work may not differ from its definition: one is shown at a festival the year before
_BORDERS = ("by", "until", "before", "since", "after")
_NUMERIC = ("count", "money", "percent", "points", "quantity", "duration")


def life_differs(laid: Alignment) -> Finding | None:
    """A birth or death told in brackets, against a date of it in the claim."""
    event = life_event(laid.claim.text)
    lived = life_dates(laid.other.text)
    mine = next((value for value in laid.claim.read if value.type == "date"), None)
    if event is None or mine is None or event not in lived:
        return None
    inside = _inside(laid.claim, mine)
    if not laid.names_met(inside) or not any(term.proper for term, _ in laid.met if term not in inside):
        return None
    theirs = lived[event]
    words = laid.claim.text[mine.start : mine.end]
    return Finding(not days_meet(mine, words, theirs), words, f"{event} {theirs.low}")


def date_differs(laid: Alignment) -> Finding | None:
    """Another date beside the same verb; a year that names a thing ("the 2012 final") is no date of it."""
    return _compare(laid, "date", _days_meet)


def work_year_differs(laid: Alignment) -> Finding | None:
    """When a work came out, against the year that its definition gives: "is a 1994 film"."""
    defined = _DEFINED.search(laid.other.text)
    mine = next((value for value in laid.claim.read if value.type == "date"), None)
    if defined is None or mine is None or not isinstance(mine.low, date) or not isinstance(mine.high, date):
        return None
    inside = _inside(laid.claim, mine)
    if not _CAME_OUT.search(laid.claim.text) or not laid.names_met(inside) or not laid.met:
        return None
    year = int(defined["year"])
    apart = max(mine.low.year - year, year - mine.high.year)
    return Finding(True, _cut(laid.claim, mine), defined["year"]) if apart >= YEARS else None


def _days_meet(claim: Said, one: Value, other: Said, two: Value) -> bool:
    return days_meet(one, claim.text[one.start : one.end], two)


def number_differs(laid: Alignment) -> Finding | None:
    """Another amount or number of the same things."""
    return next((found for kind in _NUMERIC if (found := _compare(laid, kind, _amounts_meet))), None)


def _compare(laid: Alignment, kind: str, meet: Meet) -> Finding | None:
    """The first value of a kind in the claim that no value of the sentence in its place meets."""
    for one in laid.claim.read:
        if one.type != kind or one.low == 0 or not _is_told(laid.claim, one):
            continue
        inside = [
            term for value in laid.claim.read if _alike(one, value) for term in _inside(laid.claim, value)
        ]
        twos = _of_one_unit(one, [two for two in laid.other.read if _comparable(laid, one, two)])
        beside = _beside(laid, one, twos, inside)
        if beside is None:
            continue
        differs = not any(meet(laid.claim, one, laid.other, two) for two in twos)
        return Finding(differs, _cut(laid.claim, one), _cut(laid.other, beside))
    return None


def _alike(one: Value, other: Value) -> bool:
    """Whether two values are one, or one figure in two units: "1.4 hectares (3.5 acres)"."""
    return one is other or (
        one.type != "date" and one.unit is not None and same_measure(one, other) is not None
    )


def _of_one_unit(one: Value, twos: list[Value]) -> list[Value]:
    """Those in the claim's own unit, where there are any: "1.4 hectares (3.5 acres)" is one figure."""
    return [two for two in twos if two.unit == one.unit] or twos if one.type != "date" else twos


def _comparable(laid: Alignment, one: Value, two: Value) -> bool:
    if one.type == "date":
        border = one.modifier if one.modifier in _BORDERS else None
        return two.type == "date" and border == (two.modifier if two.modifier in _BORDERS else None)
    return bool(one.unit) and same_measure(one, two) is not None


def _beside(laid: Alignment, one: Value, twos: list[Value], inside: list[Term]) -> Value | None:
    """The sentence's value nearest to the word that governs the claim's; None where too little is shared."""
    if not twos or laid.share(inside) < MET or not laid.names_met(inside):
        return None
    governing = _governing(laid, one, inside)
    if governing is None:
        return None
    place = governing.start
    told = [two for two in twos if _is_told(laid.other, two)]
    return min(told, key=lambda two: (abs(two.start - place), two.start), default=None)


def _governing(laid: Alignment, one: Value, inside: list[Term]) -> Term | None:
    """The sentence's word for the common word before a value of the claim, or else for the first after it."""
    common = [term for term in laid.claim.terms if not term.proper and term not in inside]
    before = [term for term in common if term.start < one.start]
    asked = (before[-1:] or common[:1]) if one.type == "date" else common
    met = [two for mine, two in laid.predicates(inside) if mine in asked]
    return met[-1] if met else None


def _is_told(said: Said, value: Value) -> bool:
    """Whether a value is told of what is said, and does not name a thing as a year does."""
    return value.type != "date" or tells_when(said.text, value)


def _inside(said: Said, value: Value) -> list[Term]:
    return [term for term in said.terms if value.start <= term.start < value.end]


def _cut(said: Said, value: Value) -> str:
    return said.text[value.start : value.end]


def days_meet(one: Value, words: str, two: Value) -> bool:
    """Whether two dates can be one; where either gives no year, its day and month are compared.

    >>> (mine,), (theirs,) = read_values("on July 20"), read_values("on 20 July 1996")
    >>> days_meet(mine, "July 20", theirs)
    True
    """
    if one.low is None or two.low is None:
        mine = _any_year(one, words)
        theirs = two if two.low else None
        return not (mine and theirs) or (_day(mine) == _day(theirs) if mine and theirs else True)
    first, second = interval(one), interval(two)
    return first is None or second is None or overlap(first, second)


def _any_year(value: Value, words: str) -> Value | None:
    if value.low is not None:
        return value
    if not any(letter.isdigit() for letter in words):
        return None
    found = [read for read in read_values(words, ANY_YEAR) if read.type == "date"]
    return found[0] if found and found[0].unit == "day" else None


def _day(value: Value) -> tuple[int, int] | None:
    if not isinstance(value.low, date) or value.low != value.high:
        return None
    return value.low.month, value.low.day


def _amounts_meet(claim: Said, one: Value, other: Said, two: Value) -> bool:
    """Whether the claim's number holds by the sentence's: "more than 40" holds by 60, not by 40."""
    mine, theirs = same_measure(one, two) or (one, two)
    bound = mine.low if mine.low is not None else mine.high
    figure = theirs.low if theirs.low is not None else theirs.high
    if mine.modifier in ("over", "under") and isinstance(bound, float) and isinstance(figure, float):
        return figure > bound if mine.modifier == "over" else figure < bound
    first, second = interval(mine), interval(theirs)
    return first is None or second is None or overlap(first, second)


def age_differs(laid: Alignment) -> Finding | None:
    """Another age at the same event."""
    mine, theirs = (_ages(said.text) for said in (laid.claim, laid.other))
    if not mine or not theirs:
        return None
    inside = [term for term in laid.claim.terms if term.key == str(mine[0])]
    if laid.share(inside) < MET or not laid.names_met(inside) or not laid.predicates(inside):
        return None
    return Finding(mine[0] not in theirs, f"age {mine[0]}", f"age {theirs[0]}")


def _ages(text: str) -> list[int]:
    return [
        int(match["age"] or match["old"])
        for match in _AGE.finditer(text.lower())
        if "age" in match[0] or match["old"]
    ]


def rank_differs(laid: Alignment) -> Finding | None:
    """Another rank of the same thing: "the first studio album" and "the fifteenth studio album"."""
    for one in ranks(laid.claim):
        for two in ranks(laid.other):
            noun = ranked(laid.claim, one)
            if noun and ranked(laid.other, two) in alike(noun):
                inside = _inside(laid.claim, one)
                if laid.share(inside) >= MET and laid.names_met(inside):
                    given = {
                        rank.low for rank in ranks(laid.other) if ranked(laid.other, rank) in alike(noun)
                    }
                    return Finding(one.low not in given, _cut(laid.claim, one), _cut(laid.other, two))
    return None


def ranks(said: Said) -> Iterator[Value]:
    """The ranks that are told: "first", "15th"."""
    return (value for value in said.read if value.type == "ordinal")


def ranked(said: Said, rank: Value) -> str | None:
    """The key of the noun that a rank counts: the first term after it that is no rank itself."""
    after = (term for term in said.terms if term.start >= rank.end)
    taken = {value.start for value in ranks(said)}
    skipped = ("final", "last", "larg", "big", "great", "high", "most")
    return next((term.key for term in after if term.start not in taken and term.key not in skipped), None)
