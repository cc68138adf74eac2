"""Two who give two figures in one article: "Police said 4,000 marched. Organisers put the crowd at 12,000."

The second speaks in another clause of the sentence that answers, or in the sentence beside it, and says
nothing else there: no other thing, time, place or part. So both figures are of one slot, and neither is the
article's own word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answering.clauses.negation import denials
from answering.clauses.reckoning import Reckoning, clauses, denier, reckoning
from answering.comparing.agreement import agree
from answering.comparing.claim import Claim, proposes
from answering.figures.bare_numbers import stands_alone
from answering.language.lexicon import Term, alike, stems
from answering.language.patterns import pattern, words
from answering.quantities.amounts import build
from answering.quantities.dimensions import same_measure
from answering.quantities.numbers import read_numbers
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.filler import Filler
from answering.slots import fill

FAR = 20.0  # times the smaller figure: beyond that they count different things
_LIGHT = words(
    """number figure figures total count estimate tally size come came be get got see saw seen take took part
    attend join involve reach real true actual actually only just rather instead closer nearer around least
    most many much fewer less more likely there run ran"""
)
"""Words beside a figure that say nothing of what it is of."""
_LIGHT_BESIDE: Mapping[str, tuple[str, ...]] = {
    "count": words("crowd turnout attendance people persons participants toll"),
    "money": words("bill cost price sum amount"),
}
"""The same for figures of one type: what "the crowd" counts was told before."""
_PARTIAL = pattern(
    r"\b(?:of (?:them|these|those|which|whom)|including|another|further|additional|extra|others?|each|per|own"
    r"|ha[sd] already|last|next|previous\w*|earlier|initial\w*|original\w*|first|second|later|now|still"
    r"|so far|already|since|until|by|(?:more|fewer|less|higher|lower) than (?:that|in|the|a|before)|if|ago"
    r"|(?:should|could|might|must|ought to) have"
    r"|(?:it|they|he|she) (?:has|had|have|owns?|owned|employs?))\b",
    re.I,
)
_TO_COME = pattern(r"\b(?:will|would|wants?|plans?|hopes?|expect(?:s|ed)?|fears?|by 20\d\d)\b", re.I)
_ESTIMATED = pattern(r"\b(?:estimat\w+|puts?|reckon\w*|calculat\w+)\b", re.I)
"""Verbs by which a figure is neither proposed nor told."""
_PEOPLE = frozenset(words("people persons participants"))
_OF_A_SPEAKER = pattern(
    r"\baccording to\b|\b(?:say|says|said|claim\w*|estimate[sd]?|reckon\w*|expect\w*|fear\w*|believe[sd]?"
    r"|counted|put|give|gave|want\w*|offer\w*|demand\w*|ask\w*|propos\w+)\b",
    re.I,
)
"""What a question holds that asks for the figure of one speaker."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a sentence that may have a speaker of its own."""

    candidate: Candidate
    start: int
    end: int

    @property
    def account(self) -> Reckoning | None:
        """Who gives what it tells."""
        return reckoning(self.candidate.text, self.start, self.end)

    @property
    def text(self) -> str:
        """Its words."""
        return self.candidate.text[self.start : self.end]

    def holds(self, place: int) -> bool:
        """Whether a place of the sentence lies in it."""
        return self.start <= place < self.end


