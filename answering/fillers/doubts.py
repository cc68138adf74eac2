"""Reasons to doubt that a sentence answers, each with what it leaves of the probability.

The questions that the weights are trained on hardly show these misses; in news they are the typical
wrong answer ("who won the game" against a report that a game was watched). Each test was checked for
sense on questions of other kinds, its factor is a round number and not fitted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from answering.clauses.reasons import gives_reason
from answering.clauses.subjects import doer
from answering.clauses.telling import speeches, takes_the_floor
from answering.figures.ages import is_age_of_another
from answering.figures.asked_times import meets_asked_time
from answering.figures.bare_numbers import asks_for_age
from answering.figures.counted import counts_asked
from answering.figures.sisters import is_of_sister
from answering.fillers.elsewhere import is_of_part, opens_with_another
from answering.fillers.happenings import befalls, tells_event
from answering.fillers.kinds import asks_for_class, head_met
from answering.fillers.longer_names import goes_on, scattered
from answering.fillers.names import holder_unnamed, leads_untold
from answering.fillers.phrases import asks_for_naming
from answering.language.kept import kept
from answering.language.lexicon import alike
from answering.language.patterns import pattern
from answering.names import Name, same_name
from answering.question import Question
from answering.sentences.attribution import voice
from answering.sentences.candidate import Candidate, keys_of, match
from answering.sentences.filler import Filler
from answering.sentences.life_dates import life_event
from answering.values import Value
from corpus.article import day

CONTENT = 4.5  # rarity of a word found in about one of 90 passages
TELLING = 2.3  # rarity of "give"; "new" and "take" say less
RARE = 8.0  # rarity of a word found in about one of 3,000 passages: a name or a telling noun
AFTERWARDS = timedelta(days=14)
_RECENT = pattern(r"\b(?:yesterday|today|tonight|this|last|past)\b", re.I)
LONG_AGO = timedelta(days=300)
_YEAR = pattern(r"\b(?:1[5-9]|20)\d\d\b")
_HAD = pattern(
    r"\bhad (?:\w+ ){0,2}?(?:\w+ed|won|got|been|had|taken|given|made|lost|risen|fallen|cost|paid)\b"
)
_NOW = pattern(r"\W*who(?: is|['’]s)\b", re.I)
_FROM_TODAY = pattern(
    r"^\W*(?:(?:early|late|earlier|later) )?(?:last|this|next|yesterday|today|tonight|tomorrow)\b"
    r"|^\W*(?:an?|one|two|three|four|five|six|ten|few|\d\d?) (?:day|week|month|year)s? ago\b",
    re.I,
)
_KIN = pattern(
    r"['’]s (?:\w+ )?(?:father|mother|parents|wife|widow|husband|son|daughter|brother|sister|uncle|nephew)\b"
    r"|\b(?:son|daughter|children|brother|sister|widow|nephew|niece|grandson|granddaughter)"
    r"(?: and (?:heir|heiress|successor))? of\b"
    r"|\b(?:his|her) (?:\w+ )?(?:father|mother|wife|husband|son|daughter|brother|sister)\b",
    re.I,
)
_OF_WHAT = pattern(r"^\W*what\b.*\bof\W*$", re.I)
_OF = pattern(r"(?: [\w’'-]+){0,3} (?:of|from|after|by)\b")
_REFUSED = pattern(
    r"\b(?:turned? (?:\w+ ){1,3}down|(?:was|were|been) (?:turned down|rebuffed|called off|shelved)"
    r"|(?:fell|fallen) through|c[ao]me to nothing)\b",
    re.I,
)
_NUMBER = pattern(r"\d+(?:st|nd|rd|th)?", re.I)
_JOINED = pattern(r"\b([a-z]+)-(offs?|outs?|ins?|ups?|downs?|overs?|backs?|by|through|away)\b", re.I)


@dataclass(frozen=True)
class Case:
    """A question, a sentence, what fills the slot in it, the keys of what was gathered of its article."""

    question: Question
    candidate: Candidate
    filler: Filler | None
    known: frozenset[str]
    said: frozenset[str] = frozenset()
    """The keys of the question's words that the sentence says without them."""

    @kept
    def keys(self) -> frozenset[str]:
        """What the sentence holds or says."""
        return self.candidate.keys | self.said if self.said else self.candidate.keys

    @kept
    def both(self) -> frozenset[str]:
        """The same with what stands around it."""
        return self.candidate.both | self.said if self.said else self.candidate.both

    @kept
    def met(self) -> Sequence[float]:
        """How well the sentence meets each term of the question."""
        return self.question.shares(self.keys)

    @property
    def covered(self) -> float:
        """The weight of the terms that it meets, as a share of all."""
        return self.question.share(self.met)

    @kept
    def around(self) -> Sequence[float]:
        """The same of the sentence and what stands around it."""
        return self.question.shares(self.both)

    @kept
    def anywhere(self) -> Sequence[float]:
        """The same of these and all that was gathered of its article."""
        return list(map(max, self.around, self.question.shares(self.known)))

    @property
    def nearby(self) -> str:
        """The words of the sentence, of the one before it and of the title."""
        return " ".join((self.candidate.text, self.candidate.before, self.candidate.article.title or ""))


