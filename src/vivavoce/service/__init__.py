"""The use cases: read, decide, append. Everything that may happen to an interview starts here."""
