"""JSON lines in, JSON lines out, in order: questions, candidate sentences, values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import isfinite
from typing import Any

from answering.reply import plain_bound, to_json
from answering.weights import WrongWeights
from bot.intake import InputError, Line, day_of, question_of
from bot.library.asking import Asking, from_item
from bot.terminal import say_json
from bot.wiring import Inquiry, RoomFor, rooms
from corpus.files import UnreadableCorpus
from corpus.library_file import CorruptLibrary
from retrieval.local import IndexMismatch

Answer = Callable[[Mapping[str, Any]], dict[str, Any]]
"""What a kind of batch makes of one item; InputError where the item is wrong."""


BATCH_STOPS = (OSError, UnreadableCorpus, CorruptLibrary, IndexMismatch, WrongWeights)
"""What no further item would survive either."""


def run(lines: Iterable[Line], answer: Answer) -> Iterator[dict[str, Any]]:
    """One object for each line: the answer with the line's `id`, or the error that it gives.

    >>> list(run([Line(1, {"id": 7})], lambda item: {"answerable": True}))
    [{'id': 7, 'answerable': True}]
    """
    for line in lines:
        given = identity(line.item)
        try:
            if line.error:
                raise line.error
            answered = answer(line.item)
            yield answered if "id" in answered else {**given, **answered}
        except InputError as error:
            yield {"id": given.get("id"), "error": {"code": error.code, "message": str(error)}}
        except BATCH_STOPS:
            raise
        except Exception as error:  # one item's fault must not lose the others' answers
            message = f"{type(error).__name__}: {error}"
            yield {"id": given.get("id"), "error": {"code": "internal", "message": message}}


def identity(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item's `id` as it came, text or number; nothing where it has none.

    >>> identity({"id": 0}), identity({"id": ["a"]}), identity({})
    ({'id': 0}, {}, {})
    """
    id = item.get("id")
    number = isinstance(id, int | float) and not isinstance(id, bool) and isfinite(id)
    return {"id": id} if number or isinstance(id, str) else {}


def write(objects: Iterable[dict[str, Any]]) -> int:
    """Writes each object as soon as it is there; 2 where one of them is an error, else 0."""
    failed = False
    for item in objects:
        say_json(item)
        failed = failed or "error" in item
    return 2 if failed else 0


def questions(inquiry: Inquiry) -> Answer:
    """Answers batch items: of their `documents` where they bring some, else of the inquiry's articles."""
    return partial(_ask, asking=inquiry.asking, room_for=rooms(inquiry))


def _ask(item: Mapping[str, Any], asking: Asking, room_for: RoomFor) -> dict[str, Any]:
    query = from_item(item, asking).query(item.get("question"))
    reply = to_json(room_for(item).answerer.ask(query), explain=asking.explain)
    return {"schema": reply.pop("schema"), **identity(item), **reply}


def selections(threshold: float | None = None) -> Answer:
    """Chooses among the candidate sentences of an item; `threshold` as of the setting."""
    return partial(_select, threshold=threshold)


def _select(item: Mapping[str, Any], threshold: float | None) -> dict[str, Any]:
    """Which of an item's candidate sentences would be quoted, all ranked with their scores."""
    from answering.answerer import select

    candidates = _candidates(item)
    numbered = [(f"{number:06}", text) for number, (_, text) in enumerate(candidates)]
    chosen = select(question_of(item.get("question")), numbered, item.get("title"))
    ranked = [{"id": candidates[int(at)][0], "score": round(score, 6)} for at, score in chosen.ranked]
    answerable = chosen.answerable
    if threshold is not None:
        answerable = bool(chosen.ranked) and chosen.ranked[0][1] >= threshold
    return {"ranked": ranked, "answerable": answerable}


def _candidates(item: Mapping[str, Any]) -> list[tuple[Any, str]]:
    candidates = item.get("candidates")
    if not isinstance(candidates, list):
        raise InputError('the item needs "candidates", a list', "no_candidates")
    try:
        return [(candidate["id"], str(candidate["text"])) for candidate in candidates]
    except (TypeError, KeyError):
        raise InputError('each candidate needs an "id" and a "text"', "bad_candidate") from None


def values(item: Mapping[str, Any]) -> dict[str, Any]:
    """The typed values of an item's text, with bounds, unit and modifier."""
    from answering.values import read_values

    text = item.get("text")
    if not isinstance(text, str):
        raise InputError('the item needs a "text"', "no_text")
    return {"values": [_value(value) for value in read_values(text, day_of('"ref"', item.get("ref")))]}


def _value(value: Any) -> dict[str, Any]:
    found = {
        name: getattr(value, name) for name in ("type", "start", "end", "low", "high", "unit", "modifier")
    }
    return found | {name: plain_bound(found[name]) for name in ("low", "high")}
