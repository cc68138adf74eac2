"""What a sentence tells that is no typed value: who did it, where, to whom, how it came out."""
