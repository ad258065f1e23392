"""+ Create draft document: defaults, titles, one effect only, certificates from agreements."""

import unicodedata
from threading import Barrier, Thread

import pytest
from flask import Flask

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import Draft, dialog_of, listed, mobility_of, project_of
from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.things import DocumentAt, document_at, recomputed_status, saved

FORM = "#create-dialog form"


def test_the_dialog_offers_types_a_title_and_the_language_of_the_page(
    trainee: Visitor, project: str, mobility: str
) -> None:
    dialog = trainee.get(dialog_of(project, mobility))

    types = [option["value"] for option in page(dialog).select("[name=type] option")]
    assert types == ["learning_agreement", "mobility_certificate"]
    assert shown(dialog, "title") == "Learning agreement"
    assert shown(dialog, "language") == "en"
    assert mobility in text_of(dialog, "#create-dialog")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("type_key", DOCUMENT_TYPES)
def test_a_default_title_left_alone_follows_type_and_language(
    app: Flask, draft: Draft, type_key: str, language: str
) -> None:
    document = draft(type_key, language=language)

    row = saved(app, document)
    assert row.title == say(DOCUMENT_TYPES[type_key].name, language)
    assert (row.type, row.language, row.revision) == (type_key, language, 1)
    assert row.status == recomputed_status(row) == "draft"


def test_a_title_of_ones_own_is_kept(app: Flask, draft: Draft) -> None:
    document = draft("mobility_certificate", language="lv", title="  Mans\tlīgums ")

    assert saved(app, document).title == "Mans līgums"


def test_a_new_document_is_filled_from_its_mobility(app: Flask, agreement: DocumentAt, mobility: str) -> None:
    row = saved(app, agreement)

    assert row.number == mobility
    assert row.values["participant"]["full_name"] == "Žanete Ābele"
    assert row.values["mobility"]["activity_type"] == "LM-LONG-VET"
    assert row.values["hosting"]["name"]
    assert row.values["status"]["sending_country"] == "LV"


@pytest.mark.parametrize(
    ("title", "word"),
    [("", "Give"), ("   ", "Give"), ("\x07", "Give"), ("ā" * 201, "201"), ("Learning agreement", "Another")],
    ids=["empty", "blank", "control", "too long", "taken"],
)
def test_a_bad_title_is_refused_at_the_field_and_the_rest_stays(
    trainee: Visitor, project: str, mobility: str, agreement: DocumentAt, title: str, word: str
) -> None:
    dialog = trainee.get(dialog_of(project, mobility))

    answer = trainee.submit(
        dialog, FORM, title=title, first_title="x", type="mobility_certificate", language="lv"
    )

    assert answer.status_code == 422
    assert word in text_of(answer, "#title-error")
    assert shown(answer, "title") == title.strip("\x07 ")
    assert (shown(answer, "type"), shown(answer, "language")) == ("mobility_certificate", "lv")
    assert shown(answer, "key") == shown(dialog, "key")


def test_a_title_of_200_letters_fits(app: Flask, draft: Draft) -> None:
    document = draft("learning_agreement", title="𝒜" * 200)

    assert saved(app, document).title == "𝒜" * 200


@pytest.mark.parametrize(
    "same",
    ["MĀCĪBU LĪGUMS", "  mācību   līgums ", unicodedata.normalize("NFD", "Mācību līgums")],
    ids=["case", "spaces", "form"],
)
def test_titles_that_read_the_same_are_the_same(
    trainee: Visitor, draft: Draft, project: str, mobility: str, same: str
) -> None:
    draft("learning_agreement", title="Mācību līgums")

    answer = trainee.submit(trainee.get(dialog_of(project, mobility)), FORM, title=same)

    assert answer.status_code == 422


def test_another_mobility_may_have_the_same_title(
    app: Flask, trainee: Visitor, draft: Draft, project: str
) -> None:
    draft("learning_agreement", title="Mācību līgums")

    other = draft(
        "learning_agreement", title="Mācību līgums", mobility=mobility_of(trainee, project, "Rūdolfs Ķimenis")
    )

    assert saved(app, other).title == "Mācību līgums"


def test_a_deleted_document_frees_its_title(trainee: Visitor, draft: Draft, agreement: DocumentAt) -> None:
    trainee.submit(trainee.get(agreement.at("delete")), "#delete-dialog form")

    assert draft("learning_agreement") != agreement


def test_pressing_create_twice_makes_one_document(trainee: Visitor, project: str, mobility: str) -> None:
    dialog = trainee.get(dialog_of(project, mobility))

    first, second = trainee.submit(dialog, FORM), trainee.submit(dialog, FORM)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert len(listed(trainee, project, search=mobility)) == 1


