"""From the bundled articles to a chat, with nothing replaced: the real answerer behind the real bot."""

from __future__ import annotations

from pathlib import Path

from bot.library.place import find_place
from bot.wiring import open_room, sample_folder
from corpus.readers import read
from tests.bot.test_telegram_bot import polling

QUESTION = "What tariff rate was agreed?"


async def test_a_question_about_the_sample_articles_is_answered_with_verbatim_quotes(home: Path) -> None:
    texts = [article.text for article in read(sample_folder(), print)]
    async with polling(open_room(find_place()).answerer.ask) as bench:
        (text,) = await bench.hears(bench.ann, QUESTION)
        quotes = bench.server.sent[0].styled("blockquote")
    assert text.startswith("⚠️")
    assert len(quotes) >= 2
    assert all(any(quote in text for text in texts) for quote in quotes)


async def test_what_the_sample_articles_do_not_say_is_not_made_up(home: Path) -> None:
    async with polling(open_room(find_place()).answerer.ask) as bench:
        (text,) = await bench.hears(bench.ann, "Who won the rowing cup in Lisbon?")
    assert text.startswith("The articles do not say.")
