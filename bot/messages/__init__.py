"""What is sent on Telegram: answers, articles, citations and disagreements as messages with their buttons."""