Doubt = tuple[str, float]
"""The reason in words, and the share of the probability that it leaves."""


def doubts(case: Case) -> Iterator[Doubt]:
    """Each doubt that applies: those about the sentence, then those about the words that answer."""
    yield from doubts_of_keys(case)
    yield from doubts_of_text(case)
    yield from doubts_of_answer(case)


def doubts_of_keys(case: Case) -> Iterator[Doubt]:
    """Each doubt that the keys of a sentence tell, whatever fills the slot."""
    return ((reason, share) for reason, share, applies in _OF_KEYS if applies(case))


def doubts_of_text(case: Case) -> Iterator[Doubt]:
    """Each doubt for which values and names are read, whatever fills the slot."""
    return ((reason, share) for reason, share, applies in _OF_TEXT if applies(case))


def doubts_of_answer(case: Case) -> Iterator[Doubt]:
    """Each doubt that applies to what fills the slot."""
    return ((reason, share) for reason, share, applies in _OF_ANSWER if applies(case))


def _verb_missing(case: Case) -> bool:
    predicate = case.question.predicate
    if predicate is None:
        return False
    return not match(predicate, case.keys) or leads_untold(case.question, case.candidate)


def _action_missing(case: Case) -> bool:
    """Whether the main verb, which tells a toll from a crowd, is neither in the sentence nor around it.

    Words in quotation marks are said, whatever the verb beside them is.
    """
    if case.question.expected == "quote" and speeches(case.candidate.text):
        return False
    return case.question.verb is not None and not match(case.question.verb, case.both)


def _dates_another(case: Case) -> bool:
    """The same where a date is asked for: every report has dates, and few are of what is asked about."""
    return case.question.expected == "date" and _action_missing(case)


def _places_another(case: Case) -> bool:
    """The same where a place is asked for, which every report has too."""
    return case.question.expected == "place" and _action_missing(case)


def _turned_down(case: Case) -> bool:
    """Whether what the sentence offers came to nothing, and the question does not ask of that."""
    return bool(_REFUSED.search(case.candidate.text)) and not _REFUSED.search(case.question.text)


def _dates_no_such_thing(case: Case) -> bool:
    """Whether the day of a thing is asked for, and the sentence tells of none: "when is the election"."""
    if case.question.expected != "date" or case.question.verb:
        return False
    keys = case.keys | case.candidate.carried
    things = [one for one in case.question.focus if not one.proper and one.weight >= TELLING]
    return bool(things) and not any(match(one, keys) for one in things)


def _noun_missing(case: Case) -> bool:
    head = case.question.head
    return not head_met(case.question, case.candidate) and not (head and match(head, case.said))


def _measure_missing(case: Case) -> bool:
    """Whether what a percentage or sum is of ("the interest rate", "the revenue") is not in the sentence."""
    return any(not match(focus, case.keys) for focus in case.question.measure)


def _office_missing(case: Case) -> bool:
    """Whether the sentence holds no word of what somebody is asked to be: "president" in "who is …"."""
    office = case.question.office
    return bool(office) and not any(match(focus, case.keys) for focus in office)


def _names_missing(case: Case) -> bool:
    """Whether most of the question's names and numbers are neither in the sentence nor around it."""
    proper = [share for focus, share in zip(case.question.focus, case.around, strict=True) if focus.proper]
    return 2 * proper.count(0.0) > len(proper)


