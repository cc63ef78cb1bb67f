"""demo.pictures: see README.md, "Where to change what"."""
