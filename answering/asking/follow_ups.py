"""A question asked after another one, with what it leaves out filled in from that."""

from __future__ import annotations

import re

from answering.asking.asked import AUXILIARIES, asked
from answering.asking.asked_verb import verb_asked
from answering.asking.pronouns import resolved
from answering.language.lexicon import rarity, read_terms
from answering.language.overlapping import overlapping
from answering.language.patterns import pattern
from answering.names import Name, read_names
from answering.naming.people import is_person
from answering.values import read_values

_ELLIPTIC = pattern(r"^\W*(?:and|but|so|what about|how about|or)\b\W*", re.I)
_ASKING = pattern(r"\b(?:who|whose|whom|what|when|where|which|why|how)\b", re.I)
_LONE = pattern(
    r"(?:(?:since|until|by|from|to|for|with|at) )?(?:why|when|where|whom?|how|how (?:much|many|long|far|so)"
    r"|(?:in|on) (?:which|what) (?:year|day|date|month|city|country|place)|what (?:year|day|date|time))",
    re.I,
)
_PRONOUN = pattern(
    r"\b(?:he|she|it|they|him|her|them|his|its|their|this|those|these|that|which one)\b"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b|\bone\W*$",
    re.I,
)
_RELATIVE = pattern(r"\b(?:the|an?|any|some|all|every) (?:[\w'’-]+ ){1,2}that\b", re.I)
_PREPOSITION = r"(?:in|on|by|since|until|at|during|for|from|to|of|with)"
_EMPTY = frozenset(("much", "many", "long", "far", "old", "tall"))
_RELATIVE_TIME = pattern(r"^(?:last|next|this|yesterday|today|tomorrow|the)\b", re.I)
_LEADING = pattern(rf"^{_PREPOSITION}\b\s+", re.I)
_TRAILING = pattern(rf"\b{_PREPOSITION}\s+$", re.I)
_NOUN = pattern(r"(?:\b(?:the|an?) (?:[a-z][\w'’-]+ ){0,3})?(?:(?<=\s)[A-Z][\w'’-]+ )*$")
_DEFINITE = pattern(r"\bthe ([a-z][\w'’-]+)")
_WHEN_WHERE = pattern(r"when|where", re.I)
_DETERMINER = pattern(r"^(?:the|an?|its|their|his|her)\s+", re.I)
_WHO_SAYS = pattern(
    r"(?:who (?:says?|said|claims|claimed|told (?:you|us|them))(?: so| that| this| it)?"
    r"|says who|according to whom|(?:what|who) is (?:the|your) source|sources?"
    r"|where (?:does|did) (?:that|this|it) come from)",
    re.I,
)
_WHO_SAID = pattern(r"^\W*who sa(?:id|ys)\s+", re.I)
_DONE_TO = pattern(
    r"^\W*who (?P<was>was|were|is|are|has been|have been) (?P<done>\w+(?:ed|en|t|nt|ught|ung)\b.*)",
    re.I | re.S,
)
_HARMED = pattern(
    r"injured|wounded|hurt|missing|dead|killed|rescued|saved|arrested|detained|evacuated|homeless", re.I
)
_WHO_IS = pattern(r"\W*who(?:['’]s| is| was| are| were)\b", re.I)
_COUNTS = pattern(r"\W*how (?:many|much)\b", re.I)
_MEASURE = pattern(r"how (?:much|many) [a-z][\w-]+(?<!ed)", re.I)
_PLACED = pattern(r"\b(?:in|at|on|by|from|of|during|after|near) (?:the )?(?:[a-z][\w’-]+ ){0,2}$")
_OWNS = ("'s", "’s", "s'", "s’")
_PARTICIPLE = pattern(r"(?:ed|ing|ly)$")
_PARTICLE = pattern(r" (?:off|out|up|down|away|back|over)\b")
FRAGMENT = 4  # words of "and …?" that may stand for one part of the last question
UNKNOWN = 11.0  # rarity above which a word is hardly one of English
SHORT = 5  # words of a question that may rest on the last one without a word that says so


def follow_up(text: str, previous: str | None, answer: str | None = None) -> str:
    """The question with what it leaves out filled in from the chat's last one.

    "And South Korea?" keeps the last question's words and swaps the name, "in April?" the time,
    "and the investment?" the noun asked for; "Why?" is asked of all the last question spoke of, "who
    says so?" after its source. A pronoun is replaced by what it stands for, the last answer where that
    names a person. One that stands on its own is not changed.

    >>> follow_up("What about Narvia?", "What tariff did Osteria agree?")
    'What tariff did Narvia agree?'
    >>> follow_up("Why?", "When did the Osterian ferry sink?")
    'Why Osterian ferry sink?'
    >>> follow_up("Who signed the deal?", "When was it?")
    'Who signed the deal?'
    """
    if not previous:
        return text
    rest = _ELLIPTIC.sub("", text).strip(" ?")
    marked = bool(_ELLIPTIC.match(text))
    if _WHO_SAYS.fullmatch(rest):
        return f"Who said {_put(previous)}?"
    if _LONE.fullmatch(rest):
        return _of_answer(rest, previous, answer) or f"{rest} {_content(previous)}?"
    if _is_fragment(rest) and (marked or _LEADING.match(rest)):
        return _swapped(previous, rest)
    if not read_names(rest) and (full := resolved(text, previous, answer)):
        return full
    if _is_measure(rest) and (placed := _placed(previous)):
        return f"{rest[:1].upper()}{rest[1:]} {placed}?"
    if (_refers(text) or _is_short(rest, marked)) and not read_names(rest):
        said = _spoken_of(previous)
        return f"{rest} {said}?" if said else text
    return text


