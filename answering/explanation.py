"""Why two answers were flagged or not, in one plain sentence with the words involved."""

from __future__ import annotations

from collections.abc import Mapping

from answering.conflict import Relation, Verdict

_MEANING: Mapping[Relation, str] = {
    "same": "they agree",
    "less_precise": "they agree, one less precisely",
    "contradiction": "they contradict each other",
    "views_differ": "views differ",
    "superseded": "the later report takes the place of the earlier",
    "corrected": "the later corrects the earlier",
    "different_scope": "no conflict, they speak of different things",
    "different_modality": "no conflict, one tells what the other expects",
    "possible_conflict": "they may disagree",
    "unaligned": "not compared further",
}
_BECAUSE: Mapping[str, str] = {
    "same value": "both give the same",
    "same words": "both say mostly the same words",
    "both take one side": "both answer the question alike",
    "values overlap": "both can be right, as far as rounding and words such as “about” go",
    "not the same measure": "they are of different types or units",
    "one article gives both": "one of the articles gives both",
    "one gives no short answer": "only one gives a short answer",
    "no value to compare": "neither gives a value or name",
    "one takes no side": "one does not answer the question by yes or no",
    "one speaks of less of the question": "one sentence speaks of clearly less of the question",
    "of a he and a she": "one is said of a “he”, the other of a “she”",
    "another does it": "one sentence says it of somebody else",
    "another action": "only one sentence has the verb that was asked about",
    "too little of the question": "one sentence leaves out too much of the question",
    "one is doubtful": "something speaks against one sentence as an answer",
    "names of different roles": "the names do not hang on one verb or description, or many may do this",
    "names of different kinds": "the names are of different kinds",
    "deadline against day": "one is a deadline, the other a day",
    "a part and the whole": "the smaller is told of one place only",
    "another time": "the sentences name different times",
    "another place": "the sentences name different places",
    "of something else": "each is said of something else",
    "another entity": "each hangs another name on what was asked about",
    "another kind of it": "each narrows what was asked about by another word",
    "another of that name": "the articles are about different bearers of the name",
    "a numbered part": "only one is told of a part of it that has a number of its own",
    "another rank": "one is said of a thing of another rank",
    "one more of its kind": "one is said of one more of the kind",
    "part and whole": "one place may lie in the other",
    "a date by the way": "one date only tells when it was said, or when a former figure held",
    "a date that names a thing": "a date names a thing and does not tell when",
    "proposed against stated": "one is proposed or forecast, the other stated",
    "a toll that rises": "the later report counts more",
    "a count that goes on": "the later report counts more than there were so far",
    "the later gives the earlier as former": "the later report gives the earlier answer as what held before",
    "it has happened since": "the later report tells what was not so yet by the earlier, or is no longer",
    "the day was moved": "the later report says that it was put off or brought forward",
    "a later report": "the later report says that things have moved on",
    "a later figure in the same sentence": "the sentences are alike, the later says that things moved on",
    "the latest is asked for": "the latest is asked for, and one report is much later",
    "a correction": "one article says that it corrects",
    "a correction of the same sentence": "the sentences are alike and one says that it corrects",
    "alike but for this": "the sentences are alike but for these words",
    "dates of a life": "the dates of one life differ",
    "age": "the ages differ",
    "date": "the dates differ",
    "number": "the numbers differ",
    "rank": "the ranks differ",
    "who did it to whom": "the same two have changed places around the verb",
    "direction": "one has it moved the other way, or not at all",
    "opposite word": "the words are opposites",
    "denial": "one denies what the other affirms",
    "name": "another name stands in the same place",
    "says the same": "it bears out what was asked",
}


def explained(verdict: Verdict, one: str, other: str) -> str:
    """One sentence on a pair of answers or quotes, each told with its outlet.

    >>> explained(Verdict("same", "same value"), "“4%” (Post)", "“4 per cent” (Echo)")
    '“4%” (Post) and “4 per cent” (Echo): they agree, as both give the same.'
    """
    words = f": “{verdict.one}” against “{verdict.other}”" if verdict.one or verdict.other else ""
    return f"{one} and {other}: {_MEANING[verdict.relation]}, as {because(verdict.rule)}{words}."


def because(rule: str) -> str:
    """The reason that a rule of comparison gives, in plain words.

    >>> because("part and whole"), because("money differs")
    ('one place may lie in the other', 'the answers cannot both hold (money differs)')
    """
    return _BECAUSE.get(rule, f"the answers cannot both hold ({rule})")
