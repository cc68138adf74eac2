"""The commands as Telegram lists them: which are offered where, in which words and languages."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, get_args

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest

from bot.words.translation import ENGLISH, N_, Language, language_named, languages

Who = Literal["all", "private", "managers", "admins"]
"""Everybody; everybody in private; a group's administrators and people in private; the bot's own admins."""
EVERYBODY: frozenset[Who] = frozenset(get_args(Who))


@dataclass(frozen=True, slots=True)
class Command:
    """A command, what it does in a few words, and who is offered it; who may use it is checked elsewhere."""

    name: str
    does: str
    who: Who = "all"


COMMANDS = (
    Command("ask", N_("ask a question about the articles")),
    Command("sources", N_("what the last answer rests on")),
    Command("cite", N_("a citation of the last answer to paste")),
    Command("whosaid", N_("who published these words")),
    Command("article", N_("show an article")),
    Command("conflicts", N_("where articles disagree")),
    Command("watch", N_("be told when an answer changes")),
    Command("unwatch", N_("end a watch")),
    Command("watches", N_("what this chat watches")),
    Command("digest", N_("what is new, every day at a set time"), "managers"),
    Command("settings", N_("language, time zone, quiet hours"), "managers"),
    Command("feedback", N_("say what is wrong or missing")),
    Command("export", N_("this chat's questions and answers as a file"), "managers"),
    Command("forget", N_("erase what you have asked"), "private"),
    Command("status", N_("how the bot is doing")),
    Command("pair", N_("let in a chat or a person"), "admins"),
    Command("unpair", N_("take a chat or a person off the list"), "admins"),
    Command("help", N_("how to ask, here and in groups")),
)
SCOPES: tuple[tuple[BotCommandScope, frozenset[Who]], ...] = (
    (BotCommandScopeAllPrivateChats(), frozenset(("all", "private", "managers"))),
    (BotCommandScopeAllGroupChats(), frozenset(("all",))),
    (BotCommandScopeAllChatAdministrators(), frozenset(("all", "managers"))),
)


def menu(offered: frozenset[Who], language: Language = ENGLISH) -> list[BotCommand]:
    """The commands that some are offered, in one language.

    >>> [command.command for command in menu(frozenset(("admins",)))]
    ['pair', 'unpair']
    """
    return [BotCommand(each.name, language.say(each.does)) for each in COMMANDS if each.who in offered]


async def set_menus(bot: Bot, admins: Iterable[int]) -> None:
    """Tells Telegram every menu, in every language; TelegramError."""
    for scope, offered in SCOPES:
        await _set_menu(bot, scope, offered)
    for admin in sorted(admins):
        with suppress(BadRequest):  # an admin who has not written to the bot yet has no chat with it
            await _set_menu(bot, BotCommandScopeChat(admin), EVERYBODY)


async def _set_menu(bot: Bot, scope: BotCommandScope, offered: frozenset[Who]) -> None:
    """The English menu is the one for all languages that have none of their own."""
    for code in languages():
        language = language_named(code) or ENGLISH
        named = None if language is ENGLISH else code
        await bot.set_my_commands(menu(offered, language), scope, named)
