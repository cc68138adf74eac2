"""Which slices of a text may be quoted: its sentences, not the page's chrome."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.article import Span
from corpus.chrome import is_chrome, is_notice
from corpus.credits import credit_start
from corpus.lexicon import FUNCTION_WORDS
from corpus.lines import Line, ends_sentence, lines, marker, paragraphs
from corpus.split import sentences

SHARE = 0.2  # of function words: the measured rule of English news lines; chrome has fewer
LONG, LONG_SHARE = 8, 0.1  # eight words and a full stop need fewer: "Mayor A. Veld called for ..."
LIST_SHARE = 0.05  # list items are clipped: "Enhancing cooperation on trade"
WORDS = 5  # fewer make no sentence by themselves
SHORT_WORDS = 3  # the same for rows and documents, which are often search snippets
NOTICE = 12  # words; a longer line with a notice in it may hold sentences of the article too
REPEATED = 8  # words; a shorter line that occurs twice is a menu, a longer one a pull quote
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def quotable(text: str, *, strict: bool = True, start: int = 0) -> tuple[Span, ...]:
    r"""The paragraphs and list items of `text` from offset `start` that may be quoted, in order.

    `strict` suits whole pages; without it a line needs no final punctuation, as in search snippets. A
    text in which nothing passes is read again by the milder rule.

    >>> page = "MENU\nSearch\nThe ministers met in Varenholt on Monday to sign it.\nViews: 12"
    >>> [page[span.start : span.end] for span in quotable(page)]
    ['The ministers met in Varenholt on Monday to sign it.']
    """
    rows = paragraphs(text, lines(text, start))
    rows = _without_credit(_without_repeats([row for row in rows if not _is_the_pages(row.text)]))
    found = _strict(rows) if strict else []
    for rule in (_mild, _any):
        found = found or [row for row in rows if rule(row)]
    return tuple(Span(row.start + marker(row.text), row.end) for row in found)


def quotable_sentences(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences of quotable paragraphs, without the notices among them.

    >>> text = "Rain fell on Lowen. Follow us on Telegram. It was the first in May."
    >>> [text[part.start : part.end] for part in quotable_sentences(text, [Span(0, len(text))])]
    ['Rain fell on Lowen.', 'It was the first in May.']
    """
    parts = (part for span in spans for part in sentences(text, span))
    return tuple(part for part in parts if not is_notice(text[part.start : part.end]))


def is_heading(line: str) -> bool:
    """Whether a line could be a headline: some words, no sentence, no list item.

    >>> is_heading("Ministers sign the Varenholt accord"), is_heading("They signed it.")
    (True, False)
    """
    words = _WORD.findall(line)
    return (
        2 <= len(words) <= 30
        and not marker(line)
        and line[-1] not in ".:;,…"
        and not line[0].islower()
        and not is_chrome(line)
    )


def _is_the_pages(line: str) -> bool:
    """Whether a line is chrome; of a long one, each sentence must be."""
    if not is_chrome(line) or len(line.split()) <= NOTICE:
        return is_chrome(line)
    parts = [line[part.start : part.end] for part in sentences(line, Span(0, len(line)))]
    return all(is_notice(part) or not _long_enough(part, SHORT_WORDS) for part in parts)


def _strict(rows: Sequence[Line]) -> list[Line]:
    english = _is_english(rows)
    good = [_reads_as_sentences(row, english) for row in rows]
    introduces = [row.text.endswith(":") for row in rows]
    kept = []
    for number, row in enumerate(rows):
        around = good[max(number - 1, 0) : number + 2]
        between = len(around) == 3 and around[0] and around[2]
        opens_list = introduces[number] and _is_prose(row.text, english) and any(around[2 if number else 1 :])
        if good[number] or opens_list or (between and ends_sentence(row.text) and _WORD.search(row.text)):
            kept.append(row)
    return kept


def _reads_as_sentences(row: Line, english: bool) -> bool:
    if marker(row.text):
        whole = ends_sentence(row.text) and _long_enough(row.text, SHORT_WORDS)
        return whole or (_long_enough(row.text, WORDS) and _share(row.text) >= LIST_SHARE * english)
    return ends_sentence(row.text) and _is_prose(row.text, english)


def _is_prose(line: str, english: bool) -> bool:
    share = LONG_SHARE if _long_enough(line, LONG) else SHARE
    return _long_enough(line, WORDS) and (not english or _share(line) >= share)


def _mild(row: Line) -> bool:
    return _long_enough(row.text, SHORT_WORDS)


def _any(row: Line) -> bool:
    return bool(_WORD.search(row.text))


def _long_enough(line: str, words: int) -> bool:
    """Scripts without spaces are counted by letters: two make a word, about."""
    found = _WORD.findall(line)
    return len(found) >= words or (
        not line.isascii() and sum(len(word) // 2 for word in found if _unspaced(word)) >= words
    )


def _unspaced(word: str) -> bool:
    return "\u0e00" <= word[0] <= "\u0eff" or "\u3040" <= word[0] <= "\u9fff"


def _is_english(rows: Sequence[Line]) -> bool:
    """Whether English function words are common in the long lines; else the rule about them says nothing."""
    long = [row.text for row in rows if len(row.text) > 60]
    return not long or sum(map(_share, long)) / len(long) >= SHARE


def _share(line: str) -> float:
    words = [word.lower() for word in _WORD.findall(line)]
    return sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0


def _without_repeats(rows: Sequence[Line]) -> list[Line]:
    counts = Counter(row.text for row in rows)
    seen: set[str] = set()
    kept = []
    for row in rows:
        short = len(row.text.split()) < REPEATED
        if counts[row.text] == 1 or (not short and row.text not in seen):
            kept.append(row)
        seen.add(row.text)
    return kept


def _without_credit(rows: Sequence[Line]) -> list[Line]:
    """The last paragraph that ends in an agency's credit, without it: "… in June. (xyz/abc)"."""
    kept = list(rows)
    for number in range(len(kept) - 1, -1, -1):
        row = kept[number]
        cut = credit_start(row.text)
        if cut is not None:
            kept[number] = Line(row.start, row.start + cut, row.text[:cut], row.gap)
        if cut is not None or ends_sentence(row.text):
            break
    return kept
