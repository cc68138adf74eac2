"""A question of a conversation with what answered it, and what both speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.asking.asked import asked
from answering.asking.asked_verb import verb_asked
from answering.asking.expected import expected_type
from answering.language.kept import kept
from answering.language.patterns import pattern
from answering.language.rarity import rarity
from answering.language.stems import stemmed
from answering.names import Name, read_names
from answering.naming.people import is_person

LONGEST = 8  # words of an answer that may stand for a pronoun
_WHO = pattern(r"\W*who(?:m|se)?\b", re.I)
_IS = pattern(r"\W*(?:who|what|which)(?:['’]s| is| are| was| were)\b", re.I)
_DOES = pattern(r"\b(?:did|does|do|will|would|can|could|should|must|may|might)\b", re.I)
_NAMED = frozenset(("person", "organisation", "place", "text"))
_THE = pattern(r"\bthe (?:[\w’-]+ ){0,3}$")
_IN = pattern(r"\bthe (?:[\w’-]+ ){1,3}?(?:in|of|on|at|into) (?:the )?$")
_NOUN = pattern(
    r"\b(?:the|an?) (?:[\w’'-]+ )*?[\w’'-]+"
    r"(?=\W*$| [A-Z]| (?:be|been|in|of|on|at|to|by|with|from|for|into)\b)"
)
_BE = pattern(r" be(?:en)?\b")
_OFFICE = pattern(r"\W*(?i:who(?:['’]s| is| was| are| were)) (?:the )?(?P<office>[a-z][^?]+)")
_OF = r" (?:of|at|in|for|from|on) "
_DOER = pattern(r"\W*who (?P<deed>(?!did\b|does\b|do\b|is\b|are\b|was\b|were\b)[^?]+)", re.I)
UNKNOWN = 9.0  # rarity from which the last word of a name is hardly one of English, as in "Delvaux Tools"
_A = pattern(r"^an? ", re.I)
_PLURAL = pattern(r"[a-z][\w’-]*(?<![su’])s\Z|(?:people|men|women|children|police)\Z")
_BARE_PLURAL = pattern(r"(?<!the )(?<![’'])\b[a-z]{3,}(?<![suw’])s\b(?! of\b)")
_NUMBERED = pattern(r"\b[a-z]{3,} \d{1,2}\b")


@dataclass(frozen=True)
class Exchange:
    """A question as it was understood, its short answer, and the quote that was shown first."""

    question: str
    answer: str | None = None
    quote: str = ""

    @kept
    def people(self) -> tuple[str, ...]:
        """The people it speaks of, the likeliest to be called "she" first: whom it gives as the answer.

        >>> Exchange("Who designed the arena for Bo Orm?", "Ada Veld").people
        ('Ada Veld', 'Bo Orm')
        """
        named = (name.text for name in reversed(self.names) if name.kind == "person" and _is_surname(name))
        nouns = (noun for noun in self.nouns if is_person(noun.split()[-1]))
        return tuple(dict.fromkeys((*self._answering(), *self._holder(), *named, *nouns, *self._doer())))

    @kept
    def anybody(self) -> tuple[str, ...]:
        """The names of the question that may be those of people, for all that is known, the last first."""
        return tuple(name.text for name in reversed(self.names) if name.kind in ("person", "other"))

    @kept
    def things(self) -> tuple[str, ...]:
        """What else it speaks of, with its article, the likeliest to be called "it" first.

        >>> Exchange("When did the ferry Ilse leave the port?").things
        ('the port', 'the ferry Ilse')
        >>> Exchange("Which port did the ferry Ilse leave?", "Lowen").things
        ('Lowen', 'the ferry Ilse')
        """
        told = [name.text for name in read_names(self.answer or "") if name.kind in ("organisation", "place")]
        return tuple(dict.fromkeys((*self._identified(), *self._things_asked(), *told)))

    @kept
    def many(self) -> tuple[str, ...]:
        """Those of which it speaks as several: "the traders", "Castle Hill" where that is a team."""
        nouns = [noun for noun in self.nouns if _PLURAL.search(noun)]
        bare = [f"the {found[0]}" for found in _BARE_PLURAL.finditer(self.question.split("?")[0])]
        verb = verb_asked(self.question)
        return tuple(dict.fromkeys((*nouns, *(one for one in bare if one != f"the {verb}"))))

    def called(self, noun: str) -> Iterator[str]:
        """The names of the question and the answer beside which this noun stands: "the company Holm"."""
        beside = pattern(rf"\b{re.escape(noun)} $", re.I)
        told = {name.text for name in read_names(self.answer or "")} | {self.answer}
        yield from (name.text for name in self.names if beside.search(self.question[: name.start]))
        for name in read_names(self.quote):
            if name.text in told and beside.search(self.quote[: name.start]):
                yield name.text

    @kept
    def names(self) -> tuple[Name, ...]:
        """The names of the question."""
        return read_names(self.question)

    @kept
    def nouns(self) -> tuple[str, ...]:
        """The nouns of the question with their articles, the last first."""
        return tuple(noun for _, noun in self._nouns() if noun != "the")[::-1]

    def _identified(self) -> Iterator[str]:
        """The answer where it is asked which thing something is; of "what toll was agreed" the toll."""
        order, answer = asked(self.question), self.answer or ""
        if not (order.form == "which" and order.noun) and not _IS.match(self.question):
            return
        if expected_type(self.question) not in _NAMED:
            yield from (f"the {' '.join(order.noun)}",) if order.form == "which" else ()
        elif 0 < len(answer.split()) <= LONGEST and not any(self._answering()):
            yield answer

    def _answering(self) -> Iterator[str]:
        """The person whom the answer names; where none answers a "who", the first whom the quote names."""
        wanted, answer = expected_type(self.question) == "person", self.answer or ""
        people = [name.text for name in read_names(answer) if name.kind == "person"]
        named = answer[:1].isupper()
        if named and len(answer.split()) <= LONGEST and (wanted or people == [answer]):
            yield answer
        yield from people if wanted else ()
        if wanted and not named and not people and _WHO.match(self.question):
            yield from self._shown()

    def _shown(self) -> list[str]:
        """The first person whom the quote names and the question does not."""
        asked_of = {name.text for name in self.names}
        told = (name.text for name in read_names(self.quote) if name.kind == "person")
        return [name for name in told if name not in asked_of][:1]

    def _holder(self) -> Iterator[str]:
        """Whom a "who is the harbour master" asks for that nothing answered, in its words."""
        found = _OFFICE.match(self.question) if self.answer is None else None
        if found and is_person(re.split(_OF, found["office"])[0].split()[-1]):
            yield f"the {found['office']}"

    def _doer(self) -> Iterator[str]:
        """The same of "who found the ring": the one who found the ring."""
        found = _DOER.match(self.question)
        yield from (f"the one who {found['deed']}",) if found and self.answer is None else ()

    def _things_asked(self) -> Iterator[str]:
        """The names and nouns of the question that are no people, the last first."""
        named = [(name.start, _with_noun(self.question, name)) for name in self.names if self._is_thing(name)]
        nouns = [(at, noun) for at, noun in self._nouns() if not is_person(noun.split()[-1])]
        both = (*named, *nouns)
        whole = [(at, one) for at, one in both if not any(one in other and one != other for _, other in both)]
        for _, thing in sorted(whole, reverse=True):
            yield _A.sub("the ", thing)
        yield from (found[0] for found in _NUMBERED.finditer(self.question))

    def _is_thing(self, name: Name) -> bool:
        article = _THE.search(self.question[: name.start])
        return name.kind != "person" or bool(article) or " " not in name.text or not _is_surname(name)

    def _nouns(self) -> list[tuple[int, str]]:
        """Where each noun with an article begins, and its words without the verb behind it."""
        found = [(noun.start(), noun[0]) for noun in _NOUN.finditer(self.question)]
        return [(at, _without_verb(self.question, at, noun)) for at, noun in found]


def _is_surname(name: Name) -> bool:
    """Whether the last word of a name is no common word: "Hill" and "Tools" may be those of things."""
    return " " not in name.text or rarity(stemmed(name.text.split()[-1])) >= UNKNOWN


def _without_verb(question: str, at: int, noun: str) -> str:
    """A noun without the verb that follows it in a question: "the arena" of "did the arena cost"."""
    *rest, last = noun.split()
    if _BE.match(question, at + len(noun)):
        return noun
    follows = last == verb_asked(question) or _DOES.search(question[:at])
    return " ".join(rest) if len(rest) > 1 and follows else noun


def _with_noun(question: str, name: Name) -> str:
    """A name with "the ferry" before it; what is in a place is meant rather than the place."""
    before = question[: name.start]
    found = _IN.search(before) or _THE.search(before)
    return (found[0] if found else "") + name.text
