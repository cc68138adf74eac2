"""What of an article is indexed for each of its passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.article import Article, Passage, windows


def passages(articles: Iterable[Article]) -> Iterator[tuple[Article, Passage]]:
    """Every passage of some articles with its article, in order."""
    return ((article, passage) for article in articles for passage in windows(article))


def indexed_text(article: Article, passage: Passage) -> str:
    """The title, twice, then the passage's own sentences: chrome between them is left out.

    >>> from corpus.article import Span
    >>> spans = (Span(0, 11), Span(17, 28))
    >>> article = Article("a", "Rates rose. MENU Rates fell.", "a", "Rates", sentences=spans)
    >>> indexed_text(article, windows(article)[0])
    'Rates\\nRates\\nRates rose.\\nRates fell.'
    """
    title = [article.title] * 2 if article.title else []
    own = article.sentences[passage.first : passage.last + 1]
    return "\n".join(title + [article.text[span.start : span.end] for span in own])
