"""Replies as Telegram messages: whatever the articles hold, Telegram takes them and quotes stay whole."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.reply import Conflict, Context, Copy, Evidence, Note, Position, Reply
from bot.messages.reply import View, folded, render
from bot.traffic.entities import MarkupError, parse_html
from bot.words.markup import LIMIT, Run, pack, to_html, units
from bot.words.translation import language_named
from bot.words.wording import sources
from tests.bot.telegram_replies import FIFTEEN, answered, conflicting, not_found
from tests.bot.telegram_rules import check_text, cleaned

CASES = json.loads((Path(__file__).parents[2] / "cases" / "telegram_html.json").read_text("utf-8"))

HOSTILE = [
    *(
        "<b>",
        "</blockquote>",
        "&lt;",
        "&",
        '"',
        "'",
        "<a href='javascript:x'>",
        "@everyone",
        "/start",
        "Dr. No. ",
    ),
    *("😀" * 40, "e\u0301" * 30, "\x00\x1b[31m", "\u202e", "\r\n", "\u200b" * 50, " " * 30, "\ud83d"),
    *("\u05d4\u05e8\u05e6\u05d9\u05e3 15%", "\u0627\u0644\u0645\u064a\u0646\u0627\u0621", "\u2067", "\u2069"),
    *("word " * 300, "x" * 5000),
]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), min_size=1, max_size=6).map("".join)
urls = st.none() | st.sampled_from(
    ["https://a.example/?a=1&b=2", "javascript:alert(1)", "http://[", 'https://x.example/"><b>', "tg://user?id=1"]
) | texts  # fmt: skip
days = st.none() | st.dates(min_value=date(1, 1, 1)) | st.datetimes(min_value=datetime(1, 1, 1))


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    words, start = draw(texts), draw(st.integers(0, 10**6))
    first = draw(st.integers(0, len(words)))
    last = draw(st.integers(first, len(words)))
    marked = draw(st.booleans())
    return Evidence(
        quote=words,
        article=draw(st.sampled_from("abc")),
        source=draw(texts),
        title=draw(st.none() | texts),
        published=draw(days),
        url=draw(urls),
        start=start,
        end=start + len(words),
        answer_start=start + first if marked else None,
        answer_end=start + last if marked else None,
        context=draw(st.none() | texts.map(lambda text: Context(text, 0, len(text)))),
        attributed_to=draw(st.none() | texts),
        copies=tuple(draw(st.lists(texts.map(lambda text: Copy("c", text)), max_size=3))),
    )


positions = st.builds(
    Position,
    st.none() | texts,
    st.none(),
    st.integers(1, 9),
    st.lists(evidences(), min_size=1, max_size=4).map(tuple),
    st.booleans(),
)
conflicts = st.builds(
    Conflict,
    st.sampled_from(["contradiction", "outlier", "views_differ", "superseded", "corrected"]),
    texts,
    texts,
    texts,
)
notes = st.builds(Note, st.sampled_from(["less_precise", "single_origin", "possible_conflict"]), texts)
replies = st.builds(
    Reply,
    question=texts,
    status=st.just("conflict"),
    answer=st.none() | texts,
    answer_type=st.just("text"),
    confidence=st.just(0.5),
    positions=st.lists(positions, max_size=3).map(tuple),
    conflict=st.none() | conflicts,
    notes=st.lists(notes, max_size=3).map(tuple),
    nearest=st.lists(evidences(), max_size=2).map(tuple),
)


def bare(text: str) -> str:
    """The text as Telegram keeps it, without white space: where a message was cut, some may be lost."""
    return re.sub(
        r"\s", "", cleaned(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    )


def visible(text: str) -> list[str]:
    return [char for char in text if char.isprintable() and not char.isspace()]


def quoted_words(messages: list[tuple[str, Any]]) -> str:
    """All words in block quotes, in order."""
    return "".join(
        text.encode("utf-16-le")[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le")
        for text, entities in messages
        for e in entities
        if "blockquote" in e.type
    )


VIEWS = [View(whole=True), View(language_named("de") or View().language, whole=True)]


@settings(max_examples=40, deadline=None)
@given(replies, st.sampled_from(VIEWS))
def test_any_reply_is_accepted_by_telegram_and_its_whole_view_holds_every_quote(
    reply: Reply, view: View
) -> None:
    sent = [check_text(message, "HTML") for message in render(reply, view)]
    shown = bare(quoted_words(sent))
    evidence = [e for position in reply.positions for e in position.evidence]
    for item in evidence if reply.positions else reply.nearest:
        assert bare(re.sub("[\ud800-\udfff]", "\ufffd", item.quote)) in shown


@settings(max_examples=40, deadline=None)
@given(replies)
def test_at_first_each_answer_has_a_quote_and_every_source_its_number(reply: Reply) -> None:
    sent = [check_text(message, "HTML") for message in render(reply)]
    words, shown = "".join(text for text, _ in sent), bare(quoted_words(sent))
    for position in reply.positions:
        assert bare(re.sub("[\ud800-\udfff]", "\ufffd", position.evidence[0].quote)) in shown
        assert all(f"[{number}]" in words for number in range(1, len(sources(reply)) + 1))


@settings(max_examples=40, deadline=None)
@given(texts, texts)
def test_what_names_a_source_turns_no_line_around(outlet: str, title: str) -> None:
    foreign = replace(FIFTEEN, source=outlet, title=title)
    reply = replace(answered("?"), positions=(Position("15 percent", None, 1, (foreign,)),))
    for html in render(reply, View(whole=True)):
        for line in parse_html(html)[0].splitlines():
            assert line.count("\u2068") == line.count("\u2069")
            outside = re.sub("\u2068.*?\u2069", "", line)
            assert not any(unicodedata.bidirectional(char) in ("R", "AL", "RLE", "RLO") for char in outside)


@given(st.lists(st.lists(texts.map(Run), min_size=1, max_size=3), max_size=5), st.integers(60, 400))
@settings(max_examples=40, deadline=None)
def test_packed_messages_fit_and_lose_nothing(blocks: list[list[Run]], limit: int) -> None:
    blocks = [[Run(re.sub("[\ud800-\udfff]", "?", run.text)) for run in block] for block in blocks]
    messages = pack(blocks, limit)
    whole = "".join(run.text for message in messages for run in message).replace("(continued)\n", "")
    assert all(sum(units(run.text) for run in message) <= limit for message in messages)
    assert visible(whole) == visible("".join(run.text for block in blocks for run in block))


def test_a_long_quote_is_folded_and_a_short_one_is_not() -> None:
    long = replace(FIFTEEN, quote="word " * 200, answer_start=None, answer_end=None)
    reply = replace(answered("?"), positions=(Position(None, None, 1, (FIFTEEN, long)),))
    _, entities = parse_html("\n".join(render(reply)))
    kinds = [e.type for e in entities if "blockquote" in e.type]
    assert kinds == ["blockquote", "expandable_blockquote"]


def test_a_quote_longer_than_a_message_is_cut_between_sentences() -> None:
    words = "The quay is closed. " * 400
    long = replace(FIFTEEN, quote=words, answer_start=None, answer_end=None)
    reply = replace(answered("?"), positions=(Position(None, None, 1, (long,)),))
    messages = [check_text(html, "HTML") for html in render(reply)]
    assert [units(text) <= LIMIT for text, _ in messages] == [True, True]
    assert messages[0][0].endswith("closed.")
    assert messages[1][0].startswith("(continued)\nThe quay")


def test_a_message_of_white_space_is_not_sent() -> None:
    assert [to_html(message) for message in pack([[Run(" " * 250 + "x")]], limit=100)][-1].endswith("x")
    assert all(to_html(message).strip() for message in pack([[Run("\u200b \n" * 90 + "x")]], limit=100))
    assert pack([[Run(" \n")]]) == []


def test_only_web_addresses_become_links() -> None:
    for url in ("javascript:alert(1)", "tg://user?id=1", "//x.example", "file:///etc/passwd", "https://a b"):
        reply = replace(answered("?"), positions=(Position(None, None, 1, (replace(FIFTEEN, url=url),)),))
        assert "<a " not in render(reply)[0]


def test_an_article_quoted_twice_keeps_its_number() -> None:
    reply = replace(answered("?"), positions=(Position("15 percent", None, 1, (FIFTEEN, replace(FIFTEEN))),))
    assert render(reply)[0].count("[1]") == 2


def test_what_does_not_fit_a_screen_at_first_is_counted() -> None:
    reply = replace(answered("?"), positions=(Position("15 percent", None, 3, (FIFTEEN,) * 3),))
    assert (folded(reply), folded(answered("?")), folded(conflicting("?"))) == (1, 0, 0)


def test_the_first_line_names_the_answers_that_disagree() -> None:
    text, _ = parse_html(render(conflicting("?"))[0])
    assert text.startswith("⚠️ Sources disagree: 15 percent or 20 percent\n")


def test_several_answers_are_named_first_with_why_they_do_not_disagree() -> None:
    scopes = (Note("different_scope", "one is of lorries"),)
    reply = replace(conflicting("?"), status="answered", conflict=None, notes=scopes)
    text, _ = parse_html(render(reply)[0])
    assert text.startswith("Several answers: 15 percent · 20 percent\nNote: one is of lorries\n\n15 percent")
    assert text.count("Note:") == 1


def test_a_text_and_its_copies_are_one_source() -> None:
    assert "15 percent · one source, 2 copies\n" in parse_html(render(answered("?"))[0])[0]


def test_a_doubt_is_silent_where_it_is_not_wanted() -> None:
    doubtful = replace(answered("?"), notes=(Note("possible_conflict", "20 percent was named too"),))
    assert "named too" in render(doubtful)[0]
    assert "named too" not in render(doubtful, View(doubts=False))[0]


def test_the_bot_s_words_are_the_reader_s_and_the_article_s_stay_their_own() -> None:
    (german,) = render(conflicting("?"), View(language_named("de") or View().language))
    assert german.startswith("⚠️ <b>Quellen widersprechen sich: 15 percent oder 20 percent</b>")
    assert "The toll will be <b>15 percent</b>, the mayor of Ostrava Bay said on Monday." in german
    assert "2. Mai 2031" in german


@pytest.mark.parametrize("make", [answered, conflicting, not_found])
def test_each_kind_of_reply_fits_one_message(make: Any) -> None:
    assert len(render(make("What toll?"))) == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["html"])
def test_html_is_read_as_telegram_reads_it(case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(MarkupError, match=re.escape(case["refused"])):
            parse_html(case["html"])
    else:
        text, entities = parse_html(case["html"])
        assert [text, *[[e.type, e.offset, e.length] for e in entities]] == case["read"]


def test_tags_are_closed_in_order() -> None:
    assert to_html([Run("a", ("<b>", "<i>")), Run("b", ("<b>",)), Run("c")]) == "<b><i>a</i>b</b>c"


def test_only_the_newest_of_what_was_updated_is_not_called_earlier() -> None:
    values = ("30 November", "14 September", "28 September")
    positions = tuple(Position(value, None, 1, (FIFTEEN,)) for value in values)
    update = Conflict("superseded", "reopening", "date", "a later report")
    text, _ = parse_html(render(replace(conflicting("?"), positions=positions, conflict=update))[0])
    assert text.startswith("🔄 Updated: 30 November, earlier 14 September, 28 September\n")


def test_what_a_follow_up_was_taken_for_comes_first_in_one_line_that_is_short() -> None:
    view = View(understood="What <toll> was\nagreed for ships?")
    assert render(answered("?"), view)[0].startswith(
        "<i>Understood as: What &lt;toll&gt; was agreed for ships?</i>\n"
    )
    german = replace(view, language=language_named("de") or View().language)
    assert "Verstanden als: What" in render(not_found("?"), german)[0]
    assert len(render(answered("?"), View(understood="toll " * 400))) == 1
