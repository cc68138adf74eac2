"""What a reply is put together from: positions, voices, quotes, the line that sums up, the reasons."""
