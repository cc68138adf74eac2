"""A citation to paste: of an article, or of a quote in it, as text, Markdown or BibTeX."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from answering.reply import Evidence, when_text
from bot.words.markup import web_link
from bot.words.translation import ENGLISH, Language
from bot.words.wording import readable
from corpus.article import Article

Form = Literal["text", "markdown", "bibtex"]
FORMS: tuple[Form, ...] = get_args(Form)
LATEX = {
    **{char: f"\\{char}" for char in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: an article, and the words quoted from it where there are some."""

    outlet: str
    title: str | None
    author: str | None
    published: date | datetime | None
    url: str | None
    quote: str | None = None


def cited_evidence(evidence: Evidence) -> Cited:
    """A quote of a reply, to be cited; a reply does not name the author."""
    return Cited(
        evidence.source, evidence.title, None, evidence.published, evidence.url, readable(evidence.quote)
    )


def cited_article(article: Article) -> Cited:
    """An article, to be cited."""
    return Cited(article.outlet, article.title, article.author, article.published, article.url)


def cite(cited: Cited, form: Form, language: Language = ENGLISH) -> str:
    """The citation in one of the forms, dated and quoted as the language does.

    >>> cite(Cited("Beacon", "Toll agreed", None, date(2031, 5, 2), None, "It is 15%."), "text")
    '“It is 15%.” – Beacon: “Toll agreed”, 2 May 2031.'
    >>> cite(Cited("Beacon", "Toll [1]", None, date(2031, 5, 2), "https://b.example/1"), "markdown")
    '[Toll \\\\[1\\\\]](<https://b.example/1>), Beacon, 2 May 2031.'
    """
    return CITERS[form](cited, language)


def wanted(words: str) -> tuple[str, Form]:
    """What the words after `/cite` want cited, and in which form.

    >>> wanted("2 bibtex"), wanted("news/toll agreed.txt"), wanted("")
    (('2', 'bibtex'), ('news/toll agreed.txt', 'text'), ('', 'text'))
    """
    *others, last = words.split() or [""]
    named: Form | None = next((form for form in FORMS if form == last.casefold()), None)
    return (" ".join(others), named) if named else (words, "text")


def _text(cited: Cited, language: Language) -> str:
    quote = f"{_marked(cited.quote, language)} – " if cited.quote else ""
    author = f"{readable(cited.author)}, " if cited.author else ""
    title = f": {_marked(readable(cited.title), language)}" if cited.title else ""
    url = web_link(cited.url)
    link = f" {url}" if url else ""
    return f"{quote}{author}{readable(cited.outlet)}{title}, {language.day(cited.published)}.{link}"


def _marked(words: str, language: Language) -> str:
    return language.say("“{words}”", words=words)


def _markdown(cited: Cited, language: Language) -> str:
    quote = f"> {_plain(cited.quote)}\n\n" if cited.quote else ""
    name, url = _plain(cited.title or cited.outlet), web_link(cited.url)
    linked = f"[{name}](<{_escaped(url, '<>')}>)" if url else name
    author = f"{_plain(cited.author)}, " if cited.author else ""
    outlet = f", {_plain(cited.outlet)}" if cited.title else ""
    return f"{quote}{author}{linked}{outlet}, {language.day(cited.published)}."


def _plain(text: str) -> str:
    """Text in which Markdown finds nothing to style."""
    return MARKDOWN.sub(r"\\\1", readable(text))


def _bibtex(cited: Cited, language: Language) -> str:
    url = web_link(cited.url)
    fields = {
        "author": cited.author,
        "title": cited.title or cited.outlet,
        "journal": cited.outlet,
        "date": (when_text(cited.published) or "")[:10],
        "year": str(cited.published.year) if cited.published else None,
        "note": _marked(cited.quote, language) if cited.quote else None,
    }
    rows = [f"  {name} = {{{_latex(value)}}}," for name, value in fields.items() if value]
    rows += [f"  url = {{{_escaped(url, '{}')}}},"] if url else []
    return "\n".join([f"@article{{{_key(cited)},", *rows, "}"])


def _latex(text: str) -> str:
    return "".join(LATEX.get(char, char) for char in readable(text))


def _escaped(url: str, ends: str) -> str:
    """An address in which nothing ends what it stands in.

    >>> _escaped("https://b.example/<1>", "<>")
    'https://b.example/%3C1%3E'
    """
    return "".join(f"%{ord(char):02X}" if char in ends + "\\" else char for char in url)


def _key(cited: Cited) -> str:
    """A key of letters and digits: the outlet, the year, the title's first long word.

    >>> _key(Cited("The Beacon", "Toll agreed", None, date(2031, 5, 2), None))
    'thebeacon2031agreed'
    """
    words = re.findall(r"[a-z0-9]{5,}", (cited.title or "").lower())
    outlet = re.sub(r"[^a-z0-9]", "", cited.outlet.lower())[:20] or "source"
    return f"{outlet}{cited.published.year if cited.published else ''}{words[0] if words else ''}"


CITERS: dict[Form, Callable[[Cited, Language], str]] = {
    "text": _text,
    "markdown": _markdown,
    "bibtex": _bibtex,
}
