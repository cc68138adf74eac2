"""Whether one of two claims is of a part, of one more of the kind, or of another rank."""

from __future__ import annotations

from collections.abc import Mapping

from answering.comparing.claim import Claim, Sides
from answering.contrasts.values import ranked, ranks
from answering.language.patterns import pattern
from answering.naming.nesting import part_of
from answering.quantities.numbers import read_numbers
from answering.question import Question
from answering.sentences.candidate import keys_of
from answering.sentences.filler import Filler
from answering.sentences.said import Said, asked, told

_ONE_MORE = pattern(r"\W*(?:Another|(?:A|One) (?:second|third|fourth|further|separate|different|similar))\b")
_PART = pattern(
    r"\b(?:episode|part|phase|stage|round|leg|volume|chapter|tranche|section|match|game|heat|lot|batch) \d+\b"
)
_PLACE = pattern(
    r" (?:in|at|near) (?:(?:its|their|his|her|the|one|a) (?:[a-z][\w-]* ){1,3}(?:in|at|near|of) )?(?:the )?"
    r"([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)"
)
_SOME = pattern(r"\W{0,3}[\w,.]{1,20} (?:out )?of (?:the|its|their|these|those|all) ([\w,.]+)")


def part_of_other(sides: Sides) -> bool:
    """Whether one answer is a country and the other a place that may lie in it."""
    a, b = sides.a.name, sides.b.name
    return a is not None and b is not None and part_of(a, b)


def part_of_whole(sides: Sides) -> bool:
    """Whether the smaller of two counts is told of one place, the other of none: "40 staff in Lowen".

    Or either is told as some of more: "five of the nine judges".
    """
    if _is_some(sides.one, sides.a) != _is_some(sides.other, sides.b):
        return True
    counts = [
        (filler.value.low, claim, filler)
        for claim, filler in ((sides.one, sides.a), (sides.other, sides.b))
        if filler.value and filler.value.type == "count" and isinstance(filler.value.low, float)
    ]
    if len(counts) < 2:
        return False
    (_, part, smaller), (_, whole, _) = sorted(counts, key=lambda count: count[0])
    placed = _PLACE.match(part.candidate.text[smaller.end :])
    keys = keys_of(placed[1]) if placed else frozenset()
    return bool(keys) and not keys & (whole.candidate.both | sides.question.accepted.keys())


def narrower_count(sides: Sides) -> bool:
    """Whether the smaller of two counts narrows what the greater counts: "12 medals", "five gold medals"."""
    counts = [filler for filler in (sides.a, sides.b) if filler.value and filler.value.type == "count"]
    sizes = [filler.value.low for filler in counts if filler.value]
    if len(counts) < 2 or not all(isinstance(size, float) for size in sizes) or sizes[0] == sizes[1]:
        return False
    smaller, greater = counts if sizes[0] < sizes[1] else counts[::-1]  # type: ignore[operator]
    noun, narrowing = _counted(greater), _counted(smaller)
    narrowed = noun[-1:] == narrowing[-1:] and len(noun) == 1 and len(narrowing) > 1
    return narrowed and not keys_of(" ".join(narrowing[:-1])) <= sides.question.accepted.keys()


def _counted(filler: Filler) -> list[str]:
    """The words of what a count counts, without its number and what hedges it."""
    words = filler.text.lower().split()
    number = max((i for i, word in enumerate(words) if read_numbers(word)), default=-1)
    return words[number + 1 :]


def _is_some(claim: Claim, filler: Filler) -> bool:
    """Whether an answer counts some of a number of others."""
    some = _SOME.match(claim.candidate.text, filler.start)
    return some is not None and any(number.end == len(some[1]) for number in read_numbers(some[1]))


def numbered_part(sides: Sides) -> bool:
    """Whether only one answer is told of a part with a number that is not asked about: "Phase 2: 3 May"."""
    mine, theirs = _part(sides.question, sides.one, sides.a), _part(sides.question, sides.other, sides.b)
    return mine != theirs


def _part(question: Question, claim: Claim, filler: Filler) -> str:
    """The part named last before an answer, as in "stage 3"; empty where the question is of that part."""
    named = _PART.findall(claim.candidate.text[: filler.start].lower())
    return named[-1] if named and named[-1] not in question.text.lower() else ""


def another_of_its_kind(sides: Sides) -> bool:
    """Whether a sentence speaks of one more thing than the one asked about: "A second album was released"."""
    return any(_ONE_MORE.match(claim.candidate.text) for claim in (sides.one, sides.other))


def other_rank(sides: Sides) -> bool:
    """Whether a sentence ranks the thing asked about otherwise: "the first school" and "a second school"."""
    claim = asked(sides.question)
    nouns = {noun: rank.low for rank in ranks(claim) if (noun := ranked(claim, rank))}
    return bool(nouns) and any(
        _ranks_otherwise(nouns, told(one.candidate)) for one in (sides.one, sides.other)
    )


def _ranks_otherwise(nouns: Mapping[str, object], said: Said) -> bool:
    """Whether a sentence gives a noun of the question ranks, and not the one asked about."""
    given = [(ranked(said, rank), rank.low) for rank in ranks(said)]
    return any(
        rank not in {low for other, low in given if other == noun}
        for noun, rank in nouns.items()
        if any(other == noun for other, _ in given)
    )
