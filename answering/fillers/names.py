"""Names that fill the question's slot: the right kind, the subject of the right verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from answering.asking.expected import Expected
from answering.asking.focus import Focus
from answering.asking.leading import LEADERS
from answering.clauses.subjects import acts_by, agent, governed, is_passive, possessive, subject, undergoer
from answering.clauses.unnamed import is_unnamed
from answering.fillers.kinds import OF_CLASS, class_fit, shows_kind, unsaid
from answering.fillers.nearest_verb import is_told_of
from answering.fillers.place_names import place_start, whole_place
from answering.language.lexicon import Term
from answering.language.patterns import pattern
from answering.language.phrases import AUXILIARIES, BE, PREPOSITIONS, looks_like_verb
from answering.language.stems import stemmed
from answering.language.synonyms import members
from answering.names import Name, NameKind, same_name
from answering.naming.countries import country_of, is_state, place_classes
from answering.naming.kinds import names_event
from answering.naming.tokens import mostly_small, small
from answering.question import Question
from answering.sentences.candidate import Candidate
from answering.sentences.described_person import described_person
from answering.sentences.filler import FOLLOWING, Filler, nearness
from answering.sentences.situated import NAME_AHEAD, asks_where, is_located
from retrieval.spelling import SHARED

NAME_KINDS: Mapping[Expected, Mapping[NameKind, float]] = {
    "person": {"person": 1.0, "other": 0.7, "organisation": 0.6},
    "place": {"place": 1.0, "other": 0.5, "organisation": 0.4},
    "organisation": {"organisation": 1.0, "other": 0.7, "place": 0.4},
    "speaker": {"person": 1.0, "organisation": 1.0, "other": 0.7, "place": 0.5},
}
_LANGUAGE = stemmed("language")
SUBJECT, NOT_SUBJECT = 1.5, 0.7  # factors of the fit, where the question's verb stands in the sentence
OF_KIND, BESIDE_KIND, NOT_OF_KIND = 1.6, 1.3, 0.5  # factors, where "which palace" asks for a kind of name
ELSEWHERE = 0.6  # of it is left to a place where something else is said to happen
OF_NO_CLASS = 0.5  # to a place that no table knows, where another one there is the country or state asked for
PASSED = 0.7  # to a place that something is said to be across, on or under, not in or at
NOT_LOCATED = 0.3  # of the fit is left to a place that nothing is said to be in or at
_FORMER = pattern(r"\b(?:former|ex-|then-|late|previous|predecessor|succeeded|replaced)\b", re.I)
_AGENT = pattern(r"\b(?:[a-z]{3,}(?:or|er)|architect)(?=s?\b)", re.I)
_NOUN_BEHIND = pattern(r",? (?:(?:is|was|as) )?(?:an?|the|its|their|his|her) (?:[a-z-]+ )?|, (?:[a-z-]+ )?")
_UNDER_WHOM = pattern(r"[a-z]+ship of (?:[a-z]+ ){0,2}")
_UNDER = pattern(r"\b(?:deputy|vice|assistant|would-be|junior|shadow)[ -]$", re.I)
_OF_ANOTHER = pattern(
    r"\b(?:for|by|with|from|against|to|about|on|at|near|like) (?:the|an?|his|her|their|its) (?:[\w-]+ )?$"
)
_THE = pattern(r"\b(?:the|an?) $", re.I)
_NOUN_NEXT = pattern(r" ([a-z][a-z-]+)")
_NO_NOUN = PREPOSITIONS | BE | AUXILIARIES | frozenset(("and", "or", "but", "who", "that", "which", "when"))
_PASSED = pattern(r"\b(?:across|off|around|behind|beside|under|on) (?:the )?$", re.I)
_OFFICE = pattern(r"(?:['’]s)?((?: [a-z][\w-]*){1,4}), ")
_CLAUSE = pattern(r"[,;:]|\b(?:and|but|who|that|which|when|while)\b")
_MAY_BE_APPOSED = pattern(rf",? {NAME_AHEAD}")


def name_fillers(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Names of the expected kind that the question does not already give."""
    acting = _in_office(candidate, _acting(question, candidate))
    for name in candidate.names:
        share = _share(question, name, name == acting)
        if _seeks_somebody(question) and name != acting and _is_attribute(candidate.text, name):
            continue
        if share and (not _is_asked(question, name) or _tells_where(question, candidate, name)):
            filler = _filler(question, candidate, name, share, acting)
            if filler:
                yield filler
    if _seeks_somebody(question) and (acting is None or acting.kind != "person"):
        yield from _left_out(question, candidate)


