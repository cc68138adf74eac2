"""Two claims beside each other: what makes them agree, what makes them speak of different things."""
