"""The languages that the bot speaks: its English words, and what bot/words/*.po make of them.

The .po files are read as they are: no compiled catalogue is needed, and none can fall out of step.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from gettext import c2py
from pathlib import Path

from answering.remark import Part, Remark
from bot.words.markup import escape

FOLDER = Path(__file__).parent
Entry = dict[str, str]
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?(".*")')
PLURAL = re.compile(r"plural=([^;]+);")


def english_plural(number: int) -> int:
    """Which of the two English forms a number takes.

    >>> [english_plural(number) for number in (0, 1, 2)]
    [1, 0, 1]
    """
    return int(number != 1)


@dataclass(frozen=True, slots=True)
class Language:
    """Says the bot's English words in one language; what has no translation stays English.

    >>> ENGLISH.say("{name} is here.", name="Ann"), ENGLISH.count("{n} source", "{n} sources", 2)
    ('Ann is here.', '2 sources')
    """

    code: str
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    plural: Callable[[int], int] = english_plural
    thousands: str = ","

    def say(self, text: str, **values: object) -> str:
        """The words with their values filled in, as plain text."""
        return self.messages.get(text, (text,))[0].format(**values)

    def html(self, text: str, **values: object) -> str:
        """The words with their values filled in, as Telegram's HTML: the values are escaped.

        >>> ENGLISH.html("<b>{name}</b>", name="R&D")
        '<b>R&amp;D</b>'
        """
        return self.say(text, **{name: escape(str(value)) for name, value in values.items()})

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The form for `n` of something; `{n}` is the number."""
        forms = self.messages.get(one, (one, many))
        return forms[min(self.plural(n), len(forms) - 1)].format(n=self.number(n), **values)

    def tell(self, text: str) -> str:
        """A remark about the articles in this language, with all that fills it; other text as it is.

        >>> ENGLISH.tell(Remark("{n} source", "{n} sources", n=2)), ENGLISH.tell("Beacon")
        ('2 sources', 'Beacon')
        """
        if not isinstance(text, Remark):
            return text
        parts = {name: self._part(part) for name, part in text.parts.items()}
        if not text.many:
            return self.say(text.words, **parts)
        forms = self.messages.get(text.words, (text.words, text.many))
        return forms[min(self.plural(int(str(text.parts["n"]))), len(forms) - 1)].format(**parts)

    def _part(self, part: Part) -> str:
        if isinstance(part, str):
            return self.tell(part)
        if isinstance(part, date):
            return self.day(part)
        return self.number(part) if isinstance(part, int) else self.share(part)

    def share(self, share: float) -> str:
        """A share between 0 and 1 as a percentage.

        >>> ENGLISH.share(0.426)
        '43%'
        """
        return self.say("{n}%", n=self.number(round(share * 100)))

    def number(self, number: int) -> str:
        """A whole number with its thousands apart."""
        return f"{number:,}".replace(",", self.thousands)

    def day(self, when: date | datetime | None) -> str:
        """A publication time as a newsroom writes it.

        >>> ENGLISH.day(datetime(2031, 5, 2, 10, 6)), ENGLISH.day(None)
        ('2 May 2031, 10:06', 'undated')
        """
        if when is None:
            return self.say("undated")
        month = self.say(MONTHS[when.month - 1])
        clock = f", {when:%H:%M}" if isinstance(when, datetime) else ""
        return self.say("{day} {month} {year}", day=when.day, month=month, year=when.year) + clock


def N_(text: str) -> str:  # noqa: N802  # the name that gettext's tools know
    """The text as it is: marks words of a table that are translated where they are said."""
    return text


def languages() -> tuple[str, ...]:
    """The codes of all languages there are.

    >>> languages()
    ('en', 'de')
    """
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.po")))


def language_named(code: str | None) -> Language | None:
    """The language of a code such as "de" or "de-AT"; None where the bot does not speak it.

    >>> language_named("de-AT").code, language_named("tlh"), language_named("../x")
    ('de', None, None)
    """
    short = (code or "").partition("-")[0].casefold()
    return _load(short) if short in languages() else None


def read_po(text: str) -> dict[str, tuple[str, ...]]:
    """The translations of a .po file by their English words; an entry without one is left out.

    >>> read_po('msgid "{n} day"\\nmsgid_plural "{n} days"\\nmsgstr[0] "{n} Tag"\\nmsgstr[1] "{n} "\\n"Tage"')
    {'{n} day': ('{n} Tag', '{n} Tage')}
    """
    found = {entry["msgid"]: _forms(entry) for entry in _entries(text) if "msgid" in entry}
    return {words: forms for words, forms in found.items() if all(forms)}


@cache
def _load(code: str) -> Language:
    if code == "en":
        return ENGLISH
    messages = read_po((FOLDER / f"{code}.po").read_text("utf-8"))
    rule = PLURAL.search(messages.pop("", ("",))[0])
    return Language(
        code, messages, c2py(rule[1]) if rule else english_plural, messages.pop("thousands", (",",))[0]
    )


def _entries(text: str) -> Iterator[Entry]:
    """Each paragraph's strings by keyword; a string without a keyword goes on with the last one."""
    for paragraph in re.split(r"\n\s*\n", text):
        entry: Entry = {}
        keyword = ""
        for line in paragraph.splitlines():
            if found := LINE.fullmatch(line.strip()):
                keyword = found[1] or keyword
                entry[keyword] = entry.get(keyword, "") + str(ast.literal_eval(found[2]))
        yield entry


def _forms(entry: Entry) -> tuple[str, ...]:
    return tuple(words for keyword, words in sorted(entry.items()) if keyword.startswith("msgstr"))


ENGLISH = Language("en")
