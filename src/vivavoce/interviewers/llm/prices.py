"""What a request cost, as far as anybody knows.

Estimates from the price list that comes with `genai-prices`: no discounts, and prices of the
day that version was made. A model that is not on it, such as a local one, has no price.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_ai.messages import ModelResponse

MICRO = Decimal(1_000_000)


def load() -> None:
    """Read the price list, which takes a moment the first time."""
    from genai_prices.data_snapshot import get_snapshot

    get_snapshot()


def cost_microusd(response: "ModelResponse") -> int | None:
    """Return the estimated cost in millionths of a US dollar, None when no price is known."""
    if response.usage.unmeasured_requests:
        return None
    try:
        return int(response.cost().total_price * MICRO)
    except (LookupError, ValueError, AssertionError):
        return None
