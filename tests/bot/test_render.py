"""How a reply reads on a terminal."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from answering.reply import Conflict, Context, Copy, Evidence, Note, Position, Reply
from bot.render import WIDTH, Line, Words, plain, render
from bot.words.wording import quote_parts, readable

TEXT = "The ferry, Lady Tarn, sank on 3 May 2031. Nine people died."


def evidence(article: str = "a", **parts: object) -> Evidence:
    stated = {
        "quote": TEXT[:41],
        "source": "Tarn Gazette",
        "title": "Ferry sinks",
        "published": date(2031, 5, 4),
        "url": "https://tarn.example/1",
        "start": 0,
        "end": 41,
        "answer_start": 30,
        "answer_end": 40,
    }
    return Evidence(article=article, **{**stated, **parts})  # type: ignore[arg-type]


CONFLICT = Reply(
    "When did the ferry sink?",
    "conflict",
    "3 May 2031",
    "date",
    0.9,
    (
        Position("3 May 2031", None, 2, (evidence(), evidence("b", copies=(Copy("c", "Tarn Mail"),)))),
        Position("4 May 2031", None, 1, (evidence("d", url=None, published=None, title=None),), outlier=True),
    ),
    Conflict("contradiction", "date", "rule", "3 May 2031 against 4 May 2031"),
    (Note("less_precise", "“in May” agrees"),),
    explanation=("a, d: the days differ",),
)


def test_the_flag_comes_first_and_the_sources_last() -> None:
    rows = plain(render(CONFLICT)).splitlines()
    assert rows == [
        "SOURCES DISAGREE: 3 May 2031 against 4 May 2031",
        "",
        "3 May 2031 (2 independent sources)",
        "  “The ferry, Lady Tarn, sank on 3 May 2031.” [1]",
        "  “The ferry, Lady Tarn, sank on 3 May 2031.” [2]",
        "",
        "4 May 2031 (1 source, standing alone)",
        "  “The ferry, Lady Tarn, sank on 3 May 2031.” [3]",
        "",
        "Note: “in May” agrees",
        "",
        "[1] Tarn Gazette, 4 May 2031: Ferry sinks",
        "    https://tarn.example/1",
        "[2] Tarn Gazette, 4 May 2031: Ferry sinks",
        "    https://tarn.example/1",
        "    also carried by Tarn Mail",
        "[3] Tarn Gazette, undated",
    ]


def test_the_answer_is_marked_inside_its_quote() -> None:
    marked = [words.text for line in render(CONFLICT) for words in line.words if words.look == "mark"]
    assert marked == ["3 May 2031"] * 3


def test_explain_adds_the_reasons() -> None:
    assert plain(render(CONFLICT, explain=True)).endswith("Why\n  a, d: the days differ")


def test_what_the_articles_do_not_say_is_said_with_the_nearest_passages() -> None:
    reply = Reply("Who?", "not_found", None, "person", 0.1, nearest=(evidence(answer_start=None),))
    rows = plain(render(reply)).splitlines()
    assert rows[:3] == [
        "The articles do not say.",
        "The nearest they come:",
        "  “The ferry, Lady Tarn, sank on 3 May 2031.” [1]",
    ]


def test_a_quote_that_needs_another_sentence_shows_it_first_and_who_spoke_last() -> None:
    told = evidence(context=Context("It was late.", 50, 62), attributed_to="Ann Olm")
    reply = Reply("When?", "answered", None, "date", 0.9, (Position(None, None, 1, (told,)),))
    rows = plain(render(reply)).splitlines()
    assert rows[:3] == [
        "In their words (1 source)",
        "  … It was late. …",
        "  “The ferry, Lady Tarn, sank on 3 May 2031.” said Ann Olm [1]",
    ]


def test_no_row_is_wider_than_the_page() -> None:
    long = Line((Words("word " * 100),), 2, 4)
    assert max(map(len, plain([long], 60).splitlines())) <= 60
    assert WIDTH == 80


def test_hostile_words_cannot_command_the_terminal() -> None:
    hostile = evidence(
        quote="\x1b]0;owned\x07\x1b[2J \u202eevil",
        title="\x9b31m",
        source="A\nB",
        answer_start=None,
        attributed_to="\x1b[1mX",
    )
    reply = Reply("Who?", "answered", "\x1b[5m", "person", 0.9, (Position("\x1b[5m", None, 1, (hostile,)),))
    shown = plain(render(reply, explain=True))
    assert not set(shown) & set("\x1b\x07\x9b\u202e")


@given(st.text(), st.data())
@settings(max_examples=80, deadline=None)
def test_marking_the_answer_loses_no_words(quote: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(quote)))
    end = data.draw(st.integers(start, len(quote)))
    parts = quote_parts(
        evidence(quote=quote, start=7, end=7 + len(quote), answer_start=7 + start, answer_end=7 + end)
    )
    assert "".join("".join(parts).split()) == "".join(readable(quote).split())
