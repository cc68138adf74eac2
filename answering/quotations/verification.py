"""Whether the words that a saved reply quotes still stand where it says, and where they are now if not.

A reply holds no digest of the articles it quotes: the words themselves are compared, character by
character, with the stored text, and then with its earlier versions, which the library keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from answering.quotations.quotation import locate, quotation
from corpus.article import Article
from corpus.listing import Version

What = Literal["quote", "context", "answer"]
Outcome = Literal["ok", "moved", "changed", "missing"]


class NotAReply(ValueError):  # noqa: N818 - it names the state
    """An object that has not the parts of a saved reply; the message names the part."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a saved reply says: these words stand at `start` to `end` of this article's text."""

    what: What
    article: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: in an article's present text, or in an earlier version of it."""

    article: str
    start: int
    end: int
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What became of stated words: `moved` has their new place, `changed` the version that held them."""

    stated: Stated
    outcome: Outcome
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """Where stated words are looked up: articles and their versions by id, and who else holds words."""

    article: Callable[[str], Article | None]
    versions: Callable[[str], Sequence[Version]]
    holder: Callable[[str], Place | None]


def stated(reply: Mapping[str, Any]) -> list[Stated]:
    """All that a saved reply quotes, of its positions and of its nearest misses; NotAReply where it is none.

    >>> quote = {"quote": "It rained.", "article": "a", "start": 3, "end": 13}
    >>> [one.words for one in stated({"positions": [{"evidence": [quote]}]})]
    ['It rained.']
    """
    found: list[Stated] = []
    whole = reply.get("answer")
    for position in _list(reply, "positions"):
        answers = dict.fromkeys(one for one in (position.get("answer"), whole) if isinstance(one, str))
        for evidence in _list(position, "evidence"):
            found += _of_evidence(evidence, answers)
            answers, whole = {}, None
    for evidence in _list(reply, "nearest") if "nearest" in reply else ():
        found += _of_evidence(evidence, ())
    return found


def verify(parts: Iterable[Stated], records: Records) -> Iterator[Check]:
    """What became of all that a reply states; an answer is looked for in its quote, wherever that is now."""
    quote: Check | None = None
    for one in parts:
        if one.what == "answer" and quote and quote.outcome != "ok":
            yield _in_quote(one, quote)
        else:
            check = _check(one, records)
            quote = check if one.what == "quote" else quote
            yield check


def _in_quote(answer: Stated, quote: Check) -> Check:
    """The answer's fate: its quote's; its new place, where the quote moved with all its characters."""
    place, before = quote.place, quote.stated
    if place is None or place.end - place.start != before.end - before.start:
        return Check(answer, quote.outcome)
    shift = place.start - before.start
    moved = Place(place.article, answer.start + shift, answer.end + shift, place.version)
    return Check(answer, quote.outcome, moved)


def _check(one: Stated, records: Records) -> Check:
    """Where stated words stand now, first looked for where they stood."""
    article = records.article(one.article)
    if article is None:
        return _elsewhere(one, records)
    if article.text[one.start : one.end] == one.words:
        return Check(one, "ok", Place(article.id, one.start, one.end))
    if place := _in_text(one, article):
        return Check(one, "moved", place)
    for version in reversed(records.versions(article.id)):
        if place := _in_text(one, version.article):
            return Check(one, "changed", Place(article.id, place.start, place.end, version))
    return _elsewhere(one, records)


def _elsewhere(one: Stated, records: Records) -> Check:
    place = records.holder(one.words)
    return Check(one, "moved", place) if place else Check(one, "missing")


def _in_text(one: Stated, article: Article) -> Place | None:
    """The same words in a text, as near as can be to where they stood."""
    exact = list(_occurrences(one.words, article.text))
    if exact:
        at = min(exact, key=lambda at: abs(at - one.start))
        return Place(article.id, at, at + len(one.words))
    spot = locate(quotation(one.words), article.text)
    return Place(article.id, spot.start, spot.end) if spot and spot.similarity == 1 else None


def _occurrences(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _of_evidence(evidence: Mapping[str, Any], answers: Collection[str]) -> Iterator[Stated]:
    """The quote, its context, and the answer in it; `answers` are what the first quote's must be.

    They are the position's and, of the first position, the reply's own: one, unless somebody changed them.
    """
    quote = _stated("quote", evidence, evidence, "quote")
    yield quote
    if evidence.get("context") is not None:
        yield _stated("context", evidence, _object(evidence["context"], "context"), "text")
    if evidence.get("answer_start") is not None:
        start, end = _number(evidence, "answer_start"), _number(evidence, "answer_end")
        inside = quote.words[max(0, start - quote.start) : max(0, end - quote.start)]
        yield from (Stated("answer", quote.article, one, start, end) for one in answers or (inside,))


def _stated(what: What, evidence: Mapping[str, Any], part: Mapping[str, Any], key: str) -> Stated:
    article, words = evidence.get("article"), part.get(key)
    if not isinstance(article, str) or not isinstance(words, str):
        raise NotAReply(f'each quote needs an "article" and a "{key}" of text')
    return Stated(what, article, words, _number(part, "start"), _number(part, "end"))


def _number(part: Mapping[str, Any], name: str) -> int:
    number = part.get(name)
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise NotAReply(f'"{name}" must be an offset, a number from 0')
    return number


def _list(part: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    items = part.get(name)
    if not isinstance(items, list):
        raise NotAReply(f'it is no saved reply: it has no list of "{name}"')
    return [_object(item, name) for item in items]


def _object(item: object, name: str) -> Mapping[str, Any]:
    if not isinstance(item, Mapping):
        raise NotAReply(f'"{name}" holds something that is no object')
    return item
