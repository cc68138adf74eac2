"""A sentence read for a question: its terms, what it says beside it, what of it may answer."""
