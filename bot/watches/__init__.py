"""What chats watch: what changes touch it, what is new about it, and how they are told."""