def with_rivals(question: Question, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, and behind them what articles let others say against their own answers."""
    told: list[Claim] = []
    rivals: list[Claim] = []
    for claim in claims:
        own, *others = rivals_of(question, claim) or (claim,)
        told.append(own)
        rivals += others
    return [*told, *rivals]


def rivals_of(question: Question, claim: Claim) -> tuple[Claim, Claim] | None:
    """A claim and what another speaker says in the same article, each with its speaker; mostly None."""
    filler = claim.filler
    if filler is None or filler.value is None or _OF_A_SPEAKER.search(question.text):
        return None
    around = list(_around(claim.candidate))
    here = next(i for i, one in reversed(list(enumerate(around))) if _is_own(one, claim.candidate, filler))
    own, before = around[here], around[max(0, here - 1) : here]
    for beside in (*around[here + 1 : here + 2], *before):
        if against := _contesting(question.accepted, own, filler, beside):
            return _spoken(claim, own, filler), _spoken(claim, beside, against, own)
    for beside in before:
        if first := _contested(question, beside, filler, own):
            return _spoken(claim, own, filler, beside), _spoken(claim, beside, first)
    denied = own.account and denier(around[here + 1].text) if here + 1 < len(around) else None
    if denied and not _speak_as_one(own, around[here + 1]):
        return _spoken(claim, own, filler), _denying(claim, around[here + 1], denied, own)
    return None


def disputes(one: Claim, other: Claim) -> bool:
    """Whether two claims are those of two speakers in one article."""
    return one.contested and other.contested and one.article.id == other.article.id


def _spoken(claim: Claim, clause: _Clause, filler: Filler | None, of: _Clause | None = None) -> Claim:
    """What a speaker claims by a figure `of` what another clause tells; only that sentence speaks for it."""
    account, said = clause.account, clause.candidate
    return replace(
        claim,
        judged=replace(claim.judged, candidate=said, filler=filler),
        others=(),
        contested=True,
        speaker=said.text[slice(*account.who)] if account else None,
        beside=of.candidate.index if of and of.candidate.index != said.index else None,
    )


def _denying(claim: Claim, clause: _Clause, who: tuple[int, int], of: _Clause) -> Claim:
    """What a speaker says who only denies the figure of another."""
    against = _spoken(claim, clause, None, of)
    return replace(against, speaker=clause.text[slice(*who)])


def _around(candidate: Candidate) -> Iterator[_Clause]:
    """The clauses of a sentence, of the one before it and of the one behind it."""
    for step in (-1, 0, 1):
        index = candidate.index + step
        if 0 <= index < len(candidate.article.sentences):
            one = Candidate(candidate.article, index, candidate.rank) if step else candidate
            yield from (_Clause(one, *stretch) for stretch in clauses(one.text))


def _is_own(clause: _Clause, candidate: Candidate, filler: Filler) -> bool:
    return clause.candidate is candidate and clause.holds(filler.start)


def _contested(question: Question, before: _Clause, filler: Filler, own: _Clause) -> Filler | None:
    """The figure of the clause before one's own, where another speaker gives one's own against that."""
    first = _first_figure(question, before, filler)
    taken = _contesting((), before, first, own) if first else None
    return first if taken and taken.start <= filler.start < taken.end else None


def _first_figure(question: Question, clause: _Clause, filler: Filler) -> Filler | None:
    """What answers in a clause: its only value of a type, which answers its sentence too."""
    type = filler.value.type if filler.value else None
    values = [value for value in clause.candidate.values if value.type == type]
    told = [value for value in values if clause.holds(value.start)]
    if len(told) != 1:
        return None
    best = filler if len(values) > 1 else fill(question, clause.candidate)
    answers = len(values) > 1 or (best is not None and best.start == told[0].start)
    return _filled(clause.candidate, told[0], filler.fit) if answers else None


def _contesting(asked: Collection[str], own: _Clause, filler: Filler, beside: _Clause) -> Filler | None:
    """The figure that somebody gives in a clause of that alone; None where it may be of something else."""
    account = beside.account
    if account is None or filler.value is None or _speak_as_one(own, beside):
        return None
    text = beside.candidate.text[slice(*account.told)]
    if _PARTIAL.search(text) or denials(text) or _foresees(own, beside, account):
        return None
    value = _only_figure(beside, account, filler.value)
    if value is None or not _is_of_one_size(filler.value, value):
        return None
    if len(_strange({*asked, *own.candidate.keys}, beside, account, value)) > account.disputes:
        return None
    against = _filled(beside.candidate, value, filler.fit)
    return None if agree(filler, against) else against


def _filled(candidate: Candidate, value: Value, fit: float) -> Filler:
    return Filler(value.start, value.end, candidate.text[value.start : value.end], fit, value=value)


def _speak_as_one(own: _Clause, beside: _Clause) -> bool:
    """Whether both clauses name one speaker: "the ministry" and "the interior ministry"."""
    accounts = own.account, beside.account
    mine, theirs = (
        keys_of(clause.candidate.text[slice(*account.who)]) if account else frozenset[str]()
        for clause, account in zip((own, beside), accounts, strict=True)
    )
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _foresees(own: _Clause, beside: _Clause, account: Reckoning) -> bool:
    """Whether one clause alone tells what is proposed or to come."""
    theirs = beside.candidate.text[account.who[1] : beside.end]
    return _is_ahead(theirs) if _ESTIMATED.search(theirs) else _is_ahead(own.text) != _is_ahead(theirs)


def _is_ahead(text: str) -> bool:
    return bool(_TO_COME.search(text)) or proposes(_ESTIMATED.sub("", text))


def _only_figure(clause: _Clause, account: Reckoning, like: Value) -> Value | None:
    """The one number that is told there, as a value of the type asked for."""
    start, end = account.told
    text, values = clause.candidate.text, clause.candidate.values
    inside = [value for value in values if start <= value.start < end]
    numbers = [one for one in read_numbers(text) if start <= one.start < end]
    if like.type == "date":
        return inside[0] if len(inside) == 1 and inside[0].type == "date" and inside[0].low else None
    if len(numbers) != 1 or any(value.type != like.type for value in inside):
        return None
    number = numbers[0]
    if inside:
        return inside[0] if _counts_alike(inside[0], like) else None
    bare = stands_alone(text, values, number) and not (number.worded and number.high == 1.0)
    return build(text, like.type, number, number.end, like.unit) if bare else None


def _counts_alike(value: Value, like: Value) -> bool:
    """Whether two values are of one unit; people are counted under many names."""
    return same_measure(value, like) is not None or value.unit in _PEOPLE or like.unit in _PEOPLE


def _is_of_one_size(one: Value, other: Value) -> bool:
    """Whether neither figure is many times the other, where they are numbers."""
    bounds = [bound for value in (one, other) for bound in (value.low or value.high,)]
    sizes = [abs(bound) for bound in bounds if isinstance(bound, float) and bound]
    return one.type == "date" or (len(sizes) == 2 and max(sizes) <= FAR * min(sizes))


def _strange(said: set[str], beside: _Clause, account: Reckoning, value: Value) -> list[Term]:
    """The words told beside a figure that neither the question nor the other clause holds."""
    known = said | stems(_LIGHT) | stems(_LIGHT_BESIDE.get(value.type, ()))
    start, end = account.told
    told = [term for term in beside.candidate.terms if start <= term.start < end]
    other = [term for term in told if not value.start <= term.start < value.end]
    return [term for term in other if known.isdisjoint(alike(term.key))]
