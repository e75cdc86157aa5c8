"""What is computed from the journal and kept beside it; each can be thrown away and made again."""
