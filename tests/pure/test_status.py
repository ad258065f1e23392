"""How far a section is, and the way from an issue to its input."""

from typing import Any

import pytest

from bm_workspace.schema.types import ROW_ID
from bm_workspace.status import Issue, Progress, Trouble, issues, section_progress, status
from bm_workspace.web.section_form import row_forms
from bm_workspace.wording import Text
from tests.pure.filled import EM, LA, filled


@pytest.mark.parametrize(
    ("document_type", "section", "answers", "progress"),
    [
        (LA, "hosting", None, Progress.EMPTY),
        (LA, "hosting", {}, Progress.EMPTY),
        (LA, "hosting", {"name": " "}, Progress.EMPTY),
        (LA, "hosting", {"name": "Berufskolleg"}, Progress.INCOMPLETE),
        (LA, "hosting", {"name": "Berufskolleg", "email": "none"}, Progress.TO_MEND),
        (LA, "provisions", None, Progress.EMPTY),
        (LA, "provisions", {"text": "Host family"}, Progress.COMPLETE),
        (LA, "outcomes", [{ROW_ID: "a"}], Progress.EMPTY),
        (LA, "outcomes", [{ROW_ID: "a", "text": "Speaks"}], Progress.INCOMPLETE),
        (EM, "provisions", {"text": "Host family"}, Progress.TO_DELETE),
        (EM, "contacts", {"sending_email": "none"}, Progress.TO_DELETE),
        (EM, "mentoring", None, Progress.EMPTY),
    ],
)
def test_a_section_says_how_far_it_is(
    document_type: Any, section: str, answers: Any, progress: Progress
) -> None:
    values = {
        **filled(document_type, **{section: None}),
        **({section: answers} if answers is not None else {}),
    }

    found = issues(document_type, values)

    assert section_progress(document_type.section(section), values, found) is progress


@pytest.mark.parametrize("document_type", [LA, EM], ids=["LA", "EM"])
def test_every_section_of_a_fully_encoded_document_is_complete(document_type: Any) -> None:
    values = filled(document_type)

    shown = document_type.shown_sections(values)

    assert {section_progress(s, values, issues(document_type, values)) for s in shown} == {Progress.COMPLETE}


@pytest.mark.parametrize("document_type", [LA, EM], ids=["LA", "EM"])
@pytest.mark.parametrize(
    "values", [{}, {"outcomes": [{ROW_ID: "x", "framework": "B"}]}], ids=["empty", "row"]
)
def test_every_issue_leads_to_an_input_of_the_editor(document_type: Any, values: dict[str, Any]) -> None:
    found = issues(document_type, values)

    inputs = {
        question.input.id
        for section in document_type.shown_sections(values)
        for row in row_forms(section, document_type.version, values, found)
        for question in row.questions
    }
    assert {issue.anchor for issue in found} <= inputs


@pytest.mark.parametrize("document_type", [LA, EM], ids=["LA", "EM"])
def test_issues_come_in_the_order_of_the_sections(document_type: Any) -> None:
    places = [s.key for s in document_type.sections]

    found = [places.index(issue.section) for issue in issues(document_type, {})]

    assert found == sorted(found)


@pytest.mark.parametrize("document_type", [LA, EM], ids=["LA", "EM"])
def test_no_place_has_two_issues(document_type: Any) -> None:
    nonsense = {
        section.key: {field.key: "\u0100 nonsense" for field in section.fields}
        for section in document_type.sections
        if not section.repeats
    }

    anchors = [issue.anchor for issue in issues(document_type, nonsense)]

    assert len(anchors) == len(set(anchors))


def test_the_status_does_not_look_at_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    past = {"start_date": "1999-01-01", "end_date": "1999-03-01"}

    assert status(LA, filled(LA, mobility=past)) == "fully_encoded"


@pytest.mark.parametrize(
    ("issue", "anchor"),
    [
        (Issue(section="s", field="f", message=Text("m")), "s-f"),
        (Issue(section="s", row="r", field="f", message=Text("m")), "s-r-f"),
        (Issue(section="s", field="delete", trouble=Trouble.DELETE, message=Text("m")), "s-delete"),
    ],
)
def test_an_anchor_is_the_id_of_the_input(issue: Issue, anchor: str) -> None:
    assert issue.anchor == anchor
