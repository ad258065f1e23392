"""Which route?: three questions, with or without a workspace, whose answers stand in the address."""

import pytest

from tests.web.browsing import Visitor, page, text_of

ADDRESS = "/database/which-route"
MODULE = {"ka1": "yes", "call": "yes", "module": "yes"}


def checked(answer: object) -> list[str]:
    return [tag["id"] for tag in page(answer).select("input[checked]")]  # type: ignore[arg-type]


def test_it_is_asked_without_a_workspace_and_nothing_is_wrong_at_first(nobody: Visitor) -> None:
    answer = nobody.get(ADDRESS)

    assert len(page(answer).select("fieldset")) == 3
    assert not page(answer).select(".problem, #found, input[checked]")


def test_three_answers_give_route_number_reason_and_source(trainee: Visitor) -> None:
    answer = trainee.get(ADDRESS, query_string=MODULE)

    assert text_of(answer, "#found h2") == "Your route: Beneficiary Module"
    assert "The mobility ID" in text_of(answer, "#found dd")
    assert "Slides on the Europass mobility documents" in text_of(answer, "#found dd:last-child")
    assert checked(answer) == ["ka1-yes", "call-yes", "module-yes"]


def test_an_answer_that_cannot_be_is_corrected(nobody: Visitor) -> None:
    answer = nobody.get(ADDRESS, query_string={**MODULE, "call": "no"})

    assert text_of(answer, "#found h2") == "Your route: Europass mobility database"
    assert "that is not possible" in text_of(answer, "#found strong")


@pytest.mark.parametrize(
    "given", [{"answer": "1"}, {"ka1": "yes", "call": "perhaps"}, {"module": "\u202e🙂"}]
)
def test_what_is_missing_is_said_and_what_was_answered_stays(nobody: Visitor, given: dict[str, str]) -> None:
    answer = nobody.get(ADDRESS, query_string=given)

    assert answer.status_code == 200
    assert text_of(answer, "#unanswered").startswith("Answer all three questions")
    assert len(page(answer).select("fieldset.has-problem")) == 3 - len(checked(answer))
    assert checked(answer) == (["ka1-yes"] if given.get("ka1") else [])


def test_it_is_told_in_latvian_too(nobody: Visitor) -> None:
    nobody.language = "lv"

    answer = nobody.get(ADDRESS, query_string={"ka1": "no", "call": "yes", "module": "no"})

    assert text_of(answer, "#found h2") == "Jūsu ceļš: Europass mobilitāšu datubāze"


def test_it_is_found_from_the_help_and_from_the_database(trainee: Visitor) -> None:
    for address in ("/help", "/database"):
        assert page(trainee.get(address)).select_one(f"a[href='{ADDRESS}']")


@pytest.mark.parametrize(("module", "leads_to"), [("yes", "/projects"), ("no", "/database")])
def test_whoever_has_a_practice_copy_is_led_to_the_route(
    trainee: Visitor, nobody: Visitor, module: str, leads_to: str
) -> None:
    asked = {**MODULE, "module": module}

    link = page(trainee.get(ADDRESS, query_string=asked)).select_one("#found a")

    assert link["href"] == leads_to
    assert not page(nobody.get(ADDRESS, query_string=asked)).select("#found a")
