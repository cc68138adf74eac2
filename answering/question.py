"""What a question asks for: the kind of answer, the noun it fills, the terms it turns on."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from operator import mul

from answering.asking.asked import Asked, asked
from answering.asking.asked_name import introduced
from answering.asking.asked_verb import verb_asked
from answering.asking.expected import Expected, expected_type
from answering.asking.implied import FILLED_BY_TYPE, telling
from answering.asking.leading import LEADERS, LEADING
from answering.clauses.subjects import doer, is_passive
from answering.language.kept import kept
from answering.language.lexicon import SYNONYM, Term, alike, kin, rarity, read_terms, stemmed, stems
from answering.language.patterns import pattern
from answering.language.phrases import DETERMINERS, PREPOSITIONS
from answering.language.relatives import relatives
from answering.names import Name, read_names
from answering.values import Value, read_values
from retrieval.spelling import PAST, SHARED

_BEFORE = frozenset(
    [
        "earlier",
        "previous",
        "previously",
        "prior",
        "former",
        "formerly",
        "old",
        "original",
        "originally",
        "initial",
        "initially",
    ]
)
_HOW_OLD = pattern(r"\bhow old\b", re.I)
_BEFORE_THAT = pattern(r"\b(?:did|was|were|had)\b.*\bbefore (?:the|that|this|it|then)\b", re.I)
_HAPPENED = frozenset(["happen", "happens", "happened", "happening", "happend", "hapened", "hapend"])
_MEASURED = frozenset(("percent", "money", "quantity"))
_MODAL = r"(?:will|would|has|had|have|could|may|might)"
_BE = r"(?:is|are|was|were)"
_AUXILIARY = rf"(?:{_MODAL}|{_BE}|do|does|did|can|should|must)"
_ADVERB = r"(?:\w+ly|first|last|also|then|now|still|ever|never)"
_WHO_VERB = pattern(
    rf"^\W*who\s+(?:{_MODAL}\s+(?:be(?:en)?\s+)?|{_BE}\s+(?=(?:\w+ly )?\w+ing\b))?"
    rf"(?:{_ADVERB}\s+)*([\w'’-]+)",
    re.I,
)
_NAME = r"[A-Z][\w'’.-]*(?: (?:and )?[A-Z][\w'’.-]*)*"
_ARTICLE = r"(?:the|a|an|his|her|their|its|this)"
_SUBJECT = rf"(?:(?:{_ARTICLE} )?{_NAME}|{_ARTICLE} (?!most\b)[\w'’-]+(?<!['’]s)|[a-z]+s|he|she|they|it|we)"
_HOW_MANY = r"(?:[Ww]hich|[Ww]hat|[Hh]ow (?:many|much))"
_AUX_SUBJECT = rf"(?:(?P<being>{_BE})|{_AUXILIARY}) {_SUBJECT}"
_VERBS = (
    pattern(
        rf"^\W*(?:[Bb]y )?(?:[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow|[Ww]hat|[Ww]hom?) {_AUX_SUBJECT} (?P<verb>\w+)"
    ),
    pattern(rf"^\W*(?:[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow) (?P<being>{_BE}) (?:\S+ ){{1,9}}?(?P<verb>[a-z]+)\W*$"),
    pattern(rf"^\W*{_HOW_MANY} (?:[\w'’%.-]+ ){{0,4}}?{_AUX_SUBJECT} (?P<verb>\w+)"),
    pattern(rf"^\W*{_HOW_MANY} (?:[\w'’%.-]+ ){{0,4}}?{_BE} (?P<verb>\w+(?:ed|en)\b)"),
    pattern(rf"^\W*[Hh]ow many (?:[A-Z][\w'’.-]* )*[a-z'’-]+ (?!{_AUXILIARY}\b)(?P<verb>\w+)"),
)
"""Where the main verb stands in a question; the first pattern that fits tells it."""
_NO_NOUN = "|".join(sorted((*PREPOSITIONS, *DETERMINERS, "up", "out", "down", "off", "away", "him", "it")))
_NOUN_GOES_ON = pattern(rf" (?!(?:{_NO_NOUN}|{_ADVERB})\b)(?P<next>[a-z][\w’'-]+)")
"""A word that follows a noun rather than its verb: "did the tram start", not "did the tram"."""
_PARTICIPLES = frozenset(
    ["born", "found", "left", "cut", "put", "set", "hit", "hurt", "shut", "split", "bound", "wound"]
)
"""Participles that the table of irregular forms leaves out."""
_PLURALS = frozenset(["people", "men", "women", "children", "police", "staff", "personnel", "crew"])
_LIGHT = frozenset(
    [
        "do",
        "have",
        "be",
        "get",
        "make",
        "take",
        "go",
        "come",
        "use",
        "happen",
        "become",
        "give",
        "in",
        "of",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "by",
    ]
)
_DEED = pattern(
    r"(?:made?|makes) (?:(?:an?|the|his|her|its|their) )?(?P<noun>\w+(?:[st]ion|ment|osal|overy|ance))\b"
    r"|(?:g[ai]ves?|paid|pays|held|holds|took|takes) (?:(?:an?|the|his|her|its|their) )?(?P<other>[a-z]{4,})"
)
_HAPPENING = pattern(r"^\W*what(?:['’]s| has| had| is| was| did)? hap+en+(?:e?d|ing|s)?\b", re.I)
_WHO_IS = pattern(rf"^\W*who(?:\s+{_BE}|'s|’s)\b(?!\s+(?:\w+ly\s+)?\w+ing\b)", re.I)

_UNDERGOES = pattern(
    rf"^\W*who(?: {_BE}| got|'s|’s| (?:has|have|had|will|would|could) be(?:en)?)"
    rf" (?:{_ADVERB} )*(?P<verb>\w+)",
    re.I,
)
_OFFICE = pattern(
    rf"^\W*(?i:who(?: {_BE}|'s|’s)) (?:(?:the|a|an|his|her|its|their) |(?:{_NAME}|[\w’'-]+)['’]s? )?"
    r"((?:[a-z][\w-]+ ?){1,4}?)(?:[?.]|$|(?= ?[A-Z])|"
    r"(?:in|of|at|for|to|on|from|with|who|that|behind|under|against|after|near|accused|charged|named)\b)"
)


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was put, with its filters; `now` fixes the present for words such as "last week"."""

    text: str
    since: date | None = None
    until: date | None = None
    source: str | None = None
    now: date | None = None
    limit: int = 5
    explain: bool = False
    id: str | int | float | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """A term the question turns on: which keys match it and how well, and how much it weighs."""

    key: str
    weight: float
    proper: bool
    accepts: Mapping[str, float]

    def met(self, keys: Container[str]) -> float:
        """How well a set of keys meets it: 1, a synonym's share, or 0."""
        if self.key in keys:
            return 1.0
        best = 0.0
        for key, share in self.accepts.items():
            if share > best and key in keys:
                best = share
        return best


