"""How two claims relate: a table of rules, the first that applies decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from answering.comparing import agreement, births, circumstances, doers, narrowing, parts, scope, updates
from answering.comparing.causes import cause, of_one_event, same_cause
from answering.comparing.claim import Claim, Sides
from answering.comparing.claimants import disputes
from answering.comparing.overruling import overruled
from answering.comparing.yearless import in_one_year
from answering.question import Question

Relation = Literal[
    "same", "less_precise", "contradiction", "views_differ", "superseded", "corrected",
    "different_scope", "different_modality", "possible_conflict", "unaligned",
]  # fmt: skip


AGREEING: frozenset[Relation] = frozenset(("same", "less_precise"))
TWO_SPEAKERS = "two speakers in one article"
"""The rule by which one article lets two speakers give two answers."""
SET_RIGHT = "an article sets it right"
"""The rule by which an article itself takes an answer back, or tells it to be overtaken."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two claims relate, and the rule that says so."""

    relation: Relation
    rule: str
    one: str = ""
    """Words of one side that the rule turned on, where they are not the answers themselves."""
    other: str = ""
    """Those of the other side."""


def compare(question: Question, one: Claim, other: Claim) -> Verdict:
    """The first rule of the table that applies to two claims.

    Two claims contradict only where no rule before it finds that they agree or speak of
    different things: a false alarm costs more than a miss.
    """
    return _compared(question, one, other, _RULES)


def agreed(question: Question, one: Claim, other: Claim) -> Verdict | None:
    """What `compare` says of two claims that agree, else None: the first rows of the table tell that."""
    verdict = _compared(question, one, other, _AGREEMENTS)
    return verdict if verdict.relation in AGREEING else None


def _compared(question: Question, one: Claim, other: Claim, rules: Sequence[_Rule]) -> Verdict:
    if disputes(one, other):
        return Verdict("views_differ", TWO_SPEAKERS)
    if given_way := overruled(one, other):
        return Verdict(given_way.turn, SET_RIGHT)
    if question.expected == "yesno":
        return _by_stance(question, one, other)
    a, b = one.filler, other.filler
    if a is None and b is None:
        if verdict := _by_cause(question, one, other):
            return verdict
        same = agreement.same_words(question, one, other)
        return Verdict("same", "same words") if same else Verdict("unaligned", "no value to compare")
    if a is None or b is None:
        return Verdict("unaligned", "one gives no short answer")
    sides = Sides(question, one, other, *in_one_year(a, b))
    for rule, relation, holds in rules:
        if holds(sides):
            return Verdict(relation, rule)
    kind = a.value.type if a.value else "name" if a.name and b.name else "wording"
    return Verdict("contradiction", f"{kind} differs")


def _by_cause(question: Question, one: Claim, other: Claim) -> Verdict | None:
    """Claims that give the cause of one event; None where either gives none that can be compared."""
    mine, theirs = cause(one.candidate), cause(other.candidate)
    if not of_one_event(question) or mine is None or theirs is None:
        return None
    if same_cause(question, mine, theirs):
        return Verdict("same", "same cause", mine, theirs)
    if scope.uncovered(question, one) or scope.uncovered(question, other):
        return Verdict("unaligned", "too little of the question")
    return Verdict("views_differ", "another cause", mine, theirs)


def _by_stance(question: Question, one: Claim, other: Claim) -> Verdict:
    """Claims that bear out or gainsay what the question puts."""
    if one.stance is None or other.stance is None:
        same = one.stance == other.stance and agreement.same_words(question, one, other)
        return Verdict("same", "same words") if same else Verdict("unaligned", "one takes no side")
    if one.stance.expected != other.stance.expected:
        return Verdict("different_modality", "proposed against stated")
    if one.stance.gainsays == other.stance.gainsays:
        return Verdict("same", "both take one side")
    against = one.stance if one.stance.gainsays else other.stance
    if against.rule not in _OF_NAMES and circumstances.of_other_entity(question, one, other):
        return Verdict("different_scope", "another entity")
    words = _bare(against.one), _bare(against.other)
    if updates.has_since(one, other) or updates.asks_of_now(question, one, other):
        return Verdict("superseded", "it has happened since", *words)
    return Verdict("views_differ" if against.general else "contradiction", against.rule, *words)


