"""What is remembered: `session` (one conversation, on the server) and `profile` (one person, for good)."""
