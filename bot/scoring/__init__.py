"""What a question set comes to: a scorer for each kind of row."""