_OF_NAMES = frozenset(("name", "another doer", "who did it to whom"))
"""Rules of contrast by which the names that differ are what is gainsaid."""


def _bare(words: str) -> str:
    return words.replace("“", "").replace("”", "")


_Rule = tuple[str, Relation, Callable[[Sides], bool]]
_RULES: tuple[_Rule, ...] = (
    ("the one who was replaced", "unaligned", updates.replaced),
    ("same value", "same", agreement.equal),
    ("a date by the way", "unaligned", circumstances.by_the_way),
    ("a day told from another", "unaligned", circumstances.reckoned_from_another),
    ("another of that name", "different_scope", scope.another_in_words),
    ("values overlap", "less_precise", agreement.compatible),
    ("an age by the birth", "contradiction", births.excludes),
    ("one is of the other", "unaligned", doers.of_the_other),
    ("a road", "unaligned", circumstances.on_a_road),
    ("a narrower count", "different_scope", parts.narrower_count),
    ("for and against", "different_scope", circumstances.for_and_against),
    ("another of that name", "different_scope", scope.another_of_that_name),
    ("part and whole", "unaligned", parts.part_of_other),
    ("a date that names a thing", "unaligned", circumstances.names_a_thing),
    ("one more of its kind", "different_scope", parts.another_of_its_kind),
    ("a numbered part", "different_scope", parts.numbered_part),
    ("another rank", "unaligned", parts.other_rank),
    ("the later gives the earlier as former", "superseded", updates.names_former),
    ("the later gives the earlier as former", "superseded", updates.names_predecessor),
    ("a correction of the same sentence", "corrected", updates.twin_corrected),
    ("a later figure in the same sentence", "superseded", updates.twin_superseded),
    ("alike but for this", "contradiction", agreement.twins),
    ("not the same measure", "unaligned", agreement.other_measure),
    ("one article gives both", "unaligned", agreement.also_said),
    ("the day was moved", "superseded", updates.moved),
    ("a date of another deed", "unaligned", circumstances.of_another_deed),
    ("a toll that rises", "superseded", updates.toll_rises),
    ("a count that goes on", "superseded", updates.adds_up),
    ("a birthday since", "superseded", updates.grown_older),
    ("an interim figure", "superseded", updates.interim),
    ("one speaks of less of the question", "unaligned", scope.less_covered),
    ("a part of it", "different_scope", narrowing.part_of_it),
    ("the first in some way", "different_scope", narrowing.of_a_narrower_first),
    ("hurt more or less badly", "different_scope", narrowing.of_other_gravity),
    ("of some age", "different_scope", narrowing.of_an_age),
    ("the old one", "different_scope", narrowing.of_the_former),
    ("another field", "different_scope", narrowing.other_field),
    ("all and some", "different_scope", narrowing.all_and_some),
    ("of a he and a she", "different_scope", doers.of_he_and_she),
    ("another does it", "different_scope", doers.another_does_it),
    ("another action", "unaligned", doers.one_acts),
    ("too little of the question", "unaligned", scope.loosely_covered),
    ("the latest is asked for", "superseded", updates.latest_asked),
    ("one is doubtful", "unaligned", scope.doubtful),
    ("names of different roles", "unaligned", doers.not_bound),
    ("deadline against day", "unaligned", circumstances.other_deadline),
    ("figures of different days", "superseded", updates.of_other_days),
    ("another time", "different_scope", circumstances.other_time),
    ("a part and the whole", "different_scope", parts.part_of_whole),
    ("another place", "different_scope", circumstances.other_place),
    ("another entity", "different_scope", circumstances.other_entity),
    ("reckoned otherwise", "different_scope", circumstances.other_reckoning),
    ("paid for something else", "different_scope", circumstances.paid_for_another),
    ("another kind of it", "different_scope", circumstances.other_kind_of_thing),
    ("of something else", "different_scope", circumstances.other_subject),
    ("a correction", "corrected", updates.corrected),
    ("a later report", "superseded", updates.superseded),
    ("one gives the other's figure too", "unaligned", narrowing.gives_both),
    ("proposed against stated", "different_modality", scope.other_modality),
    ("names of different kinds", "possible_conflict", doers.other_kind),
)
_AGREEMENTS = _RULES[: 1 + max(at for at, (_, relation, _) in enumerate(_RULES) if relation in AGREEING)]
"""The rows up to the last by which claims agree."""
