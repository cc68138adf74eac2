"""A chat: what it has chosen, how it is let in, and what of its messages is meant for the bot."""
