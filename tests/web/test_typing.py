"""What is typed stays what it is: dates, markup, strange letters, long texts."""

import json
from io import BytesIO
from unicodedata import normalize

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from bm_workspace.paths import folder
from bm_workspace.schema.types import MAX_WORDS
from tests.web.browsing import Visitor, page, shown
from tests.web.things import DocumentAt, saved

FORM = "#section-form"
STRINGS = json.loads((folder("fixtures") / "nasty_strings.json").read_text(encoding="utf-8"))
NASTY = {entry["name"]: entry["text"] for entry in STRINGS if entry["text"].strip()}


@pytest.mark.parametrize(
    "typed", ["05.03.2026", "5.3.2026", "05/03/2026", "05-03-2026", "2026-03-05", " 05.03.2026. "]
)
def test_a_date_is_typed_in_the_local_way_and_kept_in_one(
    app: Flask, trainee: Visitor, agreement: DocumentAt, typed: str
) -> None:
    answer = trainee.submit(trainee.get(agreement.tab("mobility")), FORM, mobility__start_date=typed)

    assert saved(app, agreement).values["mobility"]["start_date"] == "2026-03-05"
    assert shown(trainee.get(answer.location), "mobility-start_date") == "05.03.2026"


def test_nasty_text_is_text_in_the_view(trainee: Visitor, agreement: DocumentAt) -> None:
    typed = {f"outcomes-n{place}-text": text for place, text in enumerate(NASTY.values())}
    trainee.submit(trainee.get(agreement.tab("outcomes")), FORM, **typed)

    blocks = page(trainee.get(agreement.view)).select_one("#part-outcomes").parent.select(".block-card")

    shown_texts = [
        "\n".join(line.get_text() for line in block.select("dl > div:last-child p")) for block in blocks
    ]
    assert shown_texts == [normalize("NFC", text.strip()) for text in NASTY.values()]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b"a%00b%07c%1B%7Fd", "abcd"),
        (b"viens%0D%0Adivi%0Dtris%09%0A", "viens\ndivi\ntris\t\n"),
        (b"%ED%A0%80x", "%ED%A0%80x"),
    ],
    ids=["controls", "line ends", "a surrogate is no letter"],
)
def test_only_controls_and_line_ends_change_on_input(
    app: Flask, trainee: Visitor, agreement: DocumentAt, sent: bytes, kept: str
) -> None:
    body = f"csrf_token={trainee.token}&revision=1&activities-tasks=".encode() + sent

    answer = trainee.send(
        "POST", agreement.tab("activities"), data=body, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 303
    assert saved(app, agreement).values["activities"]["tasks"] == kept


def test_twenty_thousand_words_are_kept_whole(app: Flask, trainee: Visitor, agreement: DocumentAt) -> None:
    text = " ".join(f"vārds{number}" for number in range(MAX_WORDS))

    answer = trainee.submit(trainee.get(agreement.tab("activities")), FORM, activities__tasks=text)

    opened = trainee.get(answer.location)
    assert shown(opened, "activities-tasks") == text
    assert not page(opened).select("#panel .problem")
    assert text in trainee.get(agreement.view).text


def test_one_line_stays_one_line(app: Flask, trainee: Visitor, agreement: DocumentAt) -> None:
    data = {"participant-address": "  Brīvības iela 1\r\nRīga\tLV  ", "revision": "1"}

    trainee.post(agreement.tab("participant"), data)

    assert saved(app, agreement).values["participant"]["address"] == "Brīvības iela 1 Rīga LV"


def row_ids(app: Flask, document: DocumentAt) -> list[str]:
    return [row["id"] for row in saved(app, document).values["outcomes"]]


@pytest.fixture
def three_rows(trainee: Visitor, agreement: DocumentAt) -> DocumentAt:
    """An agreement with the outcomes a, b and c."""
    typed = {f"outcomes-{row}-text": f"Rezultāts {row}" for row in "abc"}
    trainee.post(agreement.tab("outcomes"), {**typed, "revision": "1"})
    return agreement


@pytest.mark.parametrize(
    ("press", "order"),
    [
        ("up=b", "bac"),
        ("down=b", "acb"),
        ("remove=b", "ac"),
        ("up=a", "abc"),
        ("down=c", "abc"),
        ("up=x", "abc"),
    ],
)
def test_rows_move_and_go(
    app: Flask, trainee: Visitor, three_rows: DocumentAt, press: str, order: str
) -> None:
    opened = trainee.get(three_rows.tab("outcomes"))

    answer = trainee.submit(opened, FORM, press=press, outcomes__c__text="Cits")

    assert "".join(row_ids(app, three_rows)) == order
    assert shown(trainee.get(answer.location), "outcomes-c-text") == "Cits"


def test_blank_rows_do_not_count(app: Flask, trainee: Visitor, fully_encoded: DocumentAt) -> None:
    opened = trainee.get(fully_encoded.tab("outcomes"))

    trainee.submit(opened, FORM, press="add=blank1")

    assert saved(app, fully_encoded).status == "fully_encoded"
    assert "blank1" in row_ids(app, fully_encoded)
    printed = page(trainee.get(fully_encoded.view)).select("#part-outcomes ~ .block-card")
    assert len(printed) == len(row_ids(app, fully_encoded)) - 1


def test_controls_in_what_no_page_has_sent_break_no_answer(trainee: Visitor, agreement: DocumentAt) -> None:
    refused = trainee.post(agreement.tab("participant"), {"a\x02b": "x\x0by"}, token=False)

    assert refused.status_code == 400
    assert page(refused).select_one("form.kept [name=ab]")["value"] == "xy"


def test_controls_in_what_no_page_has_sent_break_no_clash(trainee: Visitor, agreement: DocumentAt) -> None:
    opened = trainee.get(agreement.tab("status"))
    trainee.submit(opened, FORM, status__level="EQF 4")

    clash = trainee.submit(opened, FORM, status__level="EQF 5", **{"a\x02b": "x\x0by"})

    assert clash.status_code == 409
    assert page(clash).select_one("#conflict [name=ab]")["value"] == "xy"


def test_controls_in_a_return_code_break_no_page(trainee: Visitor) -> None:
    answer = trainee.post("/come-back", {"code": "AB\x02CD"})

    assert answer.status_code == 422
    assert shown(answer, "code") == "ABCD"


def test_controls_in_what_is_asked_of_a_list_break_no_page(trainee: Visitor, project: str) -> None:
    answer = trainee.get(f"/projects/{project}/mobilities?search=a%14b&sort=c%1Ed")

    assert shown(answer, "search") == "ab"
    assert shown(answer, "sort") == "cd"


def test_controls_in_a_title_that_no_import_knows_break_no_preview(trainee: Visitor, project: str) -> None:
    exchange = f"/projects/{project}/import-export"
    content = trainee.get(f"{exchange}/export.csv").data.replace(b"Nationality", b"a\x01b", 1)

    sent = trainee.post(exchange, {"file": FileStorage(BytesIO(content), filename="m.csv")})

    assert "ab" in page(trainee.get(sent.location)).main.get_text()
