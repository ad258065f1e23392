"""Organisations as tests add them and read their list."""

from tests.web.browsing import Visitor, page

FORM = "#short-form"
IN_USE = "Bäckerei Kornblume GmbH"
NEW = {
    "organisation__oid": "E10000099",
    "organisation__name": "Ķīpsalas Šķirsts & <Co>",
    "organisation__country": "LV",
    "organisation__city": "Rīga, LV-1048",
}


def names(visitor: Visitor, address: str, **asked: str) -> list[str]:
    cells = page(visitor.get(address, query_string=asked)).select("td[data-label='Legal name']")
    return [cell.get_text().replace("(Beneficiary)", "").strip() for cell in cells]
