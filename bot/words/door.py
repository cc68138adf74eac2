"""What the bot says at the door and to admins, in Telegram's HTML."""

from __future__ import annotations

from bot.words.translation import ENGLISH, Language


def busy(language: Language = ENGLISH) -> str:
    """What is answered to a question that found the line too long."""
    return language.html("Too many questions are waiting here just now: please ask again in a minute.")


def unknown_group(chat: int, language: Language = ENGLISH) -> str:
    """What a group hears before it is left."""
    return language.html(
        "This group is not on my list, so I leave it. Its id is <code>{chat}</code>. An admin of mine can "
        "add it, or give you a code with /pair before you invite me again.",
        chat=chat,
    )


def how_to_pair(chat: int, language: Language = ENGLISH) -> str:
    """What a group hears that may still be let in."""
    return language.html(
        "This chat is not let in yet. An admin of mine can send /pair here, or anyone here /pair and a code "
        "that an admin has got from me in private. (The chat's id is <code>{chat}</code>.)",
        chat=chat,
    )


def code_offered(code: str, minutes: int, language: Language = ENGLISH) -> str:
    """An admin's code and how it is used."""
    return language.html(
        "Send <code>/pair {code}</code> in the group, topic or private chat that I shall answer in. The code "
        "is valid once, for {minutes} minutes. With the word <code>topic</code> after it only that topic is "
        "let in.",
        code=code,
        minutes=minutes,
    )


def paired(*, topic: bool, language: Language = ENGLISH) -> str:
    """What a chat hears that was let in."""
    if topic:
        return language.html("Done: I answer in this topic from now on. /help says how to ask.")
    return language.html("Done: I answer here from now on. /help says how to ask.")


def wrong_code(language: Language = ENGLISH) -> str:
    """What is answered to a code that is not valid."""
    return language.html("That code is not valid, or no longer: an admin gets a new one with /pair.")


def admins_only(language: Language = ENGLISH) -> str:
    """What is answered to a command of admins from somebody else."""
    return language.html("Only an admin of mine can do that.")


def unpaired(*, listed: bool, language: Language = ENGLISH) -> str:
    """What is answered to /unpair for a chat that was, or was not, let in with /pair."""
    if listed:
        return language.html(
            "This chat stands in my settings: take it out of CROSSQUOTE_TELEGRAM_ALLOWED_CHATS and start me "
            "anew."
        )
    return language.html("Done: I no longer answer there.")


def nothing_to_unpair(language: Language = ENGLISH) -> str:
    """What is answered to /unpair for a chat that is not let in."""
    return language.html("That chat was not let in.")


def let_in_list(places: list[str], language: Language = ENGLISH) -> str:
    """The chats let in with /pair."""
    if not places:
        return language.html("No chat was let in with /pair. /pair gives you a code for one.")
    head = language.html("Let in with /pair; /unpair and an id takes one back:")
    return "\n".join((head, *(f"<code>{place}</code>" for place in places)))


def forgotten(entries: int, language: Language = ENGLISH) -> str:
    """How much of what a person asked was erased, and what stays."""
    erased = language.count(
        "Done: {n} entry of yours is erased from my records.",
        "Done: {n} entries of yours are erased from my records.",
        entries,
    )
    none = language.html("No question of yours is in my records.")
    stays = language.html("What a chat watches stays until somebody there ends it: /watches lists it.")
    return f"{erased if entries else none} {stays}"
