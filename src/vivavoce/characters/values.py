"""Values a person gives for an information item: the words, and what they mean."""

import functools
from random import Random
from typing import Any

import msgspec

from vivavoce.characters.phrases import values as data
from vivavoce.characters.phrases.grammar import phrase
from vivavoce.characters.phrases.topics import BANK as TOPICS
from vivavoce.domain.guide import Information, ValueType

# Years lie in the past and are written out: were they counted from today, the same
# seed would say something else tomorrow.
YEARS = (2015, 2025)
ROUND_ABOVE = 100  # people round amounts of money

FRAMED = frozenset(data.FRAMES) - {"yes", "no", "because", "unclear"}


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who a simulated candidate is: the same in each answer of an interview."""

    name: str
    email: str
    phone: str
    url: str


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The words for a value and, when they are beyond doubt, what they mean."""

    words: str
    meant: Any = None


def somebody(random: Random) -> Person:
    """Return a person. Addresses and numbers are reserved for examples."""
    first, last = random.choice(data.FIRST_NAMES), random.choice(data.LAST_NAMES)
    plain = f"{first}.{last}".casefold().translate(str.maketrans("üë", "ue"))
    domain = random.choice(data.DOMAINS)
    site = f"{plain.replace('.', '-')}.{domain}"
    return Person(
        name=f"{first} {last}",
        email=f"{plain}{random.choice(('', '', '7', '.82'))}@{domain}",
        phone=random.choice(data.PHONES).format(random.randrange(100)),
        url=random.choice(("https://", "http://", "www.", "")) + site + random.choice(data.PATHS),
    )


def value_for(item: Information, person: Person, random: Random) -> Value:
    """Return a believable value for `item`, bare; for worded items something short."""
    match item.type:
        case ValueType.NUMBER:
            return _number(item, random)
        case ValueType.DATE:
            return _date(random)
        case ValueType.BOOLEAN:
            yes = random.random() < 0.6
            return Value(words="yes" if yes else "no", meant=yes)
        case ValueType.CHOICE if item.options:
            option = random.choice(item.options)
            label = random.choice(option.names) if option.names else option.id
            return Value(words=label, meant=option.id)
        case ValueType.LIST:
            return Value(words=_list(random))
        case ValueType.EMAIL:
            return Value(words=person.email, meant=person.email)
        case ValueType.PHONE:
            return Value(words=person.phone)
        case ValueType.URL:
            return Value(words=person.url)
        case _:  # texts, and choices of a guide that names none
            return Value(words=phrase(TOPICS, "general.short", random))


def framed(item: Information, value: Value, random: Random) -> str:
    """Return `value` in a sentence, or as it is."""
    if item.type is ValueType.BOOLEAN:
        return phrase(data.FRAMES, value.words, random)
    if item.type.value not in FRAMED:
        return value.words
    return phrase(data.FRAMES, item.type.value, random, value=value.words)


def unclear(random: Random) -> str:
    """Return words for a value that nobody could make a value of."""
    return phrase(data.FRAMES, "unclear", random)


@functools.lru_cache(maxsize=256)
def _amounts(unit: str | None, words: str) -> tuple[int, int]:
    if unit in data.AMOUNTS:
        return data.AMOUNTS[unit]
    if any(scale in words for scale in ("scale", "rate", "score", "1 to 10", "0 to 10")):
        return (1, 10)
    return (1, 40)


def _number(item: Information, random: Random) -> Value:
    hint = item.hint if isinstance(item.hint, str) else ""
    low, high = _amounts(item.unit, f"{item.id} {hint}".casefold())
    amount = random.randint(low, min(high, low + 12) if random.random() < 0.6 else high)
    if amount > ROUND_ABOVE:
        amount = max(low, round(amount, -2))
    words = str(amount)
    if amount < len(data.NUMBER_WORDS) and random.random() < 0.4:
        words = data.NUMBER_WORDS[amount]
    elif amount >= 1000 and random.random() < 0.5:
        words = random.choice(
            (f"{amount:,}", f"{amount / 1000:g}k", f"{amount:_}".replace("_", " "))
        )
    names = data.UNIT_NAMES.get(item.unit or "", (item.unit,) if item.unit else ())
    if names and random.random() < 0.7:
        name = random.choice(names)
        words += name if name.startswith(("%", " ", "€")) else f" {name}"
    return Value(words=words, meant=amount)


def _date(random: Random) -> Value:
    year, month, day = random.randint(*YEARS), random.randint(1, 12), random.randint(1, 28)
    name = data.MONTHS[month - 1]
    whole, partly = f"{year}-{month:02}-{day:02}", f"{year}-{month:02}"
    return random.choice(
        (
            Value(words=whole, meant=whole),
            Value(words=f"{day} {name} {year}", meant=whole),
            Value(words=f"{name} {day}, {year}", meant=whole),
            Value(words=f"{day}.{month}.{year}" if day > 12 else f"{day} {name[:3]} {year}"),
            Value(words=f"{name} {year}", meant=partly),
            Value(words=f"in {name.casefold()} {year}", meant=partly),
            Value(words=str(year), meant=str(year)),
        )
    )


def _list(random: Random) -> str:
    entries = [phrase(TOPICS, "skill", random) for _ in range(random.randint(2, 5))]
    entries = list(dict.fromkeys(entries))
    match random.randrange(4):
        case 0:
            return ", ".join(entries)
        case 1:
            return "\n".join(f"- {entry}" for entry in entries)
        case 2:
            return "; ".join(entries)
        case _:
            return " and ".join(filter(None, [", ".join(entries[:-1]), entries[-1]]))
