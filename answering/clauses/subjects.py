"""Who does what a verb says: its subject among the names of a sentence, found without a grammar.

A name is passed over where something else governs it: a verb ("beat Veld"), a preposition ("against Veld") or
an aside ("Veld, who beat Marsh, won"). What is left nearest before the verb is its subject: "Veld beat Marsh
to win the cup" says who won.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.language.lexicon import Term
from answering.language.patterns import pattern, words
from answering.language.phrases import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, looks_like_verb
from answering.names import Name
from answering.naming.countries import country_of, is_state

REACH = 40  # characters from a verb within which two parties stand
MODIFIERS = 4  # words between what governs a name and the name: "beat rookie driver Ada Veld"
_BY_AGENT = pattern(r"\bby (?:[\w'’]+ ){0,4}$", re.I)
_BY_SOMEBODY = pattern(r"\bby (?:an?|the|its|his|her|their) (?:[a-z'’-]+ ){0,3}[a-z'’-]+, $")
_APART = pattern(r"[,.;)]|$")
_BY = pattern(r" \(?by (?!\w+ing\b|\d)")
_PASSIVE = pattern(r"\b(?:is|are|was|were|been|being|be)\b[^,;]{0,30}$", re.I)
_ASIDE = pattern(
    r"(?:, |\s\()(?:who|whom|whose|which|where|when|after|before|despite|along|with)\b[^,();]*[,)]"
)
_WORD = pattern(r"[\w'’&-]+|[^\w\s]")
_DIRECT = pattern(
    r"(?: (?:off|out|up|down|away|back|over))?(?: (?!(?:by|in|on|at|to|for|from|with|of)\b)[\w'’-]+){0,6} "
)
_RELATIVE = pattern(r",? who (?:(?:[a-z]+ly|has|had|have|was|is|were|would|will|also|then|later) )*$")
_NEXT = pattern(r"(?: (?!(?:and|or|of|in|by|for|with)\b)[a-z]+){0,3} ")
_CLOSED = pattern(r",[\"”’']? (?:(?:has|had|have|was|is|were|are|will|also|\w+ly) )*$")
"""What ends an apposition right before a verb: "Ada Veld, the painter who drew Tarn, died"."""
_COMMON = pattern(r" [a-z]")
_SAYING = frozenset(words("say said says add added adds according write wrote told"))
_LINKING = BE | AUXILIARIES | {"that"}
_LEADING = DETERMINERS - {"that"}
_JOINING = frozenset(("after", "before", "since", "until", "as", "than"))
_ADJOINING = pattern(r",? (?:(?:[a-z]+ly|has|have|had|will|would|also|then|now|later|first) )*")


def subject(text: str, names: Sequence[Name], verb: Term) -> Name | None:
    """The name that does what a verb says; after "by" where the verb is passive.

    >>> from answering.names import read_names
    >>> from answering.language.lexicon import read_terms
    >>> def who(text, verb):
    ...     term = next(term for term in read_terms(text) if text[term.start : term.end] == verb)
    ...     return subject(text, read_names(text), term).text
    >>> who("Ada Veld beat Oskar Marsh in the final to win the cup.", "win")
    'Ada Veld'
    >>> who("Ada Veld, who played Queen Hilda for years, has died.", "died")
    'Ada Veld'
    >>> who("The cup was won by Ada Veld.", "won")
    'Ada Veld'
    """
    if is_passive(text, verb) and (doer := agent(text, names, verb)):
        return doer
    return _foremost(text, names, verb)


def undergoer(text: str, names: Sequence[Name], verb: Term) -> Name | None:
    """The name to which is done what a verb says: the subject of a passive, else what stands right behind.

    >>> from answering.names import read_names
    >>> from answering.language.lexicon import read_terms
    >>> def whom(text, verb):
    ...     term = next(term for term in read_terms(text) if text[term.start : term.end] == verb)
    ...     return undergoer(text, read_names(text), term).text
    >>> whom("Referee Ada Veld sent off Tarn captain Oskar Marsh.", "sent")
    'Oskar Marsh'
    >>> whom("Oskar Marsh was sent off by Ada Veld.", "sent")
    'Oskar Marsh'
    """
    if not is_passive(text, verb):
        behind = [name for name in names if name.start >= verb.end]
        direct = [name for name in behind if _DIRECT.fullmatch(text, verb.end, name.start)]
        if direct:
            people = [name for name in direct if name.kind == "person"]
            return (people or direct)[0]
        if not text.startswith(",", verb.start - 2):
            return None
    return _foremost(text, names, verb)


def _foremost(text: str, names: Sequence[Name], verb: Term) -> Name | None:
    """The name nearest before a verb that nothing else governs; the last person before a "who".

    Where an apposition ends right before the verb, it is the name that has the apposition.
    """
    if told := _RELATIVE.search(text, 0, verb.start):
        people = [name for name in names if name.end <= told.start() and name.kind == "person"]
        if people:
            return people[-1]
    asides = [found.span() for found in _ASIDE.finditer(text[: verb.start])]
    before = [name for name in names if name.end <= verb.start and not aside(text, name)]
    free = [
        name
        for name in before
        if not governed(text, name, verb) and not any(start <= name.start < end for start, end in asides)
    ]
    if _CLOSED.search(text, 0, verb.start):
        opened = [name for name in free if text.startswith(",", name.end)]
        return next(iter(opened or reversed(free or before)), None)
    return next(iter(reversed(free or before)), None)


def doer(text: str, names: Sequence[Name], verb: Term) -> Name | None:
    """The name right before an active verb, or behind the "by" of a passive one; None where it is not sure.

    >>> from answering.names import read_names
    >>> from answering.language.lexicon import read_terms
    >>> text = "Ada Veld, a baker, said that Oskar Marsh would invest more."
    >>> verb = next(term for term in read_terms(text) if text[term.start : term.end] == "invest")
    >>> doer(text, read_names(text), verb).text
    'Oskar Marsh'
    """
    if is_passive(text, verb):
        return agent(text, names, verb)
    name = _foremost(text, names, verb)
    return name if name and _NEXT.fullmatch(text, name.end, verb.start) else None


def is_passive(text: str, verb: Term) -> bool:
    """Whether what a verb says is done to its subject: "was led", "directed by Ada Veld"."""
    return bool(_BY.match(text, verb.end) or _PASSIVE.search(text[: verb.start]))


def agent(text: str, names: Sequence[Name], verb: Term) -> Name | None:
    """The first name that is told by "by" to be who does what a passive verb says.

    Of "by the Chilean astronomer Ada Veld" it is not the first: that only says where somebody is from. In "by
    a shepherd, Ada Veld," it is an apposition.
    """
    acting = (name for name in names if acts_by(text, verb, name.start) or _apposed(text, verb, name))
    return next((name for name in acting if not _qualifies(text, name)), None)


def _qualifies(text: str, name: Name) -> bool:
    """Whether a name is that of a people and says of what follows where it is from."""
    people = country_of(name.text) is not None and not is_state(name.text)
    return people and bool(_COMMON.match(text, name.end))


def _apposed(text: str, verb: Term, name: Name) -> bool:
    """Whether a name tells who somebody is that did what a passive verb says: "by its mayor, Ada Veld"."""
    told = verb.end < name.start and _BY_SOMEBODY.search(text[verb.end : name.start])
    return bool(told) and bool(_APART.match(text, name.end))


def acts_by(text: str, verb: Term, start: int) -> bool:
    """Whether what starts there is told by "by" to be who does what a passive verb says."""
    return verb.end < start and bool(_BY_AGENT.search(text[verb.end : start]))


def governed(text: str, name: Name, verb: Term | None = None) -> bool:
    """Whether a verb or a preposition right before a name makes it an object.

    "After" and its like begin a clause of which the name is the subject, where its verb follows at once.

    >>> from answering.names import read_names
    >>> text = "Ada Veld beat the rookie driver Oskar Marsh"
    >>> [governed(text, name) for name in read_names(text)]
    [False, True]
    """
    for word in _words_before(text[: name.start]):
        low = word.lower()
        if low in PREPOSITIONS:
            opens = low in _JOINING and verb and _ADJOINING.fullmatch(text[name.end : verb.start])
            return not opens
        if not word[0].isalnum() or low in _LINKING or low in _SAYING:
            return False
        if word[0].islower() and looks_like_verb(low):
            return True
    return False


def aside(text: str, name: Name) -> bool:
    """Whether a name is no subject: a possessive, or in brackets behind another ("Veld (Alpine) won")."""
    return possessive(text, name) or (name.start > 0 and text[name.start - 1] == "(")


def beside(names: Sequence[Name], verb: Term) -> tuple[Name, Name] | None:
    """The nearest name before a verb and the nearest behind it; None where either is out of reach."""
    before = [name for name in names if name.end <= verb.start and verb.start - name.end <= REACH]
    after = [name for name in names if name.start >= verb.end and name.start - verb.end <= REACH]
    return (before[-1], after[0]) if before and after else None


def possessive(text: str, name: Name) -> bool:
    """Whether a name is told to have what follows it: "Veld's"."""
    return text[name.end : name.end + 2] in ("'s", "’s", "s'", "s’")


def _words_before(text: str) -> Iterator[str]:
    """The words and marks before a place, the nearest first, without determiners; few."""
    read = [word for word in _WORD.findall(text[-80:]) if word.lower() not in _LEADING]
    yield from reversed(read[-MODIFIERS:])
