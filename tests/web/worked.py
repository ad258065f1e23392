"""A trainee whose practice copy holds something for every button that the product has."""

from collections.abc import Mapping

from sqlalchemy import update

from bm_workspace.store.models import Mobility
from bm_workspace.web.bulk import DELETE, SURE
from tests.conftest import dialog_of, import_of, listed, mobility_of, place_of, project_of, started
from tests.web.browsing import Visitor, page
from tests.web.databasing import MOBILITIES, a_mobility, certificate, tab, with_participants
from tests.web.sent import certificate_of_database, sent
from tests.web.things import DocumentAt, document_at, engine_of
from tests.web.ticking import ticks

FORM, DIALOG = "#section-form", "#create-dialog form"
PROJECT, DOCUMENT = "/projects/<code>", "/documents/<uuid:document_id>"
QUESTIONS: Mapping[str, list[dict[str, str]]] = {
    f"{PROJECT}/documents/bulk": [{"action": DELETE}],
    f"{PROJECT}/mobilities/bulk": [{"action": DELETE}],
    f"{PROJECT}/mobilities/bulk/drafts": [{"action": "drafts"}],
    "/database/documents/bulk": [{"action": DELETE}],
    "/database/mobilities/<mobility_id>/participants/new": [{"pasted": "Elza Egle", "preview": "1"}],
    f"{DOCUMENT}/edit/<key>": [{"pasted": "Elza Egle"}],
}
"""Forms that are answered with a page on which the next form stands."""

Sent = tuple[str, dict[str, str]]
"""An address and what is sent to it."""


def worked(visitor: Visitor) -> Visitor:
    """The visitor after some work; every Undo of it stands on the next page that is opened."""
    started(visitor)
    project = project_of(visitor, "KA121-VET")
    differ_from_the_mobility(visitor, project)
    assert visitor.submit(visitor.get(dialog_of(*place_of(visitor, "group_programme"))), DIALOG)
    complete_a_project(visitor)
    import_of(visitor, project)
    certificate_of_database(visitor, "Nosūtāms", 1)
    sent(visitor, certificate_of_database(visitor, "Nosūtīts", 2))
    entry = a_mobility(visitor)
    undone = [
        *deletions_of_documents(visitor, project),
        *deletions_of_mobilities(visitor, project),
        deletion_of_a_section(visitor, project),
        *deletions_in_database(visitor, entry),
    ]
    for address, fields in undone:  # no page is opened in between: it would show what can be undone
        assert visitor.post(address, fields).status_code == 303
    return visitor


def draft(visitor: Visitor, project: str, mobility: str, title: str) -> DocumentAt:
    """A new learning agreement."""
    made = visitor.submit(visitor.get(dialog_of(project, mobility)), DIALOG, title=title)
    return document_at(made.location)


def deletions_of_documents(visitor: Visitor, project: str) -> list[Sent]:
    """One alone, and one among many."""
    mobility = mobility_of(visitor, project, "Zaķe")
    alone, ticked = (draft(visitor, project, mobility, title) for title in ("Viens", "Divi"))
    many = {"action": SURE, "tick": f"{ticked.id}:1"}
    return [(alone.at("delete"), {"revision": "1"}), (f"/projects/{project}/documents/bulk", many)]


def deletions_of_mobilities(visitor: Visitor, project: str) -> list[Sent]:
    """One alone, and one among many."""
    at = f"/projects/{project}/mobilities"
    ticked, alone = ticks(visitor, f"{at}?status=draft")[-2:]
    number, _, revision = alone.partition(":")
    return [
        (f"{at}/bulk", {"action": SURE, "tick": ticked}),
        (f"{at}/{number}/delete", {"revision": revision}),
    ]


def deletions_in_database(visitor: Visitor, entry: str) -> list[Sent]:
    """A mobility, and one certificate of another among many."""
    visitor.submit(visitor.get(tab(entry, "hosting")), FORM, hosting__city="Drēzdene")
    copied = visitor.submit(visitor.get(f"{MOBILITIES}/{entry}/duplicate"), "#short-form").location
    numbers = with_participants(visitor, entry, "Tālivaldis Ūdris")
    many = {"action": SURE, "tick": f"{certificate(visitor, numbers[0]).id}:1"}
    return [
        ("/database/documents/bulk", many),
        (f"{MOBILITIES}/{copied.split('/')[3]}/delete", {"revision": "1"}),
    ]


def deletion_of_a_section(visitor: Visitor, project: str) -> Sent:
    """One of the two that must go from a certificate."""
    filters = {"status": "fully_encoded", "type": "learning_agreement", "search": "Ģirts Ūdris"}
    (agreement,) = listed(visitor, project, **filters)
    link = page(visitor.get(agreement.view)).find("a", string="Make certificate from this agreement")
    certificate = document_at(visitor.submit(visitor.get(link["href"]), DIALOG).location)
    return certificate.at("edit/contacts/delete"), {"revision": "1"}


def differ_from_the_mobility(visitor: Visitor, project: str) -> None:
    """A document with a history, whose mobility has another name by now."""
    mobility = mobility_of(visitor, project, "Žanete Ābele")
    document = draft(visitor, project, mobility, "Trīs")
    visitor.submit(visitor.get(document.tab("status")), FORM, status__level="EQF 4")
    address = f"/projects/{project}/mobilities/{mobility}/edit/participant"
    visitor.submit(visitor.get(address), FORM, participant__last_name="Zaķe")


def complete_a_project(visitor: Visitor) -> None:
    """The sport project has no draft mobility: its report can be submitted."""
    own = Mobility.workspace_id == visitor.workspace
    with engine_of(visitor.app).begin() as connection:
        sport = Mobility.number.like("%KA182%")
        connection.execute(update(Mobility).where(own, sport).values(status="complete"))
