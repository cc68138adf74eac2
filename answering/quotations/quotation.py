"""A passage that somebody quotes, and where a text holds it: exactly, or with a few words changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate, pairwise

from answering.language.patterns import pattern

LEAST = 0.6  # similarity; a random sentence reaches about 0.3 against an article that does not hold it
ANCHORS = 3  # runs of common words around which the passage is looked for
SLACK = 5  # words that may stand between two of the passage's, beyond half of its own number
LEFT_OUT = 100  # words that an ellipsis may stand for
_WORD = pattern(r"[^\W_](?:[^\W_]|[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]|['’ʼ](?=[^\W_]))*")
_UNSEEN = pattern(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_ELLIPSIS = pattern(r"…|\.\s?\.\s?\.")
_MARKS = str.maketrans("“”„‟«»‘’‚‛ʼ", '""""""\'\'\'\'\'')


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and its place in the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted passage: its words, and before which of them something was left out ("…")."""

    text: str
    words: tuple[Word, ...]
    gaps: frozenset[int]

    @property
    def keys(self) -> list[str]:
        """The words as they are compared."""
        return [word.key for word in self.words]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text holds a passage: `text[start:end]`, and in it the longest run of the same words.

    `similarity` is the share of words that are the same in the same order, of whichever has more,
    the passage or the spot; `exact` says that not a character differs.
    """

    start: int
    end: int
    similarity: float
    exact: bool
    longest_start: int
    longest_end: int


def words(text: str) -> list[Word]:
    """The words of a text; case, apostrophes, ligatures and unseen characters do not tell two apart.

    >>> [word.key for word in words("“Don’t” — said the MI\\u00adNISTER")]
    ["don't", 'said', 'the', 'minister']
    """
    return [Word(_key(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def quotation(text: str) -> Quotation:
    """A quoted passage, read.

    >>> sorted(quotation("We agreed … on salt").gaps)
    [2]
    """
    found = tuple(words(text))
    left_out = [match.start() for match in _ELLIPSIS.finditer(text)]
    gaps = (sum(word.start < at for word in found) for at in left_out)
    return Quotation(text, found, frozenset(gap for gap in gaps if 0 < gap < len(found)))


def locate(passage: Quotation, text: str) -> Spot | None:
    """Where a text holds the passage best, the earliest of equals; None where it does not.

    >>> locate(quotation('the toll "rose" to nine'), "On Friday the toll rose to nine, he said.")
    Spot(start=10, end=31, similarity=1.0, exact=False, longest_start=10, longest_end=31)
    """
    exact = _find(passage, text)
    if exact:
        return Spot(*exact, 1.0, True, *exact)
    return _nearly(passage, text, words(text))


def _find(passage: Quotation, text: str) -> tuple[int, int] | None:
    """The passage character by character; the middle of words only where it has several."""
    if not passage.words:
        return None
    for wanted in dict.fromkeys((passage.text, passage.text.strip())):
        inside = None
        for at in _occurrences(wanted, text):
            if not _cuts(text, at) and not _cuts(text, at + len(wanted)):
                return at, at + len(wanted)
            inside = at if inside is None else inside
        if inside is not None and len(passage.words) > 1:
            return inside, inside + len(wanted)
    return None


def _occurrences(wanted: str, text: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _cuts(text: str, at: int) -> bool:
    """Whether a cut here falls inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _nearly(passage: Quotation, text: str, found: Sequence[Word]) -> Spot | None:
    keys, theirs = passage.keys, [word.key for word in found]
    anchors = sorted(_runs(keys, theirs), key=lambda run: (-run.size, run.b))[:ANCHORS]
    chains = [chain for run in anchors if (chain := _chain(passage, keys, theirs, run))]
    best = max(chains, key=lambda chain: chain.rank, default=None)
    if best is None or best.similarity < LEAST:
        return None
    longest = max(best.blocks, key=lambda block: (block.size, -block.b))
    start, end = _with_marks(passage, text, best, found)
    return Spot(
        start,
        end,
        round(best.similarity, 4),
        False,
        start if longest is best.blocks[0] else found[longest.b].start,
        end if longest is best.blocks[-1] else found[longest.b + longest.size - 1].end,
    )


@dataclass(frozen=True, slots=True)
class _Chain:
    """Runs of the same words in the same order, and what they come to."""

    blocks: Sequence[Match]
    similarity: float

    @property
    def rank(self) -> tuple[float, int]:
        """More alike first, then earlier."""
        return self.similarity, -self.blocks[0].b


