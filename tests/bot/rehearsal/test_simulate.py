"""The bot in the terminal shows what Telegram would: texts, entities, buttons, and silence."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest

from bot.rehearsal.simulate import ChatKind, simulate
from bot.settings import Settings
from tests.bot.telegram_replies import FIFTEEN, answered, ask, newsroom


def shown(*texts: str, chat: ChatKind = "private", allowed: bool = True, state: Path | None = None) -> str:
    out = StringIO()
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    assert simulate(settings, ask, newsroom, texts, "Ann", chat, out, allowed=allowed, state=state) == 0
    return out.getvalue()


def test_it_shows_the_text_as_it_is_read_with_its_entities_and_buttons() -> None:
    seen = shown("What toll was agreed?")
    assert seen.startswith("Ann (private): What toll was agreed?\n  sendMessage, replying to message 1\n")
    assert "  │ ⚠️ Sources disagree: 15 percent or 20 percent\n" in seen
    assert "    bold 3+42: Sources disagree: 15 percent or 20 percent\n" in seen
    assert "-> https://beacon.example/toll?a=1&b=2\n" in seen
    assert "  buttons: [Context] | [Explain] | [🔔 Watch] | [👍] | [👎]\n" in seen
    assert "<blockquote>" not in seen


def test_a_quote_can_be_found_in_what_is_shown() -> None:
    assert FIFTEEN.quote in shown("fifteen?")


@pytest.mark.parametrize("chat", ["group", "channel"])
def test_where_others_talk_only_questions_for_the_bot_are_answered(chat: ChatKind) -> None:
    assert "(no answer)" in shown("What toll was agreed?", chat=chat)
    for words in ("/ask What toll?", "@crossquote_bot What toll?", "/ask@crossquote_bot What toll?"):
        assert "Sources disagree" in shown(words, chat=chat)


def test_whoever_is_not_listed_gets_what_telegram_would_give() -> None:
    seen = shown("What toll was agreed?", allowed=False)
    assert "on its list" in seen
    assert "Sources" not in seen
    assert "leaveChat" in shown("/ask What toll?", chat="group", allowed=False)


def test_a_text_in_brackets_taps_the_button_of_that_name() -> None:
    seen = shown("What toll was agreed?", "[context]", "[Watch these]", "[👍]")
    assert "  answerCallbackQuery\n  editMessageText, message 2\n" in seen
    assert "The council met." in seen
    assert "(no such button)" in seen
    assert "  answerCallbackQuery\n  │ Thank you.\n\n" in seen


def test_a_file_is_shown_by_its_first_lines() -> None:
    seen = shown("What toll was agreed?", "/export csv")
    assert "  file: crossquote.csv, 2 lines\n  │ asked,question," in seen


def test_inline_results_are_shown_with_what_they_become() -> None:
    seen = shown("What toll was agreed?", chat="inline")
    assert "  answerInlineQuery\n  result: ⚠️ Sources disagree: 15 percent or 20 percent\n  │ ⚠️" in seen
    assert "  result: Northern Ledger, 3 May 2031\n" in seen
    assert "  answerInlineQuery\n  (no results)\n" in shown("What toll", chat="inline")


def test_a_state_file_keeps_the_chats_from_run_to_run(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    shown("What toll was agreed?", "/settings language de", state=state)
    again = shown("/sources", "What toll was agreed?", state=state)
    assert "Link zu dieser Antwort" in again
    assert "Quellen widersprechen sich" in again


def test_a_talk_goes_on() -> None:
    seen = shown("/start", "/help", "What toll was agreed?")
    assert len(re.findall(r"^Ann \(private\)", seen, re.MULTILINE)) == 3


def test_no_control_character_reaches_the_terminal() -> None:
    out = StringIO()
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    hostile = "fifteen \x1b[31m\x07?"
    simulate(
        settings, lambda query: answered(query.text), newsroom, [hostile], "\x1b]0;x\x07", "private", out
    )
    assert "\x1b" not in out.getvalue()
    assert "\x07" not in out.getvalue()
