"""What a German chat reads is German: whatever is not an article's own words."""

from __future__ import annotations

import json
import pickle
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.composing import notes
from answering.composing.explanation import _BECAUSE, _MEANING, because, clash_explained, explained
from answering.composing.summary import disagreement, timeline
from answering.conflict import Verdict
from answering.disagreements.disagreement import Disagreement, as_reply
from answering.remark import Remark, written
from answering.reply import Conflict, ConflictKind, Evidence, Note, NoteKind, Position, Reply, to_json
from bot.digests.digest import Contents, Digest, conflict_line, digest_blocks
from bot.messages.citations import render_citations
from bot.messages.citing import FORMS, cited_evidence
from bot.messages.conflicts import render_conflict
from bot.messages.inline_results import excerpts
from bot.messages.reply import VERDICTS, View, render
from bot.messages.why import render_why
from bot.records.stored_reply import read_reply, store_reply
from bot.traffic.entities import parse_html
from bot.watches.watch import Venue
from bot.words.markup import pack, to_html
from bot.words.translation import ENGLISH, FOLDER, language_named, read_po
from tests.bot.words.test_translation import SAID

GERMAN = language_named("de") or ENGLISH
VIEW = View(GERMAN)
WORD = re.compile(r"[^\W\d_]+")
CATALOGUE = read_po((FOLDER / "de.po").read_text("utf-8"))
ENGLISH_WORDS = {word for forms in SAID for form in forms for word in WORD.findall(form.casefold())} - {
    word for forms in CATALOGUE.values() for form in forms for word in WORD.findall(form.casefold())
}
"""The words of the bot that no German words of it have."""


def evidence(quote: str, answer: str, outlet: str, day: int) -> Evidence:
    start = quote.index(answer)
    when = date(2031, 5, day)
    return Evidence(quote, outlet, outlet, "Zum Hafen", when, None, 0, len(quote), start, start + len(answer))


TWELVE = evidence("Der Satz beträgt 12 Prozent.", "12 Prozent", "Hafenbote", 2)
FOURTEEN = evidence("Der Satz beträgt 14 Prozent.", "14 Prozent", "Inselblatt", 3)
POSITIONS = Position("12 Prozent", None, 3, (TWELVE,)), Position("14 Prozent", None, 1, (FOURTEEN,), True)
SUMMARIES = (
    disagreement(POSITIONS, ["says", "says"]),
    disagreement(POSITIONS, ["yes", "no"]),
    disagreement([replace(position, answer=None) for position in POSITIONS], ["says", "says"]),
    timeline(POSITIONS),
    timeline([*POSITIONS, replace(POSITIONS[1], evidence=(TWELVE,))]),
)
NOTES = (
    notes.of_one_text(3, "12 Prozent"),
    notes.less_precisely("12 Prozent"),
    notes.says_both("Hafenbote", "12 Prozent", "14 Prozent"),
    notes.within_article(),
    *(
        note
        for relation in notes.BESIDE
        if (note := notes.beside(Verdict(relation, "another place"), "12 Prozent", "14 Prozent"))
    ),
)
FOUND = Disagreement(
    "0123456789ab",
    "within_article",
    "percent differs",
    clash_explained("percent differs", "Satz", "12 Prozent", "14 Prozent", replaced=False),
    "Satz",
    "percent",
    SUMMARIES[0],
    POSITIONS,
    0.9,
    0.5,
)


def conflicting(kind: ConflictKind = "outlier", summary: str = SUMMARIES[0]) -> Reply:
    conflict = Conflict(kind, "Satz", "percent differs", summary)
    return Reply("Wie hoch?", "conflict", "12 Prozent", "percent", 0.93, POSITIONS, conflict, NOTES)


def left_in_english(*texts: str) -> set[str]:
    return {word for text in texts for word in WORD.findall(text.casefold())} & ENGLISH_WORDS


def read(messages: list[str]) -> str:
    return "\n".join(parse_html(message)[0] for message in messages)


def test_words_of_the_bot_are_known_from_an_article_s() -> None:
    assert left_in_english("2 independent sources", "2 unabhängige Quellen") == {"independent"}


def test_there_are_notes_of_every_kind() -> None:
    assert {note.kind for note in NOTES} == set(get_args(NoteKind))


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.text)
def test_each_note_is_german_in_a_german_chat_and_english_for_programs(note: Note) -> None:
    told = read(render(Reply("Wie hoch?", "answered", None, "percent", 0.9, POSITIONS, notes=(note,)), VIEW))
    assert "Hinweis: " in told
    assert not left_in_english(told)
    assert to_json(conflicting())["notes"][NOTES.index(note)] == {"kind": note.kind, "text": str(note.text)}


def test_a_note_keeps_the_words_of_the_articles() -> None:
    told = GERMAN.tell(notes.says_both("The Post", "both {one}", "and “other”").text)
    assert told == "The Post selbst schreibt sowohl „both {one}“ als auch „and “other”“."


def test_a_note_that_was_kept_as_text_alone_is_told_by_its_kind() -> None:
    old = Reply(
        "?", "answered", None, "text", 0.9, POSITIONS, notes=(Note("less_precise", "less precisely"),)
    )
    assert not left_in_english(read(render(read_reply(store_reply(old)), VIEW)))


@pytest.mark.parametrize("summary", SUMMARIES)
def test_each_summary_is_german(summary: Remark) -> None:
    told = GERMAN.tell(summary)
    assert not left_in_english(told)
    assert "Hafenbote" in told
    assert "2. Mai 2031" in told


