"""Interviews on their way out: transcripts and profiles in formats people and programs read."""
