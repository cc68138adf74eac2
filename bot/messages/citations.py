"""Citations to paste, as Telegram messages in which a tap copies each."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.citing import Cited, Form, cite
from bot.words.markup import pack, run, to_html
from bot.words.translation import ENGLISH, Language

PRE = "<pre>"


def render_citations(cited: Sequence[Cited], form: Form, language: Language = ENGLISH) -> list[str]:
    """Each citation in a block of its own."""
    return [to_html(message) for message in pack([run(cite(item, form, language), PRE)] for item in cited)]
