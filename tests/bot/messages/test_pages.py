"""Every other page that the bot sends: whatever articles and people write, Telegram takes it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answering.quotations.quotation import Spot
from answering.quotations.whosaid import Holder
from answering.reply import Reply
from bot.messages.articles import render_article, render_holders, render_sources
from bot.messages.citations import render_citations
from bot.messages.citing import FORMS, Cited, cite
from bot.messages.context import render_context
from bot.messages.inline_results import excerpts
from bot.messages.reply import PLAIN, View
from bot.messages.surroundings import Surroundings
from bot.messages.why import render_why
from bot.words.markup import web_link
from bot.words.translation import language_named
from bot.words.wording import quoted
from corpus.article import Article, Span
from tests.bot.messages.test_reply import days, replies, texts, urls
from tests.bot.telegram_rules import check_text

GERMAN = View(language_named("de") or PLAIN.language)
views = st.sampled_from([PLAIN, GERMAN, View(whole=True)])
modest = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(texts)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = tuple(Span(one, other) for one, other in zip(cuts[::2], cuts[1::2], strict=False))
    named = {name: draw(st.none() | texts) for name in ("title", "source", "author")}
    return Article(
        draw(texts), text, draw(texts), **named, published=draw(days), url=draw(urls), sentences=spans
    )


def accepted(messages: list[str]) -> list[str]:
    """The texts, after Telegram has taken them."""
    return [check_text(message, "HTML")[0] for message in messages]


@modest
@given(replies, views, texts, texts)
def test_context_reasons_and_sources_of_any_reply_are_accepted(
    reply: Reply, view: View, before: str, after: str
) -> None:
    reply = replace(reply, explanation=(before, after))
    surrounded = [Surroundings(evidence, before, after) for evidence in quoted(reply)]
    accepted(render_context(reply, surrounded, view))
    accepted(render_why(reply, replace(reply, positions=()), view))
    accepted(render_sources(reply, "https://t.me/crossquote_bot?start=q_1", view))


@modest
@given(replies, views)
def test_inline_results_of_any_reply_are_accepted(reply: Reply, view: View) -> None:
    found = excerpts(reply, view)
    assert 1 <= len(found) <= 50
    assert len({each.id for each in found}) == len(found)
    for each in found:
        check_text(each.html, "HTML")
        assert each.title.strip()


@modest
@given(articles(), views)
def test_any_article_is_shown(article: Article, view: View) -> None:
    accepted(render_article(article, view))


@st.composite
def holders(draw: st.DrawFn) -> Holder:
    article = draw(articles())
    places = st.integers(0, len(article.text))
    start, first, last, end = sorted(draw(st.tuples(places, places, places, places)))
    return Holder(article, Spot(start, end, draw(st.floats(0, 1)), draw(st.booleans()), first, last))


@modest
@given(st.lists(holders(), max_size=7), views)
def test_whoever_holds_a_passage_is_shown(held: list[Holder], view: View) -> None:
    accepted(render_holders([replace(one, copies=tuple(held[1:])) for one in held], view))


@modest
@given(st.builds(Cited, texts, st.none() | texts, st.none() | texts, days, urls, st.none() | texts))
def test_citations_are_accepted_and_link_nowhere_but_to_the_web(cited: Cited) -> None:
    for form in FORMS:
        accepted(render_citations([cited], form))
    if cited.url and not web_link(cited.url):
        assert f"(<{cited.url}>)" not in cite(cited, "markdown")


@modest
@given(st.text(alphabet='{}\\%#&$_~^"@,=\n', max_size=30))
def test_nothing_in_a_citation_ends_a_bibtex_field_early(words: str) -> None:
    entry = cite(Cited(words or "x", words, words, None, None, words), "bibtex")
    depth = 0
    for at, char in enumerate(entry):
        if char in "{}" and (at == 0 or entry[at - 1] != "\\"):
            depth += 1 if char == "{" else -1
        assert depth >= 0
    assert depth == 0
