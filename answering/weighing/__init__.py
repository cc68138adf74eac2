"""What is told of a sentence as an answer, and what each of it weighs."""
