"""A question's own clause brought to the front, from behind an address, a topic or what it tells first."""

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
_ASKING = "who|whose|whom|what|when|where|why|which|how"
_ADDRESSED = pattern(
    r"^\W*(?:(?:please|sorry|hi|ok|okay|so|and)\b,? )*"
    r"(?:remind me|tell me|explain|find out|do you know|any idea"
    r"|(?:(?:do we|does any(?:one|body)) know|is it known)"
    r"(?= (?:who|when|where|which|how (?:many|much|long|old))\b)"
    r"|i(?:['’]d| would) (?:like|love) to know|i (?:want|need) to know|i wonder"
    r"|(?:can|could|would|will) you (?:please )?(?:remind me|tell me|explain|say|find out))"
    rf"(?: again| please)?,? (?={_ASKING})",
    re.I,
)
_TURNED = pattern(
    r"^(?P<asking>who|what|where|when|how (?:old|big|large|long|tall|high|far|deep|wide|much))"
    r" (?P<thing>(?!(?:is|are|was|were|'s)\b)[^?,]{2,80}?) (?P<be>is|are|was|were)\W*$",
    re.I,
)
_TOPIC = (
    r"^\W*(?:(?:and|so|but|ok|okay|now)\b,? )?"
    rf"(?P<topic>(?!(?:{_ASKING}|in|on|at|by|since|before|after|during|until|under|as|if|for|to|from)\b)"
    r"[^\s?!.,:;]+(?: [^\s?!.,:;]+){0,5}?)"
)
_OWN = "'s"
_POINTS_BACK = r"(?P<it>he|she|it|they|him|her|them|his|its|their|that|this|those|these)"
_OF_TOPIC = pattern(
    rf"{_TOPIC}(?:,|:| [-–—]+) (?P<clause>(?:{_ASKING}|{_BE_OR_DO})\b(?:[^?,;]*?) )"
    rf"{_POINTS_BACK}(?P<rest>\b(?! (?:true|right)\b)[^?]*)\?*\s*$",
    re.I,
)
_TOPIC_FIRST = pattern(
    rf"{_TOPIC}(?::| [-–—]+) (?P<clause>(?:who|when|where|why|how (?:much|many|long|old|big|far|often)"
    r"|what (?:is|are|was|were)|how))\W*$",
    re.I,
)
_NAMED = pattern(
    r"^\W*(?:what(?:'s|’s| is| was| are| were)|tell me|give me)? ?the (?:full |real )?names? of "
    r"(?P<who>(?:the|his|her|their|its|[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}['’]s) [^?]+?)\s*\?*$",
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
    >>> own_clause("Remind me who runs the mill."), own_clause("Ada Veld - who is she?")
    ('who runs the mill.', 'who is Ada Veld?')
    >>> own_clause("What is the name of the diver?"), own_clause("What is the name of the tower?")
    ('Who is the diver?', 'What is the name of the tower?')
    """
    if len(question) > LONGEST:
        return question
    question = _of_its_topic(_unaddressed(question))
    if (asking := _NAMED.match(question)) and is_person(_head_of(asking["who"])):
        return f"Who is {asking['who']}?"
    if told := _TOLD.match(question):
        asked = told["question"]
        named = names_of(asked[0].lower() + asked[1:])
        return asked if named else f"{asked[:-1]}, {told['told'].rstrip('.!')}?"
    if placed := _PLACED.match(question):
        return f"{placed['clause'].rstrip()} {placed['place']}?"
    return question


def _unaddressed(question: str) -> str:
    """The question without "remind me" or "any idea", what follows in the order of a question."""
    bare = _ADDRESSED.sub("", question)
    turned = _TURNED.match(bare) if bare != question else None
    return f"{turned['asking']} {turned['be']} {turned['thing']}?" if turned else bare


def _of_its_topic(question: str) -> str:
    """The question with the topic that it begins with put where "she" stands, or behind all."""
    if told := _OF_TOPIC.match(question):
        it, topic = told["it"].lower(), told["topic"].strip()
        owns = it in ("his", "its", "their") or (it == "her" and told["rest"].strip() != "")
        return f"{told['clause']}{topic}{_OWN if owns else ''}{told['rest'].rstrip()}?"
    told = _TOPIC_FIRST.match(question)
    return f"{told['clause']} {told['topic'].strip()}?" if told else question


def _head_of(noun: str) -> str:
    """The last word of a noun phrase, up to what is told of it: "diver" of "the diver who found it"."""
    return _TOLD_OF.split(noun, maxsplit=1)[0].split()[-1]
