"""Who may ask: the allowlists of the settings. An empty list allows nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from telegram import Update
from telegram.constants import ChatType


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sent an update, and where: `user` is None for a channel's own post."""

    user: int | None
    chat: int
    private: bool


class Access:
    """The allowlists. People ask in private, listed chats ask as a whole, admins ask anywhere.

    Being listed as a user does not open a group: whoever else sits there would read the answers.

    >>> access = Access(users=[7], chats=[-100])
    >>> access.admits(Visitor(7, 7, private=True)), access.admits(Visitor(8, -100, private=False))
    (True, True)
    >>> access.admits(Visitor(8, 8, private=True)), access.admits(Visitor(7, -200, private=False))
    (False, False)
    """

    def __init__(
        self, users: Iterable[int] = (), chats: Iterable[int] = (), admins: Iterable[int] = ()
    ) -> None:
        self._admins = frozenset(admins)
        self._users = frozenset(users) | self._admins
        self._chats = set(chats)

    def admits(self, visitor: Visitor | None) -> bool:
        """Whether the visitor may ask where they are; no visitor is nobody."""
        if visitor is None:
            return False
        if visitor.private:
            return visitor.user in self._users
        return visitor.chat in self._chats or visitor.user in self._admins

    def knows(self, visitor: Visitor) -> bool:
        """Whether the visitor is listed, if not for this chat."""
        return visitor.user in self._users

    def move(self, old: int, new: int) -> bool:
        """Lets a group keep its place when Telegram gives it a new id; tells whether it had one."""
        if old in self._chats:
            self._chats.add(new)
        return old in self._chats


def visitor_of(update: Update) -> Visitor | None:
    """Who sent the update, where that is known."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None:
        return None
    return Visitor(user.id if user else None, chat.id, chat.type == ChatType.PRIVATE)
