"""To Telegram and from it: updates in their order, messages within its limits."""
