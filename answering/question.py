"""What a question asks for: the kind of answer, the noun it fills, the terms it turns on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from operator import mul

from answering.asking.asked import asked
from answering.asking.asked_name import introduced
from answering.asking.asked_noun import head_asked, measure_asked, office_asked, sought
from answering.asking.expected import Expected, expected_type
from answering.asking.focus import Focus, as_written
from answering.asking.implied import FILLED_BY_TYPE, telling
from answering.asking.main_verb import actor_asked, main_verb
from answering.asking.predicate import asks_who_is, predicate_asked, undergone
from answering.language.kept import kept
from answering.language.lexicon import Term, read_terms
from answering.language.patterns import pattern, words
from answering.names import Name, read_names
from answering.values import Value, read_values

_BEFORE = frozenset(
    words("earlier previous previously prior former formerly old original originally initial initially")
)
_HOW_OLD = pattern(r"\bhow old\b", re.I)
_BEFORE_THAT = pattern(r"\b(?:did|was|were|had)\b.*\bbefore (?:the|that|this|it|then)\b", re.I)
_HAPPENED = frozenset(words("happen happens happened happening happend hapened hapend"))
_HAPPENING = pattern(r"^\W*what(?:['’]s| has| had| is| was| did)? hap+en+(?:e?d|ing|s)?\b", re.I)


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
    text, order, terms = query.text, asked(query.text), read_terms(query.text)
    introduces = introduced(text)
    expected: Expected = "text" if introduces else expected_type(text)
    happening = bool(_HAPPENING.match(text))
    implied = _HAPPENED if happening else FILLED_BY_TYPE.get(expected, frozenset())
    undergoes = undergone(text)
    predicate = undergoes or (None if happening else predicate_asked(text, order))
    head = None if happening else head_asked(order)
    verb, names = main_verb(text), read_names(text)
    return Question(
        text=text,
        expected=expected,
        focus=_focus(text, telling(text, terms, implied) or terms, predicate, head),
        head=head,
        sought=head or (None if happening else sought(order)),
        predicate=predicate,
        undergoes=undergoes is not None,
        verb=verb,
        actor=actor_asked(text, terms, names, verb),
        measure=measure_asked(expected, order),
        office=office_asked(text),
        introduces=introduces,
        happening=happening,
        identity=bool(asks_who_is(text) and not introduces)
        or (expected == "person" and order.form in ("being", "keywords")),
        names=names,
        values=read_values(text, query.now),
        asks_former=_asks_former(text, terms),
    )


def _focus(text: str, terms: Sequence[Term], *wider: Focus | None) -> tuple[Focus, ...]:
    """The terms as they are written, each once; those read more widely already are taken so."""
    known = {item.key: item for item in wider if item}
    written = (as_written(text, term) for term in terms)
    return tuple({item.key: known.get(item.key, item) for item in written}.values())


def _asks_former(text: str, terms: Sequence[Term]) -> bool:
    """Whether words such as "previous" ask for what held before; "how old" asks for no old thing."""
    bare = _HOW_OLD.sub("", text).lower().split() if _HOW_OLD.search(text) else None
    told = bare or [text[term.start : term.end].lower() for term in terms]
    return bool(_BEFORE_THAT.search(text)) or any(word in _BEFORE for word in told)
