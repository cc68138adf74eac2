"""The command's output: disagreements for people, for programs, and as a page in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from answering.disagreements.disagreement import KINDS, Disagreement, as_reply, disagreement_json
from bot.conflicts.headline import headline
from bot.conflicts.page import page
from bot.conflicts.search import SORTS, Filters, find_conflicts
from bot.intake import InputError
from bot.render import Line, Words, render
from bot.terminal import note, say_json, show, tracked
from bot.wiring import Inquiry, open_articles
from bot.words.wording import readable

NOTHING_FOUND = 1


def filters_of(inquiry: Inquiry, kinds: Sequence[str], sort: str, limit: int | None) -> Filters:
    """The filters that the options mean; InputError where a kind or an order is none."""
    for name, given, known in (("--kind", kinds, KINDS), ("--sort", [sort], SORTS)):
        wrong = [value for value in given if value not in known]
        if wrong:
            raise InputError(f"{name} {wrong[0]!r} is none of {', '.join(known)}")
    asking = inquiry.asking
    return Filters(asking.since, asking.until, asking.source, frozenset(kinds), sort, limit)


def search_conflicts(inquiry: Inquiry, filters: Filters) -> tuple[Disagreement, ...]:
    """The disagreements of the corpus or library, with a bar on a terminal's standard error meanwhile."""
    return find_conflicts(open_articles(inquiry.place, inquiry.corpus), filters, tracked)


def show_conflicts(
    found: Sequence[Disagreement], *, json: bool, explain: bool, html: Path | None, today: date
) -> int:
    """Writes them, one JSON object a line for programs, or into a page; 1 where there is none."""
    if html:
        html.write_text(page(found, today), encoding="utf-8", errors="replace")
        note(f"{_count(found)} in {html}")
    elif json:
        for one in found:
            say_json(disagreement_json(one))
    elif found:
        show(list(_lines(found, explain)))
    else:
        note("no disagreement was found, which is no promise that there is none")
    return 0 if found else NOTHING_FOUND


def _count(found: Sequence[Disagreement]) -> str:
    return "1 disagreement" if len(found) == 1 else f"{len(found)} disagreements"


def _lines(found: Sequence[Disagreement], explain: bool) -> Iterator[Line]:
    for number, one in enumerate(found, 1):
        if number > 1:
            yield Line()
        yield Line((Words(f"{number}. {readable(headline(one))}", "answer"),), 0, 3)
        yield Line((Words(_measures(one), "faint"),), 3)
        yield from render(as_reply(one), explain=explain)


def _measures(one: Disagreement) -> str:
    return f"sure {one.sure:.0%}, important {one.important:.0%}, {one.id}"
