"""A reply as Telegram messages: the verdict, each answer with its quotes and numbered sources, the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from answering.remark import Remark
from answering.reply import Conflict, ConflictKind, Evidence, Note, NoteKind, Position, Reply
from bot.words.markup import Block, Run, link, pack, run, shortened, to_html, web_link
from bot.words.translation import ENGLISH, N_, Language
from bot.words.wording import (
    Source,
    count_sources,
    isolated,
    most_shown,
    notes,
    quoted,
    shown_first,
    sources,
    speaker,
)

BOLD = "<b>"
ITALIC = "<i>"
QUOTE = "<blockquote>"
FOLDED = "<blockquote expandable>"
FOLD_FROM = 400  # characters; about eight lines on a phone, of which Telegram shows three when folded
LONGEST_NAME = 80  # characters of an outlet; two lines on a phone
LONGEST_TITLE = 160
LONGEST_CONTEXT = 240  # characters of the sentence that explains a quote; the button shows it whole
LONGEST_VERDICT = 60  # characters of the answers named in the first line, which notifications show
LONGEST_QUESTION = 240  # characters of a question as it was understood

VERDICTS: dict[ConflictKind, tuple[str, str]] = {
    "contradiction": ("⚠️", N_("Sources disagree")),
    "outlier": ("⚠️", N_("One source disagrees")),
    "views_differ": ("💬", N_("Views differ")),
    "superseded": ("🔄", N_("Updated")),
    "corrected": ("🔄", N_("Corrected")),
}
NOTES: dict[NoteKind, str] = {
    "less_precise": N_("Some sources say so less precisely."),
    "different_scope": N_("The answers are about different things, places or times."),
    "different_modality": N_("Some of it is planned or expected, some has happened."),
    "single_origin": N_("All of it comes from one source."),
    "possible_conflict": N_("Sources may disagree here."),
}
"""What is said of a note that was kept before its words could be said in another language."""

NEXT = run("\n")


def own_link(evidence: Evidence) -> str | None:
    """Where an article says that it can be read."""
    return web_link(evidence.url)


@dataclass(frozen=True, slots=True)
class View:
    """How a reply is shown: in which language, every quote or the first, with notes of mere doubts or not.

    `link` says where a tap on an outlet's name leads; `understood` is the question that a follow-up was
    taken for, "" where it was taken as it was put.
    """

    language: Language = ENGLISH
    whole: bool = False
    doubts: bool = True
    link: Callable[[Evidence], str | None] = own_link
    understood: str = ""


PLAIN = View()


def render(reply: Reply, view: View = PLAIN) -> list[str]:
    """The messages of a reply, in Telegram's HTML, none longer than Telegram takes.

    >>> render(Reply("Who signed?", "not_found", None, "person", 0.1))
    ['<b>The articles do not say.</b>']
    """
    return [to_html(message) for message in pack(blocks(reply, view))]


def blocks(reply: Reply, view: View) -> Iterator[Block]:
    """What a reply says, the verdict first; only what a follow-up was taken for comes before it."""
    numbered, told = sources(reply), [_note(note, view.language) for note in _notes(reply, view)]
    several = not reply.conflict and len(reply.positions) > 1
    if view.understood:
        yield [_understood(view)]
    if reply.conflict:
        yield _verdict(reply.conflict, reply.positions, view.language)
    if several:  # the notes say why they do not exclude one another
        yield [run(_several(reply, view.language), BOLD), *(part for note in told for part in (NEXT, *note))]
    for position in reply.positions:
        yield from _position(position, reply, numbered, view)
    if not reply.positions:
        yield from _nothing(reply, numbered, view)
    if not several:
        yield from told


def _understood(view: View) -> Run:
    question = shortened(isolated(view.understood), LONGEST_QUESTION)
    return run(view.language.say("Understood as: {question}", question=question), ITALIC)


def folded(reply: Reply) -> int:
    """How many quotes only the whole view shows."""
    return len(list(quoted(reply))) - len(list(shown_first(reply)))


def verdict_text(reply: Reply, language: Language) -> str:
    """The reply's first line, as plain text."""
    if reply.conflict:
        return "".join(part.text for part in _verdict(reply.conflict, reply.positions, language))
    if len(reply.positions) > 1:
        return _several(reply, language)
    if reply.positions:
        return "".join(part.text for part in _head(reply.positions[0], language))
    return language.say("The articles do not say.")


def _several(reply: Reply, language: Language) -> str:
    words = language.say("Several answers")
    answers = _answers(reply.positions, language, N_("{first} · {last}"))
    return f"{words}: {answers}" if answers else words


def _verdict(conflict: Conflict, positions: Sequence[Position], language: Language) -> Block:
    sign, words = VERDICTS[conflict.kind]
    if conflict.kind in ("superseded", "corrected"):  # the newest stands first
        answers = _answers(positions, language, N_("{first}, earlier {last}"), first=1)
    else:
        answers = _answers(positions, language, N_("{first} or {last}"))
    return [run(f"{sign} "), run(language.say(words) + (f": {answers}" if answers else ""), BOLD)]


