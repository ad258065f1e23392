"""Send to host: Incomplete, Sent to host, Completed, and what either side sees and may do meanwhile."""

from collections.abc import Callable, Mapping

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from bm_workspace.extensions import db
from bm_workspace.store.workspace_store import WorkspaceStore
from bm_workspace.web.bulk import SURE
from tests.conftest import act_as, project_of
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
from tests.web.things import DocumentAt, asked, held_by, revisions, saved
from tests.web.ticking import KEY

WITH_HOST, CONFIRMED = "This certificate is with the hosting organisation", "has confirmed this certificate"
HOST = "Elbtal Ausbildungszentrum für Elektrotechnik gGmbH (uzņemošā organizācija)"


def state(visitor: Visitor, document: DocumentAt) -> str:
    return text_of(visitor.get(document.view), "#host h2 .chip")


def test_from_incomplete_to_completed(
    app: Flask, trainee: Visitor, host: Visitor, document: DocumentAt
) -> None:
    assert state(trainee, document) == "Incomplete"
    link = sent(trainee, document)
    assert state(trainee, document) == "Sent to host"
    assert "Nothing so far." in text_of(trainee.get(document.view), "#host")

    fill_in(host, link)
    assert confirmed(host, link).location == link

    assert state(trainee, document) == "Completed"
    panel = text_of(trainee.get(document.view), "#host")
    assert "Confirmed by Jana Köhler" in panel
    assert RESULT in panel
    assert [revision.author for revision in revisions(app, document)[2:]] == [HOST] * 3


def test_the_sender_sees_what_the_host_has_changed_and_nothing_else(
    trainee: Visitor, host: Visitor, document: DocumentAt, link: str
) -> None:
    tab = host.get(f"{link}/edit/assessment")
    before = shown(tab, "assessment-format")

    host.submit(tab, FORM, assessment__format=f"{before} Un saruna.", assessment__result=RESULT)

    rows = page(trainee.get(document.view)).select("#host tbody tr")
    said = [row.select_one("th").get_text(" ", strip=True) for row in rows]
    assert said == ["Format of the assessment changed", "Result of the assessment added"]
    assert rows[0].select_one("ins").get_text().endswith("Un saruna.]")


def test_taken_back_it_is_the_senders_again_and_the_hosts_answers_stay(
    trainee: Visitor, host: Visitor, document: DocumentAt, link: str
) -> None:
    host.submit(host.get(f"{link}/edit/assessment"), FORM, assessment__result=RESULT)

    trainee.submit(trainee.get(document.view), TAKE_BACK)

    assert state(trainee, document) == "Incomplete"
    assert shown(trainee.get(document.tab("assessment")), "assessment-result") == RESULT
    assert sent(trainee, document) != link
    assert host.get(link).status_code == 404


def test_what_is_confirmed_can_be_taken_back_too(
    app: Flask, trainee: Visitor, host: Visitor, document: DocumentAt, link: str
) -> None:
    fill_in(host, link)
    confirmed(host, link)

    trainee.submit(trainee.get(document.view), TAKE_BACK)

    assert state(trainee, document) == "Incomplete"
    assert trainee.get(document.at("edit")).status_code == 200
    assert links_of(app, document)[0].confirmed_by == "Jana Köhler"


