"""One file per language: what the scripted interviewer says in it, and what it listens for."""
