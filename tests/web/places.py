"""What the places in addresses stand for in a visitor's workspace."""

from tests.conftest import (
    dialog_of,
    import_of,
    mobility_of,
    organisation_of,
    person_of,
    place_of,
    project_of,
)
from tests.web.browsing import Visitor
from tests.web.things import document_at


def places_of(visitor: Visitor) -> dict[str, str]:
    """One thing of every kind; the document is a new learning agreement of the mobility."""
    project = project_of(visitor, "KA121-VET")
    mobility = mobility_of(visitor, project, "Žanete Ābele")
    group_project, group = place_of(visitor, "group_programme")
    form = visitor.get(dialog_of(project, mobility))
    made = visitor.submit(form, "#create-dialog form", title="Viens no visiem")
    return {
        "code": project,
        "mobility_id": mobility,
        "group_code": group_project,
        "group_id": group,
        "document_id": str(document_at(made.location).id),
        "key": "participant",
        "number": "1",
        "entry": "budget",
        "organisation_id": organisation_of(visitor, project, "Kornblume"),
        "person_id": person_of(visitor, project, "Šūmane"),
        "import_id": import_of(visitor, project),
        "suffix": "csv",
        "filename": "app.css",
    }
