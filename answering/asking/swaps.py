"""A part of the last question, replaced by the few words that were said after it: "And in April?"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from answering.asking.asked import asked
from answering.asking.asked_verb import verb_asked
from answering.asking.auxiliaries import AUXILIARY
from answering.asking.exchange import Exchange
from answering.asking.expected import expected_type
from answering.language.lexicon import read_terms
from answering.language.patterns import pattern
from answering.language.rarity import rarity
from answering.names import Name, read_names
from answering.naming.people import is_person
from answering.values import read_values

_PREPOSITION = r"(?:in|on|by|since|until|at|during|for|from|to|of|with)"
_RELATIVE_TIME = pattern(r"^(?:last|next|this|yesterday|today|tomorrow|the)\b", re.I)
_YEAR_BESIDE = pattern(
    r"(?:in )?(?:(?:the|a) (?:year )?(?P<past>before|earlier|previous|prior|last)(?: year| that)?"
    r"|(?:the|a) (?:year )?(?P<next>after|later|following|next)(?: year| that)?)",
    re.I,
)
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_THEN = pattern(
    r"\b(?:at (?:first|the (?:start|beginning|end|moment|time))|in the (?:end|beginning)|initially|originally"
    r"|now|today|currently|before|earlier|then|later|(?:last|this|next) (?:year|month|week|season))\b",
    re.I,
)
LEADING = pattern(rf"^{_PREPOSITION}\b\s+", re.I)
_TRAILING = pattern(rf"\b{_PREPOSITION}\s+$", re.I)
_WHEN_WHERE = pattern(r"when|where", re.I)
DETERMINER = pattern(r"^(?:the|an?|its|their|his|her)\s+", re.I)
WHO_IS = pattern(r"\W*who(?:['’]s| is| was| are| were)\b", re.I)
_COUNTS = pattern(r"\W*how (?:many|much)\b", re.I)
_OWNING = pattern(rf"\b{AUXILIARY} (?P<owner>the (?:[\w’'-]+ )*?[\w’'-]+)(?= have\b| hold\b|\W*$)")
OWNED = pattern(r"['’]s? ")
_POSSESSIVE = pattern(r"(?:his|her|its|their) ", re.I)
_OWNS = ("'s", "’s", "s'", "s’")
_SELECTING = (
    r"(?:first|second|third|fourth|last|next|other|former|latter|one|biggest|smallest|oldest|youngest)"
)
_SELECTED = pattern(rf"^the (?P<which>(?:[a-z]+ )??{_SELECTING})(?: ones?)?$", re.I)
_SELECTOR = pattern(rf"\b(?:the )?{_SELECTING} (?=[a-z])", re.I)
_WERE = pattern(r"\b(were|are)( (?:the )?)$", re.I)
_PARTICIPLE = pattern(r"(?:ed|ing|ly)$")
UNKNOWN = 11.0  # rarity above which a word is hardly one of English

Span = tuple[int, int, str]
"""Where the last question is changed, and the words that come there."""


def swapped(previous: str, rest: str, earlier: Sequence[Exchange] = ()) -> str | None:
    """The last question with its time, place, name or noun replaced by these words; None where none fits.

    >>> swapped("What was inflation in Halvora in March?", "in April")
    'What was inflation in Halvora in April?'
    >>> swapped("What did the first witness see?", "the other one")
    'What did the other witness see?'
    """
    if other := _other_of_two(previous, rest, earlier):
        rest = other
    spans = (part(previous, rest) for part in _PARTS)
    span = next((span for span in spans if span), None)
    return previous[: span[0]] + span[2] + previous[span[1] :] if span else None


def _other_of_two(previous: str, rest: str, earlier: Sequence[Exchange]) -> str | None:
    """The name that a question before had in the place of one of the last: "the other one" of two plants."""
    found = _SELECTED.match(rest)
    if not found or found["which"].lower() not in ("other", "first", "former") or _SELECTOR.search(previous):
        return None
    now = {name.text for name in read_names(previous)}
    before = [name for exchange in reversed(earlier[:-1]) for name in exchange.names if name.text not in now]
    return before[0].text if before and now else None


def _year_span(previous: str, rest: str) -> Span | None:
    """The year before or after that of the last question: "and the year before?"."""
    beside, years = _YEAR_BESIDE.fullmatch(rest), list(_YEAR.finditer(previous))
    if not beside or not years:
        return None
    step = -1 if beside["past"] else 1
    return (*years[-1].span(), str(int(years[-1][0]) + step))


def _then_span(previous: str, rest: str) -> Span | None:
    """Another time without a date: "and now?" after "at first"."""
    old = _THEN.search(previous)
    then = _THEN.fullmatch(rest) or any(value.type == "date" for value in read_values(rest))
    return (*old.span(), rest) if old and then else None


def _time_span(previous: str, rest: str) -> Span | None:
    """Where the last question tells a time, with the new one that takes its place, preposition and all."""
    new = [value for value in read_values(rest) if value.type == "date"]
    old = [value for value in read_values(previous) if value.type == "date"]
    if not new or not old or new[0].end < len(rest):
        return None
    whole = LEADING.match(rest) or _RELATIVE_TIME.match(rest)
    before = _TRAILING.search(previous[: old[-1].start]) if whole else None
    return (before.start() if before else old[-1].start), old[-1].end, rest


def _selected_span(previous: str, rest: str) -> Span | None:
    """Another one of a row: "the other witness" for "the first witness"."""
    new, old = _SELECTED.match(rest), _SELECTOR.search(previous)
    return (*old.span(), f"the {new['which']} ") if new and old else None


def _name_span(previous: str, rest: str) -> Span | None:
    """Where the last question has a name of the same kind as the new one."""
    bare = LEADING.sub("", rest)
    new = read_names(bare) or _in_lower_case(bare)
    if not new or OWNED.search(rest):
        return None
    old = list(_alike(previous, rest, new[0]))
    return (old[0].start, old[0].end, bare[new[0].start : new[0].end]) if old else None


def _alike(previous: str, rest: str, new: Name) -> Iterable[Name]:
    """The names that a new one may take the place of: of its kind, behind its preposition, or any."""
    names = read_names(previous)[::-1]
    yield from (name for name in names if name.kind == new.kind)
    preposition = LEADING.match(rest)
    if preposition:
        before = preposition[0].strip().lower()
        yield from (name for name in names if previous[: name.start].lower().rstrip().endswith(f" {before}"))
    elif new.start == 0 and not DETERMINER.match(rest):
        subject = [name for name in names if re.search(rf"\b{AUXILIARY} $", previous[: name.start], re.I)]
        yield from (
            name for name in (*subject, *names) if new.kind == "other" or name.kind == "other" or subject
        )


def _in_lower_case(words: str) -> tuple[Name, ...]:
    """The name that one or two words would be with capitals: that of a place, or words unknown otherwise."""
    if not 0 < len(words.split()) <= 2 or DETERMINER.match(words):
        return ()
    unknown = all(rarity(term.key) >= UNKNOWN for term in read_terms(words))
    return tuple(name for name in read_names(words.title()) if name.kind == "place" or unknown)


def _owned_span(previous: str, rest: str) -> Span | None:
    """What somebody has, where the last question asked of something else of theirs: "And her husband?"."""
    owned, said = OWNED.search(previous), _POSSESSIVE.match(rest)
    return (owned.end(), len(previous), f"{rest[said.end() :]}?") if owned and said else None


def _owner_span(previous: str, rest: str) -> Span | None:
    """Where the last question has a person whose opponent is asked about instead: "And her opponent?"."""
    owned = OWNED.search(rest)
    if not owned or expected_type(previous) not in ("count", "percent", "money"):
        return None
    people = (name for name in read_names(previous) if name.kind == "person")
    return next(((name.start, name.end, rest) for name in people if name.text == rest[: owned.start()]), None)


def _person_span(previous: str, rest: str) -> Span | None:
    """Where a "when" or "where" question names a person, for "and the challenger?"."""
    if not _WHEN_WHERE.match(previous) or not DETERMINER.match(rest) or not is_person(rest.split()[-1]):
        return None
    people = [name for name in read_names(previous) if name.kind == "person"]
    return (people[0].start, people[0].end, rest) if people else None


def _noun_span(previous: str, rest: str) -> Span | None:
    """Where the last question has the noun asked for, if nothing is said of it that fits that noun alone."""
    order, bare = asked(previous), DETERMINER.sub("", rest)
    if order.form not in ("which", "being") or order.verb or not order.noun:
        return None
    if bare == rest and (LEADING.match(rest) or not _is_noun(rest) or order.form == "which"):
        return None
    owned = [i for i, word in enumerate(order.noun, 1) if word.endswith(_OWNS) and i < len(order.noun)]
    noun = order.noun[owned[-1] :] if owned else order.noun
    the = r"(?:\bthe )?" if bare == rest else ""
    found = re.search(the + r"\W+".join(map(re.escape, noun)), previous, re.I)
    return _agreeing(previous, *found.span(), bare) if found else None


def _agreeing(previous: str, start: int, end: int, noun: str) -> Span:
    """A noun in the place of another, with "was" for "were" before it where it is one thing."""
    were = _WERE.search(previous[:start])
    if were is None or noun.endswith("s"):
        return start, end, noun
    was = {"were": "was", "are": "is"}[were[1].lower()]
    return were.start(1), end, f"{was}{were[2]}{noun}"


def _is_noun(rest: str) -> bool:
    """Whether one or two words in lower case may be a noun asked for: "sales", "net debt"."""
    words = rest.split()
    return len(words) <= 2 and rest.islower() and not read_values(rest) and not _PARTICIPLE.search(words[0])


def _thing_span(previous: str, rest: str) -> Span | None:
    """Where the last question has "the pier" of which it asks something, for "and the bridge?"."""
    if not DETERMINER.match(rest) or asked(previous).form in ("which", "being"):
        return None
    if _COUNTS.match(previous):
        return _counted_span(previous, rest)
    verb = re.escape(verb_asked(previous) or "?")
    found = re.search(rf"\bthe (?:[\w’'-]+ ){{0,3}}?[\w’'-]+(?=\W*$| {_PREPOSITION}\b| {verb}\b)", previous)
    alike = found and is_person(found[0].split()[-1]) == is_person(rest.split()[-1])
    return (*found.span(), rest) if found and alike and not WHO_IS.match(previous) else None


def _counted_span(previous: str, rest: str) -> Span | None:
    """The same where it is asked how many of something that thing has: "how many seats had the hall"."""
    found = _OWNING.search(previous)
    measured = expected_type(f"what is {rest}") != "text"
    return (*found.span("owner"), rest) if found and not measured else None


def _complement_span(previous: str, rest: str) -> Span | None:
    """Where the last question has the same preposition before another common noun: "on steel"."""
    preposition = LEADING.match(rest)
    if preposition is None:
        return None
    found = re.search(rf"\b{preposition[0].strip()} (?:the )?[a-z][\w-]+(?=\W*$)", previous, re.I)
    return (*found.span(), rest) if found else None


def _subject_span(previous: str, rest: str) -> Span | None:
    """All of a "when" or "where" question, where another thing takes the place of what it was asked of."""
    found = _WHEN_WHERE.match(previous)
    if found is None or not DETERMINER.match(rest):
        return None
    return 0, len(previous), f"{found[0].capitalize()} is {rest}?"


_PARTS = (
    _year_span,
    _then_span,
    _time_span,
    _selected_span,
    _owned_span,
    _owner_span,
    _name_span,
    _noun_span,
    _person_span,
    _thing_span,
    _subject_span,
    _complement_span,
)
