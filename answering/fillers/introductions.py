"""What a sentence says that somebody or something is: "the baker Ada Veld", "Veld, a baker from Oss,".

Reporters introduce a name in few forms: a noun before it, a noun in commas behind it, or "is".
"""

from __future__ import annotations

from collections.abc import Iterator

from answering.language.patterns import pattern
from answering.language.phrases import DETERMINERS, Phrase, read_phrases
from answering.language.stems import stemmed, stems
from answering.names import same_name
from answering.naming.words import TITLES
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.filler import Filler, nearness

LONGEST = 80  # characters of a description; of a longer one its first phrase is given
BOUND, TOLD = 1.0, 0.6  # of the fit: a noun that describes, a clause that tells

_OWN = r"(?:one|his|her|its|their|our|former|[a-z-]+(?<!ed|ly)(?<!ing) (?:of|at|for|in|to)) "
_NOUN = rf"(?:(?:an?|the) |(?={_OWN}))(?P<words>[^,;:()—–“”\"]{{3,300}}?)"
_BORDER = (
    r"(?=[,;:.!()—–“”\"]"
    r"| (?:who|which|that|when|where|while|since|until|after|before|but|because|and (?:has|is|was|had))\b|$)"
)
_AGE = r"(?:(?:aged )?\d+, )?"
_BEHIND = tuple(
    (share, pattern(rf"(?: \([^()]{{1,60}}\))?{form}"))
    for share, form in (
        (BOUND, rf"(?:, [^,]{{1,60}},)? (?:is|are|was|were|became|has become|remains) {_NOUN}{_BORDER}"),
        (BOUND, rf"(?:, {_AGE}| – | — | - | \(){_NOUN}(?=[,.;)]| –| —| -)"),
        (TOLD, rf", {_AGE}who (?P<words>[^,;:()—–“”\"]{{3,90}})(?=[,.;])"),
    )
)
"""How a description follows the name, and what it counts."""
_NAMING = pattern(r",? (?:called|named|known as|titled|dubbed) (?:the )?[“\"‘']?")
_DOING = pattern(r"\b[a-z]{3,}ing ")
_NARROWED = pattern(r"(?:^|\b(?ai:said|says|told|added|by|the|an?|its|his|her|their)|['’]s) $")
_TAIL = pattern(
    r"(?:^|[,;:] |\b(?:and|but|that|said|says) )(?ai:the|an?|its|his|her|their) "
    r"(?P<head>(?:[\w’'-]+ ){1,5}?(?:of|at|for|in|from|to) [^,;:.()“”\"]{0,60})$"
)
_MARKS = " “\"‘'"
_PLACED = pattern(r"\b(?ai:in|at|on|near|inside|outside) (?:the|an?|its|his|her|their) $")
_CLOSED = pattern(r",|[”\"’']?[.,;]")
_TIME = ("year", "month", "week", "day", "evening", "morning", "afternoon", "night", "season")


def introductions(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """The words of a sentence that say who or what it is of which only that is asked."""
    for start, end in _stands(question.introduces, candidate) if question.introduces else ():
        for share, first, last in (*_behind(candidate.text, end), *_before(candidate.text, start, end)):
            fit = share * nearness(question, candidate, first, last)
            yield Filler(first, last, candidate.text[first:last], fit, bound=True)


def _stands(thing: str, candidate: Candidate) -> Iterator[tuple[int, int]]:
    """Where a sentence names the thing, marks of quotation around it included."""
    named = [(name.start, name.end) for name in candidate.names if same_name(name.text, thing)]
    at = candidate.text.lower().find(thing.lower())
    found = named or ([(at, at + len(thing))] if at >= 0 and candidate.text[at].isupper() else [])
    for start, end in found:
        yield start, end + (candidate.text[end : end + 1] in ("”", '"', "’"))


def _behind(text: str, end: int) -> Iterator[tuple[float, int, int]]:
    """Descriptions that follow a name, with what each counts."""
    for share, form in _BEHIND:
        if found := form.match(text, end):
            start, end = found.span("words")
            yield share, start, end if end - start <= LONGEST else _phrase_end(text, start)


def _phrase_end(text: str, start: int) -> int:
    """Where the longest phrase ends that begins there, or the next word."""
    ends = (one.end for one in read_phrases(text) if one.start == start)
    return max(ends, default=start + len(text[start:].split(" ", 1)[0]))


def _before(text: str, start: int, end: int) -> Iterator[tuple[float, int, int]]:
    """The noun before a name: "the baker Ada Veld", "the baker, Ada Veld,", "a yacht called Gull"."""
    for phrase in read_phrases(text):
        if phrase.start < start < phrase.end and not phrase.tailed and not phrase.listed:
            last = len(text[:start].rstrip(_MARKS))
            first = max(_deeds(text, phrase.start, last), default=phrase.start)
            if _describes(text[first:last]):
                yield BOUND, first, last
        elif _NAMING.fullmatch(text, phrase.end, start):
            yield BOUND, phrase.start, phrase.end
        elif _is_apposed(text, phrase, start, end):
            first = _whole_start(text, phrase.start)
            if first < phrase.start or not _PLACED.search(text, 0, first):
                yield BOUND, first, phrase.end


def _deeds(text: str, start: int, end: int) -> Iterator[int]:
    """Where words end that tell a deed before a noun, "beating champion Ada Veld"; "managing" is none there.

    What follows a determiner or a verb of saying narrows the noun down: "said managing director Ada Veld".
    """
    for found in _DOING.finditer(text, start, end):
        if not (found.start() == start and _NARROWED.search(text, 0, start)):
            yield found.end()


def _describes(words: str) -> bool:
    """Whether words right before a name say what it is: not "last week", nor the first half of the name."""
    told = words.split()
    return bool(told) and (
        told[-1].lower() in TITLES
        or (any(word[0].islower() for word in told) and stemmed(told[-1]) not in stems(_TIME))
    )


def _whole_start(text: str, start: int) -> int:
    """Where the noun begins that a phrase in commas ends: "director of the mill in the valley"."""
    found = _TAIL.search(text, 0, start)
    return found.start("head") if found else start


def _is_apposed(text: str, phrase: Phrase, start: int, end: int) -> bool:
    """Whether a noun with its determiner stands in commas before the name: "The mayor, Ada Veld, said"."""
    owned = any(word.endswith(("'s", "’s")) for word in text[phrase.start : phrase.end].split())
    determined = owned or text[: phrase.start].rstrip().rsplit(" ", 1)[-1].lower() in DETERMINERS
    return determined and text[phrase.end : start] == ", " and bool(_CLOSED.match(text, end))
