"""Whether a number is told of a sister of what is asked about: of beef for lamb, of another storm or person.

What is asked about must be nowhere around the sentence, and something of its kind stand in its place: a wrong
attribution costs more than a missing answer.
"""

from __future__ import annotations

from answering.asking.asked_verb import asked_verb
from answering.language.lexicon import read_terms
from answering.language.patterns import pattern, words
from answering.language.phrases import DETERMINERS
from answering.language.synonyms import alike
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.filler import Filler

NEAR = 12  # characters between a number and the "of" or "on" that says what it is of
_COMPLEMENT = pattern(
    r"\b(?P<by>of|on|for) (?P<thing>(?:(?:the|a|an|its|their|all|these|those) )?[\w’'-]+(?: [\w’'-]+){0,2}?)"
    r"(?=$|[?.,;:)]| (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|must|may|might"
    r"|that|which|who|in|at|from|to|by|with|on|for|of|and|or|a|an|per|each|every|this|last|under|between|into)\b)"
)
_SAYS = pattern(
    r"[^.;:]{0,60}?\b(?:said|says|told|added|announced|estimated|wrote|put|puts|expects?|believes?)\b"
)
_PAYS = pattern(
    r"(?: (?:has|had|have|will|would|also|later|then))* (?:bought|buys?|paid|pays?|spent|acquired)\b"
)
_COST = frozenset(alike(read_terms("cost")[0].key))
_HARMS = tuple(
    frozenset(key for word in words(line) for key in alike(read_terms(word)[0].key))
    for line in (
        "killed died dead deaths",
        "injured hurt wounded injuries",
        "missing",
        "arrested detained",
        "evacuated displaced homeless",
        "rescued saved",
    )
)
"""What becomes of people in a disaster, of whom each report counts several."""


def is_of_sister(question: Question, candidate: Candidate, filler: Filler | None) -> bool:
    """Whether the number that would answer is told of a sister of what is asked about.

    >>> from answering.question import Query, read_question
    >>> from answering.slots import fill
    >>> from corpus.article import Article, Span
    >>> text = "Orsenia sold 900 tonnes of butter."
    >>> candidate = Candidate(Article("a", text, "a", sentences=(Span(0, len(text)),)), 0, 1.0)
    >>> asked = (f"How many tonnes of {it} did Orsenia sell?" for it in ("butter", "wool"))
    >>> read = [read_question(Query(question)) for question in asked]
    >>> [is_of_sister(question, candidate, fill(question, candidate)) for question in read]
    [False, True]
    """
    if filler is None or filler.value is None or filler.value.type == "date":
        return False
    return any(test(question, candidate, filler) for test in _TESTS)


def _other_harm(question: Question, candidate: Candidate, filler: Filler) -> bool:
    """Whether the injured are asked for and only the dead are told of."""
    asked = {focus.key for focus in question.focus if not focus.proper}
    mine = [harm for harm in _HARMS if harm & asked]
    if not mine or filler.value is None or filler.value.type != "count":
        return False
    told = candidate.keys
    return not any(harm & told for harm in mine) and any(harm & told for harm in _HARMS)


def _other_thing(question: Question, candidate: Candidate, filler: Filler) -> bool:
    """Whether the number is told of another thing than "of butter" in the question, which is not around."""
    for asked in _COMPLEMENT.finditer(question.text):
        noun = _noun(asked["thing"])
        if noun is None or _is_met(noun, candidate.both | candidate.keys):
            continue
        behind = _COMPLEMENT.search(candidate.text, filler.end, filler.end + 60)
        told = _noun(behind["thing"]) if behind and behind["by"] == asked["by"] else None
        if told and behind and behind.start() - filler.end <= NEAR and told not in question.accepted:
            return True
    return False


def _noun(thing: str) -> str | None:
    """The key of the last common noun of a complement; None where it is a name or a number."""
    plain = [word for word in thing.split() if word.lower() not in DETERMINERS]
    terms = read_terms(plain[-1]) if plain and plain[-1].isalpha() and plain[-1].islower() else []
    return terms[-1].key if terms else None


def _is_met(key: str, keys: frozenset[str]) -> bool:
    return not keys.isdisjoint(alike(key))


def _other_namesake(question: Question, candidate: Candidate, filler: Filler) -> bool:
    """Whether the sentence tells of another "Storm …" or "… Bridge" than the one that is asked about."""
    told = [keys_of(name.text) for name in candidate.names]
    for name in question.names:
        asked = keys_of(name.text)
        lacking = asked - candidate.both
        if asked - lacking and lacking and any(one & asked and one - asked for one in told):
            return True
    return False


def _other_bearer(question: Question, candidate: Candidate, filler: Filler) -> bool:
    """Whether somebody else is the subject of the sentence, which does not name the person asked about."""
    asked = frozenset[str]().union(*(keys_of(n.text) for n in question.names if n.kind == "person"))
    first = next(iter(candidate.names), None)
    if not asked or first is None or first.kind != "person" or candidate.text[: first.start].strip():
        return False
    named = any(_is_met(key, candidate.keys) for key in asked)
    return not named and not _SAYS.match(candidate.text, first.end)


def _paid_by_it(question: Question, candidate: Candidate, filler: Filler) -> bool:
    """Whether a sum is what the thing asked about paid, where it is asked what that cost."""
    if not asked_verb(question.text) & _COST or candidate.keys & _COST:
        return False
    return any(
        term.key in question.accepted and _PAYS.match(candidate.text, term.end) for term in candidate.terms
    )


_TESTS = (_other_harm, _other_thing, _other_namesake, _other_bearer, _paid_by_it)
