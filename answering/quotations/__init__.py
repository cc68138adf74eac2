"""Passages that somebody quotes: where a text holds them, exactly or nearly."""
