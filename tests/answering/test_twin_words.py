"""Twins, word by word: the quick tests that most pairs fail against slow, obvious ways."""

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from answering.comparing.twins import ALIKE, FEWEST, LONGEST, _middle, _recurring, _share_enough, _shared

WORDS = "the mill of orm was sold to veld tarn in may"
SENTENCES = st.lists(st.sampled_from(WORDS.split()), max_size=14)


@settings(max_examples=200, deadline=None)
@given(SENTENCES, SENTENCES)
def test_sentences_that_share_too_few_words_are_no_twins(one: list[str], other: list[str]) -> None:
    assume(one and other and not _share_enough(one, other))
    assert _middle(one, other) is None


@settings(max_examples=200, deadline=None)
@given(SENTENCES, SENTENCES, SENTENCES, SENTENCES)
def test_twins_share_enough(head: list[str], mine: list[str], theirs: list[str], tail: list[str]) -> None:
    one, other = [*head, *mine[:3], *tail], [*head, *theirs[:3], *tail]
    assert _share_enough(one, other) or _middle(one, other) is None


def plain_put(words: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    if not words:
        return []
    if words[: len(mine)] == mine:
        return [*theirs, *plain_put(words[len(mine) :], mine, theirs)]
    return [words[0], *plain_put(words[1:], mine, theirs)]


def plain_recurring(words: list[str], others: list[str], start: int) -> list[tuple[int, int]]:
    """The lengths of what may be put for what, throughout, so that the sentences become alike."""
    needed = max(FEWEST, ALIKE * max(len(words), len(others)))
    found = []
    for size, other_size in product(range(1, LONGEST + 1), repeat=2):
        mine, theirs = words[start : start + size], others[start : start + other_size]
        if not mine or not theirs or mine[-1] == theirs[-1]:
            continue
        left = len(plain_put(words, mine, [])), len(plain_put(others, theirs, []))
        alike = plain_put(words, mine, theirs) == others and plain_put(others, theirs, mine) == words
        found += [(size, other_size)] if alike and min(left) >= needed else []
    return found


@settings(max_examples=300, deadline=None)
@given(SENTENCES, SENTENCES, SENTENCES, SENTENCES)
def test_what_recurs_is_found_as_by_trying_all(
    parts: list[str], mine: list[str], theirs: list[str], rest: list[str]
) -> None:
    one, other = [*parts, *mine[:2], *rest, *mine[:2]], [*parts, *theirs[:2], *rest, *theirs[:2]]
    start = _shared(one, other)
    found = _recurring(one, other, start)
    sizes = found and (found[0][1] - start, found[1][1] - start)
    assert sizes == next(iter(plain_recurring(one, other, start)), None)
