"""How acts came out, as a sentence tells it: "approved", "did not sign", "was found guilty"."""

from __future__ import annotations

from collections.abc import Iterator

from answering.clauses.negation import denials, denied
from answering.deeds.deed import Deed
from answering.deeds.words import may_act, outcomes
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.sentences.candidate import terms_of

_DENYING = pattern(
    r"(?:\b(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|be|been)\s+(?:\w+\s+){0,3}"
    r"|[\w’']+\s+)$"
)
_OPEN = pattern(
    r"\b(?:if|whether|unless|until|would|should|could|might|may|must|can|to|before|after|why|how|when"
    r"|a|an|the|no|more|further|its|his|her|their|this|that|these|those|of|for)\s+(?:\w+ly\s+|not\s+|be\s+|been\s+|have\s+)*$"
)
_FOLLOWED = pattern(r"\s+(?:it\s+|them\s+)?(?P<particle>off|down|out|ahead|over)\b")
DENIAL = 24  # characters of a denial before its verb that are told with it


def outcome_deeds(text: str) -> Iterator[Deed]:
    """The outcomes that a sentence tells as facts.

    >>> [text[deed.start : deed.end] for text in ["They did not sign it."] for deed in outcome_deeds(text)]
    ['did not sign']
    """
    verbs = (term for term in terms_of(text) if not term.proper and may_act(text[term.start : term.end]))
    for term in verbs:
        for word in outcomes().get(term.key, ()):
            end = _end(text, term, word.particle)
            if end is None or _is_open(text, term):
                continue
            no = denied(denials(text), term.start)
            told = word.told if not no else {"yes": "no", "no": "yes"}[word.told]
            yield Deed("outcome", _start(text, term) if no else term.start, end, word.act, told)


def _end(text: str, term: Term, particle: str) -> int | None:
    """Where a verb ends with its particle; None where it lacks it, or has one that turns its meaning."""
    found = _FOLLOWED.match(text, term.end)
    if (found["particle"] if found else "") != particle:
        return None
    return found.end() if found else term.end


def _is_open(text: str, term: Term) -> bool:
    """Whether it is only wished, asked or supposed, or the word is a noun: "to sign", "if he signed"."""
    return bool(_OPEN.search(text[: term.start].lower()))


def _start(text: str, term: Term) -> int:
    """Where the words that deny a verb begin, if they stand right before it."""
    before = text[max(0, term.start - DENIAL) : term.start]
    found = _DENYING.search(before)
    return term.start - len(before) + found.start() if found and denials(before + "x") else term.start