def _put(previous: str) -> str:
    """What a question asks, as it stands behind "who said"."""
    bare = previous.strip(" ?")
    if _WHO_SAID.match(bare):
        return _WHO_SAID.sub("", bare)
    return bare[:1].lower() + bare[1:] if _ASKING.match(bare) else _content(previous)


def _of_answer(rest: str, previous: str, answer: str | None) -> str | None:
    """ "Why?" asked of the one to whom something was done: "Why was Jon Orm sent off?"."""
    done = _DONE_TO.match(previous)
    if not done or not answer or rest.split()[0].lower() not in ("why", "when", "where", "how"):
        return None
    return f"{rest[:1].upper()}{rest[1:]} {done['was']} {answer} {done['done'].strip(' ?')}?"


def _is_measure(rest: str) -> bool:
    """Whether a question asks how much of something, and says nothing of it: "how much damage"."""
    return bool(_MEASURE.fullmatch(rest))


def _placed(previous: str) -> str | None:
    """What the last question was asked of, with the preposition before it: "in Storm Ilse"."""
    found = [_PLACED.search(previous[: name.start]) for name in read_names(previous)]
    names = [
        previous[at.start() : name.end] for at, name in zip(found, read_names(previous), strict=True) if at
    ]
    return names[-1] if names else None


def _is_fragment(rest: str) -> bool:
    return 0 < len(rest.split()) <= FRAGMENT and not _ASKING.search(rest) and not _opens_with_verb(rest)


def _opens_with_verb(rest: str) -> bool:
    return rest.split()[0].lower() in AUXILIARIES


def _refers(text: str) -> bool:
    """Whether a question holds a pronoun that stands for something said before."""
    return bool(_PRONOUN.search(_RELATIVE.sub("", text)))


def _is_short(rest: str, marked: bool) -> bool:
    """Whether a question says too little to stand alone: "how many survived?", "and when did it open?"."""
    if len(rest.split()) > SHORT or not _ASKING.match(rest) or read_values(rest):
        return False
    content = [term for term in read_terms(rest) if rest[term.start : term.end].lower() not in _EMPTY]
    return len(content) == 1 or (marked and len(content) <= 3)


def _content(previous: str) -> str:
    """The names and content words of a question in their order, without its question words."""
    names = read_names(previous)
    spans = [(name.start, name.end) for name in names]
    for term in read_terms(previous):
        inside = any(overlapping(name, term) for name in names)
        word = previous[term.start : term.end].lower()
        if not inside and not _ASKING.fullmatch(word) and word not in _EMPTY:
            spans.append((term.start, term.end))
    return " ".join(previous[start : _with_particle(previous, end)] for start, end in sorted(spans))


def _with_particle(previous: str, end: int) -> int:
    """Where a word ends, with the particle that belongs to it: "sent off"."""
    found = _PARTICLE.match(previous, end)
    return found.end() if found else end


def _spoken_of(previous: str) -> str:
    """The names of a question, each with the noun it belongs to ("the election in Narvia")."""
    names = read_names(previous)
    if names:
        return " ".join(previous[_noun_start(previous, name) : name.end] for name in names)
    nouns = _DEFINITE.findall(previous)
    return f"the {nouns[-1]}" if nouns else ""


def _noun_start(previous: str, name: Name) -> int:
    """Where "the ferry" before a name begins, or a title that is no part of it; else the name itself."""
    return min(found.start() for found in _NOUN.finditer(previous[: name.start]))


def _swapped(previous: str, rest: str) -> str:
    """The last question with its time, a name of the same kind or the noun asked for replaced, or longer."""
    spans = (part(previous, rest) for part in _PARTS)
    span = next((span for span in spans if span), None)
    if span is None:
        return _asked_of(previous, rest) or f"{previous.rstrip(' ?')} {rest}?"
    start, end, words = span
    return previous[:start] + words + previous[end:]


