"""Numbers and dates of a sentence that may answer: which of them, of what, and when."""
