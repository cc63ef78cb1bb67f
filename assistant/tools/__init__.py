"""assistant.tools: see README.md, "Where to change what"."""
