"""Lists, taken down as a note-taker would."""

import pytest

from tests.interviewers.understanding.asking import read, understood
from tests.interviewers.understanding.reading import NASTY, asked, long, value
from vivavoce.interviewers.understanding.lists import read_list


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("Python, SQL and Go", ["Python", "SQL", "Go"]),
        ("Python, SQL, and Go.", ["Python", "SQL", "Go"]),
        ("- Python\n- SQL\n* .NET", ["Python", "SQL", ".NET"]),
        ("1. Python\n2) SQL", ["Python", "SQL"]),
        ("1. a kiln 2. a fan 3. stools", ["kiln", "fan", "stools"]),
        ("cloud (AWS, GCP), Linux", ["cloud (AWS, GCP)", "Linux"]),
        ("up to 1,000 users; two languages", ["up to 1,000 users", "two languages"]),
        ("Netflix/Disney+/Spotify", ["Netflix", "Disney+", "Spotify"]),
        ("Salsa + bachata", ["Salsa", "bachata"]),
        ("Waitress. Dog walker.", ["Waitress", "Dog walker"]),
        ("Mr. Smith, Mrs. Jones", ["Mr. Smith", "Mrs. Jones"]),
        ("riesling or pinot noir", ["riesling", "pinot noir"]),
        ("Tax law", ["Tax law"]),
        ("an open (bracket, left alone\nSQL", ["open (bracket", "left alone", "SQL"]),
    ],
)
def test_a_list_is_split_where_people_separate(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    "answer",
    [
        "CI/CD",
        "A/B testing",
        "R&D",
        "C++",
        "TCP/IP",
        "fish and chips",
        "Brück & Söhne",
        "research and development",
    ],
)
def test_what_belongs_together_stays_whole(answer: str) -> None:
    assert read("list", f"{answer}, Python") == [answer, "Python"]


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("I know Java and a little Go too", ["Java", "Go"]),
        ("We mainly use Jira, plus some Slack", ["Jira", "Slack"]),
        ("nuts, shellfish and so on", ["nuts", "shellfish"]),
        ("R (well), Stata (rusty)", ["R", "Stata"]),
        ("Teams, because we must, and Zoom", ["Teams", "Zoom"]),
        ("pierogi, bigos and, don't laugh, fish and chips", ["pierogi", "bigos", "fish and chips"]),
        ("Hi! So I sell honey and mead. Thanks for asking!", ["honey", "mead"]),
        ("tea, coffee :)", ["tea", "coffee"]),
        ("not sure, maybe tennis and squash", ["tennis", "squash"]),
    ],
)
def test_what_people_say_around_items_is_left_out(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("Java... no wait, not Java, Kotlin and Swift", ["Kotlin", "Swift"]),
        ("Python, Go, no Java", ["Python", "Go"]),
        ("oak, ash... I used to do walnut but not any more", ["oak", "ash"]),
        ("Python, python, PYTHON", ["Python"]),
    ],
)
def test_denied_corrected_and_repeated_items_are_left_out(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("tetanus last year, flu every autumn", ["tetanus", "flu"]),
        ("magnesium at night, B12 once a week", ["magnesium", "B12"]),
        ("maize, cassava\nin good years tomatoes as well", ["maize", "cassava", "tomatoes"]),
        ("aws for the most part, gcp at my last place", ["aws", "gcp"]),
        ("email, the VPN, and for an hour or so the phones", ["email", "VPN", "phones"]),
        ("the dryer twice, on the last day the lift", ["dryer", "lift"]),
        ("eggs (all year), honey (from June)", ["eggs", "honey"]),
        ("Blur in '95, Pulp the same year", ["Blur", "Pulp"]),
        ("swimming on mondays, judo with his friend Emil", ["swimming", "judo"]),
        ("Figma for mockups, Notion for docs", ["Figma", "Notion"]),
        ("Recorder, like everyone, then the oboe", ["Recorder", "oboe"]),
    ],
)
def test_when_how_often_and_what_for_are_no_part_of_an_item(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    "item",
    [
        "good with numbers",
        "mould behind the wardrobe",
        "first aid at work",
        "customers who shout",
        "gentleman who won't eat onions",
        "warning when somebody is double booked",
        "call centre for a phone company",
        "proof of income for May and June",
        "health and social care",
        "level 2 & 3",
    ],
)
def test_a_complement_that_makes_the_item_what_it_is_stays(item: str) -> None:
    assert read("list", f"tea; {item}; Python") == ["tea", item, "Python"]


