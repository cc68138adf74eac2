"""What people think of the answers: thumbs and remarks, for whoever keeps the bot."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from bot.records.answers import Answer
from bot.records.database import Database

Verdict = Literal["up", "down"]


def vote(database: Database, now: datetime, user: int, answer: Answer, verdict: Verdict) -> None:
    """Stores a thumb; one's earlier one for the same answer is replaced."""
    database.write(
        "INSERT INTO feedback (at, user, chat, answer, question, verdict) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (user, answer) WHERE verdict IS NOT NULL DO UPDATE SET verdict = excluded.verdict",
        *(now.isoformat(timespec="seconds"), user, answer.asker.chat, answer.id, answer.question, verdict),
    )


def remark(database: Database, now: datetime, user: int, chat: int, text: str, answer: Answer | None) -> None:
    """Stores what somebody wrote, with the answer that it is about where it replies to one."""
    about = (answer.id, answer.question) if answer else (None, None)
    database.write(
        "INSERT INTO feedback (at, user, chat, answer, question, text) VALUES (?, ?, ?, ?, ?, ?)",
        *(now.isoformat(timespec="seconds"), user, chat, *about, text),
    )


def forget(database: Database, user: int) -> int:
    """Erases one person's feedback and tells how much there was."""
    return database.write("DELETE FROM feedback WHERE user = ?", user)
