"""The words that are shown as the answer: with what hedges them, without what the question says already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from answering.asking.asked import asked
from answering.clauses.reasons import reason_told
from answering.fillers.phrases import LONGEST
from answering.language.lexicon import read_terms
from answering.language.patterns import pattern
from answering.names import Name
from answering.naming.aliases import same_name
from answering.naming.words import TITLE_PARTS, TITLES
from answering.quantities.hedges import hedge_start
from answering.quantities.numbers import read_numbers
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler

_COMMA = pattern(r", (?:the )?")
_LAST_JOINT = pattern(r",? (?:and|&) (?:the )?(?P<titles>(?:[\w.-]+(?:['’]s)? ){0,6})")
_DESCRIBES = TITLES | TITLE_PARTS | {"its", "their", "his", "her", "new", "then"}


def worded(question: Question, candidate: Candidate, filler: Filler | None) -> Filler | None:
    """The words that answer, as they are shown; those that stand in another sentence stay as they are.

    Of a reason, which a whole sentence tells, those behind "because"; None where there are none.

    >>> from answering.question import Query, read_question
    >>> from answering.slots import fill
    >>> from corpus.readers import from_row
    >>> told = Candidate(from_row({"text": "About 40 bakers in Oss and Tarn struck."}, "a"), 0, 1.0)
    >>> asking = map(read_question, map(Query, ("How many bakers struck?", "Which towns struck?")))
    >>> [worded(one, told, fill(one, told)).text for one in asking]
    ['About 40', 'Oss and Tarn']
    """
    if filler is None:
        return _reason(candidate.text) if question.expected == "reason" else None
    if filler.told_in is not None:
        return filler
    for step in _STEPS:
        filler = step(question, candidate, filler)
    return filler


def _reason(text: str) -> Filler | None:
    told = reason_told(text)
    return Filler(*told, text[slice(*told)], 0.0) if told else None


def _bare(question: Question, candidate: Candidate, filler: Filler) -> Filler:
    """A number without the noun, where "how many" asks for just that noun: "40" bakers."""
    if question.expected != "count" or filler.value is None:
        return filler
    text = candidate.text
    end = max((one.end for one in read_numbers(text) if filler.start <= one.start < filler.end), default=0)
    noun = {term.key for term in read_terms(text[end : filler.end])} if end else set()
    said = noun and noun <= {focus.key for focus in question.focus}
    return _cut(text, filler, filler.start, end) if said else filler


def _hedged(question: Question, candidate: Candidate, filler: Filler) -> Filler:
    """Numbers and dates as they are told: "about 1898" and "over 4,000", where the value is 1898 or 4,000."""
    if filler.value is None:
        return filler
    return _cut(candidate.text, filler, hedge_start(candidate.text, filler.start), filler.end)


def _together(question: Question, candidate: Candidate, filler: Filler) -> Filler:
    """A name with those that are told of in one breath, where it is asked who or for several."""
    if filler.name is None or not _asks_for_several(question):
        return filler
    text = candidate.text
    free = (name for name in candidate.names if not text.startswith(("'s ", "’s "), name.end))
    names = [name for name in free if _of_one_kind(name, filler.name)]
    runs = (run for run in _runs(text, names) if any(one.start == filler.start for one in run))
    run = next(runs, [])
    if len(run) < 2 or not _ends_list(text, run[-2].end, run[-1].start):
        return filler
    if any(same_name(one.text, given.text) for one in run for given in question.names):
        return filler
    joined = _cut(text, filler, run[0].start, max(run[-1].end, filler.end))
    return joined if len(joined.text.split()) <= LONGEST else filler


def _asks_for_several(question: Question) -> bool:
    """Whether it is asked who did something, or for things by a noun in the plural."""
    noun = asked(question.text).noun
    plural = bool(noun) and noun[-1].endswith("s") and not noun[-1].endswith(("ss", "us", "is"))
    return plural or (question.expected == "person" and not noun and not question.identity)


def _runs(text: str, names: Sequence[Name]) -> Iterator[list[Name]]:
    """The names in order, those of one kind together that have but a comma, "and" or a title between them."""
    run: list[Name] = []
    for name in names:
        if run and not _follows(text, run[-1], name):
            yield run
            run = []
        run.append(name)
    yield run


def _follows(text: str, one: Name, other: Name) -> bool:
    gap = one.end, other.start
    return _of_one_kind(one, other) and (bool(_COMMA.fullmatch(text, *gap)) or _ends_list(text, *gap))


def _ends_list(text: str, start: int, end: int) -> bool:
    """Whether "and" stands there, with no more than what the second is: "and Lowen's new mayor"."""
    found = _LAST_JOINT.fullmatch(text, start, end)
    return found is not None and all(map(_describes, found["titles"].split()))


def _describes(word: str) -> bool:
    return word.endswith(("'s", "’s")) or word.lower() in _DESCRIBES


def _of_one_kind(one: Name, other: Name) -> bool:
    return one.kind == other.kind or "other" in (one.kind, other.kind)


def _cut(text: str, filler: Filler, start: int, end: int) -> Filler:
    return replace(filler, start=start, end=end, text=text[start:end])


_STEPS: tuple[Callable[[Question, Candidate, Filler], Filler], ...] = (_bare, _together, _hedged)
