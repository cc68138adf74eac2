"""Disagreements as one HTML page: quotes side by side, no script, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape
from urllib.parse import urlsplit

from answering.comparing.claim import moment
from answering.disagreements.disagreement import Disagreement, DisagreementKind
from answering.reply import Evidence, Position, when_text
from bot.conflicts.differences import Piece, pieces
from bot.conflicts.headline import headline
from bot.conflicts.style import STYLE
from bot.words.wording import carriers, count_sources, day_text, readable, speaker

LABELS: Mapping[DisagreementKind, str] = {
    "contradiction": "Sources disagree",
    "outlier": "One source disagrees",
    "views_differ": "Views differ",
    "superseded": "Updated",
    "corrected": "Corrected",
    "within_article": "One article says both",
}
UPDATES = ("superseded", "corrected")
SCHEMES = ("http", "https")
_TAGS: Mapping[str, tuple[str, str]] = {
    "same": ("", ""), "differs": ('<b class="differs">', "</b>"), "answer": ("<mark>", "</mark>"),
}  # fmt: skip


def page(found: Sequence[Disagreement], today: date) -> str:
    """The page. Every word of an article is escaped; a strict policy forbids what might slip through."""
    policy = f"default-src 'none'; style-src 'sha256-{_digest(STYLE)}'; base-uri 'none'; form-action 'none'"
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>Where sources disagree, {_day(today)}</title>",
            f"<style>{STYLE}</style>\n</head>\n<body>",
            *_head(found, today),
            "<main>",
            *(line for number, one in enumerate(found, 1) for line in _disagreement(one, number)),
            "</main>\n</body>\n</html>\n",
        )
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _head(found: Sequence[Disagreement], today: date) -> Iterator[str]:
    yield f"<header>\n<h1>Where sources disagree</h1>\n<p>{_day(today)}. {_counted(found)}</p>"
    if len(found) > 1:
        yield '<nav aria-label="Contents"><ol>'
        for one in found:
            yield f'<li><a href="#{one.id}">{_text(headline(one))}</a> <small>{LABELS[one.kind]}</small></li>'
        yield "</ol></nav>"
    yield "</header>"


def _counted(found: Sequence[Disagreement]) -> str:
    if not found:
        return "No disagreement was found, which is no promise that there is none."
    kinds = Counter(LABELS[one.kind] for one in found)
    return f"{len(found)} found: " + ", ".join(f"{label} {count}" for label, count in kinds.items()) + "."


def _disagreement(one: Disagreement, number: int) -> Iterator[str]:
    yield f'<article id="{one.id}" class="{one.kind}">'
    yield f'<p class="kind">{LABELS[one.kind]}</p><h2>{number}. {_text(headline(one))}</h2>'
    yield f'<p class="summary">{_text(one.summary)}</p>'
    if one.kind in UPDATES:
        yield from _timeline(one.positions)
    yield '<div class="sides">'
    for position in one.positions:
        yield from _side(position, _opposite(one, position))
    measures = f"<span>sure {one.sure:.0%}</span> <span>important {one.important:.0%}</span>"
    yield f'</div>\n<p class="why">{_text(one.why)}<br>{measures} <span>{one.id}</span></p>\n</article>'


def _opposite(one: Disagreement, position: Position) -> str:
    """The leading quote that a side's words are compared with: that of the first other side."""
    other = next(side for side in one.positions if side is not position)
    return other.evidence[0].quote


def _side(position: Position, opposite: str) -> Iterator[str]:
    alone = ", standing alone" if position.outlier else ""
    yield f"<section>\n<h3>{_text(position.answer or '')}</h3>"
    yield f'<p class="count">{count_sources(position.independent_sources)}{alone}</p>'
    for evidence in position.evidence:
        yield f'<figure><blockquote dir="auto">“{_quote(evidence, opposite)}”</blockquote>'
        yield f"<figcaption>{_source(evidence)}</figcaption></figure>"
    yield "</section>"


def _quote(evidence: Evidence, opposite: str) -> str:
    return "".join(_marked(piece) for piece in pieces(evidence, opposite))


def _marked(piece: Piece) -> str:
    before, after = _TAGS[piece.look]
    return f"{before}{escape(piece.text)}{after}"


def _source(evidence: Evidence) -> str:
    title = _link(evidence) if evidence.title else ""
    said = f"said {_text(speaker(evidence))}. " if speaker(evidence) else ""
    parts = [f"<cite>{_text(evidence.source)}</cite>", _time(evidence), title, _text(carriers(evidence))]
    return said + ", ".join(part for part in parts if part)


def _link(evidence: Evidence) -> str:
    title, url = _text(evidence.title or ""), evidence.url or ""
    if _scheme(url) not in SCHEMES:
        return title
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{title}</a>'


def _scheme(url: str) -> str:
    """The scheme of an address, empty where it is none; one that is not of the web is no link."""
    try:
        return urlsplit(url).scheme.lower()
    except ValueError:
        return ""


def _timeline(positions: Sequence[Position]) -> Iterator[str]:
    """The values in the order in which they were published, oldest first."""
    told = [(evidence, position) for position in positions for evidence in position.evidence]
    yield '<ol class="timeline" aria-label="Timeline">'
    for evidence, position in sorted(told, key=lambda pair: moment(pair[0].published)):
        answer = f"<b>{_text(position.answer or '')}</b>"
        yield f"<li>{_time(evidence)}: {answer} <small>{_text(evidence.source)}</small></li>"
    yield "</ol>"


def _time(evidence: Evidence) -> str:
    when = when_text(evidence.published)
    text = _text(day_text(evidence.published))
    return f'<time datetime="{when}">{text}</time>' if when else text


def _day(when: date) -> str:
    return _text(day_text(when))


def _text(text: str) -> str:
    """Text of an article made safe for a page: escaped, on one line, without marks that turn it around."""
    return escape(readable(text))
