"""Send to host: Incomplete, Sent to host, Completed, and what either side sees and may do meanwhile."""

import pytest
from flask import Flask

from tests.web.browsing import Visitor, page, shown, text_of
from tests.web.sent import (
    CONFIRM,
    FORM,
    RESULT,
    SEND,
    TAKE_BACK,
    certificate_of_database,
    confirmed,
    fill_in,
    link_on,
    links_of,
    sent,
)
from tests.web.things import DocumentAt, everything_counted, revisions, saved

WITH_HOST = "This certificate is with the hosting organisation"


@pytest.fixture
def document(trainee: Visitor) -> DocumentAt:
    """A certificate of the Europass mobility database."""
    return certificate_of_database(trainee)


@pytest.fixture
def link(trainee: Visitor, document: DocumentAt) -> str:
    """The link to it."""
    return sent(trainee, document)


@pytest.fixture
def host(app: Flask) -> Visitor:
    """The hosting organisation's person, in a browser of their own."""
    return Visitor(app)


def state(visitor: Visitor, document: DocumentAt) -> str:
    return text_of(visitor.get(document.view), "#host h2 .chip")


def test_from_incomplete_to_completed(
    app: Flask, trainee: Visitor, host: Visitor, document: DocumentAt
) -> None:
    assert state(trainee, document) == "Incomplete"
    link = sent(trainee, document)
    assert state(trainee, document) == "Sent to host"

    fill_in(host, link)
    assert confirmed(host, link).location == link

    assert state(trainee, document) == "Completed"
    panel = text_of(trainee.get(document.view), "#host")
    assert "Confirmed by Jana Köhler" in panel
    assert RESULT in panel
    authors = [revision.author for revision in revisions(app, document)[1:]]
    assert authors == ["Linda Bērziņa", *["Elbtal Ausbildungszentrum (kā uzņēmēja)"] * 3]
