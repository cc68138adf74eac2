"""Figures for Prometheus and a sign of health, over HTTP on this machine only."""

from __future__ import annotations

import json
import logging
import socket
import sqlite3
from typing import Any

import tornado.web
from prometheus_client import CONTENT_TYPE_LATEST
from tornado.httpserver import HTTPServer

from bot.operation.services import Services
from bot.operation.telegram_types import App

HERE = "127.0.0.1"
WELL, ILL = 200, 503  # HTTP statuses

logger = logging.getLogger(__name__)


class Monitor:
    """Answers `/metrics` and `/health` while the bot runs."""

    def __init__(self, port: int, services: Services, app: App, *, polls: bool) -> None:
        self._port = port
        self._services = services
        self._app = app
        self._polls = polls
        pages = [(r"/metrics", _Metrics, {"monitor": self}), (r"/health", _Health, {"monitor": self})]
        self._server = HTTPServer(tornado.web.Application(pages, log_function=lambda _: None))

    async def start(self) -> None:
        """Listens; a port that is taken stops nothing."""
        try:
            listening = socket.create_server((HERE, self._port))
        except OSError as error:
            logger.error("no figures on port %d: set CROSSQUOTE_METRICS_PORT anew (%s)", self._port, error)
            return
        listening.setblocking(False)
        self._server.add_socket(listening)

    async def stop(self) -> None:
        """Listens no longer."""
        self._server.stop()
        await self._server.close_all_connections()

    def figures(self) -> str:
        """What is counted, as Prometheus reads it."""
        return self._services.meters.text()

    def complaints(self) -> dict[str, str]:
        """What is wrong, by name; nothing where all is well."""
        checks = {"handlers": self._handlers, "telegram": self._telegram, "database": self._database}
        found = {name: check() for name, check in checks.items()}
        return {name: words for name, words in found.items() if words}

    def _handlers(self) -> str:
        return "" if self._app.running else "not running"

    def _telegram(self) -> str:
        lost = self._polls and self._services.contact.is_lost()
        return "has not answered for some time" if lost else ""

    def _database(self) -> str:
        try:
            self._services.database.read("SELECT count(*) FROM migrations")
        except sqlite3.Error as error:
            return str(error)
        return ""


class _Page(tornado.web.RequestHandler):
    def initialize(self, monitor: Monitor) -> None:
        self.monitor = monitor

    def data_received(self, chunk: bytes) -> Any:
        """Nothing is received in parts."""


class _Metrics(_Page):
    def get(self) -> None:
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(self.monitor.figures())


class _Health(_Page):
    def get(self) -> None:
        complaints = self.monitor.complaints()
        self.set_status(ILL if complaints else WELL)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"status": "failing" if complaints else "ok", "complaints": complaints}))
