"""The words by which the values of worded answers are found: lists, yes or no, choices.

Plain data, filled in by `languages/<code>/`. Words are compared in the form in which
`language.words` returns them; what is called a template is read by
`understanding/phrasebook.py`, which describes its few signs.
"""

from collections.abc import Mapping

import msgspec


class ListWords(msgspec.Struct, frozen=True, kw_only=True):
    """How people lead in, soften and end what they enumerate."""

    sets: Mapping[str, tuple[str, ...]] = {}  # for the templates of adverbials and telling
    # Around an item.
    lead_ins: tuple[str, ...] = ()  # templates, at the beginning of an item: "I know"
    softeners: tuple[str, ...] = ()  # templates, at the beginning of an item: "a bit of"
    endings: tuple[str, ...] = ()  # templates, up to the end of an item: "as well"
    adverbials: tuple[str, ...] = ()  # templates at either end: "in good years"
    fronted: tuple[str, ...] = ()  # the same, at the beginning only
    trailing: tuple[str, ...] = ()  # the same, at the end only: "daily"
    companions: tuple[str, ...] = ()  # the same: chess "with his grandad"
    asides: tuple[str, ...] = ()  # words at which a remark on an item begins: "because"
    places: tuple[str, ...] = ()  # the same, but only before an article or a pronoun: "for"
    after_names: tuple[str, ...] = ()  # the same, but only after a name: "Excel for budgets"
    determiners: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()  # a remark begins with them: "ELISA I've done twice"
    indefinite: tuple[str, ...] = ()  # articles that begin no name: "a", but not "The"
    articles: tuple[str, ...] = ()  # left out of a name: "a Fiat"
    ordinals: tuple[str, ...] = ()  # left out before a determiner: "first my boss"
    adverb_endings: tuple[str, ...] = ()  # left out before a determiner: "sadly the choir"
    binders: tuple[str, ...] = ()  # an article after one begins no new item: "all the"
    # Items told in clauses.
    subordinate: tuple[str, ...] = ()  # an item that begins with one is a clause: "how it lasts"
    conditions: tuple[str, ...] = ()  # "if it's urgent WhatsApp"
    sentence_lead_ins: tuple[str, ...] = ()  # templates before a problem or a wish: "I'd like"
    told_by_person: tuple[str, ...] = ()  # templates: "my mother kept"
    told_by_anyone: tuple[str, ...] = ()  # templates with verbs that are nothing else
    told_by_name: tuple[str, ...] = ()  # templates after a name: Josef "plays the"
    told_subjects: tuple[str, ...] = ()  # templates: after "my doctor" comes a verb
    auxiliaries: tuple[str, ...] = ()  # between the two: "has", "also"
    modals: tuple[str, ...] = ()  # those of them after which the verb belongs to the item: "can"
    particles: tuple[str, ...] = ()  # after such a verb: drags "me to"
    verb_endings: tuple[str, ...] = ()  # of verbs that follow a noun
    links: tuple[str, ...] = ()  # words after which a verb tells of the item: "who"
    told: tuple[str, ...] = ()  # templates after a preposition's phrase: "it's"
    prepositions: tuple[str, ...] = ()
    # What is no item.
    remarks: tuple[str, ...] = ()  # templates of a part that is no item: "don't laugh"
    remarks_told: tuple[str, ...] = ()  # the same, where no sentences are asked for
    no_items: tuple[str, ...] = ()  # templates for the whole answer: "none at all"
    no_items_told: tuple[str, ...] = ()  # the same, where no sentences are asked for
    negations: tuple[str, ...] = ()  # templates at the beginning of what is not an item: "not"
    wished_away: tuple[str, ...] = ()  # templates of a denial that is a wish: "no surprises"
    given_up: tuple[str, ...] = ()  # templates at the end: "but not any more", "never"
    rejected: tuple[str, ...] = ()  # the same, whatever is asked for: "gym I don't care"
    more: tuple[str, ...] = ()  # "more" patience is patience
    vague: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()  # phrases: what follows replaces the item before
    # What the question asks for: words, up to four in a row.
    unwanted: tuple[str, ...] = ()  # what is not: "avoid"
    asks_for_faults: tuple[str, ...] = ()  # though a word of them sounds like the former
    asks_for_sentences: tuple[str, ...] = ()  # problems, wishes, reasons
    asks_for_times: tuple[str, ...] = ()
    asks_for_people: tuple[str, ...] = ()
    # Separators.
    name_links: tuple[str, ...] = ()  # small words inside of names: "of"
    both: tuple[str, ...] = ()  # "both" tea and coffee
    pairs: tuple[str, ...] = ()  # "research and development" is one thing
    alternatives: tuple[str, ...] = ()  # phrases that separate like "and": "or"
    companies: tuple[str, ...] = ()  # after "&" they belong to a name: "Sons"
    abbreviations: tuple[str, ...] = ()  # with a full stop that ends no sentence