def test_a_summary_reads_as_a_german_desk_would_write_it() -> None:
    assert GERMAN.tell(SUMMARIES[0]) == (
        "3 unabhängige Quellen (Hafenbote, 2. Mai 2031) nennen 12 Prozent; "
        "1 (Inselblatt, 3. Mai 2031) nennt 14 Prozent."
    )
    assert GERMAN.tell(SUMMARIES[3]) == (
        "Zuletzt: 12 Prozent (Hafenbote, 2. Mai 2031); davor: 14 Prozent (Inselblatt, 3. Mai 2031)."
    )


@pytest.mark.parametrize("rule", [*_BECAUSE, "a rule of tomorrow"])
def test_each_reason_is_german(rule: str) -> None:
    told = GERMAN.tell(because(rule))
    assert not left_in_english(told.replace(rule, ""))


@pytest.mark.parametrize("relation", _MEANING)
def test_each_comparison_is_german(relation: str) -> None:
    told = explained(Verdict(relation, "opposite word", "steigt", "sinkt"), "„12“ (Bote)", "„14“ (Blatt)")  # type: ignore[arg-type]
    assert not left_in_english(GERMAN.tell(told))
    assert GERMAN.tell(told).endswith("denn die Wörter bedeuten das Gegenteil: „steigt“ gegen „sinkt“.")


@pytest.mark.parametrize("kind", VERDICTS)
def test_an_answer_and_its_reasons_are_german(kind: ConflictKind) -> None:
    reply = replace(
        conflicting(kind),
        explanation=(explained(Verdict("same", "same value"), "„12“ (Bote)", "„12“ (Blatt)"),),
    )
    assert not left_in_english(read(render(reply, VIEW)), read(render_why(reply, reply, VIEW)))
    assert "Grund für den Hinweis: die Prozentwerte" in read(render_why(reply, reply, VIEW))
    assert "Gewissheit: 93\N{NO-BREAK SPACE}%" in read(render_why(reply, reply, VIEW))


def test_why_nothing_was_found_is_german() -> None:
    doubted = [
        english for (english, *_) in SAID if english.startswith(("it gives no", "the verb", "it holds"))
    ]
    why = tuple(Remark(words, share=0.43) for words in doubted)
    reply = Reply("?", "not_found", None, "text", 0.06, nearest=(replace(TWELVE, why=why),))
    assert len(why) > 3
    assert not left_in_english(read(render(reply, VIEW)), read(render_why(reply, reply, VIEW)))


def test_a_disagreement_of_the_library_is_german_on_its_page_and_in_a_digest() -> None:
    page = read(render_conflict(FOUND, 1, 2, VIEW))
    contents = Contents([], [conflict_line(FOUND, GERMAN)], [])
    digest = Digest(1, Venue(1), time(7), None, datetime(2031, 5, 4, tzinfo=UTC), 0, None, 1)
    blocks = digest_blocks(digest, contents, datetime(2031, 5, 4, tzinfo=UTC), GERMAN)
    told = read([to_html(message) for message in pack(blocks)])
    assert "nennen 12 Prozent" in told
    assert not left_in_english(page, told, read(render_why(as_reply(FOUND), as_reply(FOUND), VIEW)))


def test_results_in_any_chat_and_citations_are_german() -> None:
    results = [one for result in excerpts(conflicting(), VIEW) for one in (result.title, result.line)]
    citations = [render_citations([cited_evidence(TWELVE)], form, GERMAN) for form in FORMS]
    assert not left_in_english(*results, *(read(one) for one in citations[:2]))
    assert "„Der Satz beträgt 12 Prozent.“ – Hafenbote: „Zum Hafen“, 2. Mai 2031." in read(citations[0])


def test_a_reply_that_was_kept_is_told_in_german_too() -> None:
    kept = read_reply(store_reply(conflicting()))
    assert kept == conflicting()
    assert kept.conflict is not None
    assert GERMAN.tell(kept.conflict.summary) == GERMAN.tell(SUMMARIES[0])
    assert [GERMAN.tell(note.text) for note in kept.notes] == [GERMAN.tell(note.text) for note in NOTES]


texts = st.text(st.characters(codec="utf-8"), max_size=20)
parts = st.one_of(texts, st.integers(0, 10**6), st.floats(0, 1), st.dates(date(1900, 1, 1)))
plain = st.builds(lambda one, other: Remark("{one} and {other}", one=one, other=other), parts, parts)
counting = st.builds(
    lambda n, who: Remark("{who} says no", "{who} say no", n=n, who=who), st.integers(0, 9), plain
)
remarks = st.one_of(plain, counting)


@settings(max_examples=60)
@given(remarks)
def test_english_tells_a_remark_as_it_is_written(remark: Remark) -> None:
    assert ENGLISH.tell(remark) == remark == str(remark)
    assert json.loads(json.dumps(remark)) == remark


@settings(max_examples=60)
@given(remarks)
def test_a_remark_goes_to_another_process_and_into_the_database_whole(remark: Remark) -> None:
    again = pickle.loads(pickle.dumps(remark))
    reply = replace(conflicting(), notes=(Note("less_precise", remark),))
    for told in (again, read_reply(store_reply(reply)).notes[0].text):
        assert (told, GERMAN.tell(told)) == (remark, GERMAN.tell(remark))


@settings(max_examples=60)
@given(texts)
def test_the_words_of_an_article_are_never_read_as_ours(words: str) -> None:
    told = GERMAN.tell(notes.less_precisely(words).text)
    assert told == f"Einige Quellen nennen „{words}“ weniger genau."
    assert written(words) == words
