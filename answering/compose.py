"""The reply made of the stands: status, positions, conflict, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from textwrap import shorten

from answering.asking.expected import Expected
from answering.comparing.agreement import REASONING
from answering.comparing.claim import Claim, moment
from answering.comparing.namesakes import defines
from answering.comparing.scope import of_another
from answering.composing.explanation import explained
from answering.composing.leading import precise_first
from answering.composing.notes import (
    beside,
    last_told,
    less_precisely,
    of_one_text,
    says_both,
    told_differently,
)
from answering.composing.positions import Pair, Stand, copies_of
from answering.composing.quoting import evidence_of
from answering.composing.self_contradiction import against_itself
from answering.composing.summary import Side, disagreement, timeline
from answering.composing.worded import worded
from answering.conflict import TWO_SPEAKERS, compare
from answering.evidence import Judged
from answering.language.patterns import pattern
from answering.question import Query, Question
from answering.remark import Remark
from answering.reply import (
    AnswerType,
    Conflict,
    ConflictKind,
    Context,
    Evidence,
    Measure,
    Note,
    Position,
    Reply,
    Status,
)
from answering.sentences.candidate import keys_of, terms_of
from answering.sentences.definition import named_keys
from answering.sentences.described_person import described_person, describes
from answering.sentences.filler import Filler
from answering.slots import TYPED
from corpus.article import Article, Span, When

LONGEST = 15  # words of an answer; the contract says about ten, and a quotation is not cut
NEARLY = 0.5  # of the first answer's probability and fit at which one that may be of another thing is shown
ALSO = 0.25  # of it is enough where the article begins with the whole name that is asked about
OPENS = 100  # characters of an article in which it names what it is about
AROUND = 2  # other words that may stand there: "Second Battle of Lowen"
_ONE = pattern(r"\b(?:most|\w+est|last|first|current|currently|now|recent)\b", re.I)
CITED = 90  # characters of a sentence that stands for an answer in an explanation
SHOWN = 3  # near misses and quotes of a position that are shown
_STATUS: Mapping[str, tuple[Status, ConflictKind]] = {
    "contradiction": ("conflict", "contradiction"),
    "views_differ": ("conflict", "views_differ"),
    "corrected": ("updated", "corrected"),
    "superseded": ("updated", "superseded"),
}
_UPDATES = ("superseded", "corrected")
_TOLD = {*_STATUS, "different_scope", "different_modality", "possible_conflict"}
"""Relations of which both sides are shown."""
_TYPES: Mapping[Expected, AnswerType] = {"reason": "text", "manner": "text", "speaker": "person"}
_LEANING = pattern(
    r"^[\W_]*(?:he|she|it|they|his|her|their|its|this|that|these|those|the (?:move|deal|decision"
    r"|goal|plan|two|former))\b",
    re.I,
)


def compose(query: Query, question: Question, found: Sequence[Stand], related: Sequence[Pair]) -> Reply:
    """The reply from distinct answers, best supported first, and how they relate to one another."""
    decisive = _decisive(found, related)
    kept = _kept(question, found, related)
    status: Status = "answered"
    kind: ConflictKind | None = None
    if decisive:
        status, kind = _STATUS[decisive.verdict.relation]
    if kind in _UPDATES:
        newest = _told_first if kind == "superseded" else _told_last
        kept = sorted(kept, key=lambda stand: moment(newest(stand)), reverse=True)
    positions = tuple(_position(stand, query, question, outlier=_is_outlier(stand, kept)) for stand in kept)
    if kind == "contradiction" and any(position.outlier for position in positions):
        kind = "outlier"
    return Reply(
        question=query.text,
        status=status,
        answer=positions[0].answer,
        answer_type=answer_type(question),
        confidence=max(stand.lead.judged.probability for stand in kept),
        positions=positions,
        conflict=_conflict(kind, decisive, question, kept, positions) if kind and decisive else None,
        notes=tuple(_notes(question, found, kept, related)),
        id=query.id,
        explanation=tuple(_explained(question, found, related)) if query.explain else (),
    )


def decline(query: Query, question: Question, judged: Sequence[Judged]) -> Reply:
    """The reply that the articles do not say, with the closest misses."""
    return Reply(
        question=query.text,
        status="not_found",
        answer=None,
        answer_type=answer_type(question),
        confidence=judged[0].probability if judged else 0.0,
        nearest=tuple(
            _evidence(question, Claim(one), (), why=_shortfall(question, one)) for one in judged[:SHOWN]
        ),
        id=query.id,
    )


def answer_type(question: Question) -> AnswerType:
    """The contract's name for the type that the question expects."""
    return _TYPES.get(question.expected, question.expected)  # type: ignore[arg-type]


def _decisive(found: Sequence[Stand], related: Sequence[Pair]) -> Pair | None:
    """The pair that gives the reply its status: a contradiction before an update that does not settle it."""
    if settling := _settling(found, related):
        return settling
    for relation in _STATUS:
        for pair in related:
            if pair.verdict.relation == relation:
                return pair
    return None


