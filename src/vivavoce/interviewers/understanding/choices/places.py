"""Options by where they stand: "the second one", "the middle one", "the cheapest"."""

from collections.abc import Sequence

from vivavoce.interviewers.understanding.choices.options import Options

ORDINAL_WORDS_MAX = 7
SUPERLATIVE_WORDS_MAX = 14
FEW = 3  # levels, or options, that make an order


def by_place(heard: Sequence[str], options: Options) -> int | None:
    """Return the option that "the second one", "option b", "2" or "last" points at."""
    words = options.words
    bare = [
        word
        for word in heard
        if (word not in words.fillers and word not in words.ordinal_nouns)
        or (word in words.ordinals and word != "one")
    ]
    if "one" in heard and not bare and len(heard) <= 2:
        bare = ["one"]
    if len(heard) > ORDINAL_WORDS_MAX or len(bare) != 1:
        return None
    [word] = bare
    count = len(options.ids)
    named = options.exact.get(word)
    is_named = named is not None and len(named) == 1
    if word in words.middle and count % 2 and count > 2 and not named:
        return None if word in options.lemmas else count // 2
    place = words.ordinals.get(word)
    if place is None and word.isdecimal() and len(word) < 3:
        place = int(word)
    elif place is not None and named and is_named:
        return next(iter(named))
    if place is None and len(word) == 1 and word.isascii() and word.isalpha():
        if named and is_named:
            return next(iter(named))
        place = ord(word) - ord("a") + 1
    # A word of a label may mean that instead.
    if place is None or word in options.lemmas or words.digits.get(word, "") in options.lemmas:
        return None
    index = place - 1 if place > 0 else count + place
    return index if 0 <= index < count else None


def by_rank(said: str, options: Options) -> int | None:
    """Return the first or the last of ordered options: "the cheapest", "the biggest"."""
    if said.count(" ") > SUPERLATIVE_WORDS_MAX:
        return None
    is_least = options.words.least.search(said) is not None
    is_most = options.words.most.search(said) is not None
    if is_least == is_most:
        return None
    for levels in options.levels:
        if len(levels) >= min(FEW, len(options.ids)) and len(levels) > 1:
            return levels[min(levels) if is_least else max(levels)]
    return None
