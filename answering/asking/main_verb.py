"""The main verb of a question ("when did they meet", "how many died"), and who is asked to do it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.asking.asked_noun import NAME
from answering.asking.asked_verb import verb_asked
from answering.asking.auxiliaries import AUXILIARY, BE
from answering.asking.focus import Focus, common_word
from answering.clauses.subjects import doer, is_passive
from answering.language.lexicon import Term
from answering.language.patterns import pattern, words
from answering.language.phrases import DETERMINERS, PREPOSITIONS
from answering.names import Name
from retrieval.spelling import PAST

ADVERB = r"(?:\w+ly|first|last|also|then|now|still|ever|never)"
_ARTICLE = r"(?:the|a|an|his|her|their|its|this)"
_SUBJECT = rf"(?:(?:{_ARTICLE} )?{NAME}|{_ARTICLE} (?!most\b)[\w'’-]+(?<!['’]s)|[a-z]+s|he|she|they|it|we)"
_HOW_MANY = r"(?:[Ww]hich|[Ww]hat|[Hh]ow (?:many|much))"
_AUX_SUBJECT = rf"(?:(?P<being>{BE})|{AUXILIARY}) {_SUBJECT}"
_VERBS = (
    pattern(
        rf"^\W*(?:[Bb]y )?(?:[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow|[Ww]hat|[Ww]hom?) {_AUX_SUBJECT} (?P<verb>\w+)"
    ),
    pattern(rf"^\W*(?:[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow) (?P<being>{BE}) (?:\S+ ){{1,9}}?(?P<verb>[a-z]+)\W*$"),
    pattern(rf"^\W*{_HOW_MANY} (?:[\w'’%.-]+ ){{0,4}}?{_AUX_SUBJECT} (?P<verb>\w+)"),
    pattern(rf"^\W*{_HOW_MANY} (?:[\w'’%.-]+ ){{0,4}}?{BE} (?P<verb>\w+(?:ed|en)\b)"),
    pattern(rf"^\W*[Hh]ow many (?:[A-Z][\w'’.-]* )*[a-z'’-]+ (?!{AUXILIARY}\b)(?P<verb>\w+)"),
)
"""Where the main verb stands in a question; the first pattern that fits tells it."""
_NO_NOUN = "|".join(sorted((*PREPOSITIONS, *DETERMINERS, "up", "out", "down", "off", "away", "him", "it")))
_NOUN_GOES_ON = pattern(rf" (?!(?:{_NO_NOUN}|{ADVERB})\b)(?P<next>[a-z][\w’'-]+)")
"""A word that follows a noun rather than its verb: "did the tram start", not "did the tram"."""
_PARTICIPLES = frozenset(words("born found left cut put set hit hurt shut split bound wound"))
"""Participles that the table of irregular forms leaves out."""
_LIGHT = frozenset(
    words(
        """do have be get make take go come use happen become give
        in of on at to for from with by"""
    )
)


def main_verb(text: str) -> Focus | None:
    """The main verb, as the first pattern that finds one tells it, or behind it where that is but a noun.

    >>> main_verb("When did the ministers meet?").key, main_verb("Who is Ada Veld?")
    ('meet', None)
    """
    found = (match for form in _VERBS if (match := form.match(text)))
    told = next((match for match in found if _may_be_verb(match)), None)
    if told is None:
        return None
    goes_on = _NOUN_GOES_ON.match(text, told.end("verb"))
    if goes_on and told["verb"].endswith("ly"):
        return common_word(goes_on["next"])
    later = verb_asked(text) if goes_on else None
    if goes_on and later is None:
        return None
    stands_later = later is not None and text.rfind(later) > told.start("verb")
    return common_word(later if later and stands_later else told["verb"])


def actor_asked(text: str, terms: Sequence[Term], names: Sequence[Name], verb: Focus | None) -> Name | None:
    """The name that does what the main verb says; None where the verb is passive, or no name stands by it."""
    stands = [term for term in terms if verb and term.key == verb.key and not is_passive(text, term)]
    return doer(text, names, stands[0]) if stands else None


def is_done(word: str) -> bool:
    """Whether a word looks like a past form or a participle.

    >>> is_done("elected"), is_done("born"), is_done("speed")
    (True, True, False)
    """
    regular = word.endswith("ed") and not word.endswith("eed") and len(word) > 3
    return word in _PARTICIPLES or regular or word in PAST


def _may_be_verb(found: re.Match[str]) -> bool:
    """Whether the word found is one: after "is the dam" only a participle is."""
    word, being = found["verb"], found.groupdict().get("being")
    return word not in _LIGHT and (not being or _is_participle(word.lower()))


def _is_participle(word: str) -> bool:
    return word.endswith(("ed", "en", "ing")) or is_done(word)