@dataclass(frozen=True, eq=False)
class Question:
    """A question as it was understood: known by itself, so that what is told of it can be remembered."""

    text: str
    expected: Expected
    focus: tuple[Focus, ...]
    head: Focus | None
    """The noun asked for: "palace" in "which palace", "troops" in "how many troops"."""
    sought: Focus | None
    """The noun that names the kind of answer in any form: "sport" in "what is her sport"."""
    predicate: Focus | None
    """The verb whose subject is asked for ("who won …"), where the question has that form."""
    undergoes: bool
    """Whether that verb is passive ("who was sent off"): asked is to whom it was done."""
    verb: Focus | None
    """The main verb ("when did they meet", "how many died"), where the question's form shows it."""
    actor: Name | None
    """Who is asked to do what that verb says, where it is a name: "Halvora" in "what did Halvora sell"."""
    measure: tuple[Focus, ...]
    """What a percentage, a sum or a quantity is asked of: "interest" in "interest rate"."""
    office: tuple[Focus, ...]
    """What somebody is or was, where it is asked who that is: "president" in "who is the president of"."""
    introduces: str | None
    """The name of which only that is asked, who or what it is ("who is Ada Veld")."""
    happening: bool
    """Whether it asks what happened, which no words but a sentence tell."""
    identity: bool
    """Whether it asks who holds a description ("who is the minister …", "winner of the prize")."""
    names: tuple[Name, ...]
    values: tuple[Value, ...]
    asks_former: bool
    """Whether it asks for the earlier state of things ("the previous rate")."""
    last_told: date | None = None
    """The day of the newest article found, where all are from before the "this year" that is asked about."""

    @kept
    def people(self) -> tuple[str, ...]:
        """The people whom it names by more than one word."""
        return tuple(name.text for name in self.names if name.kind == "person" and " " in name.text)

    @kept
    def weight(self) -> float:
        """The weight of all its terms."""
        return sum(item.weight for item in self.focus)

    @kept
    def accepted(self) -> Mapping[str, tuple[tuple[int, float], ...]]:
        """Each key that meets a term, with the number of that term and what the key counts for it."""
        found: dict[str, list[tuple[int, float]]] = {}
        for number, item in enumerate(self.focus):
            for key, share in item.accepts.items():
                found.setdefault(key, []).append((number, share))
        return {key: tuple(terms) for key, terms in found.items()}

    @kept
    def keys(self) -> frozenset[str]:
        """The keys that meet any of its terms."""
        return frozenset(self.accepted)

    @kept
    def _weights(self) -> tuple[float, ...]:
        return tuple(item.weight for item in self.focus)

    def shares(self, keys: Set[str]) -> list[float]:
        """How well a set of keys meets each of its terms: what `Focus.met` says of each, in half the time."""
        met = [0.0] * len(self.focus)
        for key in self.keys & keys:
            for number, share in self.accepted[key]:
                if share > met[number]:
                    met[number] = share
        return met

    def weighed(self, shares: Sequence[float]) -> float:
        """The weight of its terms that are met by these shares."""
        return sum(map(mul, self._weights, shares), 0.0)

    def share(self, shares: Sequence[float]) -> float:
        """The same as a share of the weight of all its terms: 0 to 1."""
        return self.weighed(shares) / self.weight if self.weight else 0.0

    def met(self, keys: Set[str]) -> float:
        """The weight of its terms that a set of keys meets, synonyms counting their share."""
        return self.weighed(self.shares(keys))


