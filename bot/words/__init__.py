"""What the bot says: its words, their languages, and the markup that they stand in."""
