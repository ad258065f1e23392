"""The guard: nothing tested here may reach a database."""

from typing import NoReturn

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session


class TouchedTheDatabase(BaseException):
    """A pure test reached for a database; nobody may catch that by accident."""


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise TouchedTheDatabase

    monkeypatch.setattr(Engine, "connect", refuse)
    monkeypatch.setattr(Session, "execute", refuse)
    monkeypatch.setattr(Session, "connection", refuse)