def _left_out(question: Question, candidate: Candidate) -> Iterator[Filler]:
    """Whom the description means that opens a sentence and does what is asked: "The 29-year-old won"."""
    verb = _verb(question.predicate, candidate)
    begins = verb is not None and not _CLAUSE.search(candidate.text, 0, verb.start)
    if verb is None or not begins or question.undergoes or is_passive(candidate.text, verb):
        return
    person = described_person(candidate)
    if person is None:
        return
    fit = SUBJECT * nearness(question, candidate, verb.start, verb.start)
    yield Filler(0, 0, person.text, fit, name=person.name, bound=True, told_in=person.index)


def _acting(question: Question, candidate: Candidate) -> Name | None:
    """The name that does what is asked, or that holds what the question describes."""
    verb = _verb(question.predicate, candidate)
    if verb and _is_agent(question, candidate.text, verb):
        return _holder(candidate, verb)
    if verb:
        told = undergoer if question.undergoes else subject
        return told(candidate.text, candidate.names, verb)
    return _maker(question, candidate) or _described(question, candidate)


def _in_office(candidate: Candidate, acting: Name | None) -> Name | None:
    """Who holds the office that a name only narrows down: "led by the Green Party chairman, Ada Veld,"."""
    text = candidate.text
    office = _OFFICE.match(text, acting.end) if acting and acting.kind != "person" else None
    if office is None or any(map(looks_like_verb, office[1].split())):
        return acting
    held = (one for one in candidate.names if one.start == office.end() and one.kind == "person")
    return next((one for one in held if text[one.end : one.end + 1] in (",", ".", ";", ")", "")), acting)


def seeks_place(question: Question) -> bool:
    """Whether a place is asked for, and not one that does something."""
    return question.expected == "place" and question.predicate is None


def may_act_there(question: Question, candidate: Candidate) -> bool:
    """Whether a name of a sentence may do or be what is asked: True wherever one does."""
    keys, predicate = candidate.keys, question.predicate
    if question.office or (question.identity and not keys.isdisjoint(question.accepted)):
        return True
    if predicate and not keys.isdisjoint(predicate.accepts):
        return True
    met = (term for term in candidate.terms if term.key in question.accepted and not term.proper)
    return any(_MAY_BE_APPOSED.match(candidate.text, term.end) for term in met)


def _filler(
    question: Question, candidate: Candidate, name: Name, share: float, acting: Name | None
) -> Filler | None:
    """The name as an answer; None for one that is no place where it is asked "where"."""
    text = candidate.text
    sought = seeks_place(question)
    located = sought and is_located(text, place_start(text, candidate.names, name))
    if (
        sought
        and question.head is None
        and not located
        and name != acting
        and _is_nowhere(question, text, name)
    ):
        return None
    elsewhere = located and is_told_of(question, candidate, name.start, name.end) is False
    fit = share * nearness(question, candidate, name.start, name.end, FOLLOWING if sought else 1.0)
    fit *= _kind_fit(question, candidate, name) * _class_fit(question, candidate, name)
    if acting:
        fit *= SUBJECT if name == acting else NOT_SUBJECT
    elif sought:
        there = located or shows_kind(question, name.text)
        fit *= ELSEWHERE if elsewhere else SUBJECT if there else NOT_LOCATED
        fit *= PASSED if located and _PASSED.search(text, 0, name.start) else 1.0
    elif question.predicate and is_located(text, name.start):
        fit *= NOT_LOCATED
    elif question.predicate and governed(text, name):
        fit *= NOT_SUBJECT
    former = bool(_FORMER.search(text[max(0, name.start - 40) : name.end + 40]))
    bound = name == acting or (located and not elsewhere)
    start, end = _extent(question, candidate, name)
    return Filler(start, end, text[start:end], fit, name=name, former=former, bound=bound)


def _extent(question: Question, candidate: Candidate, name: Name) -> tuple[int, int]:
    """Where a name begins and ends; a place with those it lies in, unless a kind of place is asked for."""
    if name.kind != "place" or question.head is not None:
        return name.start, name.end
    told = candidate.text, candidate.names, name
    return place_start(*told) if seeks_place(question) else name.start, whole_place(*told)


