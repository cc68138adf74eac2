"""A question's pronoun, replaced by what it stands for in the conversation before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from answering.asking.asked_verb import verb_asked
from answering.asking.exchange import Exchange
from answering.asking.expected import expected_type
from answering.language.patterns import pattern
from answering.names import read_names

_HE = pattern(r"\b(?:he|she|him|his|her|hers)\b", re.I)
_THEY = pattern(r"\b(?:they|them|their)\b", re.I)
_NOTHING_MEANT = r" (?:really |still )?(?:true|possible|likely|known|clear|raining|snowing|that|who|said)\b"
_IT = pattern(rf"\bits?\b(?!{_NOTHING_MEANT})", re.I)
EXPLETIVE = pattern(rf"\bit{_NOTHING_MEANT}(?: that\b)?", re.I)
_THERE = pattern(r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )\bthere\b|\bthere(?=\W*$)", re.I)
_THAT = pattern(
    r"\b(?:that|this)\b(?=\W*$| (?:costs?|means?|takes?|took|brings?|affects?|lasts?|happen\w*)\b)", re.I
)
_BODY = pattern(r"\bthe (?P<noun>[a-z]+)\b(?! (?:of|that|which|in|for|called)\b)")
_HAVING = pattern(
    r"(?:his|its|their)\b"
    r"|her(?= (?!(?:in|on|at|to|for|from|by|with|of|about|before|after|and|or|again)\b)\w)",
    re.I,
)
_OWNED_LAST = pattern(r"(?:his|her|its|their) (?P<what>[\w-]+(?: [\w-]+)?)\W*$", re.I)
LONG = 4  # words of a name or noun that no "'s" is put behind
_EXISTING = pattern(r"\b(?:is|are|was|were|be) $", re.I)
_LAST = pattern(r"\W*$")
_PREPOSED = pattern(r"^(?:in|at|on|to) ")

Meant = Callable[[Sequence[Exchange]], str | None]


def resolved(text: str, earlier: Sequence[Exchange]) -> str | None:
    """The question with its pronoun replaced; None where it has none, or nothing that it may stand for.

    What was said last goes first. A pronoun behind a name of the same question stands for that.

    >>> told = [Exchange("Who designed the bridge?", "Ada Veld")]
    >>> resolved("How old is she?", told), resolved("Who paid for it?", told)
    ('How old is Ada Veld?', 'Who paid for the bridge?')
    >>> resolved("How long is his contract?", [Exchange("What did Jon Orm say?")])
    "How long is Jon Orm's contract?"
    """
    latest = earlier[::-1]
    for pronoun, stands_for in _ROWS:
        found = pronoun.search(text)
        if found and not read_names(text[: found.start()]):
            meant = stands_for(latest)
            return _replaced(text, found, meant) if meant else None
    return None


def _replaced(text: str, found: re.Match[str], meant: str) -> str:
    if found[0].lower() == "there":
        return _placed(text, found, meant)
    if len(meant.split()) >= LONG and (owned := _OWNED_LAST.match(text, found.start())):
        return f"{text[: found.start()]}the {owned['what']} of {meant}?"
    having = (
        ("'" if meant.endswith("s") and meant.islower() else "'s")
        if _HAVING.match(text, found.start())
        else ""
    )
    return text[: found.start()] + meant + having + text[found.end() :]


def _placed(text: str, found: re.Match[str], meant: str) -> str:
    """A question with "in" a place: instead of "there", or behind that of "how many are there"."""
    into = meant if _PREPOSED.match(meant) else f"in {meant}"
    if _EXISTING.search(text[: found.start()]):
        return f"{text.rstrip(' ?')} {into}?"
    return text[: found.start()] + into + text[found.end() :]


def _person(latest: Sequence[Exchange]) -> str | None:
    """Who "she" is: whom the last answer or question names, or one before; else any name."""
    return _first(*(exchange.people for exchange in latest), *(exchange.anybody for exchange in latest))


def _thing(latest: Sequence[Exchange]) -> str | None:
    """What "it" is."""
    return _first(*(exchange.things for exchange in latest))


def _several(latest: Sequence[Exchange]) -> str | None:
    """Who "they" are: several of a kind, a body of people, or one person."""
    for exchange in latest:
        if found := _first(exchange.many, _bodies(exchange)):
            return found
    return _person(latest)


def _bodies(exchange: Exchange) -> Iterator[str]:
    """The names of bodies or ships, with the noun before them."""
    places = {name.text for name in exchange.names if name.kind == "place"}
    return (thing for thing in exchange.things if not thing.islower() and thing not in places)


def _place(latest: Sequence[Exchange]) -> str | None:
    """Where "there" is: the place that was the answer, or the thing that was spoken of."""
    for exchange in latest:
        answer = exchange.answer if expected_type(exchange.question) == "place" else None
        if found := answer or _first(exchange.things):
            return found
    return None


def body_meant(text: str, earlier: Sequence[Exchange]) -> str | None:
    """The question with "the company" replaced by the name that stood beside that noun.

    >>> told = Exchange("Who built the stand?", "Holm", "The stand was built by the company Holm.")
    >>> body_meant("Who runs the company?", [told])
    'Who runs Holm?'
    """
    found = None if read_names(text) else _BODY.search(text)
    if not found:
        return None
    meant = next((name for exchange in earlier[:-3:-1] for name in exchange.called(found["noun"])), None)
    return text[: found.start()] + meant + text[found.end() :] if meant else None


def _that(latest: Sequence[Exchange]) -> str | None:
    """What "that" is: what the last answer names where a thing was asked for, or what was spoken of."""
    last = latest[0]
    named = expected_type(last.question) == "text" and last.answer and not last.answer[:1].isdigit()
    found, verb = _thing(latest[:1]), verb_asked(last.question)
    if verb and found in {name.text for name in last.names if name.kind != "organisation"}:
        return f"the {verb} in {found}"
    return last.answer if named else found


def _first(*found: Sequence[str] | Iterator[str]) -> str | None:
    return next((one for some in found for one in some), None)


_ROWS: tuple[tuple[re.Pattern[str], Meant], ...] = (
    (_HE, _person),
    (_THEY, _several),
    (_IT, _thing),
    (_THERE, _place),
    (_THAT, _that),
)
