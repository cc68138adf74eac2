"""Words and how they stand together: terms as keys, phrases, negation, opposites."""
