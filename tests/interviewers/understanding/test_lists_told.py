"""What people say around the items of a list, and how they correct themselves."""

import pytest

from tests.interviewers.understanding.asking import read, understood
from vivavoce.interviewers.understanding.answer import AnswerStatus
from vivavoce.interviewers.understanding.lists.edges import marked


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("a drill, about 400 screws lol", ["drill", "400 screws"]),
        ("my laptop, about £200 in cash", ["laptop", "£200 in cash"]),
        ("a kettle, about time too", ["kettle", "about time"]),
        ("Private Eye, Metro when I find one on the train", ["Private Eye", "Metro"]),
        ("tea, coffee and frankly cocoa", ["tea", "coffee", "cocoa"]),
        ("a ramp, a desk and a lamp would be great", ["ramp", "desk", "lamp"]),
        ("chess with the grandkids, bowls", ["chess", "bowls"]),
        ("Thanks for asking! We hire out sanders and diggers.", ["sanders", "diggers"]),
        ("i liked history and art, hated everything else", ["history", "art"]),
    ],
)
def test_hedges_company_and_thanks_are_no_part_of_an_item(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("my daughter plays the cello, my husband the trombone", ["cello", "trombone"]),
        ("Anna plays the cello, Tom the trombone", ["cello", "trombone"]),
    ],
)
def test_a_verb_left_out_is_the_one_before(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("Basketball, track. They cut lacrosse.", ["Basketball", "track"]),
        ("a sprained ankle. Nothing with my knees, touch wood.", ["sprained ankle"]),
        ("diabetes on dad's side, nothing on mum's", ["diabetes on dad's side"]),
        ("chain, brake pads. the saddle is still original", ["chain", "brake pads"]),
        ("Lathe, bandsaw. The planer is broken so don't count it.", ["Lathe", "bandsaw"]),
        ("basil, mint. So much choice!", ["basil", "mint"]),
        ("Breakfast and lunch. We're hoping to add dinner.", ["Breakfast", "lunch"]),
        ("a spade, a rake. Haven't seen them since!", ["spade", "rake"]),
        ("bleach, vinegar - that's honestly it", ["bleach", "vinegar"]),
        ("Slippers, charger. Forgot my toothbrush of course", ["Slippers", "charger"]),
        ("Cod and plaice. No salmon, the margins are awful.", ["Cod", "plaice"]),
        ("Hexby does, Marsden does, Thornley used to but it shut", ["Hexby", "Marsden"]),
        ("Abide With Me\n(and please not Jerusalem)", ["Abide With Me"]),
        ("So, tea and coffee. So yeah, that's it.", ["tea", "coffee"]),
    ],
)
def test_a_remark_after_the_items_is_none(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        (
            "Two chairs, the autoclave, and the X-ray unit. Actually no, the X-ray was done in "
            "March. So chairs and autoclave.",
            ["Two chairs", "autoclave"],
        ),
        ("Skye, Jura, sorry not Jura, Islay", ["Skye", "Islay"]),
        ("cats, dogs, fish. Actually fish I don't keep any more.", ["cats", "dogs"]),
        ("tea, coffee, milk. So tea and milk.", ["tea", "milk"]),
        ("strawberry, vanilla. Actually no, pistachio", ["strawberry", "pistachio"]),
        ("tea, cocoa, juice. Actually no, the cocoa was for him.", ["tea", "juice"]),
        ("two chairs, a desk, actually make that four chairs", ["four chairs", "desk"]),
        ("tea and coffee. So also biscuits", ["tea", "coffee", "biscuits"]),
    ],
)
def test_what_is_taken_back_or_restated_later_counts(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("popcorn first, nachos second, then pick n mix", ["popcorn", "nachos", "pick n mix"]),
        ("Ladies first, then gents", ["Ladies first", "gents"]),
        ("Waltz then quickstep", ["Waltz", "quickstep"]),
        ("Anna then Tom then my brother", ["Anna", "Tom", "brother"]),
        ("since then Polish", ["Polish"]),
        ("judo back then, rowing", ["judo", "rowing"]),
        ("it freezes then crashes", ["it freezes then crashes"]),
        ("Rock n roll, fish n chips", ["Rock n roll", "fish n chips"]),
    ],
)
def test_ranks_and_sequences_are_told_apart(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("Queen, Earth, Wind & Fire if they still tour", ["Queen", "Earth, Wind & Fire"]),
        ("Wolf Hall, Klara and the Sun, Emma", ["Wolf Hall", "Klara and the Sun", "Emma"]),
        ("paper, the lamp and the desk, chairs", ["paper", "lamp", "desk", "chairs"]),
        ("earth, wind and rain", ["earth", "wind", "rain"]),
    ],
)
def test_a_name_with_a_comma_or_an_and_inside_stays_whole(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("question", "answer", "items"),
    [
        ("Which classes were cut?", "They cut lacrosse and golf", ["lacrosse", "golf"]),
        ("What did you forget?", "my keys, forgot my phone as well", ["keys", "phone"]),
        ("Which sites closed?", "Hexby closed, Marsden shut", ["Hexby closed", "Marsden shut"]),
    ],
)
def test_where_what_ended_is_asked_for_it_is_an_item(
    question: str, answer: str, items: list[str]
) -> None:
    assert read("list", answer, question=question) == items


@pytest.mark.parametrize(
    "answer",
    [
        "That would be one for the caretaker, I really don't know",
        "ha, too many to remember, couldn't name one now",
        "I'd rather discuss that with my GP, not here.",
    ],
)
def test_an_answer_that_lists_nothing_is_no_list(answer: str) -> None:
    assert understood("list", answer).status is not AnswerStatus.OBTAINED


def test_an_entry_with_a_gap_before_it_is_told_from_the_plain_ones() -> None:
    assert marked(("or", "… then")) == (("or",), frozenset({"then"}))
