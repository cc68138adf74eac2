"""What is said, whether a question puts it or a sentence tells it: text, terms, values and names of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answering.clauses.negation import denials, denied
from answering.language.kept import kept
from answering.language.lexicon import Term
from answering.language.overlapping import overlapping
from answering.language.patterns import pattern, words
from answering.language.rarity import rarity
from answering.language.synonyms import alike
from answering.names import Name
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.attribution import person_meant
from answering.sentences.candidate import Candidate, keys_of, names_of, terms_of, values_of
from corpus.article import day

_LIGHT = frozenset(
    words(
        "go make take get have give do come be seem try begin start year time also people thing way find say"
        " still alreadi yet now zero none anybodi anyon anyth somebodi someon someth"
    )
)
_TREEBANK = (
    ("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]"), ("``", "“"), ("''", "”"),
)  # fmt: skip
_SPACED = pattern(r" +(?=[,.;:)?!%”]|'s\b|n't\b)|(?<=[(“$]) +")
_DASHED = pattern(r" --? ")
_BRACKET = pattern(r" \([^()]*\)(?= [a-z])")
_LEANING = pattern(
    r"(?:He|She|It|They|This|These|Both|His|Her|Their|Its)\b"
    r"|(?:Born|While|When|As|After|Before|Since|Until|Although|[A-Z][a-z]+(?:ed|ing))\b[^.;:]{0,80}?,"
    r" (?:he|she|it|they)\b"
)
_COUNTED = pattern(r"(?<![\w.,$€£-])(\d{1,3}(?:,\d{3})+|\d{1,6})[ -]([a-z]{4,20})(?= [a-z])")
_WHO = pattern(r"[_]")
_PERSON = pattern(r"\W*(?:He|She|His|Her)\b")


@dataclass(frozen=True)
class Said:
    """A question's proposition or one sentence, with the keys of what stands around it."""

    text: str
    around: frozenset[str]
    """Keys of the sentence, its title and its neighbours."""
    read: tuple[Value, ...]

    @kept
    def terms(self) -> tuple[Term, ...]:
        """Its content terms, without those that carry little: "make", "take"."""
        return tuple(term for term in terms_of(self.text) if term.key not in _LIGHT)

    @kept
    def keys(self) -> frozenset[str]:
        """The keys of its terms."""
        return keys_of(self.text)

    @kept
    def names(self) -> tuple[Name, ...]:
        """Its names."""
        return names_of(self.text)

    @kept
    def denials(self) -> Sequence[tuple[int, int]]:
        """The stretches that it denies."""
        return denials(self.text)

    def denies(self, term: Term) -> bool:
        """Whether it denies a term of its own."""
        return denied(self.denials, term.start)

    def place(self, key: str, near: Term | None = None) -> Term | None:
        """The first of its terms that means the same as a key, or the one nearest to another of its terms."""
        accepted = alike(key)
        found = [term for term in self.terms if term.key in accepted]
        if near is None:
            return found[0] if found else None
        return min(found, key=lambda term: abs(term.start - near.start), default=None)


def asked(question: Question) -> Said:
    """What a question puts: "Did X sign?" puts that X signed; what it adds in brackets is left out."""
    text = _BRACKET.sub("", plain(question.text))
    return Said(text, keys_of(text), _read(text, None))


def told(candidate: Candidate) -> Said:
    """What a sentence tells, with the keys of its title and of its neighbours.

    One that begins with a pronoun tells nothing without the sentence before it, and is read with it.
    """
    text = plain(f"{candidate.before} {candidate.text}" if leans(candidate) else candidate.text)
    when = candidate.article.published
    title = keys_of(_WHO.sub(" ", plain(candidate.article.title or "")))
    around = candidate.both | title | keys_of(text) | _meant(candidate)
    return Said(text, around, _read(text, day(when) if when else None))


def _meant(candidate: Candidate) -> frozenset[str]:
    """The keys of the person whom "he" or "she" at the beginning of a sentence stands for."""
    person = person_meant(candidate) if _PERSON.match(candidate.text) else None
    return keys_of(person.text) if person else frozenset()


def retold(candidate: Candidate) -> Said:
    """What the sentence before one tells, as what that one corrects."""
    return replace(told(candidate), text=plain(candidate.before), read=_read(plain(candidate.before), None))


def leans(candidate: Candidate) -> bool:
    """Whether a sentence has a pronoun for its subject that the sentence before it explains.

    "She was born in Lowen", "Born in Lowen, she studied in Kestrin".
    """
    return bool(candidate.before and _LEANING.match(candidate.text))


def with_next(candidate: Candidate) -> frozenset[str]:
    """The keys of a sentence and of the next, where that goes on with a pronoun: "They know the recipe."""
    at = candidate.index + 1
    if at >= len(candidate.article.sentences):
        return candidate.keys
    after = Candidate(candidate.article, at, candidate.rank)
    return candidate.keys | after.keys if leans(after) else candidate.keys


def _read(text: str, ref: date | None) -> tuple[Value, ...]:
    """The values of a text, and the counts before a noun as in "a 22 episode season"."""
    values = values_of(text, ref)
    return (
        *values,
        *(count for count in _attributive(text) if not any(overlapping(count, v) for v in values)),
    )


def _attributive(text: str) -> Iterator[Value]:
    for match in _COUNTED.finditer(text):
        number = float(match[1].replace(",", ""))
        yield Value("count", match.start(), match.end(), number, number, match[2])


def plain(text: str) -> str:
    """A text without the spaces and bracket names of tokenised corpora; other texts stay as they are.

    >>> plain("Ada Veld -LRB- born 3 May , 1901 -RRB- was a painter .")
    'Ada Veld (born 3 May, 1901) was a painter.'
    """
    for written, meant in _TREEBANK:
        text = text.replace(written, meant)
    return _SPACED.sub("", _DASHED.sub(" – ", text))


def weight(terms: list[Term]) -> float:
    """The rarity of some terms, added up."""
    return sum(rarity(term.key) for term in terms)
