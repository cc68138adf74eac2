"""Saved replies re-checked against the stored text, for people and programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from answering.quotations.quotation import quotation
from answering.quotations.verification import Check, NotAReply, Place, Records, stated, verify
from answering.quotations.whosaid import who_said
from bot.commands.batch import identity
from bot.intake import InputError
from bot.intake import Line as Input
from bot.library.reading_room import ReadingRoom
from bot.render import Line, Words
from bot.terminal import note, say_json, show
from bot.words.wording import counted, day_text, readable
from corpus.article import Article
from corpus.listing import Version
from corpus.store import Library

NOT_ALL, BAD_INPUT = 1, 2
SHOWN = 160  # characters of a quote
GONE = {
    "moved": "its quote stands elsewhere, with other marks or spacing",
    "changed": "the article has changed",
    "missing": "no article holds these words",
}
"""What is said where there is no new place to name."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of the input: the reply's id, the checks of all it quotes, or what is wrong with the line."""

    line: int
    id: Mapping[str, Any]
    checks: tuple[Check, ...] = ()
    error: InputError | None = None


def check_replies(lines: Iterable[Input], room: ReadingRoom) -> Iterator[Checked]:
    """The checks of each saved reply; a line that is none gives its error, and the rest goes on."""
    records = records_of(room)
    for line in lines:
        id = identity(line.item)
        try:
            if line.error:
                raise line.error
            if "error" in line.item and "positions" not in line.item:
                note(f"line {line.number} tells of an error instead of a reply: nothing to check")
                yield Checked(line.number, id)
            else:
                yield Checked(line.number, id, tuple(verify(stated(line.item), records)))
        except NotAReply as error:
            yield Checked(line.number, id, (), InputError(f"line {line.number}: {error}", "bad_reply"))
        except InputError as error:
            yield Checked(line.number, id, (), error)


def records_of(room: ReadingRoom) -> Records:
    """The records that a room keeps; only a library has versions."""
    shelf = room.shelf

    def article(id: str) -> Article | None:
        try:
            return shelf.article(id)
        except KeyError:
            return None

    def versions(id: str) -> list[Version]:
        return shelf.versions(id) if isinstance(shelf, Library) else []

    def holder(words: str) -> Place | None:
        found = who_said(quotation(words), room.engine, shelf)
        if not found or found[0].spot.similarity < 1:
            return None
        return Place(found[0].article.id, found[0].spot.start, found[0].spot.end)

    return Records(article, versions, holder)


def show_checks(replies: Iterable[Checked], *, json: bool) -> int:
    """Writes what became of every quote; 0 where all are as they were, 1 where not, 2 for a bad line."""
    counts: Counter[str] = Counter()
    for reply in replies:
        counts["replies"] += not reply.error
        counts["bad"] += bool(reply.error)
        counts.update(check.outcome for check in reply.checks)
        _tell(reply, json)
    if not counts["replies"] and not counts["bad"]:
        raise InputError("there is no saved reply to check", "no_replies")
    if not json:
        show([Line((Words(_summary(counts), "answer"),))])
    return BAD_INPUT if counts["bad"] else NOT_ALL if _not_ok(counts) else 0


def check_json(reply: Checked, check: Check) -> dict[str, Any]:
    """One check for programs; `found` is where the words are, or were in an earlier version."""
    one, place = check.stated, check.place
    found = place and {
        "article": place.article,
        "start": place.start,
        "end": place.end,
        "version": place.version.number if place.version else None,
        "replaced": place.version.replaced.isoformat() if place.version else None,
    }
    return {
        **reply.id,
        "line": reply.line,
        "what": one.what,
        "status": check.outcome,
        "article": one.article,
        "start": one.start,
        "end": one.end,
        "text": one.words,
        "found": found,
    }


def _tell(reply: Checked, json: bool) -> None:
    if reply.error and json:
        error = {"code": reply.error.code, "message": str(reply.error)}
        say_json({"id": reply.id.get("id"), "line": reply.line, "error": error})
    elif reply.error:
        note(str(reply.error))
    elif json:
        for check in reply.checks:
            say_json(check_json(reply, check))
    else:
        show(line for check in reply.checks if check.outcome != "ok" for line in _lines(reply, check))


def _lines(reply: Checked, check: Check) -> Iterator[Line]:
    one = check.stated
    name = f"line {reply.line}" + (f" ({readable(str(reply.id['id']))})" if reply.id else "")
    words = readable(one.words)
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
    yield Line((Words(f"{check.outcome} ", "flag"), Words(f"{name}, {one.what}: “{shown}”")), 0, 4)
    stood = f"{readable(one.article)} {one.start}–{one.end}"
    yield Line((Words(f"{stood}: {_fate(check)}", "faint"),), 4, 4)


def _fate(check: Check) -> str:
    place = check.place
    if place is None:
        return GONE[check.outcome]
    if place.version:
        return (
            f"the article has changed; version {place.version.number}, replaced "
            f"{day_text(place.version.replaced)}, held them at {place.start}–{place.end}"
        )
    return f"now at {readable(place.article)} {place.start}–{place.end}"


def _not_ok(counts: Counter[str]) -> int:
    return counts["moved"] + counts["changed"] + counts["missing"]


def _summary(counts: Counter[str]) -> str:
    checked = counts["ok"] + _not_ok(counts)
    parts = [f"{counts[outcome]} {outcome}" for outcome in ("ok", "moved", "changed", "missing")]
    replies = counted(counts["replies"], "reply", "replies")
    return f"{replies}, {counted(checked, 'passage', 'passages')}: {', '.join(parts)}"
