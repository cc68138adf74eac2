"""Who holds a passage, written for people and programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from answering.quotations.quotation import Quotation, quotation
from answering.quotations.whosaid import Holder, who_said
from answering.reply import when_text
from bot.intake import quote_of
from bot.render import Line, Words
from bot.terminal import note, say_json, show
from bot.wiring import Inquiry
from bot.words.wording import day_text, readable
from retrieval.engine import Filter

NOTHING_FOUND = 1


def find_holders(quote: str, inquiry: Inquiry) -> list[Holder]:
    """The articles that hold a passage, the most alike first; InputError where it has no words."""
    asking, passage = inquiry.asking, quotation(quote_of(quote))
    room = inquiry.room()
    where = Filter(asking.since, asking.until, asking.source)
    return who_said(passage, room.engine, room.shelf, where)[: asking.limit]


def show_holders(holders: list[Holder], quote: str, *, json: bool, explain: bool) -> int:
    """Writes them, one JSON object a line for programs; 1 where there is none."""
    if json:
        for holder in holders:
            say_json(holder_json(holder))
    elif holders:
        show(list(_all_lines(holders, quotation(quote), explain)))
    else:
        note("no article holds this passage")
    return 0 if holders else NOTHING_FOUND


def holder_json(holder: Holder) -> dict[str, Any]:
    """An article that holds the passage, for programs; offsets are code points of the article's text."""
    return {**_place_json(holder), "copies": [_place_json(copy) for copy in holder.copies]}


def _place_json(holder: Holder) -> dict[str, Any]:
    article, spot = holder.article, holder.spot
    return {
        "article": article.id,
        "source": article.outlet,
        "title": article.title,
        "published": when_text(article.published),
        "url": article.url,
        "quote": holder.quote,
        "start": spot.start,
        "end": spot.end,
        "similarity": spot.similarity,
        "exact": spot.exact,
        "longest_start": spot.longest_start,
        "longest_end": spot.longest_end,
    }


def _all_lines(holders: list[Holder], passage: Quotation, explain: bool) -> Iterator[Line]:
    for number, holder in enumerate(holders):
        if number:
            yield Line()
        yield from _lines(holder, passage, explain)


def _lines(holder: Holder, passage: Quotation, explain: bool) -> Iterator[Line]:
    article, spot = holder.article, holder.spot
    yield Line((Words(readable(article.outlet), "answer"), Words(f", {_about(holder)}")), 0, 4)
    before, same, after = (
        article.text[spot.start : spot.longest_start],
        article.text[spot.longest_start : spot.longest_end],
        article.text[spot.longest_end : spot.end],
    )
    yield Line((Words(f"“{_joined(before)}"), Words(readable(same), "mark"), Words(f"{_led(after)}”")), 2, 2)
    yield Line((Words(f"{_likeness(holder)}; {article.id} {spot.start}–{spot.end}", "faint"),), 2, 4)
    if explain:
        yield Line((Words(_why(holder, passage), "faint"),), 2, 4)
    if article.url:
        yield Line((Words(readable(article.url), "faint"),), 2, 4)
    for copy in holder.copies:
        carried = f"also carried by {readable(copy.article.outlet)}, {_about(copy)} ({copy.article.id})"
        yield Line((Words(carried, "faint"),), 2, 4)


def _about(holder: Holder) -> str:
    title = f": {readable(holder.article.title)}" if holder.article.title else ""
    return f"{day_text(holder.article.published)}{title}"


def _likeness(holder: Holder) -> str:
    if holder.spot.exact:
        return "exactly"
    if holder.spot.similarity == 1:
        return "the same words"
    return f"nearly: {holder.spot.similarity:.0%} of the words"


def _why(holder: Holder, passage: Quotation) -> str:
    spot = holder.spot
    there = quotation(holder.quote)
    run = quotation(holder.article.text[spot.longest_start : spot.longest_end])
    return (
        f"{len(passage.words)} words asked for, {len(there.words)} there, "
        f"{len(run.words)} of them in one run that is the same"
    )


def _joined(text: str) -> str:
    """Text on one line, with the space that parts it from what follows."""
    return readable(text) + " " * text[-1:].isspace()


def _led(text: str) -> str:
    """Text on one line, with the space that parts it from what comes before."""
    return " " * text[:1].isspace() + readable(text)
