"""What a question of yes or no says of its subject, and whether a sentence tells that as a fact."""

from __future__ import annotations

from answering.clauses.subjects import subject
from answering.contrasts.alignment import Alignment
from answering.language.lexicon import Term
from answering.language.patterns import pattern, words
from answering.language.phrases import looks_like_verb
from answering.language.stems import stems
from answering.names import same_name
from answering.sentences.candidate import terms_of
from answering.sentences.said import Said

_OPENING = pattern(
    r"\W*(?i:(?=(?P<doing>did|does|do|will|would|can|could)\b)?"
    r"(?:(?P<past>did|was|were|has|have|had)|do|does|is|are|will|would|can|could))\b"
    r"(?P<pronoun> (?i:any(?:one|body)|some(?:one|body)|he|she|it|they|there)\b)?"
)
_TO = r"\w*\b[^.;:,]{0,40}\bto (?:\w+ly )?$"
_OPEN = pattern(
    r"\b(?:whether|if|unless)\b[^.;:]*$"
    r"|\b(?:demand|request|recommend|propos)\w* that [^.;:]*$"
    rf"|\b(?:ask|urg|press|call|beg|invit|debat|discuss|tr(?:y|ies|ied)|attempt){_TO}"
    r"|\b(?:consider|contemplat|mull|discuss|debat)\w* $"
)
"""What leaves open whether that was done which follows: "urged the firm to", "whether the firm"."""
_AHEAD = pattern(
    rf"\b(?:want|wish|hop(?:e|ing)|plan|intend|propos|threat|vow|promis|pledg|expect|seek|sought|prepar){_TO}"
    r"|\b(?:due|set|likely|about) to (?:\w+ly )?$"
)
"""What says that somebody means or expects it to be done."""
_TO_COME = pattern(
    r"\b(?:will|shall|would|should|might|may|must|could(?!n['’]t| not))\b"
    r"(?: (?:\w+ly|not|also|never|be|have))* $"
)

_BEFORE = pattern(
    r"\b(?:since|than|unlike|like|after|before) (?:that|those|the one|the \w+) (?:of|in|at|on|near)\b[^;:]*$"
)
"""What leads to what is told of an earlier one: "the costliest since that of 2014, which killed 11"."""
_LIGHT = words("go take make get give come have begin start")
_LATER = pattern(r"\bwould (?:\w+ly |not |never |be |have )*$")
_SAID = pattern(
    r"\b(?:said|says?|saying|told|announc\w+|claim\w*|expect\w*|promis\w+|warn\w*|believ\w+|thought|if|that)\b"
)


def predicate_put(claim: Said) -> Term | None:
    """The first telling word that a question of yes or no puts of its subject; None in any other claim.

    >>> from answering.sentences.candidate import keys_of
    >>> text = "Did Halvora sign the accord?"
    >>> predicate_put(Said(text, keys_of(text), ())).key
    'sign'
    """
    opening = _OPENING.match(claim.text)
    if opening is None:
        return None
    terms = [term for term in claim.terms if term.start >= opening.end()]
    told = [term for term in terms[_subject(terms, bool(opening["pronoun"])) :] if not term.proper]
    if opening["doing"]:  # its verb stands as it does in a dictionary: "does taping help"
        told = [term for term in told if not _first_word(claim, term).endswith("ing")] or told
    verbs = [term for term in told if looks_like_verb(_first_word(claim, term))]
    return next(iter(verbs or told), None)


def light_verb(claim: Said) -> Term | None:
    """The verb of a question of yes or no that carries little by itself: "go" of "did the alarm go off".

    None where the question has another verb.
    """
    opening, put = _OPENING.match(claim.text), predicate_put(claim)
    if opening is None or (put and looks_like_verb(_first_word(claim, put))):
        return None
    after = (term for term in terms_of(claim.text) if term.start >= opening.end())
    return next((term for term in after if term.key in stems(_LIGHT)), None)


def _first_word(claim: Said, term: Term) -> str:
    """The word that may be inflected: "lead" of "lead to"."""
    return claim.text[term.start : term.end].lower().split()[0]


def _subject(terms: list[Term], pronoun: bool) -> int:
    """How many of the terms name the subject: a name of several, or else one."""
    if pronoun or not terms:
        return 0
    proper = next((i for i, term in enumerate(terms) if not term.proper), len(terms))
    return max(1, proper)


def tells_it(laid: Alignment) -> bool:
    """Whether the sentence itself holds what the claim puts of its subject, where it puts anything."""
    return predicate_put(laid.claim) is None or _met(laid) is not None


def leaves_open(laid: Alignment) -> bool:
    """Whether the sentence has what the claim puts and does not say if it is so: "urged Halvora to sign"."""
    return bool(_OPEN.search(_before(laid)))


def tells_of_before(laid: Alignment) -> bool:
    """Whether the sentence has what the claim puts of another one, with which it compares the first."""
    return bool(_BEFORE.search(_before(laid)))


def another_acts(laid: Alignment) -> bool:
    """Whether the sentence tells what the claim puts of somebody whom the claim does not name."""
    put, met = predicate_put(laid.claim), _met(laid)
    if put is None or met is None:
        return False
    mine = subject(laid.claim.text, laid.claim.names, put)
    theirs = subject(laid.other.text, laid.other.names, met)
    named = (same_name(theirs.text, name.text) for name in laid.claim.names) if theirs else ()
    return mine is not None and theirs is not None and theirs.kind != "place" and not any(named)


def expects_it(laid: Alignment) -> bool:
    """Whether the sentence has what the claim puts only as meant or to come: "plans to sign"."""
    before, opening = _before(laid), _OPENING.match(laid.claim.text)
    to_come = opening and opening["past"] and _TO_COME.search(before) and not _tells_of_then(laid, before)
    return bool(to_come or _AHEAD.search(before))


def _tells_of_then(laid: Alignment, before: str) -> bool:
    """Whether "would" tells of what came later in the past: "Orm would die in 1860", said by nobody."""
    dated = any(value.type == "date" and value.low for value in laid.other.read)
    return dated and bool(_LATER.search(before)) and not _SAID.search(before)


def _before(laid: Alignment) -> str:
    """The sentence up to its word for what the claim puts; empty where it has none."""
    met = _met(laid)
    return laid.other.text[: met.start] if met else ""


def _met(laid: Alignment) -> Term | None:
    """The sentence's own word for what the claim puts; None where it has none."""
    put = predicate_put(laid.claim)
    return next((two for one, two in laid.met if one == put), None)