def _share(question: Question, name: Name, acts: bool) -> float:
    """How likely a name of this kind answers; a country may act as a person does, a nationality may not."""
    if name.text.lower() in PREPOSITIONS:
        return 0.0
    if question.expected == "person" and name.kind == "other" and (names_event(name.text) or _is_word(name)):
        return 0.0
    people = country_of(name.text) is not None and not is_state(name.text)
    if name.kind == "place" and (people or question.expected == "person"):
        return 0.5 if acts and not people else 0.0
    if question.identity and name.kind == "organisation" and not acts:
        return 0.0
    return NAME_KINDS[question.expected].get(name.kind, 0.0)


def _seeks_somebody(question: Question) -> bool:
    """Whether it asks "who", and not for a people or a player."""
    return question.expected == "person" and question.head is None


def _is_attribute(text: str, name: Name) -> bool:
    """Whether a name only says which thing is meant: "the Brenn villa" is nobody."""
    behind = _NOUN_NEXT.match(text, name.end) if _THE.search(text, 0, name.start) else None
    return behind is not None and behind[1] not in _NO_NOUN and not looks_like_verb(behind[1])


def _is_word(name: Name) -> bool:
    """Whether what looks like a name is an ordinary word, or a language: "Medicine", "Hindi"."""
    low = name.text.lower()
    return low in small() or low in mostly_small() or stemmed(name.text) in members(_LANGUAGE)


def _is_asked(question: Question, name: Name) -> bool:
    """Whether the question itself gives the name, or the words it is made of but for the noun asked for."""
    if any(
        same_name(name.text, asked.text, governments=question.expected != "place") for asked in question.names
    ):
        return True
    head = question.head.key if question.head else ""
    given = {focus.key for focus in question.focus} - {head}
    keys = set(stemmed(name.text).split())
    return bool(keys & given) if name.kind != "person" else 2 * len(keys & given) > len(keys)


def _is_nowhere(question: Question, text: str, name: Name) -> bool:
    """Whether a name is no place to be at: not one by kind, or one that only owns something ("Tarn's")."""
    return name.kind != "place" or (asks_where(question) and possessive(text, name))


def _tells_where(question: Question, candidate: Candidate, name: Name) -> bool:
    """Whether a place that the question names too is told with where it lies: "in Lowen, Texas"."""
    if question.expected != "place" or question.head or not is_located(candidate.text, name.start):
        return False
    return whole_place(candidate.text, candidate.names, name) > name.end


def _kind_fit(question: Question, candidate: Candidate, name: Name) -> float:
    """Whether a name, or else the words beside it, show that it is what "which palace" asks for."""
    if question.head is None or unsaid(question):
        return 1.0
    if shows_kind(question, name.text):
        return OF_KIND
    return BESIDE_KIND if shows_kind(question, _beside(candidate, name)) else NOT_OF_KIND


def _beside(candidate: Candidate, name: Name) -> str:
    """A name with the words beside it that belong to no other name."""
    before = (one.end for one in candidate.names if one.end <= name.start)
    behind = (one.start for one in candidate.names if one.start >= name.end)
    return candidate.text[max(0, name.start - 20, *before) : min(name.end + 12, *behind, len(candidate.text))]


def _class_fit(question: Question, candidate: Candidate, name: Name) -> float:
    """`class_fit`, with less for an unknown place beside one known to be what is asked for."""
    fit = class_fit(question, name.text)
    if fit != 1.0 or question.head is None or place_classes(name.text):
        return fit
    told = (one for one in candidate.names if class_fit(question, one.text) == OF_CLASS)
    return OF_NO_CLASS if any(not _is_asked(question, one) for one in told) else fit


def _verb(predicate: Focus | None, candidate: Candidate) -> Term | None:
    """The term of the sentence that is the question's predicate, the word itself before a synonym."""
    if predicate is None:
        return None
    text = candidate.text
    met = [
        term for term in candidate.terms if term.key in predicate.accepts and _may_say(predicate, text, term)
    ]
    own = predicate.key
    return max(met, key=lambda one: (predicate.accepts[one.key], one.key == own, -one.start), default=None)


def _may_say(predicate: Focus, text: str, term: Term) -> bool:
    """Whether a word is the verb asked about, not the past of another: "found" where one asks who founded."""
    verb = SHARED.get(text[term.start : term.end].lower())
    return verb is None or stemmed(verb) in predicate.accepts


