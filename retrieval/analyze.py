"""Text to terms: Unicode words with their offsets, stop words, spelling, stemming.

A text is analysed chunk by chunk, a chunk being what stands between white space, and no rule looks
past its chunk. So every distinct chunk is analysed once, and the analysis of a text is the
analyses of its chunks, one after the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from retrieval.shapes import SHAPES
from retrieval.stem import stem, stem_all
from retrieval.stopwords import STOPWORDS

ANALYZER = "crossquote/1"
"""The analyzer's name and version; an index remembers those it was built with."""

_LETTER = "(?:[^\\W_\u4e00]|\ufdd0)"
_PARTS = re.compile(
    "(?P<unspaced>\u4e00+)"
    rf"|(?P<acronym>(?:[^\W\d_]\.)+[^\W\d_](?!{_LETTER})\.?)"
    rf"|(?P<model>[A-Z]{{1,3}}-\d+(?!{_LETTER}|[.,]\d))"
    rf"|(?P<number>[$€£¥₹₩]?\d+(?:[.,]\d+)*(?:%|(?:st|nd|rd|th|bn|tn|mn|m|k)(?!{_LETTER}))?(?!{_LETTER}))"
    rf"|(?P<word>{_LETTER}+(?:['’]{_LETTER}+)*)"
)
"""The parts of a chunk's shape."""
_NUMBER = re.compile(r"([$€£¥₹₩]?)([\d.,]+)(.*)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d\d\d(?!\d))")
_MAGNITUDES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_FORMS = 1 << 18  # distinct chunks remembered; a year of one newsroom's articles has about as many
_WORDS = 1 << 16  # distinct words remembered, of which many chunks are made: "Oss", "Oss," and "(Oss)"

Piece = tuple[str, int, int, bool]
"""A term, its offsets in its chunk, and whether it is a stop word."""


@dataclass(frozen=True, slots=True)
class Token:
    """A term and where it stands: `text[start:end]` are the words it was made from."""

    term: str
    start: int
    end: int
    stop: bool = False


def tokens(text: str, lang: str = "en", stops: bool = False) -> list[Token]:
    """The terms of a text in order, with offsets into it; stop words only where asked for.

    >>> [(t.term, t.start, t.end) for t in tokens("Japan's exports")]
    [('japan', 0, 5), ('export', 8, 15)]
    """
    return [
        Token(term, chunk.start() + start, chunk.start() + end, stop)
        for chunk in re.finditer(r"\S+", text)
        for term, start, end, stop in pieces(chunk.group(), lang)
        if stops or not stop
    ]


def terms(text: str, lang: str = "en") -> list[str]:
    """The terms of a text in order, without stop words.

    >>> terms("The U.S. agreed to 2% (of $1,200bn).")
    ['us', 'agre', '2%', '2', '$1200', '1200', 'billion']
    """
    return [term for chunk in text.split() for term in chunk_terms(chunk, lang)]


@lru_cache(maxsize=_FORMS)
def chunk_terms(chunk: str, lang: str = "en") -> tuple[str, ...]:
    """The terms of one chunk, without stop words, remembered."""
    return tuple(analysed(chunk, lang))


def analysed(chunk: str, lang: str = "en") -> list[str]:
    """The terms of one chunk, without stop words; plain English words take a short way.

    >>> analysed("tariffs,"), analysed("U.S.-led")
    (['tariff'], ['us', 'lead'])
    """
    if lang == "en" and (words := _plain(chunk)) is not None:
        return [stem(word) for word in words if word not in STOPWORDS]
    return _by_parts(chunk, lang)


def _by_parts(chunk: str, lang: str) -> list[str]:
    return [term for part in _parts(chunk, lang) for term, _, _, stop in part if not stop]


def analysed_all(chunks: Sequence[str], lang: str = "en") -> list[Sequence[str]]:
    """What `analysed` gives for each of some chunks, in two thirds of the time where they are small words.

    >>> analysed_all(["tariffs", "the", "trade's", "2%"])
    [('tariff',), (), ['trade'], ['2%', '2']]
    """
    words = [c for c in chunks if c.isascii() and ((c.isalpha() and c.islower()) or c.isdigit())]
    known: dict[str, Sequence[str]] = dict(zip(words, zip(stem_all(words, lang), strict=True), strict=True))
    if lang == "en":
        known |= dict.fromkeys(STOPWORDS, ())
    return [known[chunk] if chunk in known else _by_parts(chunk, lang) for chunk in chunks]


def _plain(chunk: str) -> list[str] | None:
    """The small words, joined by hyphens and with or without `'s`, that an English chunk is, or the digits;
    None for any other chunk."""
    words = (chunk[:-2] if chunk[-2:] == "'s" else chunk).lower().split("-")
    return words if chunk.isascii() and (all(map(str.isalpha, words)) or chunk.isdigit()) else None


