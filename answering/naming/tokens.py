"""Words of a text with what their capitals can tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from answering.language.kept import kept
from answering.language.patterns import pattern, words
from answering.language.tables import stored
from answering.naming.countries import country_of

_TOKEN = pattern(
    r"(?<!\w)(?:[A-Z]\.-?){2,6}(?!\w)|(?<![\w])[^\W\d_]\w*(?:['’](?![sS]\b)\w{2,}|-\w+|&\w+){0,4}"
)
_ARTICLE = pattern(r"(?:al|el|ul|ad|as|ash|at|bin|d|l)['’-]")
CHUNKS = 1 << 15  # stretches between white space that are remembered; about 10 MB
_STOPS = (".", "!", "?", "”", '"')
_LONG_WORD = 4
_LOUD = 0.7  # of the longer words begin with a capital: a headline
ABBREVIATIONS = frozenset(
    words("mr mrs ms dr prof gen sen rep gov lt col sgt st capt rev hon maj cmdr adm mt jr sr")
)


class Token(NamedTuple):
    """A word at `text[start:end]`; `capital` where it may belong to a name.

    `first` says that its capital tells nothing: it begins a sentence, or stands in a headline.
    """

    start: int
    end: int
    text: str
    low: str
    capital: bool
    first: bool


def small() -> frozenset[str]:
    """Words that running text writes small in nearly all places."""
    return _lists()[0]


def mostly_small() -> frozenset[str]:
    """Words that running text writes small in most places: "police", "white"."""
    return _lists()[1]


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    told = stored("common_words")
    return frozenset(told["small"].split()), frozenset(told["mostly"].split())


class Tokens:
    """The words of a text; those joined by a hyphen are one, unless only part of them is a name.

    A token is made when it is asked for: most words are small and stand far from any name.

    >>> text = "O’Brien of the U.S.-China pro-Russian US-led Asia-Pacific"
    >>> [token.text for token in Tokens(text).between(0, 8)]
    ['O’Brien', 'of', 'the', 'U.S.', 'China', 'Russian', 'US', 'Asia-Pacific']
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: list[_Word] = []
        self._starts: list[int] = []
        self._made: dict[int, Token] = {}
        end = 0
        for chunk in text.split():
            begin = text.index(chunk, end)
            end = begin + len(chunk)
            if words := _CHUNKS[chunk]:
                self._words += words
                self._starts += [begin] * len(words)

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, i: int) -> Token:
        if i not in self._made:
            self._made[i] = self._token(i)
        return self._made[i]

    def between(self, first: int, end: int) -> list[Token]:
        """The tokens from `first` up to, without it, `end`, or to the last."""
        return [self[i] for i in range(first, min(end, len(self._words)))]

    def capitals(self) -> list[int]:
        """Which tokens may belong to a name."""
        return [i for i, word in enumerate(self._words) if word[_CAPITAL]]

    def _token(self, i: int) -> Token:
        begin, (start, end, text, low, capital) = self._starts[i], self._words[i]
        first = capital and (self._loud or _begins(self._text, begin + start))
        return Token(begin + start, begin + end, text, low, capital, first)

    @kept
    def _loud(self) -> bool:
        """Whether the text is a headline."""
        return not self._text.rstrip().endswith(_STOPS) and _is_loud([word[2] for word in self._words])


_Word = tuple[int, int, str, str, bool]
"""Offsets of a word in its chunk, the word as written and in lower case, whether it may belong to a name."""
_CAPITAL = 4


class _Chunks(dict[str, tuple[_Word, ...]]):
    """The words of each stretch between white space that was met, emptied when full."""

    def __missing__(self, chunk: str) -> tuple[_Word, ...]:
        if len(self) >= CHUNKS:
            self.clear()
        spans = [(0, len(chunk))] if chunk.isalpha() else _spans(chunk)
        found = self[chunk] = tuple([_word(chunk, start, end) for start, end in spans])
        return found


_CHUNKS = _Chunks()


def _word(chunk: str, start: int, end: int) -> _Word:
    word = chunk[start:end]
    capital = word[0].isupper() or bool(_ARTICLE.match(word) and any(letter.isupper() for letter in word))
    return start, end, word, word.lower(), capital


def _spans(chunk: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(chunk):
        start, end = match.span()
        if "-" in match.group():
            yield from _parts(match.group(), start)
        else:
            yield start, end


def _parts(word: str, start: int) -> Iterator[tuple[int, int]]:
    """The capitalised part of "US-led" and "pro-Russian", the two of "US-China", else the whole."""
    parts = word.rstrip("-").split("-")
    capital = [part[:1].isupper() for part in parts]
    whole = (start, start + len(word.rstrip("-")))
    if (
        (all(capital) and not all(country_of(part) for part in parts))
        or not any(capital)
        or _ARTICLE.match(word)
        or not _splits(parts, capital)
    ):
        yield whole
    else:
        at = start
        for part, named in zip(parts, capital, strict=True):
            if named and part:
                yield at, at + len(part)
            at += len(part) + 1


def _splits(parts: list[str], capital: list[bool]) -> bool:
    """Whether the small parts are ordinary words ("led", "pro"), unlike the "un" of Jong-un."""
    rest = [part for part, named in zip(parts, capital, strict=True) if not named]
    return not capital[0] or all(len(part) > 2 and part in small() for part in rest)


def _is_loud(written: list[str]) -> bool:
    """Whether nearly all longer words have capitals, as in a headline."""
    longer = [word for word in written if len(word) >= _LONG_WORD]
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) >= _LOUD * len(longer)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line begins here."""
    at = start - 1
    while at >= 0 and text[at] in " \t\u00a0\"'“‘([*•-":
        at -= 1
    if at < 0 or text[at] in "\n\r!?:;…”" or "\n" in text[at:start]:
        return True
    if text[at] in ",—–":
        return any(mark in text[at + 1 : start] for mark in '"“‘')
    return text[at] == "." and not _abbreviates(text, at)


def _abbreviates(text: str, dot: int) -> bool:
    """Whether the point at `dot` ends "Mr.", "J." or "U.S.", not a sentence."""
    at = dot
    while at > 0 and dot - at < 8 and (text[at - 1].isalpha() or text[at - 1] == "."):
        at -= 1
    word = text[at:dot]
    return (
        word.lower() in ABBREVIATIONS
        or (len(word) == 1 and word.isupper())
        or ("." in word and word.isupper())
    )
