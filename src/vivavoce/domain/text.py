"""What people may write: nearly everything, kept exactly.

Control characters, any line ends and every emoji are kept as they came. Refused
is only what cannot be stored or shown everywhere: NUL (PostgreSQL refuses it),
halves of surrogate pairs (not Unicode text), nothing at all, and more than a
person types.
"""

from vivavoce.errors import Malformed, TooLarge

MESSAGE_BYTES_MAX = 32 * 1024
LABEL_BYTES_MAX = 1024


def check_message(text: str, *, field: str = "text") -> None:
    """Accept `text` as a message of 1 to 32,768 bytes of UTF-8.

    Raises:
        Malformed: it is empty or only white space, or holds NUL or a lone surrogate.
        TooLarge: it is longer than `MESSAGE_BYTES_MAX`.
    """
    if not text or text.isspace():
        raise Malformed(f"{field} is empty; write at least one character.", field=field)
    check_text(text, field=field, bytes_max=MESSAGE_BYTES_MAX)


def check_name(text: str, *, field: str) -> None:
    """Accept `text` as the name of something: a label that is not blank.

    Raises:
        Malformed: it is empty or only white space, or holds NUL or a lone surrogate.
        TooLarge: it is longer than `LABEL_BYTES_MAX`.
    """
    if not text or text.isspace():
        raise Malformed(f"{field} is empty; write at least one character.", field=field)
    check_label(text, field=field)


def check_label(text: str | None, *, field: str) -> None:
    """Accept `text` as a reason or other short text, at most 1,024 bytes of UTF-8, or None.

    Raises:
        Malformed: it holds NUL or a lone surrogate.
        TooLarge: it is longer than `LABEL_BYTES_MAX`.
    """
    if text is not None:
        check_text(text, field=field, bytes_max=LABEL_BYTES_MAX)


def check_text(text: str, *, field: str, bytes_max: int) -> None:
    """Accept `text` as something that can be stored, at most `bytes_max` bytes of UTF-8.

    Raises:
        Malformed: it holds NUL or a lone surrogate.
        TooLarge: it is longer than `bytes_max`.
    """
    try:
        size_bytes = len(text.encode())
    except UnicodeEncodeError as error:
        raise Malformed(
            f"{field} holds half of a surrogate pair at character {error.start + 1}, "
            "which is not Unicode text.",
            field=field,
        ) from error
    if "\0" in text:
        raise Malformed(
            f"{field} holds the NUL character at position {text.index(chr(0)) + 1}; leave it out.",
            field=field,
        )
    if size_bytes > bytes_max:
        raise TooLarge(
            f"{field} is {size_bytes:,} bytes; at most {bytes_max:,} are accepted. "
            "Shorten it, or send it in several parts.",
            field=field,
        )