@pytest.mark.parametrize("same_dialog", [True, False], ids=["one dialog", "two dialogs"])
def test_two_creates_at_once_make_one_document(
    trainee: Visitor, project: str, mobility: str, same_dialog: bool
) -> None:
    windows = [trainee.another_window(), trainee.another_window()]
    dialogs = [window.get(dialog_of(project, mobility)) for window in windows]
    dialogs = [dialogs[0], dialogs[0]] if same_dialog else dialogs
    start, statuses = Barrier(2), []

    def create(window: Visitor, dialog: object) -> None:
        start.wait()
        statuses.append(window.submit(dialog, FORM).status_code)  # type: ignore[arg-type]

    threads = [Thread(target=create, args=pair) for pair in zip(windows, dialogs, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == ([303, 303] if same_dialog else [303, 422])
    assert len(listed(trainee, project, search=mobility)) == 1


def test_a_certificate_is_made_from_its_agreement(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt
) -> None:
    view = trainee.get(fully_encoded.view)
    link = page(view).find("a", string="Make certificate from this agreement")["href"]

    made = trainee.submit(trainee.get(link), FORM)

    certificate = saved(app, document_at(made.location))
    agreement = saved(app, fully_encoded)
    assert (certificate.type, certificate.language) == ("mobility_certificate", agreement.language)
    assert certificate.title == say(DOCUMENT_TYPES["mobility_certificate"].name, agreement.language)
    assert certificate.made_from == agreement.id
    for copied in ("participant", "outcomes", "activities", "contacts"):
        assert certificate.values[copied] == agreement.values[copied]
    assert "sending_date" in agreement.values["signatures"]
    assert not [key for key in certificate.values["signatures"] if key.endswith(("_date", "_place"))]
    assert certificate.status == recomputed_status(certificate) == "draft"


def test_sections_that_must_go_come_along_and_are_named(trainee: Visitor, fully_encoded: DocumentAt) -> None:
    link = page(trainee.get(fully_encoded.view)).find("a", string="Make certificate from this agreement")

    editor = trainee.get(trainee.submit(trainee.get(link["href"]), FORM).location)

    assert "to delete" in text_of(editor, "#tab-contacts")
    assert "must be deleted" in text_of(editor, ".missing")


def test_an_agreement_that_was_deleted_meanwhile_is_refused_at_its_field(
    trainee: Visitor, project: str, mobility: str, agreement: DocumentAt
) -> None:
    dialog = trainee.get(dialog_of(project, mobility), query_string={"from": str(agreement.id)})
    trainee.submit(trainee.get(agreement.at("delete")), "#delete-dialog form")

    answer = trainee.submit(dialog, FORM, title="Apliecība")

    assert answer.status_code == 422
    assert shown(answer, "title") == "Apliecība"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_project_with_its_report_submitted_takes_no_documents(trainee: Visitor, method: str) -> None:
    reported = project_of(trainee, "KA122-ADU")
    address = dialog_of(reported, mobility_of(trainee, reported, "Jēkabs Āboliņš-Ķirsis"))

    data = {"title": "Par vēlu", "csrf_token": trainee.token} if method == "POST" else None
    answer = trainee.send(method, address, data=data)

    assert answer.status_code == 403
    assert "The final report has been submitted" in text_of(answer, ".lead")
    assert method == "GET" or shown(answer, "title") == "Par vēlu"


def test_the_mobility_of_a_submitted_project_has_no_create_button(trainee: Visitor) -> None:
    reported = project_of(trainee, "KA122-ADU")

    answer = trainee.get(
        dialog_of(reported, mobility_of(trainee, reported, "Inta")).removesuffix("/documents/new")
    )

    assert "Create draft document" not in answer.text
    assert "The final report has been submitted" in text_of(answer, ".notice")


def test_an_accompanying_person_gets_a_certificate_of_their_own_and_no_agreement(
    trainee: Visitor, project: str
) -> None:
    address = dialog_of(project, mobility_of(trainee, project, "Ūla Zīverte"))

    dialog = trainee.get(address)
    posted = trainee.post(address, {"type": "learning_agreement", "title": "X", "language": "lv"})

    assert "Accompanying persons get no learning agreement" in text_of(dialog, "#create-dialog")
    types = [option["value"] for option in page(dialog).select("[name=type] option")]
    assert types == ["accompanying_certificate"]
    assert posted.status_code == 422


@pytest.mark.parametrize(("participant", "required"), [("Ņikita Ļubimovs", False), ("Žanete Ābele", True)])
def test_the_dialog_says_where_the_programme_requires_no_agreement(
    trainee: Visitor, project: str, participant: str, required: bool
) -> None:
    dialog = trainee.get(dialog_of(project, mobility_of(trainee, project, participant)))

    assert ("does not require a learning agreement" in text_of(dialog, "#create-dialog")) is not required
