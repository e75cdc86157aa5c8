"""The row of an interview says how far it is, as its coverage does, in thousandths."""

from hypothesis import given
from hypothesis import strategies as st

from vivavoce.authoring.reading import built_in_guides, parse_guide
from vivavoce.domain.coverage import coverage
from vivavoce.domain.guide import Closing, Guide, Information
from vivavoce.domain.ids import GuideId
from vivavoce.domain.profile import FieldStatus, ProfileValue
from vivavoce.journal.summaries import progress_in

GUIDES = [parse_guide(source, name=name) for name, source in built_in_guides().items()]
VALUES = st.sampled_from([*FieldStatus, None])


@given(st.sampled_from(GUIDES), st.data())
def test_progress_is_the_share_that_coverage_tells(guide: Guide, data: st.DataObject) -> None:
    told = {item.id: data.draw(VALUES) for item in guide.information}
    profile = {name: ProfileValue(status=status) for name, status in told.items() if status}
    share = coverage(guide, profile, language=guide.language).share
    assert progress_in(guide, profile) == round(share, 3)


def asking(count: int) -> Guide:
    items = [Information(id=f"item_{n}", label=f"Item {n}", required=True) for n in range(count)]
    return Guide(
        id=GuideId("long"),
        version="1",
        title="Long",
        languages=["en"],
        information=items,
        sections=[],
        opening="Hello!",
        closing=Closing(say="Thank you."),
    )


def test_however_much_is_required_begun_is_not_nothing_and_nearly_all_is_not_all() -> None:
    guide = asking(5_000)
    known = {f"item_{n}": ProfileValue(value="x") for n in range(5_000)}
    assert progress_in(guide, {}) == 0.0
    assert progress_in(guide, {"item_7": known["item_7"]}) == 0.001
    assert progress_in(guide, {name: known[name] for name in known if name != "item_7"}) == 0.999
    assert progress_in(guide, known) == 1.0


def test_where_nothing_is_required_nothing_is_missing_and_without_a_guide_nobody_knows() -> None:
    assert progress_in(asking(0), {}) == 1.0
    assert progress_in(None, {}) is None
