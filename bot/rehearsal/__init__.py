"""The Telegram bot in a terminal: the same handlers, with Telegram played in memory."""
