"""Every form that a trainee can find, sent when something is wrong: nothing is lost, nothing changes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from bm_workspace import create_app
from bm_workspace.web.bulk import SURE
from tests.conftest import NewDatabase, settings_for
from tests.web.addresses import rules
from tests.web.browsing import Visitor, page, shown_value
from tests.web.crawling import Crawl, Form, opened_again
from tests.web.harming import be_impatient, locked
from tests.web.stale import DOCUMENT, ENTRY, HOST, MOBILITY, ORGANISATION, PERSON, PROJECT, STALE
from tests.web.things import engine_of, everything_counted, held_by
from tests.web.worked import QUESTIONS, worked

NOT_FOUND = {
    "/advice": "asked for by a script while an outcome is typed",
    "/database/accept": "a step of the registration, which is behind whoever has entered mobilities",
    "/database/confirm": "a step of the registration, which is behind whoever has entered mobilities",
    "/database/register": "stands before the registration, where the crawl of others ends",
    "/start": "stands on the start page of those who have no practice copy",
    "/stay": "asked for by a script while dates are typed",
}
"""Addresses that are sent something and stand in no form that a trainee finds, each with the reason."""

WRITES_NOTHING = {
    "/language": "is kept in the cookie",
    "/database/documents/download": "makes a file",
    f"{PROJECT}/documents/download": "makes a file",
    f"{PROJECT}/persons/<uuid:person_id>/act-as": "is kept in the cookie",
}
"""Addresses that need no database that can be written to."""

NEED_NO_COOKIE = ("/come-back", "/language", f"{HOST}/confirm", f"{HOST}/edit/<key>")
"""Addresses that do their work without a workspace."""

LOOKS = "preview"
"""What a form carries that shows once more what a pasted text means: it needs no change."""

FOUND = [rule for rule in rules("POST") if rule not in NOT_FOUND]
NOTHING_YET = "0"
"""The revision that a form carries which makes something new."""

EDITING = (
    f"{DOCUMENT}/edit/<key>",
    f"{DOCUMENT}/edit/title",
    f"{ENTRY}/edit/<key>",
    f"{HOST}/edit/<key>",
    f"{MOBILITY}/activity-id",
    f"{MOBILITY}/edit/<key>",
    ORGANISATION,
    PERSON,
)
"""Addresses that text is sent to which may have been typed over meanwhile."""

WITH_TEXT_BESIDE = {
    f"{DOCUMENT}/edit/<key>/delete": "a button beside the text; an old page is refused whole",
    f"{HOST}/confirm": "a name beside what is confirmed; an old page is refused whole",
    f"{DOCUMENT}/edit/<key>/paste": "the text is new; what is there by then is shown beside it",
}
"""Addresses that text is sent to beside what they change: `test_stale_everywhere` sends old pages."""

TEXT = "Ņ {number} & <„rinda”>"
TYPED: Mapping[str, str] = {
    "new-start_date": "01.09.2026",
    "new-end_date": "30.09.2026",
    "people-birth_date": "01.02.2005",
    "organisation-oid": "E1{number:07}",
    "organisation-country": "LV",
    "organisation-email": "anna{number}@example.org",
    "person-email": "anna{number}@example.org",
    "person-rights": "edit",
}
"""What is typed where not every text is taken, by the name of the input."""

WHOLE: Mapping[str, Mapping[str, str]] = {
    "/database/documents/bulk": {"action": SURE},
    f"{ENTRY}/participants/new": {"one": "1"},
    f"{PROJECT}/documents/bulk": {"action": SURE},
    f"{PROJECT}/mobilities/bulk": {"action": SURE},
    f"{PROJECT}/mobilities/bulk/drafts": {"type": "learning_agreement", "title": "Visiem", "language": "lv"},
}
"""What must be pressed or chosen besides, by the rule."""

AS_IT_STANDS = {"mobility", "pasted"}
"""Inputs that are refused where they hold anything but what the page proposes or was asked about."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """The program, a trainee who has worked, and all forms that stand before them."""

    app: Flask
    trainee: Visitor
    crawl: Crawl

    def forms(self, rule: str) -> list[Form]:
        """One form of each kind that is sent to addresses of a rule."""
        return [form for form in self.crawl.forms.values() if form.rule == rule]

    def rows(self) -> object:
        """Everything that the trainee has."""
        return held_by(self.app, self.trainee.workspace)


@pytest.fixture(scope="module")
def found(new_database: NewDatabase) -> Iterator[Found]:
    app = create_app(replace(settings_for(new_database()), wrong_codes_per_hour=1000))
    trainee = worked(Visitor(app))
    yield Found(app=app, trainee=trainee, crawl=Crawl(trainee, QUESTIONS))
    engine_of(app).dispose()


def texts(form: Form, number: int, *, but_for: Collection[str] = ()) -> dict[str, str]:
    """Something of one's own in every input that people type into, and what is needed besides."""
    names = [name for name in {**dict.fromkeys(form.typed), **TYPED} if name in form.fields]
    typed = {
        name: TYPED.get(name, TEXT).format(number=number * 100 + place) for place, name in enumerate(names)
    }
    return {**{name: typed[name] for name in typed if name not in but_for}, **WHOLE.get(form.rule, {})}