def _word_unheard(case: Case) -> bool:
    """Whether a content word of the question is nowhere in the article: "inflation", where none is told."""
    found = zip(case.question.focus, case.anywhere, strict=True)
    return any(not share and focus.weight >= CONTENT for focus, share in found)


def _joined_missing(case: Case) -> bool:
    """Whether a word such as "run-off", of which "run" alone says nothing, is neither there nor around it."""
    return any(
        not re.search(rf"\b{first}\w*[ -]?{last.rstrip('s')}", case.nearby, re.I)
        for first, last in _joined(case.question.text)
    )


@lru_cache(64)
def _joined(question: str) -> list[tuple[str, str]]:
    """The parts of each joined word of a question."""
    return _JOINED.findall(question)


def _name_unheard(case: Case) -> bool:
    """Whether nothing of a name of the question is anywhere in the article: it is about somebody else."""
    focus, anywhere = case.question.focus, case.anywhere
    return any(
        told and all(focus[i].proper and not anywhere[i] for i in told) for told in _named(case.question)
    )


@lru_cache(64)
def _named(question: Question) -> list[list[int]]:
    """The numbers of the terms of a question that each of its names is made of."""
    named = [keys_of(name.text) for name in question.names]
    return [[i for i, focus in enumerate(question.focus) if focus.key in keys] for keys in named]


def _only_names(case: Case) -> bool:
    """Whether of a question about somebody only the names are met: "what did Veld give Marsh"."""
    focus = case.question.focus
    plain = [
        share
        for one, share in zip(focus, case.around, strict=True)
        if not one.proper and one.weight >= TELLING
    ]
    return bool(plain) and not any(plain) and any(one.proper for one in focus)


def _telling_word_missing(case: Case) -> bool:
    """Whether a rare word of the question is neither in the sentence nor around it."""
    found = zip(case.question.focus, case.around, strict=True)
    return any(not share and focus.weight >= RARE for focus, share in found)


def _done_by_another(case: Case) -> bool:
    """Whether the sentence tells of somebody else, and nothing around of who is asked to have done it."""
    actor, verb, one = case.question.actor, case.question.verb, case.candidate
    if actor is None or verb is None or not keys_of(actor.text).isdisjoint(one.both):
        return False
    doers = (doer(one.text, one.names, term) for term in one.terms if term.key in verb.accepts)
    return any(name and not _is_named(case.question, name) for name in doers)


def _is_named(question: Question, name: Name) -> bool:
    """Whether a question names somebody, or the state that a capital stands for."""
    return any(same_name(name.text, asked.text, governments=True) for asked in question.names)


def _of_another_subject(case: Case) -> bool:
    """Whether a number or a date is asked of a name, and the sentence has another one for its subject."""
    filler = case.filler
    told = filler is not None and filler.value is not None
    return told and opens_with_another(case.question, case.candidate)


def _of_a_part(case: Case) -> bool:
    return is_of_part(case.question, case.candidate)


def _of_what_untold(case: Case) -> bool:
    """Whether it is asked what somebody died of or is accused of, and no "of" or "after" follows the verb."""
    question, one = case.question, case.candidate
    if question.verb is None or question.expected != "text" or not _OF_WHAT.match(question.text):
        return False
    ends = (term.end for term in one.terms if term.key in question.verb.accepts)
    return not any(_OF.match(one.text, end) for end in ends)


def _no_reason(case: Case) -> bool:
    """Whether it is asked why, and no word or clause gives a reason, nor goes on from what it is asked of."""
    return case.question.expected == "reason" and not case.said and not gives_reason(case.candidate.text)


def _nothing_said(case: Case) -> bool:
    """Whether it is asked what somebody said, and nobody is told to say anything in the sentence."""
    asked = case.question.expected == "quote" and not asks_for_naming(case.question)
    return asked and not takes_the_floor(case.candidate.text)


def _said_by_another(case: Case) -> bool:
    """Whether it is asked what somebody said, and the sentence lets somebody else speak."""
    actor, one = case.question.actor, case.candidate
    if actor is None or case.question.expected != "quote":
        return False
    said = voice(one)
    if said and said.name and said.index == one.index:
        return not same_name(said.text, actor.text)
    return keys_of(actor.text).isdisjoint(one.keys | one.carried | keys_of(one.before))


