"""Somebody who works on the fixture documents, in process: what is measured is the server alone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from flask import Flask, session

from bm_workspace import create_app
from bm_workspace.config import Settings
from bm_workspace.extensions import db
from bm_workspace.outline import Outline
from bm_workspace.store.listing import Listing
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.web.document_page import document_outline


@contextmanager
def app_on(url: str) -> Iterator[Flask]:
    """The application on a database; its connections are closed afterwards."""
    key = "a key for measuring only"
    app = create_app(Settings(database_url=url, secret_key=key, hosted=False, time_zone="Europe/Riga"))
    yield app
    with app.app_context():
        db.engine.dispose()


class Trainee:
    """A visitor with a workspace of their own, and the fully encoded agreement in it."""

    def __init__(self, app: Flask) -> None:
        self.app, self.client = app, app.test_client()
        self.token = self.token_of(self.client.get("/").text)
        self.client.post("/start", data={"csrf_token": self.token})
        with self.client:
            self.client.get("/projects")
            self.workspace_id = UUID(session["workspace"])
        with app.app_context():
            store = self.store()
            project = store.projects()[0]
            filters = {"type": "learning_agreement", "status": "fully_encoded"}
            rows = store.documents(project, Listing(sort="number", filters=filters)).rows
            self.document_id, self.revision = rows[0].id, rows[0].revision
            self.list_address = f"/projects/{project.code}/documents"
            self.mobilities_address = f"/projects/{project.code}/mobilities"
        self.view_address = f"/documents/{self.document_id}"
        self.tab_address = f"{self.view_address}/edit/outcomes"

    @staticmethod
    def token_of(page: str) -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found, "the page carries no token"
        return found[1]

    def store(self) -> WorkspaceStore:
        return WorkspaceStore(db.session(), self.workspace_id)

    def agreement_outline(self) -> Outline:
        with self.app.app_context():
            return document_outline(self.store().document(self.document_id))

    def get(self, address: str) -> Any:
        response = self.client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return response

    def save(self, number: int) -> None:
        """Save a section with another text each time, as a new revision."""
        text = f"Wire a distribution board and test it, run {number}."
        data = {"csrf_token": self.token, "revision": self.revision, "activities-tasks": text}
        response = self.client.post(f"{self.view_address}/edit/activities", data=data)
        assert response.status_code == 303, response.status_code
        self.revision += 1