class BooleanWords(msgspec.Struct, frozen=True, kw_only=True):
    """What means yes or no without saying it. All are templates unless noted."""

    plain: tuple[str, ...] = ()  # words that are a yes or a no wherever they begin a clause
    firm: tuple[str, ...] = ()  # phrases that are one whatever follows
    loose: tuple[str, ...] = ()  # phrases that are none when something follows
    declines: tuple[str, ...] = ()  # templates: a "rather not" that declines an offer
    yes_anywhere: tuple[str, ...] = ()
    no_anywhere: tuple[str, ...] = ()
    yes_alone: tuple[str, ...] = ()
    no_alone: tuple[str, ...] = ()
    hedged_yes: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()  # "yes and no"
    intended: tuple[str, ...] = ()  # templates: "I'm going to"
    done_openers: tuple[str, ...] = ()  # "have you …?": what is intended is not done
    settled_no: tuple[str, ...] = ()  # at the beginning, although they sound like "don't know"
    neither_alone: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()  # words: "I", "they"
    copulas: tuple[str, ...] = ()  # words: "is"
    pronouns: tuple[str, ...] = ()  # words of somebody who speaks of the matter: "my", "them"
    auxiliaries: tuple[str, ...] = ()  # words: "do", "have"
    negated_auxiliaries: tuple[str, ...] = ()  # words: "don't"
    negatives: tuple[str, ...] = ()  # words: "never", "without"
    ceased: tuple[str, ...] = ()  # templates: "gave up"
    harmless: tuple[str, ...] = ()  # templates with a "no" that denies nothing: "no problem"
    corrections: tuple[str, ...] = ()  # words: "wait", "actually"
    yes_told: tuple[str, ...] = ()  # like `yes_anywhere`, but not where consent is asked for
    no_told: tuple[str, ...] = ()
    permission_openers: tuple[str, ...] = ()  # "may we …?": "rather not" is a no there
    offers: tuple[str, ...] = ()  # "would you …?": the same, but a statement may answer
    seeking: tuple[str, ...] = ()  # templates: "did anything …?" is answered by no mere remark
    granting: tuple[str, ...] = ()  # templates by which somebody permits: "you may"
    forbidding: tuple[str, ...] = ()  # words by which somebody does not: "stop calling"
    wholes: tuple[str, ...] = ()  # words of a question about all of it: "each"
    anaphors: tuple[str, ...] = ()  # words that take up what was asked about: "it", "them"
    manner_endings: tuple[str, ...] = ()  # of a word that tells how: "easily"
    slight: tuple[str, ...] = ()  # words after "do you" that are no telling verb: "ever", "have"
    limits: tuple[str, ...] = ()  # words at the beginning that exclude all else: "only"
    besides: tuple[str, ...] = ()  # words of a question about more than one: "another"
    self_words: tuple[str, ...] = ()  # words of a question about one's own doing: "yourself"
    determiners: tuple[str, ...] = ()  # words before somebody else: "the", "my"
    topics: tuple[str, ...] = ()  # "what is asked about / what affirms it / what denies it"
    existence_openers: tuple[str, ...] = ()  # "do you have …?": naming one is a yes
    minding: tuple[str, ...] = ()  # "do you mind …?": "go ahead" is a no there
    judging: tuple[str, ...] = ()  # words of a question that asks for a judgement
    praise: tuple[str, ...] = ()
    blame: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()  # words: beside no yes, they announce a no


