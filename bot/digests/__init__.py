"""What chats read at set times of all that has changed, and the task that makes all rounds."""
