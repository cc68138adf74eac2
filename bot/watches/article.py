"""What is new about a watched article: its text replaced, taken away, brought back, or carried by others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, Literal

from answering.reply import when_text
from bot.watches.reach import most_telling
from corpus.article import Article, from_when_text
from corpus.duplicates import copies as copies_among
from corpus.listing import Version

News = Literal["replaced", "removed", "returned", "copied"]

SHOWN = 3  # sentences of each side of a replaced text that are quoted


@dataclass(frozen=True, slots=True)
class Known:
    """An article as a chat knows it; `digest` is of title and text, None once it is gone."""

    digest: str | None
    source: str
    title: str | None
    published: str | None
    url: str | None

    @property
    def when(self) -> date | datetime | None:
        """When it was published."""
        return from_when_text(self.published)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An article that speaks of watched words: where it does, verbatim, and how many others carry it."""

    article: Known
    quote: str | None
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """The articles that speak of watched words, one of each text."""

    articles: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Sentences of a replaced text that are gone, those that came, and how many of each are not shown."""

    gone: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What a chat is told of a watched article."""

    news: News
    article: Known
    rewritten: Rewritten = Rewritten()
    copies: tuple[Known, ...] = ()


def known(article: Article) -> Known:
    """The article as a chat that is told of it knows it."""
    return Known(digest_of(article), article.outlet, article.title, when_text(article.published), article.url)


def mention(words: str, articles: Sequence[Article]) -> Mention | None:
    """The articles without copies of one another, in their order; None where there are none."""
    first = list(range(len(articles)))
    for one, other in copies_among(articles):
        first[other] = min(first[other], first[one])
    shown = tuple(
        Mentioned(known(articles[at]), most_telling(words, articles[at]), count - 1)
        for at, count in sorted(Counter(first).items())
    )
    return Mention(shown) if shown else None


def to_row(article: Known) -> dict[str, Any]:
    """What is known as JSON holds it."""
    return asdict(article)


def from_row(row: Mapping[str, Any]) -> Known:
    """What `to_row` gave.

    >>> there = known(Article("a", "Rain fell.", "a.txt"))
    >>> from_row(to_row(there)) == there
    True
    """
    return Known(**row)


def digest_of(article: Article) -> str:
    """A name for an article's words."""
    return blake2b(
        f"{article.title or ''}\0{article.text}".encode(errors="surrogatepass"), digest_size=16
    ).hexdigest()


def article_change(
    old: Known, article: Article | None, versions: Iterable[Version], copies: Sequence[Article]
) -> ArticleChange | None:
    """The news between what a chat knows and the article as it is now; None where there is none.

    `versions` are its earlier texts, `copies` the articles that have come since and carry its words.
    """
    if article is None:
        return ArticleChange("removed", old) if old.digest else None
    now = known(article)
    others = tuple(map(known, copies))
    if old.digest is None:
        return ArticleChange("returned", now, copies=others)
    if old.digest != now.digest:
        before = next((one.article for one in versions if digest_of(one.article) == old.digest), None)
        return ArticleChange("replaced", now, rewritten(before, article), others)
    return ArticleChange("copied", now, copies=others) if others else None


def rewritten(before: Article | None, after: Article) -> Rewritten:
    """Which sentences went and which came; nothing where the earlier text is not known.

    >>> from corpus.article import Span
    >>> old = Article("a", "Ten died. Rain fell.", "a", sentences=(Span(0, 9), Span(10, 20)))
    >>> rewritten(old, Article("a", "Two died. Rain fell.", "a", sentences=(Span(0, 9), Span(10, 20))))
    Rewritten(gone=('Ten died.',), came=('Two died.',), more=0)
    """
    if before is None:
        return Rewritten()
    first, second = _sentences(before), _sentences(after)
    gone = [words for words in first if words not in second]
    came = [words for words in second if words not in first]
    hidden = max(0, len(gone) - SHOWN) + max(0, len(came) - SHOWN)
    return Rewritten(tuple(gone[:SHOWN]), tuple(came[:SHOWN]), hidden)


def _sentences(article: Article) -> dict[str, None]:
    """The sentences in order, each once, and the headline before them."""
    headline = [article.title] if article.title else []
    return dict.fromkeys([*headline, *(article.words(span) for span in article.sentences)])
