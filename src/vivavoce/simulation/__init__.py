"""Simulated candidates: characters that answer a guide's questions, in numbers, and a report."""
