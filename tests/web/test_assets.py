"""Style and scripts: few, compressed, kept for a year, and new at once when they change."""

import gzip

import pytest
from werkzeug.test import TestResponse

from bm_workspace.paths import folder
from bm_workspace.web.assets import ASSETS
from tests.web.browsing import Visitor, page

NAMED = {"link[rel=stylesheet]": "href", "link[rel=icon]": "href", "script": "src"}
YEAR = "public, max-age=31536000, immutable"


def asked_for(visitor: Visitor) -> list[str]:
    """The addresses of all assets that a page asks for."""
    head = page(visitor.get("/")).head
    return [tag[place] for selector, place in NAMED.items() for tag in head.select(selector)]


def raw(visitor: Visitor, address: str, encodings: str = "") -> TestResponse:
    return visitor.browser.get(address, headers={"Accept-Encoding": encodings})


def test_a_page_asks_for_each_asset_once_and_for_two_styles_and_two_scripts(nobody: Visitor) -> None:
    addresses = asked_for(nobody)

    assert sorted(address.rpartition("/")[2] for address in addresses) == sorted(ASSETS)
    assert sum(address.endswith(".css") for address in addresses) == 2
    assert sum(address.endswith(".js") for address in addresses) == 2


@pytest.mark.parametrize("name", ASSETS)
def test_an_asset_is_all_its_files_and_may_be_kept_for_a_year(nobody: Visitor, name: str) -> None:
    address = next(found for found in asked_for(nobody) if found.endswith(f"/{name}"))

    plain, packed = raw(nobody, address), raw(nobody, address, "gzip, deflate, br")

    files = [(folder("static") / part).read_bytes() for part in ASSETS[name]]
    assert plain.data == b"\n".join(files)
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    for answer in (plain, packed):
        assert answer.headers["Cache-Control"] == YEAR
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("name", "mimetype"),
    [("icon.svg", "image/svg+xml"), ("app.css", "text/css"), ("app.js", "text/javascript")],
)
def test_an_asset_says_what_it_is(nobody: Visitor, name: str, mimetype: str) -> None:
    address = next(found for found in asked_for(nobody) if found.endswith(f"/{name}"))

    assert raw(nobody, address).mimetype == mimetype


def test_a_page_of_another_version_is_led_to_what_there_is_now(nobody: Visitor) -> None:
    answer = raw(nobody, "/static/0123456789abcdef/app.js")

    assert answer.status_code == 303
    assert answer.location in asked_for(nobody)
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_is_no_asset_is_not_served(nobody: Visitor) -> None:
    digest = asked_for(nobody)[0].split("/")[2]

    for name in ("vendor", "Roboto-Bold.ttf", "..%2fapp.css", "messages.po"):
        assert nobody.get(f"/static/{digest}/{name}").status_code == 404


def test_every_script_and_style_of_the_folder_is_part_of_an_asset() -> None:
    there = {
        str(file.relative_to(folder("static")))
        for file in folder("static").rglob("*")
        if file.is_file() and file.suffix != ".ttf"
    }

    assert {part for parts in ASSETS.values() for part in parts} == there
