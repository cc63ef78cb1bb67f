"""assistant.memory: see README.md, "Where to change what"."""
