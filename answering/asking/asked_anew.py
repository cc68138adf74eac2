"""The last question, asked anew with another question word: "Why?", "Since when?", "When was that?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from answering.asking.asked import asked
from answering.asking.auxiliaries import AUXILIARY, BE
from answering.asking.exchange import Exchange
from answering.language.patterns import pattern
from retrieval.spelling import PAST, SHARED

_SUBJECT = r"(?:(?:the|an?|his|her|its|their|this|that|these|those|he|she|it|they|there)\b|[A-Z\d])"
_DETERMINER = r"(?:the|an?|his|her|its|their|this|that|all|\d+|[A-Z])"
_ADVERB = r"(?:\w+ly|first|last|also|then|now|still|ever|finally)"
_WHOM = r"(?P<whom>who|what|(?:which|what|how many|how much)(?: [\w’'-]+){1,3}?|how many|how much)"
_TAIL = (
    r"(?P<tail> (?:in|on|at|with|for|from|by|to|after|during|until|since|against|before|over|under)\b.*)?$"
)
_DONE = pattern(
    rf"{_WHOM} (?P<was>{BE}|has been|have been|will be)"
    r" (?P<done>(?!the\b|an?\b)\w+(?:ed|en|t|nt|ught|ung)\b.*)",
    re.I | re.S,
)
_OFFICE = pattern(rf"who(?P<was>['’]s| {BE}) (?P<rest>{_SUBJECT}\b.*)", re.I | re.S)
_SIZED = pattern(rf"how (?P<size>[a-z]+) (?P<was>{BE}) (?P<rest>.+)", re.I | re.S)
_INVERTED = pattern(
    r"(?P<asking>(?:(?:by|since|until|to|for|with|from|at|in|on) )?"
    r"(?:who|whom|what|which|when|where|why|how)\b[^?]*?)"
    rf" (?P<does>{AUXILIARY}) (?P<rest>(?-i:{_SUBJECT})[^?]*)",
    re.I | re.S,
)
_ACTING = pattern(
    rf"who (?:{_ADVERB} )?(?P<verb>(?!{AUXILIARY}\b)[a-z]+)(?P<with> (?:up|out|off|down|away|back|over))?"
    rf" (?P<object>{_DETERMINER}\b.*?){_TAIL}",
    re.S | re.I,
)
_HAPPENING = pattern(rf"who (?:{_ADVERB} )?(?P<verb>(?!{AUXILIARY}\b)[a-z]+){_TAIL}", re.I | re.S)
_DOUBTED = pattern(rf"(?P<does>{AUXILIARY}) (?P<rest>.+)", re.I | re.S)
_OBJECT = pattern(r"(?:which|what) (?P<noun>[a-z].*)|who|what|how (?:many|much)", re.I)
_FREE = pattern(r" (?:in|on|at|to|for|from|by|with|of|about|during|since|until|after|before)\b", re.I)
_NO_AGENT = pattern(
    r"(?:since |until |by |from )?(?:when|where)|by whom|(?:in|on|at) (?:which|what)\b.*", re.I
)
_SILENT_E = pattern(r"(?:[cszvu]|[^aeiou][aiou][bcdgklmnprstvz]|[^aeioul]l)$")
_NO_E = pattern(r"(?:ss|zz|[aeiou]{2}[a-z]|(?:e[nrltmp]|o[nrmpw]|i[st]|[aeiou][wxy]))$")
_DOUBLED = pattern(r"([bdgmnprt])\1$")


def asked_anew(asking: str, last: Exchange) -> str | None:
    """What the last question told, asked for this instead; None where its form is not understood.

    >>> asked_anew("Why", Exchange("Who was sent off?", "Jon Orm"))
    'Why was Jon Orm sent off?'
    >>> asked_anew("When", Exchange("Who founded the mill in Oss?", "Ada Veld"))
    'When was the mill founded in Oss?'
    >>> asked_anew("Why", Exchange("When did the ferry sink?", "12 May"))
    'Why did the ferry sink?'
    >>> asked_anew("Why", Exchange("What tariff rate was agreed?", "12%"))
    'Why was the tariff rate agreed?'
    >>> asked_anew("When", Exchange("Who resigned?", "Jon Orm"))
    'When did Jon Orm resign?'
    >>> asked_anew("Since when", Exchange("Who is the harbour master?", "Jon Orm"))
    'Since when is Jon Orm the harbour master?'
    """
    bare = last.question.strip(" ?")
    forms = (form(asking, bare, last.answer) for form in _FORMS)
    found = next((words for words in forms if words), None)
    return as_question(" ".join(found.split())) if found else None


def as_question(words: str) -> str:
    """Words as they are asked: with a capital and a question mark."""
    return f"{words[:1].upper()}{words[1:]}?"


def _of_one_done_to(asking: str, bare: str, answer: str | None) -> str | None:
    """ "Who was sent off?": to whom something is done is the answer, or the noun asked for."""
    found = _DONE.fullmatch(bare)
    subject = found and _named(found["whom"], answer)
    return f"{asking} {found['was']} {subject} {found['done']}" if found and subject else None


def _of_an_office(asking: str, bare: str, answer: str | None) -> str | None:
    found = _OFFICE.fullmatch(bare)
    if not found or not answer:
        return None
    was = found["was"].strip().replace("’", "'").replace("'s", "is")
    return f"{asking} {was} {answer} {found['rest']}"


def _of_a_size(asking: str, bare: str, answer: str | None) -> str | None:
    found = _SIZED.fullmatch(bare)
    return f"{asking} {found['was']} {found['rest']} so {found['size']}" if found else None


def _turned(asking: str, bare: str, answer: str | None) -> str | None:
    """ "When did the ferry sink?": another question word will do, and the answer where it was the object."""
    found = _INVERTED.fullmatch(bare)
    if not found:
        return None
    wanted = _OBJECT.match(found["asking"]) if _may_end(found["rest"], found["does"]) else None
    said = "" if wanted is None else f"the {wanted['noun']}" if wanted["noun"] else answer or ""
    return f"{asking} {found['does']} {found['rest']} {said}"


def _may_end(rest: str, does: str) -> bool:
    """Whether the verb that takes an object stands last."""
    return does.lower() in ("did", "does", "do") and not _FREE.search(rest)


def _of_a_doer(asking: str, bare: str, answer: str | None) -> str | None:
    """ "Who founded the mill?": the mill was founded; "who leads it?": the answer does."""
    found = _ACTING.fullmatch(bare)
    if not found:
        return None
    verb, tail = found["verb"].lower(), found["tail"] or ""
    if verb.endswith("s") and not verb.endswith("ss"):
        return (
            f"{asking} does {answer} {verb[:-1]}{found['with'] or ''} {found['object']}{tail}"
            if answer
            else None
        )
    was = "were" if found["object"].split()[-1].endswith("s") and found["object"].islower() else "was"
    by = f" by {answer}" if answer and not _NO_AGENT.fullmatch(asking) else ""
    return f"{asking} {was} {found['object']} {_participle(verb)}{found['with'] or ''}{tail}{by}"


def _of_whom_it_befell(asking: str, bare: str, answer: str | None) -> str | None:
    """ "Who resigned?": when did she."""
    found = _HAPPENING.fullmatch(bare) if answer else None
    if not found or _plain(found["verb"].lower()) == found["verb"].lower():
        return None
    return f"{asking} did {answer} {_plain(found['verb'].lower())}{found['tail'] or ''}"


def _of_a_doubt(asking: str, bare: str, answer: str | None) -> str | None:
    """ "Is the water safe?": since when is it."""
    found = _DOUBTED.fullmatch(bare)
    return f"{asking} {found['does'].lower()} {found['rest']}" if found else None


def _of_what_happened(asking: str, bare: str, answer: str | None) -> str | None:
    """ "Which rower capsized?": why did she."""
    order = asked(bare)
    if not order.noun or not order.verb or order.form not in ("which", "many"):
        return None
    at = bare.lower().find(f" {order.verb}")
    subject = answer if answer and order.form == "which" else " ".join(order.noun)
    return (
        f"{asking} did {subject} {_plain(order.verb)}{bare[at + 1 + len(order.verb) :]}" if at > 0 else None
    )


def _named(whom: str, answer: str | None) -> str | None:
    """Who or what it was, by the answer, or else by the noun asked for."""
    asked_for = re.fullmatch(r"(?P<how>how )?(?:many|much|which|what) (?P<noun>.+)", whom, re.I)
    if asked_for and asked_for["how"]:
        return asked_for["noun"]
    if answer and not (asked_for and answer[:1].isdigit()):
        return answer
    return f"the {asked_for['noun']}" if asked_for else None


def _participle(verb: str) -> str:
    """The participle of a past form: "written" of "wrote"; a regular one is the same."""
    base = PAST.get(verb) or SHARED.get(verb)
    forms = [form for form, of in PAST.items() if of == base]
    return forms[-1] if forms else verb


def _plain(verb: str) -> str:
    """The verb of a past form: "sink" of "sank", "capsize" of "capsized".

    >>> [_plain(verb) for verb in ("sank", "capsized", "resigned", "stopped", "died", "carried")]
    ['sink', 'capsize', 'resign', 'stop', 'die', 'carry']
    """
    if irregular := PAST.get(verb) or SHARED.get(verb):
        return irregular
    if verb.endswith("ied"):
        return verb[:-1] if len(verb) <= len("died") else f"{verb[:-3]}y"
    stem = verb.removesuffix("ed")
    if stem == verb or _DOUBLED.search(stem):
        return stem if stem == verb else stem[:-1]
    return f"{stem}e" if _SILENT_E.search(stem) and not _NO_E.search(stem) else stem


Form = Callable[[str, str, str | None], str | None]
_FORMS: tuple[Form, ...] = (
    _of_one_done_to,
    _of_an_office,
    _of_a_size,
    _turned,
    _of_a_doer,
    _of_what_happened,
    _of_whom_it_befell,
    _of_a_doubt,
)
