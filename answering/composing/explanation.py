"""Why two answers were flagged or not, in one plain sentence with the words involved."""

from __future__ import annotations

from collections.abc import Mapping

from answering.conflict import Relation, Verdict
from answering.remark import Remark

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
UNKNOWN = "the answers cannot both hold ({rule})"
EXCLUSIVE = "Both sentences speak of “{slot}”, and “{one}” and “{other}” cannot both hold: {reason}."
REPLACED = (
    "Both sentences speak of “{slot}”; of “{one}” and “{other}” one takes the place of the other: {reason}."
)
_BECAUSE: Mapping[str, str] = {
    "same value": "both give the same",
    "same words": "both say mostly the same words",
    "both take one side": "both answer the question alike",
    "same cause": "both give the same cause",
    "another cause": "each gives another cause",
    "an article sets it right": "one article itself takes the other answer back, or tells it to be overtaken",
    "two speakers in one article": "one article lets two speakers tell it differently",
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
    "one gives the other's figure too": "one sentence gives the other's figure too, of something else",
    "a part of it": "one is told of a part of what was asked about",
    "the first in some way": "one is told to be that in some way that the other does not name",
    "hurt more or less badly": "one counts only those who were hurt badly, or slightly",
    "reckoned otherwise": "one is before, or without, what the other is after, or with",
    "the one who was replaced": "one is named as the one whose place another took",
    "a day told from another": "one sentence tells the day from another day",
    "paid for something else": "one sum is for something that the other sentence does not name",
    "one is of the other": "one sentence tells that the one belongs to the other",
    "a road": "one is a road, on which the other may lie",
    "a narrower count": "the smaller counts one kind only of what the greater counts",
    "an age by the birth": "who was born then was not of that age at the time",
    "for and against": "one counts those against it, the other does not",
    "a date of another deed": "one date belongs to another verb than the one asked about",
    "of some age": "one is only of those of some age",
    "the old one": "one is of the old one, the other of the new",
    "a birthday since": "the later age is that of the same person months later",
    "another field": "one is of women, the young or amateurs, and the other is not",
    "all and some": "the greater is of all, the smaller of one part",
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
    "over": "one tells that it has ended, the other that it goes on",
    "no effect": "one tells of an effect, the other of none",
    "proposed against stated": "one is proposed or forecast, the other stated",
    "a toll that rises": "the later report counts more",
    "a count that goes on": "the later report counts more than there were so far",
    "an interim figure": "one was counted so far, and the other came after it",
    "the later gives the earlier as former": "the later report gives the earlier answer as what held before",
    "it has happened since": "the later report tells what was not so yet by the earlier, or is no longer",
    "the day was moved": "the later report says that it was put off or brought forward",
    "a later report": "the later report says that things have moved on",
    "a later figure in the same sentence": "the sentences are alike, the later says that things moved on",
    "the latest is asked for": "the latest is asked for, and one report is much later",
    "figures of different days": "a figure of now is asked for, and they are of different days",
    "a correction": "one article says that it corrects",
    "a correction of the same sentence": "the sentences are alike and one says that it corrects",
    "alike but for this": "the sentences are alike but for these words",
    "dates of a life": "the dates of one life differ",
    "age": "the ages differ",
    "date": "the dates differ",
    "year of a work": "it came out in another year than the work is of",
    "number": "the numbers differ",
    "rank": "the ranks differ",
    "who did it to whom": "the same two have changed places around the verb",
    "another doer": "each says it of another, and one alone does it",
    "direction": "one has it moved the other way, or not at all",
    "opposite word": "the words are opposites",
    "denial": "one denies what the other affirms",
    "name": "another name stands in the same place",
    "says the same": "it bears out what was asked",
    "percent differs": "the percentages differ",
    "points differs": "the points differ",
    "money differs": "the sums differ",
    "date differs": "the dates differ",
    "duration differs": "the lengths of time differ",
    "count differs": "the counts differ",
    "quantity differs": "the quantities differ",
    "ordinal differs": "the ranks differ",
    "name differs": "the names differ",
    "wording differs": "each sentence gives other words for it",
    "who did it differs": "each has it done by somebody else",
    "where it happened differs": "each has it happen somewhere else",
    "who did it to whom differs": "each has it done by another to another",
    "how it came out differs": "each has it come out differently",
    "the age differs": "the ages differ",
}


def explained(verdict: Verdict, one: str, other: str) -> Remark:
    """One sentence on a pair of answers or quotes, each told with its outlet.

    >>> explained(Verdict("same", "same value"), "“4%” (Post)", "“4 per cent” (Echo)")
    '“4%” (Post) and “4 per cent” (Echo): they agree, as both give the same.'
    """
    return Remark(
        "{one} and {other}: {meaning}, as {reason}.",
        one=one,
        other=other,
        meaning=Remark(_MEANING[verdict.relation]),
        reason=_with_words(because(verdict.rule), verdict),
    )


def _with_words(reason: Remark, verdict: Verdict) -> Remark:
    if not verdict.one and not verdict.other:
        return reason
    one, other = verdict.one, verdict.other
    return Remark("{reason}: “{one}” against “{other}”", reason=reason, one=one, other=other)


def clash_explained(rule: str, slot: str, one: str, other: str, *, replaced: bool) -> Remark:
    """One sentence on two values of one slot, of which one has replaced the other or both cannot hold.

    >>> clash_explained("money differs", "price … salt", "5 euros", "7 euros", replaced=False)
    'Both sentences speak of “price … salt”, and “5 euros” and “7 euros” cannot both hold: the sums differ.'
    """
    words = REPLACED if replaced else EXCLUSIVE
    return Remark(words, slot=slot, one=one, other=other, reason=because(rule))


def because(rule: str) -> Remark:
    """The reason that a rule of comparison gives, in plain words.

    >>> because("part and whole"), because("money differs")
    ('one place may lie in the other', 'the sums differ')
    """
    return Remark(_BECAUSE[rule]) if rule in _BECAUSE else Remark(UNKNOWN, rule=rule)
