"""Two sentences word for word alike but for one thing: the surest sign that they speak of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.comparing.claim import Claim
from answering.language.patterns import pattern, words
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler
from corpus.article import Span

FEWEST = 4  # words that two twins share at least
ALIKE = 0.6  # of the longer one's words that must be shared
LONGEST = 8  # words of what differs
REMEMBERED = 8192  # pairs of sentences
_TURNING = frozenset(words("before after without excluding including until since against despite"))
"""Words in what differs that set apart what the rest is told of."""
_WORD = pattern(r"\w+(?:[-'’.,]\w+)*")


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two twins differ: a stretch of each, in characters."""

    one: Span
    other: Span


@lru_cache(REMEMBERED)
def difference(one: str, other: str) -> Difference | None:
    """The one thing that two sentences differ in, the same wherever it recurs; None where they are no twins.

    >>> one, other = "Veld bought the Orm mill in 2014.", "Tarn bought the Orm mill in 2014."
    >>> found = difference(one, other)
    >>> one[found.one.start : found.one.end], other[found.other.start : found.other.end]
    ('Veld', 'Tarn')
    """
    (words, mine), (others, theirs) = _words(one), _words(other)
    if abs(len(words) - len(others)) > 2 * LONGEST or min(len(words), len(others)) <= FEWEST:
        return None
    found = _middle(words, others) if _share_enough(words, others) else None
    if found is None:
        return None
    (a, b), (c, d) = found
    return Difference(Span(mine[a].start, mine[b - 1].end), Span(theirs[c].start, theirs[d - 1].end))


@lru_cache(REMEMBERED)
def _words(text: str) -> tuple[list[str], list[Span]]:
    """The words of a sentence, casefolded, and where each stands."""
    found = list(_WORD.finditer(text))
    return [word[0].casefold() for word in found], [Span(*word.span()) for word in found]


def _share_enough(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether so many words are in both, in whatever order, that they may be twins; most pairs are not."""
    shared = min(_found(words, others), _found(others, words))
    return shared >= FEWEST and shared >= ALIKE * max(len(words), len(others))


def _found(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words are somewhere in the other sentence."""
    return sum(map(frozenset(others).__contains__, words))


def are_twins(one: Claim, other: Claim) -> bool:
    """Whether the sentences of two claims are alike but for their answers."""
    found = difference(one.candidate.text, other.candidate.text)
    if found is None or one.filler is None or other.filler is None:
        return False
    return is_all(one.candidate, one.filler, found.one) and is_all(other.candidate, other.filler, found.other)


def is_all(candidate: Candidate, filler: Filler, span: Span) -> bool:
    """Whether an answer is all that is told in a stretch; "in Spring Vale is 3%" tells a place as well.

    So does "300 before tax", as its other one is "228 after tax".
    """
    if filler.end <= span.start or span.end <= filler.start:
        return False
    beside = candidate.text[span.start : filler.start] + " " + candidate.text[filler.end : span.end]
    if not _TURNING.isdisjoint(beside.lower().split()):
        return False
    return not any(
        span.start <= term.start < span.end and not filler.start <= term.start < filler.end
        for term in candidate.terms
    )


_Stretch = tuple[int, int]


def _middle(words: Sequence[str], others: Sequence[str]) -> tuple[_Stretch, _Stretch] | None:
    """What is left between a common beginning and a common end, as words from and to."""
    start = _shared(words, others)
    end = _shared(words[start:][::-1], others[start:][::-1])
    mine, theirs = (start, len(words) - end), (start, len(others) - end)
    if _is_small(words, others, mine, theirs):
        return mine, theirs
    return _recurring(words, others, start)


def _is_small(words: Sequence[str], others: Sequence[str], mine: _Stretch, theirs: _Stretch) -> bool:
    sizes = mine[1] - mine[0], theirs[1] - theirs[0]
    shared = len(words) - sizes[0]
    enough = shared >= FEWEST and shared >= ALIKE * max(len(words), len(others))
    return enough and min(sizes) > 0 and max(sizes) <= LONGEST


def _recurring(words: Sequence[str], others: Sequence[str], start: int) -> tuple[_Stretch, _Stretch] | None:
    """The first place of what differs, where putting one for the other throughout makes the twins alike."""
    for size in range(1, LONGEST + 1):
        mine = words[start : start + size]
        if not mine or not _enough(words, others, mine):
            continue
        for other_size in range(1, LONGEST + 1):
            theirs = others[start : start + other_size]
            if not theirs or mine[-1] == theirs[-1] or not _goes_on(words, others, start, mine, theirs):
                continue
            if not _enough(others, words, theirs):
                continue
            if _put(words, mine, theirs) == others and _put(others, theirs, mine) == words:
                return (start, start + size), (start, start + other_size)
    return None


def _goes_on(
    words: Sequence[str], others: Sequence[str], start: int, mine: Sequence[str], theirs: Sequence[str]
) -> bool:
    """Whether the twins may go on alike behind what differs: with one word, or with what differs again.

    Nothing is told where its first word stands before it too.
    """
    after, there = words[start + len(mine) :][:1], others[start + len(theirs) :][:1]
    return after == there or (bool(after) and there == theirs[:1]) or mine[0] in words[:start]


def _enough(words: Sequence[str], others: Sequence[str], mine: Sequence[str]) -> bool:
    """Whether enough is left where what differs is taken out wherever it recurs."""
    shared = len(_put(words, mine, ()))
    return shared >= FEWEST and shared >= ALIKE * max(len(words), len(others))


def _put(words: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    out: list[str] = []
    i = 0
    while i < len(words):
        if words[i] == mine[0] and words[i : i + len(mine)] == mine:
            out += theirs
            i += len(mine)
        else:
            out.append(words[i])
            i += 1
    return out


def _shared(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words two sequences share at their beginning."""
    pairs = zip(words, others, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(words), len(others)))
