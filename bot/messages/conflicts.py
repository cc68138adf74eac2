"""One of a library's disagreements as Telegram messages."""

from __future__ import annotations

from answering.disagreements.disagreement import Disagreement, as_reply
from bot.messages.reply import ITALIC, View, blocks
from bot.words.markup import pack, run, to_html
from bot.words.wording import isolated


def render_conflict(found: Disagreement, number: int, of: int, view: View) -> list[str]:
    """The disagreement with its place among all, counted from 1."""
    language = view.language
    place = language.say("{number} of {all}", number=language.number(number), all=language.number(of))
    slot = isolated(found.slot)
    heading = [run(f"{place} · {slot}" if slot else place, ITALIC)]
    return [to_html(message) for message in pack([heading, *blocks(as_reply(found), view)])]
