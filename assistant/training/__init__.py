"""assistant.training: see README.md, "Where to change what"."""
