"""Parts of the day, by the hour somebody names: "any time after six" is the evening."""

import re
from collections.abc import Sequence

from vivavoce.interviewers.understanding.choices.options import Options

WORDS_MAX = 40
DAY = 24
# Hours that are meant when nobody says whether before or after noon.
MORNING_FROM = 8  # "at eight" is the morning, "at seven" the evening
BEFORE_MORNING_FROM = 7  # "before seven" is the morning
AFTER_EVENING_TO = 9  # "after nine" is the evening, "after ten" the morning
MINUTES = re.compile(r"[0-5][0-9]")
CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h]?[0-5][0-9])?(am|pm)?")


def by_clock(heard: Sequence[str], options: Options) -> int | None:
    """Return the option of the part of the day that holds the hour in an answer."""
    parts = {
        option: hours
        for name, hours in options.words.day_parts.items()
        for option in options.concepts.named(name)
    }
    if len(parts) < 2:
        return None
    for index, word in enumerate(heard[:WORDS_MAX]):
        before = [word for word in heard[:index] if word not in options.words.hours_half]
        hour = _hour(word, before[-2:], heard[index + 1 : index + 2], options)
        if hour is None:
            continue
        holding = [
            option
            for option, (first, last) in parts.items()
            if first <= hour < last or first <= hour + DAY < last
        ]
        if holding:
            # "Not before half five" means the evening, though the afternoon is not over.
            return max(holding, key=lambda option: parts[option][0])
    return None


def _hour(word: str, before: Sequence[str], after: Sequence[str], options: Options) -> float | None:
    """Return the hour of the day, from 0 to 24, that `word` beside others tells."""
    words = options.words
    match = CLOCK.fullmatch(word)
    half = match[2] if match else None
    hour = int(match[1]) if match else words.hours.get(word)
    if hour is None or hour > DAY:
        return None
    half = half or (after[0] if after and after[0] in {"am", "pm"} else None)
    last = before[-1] if before else ""
    is_after = last in words.hours_after or " ".join(before) in words.hours_after
    is_before = last in words.hours_before and not is_after
    shift = 0.5 if is_after else -0.5 if is_before else 0.0
    if half:
        return hour % 12 + (12 if half == "pm" else 0) + shift
    if not (is_after or is_before or last in words.hours_about or _tells_minutes(after)):
        return None
    if hour <= 12 and _is_after_noon(hour, is_after=is_after, is_before=is_before):
        hour = hour % 12 + 12
    return hour + shift


def _tells_minutes(after: Sequence[str]) -> bool:
    """Whether what follows an hour makes it a time of the clock: "8:30", "8 o'clock"."""
    return bool(after) and (after[0] == "oclock" or MINUTES.fullmatch(after[0]) is not None)


def _is_after_noon(hour: int, *, is_after: bool, is_before: bool) -> bool:
    if is_after:
        return hour <= AFTER_EVENING_TO or hour == 12
    if is_before:
        return hour < BEFORE_MORNING_FROM
    return hour < MORNING_FROM or hour == 12
