"""retrieval: see README.md, "Where to change what"."""