@pytest.mark.parametrize("question", ["Which languages do you need?", "When are you free?"])
def test_a_time_is_an_item_only_where_times_are_asked_for(question: str) -> None:
    found = read("list", "English, and on Sundays Greek", question=question)
    assert (found == ["English", "Greek"]) == question.startswith("Which")


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("Metformin, and my daughter gives me vitamin D", ["Metformin", "vitamin D"]),
        ("With my husband it's Tagalog, with the kids mostly English", ["Tagalog", "English"]),
        ("beetroot, and along the fence my mother kept gooseberries", ["beetroot", "gooseberries"]),
        ("Filipino, and the captain speaks Croatian", ["Filipino", "Croatian"]),
        ("gout, and my doctor suspects sleep apnoea", ["gout", "sleep apnoea"]),
        ("Josef does the drums", ["drums"]),
        ("bridges, and he wants me to swim", ["bridges", "swim"]),
        ("Slack; email; if it's urgent WhatsApp", ["Slack", "email", "WhatsApp"]),
        ("Netflix, and I keep forgetting to cancel Paramount", ["Netflix", "Paramount"]),
        ("Started with COBOL. Then ten years of Java.", ["COBOL", "Java"]),
        (
            "My father read the Morning Star and my mother, to annoy him, the Telegraph.",
            ["Morning Star", "Telegraph"],
        ),
        ("the twins juggle", ["twins juggle"]),
    ],
)
def test_an_item_told_in_a_clause_of_its_own_is_taken_from_it(
    answer: str, items: list[str]
) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("question", "answer", "items"),
    [
        (
            "What would you change?",
            "First of all make it shorter. Second, stop asking twice. And please let me save it.",
            ["make it shorter", "stop asking twice", "let me save it"],
        ),
        (
            "Which problems did you have?",
            "The tap drips. When it finally worked, the link had expired.",
            ["tap drips", "link had expired"],
        ),
        (
            "What are your weaknesses?",
            "I talk too much and I'm bad with names",
            ["talk too much", "bad with names"],
        ),
        (
            "What do you expect from a landlord?",
            "quick repairs. No surprise visits.",
            ["quick repairs", "No surprise visits"],
        ),
        (
            "What should new volunteers know?",
            "how to lock up, and who to call",
            ["how to lock up", "who to call"],
        ),
        (
            "Which mistakes do beginners make?",
            "they don't warm up, they never ask",
            ["don't warm up", "never ask"],
        ),
        ("What do you dislike about it?", "no kettle, thin walls", ["no kettle", "thin walls"]),
    ],
)
def test_problems_wishes_and_reasons_stay_sentences(
    question: str, answer: str, items: list[str]
) -> None:
    assert read("list", answer, question=question) == items


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("tea; peppermint and ginger; Earl Grey", ["tea", "peppermint and ginger", "Earl Grey"]),
        (
            "Statistics, French, and History of Art and Architecture",
            ["Statistics", "French", "History of Art and Architecture"],
        ),
        (
            "Latvian, Estonian and English, and my husband speaks Russian",
            ["Latvian", "Estonian", "English", "Russian"],
        ),
        ("the P&L, plus the sales & marketing dashboard", ["P&L", "sales & marketing dashboard"]),
        ("Kenya, Uganda & Rwanda", ["Kenya", "Uganda", "Rwanda"]),
        ("maths n physics", ["maths", "physics"]),
        ("tissues and - embarrassing - lipsticks", ["tissues", "lipsticks"]),
        ("SAP and, if the budget allows, Salesforce", ["SAP", "Salesforce"]),
    ],
)
def test_and_separates_unless_it_belongs_to_one_thing(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        ("aws, azure never", ["aws"]),
        ("pension, gym I dont care", ["pension"]),
        ("swimming, used to play football but stopped", ["swimming"]),
        ("B and C, D expired", ["B", "C"]),
        ("invoices. Not the picking lists, those stay on the tablet.", ["invoices"]),
        ("beer, cider. Spirits we're not licensed for.", ["beer", "cider"]),
        ("Leeds, then Hull, then back to Leeds", ["Leeds", "Hull"]),
        ("Patience. And then more patience.", ["Patience"]),
    ],
)
def test_what_is_denied_given_up_or_said_twice_adds_nothing(answer: str, items: list[str]) -> None:
    assert read("list", answer) == items


def test_a_question_repeated_before_none_is_none() -> None:
    assert read("list", "Toys! We had no toys.", question="What toys did you have?") == []


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("question", ["Which tools?", "What problems?", "What can you not eat?"])
def test_nasty_repeats_are_survived(text: str, question: str) -> None:
    items = value(read_list, long(text), asked("list", question))
    assert items is None or all(item.strip() for item in items)


@pytest.mark.parametrize(
    "answer",
    ["none", "Nope, nothing", "None at all, thankfully", "no allergies", "I don't have any"],
)
def test_nothing_is_an_empty_list(answer: str) -> None:
    assert read("list", answer, question="Which allergies do you have?") == []


def test_what_is_liked_about_fridays_may_begin_with_no() -> None:
    assert read("list", "No meetings", question="What do you like about Fridays?") == [
        "No meetings"
    ]


def test_of_what_somebody_cannot_eat_the_nos_are_the_items() -> None:
    asked = "What foods can you not eat?"
    assert read("list", "no nuts, no shellfish either", question=asked) == ["nuts", "shellfish"]


def test_only_a_single_vague_item_is_thin() -> None:
    assert understood("list", "various tools").thin
    assert not understood("list", "Go").thin
    assert not understood("list", "Python, Go").thin


def test_a_very_long_list_keeps_every_item() -> None:
    written = [f"item {number}" for number in range(4000)]
    assert read("list", ", ".join(written)) == written


@pytest.mark.parametrize(
    ("code", "answer", "items"),
    [
        ("de", "Python, Go und ein bisschen Java", ["Python", "Go", "Java"]),
        ("de", "keine", []),
        ("de", "unsere Kalkulation und ab und zu DATEV", ["Kalkulation", "DATEV"]),
        ("de", "Englisch fließend und etwas Polnisch", ["Englisch", "Polnisch"]),
        ("et", "eesti, inglise ja natuke soome keelt", ["eesti", "inglise", "soome keelt"]),
        ("et", "Python, Go ja natuke Javat", ["Python", "Go", "Javat"]),
        ("et", "mitte midagi", []),
        ("xx", "Python, Go and Java", ["Python", "Go", "Java"]),
    ],
)
def test_lists_are_read_in_other_languages(code: str, answer: str, items: list[str]) -> None:
    assert read("list", answer, code=code) == items
