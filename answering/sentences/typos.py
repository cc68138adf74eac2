"""Words of a question that nothing answers to, read as the words of the articles that they are slips of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from answering.asking.focus import Focus
from answering.language.lexicon import Term, read_terms
from answering.language.patterns import pattern
from answering.language.rarity import rarity
from answering.question import Question

SHORTEST = 5  # letters; one letter more or less makes another word of shorter ones ("fire", "fires")
CLOSE = 0.82  # share of letters in the same order from which a word is taken for a slip: "tarrif", "tariff"
MEANT = 2  # words that a slip may stand for
UNKNOWN = rarity("zzqx")  # of a key that the background corpus has never seen
_WORD = pattern(r"[^\W\d_]{5,}")


def mend(question: Question, known: frozenset[str], texts: Iterable[str]) -> Question:
    """The question, with the words of the texts that its slips stand for accepted; `known` are their keys.

    Only words that general English does not know are mended, and no names: "Johnston" is not "Johnson".
    """
    slips = [term for term in read_terms(question.text) if _is_slip(question, term, known)]
    if not slips:
        return question
    words = sorted({word.lower() for text in texts for word in _WORD.findall(text)})
    meant = {term.key: dict(_meant(question.text[term.start : term.end].lower(), words)) for term in slips}
    focus = tuple(_accepting(item, meant.get(item.key, {})) for item in question.focus)
    return replace(question, focus=focus)


def _is_slip(question: Question, term: Term, known: frozenset[str]) -> bool:
    if term.proper or term.end - term.start < SHORTEST or rarity(term.key) < UNKNOWN:
        return False
    return not any(item.key == term.key and known & item.accepts.keys() for item in question.focus)


def _meant(word: str, words: list[str]) -> Iterator[tuple[str, float]]:
    """The keys of the words that a slip may stand for, with what they count."""
    same = [other for other in words if other[0] == word[0]]
    for other in get_close_matches(word, same, MEANT, CLOSE):
        yield from ((term.key, 1.0) for term in read_terms(other))


def _accepting(item: Focus, meant: dict[str, float]) -> Focus:
    return replace(item, accepts={**meant, **item.accepts}) if meant else item
