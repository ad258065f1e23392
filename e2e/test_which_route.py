"""Which route?: the wrong route is chosen and corrected, from the help page, without a practice copy."""

from playwright.sync_api import expect

from e2e.conftest import NewTrainee
from e2e.pages.database import CALL, KA1, MODULE, WhichRoute


def test_the_wrong_route_is_corrected_and_the_right_one_found(new_trainee: NewTrainee, language: str) -> None:
    trainee = new_trainee(language)
    trainee.open("/help")
    with trainee.leaving():
        link = trainee.word("Three questions say which of the two it is")
        trainee.page.get_by_role("link", name=link).click()
    page = WhichRoute(trainee)
    page.answer(KA1, "Yes")
    page.answer(CALL, "No")
    page = page.show()
    expect(page.found).to_have_count(0)
    expect(page.page.get_by_role("alert")).to_contain_text(
        page.word("Answer all three questions; what you have answered stays.")
    )

    page.answer(MODULE, "Yes")
    page = page.show()
    expect(page.found.get_by_role("heading")).to_contain_text(page.word("Europass mobility database"))
    expect(page.found.locator("strong")).to_contain_text("KA121")

    page.answer(CALL, "Yes")
    page = page.show()
    expect(page.found.get_by_role("heading")).to_contain_text(page.word("Beneficiary Module"))
    expect(page.found).to_contain_text("2025-LONGT-0012-KA121-VET-000123456")
    expect(page.found.locator("strong")).to_have_count(0)
