"""Who is asking: settings, the command line, the Telegram bot, rendering."""