def pieces(chunk: str, lang: str = "en") -> tuple[Piece, ...]:
    """The terms of one chunk, stop words marked, with offsets into the chunk.

    >>> pieces("U.S.-led")
    (('us', 0, 4, False), ('lead', 5, 8, False))
    """
    if chunk.isascii() and chunk.isalpha():
        return (_stemmed(chunk, 0, lang),)
    return _short_pieces(chunk, lang) or tuple(piece for part in _parts(chunk, lang) for piece in part)


def _short_pieces(chunk: str, lang: str) -> tuple[Piece, ...]:
    """The same in a third of the time for words in ASCII, alone or joined by hyphens, and for bare digits.

    Marks around them and an English `'s` are no part of them. Nothing for any other chunk.
    """
    word = chunk.strip(_AROUND)
    at = chunk.index(word)
    if word.isdigit() and word.isascii():
        return ((word, at, at + len(word), False),)
    if lang == "en" and word[-2:] in _OWNING:
        word = word[:-2]
    if not word.isascii():
        return ()
    if word.isalpha():
        return (_stemmed(word, at, lang),)
    words = word.split("-")
    if not all(map(str.isalpha, words)):
        return ()
    starts = accumulate((len(word) + 1 for word in words), initial=at)
    return tuple(_stemmed(word, start, lang) for word, start in zip(words, starts, strict=False))


_AROUND = ",.;:!?()[]\"“”'’‘…"
_OWNING = ("'s", "’s")


def _parts(chunk: str, lang: str) -> Iterator[list[Piece]]:
    shape = chunk if chunk.isascii() else chunk.translate(SHAPES)
    for part in _PARTS.finditer(shape):
        start, end = part.span()
        yield _READERS[part.lastgroup or "word"](chunk[start:end], start, lang)


def _unspaced(run: str, at: int, lang: str) -> list[Piece]:
    """Pairs of neighbouring characters, as the words are not told apart."""
    if len(run) == 1:
        return [(_fold(run), at, at + 1, False)]
    return [(_fold(run[i : i + 2]), at + i, at + i + 2, False) for i in range(len(run) - 1)]


def _acronym(part: str, at: int, lang: str) -> list[Piece]:
    letters = _fold(part.replace(".", ""))
    return [(letters, at, at + len(part), letters in STOPWORDS)]


def _model(part: str, at: int, lang: str) -> list[Piece]:
    return [(_fold(part.replace("-", "")), at, at + len(part), False)]


def _number(part: str, at: int, lang: str) -> list[Piece]:
    """A number with its unit, and bare as well, so that `$550` is found by `550` too."""
    match = _NUMBER.fullmatch(part)
    if match is None:  # pragma: no cover - the pattern of a number is a part of this one
        return []
    currency, digits, suffix = match.groups()
    digits = _fold(_THOUSANDS.sub("", digits))
    percent = suffix if suffix == "%" else ""
    found = [digits] if not currency + percent else [currency + digits + percent, digits]
    if suffix in _MAGNITUDES:
        found.append(_MAGNITUDES[suffix])
    return [(term, at, at + len(part), False) for term in found]


def _word(part: str, at: int, lang: str) -> list[Piece]:
    """A word's terms; contractions are cut ("Japan's", "don't"), elisions dropped ("l'accord")."""
    found: list[Piece] = []
    rest, end = part.replace("’", "'"), at + len(part)
    while rest:
        head, mark, tail = rest.partition("'")
        elided = mark and len(head) <= 2 and lang in ("fr", "it", "ca")
        if tail.casefold() == "t" and head.casefold().endswith("n") and not elided:
            return [*found, ("not", end - len(rest), end, True)]
        if not elided:
            found.append(_stemmed(head, end - len(rest), lang))
        cut = not elided and len(tail) <= 2 and (not tail or tail.casefold() in _CONTRACTIONS)
        rest = "" if cut else tail
    return found


_CONTRACTIONS = {"s", "d", "m", "t", "re", "ve", "ll"}
_READERS: dict[str, Callable[[str, int, str], list[Piece]]] = {
    "unspaced": _unspaced, "acronym": _acronym, "model": _model, "number": _number, "word": _word,
}  # fmt: skip


def _stemmed(word: str, at: int, lang: str) -> Piece:
    term, stop = _read_word(_fold(word), lang)
    return (term, at, at + len(word), stop)


@lru_cache(maxsize=_WORDS)
def _read_word(folded: str, lang: str) -> tuple[str, bool]:
    """The term of a casefolded word, and whether it is a stop word, which is none of its stem."""
    if folded in STOPWORDS and lang == "en":
        return folded, True
    return stem(folded, lang), False


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    return folded.replace(" ", "")  # which stands for some letters: U+FDFA is four words
