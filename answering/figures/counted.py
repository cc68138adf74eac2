"""What a number counts, beside what a question asks to be counted."""

from __future__ import annotations

from answering.asking.focus import Focus
from answering.language.patterns import pattern, words
from answering.language.stems import stemmed, stems
from answering.quantities.value import Value
from answering.question import Question
from answering.sentences.candidate import keys_of, match, terms_of

ANYBODY = frozenset(("people", "persons", "individuals", "others", "men", "women"))
_BY = pattern(r"(?: [^.;]{0,80})?,? by(?: (?:about|around|some|nearly|almost|only|just|over|more than))? ")
_THEY = pattern(r"(?: (?:who|that|have|has|had|can|could|still|now|already|also|[a-z]+ly))* ")
_NUMBER_OF = pattern(
    r"\b(?ai:number|total|tally|count) of (?P<counted>[^.;:()]{3,90})(?:: )?$"
    r"|\b(?P<noun>[a-z-]{3,} (?ai:count|tally|total|numbers))(?: (?:for|in|of|at|since) [^.;:()]{3,60}?)?"
    r"(?:: | (?ai:is|was|are|were|stands? at|stood at|reached|rose to|fell to|climbed to|hit)"
    r"(?: (?:now|about|around|some|over|at least|nearly|more than))*) ?$"
)
_WERE = pattern(r" (?:(?:people|others|more) )?(?:(?:were|was|are|is|have|has|had|been|also|reported) )*")
_HEDGE = pattern(r" (?:(?:at least|about|around|some|nearly|over|more than|up to|another) )?")
_STATES = words(
    "dead killed died injured wounded hurt missing displaced arrested detained rescued homeless jobless"
    " stranded trapped unemployed"
)
"""What people are said to be without a noun, and asked for without one: "how many wounded"."""
_PEOPLE = ANYBODY | {"person", "victims", "deaths", "dead"}
_PERSONS = ANYBODY | frozenset(
    words(
        """viewers visitors participants passengers residents inhabitants employees workers miners drivers
        students pupils guests spectators onlookers supporters fans protesters protestors demonstrators
        marchers patients civilians soldiers migrants refugees voters tourists customers members subscribers
        listeners readers users delegates prisoners survivors children adults locals villagers volunteers
        holidaymakers hikers pilgrims strikers teachers nurses doctors firefighters fishermen farmers sailors
        victims casualties worshippers"""
    )
)
"""Who is counted where it is asked how many people."""


def counts_asked(question: Question, text: str, value: Value) -> bool:
    """Whether a count is of what the question asks for; of people a toll need not say so ("rose to five").

    What is counted is told last, or named: "22 polling stations" are no polls, "40 Veld stores" are Velds.
    Viewers and miners are people.

    >>> from answering.question import Query, read_question
    >>> from answering.values import read_values
    >>> text = "All 22 polling stations were open, and 4,000 students came."
    >>> stations, students = read_values(text)
    >>> polls, people = (read_question(Query(f"How many {noun} were there?")) for noun in ("polls", "people"))
    >>> counts_asked(polls, text, stations), counts_asked(people, text, students)
    (False, True)
    """
    if question.head is None:
        return True
    if question.head.key in stems(_STATES) and (value.unit is None or value.unit in _PERSONS):
        return _is_so(question.head, text, value)
    if value.unit is None and (asks_for_people(question) or question.head.key in stems(_PERSONS)):
        return True
    if value.unit is None and is_number_of(question.head, text[: value.start]):
        return True
    if value.unit in _PERSONS and asks_for_anybody(question):
        return True
    if value.unit in ANYBODY and _do_it(question.head, text, value):
        return True
    inside = text[value.start : value.end].split()
    told = [stemmed(word) for word in inside]
    named = [key for word, key in zip(inside, told, strict=True) if word[0].isupper()]
    unit = stemmed(value.unit).split() if value.unit else []
    return bool(match(question.head, (*told[-1:], " ".join(told[-2:]), *unit, *named)))


def _is_so(head: Focus, text: str, value: Value) -> bool:
    """Whether people are told to be what is asked for: "10 dead and 17 wounded", "killing two people".

    Of a bare number nothing else may be told.
    """
    near = {
        term.key
        for term in terms_of(text)
        if (term.start >= value.end and _WERE.fullmatch(text, value.end, term.start))
        or (term.end <= value.start and _HEDGE.fullmatch(text, term.end, value.start))
    }
    return bool(match(head, tuple(near))) or (value.unit is None and near.isdisjoint(stems(_STATES)))


def _do_it(head: Focus, text: str, value: Value) -> bool:
    """Whether people are told to do what the noun asked for names them by: "spoken by 40" counts speakers."""
    if not head.key.endswith(("er", "or")):
        return False
    done = (term for term in terms_of(text) if term.key in head.accepts and term.key != head.key)
    return any(
        _BY.fullmatch(text, term.end, value.start)
        or (_THEY.fullmatch(text, value.end, term.start) and not _BY.match(text, term.end))
        for term in done
    )


def is_number_of(head: Focus, before: str) -> bool:
    """Whether a number is told of what is asked for: "the number of seats falls from 90 to", then "80".

    So it is behind "Number of seats:" and "The seat count is".
    """
    told = _NUMBER_OF.search(before)
    return told is not None and bool(match(head, keys_of(told["counted"] or told["noun"])))


def asks_for_people(question: Question) -> bool:
    """Whether people are counted."""
    return question.head is not None and question.head.key in stems(_PEOPLE)


def asks_for_anybody(question: Question) -> bool:
    """Whether people are asked for, whoever they are, not the dead."""
    return question.head is not None and question.head.key in stems(ANYBODY)
