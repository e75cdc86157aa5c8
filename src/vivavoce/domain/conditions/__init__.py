"""Conditions over a profile: their syntax, their tree, and whether they hold."""
