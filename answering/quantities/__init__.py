"""Numbers and what they count: the readers behind `values` that are no dates."""
