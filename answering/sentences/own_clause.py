"""A question's own clause brought to the front, from behind what it tells first or places it in."""

from __future__ import annotations

import re

from answering.language.patterns import pattern
from answering.naming.people import is_person
from answering.sentences.candidate import names_of

LONGEST = 600  # characters of a question that is looked at: longer ones are pasted texts
_BE_OR_DO = "is|are|was|were|do|does|did|has|have|had|will|would|can|could|should"
_TOLD = pattern(
    r"^(?P<told>[^?]{10,}?[.!])\s+"
    rf"(?P<question>(?:who|whose|whom|what|when|where|why|which|how|{_BE_OR_DO})\b[^?]*\?)\s*$",
    re.I | re.S,
)
_NAMED = pattern(
    r"^\W*(?:what(?:'s|’s| is| was| are| were)|tell me|give me)? ?the (?:full |real )?names? of "
    r"(?P<who>(?:the|his|her|their|its) [^?]+?)\s*\?*$",
    re.I,
)
_TOLD_OF = pattern(r",| (?:of|in|on|at|for|from|to|by|with|under|behind|near|who|that|whose|which|is|was)\b")
_PLACED = pattern(
    r"^\W*(?P<place>(?:as of|in|by|during|since|before|after|at|on|under|following|despite|given|considering"
    rf"|according to)\b [^?,]{{2,80}}(?:, [^?,]{{2,40}})??), (?P<clause>(?:{_BE_OR_DO})\b[^?]*)\?*\s*$",
    re.I,
)


def own_clause(question: str) -> str:
    """The question with what it asks first; what was told before it follows, where it names nothing itself.

    >>> own_clause("As of May, has Orm sold the mill?")
    'has Orm sold the mill As of May?'
    >>> own_clause("Ada Veld is a painter. Where was Veld born?")
    'Where was Veld born?'
    >>> own_clause("The pier in Oldmere gave way. Was anyone hurt?")
    'Was anyone hurt, The pier in Oldmere gave way?'
    >>> own_clause("What is the name of the diver?"), own_clause("What is the name of the tower?")
    ('Who is the diver?', 'What is the name of the tower?')
    """
    if len(question) > LONGEST:
        return question
    if (asking := _NAMED.match(question)) and is_person(_head_of(asking["who"])):
        return f"Who is {asking['who']}?"
    if told := _TOLD.match(question):
        asked = told["question"]
        named = names_of(asked[0].lower() + asked[1:])
        return asked if named else f"{asked[:-1]}, {told['told'].rstrip('.!')}?"
    if placed := _PLACED.match(question):
        return f"{placed['clause'].rstrip()} {placed['place']}?"
    return question


def _head_of(noun: str) -> str:
    """The last word of a noun phrase, up to what is told of it: "diver" of "the diver who found it"."""
    return _TOLD_OF.split(noun, maxsplit=1)[0].split()[-1]
