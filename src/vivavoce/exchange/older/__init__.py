"""The layout of the older system, one JSON file an interview: read it, and write it."""
