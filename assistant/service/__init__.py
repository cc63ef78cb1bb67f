"""assistant.service: see README.md, "Where to change what"."""