def _maker(question: Question, candidate: Candidate) -> Name | None:
    """Who is told to do what makes an office: "directed by Ada Veld" names the director.

    "Ada Veld won" names a winner.
    """
    nouns = _AGENT.findall(question.text) if question.identity else ()
    deeds = {stemmed(noun.removesuffix(end)) for noun in nouns for end in ("or", "er", "r")}
    doing = {stemmed(noun) for noun in nouns if noun.endswith(("or", "er"))}
    made = {key for focus in question.focus if focus.key in doing for key in focus.accepts}
    text = candidate.text
    for term in candidate.terms:
        if term.key in deeds and is_passive(text, term):
            return agent(text, candidate.names, term)
        word = text[term.start : term.end].lower()
        if term.key in deeds | made and word not in nouns and looks_like_verb(word):
            return subject(text, candidate.names, term)
    return None


def _is_agent(question: Question, text: str, verb: Term) -> bool:
    """Whether a word met in place of the verb says who does it: "director", asked who directed."""
    own = question.predicate is not None and verb.key == question.predicate.key
    word = text[verb.start : verb.end].rstrip("s")
    return not own and (bool(_AGENT.fullmatch(word)) or _is_leader(text, verb))


def leads_untold(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence that is asked who leads something tells of a leader, and not who it is."""
    verb = _verb(question.predicate, candidate)
    if verb is None or not _is_leader(candidate.text, verb):
        return False
    nouns = (term for term in candidate.terms if _is_leader(candidate.text, term))
    return not any(_holder(candidate, noun) for noun in nouns)


def _is_leader(text: str, term: Term) -> bool:
    """Whether a word is a noun for somebody who leads, not the verb ("headed by")."""
    return text[term.start : term.end].lower().removesuffix("s") in LEADERS


def _holder(candidate: Candidate, noun: Term) -> Name | None:
    """The name that a noun is said of: "the director Ada Veld", "Ada Veld, its director"."""
    text = candidate.text
    return next(
        (
            name
            for name in candidate.names
            if _apposed(text, noun, name)
            or _NOUN_BEHIND.fullmatch(text, name.end, noun.start)
            or _UNDER_WHOM.fullmatch(text, noun.start, name.start)
        ),
        None,
    )


def may_act(question: Question, candidate: Candidate, filler: Filler) -> bool:
    """Whether words stand where the one who acts does, if the question asks for that one."""
    if question.predicate is None:
        return True
    verb = _verb(question.predicate, candidate)
    if verb is None:
        return False
    if is_passive(candidate.text, verb):
        return acts_by(candidate.text, verb, filler.start)
    return filler.end <= verb.start


def _described(question: Question, candidate: Candidate) -> Name | None:
    """The name that a description belongs to: "the minister, A. Veld," or "Veld, the minister"."""
    met = [term for term in candidate.terms if term.key in question.accepted]
    plain = [term for term in met if not term.proper]
    text = candidate.text
    holding = [term for term in (met if question.identity else plain) if not _is_under(question, text, term)]
    for name in candidate.names:
        if any(_apposed(text, term, name) for term in holding):
            return name
    if not question.identity or not met:
        return None
    first = plain[0] if plain else met[0]
    if (question.office and holder_unnamed(question, candidate)) or _OF_ANOTHER.search(text, 0, first.start):
        return None
    before = [
        name
        for name in candidate.names
        if name.end <= first.start and not possessive(text, name) and not is_located(text, name.start)
    ]
    listed = before and not plain and text[before[-1].end : first.start] in (" and ", " or ", ", ")
    return before[-1] if before and not listed else None


def holder_unnamed(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence tells of a holder of the office asked about without a name: "a guard"."""
    text = candidate.text
    told = (term for term in candidate.terms if question.office and term.key == question.office[-1].key)
    return any(is_unnamed(text, term.start) and not _holder(candidate, term) for term in told)


def _is_under(question: Question, text: str, term: Term) -> bool:
    """Whether an office is another than the one asked about: "deputy governor", where the governor is."""
    under = _UNDER.search(text, 0, term.start)
    return under is not None and under[0].strip(" -").lower() not in question.text.lower()


def _apposed(text: str, term: Term, name: Name) -> bool:
    """Whether a name follows its description at once: "Minister Veld", "the minister, Veld, said"."""
    if not 0 < name.start - term.end <= 2:
        return False
    between, after = text[term.end : name.start], text[name.end : name.end + 1]
    return between == " " or (between == ", " and after in (",", ".", ")", ""))
