"""What must not be lost, in the bot's database: answers, updates, the audit log, what people think."""
