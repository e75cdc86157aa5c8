"""Texts as a spreadsheet may read them: never as a formula.

What would be taken for one gets an apostrophe in front
(https://owasp.org/www-community/attacks/CSV_Injection), full-width forms too, which some
spreadsheets take for the others.
"""

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def harmless(text: str) -> str:
    """Return `text` for a cell of a CSV file."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
