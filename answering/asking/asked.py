"""The noun that a question asks for and the verb it is the subject of, read off the order of the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from answering.asking.auxiliaries import AUXILIARIES, BEING
from answering.language.patterns import pattern, words
from retrieval.spelling import PAST

Form = Literal["which", "being", "many", "keywords", "statement", "other"]
"""What the question opens with: "which club", "what is the", "how many", or no question word at all."""

_WORD = pattern(r"[\w’'&%$€£+-]+(?:\.[\w’'&%+-]+)*|[,;:?]")
_NEGATED = pattern(r"(?:is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should)n['’]t", re.I)
_DETERMINERS = frozenset(words("the a an his her their its our my your this that these those"))
_PRONOUNS = frozenset(words("he she it they we you i him them me who whom"))
_PREPOSITIONS = frozenset(
    words(
        """of in on at for to from by with against about after before during since until under over between
        among across through into near off around without within behind than as per"""
    )
)
_RELATIVES = frozenset(words("that who which where when while because whose if"))
_QUANTIFIERS = frozenset(words("most more fewer less least many much all some no every each any both only"))
_DIRECTIONS = frozenset(words("north south east west home away up down out back abroad"))
_AFTER_VERBS = _DETERMINERS | _PREPOSITIONS | _QUANTIFIERS | _DIRECTIONS | {"him", "them", "it"}
_ADVERBS = frozenset(
    words("first last next also then now still ever never already recently just once originally")
)
_SHORTENED = frozenset(("what's", "what’s"))
_ASKING = frozenset(words("who whose whom when where why how"))
_OF_KIND = frozenset(words("kind kinds type types sort sorts name names"))
_IMPERATIVES = frozenset(words("name give list tell show find"))
_NO_PAST = frozenset(words("speed need seed feed breed deed weed hundred sacred indeed shed"))
_SINGULAR = ("ss", "us", "is")  # ends of words that are no plural and no verb
_LONGEST = 60  # words that are looked at


@dataclass(frozen=True, slots=True)
class Asked:
    """The form of a question, the words of the noun asked for, and the verb whose subject that noun is."""

    form: Form
    noun: tuple[str, ...] = ()
    verb: str | None = None


@lru_cache(64)
def asked(text: str) -> Asked:
    """What the order of a question's words tells.

    >>> asked("Which ferry company runs the dam?")
    Asked(form='which', noun=('ferry', 'company'), verb='runs')
    >>> asked("What was the death toll of the accident?").noun, asked("capital of Halvora").noun
    (('death', 'toll'), ('capital',))
    """
    read = _WORD.findall(text)[:_LONGEST]
    low = [word.lower() for word in read]
    start = next((i for i in range(len(low)) if _opens(low, i)), None)
    if start is not None:
        return _Sentence(read, low).after(start)
    if _ASKING & set(low) or (low and _is_auxiliary(low[0])):
        return Asked("other")
    return _Sentence(read, low).plain(text)


def _opens(low: list[str], i: int) -> bool:
    """Whether "which", "what" or "how many" stands here."""
    return low[i] in ("which", "what", *_SHORTENED) or low[i : i + 2] == ["how", "many"]


def _is_auxiliary(word: str) -> bool:
    return word in AUXILIARIES or bool(_NEGATED.fullmatch(word))


class _Sentence:
    """The words of a question as written and in lower case."""

    def __init__(self, read: list[str], low: list[str]) -> None:
        self._read, self._low = read, low
        self._shouted = not any(word[0].islower() for word in read)

    def after(self, i: int) -> Asked:
        """What follows the question word at `i`."""
        if self._low[i] == "how":
            return self._subject("many", i + 2)
        if self._low[i] in _SHORTENED:
            return Asked("being", self._being(i + 1))
        if self._at(i + 1) in BEING:
            return Asked("being", self._being(i + 2))
        return Asked("other") if _is_auxiliary(self._at(i + 1)) else self._subject("which", i + 1)

    def plain(self, text: str) -> Asked:
        """Words that are no question by form: a statement, a request, or keywords for what is asked for."""
        if "?" not in text and self._states(text.rstrip().endswith((".", "!"))):
            return Asked("statement")
        start = 1 if self._at(0) in _IMPERATIVES and len(self._low) > 1 else 0
        start += self._at(start) in ("me", "us") and start == 1
        start = self._kind_of(self._past(start, _DETERMINERS))
        end = next((i for i in range(start, len(self._low)) if self._closes(i)), len(self._low))
        while end > start and (self._low[end - 1].isdigit() or self._low[end - 1] in _ADVERBS):
            end -= 1
        return Asked("being" if self._at(0) in _IMPERATIVES else "keywords", tuple(self._low[start:end]))

    def _at(self, i: int) -> str:
        return self._low[i] if 0 <= i < len(self._low) else "?"

    def _past(self, i: int, skipped: frozenset[str]) -> int:
        while self._at(i) in skipped:
            i += 1
        return i

    def _kind_of(self, i: int) -> int:
        """The place after "kind of", "name of the" or "of the", which say nothing of what is asked for."""
        if self._at(i) in _OF_KIND and self._at(i + 1) == "of":
            return self._past(i + 2, _DETERMINERS)
        return self._past(i + 1, _DETERMINERS) if self._at(i) == "of" else i

    def _closes(self, i: int) -> bool:
        """Whether a noun phrase cannot go on with this word."""
        word = self._at(i)
        return (
            not word[0].isalnum()
            or _is_auxiliary(word)
            or word in _PREPOSITIONS
            or word in _RELATIVES
            or word in _DETERMINERS
            or word in _PRONOUNS
        )

    def _being(self, start: int) -> tuple[str, ...]:
        """The noun after "what is the"; none in "what was the firm fined", where it is given."""
        start = self._kind_of(self._past(start, _DETERMINERS))
        end = start
        while not self._closes(end):
            end += 1
        if end - start > 1 and self._at(end - 1) == "name" and self._at(end - 2).endswith(("'s", "’s")):
            end -= 1
        verbal = self._is_past(end - 1) or self._at(end - 1).endswith("ing")
        if (end - start > 1 and verbal) or (
            self._at(end) in _PREPOSITIONS and not self._at(end + 1)[0].isalnum()
        ):
            return ()
        return tuple(self._low[start:end])

    def _subject(self, form: Form, start: int) -> Asked:
        """The noun after "which" up to its verb, and that verb where the noun is its subject."""
        start = self._kind_of(start)
        if self._acts(start) and not _is_auxiliary(self._at(start + 1)):  # "how many wounded did it leave"
            return Asked(form, verb=self._at(start))
        end = start
        while not self._closes(end) and not (end > start and self._is_verb(start, end)):
            end += 1
        if end - start > 1 and self._at(end) in _DETERMINERS and not self._finite_after(end):
            end -= 1
        noun = self._low[start:end]
        while len(noun) > 1 and _is_adverb(noun[-1]):
            noun.pop()
        return Asked(form, tuple(noun), self._verb_at(end) if noun else None)

    def _verb_at(self, i: int) -> str | None:
        """The verb at `i`, or after "will", "has" or "is" where it is said of the noun before it."""
        if not _is_auxiliary(self._at(i)):
            return self._at(i) if self._at(i)[0].isalpha() and not self._closes(i) else None
        j = i + 1
        while _is_adverb(self._at(j)):
            j += 1
        if self._at(i) in BEING:
            return self._at(j) if self._at(j).endswith("ing") else None
        if self._is_past(j):
            return self._at(j)
        bare = not self._closes(j) and self._read[j].islower() and not _is_plural(self._at(j))
        return self._at(j) if bare and self._at(i) in ("will", "would", "may", "might", "could") else None

    def _is_verb(self, start: int, i: int) -> bool:
        """Whether the word at `i` is the verb of the noun that begins at `start`."""
        if all(_is_adverb(word) for word in self._low[start:i]):
            return False
        if self._is_past(i):
            return self._governs(i)
        noun = next(word for word in reversed(self._low[start:i]) if not _is_adverb(word))
        agrees = _is_plural(self._at(i)) != _is_plural(noun) and self._read[i].islower()
        return agrees and self._has_object(i + 1) and not self._finite_after(i + 1)

    def _acts(self, i: int) -> bool:
        """Whether the word at `i` is a verb with no noun before it: "what destroyed the mill"."""
        if self._is_past(i):
            return self._governs(i)
        return _is_plural(self._at(i)) and self._at(i + 1) in _DETERMINERS and not self._finite_after(i + 1)

    def _governs(self, i: int) -> bool:
        """Whether the past form at `i` is the verb, not a participle before its noun ("stolen painting")."""
        return self._closes(i + 1) or self._is_name(i + 1) or not self._finite_after(i + 1)

    def _has_object(self, i: int) -> bool:
        """Whether something stands here that follows a verb rather than a noun's modifier."""
        word = self._at(i)
        return word in _AFTER_VERBS or word[0].isdigit() or self._is_name(i)

    def _is_name(self, i: int) -> bool:
        return i < len(self._read) and self._read[i][0].isupper() and not self._shouted

    def _is_past(self, i: int) -> bool:
        """Whether the word at `i` is a past form, no name and no plural such as "children"."""
        word = self._at(i)
        if self._is_name(i) or word in _NO_PAST:
            return False
        regular = word.endswith("ed") and len(word) > 3
        return regular or word in PAST

    def _finite_after(self, i: int) -> bool:
        """Whether a verb of the same clause comes later, so that this word is none."""
        for j in range(i, len(self._low)):
            word, before = self._at(j), self._at(j - 1)
            if word in _RELATIVES and before not in _PREPOSITIONS:
                return False
            if _is_auxiliary(word) and before != "to":
                return True
            if self._is_past(j) and before not in _DETERMINERS | _PREPOSITIONS:
                return True
        return False

    def _states(self, closed: bool) -> bool:
        """Whether the words are a statement: a verb in the middle, or a past form with its object."""
        for i in range(1, len(self._low)):
            if self._at(i) in _RELATIVES:
                return False
            if _is_auxiliary(self._at(i)) and self._at(i) not in ("may", "might", "can", "will"):
                return True
            if self._is_past(i) and (closed or self._at(i + 1) in _DETERMINERS | _PRONOUNS):
                return True
            if self._at(i) in ("will", "may", "might", "can") and self._low[0] in _DETERMINERS | _PRONOUNS:
                return True
        return False


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in ("family", "supply"))


def _is_plural(word: str) -> bool:
    """Whether a noun is a plural by its look, or a verb in the third person; "people" is no verb."""
    plural = word.endswith("s") and len(word) > 3 and not word.endswith(_SINGULAR)
    return plural or word in ("people", "police", "men", "women", "children", "has", "does")
