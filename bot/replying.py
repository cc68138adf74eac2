"""One reply, written for a person or for a program."""

from __future__ import annotations

from answering.reply import Reply, to_json
from bot.terminal import say_json, show

NOTHING_FOUND = 1


def show_reply(reply: Reply, *, json: bool, explain: bool) -> int:
    """Writes the reply; the exit status is 0 where something was found, a conflict included, else 1."""
    if json:
        say_json(to_json(reply, explain=explain))
    else:
        from bot.render import render

        show(render(reply, explain=explain))
    return NOTHING_FOUND if reply.status == "not_found" else 0
