"""A question asked after others, with what it leaves out filled in from them.

Who and what was asked, and who and what was answered, is read from each exchange (`exchange`). The words of
the new question say which part of the last one they replace (`swaps`), which pronoun stands for what
(`pronouns`), or what of it is asked next (`asked_anew`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answering.asking.asked_anew import as_question, asked_anew
from answering.asking.auxiliaries import AUXILIARIES
from answering.asking.exchange import Exchange
from answering.asking.pronouns import EXPLETIVE, body_meant, resolved
from answering.asking.swaps import LEADING, swapped
from answering.asking.topic import ASKING, EMPTY, asked_of, content_of, narrowed, placed, spoken_of
from answering.language.lexicon import read_terms
from answering.language.patterns import pattern
from answering.names import read_names
from answering.values import read_values

REMEMBERED = 4  # exchanges of a conversation in which a pronoun's person or thing is looked for
_OPENING = pattern(
    r"^\W*(?:(?:ok|okay|right|thanks|then)\b[,.!]? )?"
    r"(?:(?:and )?(?:(?:what|how) about|same(?: question)? (?:for|of|with)|and|but|so|or)\b)\W*",
    re.I,
)
_CORRECTING = pattern(
    r"^\W*(?:(?:no|sorry|oops|wait|not that)\b\W*)*"
    r"(?:i meant?|i was asking (?:about|for)|i['’]m asking (?:about|for)"
    r"|(?:no|sorry),(?= (?:in|on|for|the)\b| [A-Z\d]))\W*",
    re.I,
)
_CHECKING = pattern(
    r"(?:are you (?:really |quite )?(?:sure|certain)(?: about (?:that|this|it))?|(?:oh )?really"
    r"|is (?:that|this|it) (?:really )?(?:right|true|correct|certain|so)"
    r"|who (?:says?|said|claims|claimed|told (?:you|us|them))(?: so| that| this| it)?"
    r"|says who|according to whom|(?:what|who) is (?:the|your) source|sources?"
    r"|where (?:does|did) (?:that|this|it) come from|how do you know(?: that| this)?)",
    re.I,
)
_WHY = r"(?P<asking>(?:(?:since|until|by) )?(?:when|where)|for how long|why|how|how come|by whom)"
_LONE = pattern(
    r"(?:(?:since|until|by|from|to|for|with|at|of) )?"
    r"(?:why|when|where|whom?|how|how (?:much|many|long|far|so|come))"
    r"|(?:in|on|at|for|to|with|from|by) (?:which|what|how many|how much) [a-z]+|what (?:year|day|date|time)",
    re.I,
)
_ONCE_MORE = pattern(
    rf"{_WHY} (?:(?:is|was|has|did|does|do) (?:that|this)(?: (?:been|happen|happened|the case|so|done))?"
    r"|(?:did|does|do|has|have|had|will|would) (?:he|she|it|they) (?:do|done) (?:that|this|it|so))",
    re.I,
)
_PRONOUN = pattern(
    r"\b(?:he|she|it|they|him|her|them|his|its|their|this|that|those|these|which one)\b"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b|\bone\W*$",
    re.I,
)
_RELATIVE = pattern(r"\b(?:the|an?|any|some|all|every) (?:[\w'’-]+ ){1,2}that\b", re.I)
_THE = pattern(r"\bthe [a-z]", re.I)
_MEASURE = pattern(r"how (?:much|many) [a-z][\w-]+(?<!ed)", re.I)
_TOPIC = pattern(r"[^?,:]{2,60}(?::| [-–—]) (?:who|what|when|where|which|why|how)", re.I)
_ELSE = pattern(r" else\b", re.I)
FRAGMENT = 5  # words of "and …?" that may stand for one part of the last question
SHORT = 5  # words of a question that may rest on the last one without a word that says so


@dataclass(frozen=True, slots=True)
class Said:
    """What was said after other questions: as it is, and without the "and" or "no, I meant" it opens with."""

    text: str
    rest: str
    marked: bool
    """Whether it opens so."""
    earlier: Sequence[Exchange]

    @property
    def last(self) -> Exchange:
        """The exchange right before it."""
        return self.earlier[-1]


def readings(text: str, earlier: Sequence[Exchange]) -> tuple[str, ...]:
    """What a question may mean, with what it leaves out filled in from those before it, oldest first.

    "And South Korea?" keeps the last question's words and swaps the name, "in April?" the time, "and the
    investment?" the noun asked for; "Why?" is asked of what the last question spoke of. A pronoun is replaced
    by what it stands for, the last answer where that names a person. One that stands on its own is not
    changed. The likeliest goes first: one that is only short may well begin something new.

    >>> readings("What about Narvia?", [Exchange("What tariff did Osteria agree?")])
    ('What tariff did Narvia agree?',)
    >>> readings("Why?", [Exchange("When did the Osterian ferry sink?")])
    ('Why did the Osterian ferry sink?',)
    >>> readings("Who signed the deal?", [Exchange("When was it?")])
    ('Who signed the deal?',)
    >>> readings("Who died?", [Exchange("When did the ferry Ilse sink?")])
    ('Who died in the ferry Ilse?', 'Who died?')
    """
    if not earlier:
        return (text,)
    said = _read(text, earlier[-REMEMBERED:])
    found = next(((full, step) for step in _STEPS if (full := step(said))), None)
    if found is None:
        return (text,)
    full, step = found
    return (full, text) if step in _MAY_BEGIN and not _refers(text) else (full,)


def _read(text: str, earlier: Sequence[Exchange]) -> Said:
    bare = _CORRECTING.sub("", text)
    rest = _OPENING.sub("", bare).strip(" ?")
    return Said(text, rest, bare != text or bool(_OPENING.match(bare)), earlier)


def _corrected(said: Said) -> str | None:
    """ "Sorry, I meant how many fish died": a whole question, which is none of the last."""
    whole = _CORRECTING.match(said.text) and ASKING.match(said.rest) and len(said.rest.split()) > 2
    return as_question(said.rest) if whole else None


def _checked(said: Said) -> str | None:
    """ "Are you sure?", "who says so?": the last question once more, whose reply shows who says so."""
    return said.last.question if _CHECKING.fullmatch(said.rest) else None


def _anew(said: Said) -> str | None:
    """ "Why?", "when was that?": something else asked of what the last question told."""
    once_more = _ONCE_MORE.fullmatch(said.rest)
    asking = once_more["asking"] if once_more else said.rest
    if not once_more and not _LONE.fullmatch(said.rest):
        return None
    return asked_anew(asking, said.last) or f"{asking} {content_of(said.last.question)}?"


def _part(said: Said) -> str | None:
    """ "And in April?": a part of the last question replaced."""
    if not _is_fragment(said.rest) or not (said.marked or LEADING.match(said.rest)):
        return None
    previous, rest = said.last.question, resolved(said.rest, said.earlier) or said.rest
    found = (
        swapped(previous, said.rest, said.earlier) or swapped(previous, rest) or asked_of(rest, said.earlier)
    )
    return found or narrowed(previous, rest)


def _pronoun(said: Said) -> str | None:
    """ "How old is she?", "who runs the company?": the pronoun replaced, or the noun by its name."""
    bare = _ELSE.sub("", said.rest)
    full = resolved(bare, said.earlier) or body_meant(bare, said.earlier)
    return as_question(full.rstrip(" ?")) if full else None


def _measured(said: Said) -> str | None:
    """ "How much damage?": of what the last question was asked of."""
    told = placed(said.last.question) if _MEASURE.fullmatch(said.rest) else None
    return as_question(f"{said.rest} {told}") if told else None


def _short(said: Said) -> str | None:
    """ "How many survived?": a question too short to stand alone, with what was spoken of."""
    if read_names(said.rest) or not (_refers(said.text) or _is_short(said.rest, said.marked)):
        return None
    previous = said.last.question
    thing = spoken_of(previous) or next(iter(said.last.nouns), "")
    told = placed(previous) or (f"in {thing}" if thing else "")
    again = {term.key for term in read_terms(told)} & {term.key for term in read_terms(said.rest)}
    return f"{said.rest} {told}?" if told and not again else None


def _unmarked(said: Said) -> str | None:
    """ "And what does the union say?": a whole question, without the "and"."""
    whole = said.marked and ASKING.match(said.rest) and len(said.rest.split()) > 1
    return as_question(said.rest) if whole else None


def _is_fragment(rest: str) -> bool:
    return 0 < len(rest.split()) <= FRAGMENT and not ASKING.search(rest) and not _opens_with_verb(rest)


def _opens_with_verb(rest: str) -> bool:
    return rest.split()[0].lower() in AUXILIARIES


def _refers(text: str) -> bool:
    """Whether a question holds a pronoun that stands for something said before."""
    return bool(_PRONOUN.search(_RELATIVE.sub("", EXPLETIVE.sub("", text))))


def _is_short(rest: str, marked: bool) -> bool:
    """Whether a question says too little to stand alone: "how many survived?", "and when did it open?"."""
    if len(rest.split()) > SHORT or not ASKING.match(rest) or read_values(rest) or _THE.search(rest):
        return False
    content = [term for term in read_terms(rest) if rest[term.start : term.end].lower() not in EMPTY]
    return len(content) <= (3 if marked else 2)


def _of_its_topic(said: Said) -> str | None:
    """ "The same for the ferry: how much does it cost?", which tells itself what "it" is."""
    return f"{said.rest}?" if said.marked and _TOPIC.match(said.rest) else None


_STEPS: tuple[Callable[[Said], str | None], ...] = (
    _checked,
    _corrected,
    _of_its_topic,
    _anew,
    _part,
    _pronoun,
    _measured,
    _short,
    _unmarked,
)
"""What is tried in turn; the first that understands the question says what it means."""
_MAY_BEGIN = (_measured, _short)
"""Those that no word of the question tells to look back."""
