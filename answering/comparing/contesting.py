"""Two who give two figures in one article: "Police said 4,000 marched. Organisers put the crowd at 12,000."

The second speaks in another clause of the sentence, or in the sentence beside it, and says nothing else
there: no other thing, time, place or part. So both figures are of one slot. Where an article announces that
accounts differ ("how many came is disputed"), or asks, a second speaker may say a little more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from answering.clauses.negation import denials
from answering.clauses.reckoning import Reckoning, clauses, denier, reckoning
from answering.comparing.agreement import agree
from answering.comparing.claim import proposes
from answering.figures.bare_numbers import stands_alone
from answering.language.lexicon import Term
from answering.language.patterns import pattern, words
from answering.language.stems import stems
from answering.language.synonyms import alike
from answering.naming.people import is_person
from answering.quantities.amounts import build
from answering.quantities.dimensions import same_measure
from answering.quantities.numbers import read_numbers
from answering.quantities.value import Value
from answering.sentences.attribution import voice
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.filler import Filler, of_value
from corpus.article import Article

FAR = 20.0  # times the smaller figure: beyond that they count different things
_LIGHT = words(
    """number figure figures total count estimate tally size come came be get got see saw seen take took part
    attend join involve reach real true actual actually only just rather instead closer nearer around least
    most many much fewer less more likely there run ran far"""
)
"""Words beside a figure that say nothing of what it is of."""
_LIGHT_BESIDE: Mapping[str, tuple[str, ...]] = {
    "count": words("crowd turnout attendance people persons participants toll"),
    "money": words("bill cost price sum amount"),
    "duration": words("time journey period"),
    "percent": words("share rate proportion"),
    "quantity": words("amount quantity"),
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
_ONLY_SO_FAR = pattern(r"\b(?:so far|already|now|still|until now|to date)\b", re.I)
_SO_FAR = pattern(r"(?:so far|to date)(?=\W*$)")
_BEFORE_THAT = pattern(r"\bhad (?:[a-z]+ )?(?:said|spoken|put|proposed|planned|wanted|announced|promised)\b")
"""What was said of a figure that has been given up since: "the draft had said 2 percent"."""
_TALLIED = pattern(r"\b(?:count|register|record|collect|find|found|confirm|see[ns]?\b|saw\b)")
_ANNOUNCED = pattern(
    r"\b(?:disputed|in dispute|contested|controversial|at odds"
    r"|(?:a )?(?:matter|point) of (?:argument|dispute|debate)"
    r"|(?:differ|diverge|disagree|contradict)s?(?: [^.;]{1,40})?"
    r"|tells? (?:it|a) (?:quite )?different(?:ly| story)"
    r"|(?:far|wide) apart)\W*$|\?\W*$",
    re.I,
)
"""What says that accounts of one thing follow: "how many came is disputed", "how many came?"."""
_TO_SOMEBODY = pattern(r" contradict(?:s|ed) (?:him|her|them)\b")
SAID_BESIDE = 4  # words that a second speaker may add where accounts were announced
COMPARED = ("count", "money", "percent", "points", "duration", "quantity")
_OWNER = pattern(
    r"\W*(?:(?i:while|but|and|whereas) )?"
    r"(?P<who>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he [\w-]+[’']s?|[A-Z][\w-]+[’']s?) "
)
_PEOPLE = frozenset(words("people persons participants"))
_EVENTS = frozenset(words("times occasions"))
_NUMERAL = pattern(r"\d")
_GIVES = frozenset(
    words(
        """according view eyes opinion estimate count reckoning figure figures estimates estimated
        tally counts counted put puts place places placed set sets say says said told claim claims
        claimed insist insists insisted maintain maintains maintained argue argues argued contend
        contends contended reckon reckons reckoned calculate calculates calculated believe believes
        believed counter counters countered expect expects expected predict predicts predicted fear
        fears feared assume assumes assumed think thinks thought report reports reported give gives
        gave given record records recorded register registers registered announce announces
        announced name names named cite cites cited quote quotes quoted admit admits admitted
        confirm confirms confirmed concede concedes conceded acknowledge acknowledges acknowledged
        find found finds collect collects collected see sees saw speak speaks spoke talk talks
        talked know knows knew come comes came arrive arrives arrived"""
    )
)
"""One of these stands in whatever somebody gives a figure by; looked for first, as it is cheap."""
_WORDED = pattern(r"\b(?!with\b|of\b|on\b|it\b|at\b|least\b|about\b|some\b)[a-z]+\b")


@dataclass(frozen=True, slots=True)
class Clause:
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


@dataclass(frozen=True, slots=True)
class Contest:
    """Two clauses in which two speakers give two figures for one thing."""

    own: Clause
    figure: Filler
    beside: Clause
    against: Filler


def around(candidate: Candidate) -> Iterator[Clause]:
    """The clauses of a sentence, of the one before it and of the one behind it."""
    for step in (-1, 0, 1):
        index = candidate.index + step
        if 0 <= index < len(candidate.article.sentences):
            one = Candidate(candidate.article, index, candidate.rank) if step else candidate
            yield from (Clause(one, *stretch) for stretch in clauses(one.text))


def contesting(
    asked: Collection[str], own: Clause, filler: Filler, beside: Clause, *, announced: str = ""
) -> Filler | None:
    """The figure that somebody gives in a clause of that alone; None where it may be of something else.

    `announced` is the sentence by which accounts of one thing were announced.
    """
    account = beside.account
    if account is None or filler.value is None or speak_as_one(own, beside):
        return None
    text = beside.candidate.text[slice(*account.told)]
    if _PARTIAL.search(_bare_told(text, announced)) or denials(text):
        return None
    if _BEFORE_THAT.search(beside.text[: account.told[0] - beside.start]):
        return None
    value = _only_figure(beside, account, filler.value)
    if value is None or not _is_of_one_size(filler.value, value) or _foresees(own, beside, account, value):
        return None
    known = {*asked, *own.candidate.keys, *keys_of(announced)}
    if len(_strange(known, beside, account, value)) > (SAID_BESIDE if announced else account.disputes):
        return None
    against = of_value(beside.candidate.text, value, filler.fit)
    return None if agree(filler, against) else against


def _bare_told(text: str, announced: str) -> str:
    """What is told without "so far", where it goes without saying that the other account is one so far."""
    return _ONLY_SO_FAR.sub("", text) if announced else _SO_FAR.sub("", text)


def contests(article: Article) -> Iterator[Contest]:
    """Each pair of neighbouring clauses in which two speakers give two figures for one thing.

    >>> from corpus.readers import from_row
    >>> told = "Police said 400 people marched in Orm. The union put the crowd at 900."
    >>> [(one.figure.text, one.against.text) for one in contests(from_row({"text": told}, "row"))]
    [('400 people', '900')]
    """
    sentences = [Candidate(article, index, 1.0) for index in range(len(article.sentences))]
    tell = [bool(_NUMERAL.search(one.text) or one.values) for one in sentences]
    before: Clause | None = None
    for index, candidate in enumerate(sentences):
        if not any(tell[max(0, index - 1) : index + 1]) or not _may_give(candidate):
            before = None
            continue
        for clause in (Clause(candidate, *stretch) for stretch in clauses(candidate.text)):
            found = _contest(before, clause) if before else None
            if found:
                yield found
            before = clause


def _may_give(said: Candidate) -> bool:
    """Whether a word by which a figure is given stands in a sentence or the next."""
    text = f"{said.text} {said.after}".lower().replace(",", " ").replace(".", " ")
    return not _GIVES.isdisjoint(text.split())


def rejections(article: Article) -> Iterator[tuple[Clause, Clause, tuple[int, int]]]:
    """What somebody is told to say, and the clause right behind in which another one denies it, with whom.

    >>> from corpus.readers import from_row
    >>> told = "The union says the valves were never replaced. Orm Steel rejects that."
    >>> [beside.text[slice(*who)] for _, beside, who in rejections(from_row({"text": told}, "row"))]
    ['Orm Steel']
    """
    for index in range(len(article.sentences) - 1):
        if not (who := denier(article.words(article.sentences[index + 1]))):
            continue
        own, beside = (Candidate(article, at, 1.0) for at in (index, index + 1))
        *_, last = (Clause(own, *stretch) for stretch in clauses(own.text))
        against = Clause(beside, 0, len(beside.text))
        told = last.account or speaker_named(own) or _TO_SOMEBODY.search(against.text)
        if told and not speak_as_one(last, against):
            yield last, against, who


def speaker_named(said: Candidate) -> str | None:
    """Whom a sentence itself names as the one it lets speak: a pronoun leaves open what is denied."""
    told = voice(said)
    return told.text if told and told.name and told.text in said.text else None


def _contest(own: Clause, beside: Clause) -> Contest | None:
    announced = announcement(own)
    if beside.account is None or not (own.account or announced):
        return None
    figure = _sole_figure(own)
    against = contesting((), own, figure, beside, announced=announced) if figure else None
    return Contest(own, figure, beside, against) if figure and against else None


def announcement(own: Clause) -> str:
    """The sentence before a clause that announces accounts of one thing; empty where none does."""
    if own.start > 0 and own.candidate.text[: own.start].count(". "):
        return ""
    return own.candidate.before if _ANNOUNCED.search(own.candidate.before) else ""


def _sole_figure(clause: Clause) -> Filler | None:
    """What a clause tells, where that is one value or number only."""
    text = clause.candidate.text
    start, end = clause.account.told if clause.account else (clause.start, clause.end)
    inside = [value for value in clause.candidate.values if start <= value.start < end]
    told = [value for value in inside if value.type in COMPARED]
    numbers = [one for one in read_numbers(text) if start <= one.start < end]
    if len(told) == 1:
        return of_value(text, told[0])
    if inside or len(numbers) != 1 or not clause.account:
        return None
    bare = stands_alone(text, clause.candidate.values, numbers[0])
    value = build(text, "count", numbers[0], numbers[0].end, None) if bare else None
    return of_value(text, value) if value else None


def speak_as_one(own: Clause, beside: Clause) -> bool:
    """Whether both clauses name one speaker: "the ministry" and "the interior ministry"."""
    accounts = own.account, beside.account
    mine, theirs = (
        keys_of(clause.candidate.text[slice(*account.who)]) if account else frozenset[str]()
        for clause, account in zip((own, beside), accounts, strict=True)
    )
    if not mine or not theirs or _of_others(*(clause.text[:40] for clause in (own, beside))):
        return False
    return mine <= theirs or theirs <= mine


def _of_others(one: str, other: str) -> bool:
    """Whether two speakers are told to be each of somebody else: "her lawyer" and "the club's lawyer"."""
    mine, theirs = _OWNER.match(one), _OWNER.match(other)
    return bool(mine and theirs) and mine["who"].lower() != theirs["who"].lower()  # type: ignore[index]


def _foresees(own: Clause, beside: Clause, account: Reckoning, value: Value) -> bool:
    """Whether one clause alone tells what is proposed or to come.

    A bare figure leaves the verb to the clause before ("two years; the other thinks six months"), unless it
    was counted.
    """
    theirs = beside.candidate.text[beside.start : max(account.who[1], account.told[1])]
    bare = not _WORDED.search(beside.candidate.text[account.told[0] : value.start])
    if bare and _is_ahead(own.text) and not _TALLIED.search(theirs):
        return False
    return _is_ahead(theirs) if _ESTIMATED.search(theirs) else _is_ahead(own.text) != _is_ahead(theirs)


def _is_ahead(text: str) -> bool:
    return bool(_TO_COME.search(text)) or proposes(_ESTIMATED.sub("", text))


def _only_figure(clause: Clause, account: Reckoning, like: Value) -> Value | None:
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
    units = (value.unit, like.unit)
    if value.type == like.type == "count" and any(unit in _EVENTS or unit is None for unit in units):
        return True
    if any(unit in _PEOPLE for unit in units) and all(unit is None or is_person(unit) for unit in units):
        return True
    return same_measure(value, like) is not None


def _is_of_one_size(one: Value, other: Value) -> bool:
    """Whether neither figure is many times the other, where they are numbers."""
    bounds = [bound for value in (one, other) for bound in (value.low or value.high,)]
    sizes = [abs(bound) for bound in bounds if isinstance(bound, float) and bound]
    return one.type == "date" or (len(sizes) == 2 and max(sizes) <= FAR * min(sizes))


def _strange(said: set[str], beside: Clause, account: Reckoning, value: Value) -> list[Term]:
    """The words told beside a figure that neither the question nor the other clause holds."""
    known = said | stems(_LIGHT) | stems(_LIGHT_BESIDE.get(value.type, ()))
    start, end = account.told
    told = [term for term in beside.candidate.terms if start <= term.start < end]
    other = [term for term in told if not value.start <= term.start < value.end]
    return [term for term in other if known.isdisjoint(alike(term.key))]
