"""What a question wants, by its words, the one asked before it, and what it says of its sources."""
