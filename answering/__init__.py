"""What may be said: the question's slot, values and names, evidence, conflicts, the reply."""