def _no_event(case: Case) -> bool:
    """Whether it is asked what happened to something, and the sentence tells of nothing that did."""
    return befalls(case.question) and not tells_event(case.question, case.candidate)


def _other_year(case: Case) -> bool:
    """Whether the question names a time, and the sentence names others but not this one."""
    if not any(value.type == "date" for value in case.question.values):
        return False  # so that the values of 48 sentences need not be read: a fifth of an answer's time
    return meets_asked_time(case.question, case.candidate, case.candidate.values) is False


def _published_elsewhen(case: Case) -> bool:
    """Whether the question says "yesterday" or "last week", and the article is from well before or after."""
    asked = [v for v in case.question.values if v.type == "date" and _RECENT.search(_words(case.question, v))]
    when = case.candidate.article.published
    if not asked or when is None or any(value.type == "date" for value in case.candidate.values):
        return False
    return not any(_tells_of(value, day(when)) for value in asked)


def _words(question: Question, value: Value) -> str:
    return question.text[value.start : value.end]


def _tells_of(value: Value, published: date) -> bool:
    """Whether an article of that day may tell of what happened in a period: until two weeks after it."""
    low, high = value.low, value.high
    if not isinstance(low, date) or not isinstance(high, date):
        return True
    return low <= published <= high + AFTERWARDS


def _other_number(case: Case) -> bool:
    """Whether a number that names something in the question ("93rd", "season 3") is not there."""
    asked = {number.lower() for number in _NUMBER.findall(case.question.text)}
    if not asked or case.question.values:
        return False
    there = {number.lower() for number in _NUMBER.findall(case.nearby)}
    return any(alike(number).keys().isdisjoint(case.both) for number in asked - there)


def _counts_others(case: Case) -> bool:
    """Whether the number counts something else than asked: "six people" where passengers are asked for."""
    filler, head = case.filler, case.question.head
    if not filler or not filler.value or filler.value.type != "count" or not head:
        return False
    return case.question.expected == "count" and not counts_asked(
        case.question, case.candidate.text, filler.value
    )


def _of_a_sister(case: Case) -> bool:
    return is_of_sister(case.question, case.candidate, case.filler)


def _year_untold(case: Case) -> bool:
    """Whether a number is asked of a past year that neither the sentence nor what is around it names.

    An article without its day must name the year that is asked about, whatever answers.
    """
    when = case.candidate.article.published
    if when is None:
        told = f"{case.candidate.article.title or ''} {case.candidate.article.text}"
        asked = _YEAR.findall(case.question.text)
        return bool(asked) and not any(year in told for year in asked)
    years = _YEAR.findall(case.question.text) if _is_number(case) and when else []
    return any(when and int(year) < day(when).year and year not in case.nearby for year in years)


def _of_another_age(case: Case) -> bool:
    """Whether it is asked how old somebody is, and the age is told of somebody else."""
    filler = case.filler if asks_for_age(case.question) else None
    return filler is not None and is_age_of_another(case.question, case.candidate, filler)


def _had_been(case: Case) -> bool:
    """Whether a number held in a year long past, where none is asked about: "in 2021 she had won with 58"."""
    when = case.candidate.article.published
    dated = any(value.type == "date" for value in case.question.values)
    if not _is_number(case) or dated or when is None or case.question.asks_former:
        return False
    told = [v.high for v in case.candidate.values if v.type == "date" and isinstance(v.high, date)]
    past = bool(told) and max(told) < day(when) - LONG_AGO
    return past and bool(_HAD.search(case.candidate.text))


def _undatable(case: Case) -> bool:
    """Whether a date is told from a day that nobody knows: "last year", in an article without its day."""
    filler = case.filler
    told = filler is not None and filler.value is not None and filler.value.type == "date"
    return bool(
        told and filler and case.candidate.article.published is None and _FROM_TODAY.search(filler.text)
    )


def _of_a_longer_name(case: Case) -> bool:
    return goes_on(case.question, case.candidate)


def _of_parts_of_names(case: Case) -> bool:
    return scattered(case.question, case.candidate)


def _of_no_class(case: Case) -> bool:
    """Whether a country or a city is asked for, and only plain words would answer."""
    filler = case.filler if asks_for_class(case.question) else None
    return filler is not None and filler.loose and filler.text.islower()