def read_question(query: Query) -> Question:
    """The question as far as its words tell.

    >>> read_question(Query("How many troops are stationed in Japan?")).head.key
    'troop'
    """
    text = query.text
    introduces = introduced(text)
    expected: Expected = "text" if introduces else expected_type(text)
    terms = read_terms(text)
    undergone = _undergone(text)
    happening = bool(_HAPPENING.match(text))
    implied = _HAPPENED if happening else FILLED_BY_TYPE.get(expected, frozenset())
    asks_former = _asks_former(text, terms)
    order = asked(text)
    verb, names = _verb(text), read_names(text)
    head = None if happening else _head(order)
    focus = [_word(text, term) for term in telling(text, terms, implied) or terms]
    predicate = undergone or (None if happening else _predicate(text, order))
    wider = {one.key: one for one in (predicate, head) if one}
    return Question(
        text=text,
        expected=expected,
        focus=tuple(_distinct([wider.get(item.key, item) for item in focus])),
        head=head,
        sought=head or (None if happening else _sought(order)),
        predicate=predicate,
        undergoes=undergone is not None,
        verb=verb,
        actor=_actor(text, terms, names, verb),
        measure=_measure(expected, order),
        office=_office(text),
        introduces=introduces,
        happening=happening,
        identity=bool(_WHO_IS.match(text) and not introduces)
        or (expected == "person" and order.form in ("being", "keywords")),
        names=names,
        values=read_values(text, query.now),
        asks_former=asks_former,
    )


def _focus(term: Term, accepts: Callable[[str], Mapping[str, float]] = alike) -> Focus:
    related = {} if term.proper else relatives(term.key)
    return Focus(term.key, rarity(term.key), term.proper, {**related, **accepts(term.key)})


def _asks_former(text: str, terms: Sequence[Term]) -> bool:
    """Whether words such as "previous" ask for what held before; "how old" asks for no old thing."""
    bare = _HOW_OLD.sub("", text).lower().split() if _HOW_OLD.search(text) else None
    told = bare or [text[term.start : term.end].lower() for term in terms]
    return bool(_BEFORE_THAT.search(text)) or any(word in _BEFORE for word in told)


def _word(text: str, term: Term) -> Focus:
    """A term of a text as it is written there: "found" is asked of what is found and of what is founded."""
    focus, verb = _focus(term), SHARED.get(text[term.start : term.end].lower())
    return replace(focus, accepts={**alike(stemmed(verb)), **focus.accepts}) if verb else focus


def _distinct(focus: list[Focus]) -> list[Focus]:
    return list({item.key: item for item in focus}.values())


def _head(order: Asked) -> Focus | None:
    """The last content word of what "which …" asks for; of "how many …" the first plural."""
    if order.form not in ("which", "many"):
        return None
    noun = " ".join(order.noun)
    terms = read_terms(noun)
    plural = [term for term in terms if _is_plural(noun[term.start : term.end])]
    if order.form == "many" and plural:
        return _focus(plural[0], kin)
    return _focus(terms[-1], kin) if terms else None