def _settling(found: Sequence[Stand], related: Sequence[Pair]) -> Pair | None:
    """An update by an answer that came after all those that contradict one another."""
    against = {
        number
        for pair in related
        if pair.verdict.relation == "contradiction"
        for number in (pair.one, pair.other)
    }
    before = max((moment(_told_first(found[number])) for number in against), default=None)
    updates = (pair for pair in related if pair.verdict.relation == "superseded")
    return next((pair for pair in updates if before and _told(pair, found) > before), None)


def _told(pair: Pair, found: Sequence[Stand]) -> datetime:
    """When the newer answer of a pair was first given."""
    return max(moment(_told_first(found[number])) for number in (pair.one, pair.other))


def _kept(question: Question, found: Sequence[Stand], related: Sequence[Pair]) -> list[Stand]:
    """The stands shown, best supported first: the most probable, and those that differ in a way told."""
    shown = [pair for pair in related if pair.verdict.relation in _TOLD]
    beside = [] if _decisive(found, related) else _beside(question, found, related)
    told = {
        0,
        *beside,
        *_namesakes(question, found),
        *(number for pair in shown for number in (pair.one, pair.other)),
    }
    return sorted(
        (found[i] for i in told), key=lambda stand: (-stand.origins, -stand.lead.judged.probability)
    )


def _beside(question: Question, found: Sequence[Stand], related: Sequence[Pair]) -> list[int]:
    """The answers nearly as probable as the first, where one origin alone gives that: nothing is hidden."""
    if found[0].origins > 1:
        return []
    unaligned = (pair.other for pair in related if pair.one == 0 and pair.verdict.relation == "unaligned")
    return [i for i in unaligned if _rivals(question, found[i].lead, found[0].lead)]


def _namesakes(question: Question, found: Sequence[Stand]) -> Iterator[int]:
    """The answers of articles about a bearer of the question's name: each may be the one that is meant."""
    for number, stand in enumerate(found):
        if stand.lead.filler and (
            any(defines(question, claim.article) for claim in stand.claims)
            or of_another(question, stand.lead, found[0].lead)
            or _is_of_that_name(question, stand.lead, found[0].lead)
        ):
            yield number


def _is_of_that_name(question: Question, claim: Claim, lead: Claim) -> bool:
    """Whether an undated article is an entry on a bearer of the whole name asked about.

    It opens with that name, or has it elsewhere and gives a figure or a date with nothing to doubt. What
    dated reports say of one thing is compared, and shown where it differs.
    """
    named = named_keys(question)
    if not named or claim.article.published or _ONE.search(question.text):
        return False
    share = claim.judged.probability / lead.judged.probability
    if share >= ALSO and _opens_with(named, claim.article):
        return True
    valued = claim.filler is not None and claim.filler.value is not None and not claim.judged.doubts
    return share >= NEARLY and valued and named <= keys_of(claim.article.text)


def _opens_with(named: frozenset[str], article: Article) -> bool:
    first = [term.key for term in terms_of(article.text[:OPENS])][: len(named) + AROUND]
    return named <= set(first)


def _rivals(question: Question, claim: Claim, lead: Claim) -> bool:
    """Whether a claim is nearly as probable as the leading one, and its answer fits nearly as well.

    Reasons and manners are whole sentences, which fit as they are.
    """
    likely = claim.judged.probability >= NEARLY * lead.judged.probability
    if claim.filler is None or lead.filler is None:
        return likely and question.expected in REASONING
    return likely and claim.filler.fit >= NEARLY * lead.filler.fit


def _told_first(stand: Stand) -> When | None:
    return stand.first.article.published


def _told_last(stand: Stand) -> When | None:
    return max((claim.article.published for claim in stand.claims), key=moment)


def _is_outlier(stand: Stand, kept: Sequence[Stand]) -> bool:
    """Whether one origin stands alone against three or more."""
    others = sum(other.origins for other in kept if other is not stand)
    return len(kept) > 1 and stand.origins == 1 and others >= 3


def _position(stand: Stand, query: Query, question: Question, outlier: bool) -> Position:
    copied = copies_of(stand)
    shown = [claim for claim in stand.claims if claim.article.id in copied]
    lead = precise_first(shown)
    filler = _short(question, lead[0])
    value = filler.value if filler else None
    return Position(
        answer=filler.text if filler else None,
        value=Measure(value.low, value.high, value.unit) if value else None,
        independent_sources=stand.origins,
        evidence=tuple(
            _evidence(question, claim, copied[claim.article.id]) for claim in lead[: max(1, query.limit)]
        ),
        outlier=outlier,
    )


