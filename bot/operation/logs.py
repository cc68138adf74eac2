"""The log of a long-running process: one line an event, as text or JSON, without secrets."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")
QUIET = ("httpx", "httpcore", "tornado.access")
"""Loggers that write an address with the token in it, or a line for each request, at INFO."""
RETRIES = "Network Retry Loop"
"""How a record of python-telegram-bot begins that brings a traceback for what `run` says in one line."""


class JsonFormatter(logging.Formatter):
    """A record as a JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """One line: time in UTC, level, logger, message, and the traceback where there is one."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class Redacted(logging.Formatter):
    """Another formatter's lines with secrets crossed out, those inside tracebacks too."""

    def __init__(self, inner: logging.Formatter, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._inner = inner
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """The inner formatter's line, redacted last, when nothing can be added any more."""
        return redact(self._inner.format(record), self._secrets)


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without secrets and without whatever looks like a bot's token.

    >>> redact("POST https://api.telegram.org/bot123456:AAbbCCddEEffGGhhIIjjKK/getMe")
    'POST https://api.telegram.org/bot[secret]/getMe'
    >>> redact("hook s3cret", ["s3cret"])
    'hook [secret]'
    """
    for secret in secrets:
        text = text.replace(secret, "[secret]")
    return TOKEN.sub("[secret]", text)


def set_up_logs(level: str, style: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Sends the process's log to a stream, by default standard error; `style` is `text` or `json`."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Redacted(JsonFormatter() if style == "json" else logging.Formatter(TEXT), secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram.ext").addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    return not (isinstance(record.msg, str) and record.getMessage().startswith(RETRIES))
