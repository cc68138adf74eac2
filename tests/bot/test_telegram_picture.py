"""The picture of the documents is drawn from what the bot sends."""

from __future__ import annotations

from xml.etree import ElementTree

from bench.telegram_picture import picture


def test_the_picture_is_sound_and_shows_verdicts_quotes_and_buttons(home: object) -> None:
    drawn = "".join(ElementTree.fromstring(picture()).itertext())
    for words in ("What tariff rate was agreed?", "12%", "[1] ", "Context"):
        assert words in drawn