def _asked_of(previous: str, rest: str) -> str | None:
    """Another thing asked of what the last question was about: "and the damage?" of "died in Storm Ilse"."""
    bare = _DETERMINER.sub("", rest)
    if bare == rest or not bare.islower() or f"the {bare}" in previous:
        return None
    told = "" if _WHO_IS.match(previous) else _spoken_of(previous)
    said = _placed(previous) or (f"of {told}" if told else "")
    if _HARMED.fullmatch(bare):
        return f"How many were {bare} {said}".rstrip() + "?"
    return f"{'Who' if is_person(bare.split()[-1]) else 'What'} is {rest} {said}".rstrip() + "?"


def _time_span(previous: str, rest: str) -> tuple[int, int, str] | None:
    """Where the last question tells a time, with the new one that takes its place, preposition and all."""
    new = [value for value in read_values(rest) if value.type == "date"]
    old = [value for value in read_values(previous) if value.type == "date"]
    if not new or not old or new[0].end < len(rest):
        return None
    whole = _LEADING.match(rest) or _RELATIVE_TIME.match(rest)
    before = _TRAILING.search(previous[: old[-1].start]) if whole else None
    return (before.start() if before else old[-1].start), old[-1].end, rest


def _name_span(previous: str, rest: str) -> tuple[int, int, str] | None:
    """Where the last question has a name of the same kind as the new one."""
    bare = _LEADING.sub("", rest)
    new = read_names(bare) or _in_lower_case(bare)
    old = [name for name in reversed(read_names(previous)) if new and name.kind == new[0].kind]
    old += [name for name in reversed(read_names(previous)) if new and bare == rest and _like(name, new[0])]
    return (old[0].start, old[0].end, bare[new[0].start : new[0].end]) if old else None


def _like(one: Name, other: Name) -> bool:
    """Whether two names may be of one kind, as that of one is not known."""
    return "person" not in (one.kind, other.kind) and "other" in (one.kind, other.kind)


def _in_lower_case(words: str) -> tuple[Name, ...]:
    """The name that one or two words would be with capitals: that of a place, or words unknown otherwise."""
    if not 0 < len(words.split()) <= 2 or _DETERMINER.match(words):
        return ()
    unknown = all(rarity(term.key) >= UNKNOWN for term in read_terms(words))
    return tuple(name for name in read_names(words.title()) if name.kind == "place" or unknown)


def _noun_span(previous: str, rest: str) -> tuple[int, int, str] | None:
    """Where the last question has the noun asked for, if nothing is said of it that fits that noun alone."""
    order, bare = asked(previous), _DETERMINER.sub("", rest)
    if order.form not in ("which", "being") or order.verb or not order.noun:
        return None
    if bare == rest and (_LEADING.match(rest) or not _is_noun(rest) or order.form == "which"):
        return None
    owned = [i for i, word in enumerate(order.noun, 1) if word.endswith(_OWNS) and i < len(order.noun)]
    noun = order.noun[owned[-1] :] if owned else order.noun
    the = r"(?:\bthe )?" if bare == rest else ""
    found = re.search(the + r"\W+".join(map(re.escape, noun)), previous, re.I)
    return (*found.span(), bare) if found else None


def _is_noun(rest: str) -> bool:
    """Whether one or two words in lower case may be a noun asked for: "sales", "net debt"."""
    words = rest.split()
    return len(words) <= 2 and rest.islower() and not read_values(rest) and not _PARTICIPLE.search(words[0])


def _thing_span(previous: str, rest: str) -> tuple[int, int, str] | None:
    """Where the last question has "the pier" of which it asks something, for "and the bridge?"."""
    if not _DETERMINER.match(rest) or _COUNTS.match(previous) or asked(previous).form in ("which", "being"):
        return None
    verb = re.escape(verb_asked(previous) or "?")
    found = re.search(rf"\bthe (?:[\w’'-]+ ){{0,3}}?[\w’'-]+(?=\W*$| {_PREPOSITION}\b| {verb}\b)", previous)
    alike = found and is_person(found[0].split()[-1]) == is_person(rest.split()[-1])
    return (*found.span(), rest) if found and alike and not _WHO_IS.match(previous) else None


def _complement_span(previous: str, rest: str) -> tuple[int, int, str] | None:
    """Where the last question has the same preposition before another common noun: "on steel"."""
    preposition = _LEADING.match(rest)
    if preposition is None:
        return None
    found = re.search(rf"\b{preposition[0].strip()} (?:the )?[a-z][\w-]+(?=\W*$)", previous, re.I)
    return (*found.span(), rest) if found else None


def _subject_span(previous: str, rest: str) -> tuple[int, int, str] | None:
    """All of a "when" or "where" question, where another thing takes the place of what it was asked of."""
    found = _WHEN_WHERE.match(previous)
    if found is None or not _DETERMINER.match(rest):
        return None
    return 0, len(previous), f"{found[0].capitalize()} is {rest}?"


_PARTS = (_time_span, _name_span, _noun_span, _thing_span, _subject_span, _complement_span)
