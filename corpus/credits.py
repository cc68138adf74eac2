"""Agency credits: the abbreviation in brackets that ends a report, or stands in its dateline."""

from __future__ import annotations

import re

from corpus.lexicon import AGENCIES, NO_CREDITS

_END_MARK = re.compile(r"(?<=[.!?…\"'”’»])\s*(?:[■▪◼]|Enditem|ENDS?|#{2,3}|-30-|\*{3})\s*$")
_CREDIT = re.compile(r"(?<=[.!?…\"'”’»])\s*[(\[]([^()\[\]]{2,40})[)\]]\s*$")
_PAIR = re.compile(r"[A-Za-z-]{2,12}(?:\s?/\s?[A-Za-z-]{2,12})+")
_DATELINE = re.compile(
    r"[A-Z][A-Za-z.'’ -]{1,30}(?:/[A-Z][A-Za-z.'’ -]{1,30})?(?:, [A-Z][A-Za-z. ]{1,20})?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?| \d{1,2} [A-Z][a-z]{2,8}\.?(?:,? \d{4})?)?,? "
    r"\((?P<agency>[A-Z][\w.&/ -]{1,30})\)\s*[-–—]{1,2}\s"
)


def credit_start(paragraph: str) -> int | None:
    """Where the agency's credit or end mark behind a paragraph begins, space included, or None.

    >>> credit_start("They will meet again. (xyz/abc)"), credit_start("They will meet again (in June).")
    (21, None)
    """
    near = max(len(paragraph) - 60, 0)
    if end := _END_MARK.search(paragraph, near):
        return end.start()
    match = _CREDIT.search(paragraph, near)
    return match.start() if match and _is_agency(match[1]) else None


def credited(paragraph: str) -> str | None:
    """The agency that signs a paragraph, as written.

    >>> credited("They will meet again. (xyz/abc)")
    'xyz/abc'
    """
    match = _CREDIT.search(paragraph, max(len(paragraph) - 60, 0))
    return match[1].strip() if match and _is_agency(match[1]) else None


def dateline_agency(paragraph: str) -> str | None:
    """The agency of a dateline that opens a paragraph.

    >>> dateline_agency("VARENHOLT, Oct 28 (Meridian Wire) — The ministers met.")
    'Meridian Wire'
    """
    match = _DATELINE.match(paragraph[:160])
    return match["agency"].strip() if match and paragraph[:3].isupper() else None


def _is_agency(credit: str) -> bool:
    names = {name.strip().casefold() for name in re.split(r"[/,]", credit)}
    paired = bool(_PAIR.fullmatch(credit)) and not names & NO_CREDITS
    return paired or bool(names & AGENCIES)