def _runs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Match]:
    """The common runs of words that cannot be made longer."""
    places: dict[str, list[int]] = {key: [] for key in ours}
    for j, key in enumerate(theirs):
        if key in places:
            places[key].append(j)
    before: dict[int, int] = {}
    for i, key in enumerate(ours):
        here = {j: before.get(j - 1, 0) + 1 for j in places[key]}
        yield from (Match(i - n, j - n + 1, n) for j, n in before.items() if j + 1 not in here)
        before = here
    yield from (Match(len(ours) - n, j - n + 1, n) for j, n in before.items())


def _chain(passage: Quotation, ours: Sequence[str], theirs: Sequence[str], anchor: Match) -> _Chain | None:
    """The best chain around a run; None where too few words are the same."""
    blocks = [
        *_before(ours[: anchor.a], theirs[: anchor.b], passage.gaps),
        anchor,
        *_after(ours, theirs, anchor, passage.gaps),
    ]
    if sum(block.size for block in blocks) < LEAST * len(ours):
        return None
    return _best(blocks, len(ours), passage.gaps)


def _before(ours: Sequence[str], theirs: Sequence[str], gaps: frozenset[int]) -> list[Match]:
    """The common runs of two beginnings; read backwards, so that equals nearest to the end are taken."""
    near = theirs[max(0, len(theirs) - _reach(len(ours), gaps, range(len(ours) + 1))) :]
    blocks = _common(ours[::-1], near[::-1])
    return [
        Match(len(ours) - block.a - block.size, len(theirs) - block.b - block.size, block.size)
        for block in reversed(blocks)
    ]


def _after(ours: Sequence[str], theirs: Sequence[str], anchor: Match, gaps: frozenset[int]) -> list[Match]:
    """The common runs after the anchor."""
    a, b = anchor.a + anchor.size, anchor.b + anchor.size
    near = theirs[b : b + _reach(len(ours) - a, gaps, range(a, len(ours)))]
    return [Match(a + block.a, b + block.b, block.size) for block in _common(ours[a:], near)]


def _common(ours: Sequence[str], theirs: Sequence[str]) -> list[Match]:
    return SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()[:-1]


def _reach(count: int, gaps: frozenset[int], part: range) -> int:
    """How many words of the text so many of the passage, with its gaps, may take up."""
    return count + count // 2 + SLACK + LEFT_OUT * sum(gap in part for gap in gaps)


def _best(blocks: Sequence[Match], count: int, gaps: frozenset[int]) -> _Chain:
    """The neighbouring blocks that are most alike the passage: far strays cost more than they bring."""
    taken = [0, *accumulate(block.size for block in blocks)]
    strays = [0, *accumulate(_between(one, other, gaps) for one, other in pairwise(blocks))]

    def similarity(a: int, b: int) -> float:
        same = taken[b] - taken[a]
        return same / max(count, same + strays[b - 1] - strays[a])

    ranges = ((a, b) for a in range(len(blocks)) for b in range(a + 1, len(blocks) + 1))
    a, b = max(ranges, key=lambda ends: (similarity(*ends), ends[0] - ends[1], -ends[0]))
    return _Chain(blocks[a:b], similarity(a, b))


def _between(one: Match, other: Match, gaps: frozenset[int]) -> int:
    """The words of the text between two blocks that the passage does not admit to have left out."""
    left_out = any(one.a + one.size <= gap <= other.a for gap in gaps)
    return 0 if left_out else other.b - one.b - one.size


def _with_marks(passage: Quotation, text: str, chain: _Chain, found: Sequence[Word]) -> tuple[int, int]:
    """The bounds of a chain, with the marks before and after it where the passage has the same."""
    first, last = chain.blocks[0], chain.blocks[-1]
    start, end = found[first.b].start, found[last.b + last.size - 1].end
    before = _marks(passage.text[: passage.words[0].start])
    after = _marks(passage.text[passage.words[-1].end :])
    if first.a == 0 and before and _marks(text[max(0, start - len(before)) : start]) == before:
        start -= len(before)
    if last.a + last.size == len(passage.words) and after and _marks(text[end : end + len(after)]) == after:
        end += len(after)
    return start, end


def _marks(text: str) -> str:
    return text.strip().translate(_MARKS)


def _key(word: str) -> str:
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", word)).casefold()
    return plain.replace("’", "'").replace("ʼ", "'")
