"""Of several values in one sentence the one that the question's verb, time or name belongs to.

The sentence is cut into stretches at commas and at words such as "than". A value loses to another one of its
type where its own stretch tells another deed, another time or another name than the one asked about, and the
other's stretch tells what is asked: "Veld, who ran the mill for ten years, was jailed for two".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answering.asking.asked_verb import asked_verb
from answering.figures.asked_times import meets_asked_time
from answering.figures.bare_numbers import COMPARED, DIFFERENCE
from answering.language.kept import kept
from answering.language.patterns import any_of, pattern
from answering.language.phrases import AUXILIARIES, BE, looks_like_verb
from answering.language.stems import stemmed
from answering.language.synonyms import SYNONYM
from answering.quantities.numbers import NUMBER_WORDS
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of, match
from answering.sentences.filler import Filler
from answering.values import Value

LOST = 0.4  # of its fit is left to a value to which the asked words do not belong, where another has them
PART = 0.3  # to a difference, and to the whole of which some are counted, where these are not asked for
_BORDER = pattern(
    r"[;()—–]|[,:](?!\d)|\b(?ai:while|whereas|although|though|but|than|after|before|compared|instead|versus|against)\b"
    rf"|\band (?=(?:\w+ ){{0,2}}?(?:[\d$€£]|{any_of(NUMBER_WORDS)}\b))"
)
_WORD = pattern(r"[A-Za-z][\w’'-]*")
_ABOUT = r" ?(?ai:about |some |nearly |around |almost |only |just |another |over |more than )?$"
_CHANGED = pattern(
    r"\b(?ai:rise|rose|risen|rises|fall|fell|fallen|falls|grew|grown|grows|climbed|climbs|dropped|drops|jumped|jumps"
    rf"|up|down|gained|lost|increased|decreased|declined|slumped|cut|raised|reduced)(?ai: by)?{_ABOUT}"
)
_BY = pattern(rf"\b(?ai:by){_ABOUT}")
_UNCHANGED = frozenset(("cost", "costs", "put", "puts", "cut", "cuts", "hit", "hits", "set", "sets", "bet"))
"""Verbs whose past is like their present, which no look tells."""
_SOME_OF = pattern(
    rf"\b(?!one\b)(?:\d[\d,.]*|{any_of(NUMBER_WORDS)})(?: [a-z]{{3,}}){{0,2}}? (?:out )?of "
    r"(?:the |its |their |these |those |all )*$"
)
_OF_THEM = pattern(r" of (?:them|whom|which|these|those)\b")
_OF_ALL = pattern(r"(?:^|[.;:,“\"] ?)Of (?:(?:the|its|some|about|all) |[\w’'-]+[’']s? )*$")
_OF_WHOM = pattern(r"\bof (?:whom|which) (?:about |some |only |nearly |around )?$")
_HOW_MUCH_MORE = pattern(r"\bby how (?:much|many)\b|\bhow (?:much|many) (?:more|less|fewer|higher|lower)\b")
_WHOLE = pattern(r"\b(?:total|overall|altogether|in all|are there|were there|ha(?:s|ve|d)\b(?! \w+ed\b))")


@dataclass(frozen=True)
class _Told:
    """A filler with the stretch of the sentence that is its own."""

    question: Question
    candidate: Candidate
    filler: Filler
    start: int
    end: int

    @kept
    def text(self) -> str:
        """The words of the stretch."""
        return self.candidate.text[self.start : self.end]

    @kept
    def keys(self) -> frozenset[str]:
        """The keys of its terms."""
        return keys_of(self.text)

    @kept
    def acts(self) -> bool:
        """Whether it has a verb of its own; "wounded" is none where the wounded are asked for."""
        head = self.question.head
        found = (word.lower() for word in _WORD.findall(self.text) if word[0].islower())
        return any(_acts(word) and not (head and match(head, (stemmed(word),))) for word in found)

    @kept
    def times(self) -> list[Value]:
        """The periods told in it."""
        inside = (v for v in self.candidate.values if self.start <= v.start and v.end <= self.end)
        return [value for value in inside if value.type == "date" and value.low]

    @kept
    def names(self) -> list[frozenset[str]]:
        """The keys of each name told in it."""
        inside = (name for name in self.candidate.names if self.start <= name.start < self.end)
        return [keys_of(name.text) for name in inside]


def _acts(word: str) -> bool:
    return word in _UNCHANGED or (looks_like_verb(word) and word not in BE | AUXILIARIES)


def settled(question: Question, candidate: Candidate, fillers: Sequence[Filler]) -> Iterator[Filler]:
    """The fillers, of which those that lose to another one or are but a difference or a whole fit less."""
    told = [_told(question, candidate, filler) for filler in fillers]
    lost = PART * LOST if _asks_for_change(question) else LOST
    for one in told:
        share = _share(question, candidate.text, one.filler)
        share *= lost if any(_beaten(one, other) for other in told if other is not one) else 1.0
        yield replace(one.filler, fit=one.filler.fit * share) if share < 1.0 else one.filler


def _told(question: Question, candidate: Candidate, filler: Filler) -> _Told:
    borders = [(b.start(), b.end()) for b in _BORDER.finditer(candidate.text)]
    start = max((end for _, end in borders if end <= filler.start), default=0)
    end = min((start for start, _ in borders if start >= filler.end), default=len(candidate.text))
    return _Told(question, candidate, filler, start, end)


def _share(question: Question, text: str, filler: Filler) -> float:
    """What is left to a difference ("300 fewer than in May") and to a whole ("nine of the 31 seats")."""
    if filler.value is None or filler.value.type == "date":
        return 1.0
    asked = question.text.lower()
    if is_change(text, filler) and not DIFFERENCE.search(asked):
        return PART
    before = text[max(0, filler.start - 40) : filler.start]
    counted = filler.value.type == "count" or "how much of" in asked
    whole = counted and (_SOME_OF.search(before) or _OF_ALL.search(before))
    return PART if whole and not _WHOLE.search(asked) else 1.0


def is_change(text: str, filler: Filler) -> bool:
    """Whether a value tells by how much something differs or has changed: "12 fewer", "rose by 5 percent"."""
    before = text[max(0, filler.start - 32) : filler.start]
    if COMPARED.match(text, filler.end) or _CHANGED.search(before):
        return True
    return bool(_BY.search(before)) and filler.value is not None and filler.value.type != "count"


def _asks_for_change(question: Question) -> bool:
    """Whether it is asked how many more or fewer there are."""
    return bool(_HOW_MUCH_MORE.search(question.text.lower()))


def _beaten(one: _Told, other: _Told) -> bool:
    """Whether the other value is in a stretch of its own that tells what is asked, and this one is not."""
    if _asks_for_change(one.question):
        text = one.candidate.text
        return is_change(text, other.filler) and not is_change(text, one.filler)
    if (one.start, one.end) == (other.start, other.end):
        return False
    return (
        _unasked_part(one, other)
        or _other_deed(one, other)
        or _other_time(one, other)
        or _other_name(one, other)
    )


def _unasked_part(one: _Told, other: _Told) -> bool:
    """Whether one counts some of the other, and nothing asked is said of them alone: "14 of them in bed"."""
    some = other.end <= one.start and _is_part(one)
    asked = {key for focus in one.question.focus for key, share in focus.accepts.items() if share >= SYNONYM}
    return some and not (one.keys & asked) - other.keys


def _is_part(told: _Told) -> bool:
    """Whether a value counts some of what was told before: "four of them", "of whom four"."""
    text, filler = told.candidate.text, told.filler
    return bool(_OF_THEM.match(text, filler.end) or _OF_WHOM.search(text[: filler.start]))


def _other_deed(one: _Told, other: _Told) -> bool:
    """Whether the verb asked about is in the other stretch alone, and this one has another."""
    verb = asked_verb(one.question.text)
    return bool(verb & other.keys) and not verb & one.keys and one.acts


def _other_time(one: _Told, other: _Told) -> bool:
    """Whether the time asked about is told in the other stretch, and another in this one."""
    mine, theirs = (meets_asked_time(told.question, told.candidate, told.times) for told in (one, other))
    return mine is False and theirs is True


def _other_name(one: _Told, other: _Told) -> bool:
    """Whether a name asked about is told in the other stretch, and only others in this one.

    Or none, where the other counts some of this: "eleven died, three of them on Mount Karst".
    """
    asked = {focus.key for focus in one.question.focus if focus.proper}
    mine, theirs = ({key for name in told.names for key in name} for told in (one, other))
    some = one.end <= other.start and _is_part(other)
    return bool(mine or some) and not mine & asked and bool((theirs & asked) - mine)