def _is_number(case: Case) -> bool:
    """Whether a number that is no date would answer."""
    return case.filler is not None and case.filler.value is not None and case.filler.value.type != "date"


def _of_kin(case: Case) -> bool:
    """Whether a birth or death is told of somebody's kin: "Veld's father died in 1885"."""
    if case.filler is None or life_event(case.question.text) is None:
        return False
    asked_too = _KIN.search(case.question.text)
    return not asked_too and bool(_KIN.search(case.candidate.text[: case.filler.start]))


def _of_nobody(case: Case) -> bool:
    """Whether it is asked who somebody is, and the sentence speaks of one without a name: "a guard"."""
    filler, question = case.filler, case.question
    if not question.identity or not question.office or filler is None or filler.bound:
        return False
    return holder_unnamed(question, case.candidate)


def _other_time(case: Case) -> bool:
    """Whether the answer is said to have held before, and the question does not ask for that."""
    return case.filler is not None and case.filler.former and not case.question.asks_former


def _held_once(case: Case) -> bool:
    """Whether it is asked who somebody is now, and the answer is said to have been that before."""
    return case.question.identity and bool(_NOW.match(case.question.text)) and _other_time(case)


def _holds_now(case: Case) -> bool:
    """Whether the earlier state is asked for, and nothing says of the value that it held before."""
    filler = case.filler
    return case.question.asks_former and filler is not None and bool(filler.value) and not filler.former


_Row = tuple[str, float, Callable[[Case], bool]]
_OF_KEYS: tuple[_Row, ...] = (
    ("the verb asked about is missing", 0.4, _verb_missing),
    ("the action asked about is missing", 0.8, _action_missing),
    ("it dates something else", 0.6, _dates_another),
    ("it dates something else", 0.3, _dates_no_such_thing),
    ("it tells where something else is", 0.7, _places_another),
    ("a word of the question is nowhere in the article", 0.8, _word_unheard),
    ("a joined word of the question is missing", 0.4, _joined_missing),
    ("it does not name the kind of thing asked for", 0.6, _noun_missing),
    ("it does not say what is measured", 0.7, _measure_missing),
    ("it does not say who holds what is asked", 0.4, _office_missing),
    ("a name of the question is nowhere in the article", 0.4, _name_unheard),
    ("it says nothing of what is asked but names", 0.5, _only_names),
    ("names of the question are missing", 0.7, _names_missing),
    ("a telling word of the question is missing", 0.8, _telling_word_missing),
)
_OF_TEXT: tuple[_Row, ...] = (
    ("it tells this of somebody else", 0.25, _done_by_another),
    ("nobody says anything in it", 0.5, _nothing_said),
    ("somebody else says it", 0.4, _said_by_another),
    ("it does not say what of", 0.3, _of_what_untold),
    ("it gives no reason", 0.5, _no_reason),
    ("it tells this of a part", 0.6, _of_a_part),
    ("what it offers was turned down", 0.4, _turned_down),
    ("it does not tell what happened to it", 0.7, _no_event),
    ("it speaks of another time", 0.1, _other_year),
    ("it was published at another time", 0.1, _published_elsewhen),
    ("a number of the question is missing", 0.4, _other_number),
    ("it speaks of a longer name", 0.2, _of_a_longer_name),
    ("it holds only parts of the name asked about", 0.25, _of_parts_of_names),
)
_OF_ANSWER: tuple[_Row, ...] = (
    ("it counts something else", 0.1, _counts_others),
    ("it is told of somebody's kin", 0.4, _of_kin),
    ("its answer held before", 0.4, _other_time),
    ("it is asked who is that now", 0.5, _held_once),
    ("nothing says that its answer held before", 0.7, _holds_now),
    ("it gives this of another thing of its kind", 0.3, _of_a_sister),
    ("it does not tell of the year asked about", 0.5, _year_untold),
    ("its subject is somebody else", 0.5, _of_another_subject),
    ("it tells the age of somebody else", 0.25, _of_another_age),
    ("it speaks of one without a name", 0.3, _of_nobody),
    ("it tells of a time long before", 0.5, _had_been),
    ("its date hangs on a day that is not known", 0.25, _undatable),
    ("it names nothing of the kind asked for", 0.4, _of_no_class),
)