def _answers(positions: Sequence[Position], language: Language, joined: str, first: int = -1) -> str:
    """The answers side by side, where they are short: "12 percent or 14%"; `first` stand before the word."""
    named = [isolated(position.answer or "") for position in positions]
    if not all(named) or sum(map(len, named)) > LONGEST_VERDICT or len(named) < 2:
        return ""
    return language.say(joined, first=", ".join(named[:first]), last=", ".join(named[first:]))


def _position(position: Position, reply: Reply, numbered: dict[str, Source], view: View) -> Iterator[Block]:
    most = len(position.evidence) if view.whole else most_shown(reply)
    shown, others = position.evidence[:most], position.evidence[most:]
    *before, last = _quotes(shown, numbered, view, _head(position, view.language))
    yield from before
    yield [*last, *(part for item in others for part in (run("\n"), *_source(item, numbered, view)))]


def _head(position: Position, language: Language) -> list[Run]:
    """The answer, and how many say so."""
    count = f" · {_support(position, language)}"
    if not position.answer:
        return [run(language.say("In their words"), BOLD), run(count)]
    return [run(isolated(position.answer), BOLD), run(count)]


def _support(position: Position, language: Language) -> str:
    copies = {copy.article for evidence in position.evidence for copy in evidence.copies}
    if copies and position.independent_sources == 1:
        return language.count("one source, {n} copy", "one source, {n} copies", len(copies) + 1)
    count = count_sources(position.independent_sources, language)
    return language.say("{sources}, standing alone", sources=count) if position.outlier else count


def _nothing(reply: Reply, numbered: dict[str, Source], view: View) -> Iterator[Block]:
    yield [run(view.language.say("The articles do not say."), BOLD)]
    nearest = reply.nearest if view.whole else reply.nearest[: most_shown(reply)]
    yield from _quotes(nearest, numbered, view, [run(view.language.say("The nearest they come:"))])


def _quotes(
    evidence: Sequence[Evidence], numbered: dict[str, Source], view: View, title: list[Run]
) -> Iterator[list[Run]]:
    """A block for each quote; the title stays with the first, the others may go into the next message."""
    opening = [*title, run("\n")]
    for item in evidence:
        yield [*opening, *_context(item), *quotation(item), run("\n"), *_source(item, numbered, view)]
        opening = []


def _context(evidence: Evidence) -> list[Run]:
    if not evidence.context:
        return []
    return [run(f"… {shortened(isolated(evidence.context.text), LONGEST_CONTEXT)} …", ITALIC), run("\n")]


def quotation(evidence: Evidence) -> list[Run]:
    """The quote, verbatim, with the answer in it marked; a long one is folded."""
    tag = FOLDED if len(evidence.quote) > FOLD_FROM else QUOTE
    words, start, end = evidence.quote, evidence.answer_start, evidence.answer_end
    if start is None or end is None:
        return [run(words, tag)]
    first, last = start - evidence.start, end - evidence.start
    parts = run(words[:first], tag), run(words[first:last], tag, BOLD), run(words[last:], tag)
    return [part for part in parts if part.text]


def _source(evidence: Evidence, numbered: dict[str, Source], view: View) -> list[Run]:
    """Number, outlet, date and speaker; the title where everything is shown."""
    said = shortened(isolated(speaker(evidence)), LONGEST_NAME)
    return [
        *outlet(evidence, numbered[evidence.article].number, view),
        *([run(" · " + view.language.say("said {name}", name=said))] if said else []),
        *(_title(evidence) if view.whole else []),
        *(_carriers(evidence, view.language) if view.whole else []),
    ]


def outlet(evidence: Evidence, number: int, view: View) -> list[Run]:
    """A source on one line: its number, its name, which is a link where it can be one, and its date."""
    target = view.link(evidence)
    name = shortened(isolated(evidence.source), LONGEST_NAME)
    return [
        run(f"[{number}] "),
        run(name, *([link(target)] if target else [])),
        run(f", {view.language.day(evidence.published)}"),
    ]


def _title(evidence: Evidence) -> list[Run]:
    title = shortened(isolated(evidence.title or ""), LONGEST_TITLE)
    return [run("\n"), run(title, ITALIC)] if title else []


def _carriers(evidence: Evidence, language: Language) -> list[Run]:
    names = dict.fromkeys(shortened(isolated(copy.source), LONGEST_NAME) for copy in evidence.copies)
    if not names:
        return []
    return [run("\n" + language.say("also carried by {names}", names=", ".join(names)))]


def _notes(reply: Reply, view: View) -> list[Note]:
    """The notes that say more than the answers' heads do, without mere doubts where they are not wanted."""
    silent: set[NoteKind] = set() if view.doubts else {"possible_conflict"}
    if any(evidence.copies for evidence in quoted(reply)):
        silent.add("single_origin")
    return [note for note in notes(reply) if note.kind not in silent]


def _note(note: Note, language: Language) -> Block:
    spoken = isinstance(note.text, Remark) or language.code == "en"
    words = language.tell(note.text) if spoken else language.say(NOTES[note.kind])
    return [run(language.say("Note: {words}", words=isolated(words)), ITALIC)]
