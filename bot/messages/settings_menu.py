"""The pages of `/settings`: an overview of a chat's choices, and a page of options for each."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chats.settings import ChatSettings, Choice
from bot.words.markup import shortened
from bot.words.translation import N_, Language, languages
from bot.words.wording import isolated

LANGUAGES = {"en": "English", "de": "Deutsch"}
TITLES: dict[Choice, str] = {
    "language": N_("Language"),
    "timezone": N_("Time zone"),
    "quiet": N_("Quiet hours"),
    "doubts": N_("Notes of possible conflicts"),
}
OWN: dict[Choice, str] = {
    "timezone": N_("Another zone: /settings timezone Europe/Lisbon"),
    "quiet": N_("Other hours: /settings quiet 21:30-06:00"),
}
"""How to write what no button offers."""
REFUSED: dict[Choice, str] = {
    "language": N_("I do not speak “{value}”."),
    "timezone": N_("“{value}” is not a time zone."),
    "quiet": N_("“{value}” are no quiet hours."),
    "doubts": N_("“{value}” is neither on nor off."),
}
"""What is said of a value that is none."""
LONGEST_VALUE = 40  # characters of it
ZONES = (
    *("UTC", "Europe/London", "Europe/Berlin", "Europe/Kyiv", "Africa/Lagos", "Asia/Kolkata"),
    *("Asia/Tokyo", "Australia/Sydney", "America/New_York", "America/Los_Angeles"),
)
HOURS = ("21:00-07:00", "22:00-07:00", "23:00-08:00")
A_ROW = 2  # buttons; more would be cut on a phone


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the menu."""

    html: str
    keyboard: InlineKeyboardMarkup


def overview_page(chosen: ChatSettings, zone: str, language: Language) -> Page:
    """What a chat has chosen, with a button to change each; `zone` is the bot's own time zone."""
    values: dict[Choice, str] = {
        "language": LANGUAGES.get(chosen.language or "", language.say("that of your Telegram")),
        "timezone": chosen.timezone or zone,
        "quiet": str(chosen.quiet) if chosen.quiet else language.say("none"),
        "doubts": _doubts(chosen.doubts, language),
    }
    lines = [
        language.html("{title}: <b>{value}</b>", title=language.say(TITLES[choice]), value=value)
        for choice, value in values.items()
    ]
    buttons = [_button(language.say(title), choice) for choice, title in TITLES.items()]
    return Page("\n".join(lines), _rows(buttons))


def options_page(choice: Choice, language: Language, refused: str = "") -> Page:
    """What can be chosen; first, where a value was `refused`, that it is none."""
    offered = {
        "language": {code: LANGUAGES.get(code, code) for code in languages()},
        "timezone": {zone: zone for zone in ZONES},
        "quiet": {hours: hours for hours in HOURS},
        "doubts": {"on": language.say("shown"), "off": language.say("not shown")},
    }
    buttons = [_button(label, f"{choice}:{value}") for value, label in offered[choice].items()]
    none = _button(language.say("Leave it open"), f"{choice}:")
    back = _button(f"‹ {language.say('Back')}", "back:")
    own = f"\n{language.html(OWN[choice])}" if choice in OWN else ""
    html = language.html("<b>{title}</b>", title=language.say(TITLES[choice])) + own
    return Page(_refusal(choice, language, refused) + html, _rows([*buttons, none, back]))


def _refusal(choice: Choice, language: Language, value: str) -> str:
    if not value:
        return ""
    return language.html(REFUSED[choice], value=shortened(isolated(value), LONGEST_VALUE)) + "\n\n"


def _doubts(shown: bool | None, language: Language) -> str:
    if shown is None:
        return language.say("shown in private only")
    return language.say("shown") if shown else language.say("not shown")


def _rows(buttons: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([buttons[at : at + A_ROW] for at in range(0, len(buttons), A_ROW)])


def _button(label: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"set:{data}")
