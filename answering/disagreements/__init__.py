"""Disagreements found without a question: assertions, blocks, clashes, sides."""