def _evidence(
    question: Question, claim: Claim, copied: Sequence[Article], why: tuple[str, ...] = ()
) -> Evidence:
    filler = _short(question, claim)
    inside = filler is not None and filler.told_in is None
    answer = Span(filler.start, filler.end) if filler and inside else None
    context = _context(claim, filler)
    found = evidence_of(claim.candidate, answer, copied, context, why or _reasons(claim.judged))
    return replace(found, attributed_to=claim.speaker) if claim.contested else found


def _short(question: Question, claim: Claim) -> Filler | None:
    """The words that answer, where they are few; else the quote answers."""
    filler = worded(question, claim.candidate, claim.filler)
    return filler if filler and len(filler.text.split()) <= LONGEST else None


def _context(claim: Claim, filler: Filler | None) -> Context | None:
    """The sentence that gives the answer or what it is of, or the one before where this one points to it."""
    candidate = claim.candidate
    told_in = filler.told_in if filler and claim.beside is None else claim.beside
    if told_in is None and describes(candidate.text):
        person = described_person(candidate)
        return _told_in(candidate.article, person.index) if person else None
    if told_in is None and not (candidate.index and _LEANING.match(candidate.text)):
        return None
    return _told_in(candidate.article, candidate.index - 1 if told_in is None else told_in)


def _told_in(article: Article, index: int) -> Context:
    span = article.sentences[index]
    return Context(article.words(span), span.start, span.end)


def _reasons(judged: Judged) -> tuple[str, ...]:
    features = judged.features
    return tuple(f"{name} {value:.2f}" for name, value in features._asdict().items())


def _shortfall(question: Question, judged: Judged) -> tuple[str, ...]:
    """Why a sentence was not enough, in words."""
    reasons = [Remark(reason) for reason, _ in judged.doubts]
    if judged.features.context < 1:
        reasons.append(Remark("it holds {share} of the question's terms", share=judged.features.context))
    if question.expected in TYPED and judged.filler is None:
        reasons.append(Remark(f"it gives no {question.expected}"))
    return (*reasons, Remark("it answers with a probability of {share}", share=judged.probability))


def _conflict(
    kind: ConflictKind, pair: Pair, question: Question, kept: Sequence[Stand], positions: Sequence[Position]
) -> Conflict:
    rule = pair.verdict.rule
    if kind in _UPDATES:
        told = timeline(positions)
    else:
        told = disagreement(positions, [_side(one) for one in kept], quoted=rule == TWO_SPEAKERS)
    return Conflict(kind, _slot(question), rule, told)


def _side(stand: Stand) -> Side:
    """How a stand speaks: it says something, or answers yes or no."""
    taken = stand.lead.stance
    if taken is None:
        return "says"
    return "no" if taken.gainsays else "yes"


def _slot(question: Question) -> str:
    """What the question asks for, in a word or two."""
    return (
        question.head.key if question.head and question.expected in ("text", "count") else question.expected
    )


def _notes(
    question: Question, found: Sequence[Stand], kept: Sequence[Stand], related: Sequence[Pair]
) -> list[Note]:
    notes: list[Note | None] = [last_told(question.last_told)] if question.last_told else []
    for stand in kept:
        copied = sum(len(articles) for articles in copies_of(stand).values())
        if copied and stand.origins == 1:
            notes.append(of_one_text(copied + 1, _words(stand)))
        if stand.less_precise and stand.lead.filler and stand.lead.filler.value:
            notes.append(less_precisely(_words(stand)))
        if itself := against_itself(question, stand.lead):
            other = itself.filler.text if itself.filler else itself.candidate.text
            notes.append(says_both(stand.lead.article.outlet, _words(stand), other))
    for pair in related:
        one, other_stand = found[pair.one], found[pair.other]
        if one in kept and other_stand in kept:
            whole = pair.verdict.relation == "unaligned" and not (one.lead.filler and other_stand.lead.filler)
            words = _words(one), _words(other_stand)
            notes.append(told_differently() if whole else beside(pair.verdict, *words))
    return [note for note in notes if note]


def _words(stand: Stand) -> str:
    """The words that answer, or the beginning of the sentence that does."""
    filler = stand.lead.filler
    return filler.text if filler else shorten(stand.lead.candidate.text, CITED, placeholder=" …")


def _explained(question: Question, found: Sequence[Stand], related: Sequence[Pair]) -> Iterator[str]:
    """A sentence for each pair compared: those of one answer, then the answers among one another."""
    for stand in found:
        for claim in stand.claims[1:]:
            verdict = compare(question, stand.lead, claim)
            yield explained(verdict, _cited(stand.lead), _cited(claim))
    for pair in related:
        yield explained(pair.verdict, _cited(found[pair.one].lead), _cited(found[pair.other].lead))


def _cited(claim: Claim) -> str:
    words = claim.filler.text if claim.filler else shorten(claim.candidate.text, CITED, placeholder=" …")
    return Remark("“{words}” ({outlet})", words=words, outlet=claim.article.outlet)
