"""The tick boxes of a list, as tests send them."""

from tests.web.browsing import Visitor, page

KEY = "5f1b6a1e-0a52-4d55-9d1e-2b1f7d3c9a10"
"""The key that a list sends along, by which the same click is known again."""


def ticks(visitor: Visitor, address: str) -> list[str]:
    """The values of the tick boxes of a list."""
    return [box["value"] for box in page(visitor.get(address)).select("input[name=tick][form=bulk]")]
