"""Words of other people, shown in a terminal without letting them drive it."""

import unicodedata


def harmless(text: str) -> str:
    """Return `text` with control and direction characters made visible; line ends stay.

    A transcript may hold escape sequences; printed raw they could move the cursor,
    rename the window or hide words.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character
        if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
        else _name(character)
        for character in text
    )


def one_line(text: str, chars_max: int) -> str:
    """Return the beginning of `text` on one line, at most `chars_max` characters."""
    line = harmless(" ".join(text.split()))
    return line if len(line) <= chars_max else line[: chars_max - 1] + "…"


def _name(character: str) -> str:
    # Emoji sequences are joined by this one; it moves nothing.
    if character == "\N{ZERO WIDTH JOINER}":
        return character
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else f"\\u{code:04x}"
