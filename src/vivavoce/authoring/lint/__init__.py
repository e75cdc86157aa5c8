"""What could be better about a guide: a file per family of rules, gathered in `linting.py`."""
