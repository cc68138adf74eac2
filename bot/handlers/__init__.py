"""The handlers of Telegram's updates: questions, commands, buttons, the door."""
