"""The page of disagreements: what it holds, and how it looks in a real browser on a telephone and a desk."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from answering.disagreements.disagreement import Disagreement
from answering.disagreements.disagreements import find_disagreements
from answering.reply import Evidence, Measure, Position
from bot.conflicts.differences import pieces
from bot.conflicts.headline import headline
from bot.conflicts.page import page
from bot.words.wording import readable
from corpus.readers import read
from tests.bot.conflicts.browser import browser

TODAY = date(2031, 5, 2)
SAMPLE = Path(__file__).parents[3] / "corpus" / "sample"
HOSTILE = "<script>document.title='taken'</script><img src=x onerror=alert(1)>\"'&\u202e"
TELEPHONE, DESK = 360, 1280  # pixels


def quote(text: str, answer: str, **known: str) -> Evidence:
    start = text.index(answer)
    facts: dict[str, str] = {
        "article": "a",
        "source": "Beacon",
        "title": "Salt",
        "url": "https://beacon.example/salt",
    }
    facts |= known
    return Evidence(
        text, facts["article"], facts["source"], facts["title"], date(2031, 5, 1), facts["url"],
        0, len(text), start, start + len(answer),
    )  # fmt: skip


def disagreement(*quotes: tuple[Evidence, str], slot: str = "price of salt") -> Disagreement:
    positions = tuple(Position(answer, Measure(1, 1, "EUR"), 1, (said,)) for said, answer in quotes)
    return Disagreement(
        "0123456789ab", "contradiction", "money differs", "Both speak of salt.", slot, "money", "one; other",
        positions, 0.9, 0.5,
    )  # fmt: skip


def hostile() -> Disagreement:
    text = f"Salt costs 5 euros, said {HOSTILE} and {'long' * 300}."
    return disagreement(
        (
            quote(text, "5 euros", source=HOSTILE, title=HOSTILE, url="javascript:alert(1)", article=HOSTILE),
            "5 euros",
        ),
        (quote("Salt costs 7 euros.", "7 euros", url='https://beacon.example/"><script>'), HOSTILE),
        slot=HOSTILE,
    )


def test_both_quotes_stand_side_by_side_with_their_values_marked() -> None:
    told = page([disagreement(
        (quote("Salt costs 5 euros a sack.", "5 euros"), "5 euros"),
        (quote("Salt costs 7 euros a barrel.", "7 euros"), "7 euros"),
    )], TODAY)  # fmt: skip
    assert '“Salt costs <mark>5 euros</mark> a <b class="differs">sack</b>.”' in told
    assert '“Salt costs <mark>7 euros</mark> a <b class="differs">barrel</b>.”' in told
    assert '<a href="https://beacon.example/salt" rel="noopener noreferrer">Salt</a>' in told


def test_what_an_article_says_never_becomes_markup() -> None:
    told = page([hostile()], TODAY)
    assert "<script" not in told
    assert "<img" not in told
    assert "javascript:" not in told
    assert "\u202e" not in told
    assert 'href="https://beacon.example/&quot;&gt;&lt;script&gt;"' in told


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    told = page(find_disagreements(read(SAMPLE, print)), TODAY)
    assert "default-src 'none'" in told
    assert not re.search(r"<(?:script|link|img|iframe|object|embed|form|base)\b|@import|url\(|\bon\w+=", told)


def test_a_page_of_nothing_says_so() -> None:
    assert "no promise that there is none" in page([], TODAY)


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text(min_size=1, max_size=20), st.text(), st.text())
def test_the_pieces_of_a_quote_are_the_quote(before: str, answer: str, after: str, other: str) -> None:
    said = quote(before + answer + after, answer)
    told = "".join(piece.text for piece in pieces(said, other))
    assert readable(told) == readable(readable(told))
    assert "".join(told.split()) == "".join(readable(said.quote).split())


# expressions that the tester evaluates in the page
TOO_WIDE = """[...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"""
ROWS = """Math.max(...[...document.querySelectorAll(".sides")]
  .map(sides => new Set([...sides.children].map(side => side.offsetTop)).size))"""
LETTERS = "parseFloat(getComputedStyle(document.body).fontSize)"
CODE = "document.querySelectorAll('script, img').length"


async def test_it_fits_a_telephone_and_a_desk(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page([hostile(), *find_disagreements(read(SAMPLE, print))], TODAY), encoding="utf-8")
    async with browser(tmp_path / "profile") as tab:
        for width, rows in ((TELEPHONE, 2), (DESK, 1)):
            await tab.open(file, width, mobile=width == TELEPHONE)
            assert await tab.evaluate("document.documentElement.scrollWidth") <= width
            assert await tab.evaluate(TOO_WIDE) == []
            assert await tab.evaluate(ROWS) == rows
            assert await tab.evaluate(LETTERS) >= 16
        assert await tab.evaluate("document.title") == "Where sources disagree, 2 May 2031"
        assert await tab.evaluate(CODE) == 0
        assert {event["params"]["request"]["url"] for event in tab.told("Network.requestWillBeSent")} == {
            file.as_uri()
        }
        assert tab.told("Log.entryAdded") == []  # nor did the page's own policy forbid anything of it
        assert (await tab.pdf()).startswith(b"%PDF")


def test_a_headline_names_the_answers_where_they_are_few_and_short() -> None:
    cheap, dear = (quote(f"Salt costs {price} marks.", f"{price} marks") for price in (12, 14))
    assert (
        headline(disagreement((cheap, "12 marks"), (dear, "14 marks")))
        == "12 marks or 14 marks: price of salt"
    )
    assert headline(disagreement((cheap, "rain " * 9), (dear, "14 marks"))) == "price of salt"
