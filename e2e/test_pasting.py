"""A list of people from a spreadsheet: pasted, looked at, added once; with and without scripts."""

import pytest
from playwright.sync_api import expect

from e2e.conftest import NewTrainee
from e2e.pages.pasting import ListOfPeople, Preview
from e2e.project_screens import list_of_participants
from e2e.trainee import Trainee

TEXT = "Vārds\tUzvārds\tLoma\tKlase\nElza\tEgle\t\t7.a\nIvo\tDzenis\tPavadošā persona\t"
NAMES = ["Elza Egle", "Ivo Dzenis"]


@pytest.fixture(params=[(1280, True), (390, True), (390, False)], ids=["desk", "telephone", "no scripts"])
def people(request: pytest.FixtureRequest, new_trainee: NewTrainee, language: str) -> ListOfPeople:
    """An empty list of participants."""
    width, scripted = request.param
    return list_of_participants(new_trainee(language, width=width, scripted=scripted))


@pytest.fixture
def scripted(trainee: Trainee) -> ListOfPeople:
    return list_of_participants(trainee)


def test_people_are_pasted_mended_and_added(people: ListOfPeople) -> None:
    people.fill("Full name", "Ģertrūde Puķīte")
    preview = people.paste(TEXT.replace("Pavadošā persona", "Šoferis")).look()
    expect(preview.problems).to_have_count(1)
    expect(preview.problems).to_contain_text("Šoferis")
    expect(preview.button("Add")).to_have_count(0)

    preview = preview.mend(TEXT)
    expect(preview.problems).to_have_count(0)
    expect(preview.lines()).to_have_count(2)
    expect(preview.state_of(1)).to_contain_text(preview.word("will be added"))
    people = preview.add()

    assert people.names() == ["Ģertrūde Puķīte", *NAMES]
    expect(people.area).to_have_value("")
    expect(people.message()).to_contain_text("2")
    again = people.paste(TEXT).look()
    expect(again.notice).to_have_text(
        again.word("Everything in the text is in the list already: there is nothing to add.")
    )
    assert again.cancel().names() == ["Ģertrūde Puķīte", *NAMES]


def test_the_preview_gets_the_focus_and_its_address_is_that_of_the_section(scripted: ListOfPeople) -> None:
    address = scripted.page.url.partition("?")[0]

    preview = scripted.paste(TEXT).look()

    expect(preview.sign).to_be_focused()
    expect(preview.announced).to_have_text(preview.sign.inner_text())
    assert preview.page.url == address


def test_a_double_click_on_add_adds_once(scripted: ListOfPeople) -> None:
    preview = scripted.paste(TEXT).look()

    with preview.trainee.swapping():
        preview.button("Add").dblclick()

    assert ListOfPeople(preview.trainee).names() == NAMES
    scripted.page.reload()
    assert ListOfPeople(preview.trainee).names() == NAMES


def test_a_reload_of_the_preview_puts_the_text_back(scripted: ListOfPeople) -> None:
    preview = scripted.paste(TEXT).look()

    preview.page.reload()

    people = ListOfPeople(preview.trainee)
    expect(people.area).to_have_value(TEXT)
    assert people.look().add().names() == NAMES
    people.page.reload()
    expect(people.area).to_have_value("")
    expect(people.page.get_by_role("alert")).to_have_count(0)


def test_text_mended_in_the_preview_survives_a_reload(scripted: ListOfPeople) -> None:
    preview = scripted.paste("Elza Egle;x").look()
    preview.area.fill("Elza Egle;lead")

    preview.page.reload()

    expect(ListOfPeople(preview.trainee).area).to_have_value("Elza Egle;lead")


def test_leaving_the_tab_with_pasted_text_shows_it_first(scripted: ListOfPeople) -> None:
    scripted.paste(TEXT)

    with scripted.trainee.swapping():
        scripted.tab("Group").click()

    preview = Preview(scripted.trainee)
    expect(preview.area).to_have_value(TEXT)
    assert preview.add().names() == NAMES


def test_a_lost_connection_keeps_the_text_and_add_works_later(scripted: ListOfPeople) -> None:
    preview = scripted.paste(TEXT).look()
    context, watch = preview.page.context, preview.trainee.watch
    watch.is_offline = True
    context.set_offline(True)
    with preview.trainee.swapping():
        preview.button("Add").click()
    expect(preview.page.get_by_role("alert")).to_contain_text("There is no connection just now.")
    expect(preview.area).to_have_value(TEXT)

    context.set_offline(False)
    watch.is_offline = False

    assert preview.add().names() == NAMES


def test_a_list_is_replaced_and_brought_back(scripted: ListOfPeople) -> None:
    scripted.fill("Full name", "Ģertrūde Puķīte")
    people = scripted.paste(TEXT).look().replace()
    assert people.names() == NAMES

    people.undo()

    assert ListOfPeople(people.trainee).names() == ["Ģertrūde Puķīte"]


def test_what_somebody_else_added_meanwhile_stays(scripted: ListOfPeople) -> None:
    preview = scripted.paste(TEXT).look()
    window = scripted.trainee.in_another_window()
    window.open(scripted.page.url)
    other = ListOfPeople(window)
    other.fill("Full name", "Ģertrūde Puķīte")
    other.save()

    assert preview.add().names() == ["Ģertrūde Puķīte", *NAMES]
