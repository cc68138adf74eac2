"""What names are made of, what they are of, and which of them mean the same."""
