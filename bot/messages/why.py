"""Why a reply is what it is, as Telegram messages: what was measured of each quote, and each comparison."""

from __future__ import annotations

from collections.abc import Iterator

from answering.composing.explanation import because
from answering.reply import Evidence, Reply
from bot.messages.reply import BOLD, ITALIC, View, outlet
from bot.words.markup import Block, pack, run, shortened, to_html
from bot.words.translation import N_, Language
from bot.words.wording import isolated, quoted, sources

LONGEST_REASON = 300  # characters
MOST_COMPARISONS = 12  # a phone's screen; `crossquote ask --explain` writes all
MEASURES = {
    "coverage": N_("holds {share} of the question's words"),
    "value_fit": N_("its value fits the question ({share})"),
    "name_fit": N_("its name fits the question ({share})"),
}
"""What of the numbers behind a quote says something to a reader; `crossquote ask --explain` writes all."""


def render_why(given: Reply, now: Reply, view: View) -> list[str]:
    """The reasons of a reply `now`, in Telegram's HTML; it says so where another was `given` before."""
    return [to_html(message) for message in pack(_blocks(given, now, view))]


def _blocks(given: Reply, reply: Reply, view: View) -> Iterator[Block]:
    numbered, language = sources(reply), view.language
    yield [run(language.say("Why this answer"), BOLD)]
    if _quotes(given) != _quotes(reply):
        yield [run(language.say("The articles have changed since: this is about what they say now."))]
    for evidence in quoted(reply):
        reasons = _reasons(evidence, language)
        if reasons:
            line = outlet(evidence, numbered[evidence.article].number, view)
            yield [*line, run("\n" + " · ".join(reasons), ITALIC)]
    if reply.conflict:
        yield [run(language.say("What flagged it: {rule}", rule=language.tell(because(reply.conflict.rule))))]
    if reply.explanation:
        compared = [
            shortened(isolated(language.tell(row)), LONGEST_REASON)
            for row in reply.explanation[:MOST_COMPARISONS]
        ]
        yield [run(language.say("Compared with each other:"), BOLD), *(run(f"\n• {row}") for row in compared)]
    yield [run(language.say("Certainty: {share}", share=language.share(reply.confidence)))]


def _quotes(reply: Reply) -> list[tuple[str, int]]:
    return [(evidence.article, evidence.start) for evidence in quoted(reply)]


def _reasons(evidence: Evidence, language: Language) -> list[str]:
    return [reason for why in evidence.why if (reason := _reason(why, language))]


def _reason(why: str, language: Language) -> str:
    """One measured number in words, "" for one that says nothing to a reader; other words as they are.

    >>> from bot.words.translation import ENGLISH
    >>> _reason("coverage 0.94", ENGLISH), _reason("bound 1.00", ENGLISH), _reason("value_fit 1.22", ENGLISH)
    ("holds 94% of the question's words", '', 'its value fits the question (100%)')
    """
    name, _, number = why.rpartition(" ")
    if not number.replace(".", "", 1).isdecimal() or " " in name:
        return shortened(isolated(language.tell(why)), LONGEST_REASON)
    if name not in MEASURES or not float(number):
        return ""
    return language.say(MEASURES[name], share=language.share(min(1.0, float(number))))
