"""Group mobilities and accompanying persons: pages, first answers, lists of people, types not offered."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from bm_workspace.identifiers import DATABASE
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.lists import read
from bm_workspace.schema.types import MAX_ROWS
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import Draft, dialog_of, mobility_of, place_of
from tests.files.reading import docx_file, docx_text, pdf_text
from tests.web.browsing import Visitor, header_rows, on_screen, page, text_of
from tests.web.things import DocumentAt, document_at, saved

FORM = "#create-dialog form"
PEOPLE = [
    (f"Ņikita Ļubimovs-Šķēle {n}", "participant" if n > 3 else "accompanying") for n in range(1, MAX_ROWS + 1)
]
"""As many people as a list may hold: three who accompany, then learners."""

OFFERS = [offer for offer in read("offers") if offer["kind"] != DATABASE]  # which has no such dialog
Place = tuple[str, str]


@pytest.fixture
def programme(draft: Draft) -> DocumentAt:
    """A new learning programme of the group in Florence: 16 learners, 3 accompanying persons."""
    return draft("group_programme")


def list_people(
    trainee: Visitor, document: DocumentAt, people: list[tuple[str, str]], revision: str = "1"
) -> None:
    """Write the list of participants, a person with a role in each row."""
    typed = {"revision": revision}
    for place, (name, role) in enumerate(people):
        start = f"participants-p{place}"
        typed |= {f"{start}-name": name, f"{start}-role": role, f"{start}-note": ""}
    assert trainee.post(document.tab("participants"), typed).status_code == 303


def days(mobility: Mapping[str, Any]) -> tuple[date, date]:
    """First and last day of a stay."""
    return date.fromisoformat(mobility["start_date"]), date.fromisoformat(mobility["end_date"])


def test_the_list_leads_to_the_page_of_a_group(trainee: Visitor, group: Place) -> None:
    code, number = group
    listing = page(trainee.get(f"/projects/{code}/group-mobilities"))
    row = next(row for row in listing.select("tbody tr") if number in row.get_text())

    links = {link.get_text(): link["href"] for link in row.select("td.actions a")}

    own = f"/projects/{code}/group-mobilities/{number}"
    one = f"/projects/{code}/mobilities/{number}"
    whole = {"Duplicate": f"{one}/duplicate", "Delete": f"{one}/delete"}
    assert links == {"View": f"{own}?view", "Edit": own} | whole
    assert "Create draft document" in trainee.get(own).text
    assert "Create draft document" not in trainee.get(links["View"]).text


def test_the_page_of_a_group_shows_its_data_and_its_documents(
    trainee: Visitor, group: Place, programme: DocumentAt
) -> None:
    answer = trainee.get("/projects/{}/group-mobilities/{}?view".format(*group))

    assert "Florencē" in text_of(answer, "h1")
    assert group[1] in text_of(answer, "p.number")
    facts = text_of(answer, "dl.facts")
    for fact in ("Puķīte", "veido kopīgu ceļvedi", "14", "Plane", "Bus"):
        assert fact in facts
    assert [title.get_text() for title in page(answer).select("h3")][-2:] == [
        "Subgroup 2",
        "Overall comments",
    ]
    assert page(answer).select(f"a[href='{programme.view}']")


@pytest.mark.parametrize("kind", ["mobilities", "group-mobilities"])
def test_a_mobility_of_the_other_kind_is_not_found(
    trainee: Visitor, project: str, mobility: str, group: Place, kind: str
) -> None:
    code, number = group if kind == "mobilities" else (project, mobility)

    assert trainee.get(f"/projects/{code}/{kind}/{number}").status_code == 404


def test_a_programme_is_filled_from_its_group(app: Flask, programme: DocumentAt, group: Place) -> None:
    row = saved(app, programme)

    assert row.number == group[1]
    assert row.values["group"] == {
        "title": "Pilsēta kā klase: māksla un matemātika Florencē",
        "participants": "16",
        "accompanying": "3",
        "lead": "Ģertrūde Puķīte",
    }
    assert row.values["mobility"]["activity_type"] == "LM-GRP-PUPIL"
    assert row.values["sending"]["country"] == "LV"
    assert row.values["hosting"]["country"] == "IT"
    first, last = days(row.values["mobility"])
    assert (last - first).days == 5


def test_a_group_without_subgroups_gives_no_numbers(app: Flask, trainee: Visitor, group: Place) -> None:
    code = group[0]
    by_the_sea = mobility_of(trainee, code, "Pērnavā", "group-mobilities")

    made = trainee.submit(trainee.get(dialog_of(code, by_the_sea)), FORM)

    values = saved(app, document_at(made.location)).values["group"]
    assert (values["participants"], values["accompanying"], values["lead"]) == ("", "", "Ivars Dzeguzēns")


def test_two_hundred_people_are_one_table_on_screen_and_in_both_files(
    trainee: Visitor, programme: DocumentAt
) -> None:
    list_people(trainee, programme, PEOPLE)

    view, word = trainee.get(programme.view), trainee.get(programme.file("docx")).data

    rows = page(view).select("section[aria-labelledby=part-participants] tbody tr")
    shown = [[cell.get_text() for cell in row.select("td")] for row in rows]
    roles = {"participant": "Learner", "accompanying": "Accompanying person"}
    assert shown == [[str(n), name, roles[role], "—"] for n, (name, role) in enumerate(PEOPLE, start=1)]
    table = docx_file(word).tables[-1]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == shown
    in_pdf = pdf_text(trainee.get(programme.file("pdf")).data, draft=True, headers=header_rows(view))
    assert in_pdf == on_screen(view)
    assert docx_text(word) == on_screen(view)


@pytest.mark.parametrize(("outside", "origin"), [(-1, "first"), (0, "first"), (0, "last"), (1, "last")])
def test_a_day_outside_the_stay_is_to_mend(
    app: Flask, trainee: Visitor, programme: DocumentAt, outside: int, origin: str
) -> None:
    stay = dict(zip(("first", "last"), days(saved(app, programme).values["mobility"]), strict=True))
    day = (stay[origin] + timedelta(days=outside)).strftime("%d.%m.%Y")
    within = stay["first"].strftime("%d.%m.%Y")

    trainee.post(programme.tab("plan"), {"plan-a-date": within, "plan-b-date": day, "revision": "1"})

    opened = trainee.get(programme.tab("plan"))
    assert ("outside the stay" in text_of(opened, "#plan-b-date-error")) == bool(outside)
    assert ("outside the stay" in text_of(opened, ".missing")) == bool(outside)
    assert not text_of(opened, "#plan-a-date-error")


@pytest.mark.parametrize(
    ("participants", "accompanying", "to_mend"),
    [
        ("2", "1", set()),
        ("02", "1", set()),
        ("3", "1", {"participants"}),
        ("2", "2", {"accompanying"}),
        ("0", "0", {"participants", "accompanying"}),
        ("²", "1", {"participants"}),
        ("9" * 5000, "1", {"participants"}),
    ],
    ids=["agree", "leading zero", "learners", "adults", "none", "no digit", "giant"],
)
def test_numbers_that_disagree_with_the_list_are_to_mend(
    trainee: Visitor, programme: DocumentAt, participants: str, accompanying: str, to_mend: set[str]
) -> None:
    list_people(trainee, programme, [("Aļa", "participant"), ("Ļera", "participant"), ("Ģ. P.", "lead")])
    numbers = {"group-participants": participants, "group-accompanying": accompanying}

    trainee.post(programme.tab("group"), {**numbers, "group-profile": "7. klase", "revision": "2"})

    opened = trainee.get(programme.tab("group"))
    marked = {tag["name"].removeprefix("group-") for tag in page(opened).select("[aria-invalid=true]")}
    assert marked == to_mend


@pytest.fixture
def certificate(draft: Draft) -> DocumentAt:
    """A new certificate of Ūla Zīverte, who goes along as an assistant."""
    return draft("accompanying_certificate")


def test_the_certificate_of_an_accompanying_person_is_filled_from_the_mobility(
    app: Flask, trainee: Visitor, certificate: DocumentAt
) -> None:
    row = saved(app, certificate)

    assert row.number == place_of(trainee, "accompanying_certificate")[1]
    assert row.values["participant"] == {"full_name": "Ūla Zīverte", "accompanying_type": "assistant"}
    assert row.values["presence"] == {key: row.values["mobility"][key] for key in ("start_date", "end_date")}
    assert row.values["sending"]["name"]
    assert row.values["hosting"]["name"]


def test_whoever_leads_a_group_gets_the_same_certificate(app: Flask, trainee: Visitor, group: Place) -> None:
    dialog = trainee.get(dialog_of(*group))

    made = trainee.submit(dialog, FORM, type="accompanying_certificate")

    values = saved(app, document_at(made.location)).values
    assert values["participant"]["full_name"] == "Ģertrūde Puķīte"
    assert "Florencē" in values["accompanied"]["activity"]


@pytest.mark.parametrize(
    ("first", "last", "to_mend"),
    [
        (0, 0, {}),
        (-1, 0, {"start_date": "begins later"}),
        (0, 1, {"end_date": "ends earlier"}),
        (3, -26, {"end_date": "before the first"}),
    ],
    ids=["whole stay", "too early", "too late", "turned round"],
)
def test_presence_outside_the_activity_is_to_mend(
    app: Flask, trainee: Visitor, certificate: DocumentAt, first: int, last: int, to_mend: dict[str, str]
) -> None:
    start, end = days(saved(app, certificate).values["mobility"])
    typed = {"start_date": start + timedelta(days=first), "end_date": end + timedelta(days=last)}

    form = {f"presence-{key}": day.strftime("%d.%m.%Y") for key, day in typed.items()}
    trainee.post(certificate.tab("presence"), {**form, "revision": "1"})

    opened = trainee.get(certificate.tab("presence"))
    marked = {tag["name"].removeprefix("presence-") for tag in page(opened).select("[aria-invalid=true]")}
    assert marked == set(to_mend)
    for key, message in to_mend.items():
        assert message in text_of(opened, f"#presence-{key}-error")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: f"{offer['kind']}-{offer['role']}")
def test_the_dialog_says_why_a_type_is_not_offered(
    trainee: Visitor, offer: Mapping[str, Any], language: str
) -> None:
    address = dialog_of(*place_of(trainee, offer["types"][0]))
    trainee.switch_language(language)

    dialog = trainee.get(address)

    assert [option["value"] for option in page(dialog).select("[name=type] option")] == offer["types"]
    told = text_of(dialog, "#create-dialog dl.types")
    assert offer["not_offered"]
    for key, why in offer["not_offered"].items():
        assert f"{say(DOCUMENT_TYPES[key].name, language)} (" in told
        assert why[language] in told
