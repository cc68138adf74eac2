"""Hostile articles, questions and names through the real bot over HTTP: Telegram refuses nothing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from answering.question import Query
from answering.reply import Conflict, Context, Copy, Evidence, Position, Reply
from bot.library.reading_room import ReadingRoom, room_of
from corpus.article import Article, Span
from tests.bot.test_telegram_bot import ANN, polling

HOSTILE: dict[str, str] = {
    "markup": '</blockquote><b>&lt;script&gt;</b> & "x" <a href="javascript:alert(1)">tap</a> </code></pre>',
    "emoji": "👩‍👩‍👧‍👦🏴‍☠️" * 300,
    "right to left": "הרציף ייסגר \u202eevil\u202c \u2067" + "الميناء مغلق " * 40,
    "endless": "x" * 10_000,
    "long sentence": "and then the quay was closed again, " * 300,
    "control": "a\x00b\x1b[31m\r\n\u2028c\u200b\ufeff" * 20,
    "commands": "/start /pair @everyone @crossquote_bot #tag https://x.example/ mail@x.example " * 20,
}
HARMLESS = (
    "exactly the same as a current content and reply markup of the message",
    "there is no text in the message to edit",  # a long answer's file, which is sent anew
)
URLS = ("javascript:alert(1)", 'https://x.example/"><b>?a=1&b=2', "tg://user?id=1", None)


def article(words: str, number: int) -> Article:
    text = f"Before {words}. {words}. After {words}."
    start = len(words) + 9
    spans = (Span(0, start - 1), Span(start, start + len(words) + 1), Span(start + len(words) + 2, len(text)))
    return Article(
        f"{number}-{words[:200]}",
        text,
        words,
        title=words,
        source=words,
        author=words,
        published=datetime(2031, 5, 2, 10, 6),
        url=URLS[number % len(URLS)],
        sentences=spans,
    )


def evidence(found: Article) -> Evidence:
    span = found.sentences[1]
    quote = found.words(span)
    parts = (quote, found.id, found.outlet, found.title, found.published, found.url, span.start, span.end)
    marked = Evidence(*parts, span.start, span.start + min(20, len(quote)))
    words = found.words(found.sentences[0])
    copies = (Copy(found.id, found.outlet),) * 3
    return replace(marked, context=Context(words, 0, len(words)), attributed_to=found.title, copies=copies)


def newsroom_of(words: str) -> tuple[ReadingRoom, Reply]:
    articles = [article(words, number) for number in range(4)]
    quotes = tuple(evidence(found) for found in articles)
    positions = Position(words[:60], None, 2, quotes[:3]), Position(words, None, 1, quotes[3:], outlier=True)
    conflict = Conflict("outlier", words, words, words)
    reply = Reply("?", "conflict", words, "text", 0.9, positions, conflict, explanation=(words,))
    return room_of(articles), reply


def commands(words: str) -> list[str]:
    return [
        *("/sources", "/cite", "/cite 1 markdown", "/cite bibtex", f"/article 0-{words[:200]}"),
        *(f"/whosaid {words[:300]}", f"/feedback {words[:3000]}", "/export", "/export csv"),
        *(f"/watch {words[:300]}", "/watches", f"/settings timezone {words[:100]}"),
    ]


@pytest.mark.parametrize("words", HOSTILE.values(), ids=list(HOSTILE))
async def test_nothing_that_articles_and_people_write_makes_telegram_refuse(words: str) -> None:
    room, reply = newsroom_of(words)

    def ask(query: Query) -> Reply:
        return replace(reply, question=query.text)

    async with polling(ask, room=lambda: room) as bench:
        server = bench.server
        await server.say(bench.ann, f"/ask {words[:900]}")
        await bench.quiet()
        await server.ask_inline(f"one two three {words[:500]}")
        for action in ("more", "context", "why", "short", "up", "watch"):
            await _tap(bench, action)
        for command in commands(words):
            await server.say(bench.ann, command)
        await bench.quiet()
        assert [refusal for refusal in server.refused if not refusal.endswith(HARMLESS)] == []
        assert len(server.inline) == 1
        links = [entity.url or "" for sent in server.sent for entity in sent.entities if entity.url]
        assert all(link.startswith(("https://", "http://")) for link in links)


async def _tap(bench: Any, action: str) -> None:
    """Taps a button of the answer, wherever its keyboard stands by now."""
    rows = bench.services.database.read("SELECT id FROM answers WHERE user = ?", ANN)
    marked = [sent for sent in bench.server.sent if sent.keyboard]
    await bench.server.tap(bench.ann, f"{action}:{rows[0][0]}", on=marked[-1].id)
    await bench.quiet()
