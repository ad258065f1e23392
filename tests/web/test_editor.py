"""Filling in a document: whatever is typed stays, is marked where it is wrong, and opens again."""

from collections.abc import Iterator

import pytest
from flask import Flask

from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import MAX_LINE, MAX_WORDS, DocumentType, Need, Section
from bm_workspace.wording import LANGUAGES, say
from tests.conftest import Draft, listed, project_of
from tests.web.browsing import HTMX, Visitor, page, shown, text_of
from tests.web.things import DocumentAt, filled, revisions, saved

FORM = "#section-form"


def tabs_of_new_documents() -> Iterator[tuple[DocumentType, Section]]:
    """Every section that a document made from a mobility shows."""
    for document_type in DOCUMENT_TYPES.values():
        for section in document_type.sections:
            if section.need(document_type.version) in (Need.REQUIRED, Need.OPTIONAL):
                yield document_type, section


TABS = [pytest.param(t, s, id=f"{t.code}-{s.key}") for t, s in tabs_of_new_documents()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("document_type", "section"), TABS)
def test_a_section_opens_saves_and_reads_back(
    trainee: Visitor, draft: Draft, document_type: DocumentType, section: Section, language: str
) -> None:
    document = draft(document_type.key)
    trainee.switch_language(language)
    typed = filled(section, document_type.version)
    opened = trainee.get(document.tab(section.key))

    answer = trainee.submit(opened, FORM, **typed)

    again = trainee.get(answer.location)
    assert answer.location == document.tab(section.key)
    title = say(section.title_in(document_type.version), language)
    assert text_of(opened, "#panel h2") == text_of(again, "#panel h2") == title
    assert {name: shown(again, name) for name in typed} == typed
    assert say("Saved.", language) in text_of(again, "#messages") or language == "lv"
    assert not page(again).select("[disabled]")


@pytest.mark.parametrize(("document_type", "section"), TABS)
def test_saving_what_is_unchanged_makes_no_revision(
    app: Flask, trainee: Visitor, draft: Draft, document_type: DocumentType, section: Section
) -> None:
    document = draft(document_type.key)
    trainee.post(document.tab(section.key), {**filled(section, document_type.version), "revision": "1"})

    answer = trainee.submit(trainee.get(document.tab(section.key)), FORM)

    assert answer.status_code == 303
    assert saved(app, document).revision == 2


def test_an_untouched_blank_section_makes_no_revision(
    app: Flask, trainee: Visitor, agreement: DocumentAt
) -> None:
    for key in ("outcomes", "contacts", "signatures"):
        trainee.submit(trainee.get(agreement.tab(key)), FORM)

    assert len(revisions(app, agreement)) == 1


@pytest.mark.parametrize(
    ("key", "field", "typed", "message"),
    [
        ("hosting", "hosting-email", "nav e-pasts@", "not an e-mail"),
        ("mobility", "mobility-start_date", "31.02.2026", "not a date"),
        ("mobility", "mobility-end_date", "01.01.2020", "before the start"),
        ("mobility", "mobility-field", "XXX", "not one of the possible"),
        ("participant", "participant-full_name", "", "missing"),
        ("participant", "participant-full_name", "ā" * (MAX_LINE + 1), "501 characters"),
        ("activities", "activities-tasks", "vārds " * (MAX_WORDS + 1), "20001 words"),
        ("outcomes", "outcomes-first-text", "bez ietvara", ""),
    ],
    ids=["e-mail", "date", "end before start", "choice", "missing", "long line", "long text", "half a row"],
)
def test_an_unfinished_answer_stays_as_typed_and_is_marked(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt, key: str, field: str, typed: str, message: str
) -> None:
    where = field if key != "outcomes" else "outcomes-new1-text"

    answer = trainee.submit(trainee.get(fully_encoded.tab(key)), FORM, **{where: typed})

    again = trainee.get(answer.location)
    assert shown(again, where) == typed
    assert "Draft" in text_of(again, ".page-actions .chip")
    assert saved(app, fully_encoded).status == "draft"
    marked = where.replace("-text", "-framework")
    assert message in text_of(again, f"[id='{marked}-error']")
    assert page(again).select_one(f"[id='{marked}']")["aria-invalid"] == "true"
    assert page(again).select(f".missing a[href$='#{marked}']")


