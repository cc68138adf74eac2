"""Who does what in a clause, who is told to say it, and whether it is denied."""
