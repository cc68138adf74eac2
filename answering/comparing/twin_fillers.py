"""What two twin sentences give for a question's slot: the values, names or words that they differ in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from answering.comparing.agreement import agree
from answering.comparing.claim import Claim
from answering.comparing.doers import many_may
from answering.comparing.twins import difference, is_all
from answering.evidence import Judged
from answering.language.lexicon import read_terms
from answering.language.overlapping import overlapping
from answering.language.rarity import weight_of
from answering.language.synonyms import alike
from answering.names import Name, same_name
from answering.naming.countries import country_of, is_state
from answering.naming.nesting import part_of
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler, of_value
from answering.slots import NAME_KINDS, VALUE_TYPES
from corpus.article import Span

CONTEXT = 0.45  # share of the question that each twin must speak of, with what stands around it
TELLING = 12.0  # weight of what two twins share: about three telling words, so that chance makes no twins
LIKELY = 0.3  # share of the probability of an article's best sentence from which its twin speaks for it
PHRASE = 3  # words of a phrase that is no name or value and still excludes another
FREE = ("text", "quote", "reason", "manner")


def differing(question: Question, first: Judged, second: Judged) -> tuple[Filler, Filler] | None:
    """What fills the slot in each of two twins, where the two cannot both hold; None for any others."""
    one, other = first.candidate, second.candidate
    found = difference(one.text, other.text) if may_be_twins(one, other) else None
    if found is None:
        return None
    pair = _values(question, one, other, found.one, found.other) or _names(
        question, one, other, found.one, found.other
    )
    filled = _fills(first.filler, found.one) and _fills(second.filler, found.other)
    if pair is None and filled and question.expected in FREE:
        pair = _words(one, other, found.one, found.other)
    if pair is None or agree(*pair) or any(_is_asked(question, filler) for filler in pair):
        return None
    alone = is_all(one, pair[0], found.one) and is_all(other, pair[1], found.other)
    return pair if alone else None


def may_be_twins(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences of two articles share enough to be alike but for one thing; most do not."""
    few, many = sorted((one.keys, other.keys), key=len)
    if 2 * len(few) < len(many) or one.article.id == other.article.id:
        return False
    shared = few & many
    return 2 * len(shared) >= len(many) and weight_of(shared) >= TELLING


def _values(
    question: Question, one: Candidate, other: Candidate, mine: Span, theirs: Span
) -> tuple[Filler, Filler] | None:
    types = VALUE_TYPES.get(question.expected)
    if types is None and question.expected not in FREE:
        return None
    for a in one.values:
        for b in other.values:
            if (
                a.type == b.type
                and overlapping(a, mine)
                and overlapping(b, theirs)
                and (not types or a.type in types)
            ):
                return tuple(  # type: ignore[return-value]
                    of_value(said.text, value) for value, said in ((a, one), (b, other))
                )
    return None


def _names(
    question: Question, one: Candidate, other: Candidate, mine: Span, theirs: Span
) -> tuple[Filler, Filler] | None:
    if question.expected not in (*NAME_KINDS, *FREE) or many_may(question):
        return None
    for a in one.names:
        for b in other.names:
            if overlapping(a, mine) and overlapping(b, theirs) and _exclude(a, b) and not part_of(a, b):
                return tuple(  # type: ignore[return-value]
                    _named(name, said, span) for name, said, span in ((a, one, mine), (b, other, theirs))
                )
    return None


def _named(name: Name, said: Candidate, span: Span) -> Filler:
    """A name, with what stands behind a comma to place it: "Oldmere, Varenholt"."""
    end = span.end if said.text[name.end : span.end].startswith(", ") else name.end
    return Filler(name.start, end, said.text[name.start : end], 1.0, name=name, bound=True)


def _exclude(one: Name, other: Name) -> bool:
    """Whether two names are of kinds that can be set against one another, and are not one."""
    kinds = {one.kind, other.kind} - {"other"}
    peoples = [bool(country_of(name.text)) and not is_state(name.text) for name in (one, other)]
    return len(kinds) < 2 and not any(peoples) and not same_name(one.text, other.text)


def _fills(filler: Filler | None, span: Span) -> bool:
    return filler is not None and overlapping(filler, span)


def _words(one: Candidate, other: Candidate, mine: Span, theirs: Span) -> tuple[Filler, Filler] | None:
    """The words themselves, where both have content and none means the same."""
    texts = one.text[mine.start : mine.end], other.text[theirs.start : theirs.end]
    if max(len(text.split()) for text in texts) > PHRASE:
        return None
    first, second = ({term.key for term in read_terms(text)} for text in texts)
    if not first or not second or any(key in alike(two) for key in first for two in second):
        return None
    return Filler(mine.start, mine.end, texts[0], 1.0), Filler(theirs.start, theirs.end, texts[1], 1.0)


def _is_asked(question: Question, filler: Filler) -> bool:
    """Whether the question itself gives what differs: then the twins speak of different things."""
    keys = {term.key for term in read_terms(filler.text)}
    return bool(keys) and keys <= question.accepted.keys()


def set_side_by_side(question: Question, judged: Sequence[Judged], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of articles with twin sentences by what the twins differ in."""
    if not claims:
        return []
    twins = {id: Claim(one, (), True) for id, one in _twins(question, judged).items()}
    kept = [_likely(claim, twins.pop(claim.article.id, claim)) for claim in claims]
    return [*kept, *twins.values()]


def _likely(claim: Claim, twin: Claim) -> Claim:
    """An article's twin sentence, or its best one where the twin is much less probable."""
    return twin if twin.judged.probability >= LIKELY * claim.judged.probability else claim


def _twins(question: Question, judged: Sequence[Judged]) -> Mapping[str, Judged]:
    """For each article with a twin in another the most probable one, filled by what it differs in."""
    near = [one for one in judged if one.features.context >= CONTEXT]
    found: dict[str, Judged] = {}
    for one, other in combinations(near, 2):
        pair = differing(question, one, other)
        for said, filler in zip((one, other), pair or (), strict=False):
            found.setdefault(said.candidate.article.id, replace(said, filler=_whole(said.filler, filler)))
    return found


def _whole(own: Filler | None, differing: Filler) -> Filler:
    """The place that answers, told in full where the twins differ in its first name alone."""
    longer = own is not None and own.name is not None and own.start == differing.start
    return own if own and longer and own.end > differing.end else differing
