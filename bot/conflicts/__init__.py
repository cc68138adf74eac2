"""Where the articles of a library disagree: looked for without a question, reported, drawn as a page."""
