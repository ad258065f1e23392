"""Sender, host, completed: one trainee plays both; and the link is taken back while the host types."""

from playwright.sync_api import expect

from e2e.conftest import NewTrainee
from e2e.host_screens import ASSESSMENT, sent, taken_back_meanwhile, to_send
from e2e.pages.host import RESULT, HostPage, SentView
from e2e.trainee import Trainee

WRITTEN = "Visi rezultāti sasniegti; darbu mape teicama."


def test_from_incomplete_to_completed(new_trainee: NewTrainee, language: str) -> None:
    view = to_send(new_trainee(language))
    expect(view.state).to_have_text(view.word("Incomplete"))

    view = view.send()
    expect(view.state).to_have_text(view.word("Sent to host"))
    expect(view.link("Edit")).to_have_count(0)
    host = view.open_as_host()
    expect(host.page).to_have_url(view.link_to_copy.input_value())
    expect(host.band).to_be_visible()
    editor = host.fill_in(ASSESSMENT)
    expect(editor.page.get_by_role("tab")).to_have_count(2)
    editor.fill(RESULT, WRITTEN)
    host = editor.save().open_outcomes().back()
    host = host.confirm("Jana Köhler")
    expect(host.confirm_form).to_have_count(0)

    view.page.reload()
    expect(view.state).to_have_text(view.word("Completed"))
    expect(view.panel).to_contain_text("Jana Köhler")
    expect(view.panel.get_by_role("row").filter(has_text=view.word(RESULT))).to_contain_text(
        "darbu mape teicama"
    )
    view = view.take_back()
    expect(view.state).to_have_text(view.word("Incomplete"))
    expect(view.link("Edit")).to_be_visible()


def test_somebody_else_opens_the_link_without_a_workspace_and_without_scripts(
    trainee: Trainee, new_trainee: NewTrainee
) -> None:
    view = sent(trainee)
    host = new_trainee(scripted=False)
    host.open(view.link_to_copy.input_value())
    page = HostPage(host)
    expect(page.link("Projects")).to_have_count(0)

    editor = page.fill_in(ASSESSMENT)
    editor.fill(RESULT, WRITTEN)
    editor.save().back().confirm("Jana Köhler")

    trainee.page.reload()
    expect(SentView(trainee).state).to_have_text("Completed")


def test_what_was_typed_when_the_link_was_taken_back_is_kept(trainee: Trainee) -> None:
    refused = taken_back_meanwhile(trainee)

    expect(refused.kept("Typed before the link was taken back.")).to_be_visible()
