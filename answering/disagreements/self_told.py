"""The disagreements that articles tell by themselves, as a library lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from answering.comparing.contesting import contests, rejections
from answering.comparing.revisions import Revision, revisions
from answering.composing.explanation import because
from answering.composing.summary import Side as Stance
from answering.composing.summary import denial, disagreement, timeline
from answering.conflict import SET_RIGHT, TWO_SPEAKERS
from answering.disagreements.accounts import (
    contested,
    former_tellings,
    may_be_former,
    rejected,
    set_right,
    still_told,
)
from answering.disagreements.assertions import Account, Assertion, terms_told
from answering.disagreements.clashes import LATER, Reader
from answering.disagreements.disagreement import Disagreement, DisagreementKind
from answering.disagreements.importance import WEIGHTS
from answering.disagreements.slot_words import slot_words
from answering.reply import AnswerType, Position
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler
from answering.values import Value
from corpus.article import Article
from corpus.duplicates import origins

SURE = {"views_differ": 0.7, "corrected": 0.85, "superseded": 0.6, "contradiction": 0.6}
READ = 40  # articles that are read for a figure that is set right: those with most of the words beside it
EARLY = 3  # sentences after which one stands half as prominently


def self_told(reader: Reader) -> Iterator[Disagreement]:
    """All that some articles tell by themselves."""
    for number in reader.assertions.accounts.tolist():
        article = reader.account(number).article
        yield from _views(article)
        for revision in revisions(article):
            if found := _set_right(reader, revision):
                yield found


def _views(article: Article) -> Iterator[Disagreement]:
    for contest in contests(article):
        figure, said = contest.figure.value, contest.own.candidate
        assert figure is not None
        yield _listed("views_differ", TWO_SPEAKERS, said, figure, contested(contest))
    for one, other, who in rejections(article):
        told = _listed("views_differ", TWO_SPEAKERS, one.candidate, None, rejected(one, other, who))
        yield replace(told, summary=denial(told.positions))


def _set_right(reader: Reader, revision: Revision) -> Disagreement | None:
    """What is set right, where another article still gives the former figure."""
    former = _former(reader, revision)
    if not former or revision.former.value is None:
        return None
    voices = len(set(origins([said.article for said, _ in former])))
    positions = set_right(revision, former, voices)
    kind: DisagreementKind = "contradiction" if still_told(revision, former) else revision.turn
    return _listed(kind, SET_RIGHT, revision.taken, revision.former.value, positions)


def _former(reader: Reader, revision: Revision) -> list[tuple[Candidate, Filler]]:
    article = revision.told.article
    terms = terms_told(revision.taken.text, revision.told.text, article.title or "")
    found = []
    for number in reader.assertions.telling_of(terms, READ):
        other = reader.account(number).article
        if may_be_former(revision, other):
            found += list(former_tellings(revision, other))[:1]
    return found


def _listed(
    kind: DisagreementKind, rule: str, said: Candidate, value: Value | None, positions: tuple[Position, ...]
) -> Disagreement:
    sides: list[Stance] = ["says"] * len(positions)
    later = kind in LATER
    told = timeline(positions) if later else disagreement(positions, sides, quoted=kind == "views_differ")
    return Disagreement(
        id=_id(positions),
        kind=kind,
        rule=rule,
        why=because(rule),
        slot=_slot(said, value),
        answer_type=_type(value),
        summary=told,
        positions=positions,
        sure=SURE[kind],
        important=_importance(said, value),
    )


def _slot(said: Candidate, value: Value | None) -> str:
    """The words that stand nearest to a figure, or the first words of what is denied."""
    if value is None:
        value = Value("count", 0, 0, None, None)
    one = Assertion(Account(said.article), said, value)
    return slot_words(one, one, said.keys)


def _type(value: Value | None) -> AnswerType:
    if value is None:
        return "text"
    return "percent" if value.type in ("percent", "points") else value.type  # type: ignore[return-value]


def _importance(said: Candidate, value: Value | None) -> float:
    place = 1 / (1 + said.index / EARLY)
    return (place + WEIGHTS.get(value.type if value else "outcome", 0.4)) / 3


def _id(positions: Sequence[Position]) -> str:
    """A name made of where both quotes stand."""
    places = sorted(
        f"{one.article}\0{one.start}\0{one.answer_start}" for side in positions for one in side.evidence[:1]
    )
    return blake2b("\0\0".join(places).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
