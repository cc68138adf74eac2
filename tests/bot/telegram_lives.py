"""A bot as a process of its own, which a test may kill."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.bot.telegram_server import TOKEN

ROOT = Path(__file__).parents[2]


async def start(code: str, base_url: str, data: Path, chats: int, **more: str) -> asyncio.subprocess.Process:
    """Runs Python code as a bot that private chats 1 to `chats` may ask; `more` are further settings."""
    settings = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": base_url,
        "TELEGRAM_ALLOWED_USERS": ",".join(str(chat) for chat in range(1, chats + 1)),
        "DATA": str(data),
        "RATE_LIMIT": "off",
        "LOG_LEVEL": "WARNING",
        **more,
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code),
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **{f"CROSSQUOTE_{name}": value for name, value in settings.items()}},
    )
