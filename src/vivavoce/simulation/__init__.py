"""Simulated interviews in numbers: characters through the real services, and a report."""