def _sought(order: Asked) -> Focus | None:
    """The last content word of what "what is the …" asks for."""
    terms = read_terms(" ".join(order.noun)) if order.form in ("being", "keywords") else []
    return _focus(terms[-1], kin) if terms else None


def _office(text: str) -> tuple[Focus, ...]:
    """The content words that say what somebody is, up to a preposition or a name."""
    found = _OFFICE.match(text)
    return tuple(_focus(term, kin) for term in read_terms(found[1])) if found else ()


def _measure(expected: Expected, order: Asked) -> tuple[Focus, ...]:
    """The content words of the noun asked for that the type does not already say."""
    if expected not in _MEASURED or order.form not in ("which", "being", "keywords"):
        return ()
    noun = " ".join(order.noun)
    implied = FILLED_BY_TYPE[expected]
    return tuple(_focus(t, kin) for t in read_terms(noun) if noun[t.start : t.end].lower() not in implied)


def _is_plural(word: str) -> bool:
    return word.lower() in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _predicate(text: str, order: Asked) -> Focus | None:
    """The verb of "who won …" or "which club won …", whose subject is asked for."""
    if order.form == "which":
        return _leading(_lower(order.verb)) if order.verb else None
    found = None if _WHO_IS.match(text) else _WHO_VERB.match(text)
    return _leading(_at(text, found.start(1)) or _with_deed(text, found)) if found else None


def _with_deed(text: str, found: re.Match[str]) -> Focus | None:
    """The verb of "who …"; one that says little is also met by what the noun behind it names.

    "Gave its nickname to", "made the discovery of" ask who nicknamed and who discovered.
    """
    verb, deed = _lower(found[1]), _DEED.match(text, found.start(1))
    noun = _lower(deed["noun"] or deed["other"]) if deed else None
    return replace(verb, accepts={**noun.accepts, **verb.accepts}) if verb and noun else verb


def _at(text: str, start: int) -> Focus | None:
    """A known phrase that begins there, "set up", "stand in for"; None where none does."""
    joined = (term for term in read_terms(text) if term.start == start and " " in term.key)
    return next(map(_focus, joined), None)


def _leading(verb: Focus | None) -> Focus | None:
    """A verb; where it says that somebody leads, also the nouns for those who do: "heads", "director"."""
    if verb is None or not stems(LEADING) & verb.accepts.keys():
        return verb
    return replace(verb, accepts={**dict.fromkeys(stems(LEADERS), SYNONYM), **verb.accepts})


def _undergone(text: str) -> Focus | None:
    """The participle of "who was sent off"; None in "who was president" and "who is running"."""
    found = _UNDERGOES.match(text)
    return _lower(found["verb"]) if found and is_done(found["verb"].lower()) else None


def is_done(word: str) -> bool:
    """Whether a word looks like a past form or a participle."""
    regular = word.endswith("ed") and not word.endswith("eed") and len(word) > 3
    return word in _PARTICIPLES or regular or word in PAST


def _verb(text: str) -> Focus | None:
    """The main verb, as the first pattern that finds one tells it, or behind it where that is but a noun."""
    found = (match for pattern in _VERBS if (match := pattern.match(text)))
    told = next((match for match in found if _may_be_verb(match)), None)
    if told is None:
        return None
    goes_on = _NOUN_GOES_ON.match(text, told.end("verb"))
    if goes_on and told["verb"].endswith("ly"):
        return _lower(goes_on["next"])
    later = verb_asked(text) if goes_on else None
    if goes_on and later is None:
        return None
    stands_later = later is not None and text.rfind(later) > told.start("verb")
    return _lower(later if later and stands_later else told["verb"])


def _actor(text: str, terms: Sequence[Term], names: Sequence[Name], verb: Focus | None) -> Name | None:
    """The name that does what the main verb says; None where the verb is passive, or no name stands by it."""
    stands = [term for term in terms if verb and term.key == verb.key and not is_passive(text, term)]
    return doer(text, names, stands[0]) if stands else None


def _may_be_verb(found: re.Match[str]) -> bool:
    """Whether the word found is one: after "is the dam" only a participle is."""
    word, being = found["verb"], found.groupdict().get("being")
    return word not in _LIGHT and (not being or _is_participle(word.lower()))


def _is_participle(word: str) -> bool:
    return word.endswith(("ed", "en", "ing")) or is_done(word)


def _lower(word: str) -> Focus | None:
    """A word as a term, unless it is a name or a stop word."""
    terms = read_terms(word)
    return _word(word, terms[0]) if terms and not terms[0].proper else None
