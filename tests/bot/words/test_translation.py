"""Every word that the bot says has a German one that takes the same values, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from answering.composing import explanation, notes, summary
from answering.fillers import answer_doubts, missing_words, text_doubts
from answering.slots import TYPED
from bot.traffic.entities import parse_html
from bot.words.translation import ENGLISH, FOLDER, MONTHS, language_named, languages, read_po

SAYING = {".say": 1, ".html": 1, ".count": 2, "N_": 1}  # how many of a call's first arguments are words
REMARK = "Remark"  # whose first arguments are words, one or two, where they are not taken from a table
TABLES = (
    *((words,) for table in (explanation._MEANING, explanation._BECAUSE) for words in table.values()),
    *((words,) for words in (explanation.UNKNOWN, explanation.EXCLUSIVE, explanation.REPLACED)),
    *((words,) for _, words in notes.BESIDE.values()),
    *summary._SAYING.values(),
    *((words,) for words in summary._ACCOUNT.values()),
    *((words,) for words in (summary.BEFORE, summary.DIFFERING, summary.SIDES, summary.LIST)),
    *(
        (reason,)
        for reason, *_ in (*missing_words._OF_KEYS, *text_doubts._OF_TEXT, *answer_doubts._OF_ANSWER)
    ),
    *((f"it gives no {expected}",) for expected in TYPED),
)
"""The words of remarks that stand in tables."""
BOT = FOLDER.parent
PLACE = re.compile(r"\{(\w+)\}")
LETTER = re.compile(r"[^\W\d_]")
UNSAID = {"", "thousands"}  # what a catalogue says of itself


def said() -> Iterator[tuple[str, ...]]:
    """The words that the code puts into `say`, `html`, `count`, `N_` and remarks."""
    yield from TABLES
    for path in (*BOT.rglob("*.py"), *(BOT.parent / "answering").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from _words(node)
    yield from ((month,) for month in MONTHS)


def _words(call: ast.Call) -> Iterator[tuple[str, ...]]:
    name = f".{call.func.attr}" if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    words = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    needed = len(words) if name == REMARK else SAYING.get(name)
    if needed and len(words) >= needed and all(isinstance(word, str) for word in words[:needed]):
        yield tuple(str(word) for word in words[:needed])


def values(words: str) -> frozenset[str]:
    return frozenset(PLACE.findall(words))


SAID = sorted(set(said()))
OTHERS = [code for code in languages() if code != "en"]


@pytest.mark.parametrize("code", OTHERS)
def test_whatever_is_said_is_translated_with_the_same_values_and_tags(code: str) -> None:
    messages = read_po((FOLDER / f"{code}.po").read_text("utf-8"))
    for english in SAID:
        if english[0] not in messages and not LETTER.search(PLACE.sub("", english[0])):
            continue  # "{one}, {other}" need not be said in another way
        assert english[0] in messages, f"{code}.po lacks {english[0]!r}"
        translated = messages[english[0]]
        assert len(translated) == len(english), english
        assert {*map(values, translated)} <= {*map(values, english)}
        assert [kinds(form) for form in translated] == [kinds(form) for form in english], english


def kinds(html: str) -> list[str]:
    """The kinds of a text's entities; texts that are no HTML have none."""
    return sorted(entity.type for entity in parse_html(html)[1])


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_translated_that_nobody_says(code: str) -> None:
    messages = read_po((FOLDER / f"{code}.po").read_text("utf-8"))
    assert set(messages) - UNSAID <= {english[0] for english in SAID}


def test_a_language_counts_and_dates_in_its_own_way() -> None:
    german = language_named("de-CH")
    assert german is not None
    assert german.day(datetime(2031, 5, 2, 10, 6)) == "2. Mai 2031, 10:06"
    assert german.count("{n} source", "{n} independent sources", 1200) == "1.200 unabhängige Quellen"
    assert ENGLISH.day(date(2031, 5, 2)) == "2 May 2031"


def test_a_language_that_is_not_spoken_is_none_whatever_it_is_called() -> None:
    assert [language_named(code) for code in ("xx", "", None, "../de", "d")] == [None] * 5