def kept(answer: TestResponse) -> list[tuple[str, str]]:
    """What the form of an error page sends again."""
    tags = page(answer).select("form.kept [name]")
    return sorted(
        (tag["name"], shown_value(tag)) for tag in tags if tag["name"] not in ("csrf_token", "file")
    )


def typed(sent: MultiDict[str, str]) -> list[tuple[str, str]]:
    """Everything that was sent, but for the token."""
    pairs = [(name, text.replace("\r\n", "\n")) for name, text in sent.items(multi=True)]
    return sorted(pair for pair in pairs if pair[0] not in ("csrf_token", "file"))


def test_every_form_is_found_but_for_those_with_a_reason(found: Found) -> None:
    assert found.crawl.rules == set(FOUND)


def test_every_form_that_carries_a_revision_is_tried_with_an_old_one(found: Found) -> None:
    carrying = [f for f in found.crawl.forms.values() if f.fields.get("revision", NOTHING_YET) != NOTHING_YET]

    assert {form.rule for form in carrying} <= STALE.keys()
    assert {form.rule for form in carrying if form.typed} == {*EDITING, *WITH_TEXT_BESIDE}


@pytest.mark.parametrize("rule", EDITING)
def test_an_old_page_is_refused_and_shows_both_texts(found: Found, rule: str) -> None:
    colleague = found.trainee.another_window()
    for form in (opened_again(found.trainee, form) for form in found.forms(rule) if form.typed):
        saved, mine = (texts(form, number, but_for=AS_IT_STANDS) for number in (1, 2))
        sent = colleague.send("POST", form.address, data=form.filled(saved))
        assert sent.status_code == 303
        before = found.rows()

        answer = found.trainee.send("POST", form.address, data=form.filled(mine))

        assert answer.status_code == 409
        told = words(answer)
        assert [text for text in (*saved.values(), *mine.values()) if text not in told] == []
        assert found.rows() == before


def words(answer: TestResponse) -> str:
    """Everything that a page says, and all that its inputs hold."""
    main = page(answer).select_one("main")
    return "\n".join((main.get_text(), *(shown_value(tag) for tag in main.select("input, textarea"))))


@pytest.mark.parametrize("rule", FOUND)
def test_with_a_broken_token_nothing_is_done_and_everything_is_kept(found: Found, rule: str) -> None:
    before = everything_counted(found.app)

    for form in found.forms(rule):
        sent = form.filled({**texts(form, 1), "csrf_token": "broken"})
        answer = found.trainee.send("POST", form.address, data=sent)

        assert answer.status_code == 400
        assert kept(answer) == typed(sent)
        in_sight = {tag["name"] for tag in page(answer).select("form.kept textarea")}
        assert {*form.typed} - {"code"} <= in_sight  # a return code is shown only where it is asked for
    assert everything_counted(found.app) == before


@pytest.mark.parametrize("rule", [rule for rule in FOUND if rule not in NEED_NO_COOKIE])
def test_without_the_cookie_nothing_is_done_and_everything_is_kept(found: Found, rule: str) -> None:
    before = everything_counted(found.app)

    for form in found.forms(rule):
        sent = form.filled(texts(form, 1))
        answer = Visitor(found.app).send("POST", form.address, data=sent)

        assert answer.status_code == 401
        assert kept(answer) == typed(sent)
    assert everything_counted(found.app) == before


@pytest.mark.parametrize("rule", [rule for rule in FOUND if rule not in WRITES_NOTHING])
def test_while_the_database_is_locked_nothing_is_done_and_everything_is_kept(found: Found, rule: str) -> None:
    engine, before = engine_of(found.app), everything_counted(found.app)
    be_impatient(engine)

    for form in (form for form in found.forms(rule) if LOOKS not in form.fields):
        sent = form.filled(texts(form, 1, but_for=AS_IT_STANDS))
        files = {"file": (BytesIO(b"a;b"), "mobilities.csv")} if "file" in sent else {}
        with locked(engine):
            answer = found.trainee.send(
                "POST", form.address, data={**sent.to_dict(flat=False), **files}, may_fail=True
            )

        assert answer.status_code == 503, form
        assert kept(answer) == typed(sent)
    assert everything_counted(found.app) == before
