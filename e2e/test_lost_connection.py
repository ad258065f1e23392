"""A save that finds no connection keeps the text, says so, and is done by itself once there is one again."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Dialog, Route, expect

from e2e.conftest import NewTrainee
from e2e.pages.editor import Editor
from e2e.pages.entrance import Welcome
from e2e.pages.mobilities import MobilityList
from e2e.trainee import Trainee

TYPED = "Ķiršu iela 7, Cēsis"
SECTION = "Participant"
NOT_SAVED = (
    "Not saved yet: there is no connection. "
    "Your text stays on this page and is saved as soon as the connection is back."
)


@pytest.fixture
def editor(mobilities: MobilityList) -> Editor:
    """An agreement with an address that is typed and not saved."""
    editor = mobilities.edit("Žanete Ābele").create_draft_document().create()
    editor.open_tab(SECTION).fill("Address", TYPED)
    return editor


@contextmanager
def unplugged(trainee: Trainee) -> Iterator[None]:
    """No network, as the browser itself knows."""
    trainee.watch.is_offline = True
    trainee.page.context.set_offline(True)
    yield
    trainee.page.context.set_offline(False)


@contextmanager
def server_gone(trainee: Trainee) -> Iterator[None]:
    """A network that is there and a server that is not: nothing tells the browser when it is back."""

    def refuse(route: Route) -> None:
        route.abort("connectionrefused")

    trainee.watch.is_offline = True
    trainee.page.route("**", refuse)
    yield
    trainee.page.unroute("**", refuse)


def said(editor: Editor) -> None:
    """That it is not saved is said once above and beside Save, and the text is there."""
    expect(editor.page.get_by_role("alert")).to_have_text(editor.word(NOT_SAVED))
    expect(editor.not_saved).to_be_visible()
    expect(editor.field("Address")).to_have_value(TYPED)


def assert_saved(editor: Editor) -> None:
    expect(editor.message(editor.word("Saved."))).to_be_visible()
    expect(editor.not_saved).to_be_hidden()
    editor.page.reload()
    expect(editor.page.get_by_role("alert")).to_have_count(0)
    expect(editor.field("Address")).to_have_value(TYPED)


@pytest.mark.parametrize("lost", [unplugged, server_gone])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_said_and_saved_when_the_connection_is_back(
    new_trainee: NewTrainee, language: str, width: int, lost: object
) -> None:
    mobilities = Welcome.of(new_trainee(language, width=width)).start_practising()
    editor = mobilities.edit("Žanete Ābele").create_draft_document().create()
    editor.open_tab(SECTION).fill("Address", TYPED)

    with lost(editor.trainee):  # type: ignore[operator]
        editor.save()
        said(editor)
        editor.save()
        said(editor)

    assert_saved(editor)


def test_what_is_typed_meanwhile_is_saved_too_and_the_focus_stays(editor: Editor) -> None:
    with unplugged(editor.trainee):
        editor.save()
        editor.field("Address").fill("")
        editor.field("Address").press_sequentially(TYPED)

    expect(editor.message(editor.word("Saved."))).to_be_visible()
    expect(editor.field("Address")).to_be_focused()
    assert_saved(editor)


def test_another_tab_pressed_without_a_connection_is_not_opened_later(editor: Editor) -> None:
    with unplugged(editor.trainee):
        editor.tab("Signatures").click()
        said(editor)

    expect(editor.message(editor.word("Saved."))).to_be_visible()
    expect(editor.tab(SECTION)).to_have_attribute("aria-selected", "true")
    assert_saved(editor)


def test_a_dialog_without_a_connection_promises_no_saving(mobilities: MobilityList) -> None:
    mobility = mobilities.edit("Žanete Ābele")
    with unplugged(mobility.trainee):
        mobility.page.get_by_role("link", name="+ Create draft document").click()
        said = "There is no connection just now. Nothing is lost: try again when it is back."
        expect(mobility.page.get_by_role("alert")).to_have_text(said)


def test_leaving_with_text_that_is_not_saved_warns(editor: Editor) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    editor.page.on("dialog", stay)
    editor.page.get_by_role("link", name="Details", exact=True).click()

    expect(editor.field("Address")).to_have_value(TYPED)
    assert asked == ["beforeunload"]

    editor.save()
    editor.choose("Details")
    assert asked == ["beforeunload"]
