"""The way in: start, start over, come back, languages, and where an address may lead."""

import pytest
from flask import Flask

from bm_workspace.store.migrate import head
from tests.conftest import listed, started
from tests.web.browsing import COOKIE, Visitor, page, shown, text_of
from tests.web.things import DocumentAt, everything_counted


def return_code(visitor: Visitor) -> str:
    return page(visitor.get("/return-code")).select_one("code").get_text()


def test_one_click_leads_into_the_first_project(nobody: Visitor) -> None:
    started_at = nobody.submit(nobody.get("/"), "form[action='/start']")

    first = nobody.get(nobody.get(started_at.location).location)

    assert "Individual mobility activities" in text_of(first, "h1")
    assert len(page(first).select("tbody tr")) == 14


def test_starting_again_with_a_workspace_keeps_it(app: Flask, trainee: Visitor) -> None:
    before = everything_counted(app)["workspace"]

    trainee.post("/start")

    assert everything_counted(app)["workspace"] == before


def test_the_cookie_is_kept_for_thirty_days_and_hidden_from_scripts(trainee: Visitor) -> None:
    cookie = trainee.get("/projects").headers["Set-Cookie"]

    assert cookie.startswith(COOKIE)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert trainee.browser.get_cookie(COOKIE).expires is not None


def test_what_is_the_same_for_everybody_carries_nobodys_cookie(trainee: Visitor) -> None:
    assert "Set-Cookie" not in trainee.browser.get("/healthz").headers


def test_starting_over_can_be_undone(trainee: Visitor, project: str, agreement: DocumentAt) -> None:
    answer = trainee.submit(trainee.get("/"), "form[action='/start-over']")
    fresh = trainee.get(trainee.get(answer.location).location)
    assert trainee.get(agreement.view).status_code == 404

    trainee.submit(fresh, "#messages form")

    assert trainee.get(agreement.view).status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        lambda code: code.lower(),
        lambda code: f"  {code[:5]}-{code[5:]}\n",
        lambda code: " ".join(code),
        lambda code: code.replace("O", "0").replace("I", "1").replace("B", "8"),
        lambda code: f"\x00{code[:3]}\u00a0{code[3:]}.",
    ],
    ids=["as shown", "small", "with a hyphen", "with spaces", "with digits", "with dirt"],
)
def test_the_return_code_opens_the_workspace_however_it_is_typed(
    trainee: Visitor, nobody: Visitor, agreement: DocumentAt, typed: object
) -> None:
    code = return_code(trainee)

    answer = nobody.submit(nobody.get("/"), "form[action='/come-back']", code=typed(code))  # type: ignore[operator]

    assert answer.status_code == 303
    assert nobody.get(agreement.view).status_code == 200


def test_a_return_code_is_ten_letters_and_is_shown_only_when_asked_for(trainee: Visitor) -> None:
    code = return_code(trainee)

    assert len(code) == 10
    assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    assert code not in trainee.get("/").text
    assert code not in trainee.get("/projects").text


@pytest.mark.parametrize("typed", ["", "WRONG", "A" * 10, "' OR 1=1 --", "ā" * 5000])
def test_a_wrong_code_is_refused_and_kept(nobody: Visitor, typed: str) -> None:
    answer = nobody.submit(nobody.get("/"), "form[action='/come-back']", code=typed)

    assert answer.status_code == 422
    assert "no practice copy" in text_of(answer, "#code-error")
    assert shown(answer, "code") == typed


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("lv", "lv"),
        ("lv-LV,lv;q=0.9,en;q=0.8", "lv"),
        ("en-US,en;q=0.5", "en"),
        ("ru,de", "en"),
        ("", "en"),
        ("xx;q=y", "en"),
    ],
)
def test_the_first_language_is_that_of_the_browser(app: Flask, asked: str, language: str) -> None:
    visitor = Visitor(app, language)

    answer = visitor.get("/", headers={"Accept-Language": asked})

    assert page(answer).html["lang"] == language


def test_the_switch_decides_from_then_on_and_leads_back(trainee: Visitor) -> None:
    opened = trainee.get("/projects?x=1")

    answer = trainee.submit(opened, "form.languages", press="interface_language=lv")

    trainee.language = "lv"
    assert answer.location == "/projects?x=1"
    assert text_of(trainee.get("/projects"), "h1").startswith("Projekti")
    assert page(trainee.get("/help")).select_one("button[aria-current]").get_text() == "Latviešu"


def test_a_language_that_is_none_changes_nothing(trainee: Visitor) -> None:
    trainee.post("/language", {"interface_language": "de"})

    assert page(trainee.get("/projects")).html["lang"] == "en"


def test_the_language_is_switched_on_an_error_page_without_losing_what_was_typed(
    trainee: Visitor, agreement: DocumentAt
) -> None:
    data = {"participant-full_name": "Ģirts", "revision": "99"}
    clash = trainee.post(agreement.tab("participant"), data)
    trainee.language = "lv"

    answer = trainee.submit(clash, "form.languages", press="interface_language=lv")

    assert answer.status_code == 409
    assert "Ģirts" in [tag["value"] for tag in page(answer).select("#conflict [type=radio]")]


OUTER = (
    "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example",
    "\\\\evil.example", " //evil.example", "/\n/evil.example", "projects",
)  # fmt: skip


@pytest.mark.parametrize("address", OUTER)
@pytest.mark.parametrize("ending", ["/start", "/language", "/come-back"])
def test_next_never_leads_out(trainee: Visitor, ending: str, address: str) -> None:
    code = return_code(trainee)

    answer = trainee.post(ending, {"next": address, "code": code})

    assert answer.location in ("/", "/first-project")


@pytest.mark.parametrize("ending", ["/start", "/come-back"])
def test_next_leads_to_where_one_wanted_to_go(trainee: Visitor, nobody: Visitor, ending: str) -> None:
    welcome = nobody.get(nobody.get("/projects?search=%C4%80bols&x=a%26b").location)

    answer = nobody.submit(welcome, f"form[action='{ending}']", code=return_code(trainee))

    assert answer.location == "/projects?search=%C4%80bols&x=a%26b"


def test_the_load_balancer_is_told_the_schema_version(nobody: Visitor) -> None:
    answer = nobody.get("/healthz")

    assert answer.json == {"status": "ok", "schema": head()}
    assert "Set-Cookie" not in answer.headers


def test_a_trainers_link_works_in_everybodys_workspace(app: Flask, trainee: Visitor, project: str) -> None:
    link = f"/projects/{project}/documents"
    other = Visitor(app)
    welcome = other.get(other.get(link).location)

    answer = other.submit(welcome, "form[action='/start']")

    assert answer.location == link
    assert len(listed(other, project)) == len(listed(trainee, project)) == 6


def test_leaving_no_cookie_leaves_no_workspace(app: Flask) -> None:
    visitor = started(Visitor(app))
    visitor.browser.delete_cookie(COOKIE)

    assert visitor.get("/projects").status_code == 303