CHANGES: Mapping[str, Callable[[DocumentAt, str], tuple[str, dict[str, str]]]] = {
    "save": lambda document, _: (document.tab("status"), {"status-level": "X"}),
    "retitle": lambda document, _: (document.at("edit/title"), {"title": "X"}),
    "delete": lambda document, _: (document.at("delete"), {}),
    "delete a section": lambda document, _: (document.at("edit/contacts/delete"), {}),
    "go back": lambda document, _: (document.at("history/1/restore"), {}),
    "take over": lambda document, _: (document.at("take-over"), {"take/participant//full_name": "X"}),
    "duplicate": lambda document, code: (
        document.at("duplicate"),
        {"mobility": code, "title": "X", "key": KEY},
    ),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("is_confirmed", [False, True], ids=["sent", "completed"])
def test_the_sender_changes_nothing_meanwhile(
    app: Flask, trainee: Visitor, host: Visitor, mobility: str, what: str, is_confirmed: bool
) -> None:
    document = certificate_of_database(trainee)
    link = sent(trainee, document)
    if is_confirmed:
        fill_in(host, link)
        confirmed(host, link)
    address, fields = CHANGES[what](document, mobility)
    before = held_by(app, trainee.workspace)

    answer = trainee.post(address, {**fields, "revision": str(saved(app, document).revision)})

    assert answer.status_code == 403
    assert (CONFIRMED if is_confirmed else WITH_HOST) in text_of(answer, ".lead")
    assert all(text in answer.text for text in fields.values())
    assert held_by(app, trainee.workspace) == before
    assert trainee.get(document.at("edit")).location == document.view


def test_nor_are_it_and_its_mobility_deleted_from_lists(
    app: Flask, trainee: Visitor, document: DocumentAt, link: str
) -> None:
    project, row = f"/projects/{project_of(trainee, 'KA121-VET')}", saved(app, document)
    ticked = trainee.post(f"{project}/documents/bulk", {"action": SURE, "tick": f"{row.id}:{row.revision}"})
    page_of_mobility = page(trainee.get(document.view)).select_one("p.number a")["href"].partition("?")[0]

    with_mobility = trainee.submit(trainee.get(f"{page_of_mobility}/delete"), "#confirm-dialog form")

    assert WITH_HOST in text_of(ticked, "main")
    assert with_mobility.status_code == 403
    assert saved(app, document).deleted_at is None


def test_a_page_of_the_sender_opened_before_is_refused_and_keeps_what_was_typed(
    trainee: Visitor, document: DocumentAt
) -> None:
    tab = trainee.get(document.tab("activities"))
    sent(trainee, document)

    answer = trainee.submit(tab, FORM, activities__tasks="Cepa maizi.")

    assert answer.status_code == 403
    assert "Cepa maizi." in text_of(answer, "form.kept")


def test_sending_twice_makes_one_link(app: Flask, trainee: Visitor, document: DocumentAt) -> None:
    opened = trainee.get(document.view)
    trainee.submit(opened, SEND)
    first = link_on(trainee.get(document.view))

    assert trainee.submit(opened, SEND).status_code == 303

    assert link_on(trainee.get(document.view)) == first
    assert [link.revoked_at for link in links_of(app, document)] == [None]
    assert len(first.rpartition("/")[2]) == 22  # 128 bits


def test_taking_back_and_confirming_twice_is_harmless(
    app: Flask, trainee: Visitor, host: Visitor, document: DocumentAt, link: str
) -> None:
    fill_in(host, link)
    opened = host.get(link)
    for name in ("Jana Köhler", "Kāda Cita"):
        assert host.submit(opened, CONFIRM, confirmed_by=name).location == link
    assert links_of(app, document)[0].confirmed_by == "Jana Köhler"
    opened = trainee.get(document.view)
    for _ in range(2):
        assert trainee.submit(opened, TAKE_BACK).status_code == 303
    assert state(trainee, document) == "Incomplete"


def test_who_views_sends_nothing_and_the_host_of_a_viewer_works_on(
    app: Flask, trainee: Visitor, host: Visitor, document: DocumentAt
) -> None:
    other = certificate_of_database(trainee, "Otrs", 2)
    link = sent(trainee, other)
    act_as(trainee, project_of(trainee, "KA121-VET"), "Agnese Šūmane")

    for at in (document.at("send"), other.at("take-back")):
        assert trainee.post(at, {"revision": "1"}).status_code == 403
    buttons = page(trainee.get(document.view)).select("#host button")
    assert [button.get("aria-disabled") for button in buttons] == ["true"]
    host.submit(host.get(f"{link}/edit/assessment"), FORM, assessment__result=RESULT)
    assert saved(app, other).values["assessment"]["result"] == RESULT


def test_a_document_of_the_module_is_not_sent(app: Flask, trainee: Visitor, certificate: DocumentAt) -> None:
    answer = trainee.post(certificate.at("send"), {"revision": "1"})

    assert answer.status_code == 403
    assert "Europass mobility database" in text_of(answer, ".lead")
    assert not page(trainee.get(certificate.view)).select("#host")
    assert links_of(app, certificate) == []


def test_a_list_asks_once_for_the_statuses_of_all_its_documents(
    app: Flask, trainee: Visitor, host: Visitor, document: DocumentAt
) -> None:
    others = [certificate_of_database(trainee, f"Vēl {number}", number) for number in (2, 3)]
    links = [sent(trainee, other) for other in others]
    fill_in(host, links[1])
    confirmed(host, links[1])

    with app.app_context():
        store = WorkspaceStore(db.session(), trainee.workspace)
        documents = [store.document(one.id) for one in (document, *others)]
        with asked(app) as questions:
            found = store.host_statuses(documents)

    assert list(found.values()) == ["incomplete", "sent", "completed"]
    assert len(questions) == 1


def history(answer: TestResponse) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in page(answer).select(".states h2")]


def test_the_history_tells_it_all(trainee: Visitor, host: Visitor, document: DocumentAt, link: str) -> None:
    fill_in(host, link)
    confirmed(host, link)
    trainee.submit(trainee.get(document.view), TAKE_BACK)

    told = history(trainee.get(document.at("history")))

    assert [one.partition(": ")[2] for one in told] == [
        "Link of the hosting organisation taken back",
        "Confirmed by the hosting organisation",
        "Saved",
        "Confirmed as it really was",
        "Sent to the hosting organisation",
        "Created",
    ]
