"""What is in the library: taking articles in, listing them, showing one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from answering.reply import when_text
from bot.intake import InputError
from bot.library.asking import Asking
from bot.library.place import Place
from bot.library.shelving import LIBRARY
from bot.render import Line, Words
from bot.terminal import note, say, say_json, show
from bot.wiring import Inquiry, open_index, open_room
from bot.words.wording import day_text, readable
from corpus.article import Article, day
from corpus.listing import Outlet, Summary, Version
from corpus.store import Library

NOTHING_FOUND = 1


def take_in(paths: Iterable[Path], place: Place) -> int:
    """Adds articles to the library and brings its index up to date; 2 where some were refused."""
    from corpus.ingest import ingest

    with Library(place.data / LIBRARY) as library:
        report = ingest(library, list(paths), lambda problem: note(str(problem)))
        open_index(place, library)
        counts = report.added
        say(
            f"{counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged; "
            f"{library.count()} articles in {place.data}"
        )
    return 2 if report.refused else 0


def list_sources(place: Place, *, json: bool) -> int:
    """Writes the library's sources, most articles first."""
    with _library(place) as library:
        found = library.sources()
    if json:
        for outlet in found:
            row = {"source": outlet.name, "articles": outlet.articles}
            say_json(row | {"first": when_text(outlet.first), "last": when_text(outlet.last)})
    else:
        show(_row(str(outlet.articles), readable(outlet.name), _period(outlet)) for outlet in found)
    return 0 if found else NOTHING_FOUND


def list_articles(inquiry: Inquiry, *, json: bool) -> int:
    """Writes the library's articles, newest first."""
    asking = inquiry.asking
    with _library(inquiry.place) as library:
        found = [item for item in library.summaries(source=asking.source) if _within(item, asking)]
    for item in found:
        if json:
            row = {"id": item.id, "source": item.outlet, "title": item.title}
            say_json(row | {"published": when_text(item.published)})
        else:
            show([_row(readable(item.id), readable(item.outlet), _titled(item))])
    return 0 if found else NOTHING_FOUND


def show_one(id: str, corpus: Path | None, place: Place, *, json: bool) -> int:
    """Writes one article: its stored text, what is known of it, and its earlier versions."""
    room = open_room(place, corpus)
    try:
        article = room.shelf.article(id)
    except KeyError:
        raise InputError(
            f"there is no article {id!r}; `crossquote articles` lists them", "no_article"
        ) from None
    versions = room.shelf.versions(id) if isinstance(room.shelf, Library) else []
    if json:
        say_json(article_json(article) | {"versions": [_version_json(version) for version in versions]})
    else:
        show(_article_lines(article, versions))
    return 0


def article_json(article: Article) -> dict[str, Any]:
    """An article for programs: `text` is what every quote's offsets point into."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.outlet,
        "author": article.author,
        "published": when_text(article.published),
        "updated": when_text(article.updated),
        "url": article.url,
        "lang": article.lang,
        "text": article.text,
        "sentences": [[span.start, span.end] for span in article.sentences],
    }


def _version_json(version: Version) -> dict[str, Any]:
    return {"number": version.number, "replaced": version.replaced.isoformat()} | article_json(
        version.article
    )


def _article_lines(article: Article, versions: list[Version]) -> Iterator[Line]:
    if article.title:
        yield Line((Words(readable(article.title), "answer"),))
    facts = (article.outlet, day_text(article.published), article.author, article.url)
    yield Line((Words(", ".join(readable(fact) for fact in facts if fact), "faint"),))
    for version in versions:
        yield Line((Words(f"version {version.number}, replaced {day_text(version.replaced)}", "faint"),))
    yield Line()
    yield from (Line((Words(readable(row)),)) for row in article.text.splitlines())


def _library(place: Place) -> Library:
    path = place.data / LIBRARY
    if not path.exists():
        raise InputError(
            f"there is no library in {place.data} yet: `crossquote ingest PATH` makes it", "no_library"
        )
    return Library(path)


def _period(outlet: Outlet) -> str:
    return " – ".join(dict.fromkeys((day_text(outlet.first), day_text(outlet.last))))


def _within(item: Summary, asking: Asking) -> bool:
    if not asking.since and not asking.until:
        return True
    if item.published is None:
        return False
    published = day(item.published)
    return (asking.since or published) <= published <= (asking.until or published)


def _titled(item: Summary) -> str:
    title = f": {readable(item.title)}" if item.title else ""
    return f"{day_text(item.published)}{title}"


def _row(first: str, name: str, rest: str) -> Line:
    return Line((Words(f"{first}  ", "faint"), Words(name, "answer"), Words(f"  {rest}")), 0, 4)
