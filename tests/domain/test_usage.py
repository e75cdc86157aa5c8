"""What models cost adds up, as far as it is known."""

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import usages
from vivavoce.domain.events import Usage


def test_tokens_requests_and_costs_add_up() -> None:
    one = Usage(input_tokens=100, output_tokens=10, requests=1, cost_microusd=5)
    assert one + one == Usage(input_tokens=200, output_tokens=20, requests=2, cost_microusd=10)
    assert (one + one).tokens == 220


def test_a_model_without_a_price_adds_tokens_and_leaves_the_cost_of_the_others() -> None:
    priced, unpriced = Usage(requests=1, cost_microusd=5), Usage(requests=1)
    assert (priced + unpriced).cost_microusd == 5
    assert (unpriced + unpriced).cost_microusd is None


def test_a_cost_of_nothing_is_a_cost() -> None:
    free = Usage(requests=1, cost_microusd=0)
    assert (free + Usage()).cost_microusd == 0


@given(st.lists(usages(), max_size=6), st.integers(0, 6))
def test_the_order_in_which_it_is_added_up_does_not_matter(parts: list[Usage], cut: int) -> None:
    whole = sum(parts, Usage())
    assert sum(parts[:cut], Usage()) + sum(parts[cut:], Usage()) == whole
    assert sum(reversed(parts), Usage()) == whole
