"""Whether a sentence bears out what a question puts, or gainsays it."""
