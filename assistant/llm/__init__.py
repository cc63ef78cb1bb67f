"""assistant.llm: see README.md, "Where to change what"."""