class Concept(msgspec.Struct, frozen=True, kw_only=True):
    """Something options are about, in the words of authors and of people.

    Its name is its first label. In doubt the domain of the other options decides which
    concept a label means.
    """

    labels: str  # phrases, " | " between them
    said: str = ""  # templates, " | " between them
    domain: str = ""
    kind_of: str = ""  # the name of a broader concept, for options that know no finer one


class ChoiceWords(msgspec.Struct, frozen=True, kw_only=True):
    """What people say for what an option calls otherwise."""

    concepts: tuple[Concept, ...] = ()
    sets: Mapping[str, tuple[str, ...]] = {}  # for the templates of concepts
    # Names of concepts, each of which includes those before: who has a degree went to school.
    including: tuple[tuple[str, ...], ...] = ()

    synonyms: tuple[str, ...] = ()  # one idea a line: "car | automobile | drive | by car"
    scales: tuple[tuple[str, ...], ...] = ()  # ideas in order, lowest first
    ordinals: Mapping[str, int] = {}  # "second": 2; "last": -1
    ordinal_nouns: tuple[str, ...] = ()  # "option", "one"
    stop_words: tuple[str, ...] = ()  # words of a label that name nothing
    denials: tuple[str, ...] = ()  # words: what follows is not chosen
    denials_after: tuple[str, ...] = ()  # words: what stands before is not chosen
    spoiled: tuple[str, ...] = ()  # templates: the same, "is broken"
    cancelling: tuple[str, ...] = ()  # words that make a denial a yes: "can't resist"
    weekdays: tuple[str, ...] = ()  # two of them are twice a week
    nothing: tuple[str, ...] = ()  # templates: how an option for none of it begins
    excepting: tuple[str, ...] = ()  # words before a "but" that takes away: "anything"
    past: tuple[str, ...] = ()  # templates: it was so, and is no longer
    instead_of: tuple[str, ...] = ()  # templates: "rather than", "over"
    corrected_to: tuple[str, ...] = ()  # templates: "or rather", "no wait"
    outside: tuple[str, ...] = ()  # templates: "something else"
    numeral: str = ""  # the word that stands for any number in the templates of concepts
    numbers: tuple[str, ...] = ()  # the words of numbers
    others: tuple[str, ...] = ()  # templates: what follows is about somebody else
    people: tuple[str, ...] = ()  # words of a question that asks about somebody else
    own_domains: tuple[str, ...] = ()  # domains of which everybody speaks for themselves
    combining: str = ""  # a concept that options for "both of them" have
    indifferent: str = ""  # a concept that options for "no matter which" have
    conditional: str = ""  # a concept that options for "yes, but" have
    conditions: tuple[str, ...] = ()  # templates at the beginning: "yes … if"
    conceding: tuple[str, ...] = ()  # templates: "would be fine too"
    joining: tuple[str, ...] = ()  # words at which a clause claims one more: "and"
    concluding: tuple[str, ...] = ()  # words before what follows from the rest: "so"
    mainly: tuple[str, ...] = ()  # words beside what counts more: "mostly"
    seldom: tuple[str, ...] = ()  # words beside what counts less: "sometimes"
    middle: tuple[str, ...] = ()  # words for the one in the middle
    least: tuple[str, ...] = ()  # templates: "the cheapest"
    most: tuple[str, ...] = ()  # templates: "the biggest"
    hours: Mapping[str, int] = {}  # "six": 6
    hours_after: tuple[str, ...] = ()  # words before an hour: "after"
    hours_half: tuple[str, ...] = ()  # words before the hour that is half over
    hours_before: tuple[str, ...] = ()
    hours_about: tuple[str, ...] = ()
    # Names of concepts, to the first and the last hour of that part of the day.
    day_parts: Mapping[str, tuple[int, int]] = {}
    undecided: tuple[str, ...] = ()  # templates: "either", "both"
    other_labels: tuple[str, ...] = ()  # words of an option for all the rest
    less_than: tuple[str, ...] = ()  # words of a label: "under", "less than"
    more_than: tuple[str, ...] = ()
    up_to: tuple[str, ...] = ()
    often: Mapping[str, float] = {}  # templates, a | between them, to times a year
