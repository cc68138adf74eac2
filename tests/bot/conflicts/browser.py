"""A headless Chromium driven over its DevTools protocol; skipped with a note where there is none."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tornado.websocket import WebSocketClientConnection, websocket_connect

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 60  # seconds to start in, or to answer in; a second is usual
FLAGS = (
    "--headless", "--remote-debugging-port=0", "--disable-gpu", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio",
    "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip


def chromium() -> str:
    """The browser's path; skips the test where none is installed."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium is installed, so the page is not looked at in a browser")
    return found


class Tab:
    """One page of the browser, and what it has been told since it was opened."""

    def __init__(self, connection: WebSocketClientConnection, session: str | None = None) -> None:
        self._connection = connection
        self._session = {"sessionId": session} if session else {}
        self._numbers = itertools.count(1)
        self.events: list[dict[str, Any]] = []

    async def do(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of a protocol command."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": params, **self._session}
        await self._connection.write_message(json.dumps(command))
        while True:
            message = await self._message()
            if message.get("id") == number:
                assert "error" not in message, message
                return dict(message["result"])
            self.events.append(message)

    async def open(self, page: Path, width: int, height: int = 800, *, mobile: bool = False) -> None:
        """Shows a file in a window of this size, in pixels of the page."""
        for domain in ("Page", "Network", "Log"):
            await self.do(f"{domain}.enable")
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        await self.do("Emulation.setDeviceMetricsOverride", **metrics)
        await self.do("Page.navigate", url=page.as_uri())
        shown = f"complete{page.as_uri()}"
        while await self.evaluate("document.readyState + location.href") != shown:  # noqa: ASYNC110
            await asyncio.sleep(0.05)

    async def evaluate(self, script: str) -> Any:
        """The value of an expression in the page; the page's own policy does not bind the tester."""
        told = await self.do("Runtime.evaluate", expression=script, returnByValue=True)
        return told["result"].get("value")

    def told(self, method: str) -> list[dict[str, Any]]:
        """The events of a kind so far."""
        return [event for event in self.events if event.get("method") == method]

    async def picture(self, path: Path) -> None:
        """Keeps what the whole page looks like."""
        shown = await self.do("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        await asyncio.to_thread(path.write_bytes, base64.b64decode(shown["data"]))

    async def pdf(self) -> bytes:
        """The page as it is printed."""
        return base64.b64decode((await self.do("Page.printToPDF"))["data"])

    async def _message(self) -> dict[str, Any]:
        text = await asyncio.wait_for(_read(self._connection), PATIENCE)
        assert text is not None, "the browser has gone"
        return dict(json.loads(text))


@asynccontextmanager
async def browser(profile: Path) -> AsyncIterator[Tab]:
    """A browser with one empty page, which ends with the block."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [chromium(), *FLAGS, *sandbox, f"--user-data-dir={profile}", "about:blank"]
    silent = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(*command, stdout=silent, stderr=silent)
    try:
        connection = await websocket_connect(await _address(profile), max_message_size=1 << 28)
        try:
            yield await _tab(connection)
        finally:
            connection.close()
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), PATIENCE)


async def _address(profile: Path) -> str:
    """Where the browser listens, once it says so."""
    told = profile / "DevToolsActivePort"
    for _ in range(PATIENCE * 10):
        if told.exists() and len(lines := told.read_text().splitlines()) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        await asyncio.sleep(0.1)
    raise AssertionError("the browser did not start")


async def _tab(connection: WebSocketClientConnection) -> Tab:
    """The browser's first page."""
    whole = Tab(connection)
    targets = (await whole.do("Target.getTargets"))["targetInfos"]
    page = next(target["targetId"] for target in targets if target["type"] == "page")
    attached = await whole.do("Target.attachToTarget", targetId=page, flatten=True)
    return Tab(connection, attached["sessionId"])


async def _read(connection: WebSocketClientConnection) -> str | bytes | None:
    return await connection.read_message()