def test_everything_that_is_missing_has_a_link_to_its_field(trainee: Visitor, draft: Draft) -> None:
    document = draft("learning_agreement")
    links = page(trainee.get(document.at("edit"))).select(".missing a")

    assert len(links) > 10
    for link in links:
        address, _, anchor = link["href"].partition("#")
        target = page(trainee.get(address))
        assert target.select_one(f"#panel [id='{anchor}']"), link
        assert target.select_one("#editor")["data-focus"] == anchor


def test_a_fully_encoded_document_misses_nothing(trainee: Visitor, fully_encoded: DocumentAt) -> None:
    editor = trainee.get(fully_encoded.at("edit"))

    assert "Fully encoded" in text_of(editor, ".page-actions .chip")
    assert not page(editor).select(".missing a")


def test_a_mended_document_is_fully_encoded_again(
    app: Flask, trainee: Visitor, fully_encoded: DocumentAt
) -> None:
    opened = trainee.get(fully_encoded.tab("hosting"))
    trainee.submit(opened, FORM, hosting__name="")

    trainee.submit(trainee.get(fully_encoded.tab("hosting")), FORM, hosting__name="Ūdensroze")

    assert [row.number for row in revisions(app, fully_encoded)] == [1, 2, 3]
    assert saved(app, fully_encoded).status == "fully_encoded"


def test_a_field_absent_from_a_request_stays(app: Flask, trainee: Visitor, agreement: DocumentAt) -> None:
    before = saved(app, agreement).values["participant"]

    trainee.post(agreement.tab("participant"), {"participant-address": "Rīga", "revision": "1"})

    assert saved(app, agreement).values["participant"] == {**before, "address": "Rīga"}


def test_a_fragment_comes_back_to_htmx(trainee: Visitor, agreement: DocumentAt) -> None:
    opened = trainee.get(agreement.tab("participant"))

    answer = trainee.submit(opened, FORM, press="go=hosting", headers=HTMX, participant__address="Cēsis")

    fragment = trainee.get(answer.location, headers=HTMX)
    assert page(fragment).select_one("#editor")
    assert text_of(fragment, "#panel h2") == "Hosting organisation"
    assert shown(trainee.get(agreement.tab("participant")), "participant-address") == "Cēsis"


@pytest.mark.parametrize("typed", ["Cits", "Vēl cits"])
def test_a_new_title_is_saved_by_a_form_of_its_own(
    app: Flask, trainee: Visitor, agreement: DocumentAt, typed: str
) -> None:
    opened = trainee.get(agreement.tab("hosting"))

    answer = trainee.submit(opened, ".title-form", title=typed)

    assert answer.location == agreement.tab("hosting")
    assert saved(app, agreement).title == typed


def test_a_taken_title_is_refused_at_its_field(
    app: Flask, trainee: Visitor, draft: Draft, agreement: DocumentAt
) -> None:
    other = draft("learning_agreement", title="Otrs")

    answer = trainee.submit(trainee.get(other.tab("hosting")), ".title-form", title="LEARNING agreement")

    assert answer.status_code == 422
    assert shown(answer, "title") == "LEARNING agreement"
    assert text_of(answer, "#title-error")
    assert (saved(app, other).title, saved(app, other).revision) == ("Otrs", 1)


def test_a_locked_project_refuses_what_a_stale_page_sends(app: Flask, trainee: Visitor) -> None:
    document = listed(trainee, project_of(trainee, "KA122-ADU"))[0]

    answer = trainee.post(document.tab("participant"), {"participant-full_name": "Par vēlu", "revision": "1"})

    assert answer.status_code == 403
    assert shown(answer, "participant-full_name") == "Par vēlu"
    assert saved(app, document).revision == 1
    assert trainee.get(document.tab("participant")).location == document.view
