"""Whether a sentence speaks of another bearer of a question's name: of a longer name, or of parts of names.

Who runs the Orsen Foundation does not run Orsen; "Ada Orsen won two awards" tells nothing of the Orsen Award.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from answering.language.patterns import pattern
from answering.language.readings import line_of
from answering.naming.words import COMPANY, TITLE_PARTS, TITLES
from answering.question import Question
from answering.sentences.candidate import Candidate, keys_of
from answering.sentences.life_dates import life_event

_NAME = r"(?P<name>[A-Z0-9][\w’'&.-]*(?:(?:[ :]| of | and | the |: )+[A-Z0-9][\w’'&.-]*)*)"
_ASKED_OF = (
    pattern(rf"^\W*(?ai:when (?:was|is|were|are|will|does|did)) (?ai:the )?{_NAME} (?:be )?[a-z]+\W*$"),
    pattern(rf"\b(?:of|for) (?ai:the )?{_NAME}(?: in (?:1\d|20)\d\d)?\W*$"),
)
"""What a date or an office is asked of: "when was Salt Hour released", "the head of Orsen"."""
_GOES_ON = pattern(r":? (?P<more>(?!(?:[IVXLC]+|[A-Z])\b)[A-Z][\w’'-]+)")

_NO_MORE = TITLES | TITLE_PARTS | COMPANY
"""Words behind a name that make it no other: "Orsen Inc.", "Orsen President Ada Veld"."""


def goes_on(question: Question, candidate: Candidate) -> bool:
    """Whether the name of which a date or an office is asked only begins longer names there.

    >>> from answering.question import Query, read_question
    >>> from corpus.article import Article, Span
    >>> asked = read_question(Query("Who is the director of Orsen?"))
    >>> told = "Ada Veld is the director of the Orsen Foundation.", "Ada Veld is the director of Orsen."
    >>> read = (Article("a", text, "a", sentences=(Span(0, len(text)),)) for text in told)
    >>> [goes_on(asked, Candidate(article, 0, 1.0)) for article in read]
    [True, False]
    """
    name = _asked_of(question)
    ends = _ends(name, candidate.text) if name else ()
    longer = [_is_longer(question, end, candidate) for end in ends]
    return bool(longer) and all(longer)


@lru_cache(64)
def _asked_of(question: Question) -> str | None:
    """The name of which a question asks a date or who holds an office, unless it is somebody's."""
    if not (question.identity or question.expected == "date") or life_event(question.text):
        return None
    found = next((match for form in _ASKED_OF if (match := form.search(question.text))), None)
    return found["name"] if found and not set(question.people) & {found["name"]} else None


def _ends(name: str, text: str) -> Iterator[int]:
    """Where a name ends each time that it stands in a text, whatever its capitals."""
    return (found.end() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))


def _is_longer(question: Question, end: int, candidate: Candidate) -> bool:
    """Whether a name that ends there goes on with a word that is neither a title nor the question's."""
    found = _GOES_ON.match(candidate.text, end)
    if found is None or found["more"].lower() in _NO_MORE:
        return False
    whole = next((one for one in candidate.names if one.start < found.start("more") < one.end), None)
    person = whole is not None and whole.kind == "person"
    return not person and keys_of(found["more"]).isdisjoint(question.accepted)


def scattered(question: Question, candidate: Candidate) -> bool:
    """Whether the words of a name stand near a sentence only in names of others, and never together.

    >>> from answering.question import Query, read_question
    >>> from corpus.article import Article, Span
    >>> asked = read_question(Query("Who won the Orsen Award?"))
    >>> told = "Ada Orsen won the Lowen Award.", "Ada Veld won the Orsen Award."
    >>> read = (Article("a", text, "a", sentences=(Span(0, len(text)),)) for text in told)
    >>> [scattered(asked, Candidate(article, 0, 1.0)) for article in read]
    [True, False]
    """
    asked = [keys_of(name.text) for name in question.names if name.kind != "person"]
    met = any(not keys.isdisjoint(candidate.keys) for keys in asked)
    if not met or any(_together(keys, candidate) for keys in asked):
        return False  # for most sentences, whose names need not be read
    return any(_in_others(keys, candidate) for keys in asked)


def _in_others(asked: frozenset[str], candidate: Candidate) -> bool:
    """Whether a sentence holds words of a name, each within a name that has others too."""
    told = (keys_of(name.text) for name in candidate.names)
    parts = [keys for keys in told if keys & asked]
    return bool(parts) and all(keys - asked for keys in parts)


def _together(asked: frozenset[str], candidate: Candidate) -> bool:
    """Whether all words of a name stand together in a sentence, in the one before or in the title.

    One word may stand between: "the Nobel Medicine Prize".
    """
    beside = (candidate.before, candidate.article.title or "")
    lines = (candidate.line, *(line_of(text) for text in beside))
    return any(asked <= frozenset(line[i : i + len(asked) + 1]) for line in lines for i in range(len(line)))
