"""Phone numbers, in digits or digit by digit in words."""

import functools
from collections.abc import Iterator, Sequence

from vivavoce.interviewers.language import load
from vivavoce.interviewers.quantity_words import ContactWords
from vivavoce.interviewers.understanding.contacts.spoken import FOUND_MAX, preferred, words_of
from vivavoce.interviewers.understanding.numbers.numerals import in_words
from vivavoce.interviewers.understanding.tokens import Item, Vocabulary, plain, tokens

DIGITS_MIN, DIGITS_MAX = 7, 15  # E.164 allows 15
SEPARATORS_MAX = 3  # signs and words like "then" between two groups
SEPARATORS = frozenset("()[]-./–—_ ")


def phone(text: str, question: str, code: str) -> str | None:
    """Return the phone number in `text` that counts, in E.164."""
    words = words_of(code)
    said = plain(text)
    found = [
        (begin, end, number)
        for begin, end, written in _written(said, code, words)
        if (number := _e164(written, words.regions)) is not None
    ]
    return preferred(said, found, code, question)


@functools.lru_cache(maxsize=64)
def _vocabulary(code: str) -> Vocabulary:
    words = words_of(code)
    vocabulary = Vocabulary()
    vocabulary.add("digits", words.digits)
    vocabulary.add("repeated", words.repeated)
    vocabulary.add("between", words.between_digits)
    vocabulary.add("plus", words.plus)
    vocabulary.add("dot", words.dot)
    return vocabulary


def _written(text: str, code: str, words: ContactWords) -> Iterator[tuple[int, int, str]]:
    """Yield what may be phone numbers: begin, end, and the digits, perhaps behind a plus."""
    items = [
        item
        if item.roles or not item.text[:1].isdecimal() or not item.text.isascii()
        else item._replace(roles={"written": "".join(filter(str.isdecimal, item.text))})
        for item in _vocabulary(code).items(tokens(text))
    ]
    items = _tens_joined([_tens(item, code) for item in items])
    run: list[tuple[Item, str]] = []
    skipped = found = times = 0
    for item in [*items, Item("", {}, False, len(text), len(text))]:
        digits = _digits(item)
        if digits and times:
            digits, times = digits[:1] * times + digits[1:], 0
        is_plus = item.text == "+" or "plus" in item
        breaks = is_plus or (item.text == "," and _is_whole(run, words))
        if digits and not (item.is_glued and not run and _is_letter(text, item.start)):
            run.append((item, digits))
            skipped = 0
        elif "repeated" in item:
            times = item.roles["repeated"]
        elif breaks or not _separates(item) or skipped >= SEPARATORS_MAX:
            if DIGITS_MIN <= _count(run) <= DIGITS_MAX + 2 and found < FOUND_MAX:
                found += 1
                yield run[0][0].start, run[-1][0].end, _joined(run)
            run = [(item, "+")] if is_plus else []
            skipped = times = 0
        else:
            skipped += 1


def _is_letter(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalpha()


def _tens(item: Item, code: str) -> Item:
    """Return "twenty" as a number to be written."""
    if item.roles or not item.is_word:
        return item
    read = in_words([item], load(code).quantities.numbers)
    value = read[0].roles.get("number") if read else None
    if value is None or value != int(value) or value >= 1000:
        return item
    return item._replace(roles={"written": str(int(value))})


def _tens_joined(items: Sequence[Item]) -> list[Item]:
    """Return `items` with "fifty five" as 55."""
    joined: list[Item] = []
    for item in items:
        before = joined[-1] if joined else None
        tens = str(before.roles.get("written", "")) if before is not None else ""
        said = before is not None and before.is_word and len(tens) == 2 and tens[1] == "0"
        if before is not None and said and tens > "10" and item.roles.get("digits", "0") != "0":
            roles = {"written": tens[0] + item.roles["digits"]}
            joined[-1] = before._replace(roles=roles, end=item.end)
        else:
            joined.append(item)
    return joined


def _digits(item: Item) -> str:
    return str(item.roles.get("digits") or item.roles.get("written") or "")


def _separates(item: Item) -> bool:
    return item.text in SEPARATORS or item.text == "," or "between" in item or "dot" in item


def _is_whole(run: Sequence[tuple[Item, str]], words: ContactWords) -> bool:
    """Whether the digits so far are a number, so that a comma ends it."""
    is_long = DIGITS_MIN <= _count(run) <= DIGITS_MAX
    return is_long and _e164(_joined(run), words.regions) is not None


def _count(run: Sequence[tuple[Item, str]]) -> int:
    return sum(len(digits) for _, digits in run if digits != "+")


def _joined(run: Sequence[tuple[Item, str]]) -> str:
    """Return the digits of `run`; a "(0)" behind the country is not dialled from abroad."""
    pieces = [digits for _, digits in run]
    abroad = pieces[0] == "+" or pieces[0].startswith("00")
    if abroad:
        pieces = [
            piece
            for at, piece in enumerate(pieces)
            if not (piece == "0" and 1 <= at <= 2 and len(pieces) > 3 and _is_lone(run, at))
        ]
    written = "".join(pieces)
    return f"+{written[2:]}" if written.startswith("00") else written


def _is_lone(run: Sequence[tuple[Item, str]], at: int) -> bool:
    """Whether the digit at `at` was written, not said: "(0)" and not "oh"."""
    return run[at][0].text == "0"


def _e164(written: str, regions: Sequence[str]) -> str | None:
    """Return `written` in E.164 if its country, or else one of `regions`, has such numbers.

    In the first region any possible length will do; in the others the usual one.
    """
    import phonenumbers

    for place, region in enumerate(regions or ("US",)):
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        possible = phonenumbers.is_possible_number_with_reason(number)
        usual = phonenumbers.example_number(region)
        trusted = place == 0 or (
            usual is not None
            and written.startswith("0")
            and len(str(number.national_number)) == len(str(usual.national_number))
        )
        if possible == phonenumbers.ValidationResult.IS_POSSIBLE and trusted:
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None
