"""Mobilities as tests make them: the short form's answers, addresses, the saved row."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from bm_workspace.extensions import db
from bm_workspace.store.models import Mobility
from tests.conftest import project_of
from tests.web.browsing import Visitor, text_of

SHORT, FORM = "#short-form", "#section-form"
FIRST = {
    "new-activity_type": "LM-SHORT-VET",
    "new-role": "participant",
    "new-first_name": "Ņina 🙂",
    "new-last_name": "Šķēle-Ģērmane",
}
GROUP = {
    "new-activity_type": "LM-GRP-PUPIL",
    "new-title": "Koris Ļubļanā",
    "new-first_name": "Ņina",
    "new-last_name": "Šķēle",
}


def create(trainee: Visitor, project: str, **changes: str) -> str:
    """The address of a new mobility's first tab."""
    answer = trainee.submit(trainee.get(f"/projects/{project}/mobilities/new"), SHORT, **(FIRST | changes))
    assert answer.status_code == 303, text_of(answer, "main")
    return answer.location


def create_group(trainee: Visitor) -> str:
    form = trainee.get(f"/projects/{project_of(trainee, 'KA122-SCH')}/group-mobilities/new")
    return trainee.submit(form, SHORT, **GROUP).location


def base(first_tab: str) -> str:
    return first_tab.rsplit("/edit/", 1)[0]


def row(app: Flask, first_tab: str, trainee: Visitor) -> Any:
    """The mobility as it is saved."""
    number = base(first_tab).rsplit("/", 1)[1]
    with trainee.browser.session_transaction() as session:
        workspace = session["workspace"]
    with app.app_context():
        query = select(Mobility).where(Mobility.number == number)
        return next(m for m in db.session.scalars(query) if str(m.workspace_id) == workspace)
