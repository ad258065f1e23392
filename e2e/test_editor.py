"""The editor: text kept across tabs, Enter, rows, conditional answers, and the way to what is missing."""

import pytest
from playwright.sync_api import Locator, expect

from e2e.pages.editor import Editor
from e2e.pages.mobilities import MobilityList

PARTICIPANT = "Žanete Ābele"


@pytest.fixture
def editor(mobilities: MobilityList) -> Editor:
    """A new learning agreement, filled in from its mobility only."""
    return mobilities.edit(PARTICIPANT).create_draft_document().create()


@pytest.fixture
def outcomes(editor: Editor) -> Editor:
    """Three learning outcomes, called one, two and three."""
    editor.open_outcomes()
    for number, text in enumerate(("one", "two", "three"), 1):
        if number > 1:
            editor.add()
        editor.fill("Description of the outcome", text, row=number)
    return editor.save()


def texts(editor: Editor) -> list[str]:
    return [
        editor.field("Description of the outcome", row=number).input_value()
        for number in range(1, editor.rows().count() + 1)
    ]


def test_leaving_a_tab_saves_it(editor: Editor) -> None:
    editor.fill("Address", "Ķiršu iela 7")
    editor.open_tab("Signatures")
    expect(editor.message("Saved.")).to_be_visible()

    editor.open_tab("Participant")

    expect(editor.field("Address")).to_have_value("Ķiršu iela 7")


def test_enter_in_a_field_saves_and_stays(editor: Editor) -> None:
    editor.fill("Address", "Ķiršu iela 7")

    with editor.trainee.swapping():
        editor.field("Address").press("Enter")

    expect(editor.message("Saved.")).to_be_visible()
    expect(editor.tab("Participant")).to_have_attribute("aria-selected", "true")
    editor.page.reload()
    expect(editor.field("Address")).to_have_value("Ķiršu iela 7")


def test_saving_keeps_the_focus_and_tells_a_screen_reader(editor: Editor) -> None:
    editor.fill("Address", "Ķiršu iela 7")

    editor.save()

    expect(editor.announced).to_have_text("Saved.")
    expect(editor.save_button).to_be_focused()


def test_an_unreadable_answer_stays_as_typed_and_says_what_is_wrong(editor: Editor) -> None:
    editor.fill("Date of birth", "second of November")
    editor.save()

    field = editor.field("Date of birth")
    expect(field).to_have_value("second of November")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(editor.problem_of(field)).to_contain_text("This is not a date.")
    expect(editor.state_of("Participant")).to_contain_text("to mend")


def test_an_added_row_gets_the_focus(outcomes: Editor) -> None:
    outcomes.add()

    expect(outcomes.rows()).to_have_count(4)
    expect(outcomes.row(4)).to_be_focused()
    assert texts(outcomes) == ["one", "two", "three", ""]


def test_a_moved_row_takes_its_text_and_the_focus_along(outcomes: Editor) -> None:
    outcomes.do_with_row("Move up", 3)
    assert texts(outcomes) == ["one", "three", "two"]
    expect(outcomes.row(2)).to_be_focused()

    outcomes.do_with_row("Move down", 1)
    assert texts(outcomes) == ["three", "one", "two"]
    expect(outcomes.row(2)).to_be_focused()


def test_a_removed_row_is_gone_and_the_focus_is_on_a_neighbour(outcomes: Editor) -> None:
    outcomes.do_with_row("Remove", 2)

    assert texts(outcomes) == ["one", "three"]
    expect(outcomes.row(2)).to_be_focused()


def test_text_typed_into_another_row_is_saved_when_a_row_moves(outcomes: Editor) -> None:
    outcomes.fill("Description of the outcome", "one and a half", row=1)

    outcomes.do_with_row("Move up", 3)

    assert texts(outcomes) == ["one and a half", "three", "two"]


@pytest.mark.parametrize(
    ("framework", "shown"),
    [
        ("", []),
        ("A", ["Key competence"]),
        ("B", ["ESCO skill", "ESCO address"]),
        ("C", ["Name of the framework"]),
    ],
)
def test_each_framework_asks_only_its_own_questions(editor: Editor, framework: str, shown: list[str]) -> None:
    editor.open_outcomes()
    editor.fill("Framework", framework, row=1)

    asked: dict[str, Locator] = {
        label: editor.field(label, row=1)
        for label in ("Key competence", "ESCO skill", "ESCO address", "Name of the framework")
    }

    assert [label for label, field in asked.items() if field.is_visible()] == shown


def test_the_answer_of_another_framework_is_kept_when_one_changes_ones_mind(editor: Editor) -> None:
    editor.open_outcomes()
    editor.fill("Framework", "C", row=1)
    editor.fill("Name of the framework", "DigComp", row=1)
    editor.fill("Framework", "A", row=1)
    editor.save()

    editor.fill("Framework", "C", row=1)

    expect(editor.field("Name of the framework", row=1)).to_have_value("DigComp")


def test_a_missing_answer_elsewhere_gets_the_cursor_and_unsaved_text_is_saved(
    editor: Editor,
) -> None:
    editor.fill("Address", "Ķiršu iela 7")

    editor.go_to_missing("Programme and tasks")

    expect(editor.tab("Activities and tasks")).to_have_attribute("aria-selected", "true")
    expect(editor.field("Programme and tasks")).to_be_focused()
    editor.open_tab("Participant")
    expect(editor.field("Address")).to_have_value("Ķiršu iela 7")


def test_a_missing_answer_of_the_same_section_gets_the_cursor_and_unsaved_text_is_saved(
    editor: Editor,
) -> None:
    editor.open_tab("Assessment of learning outcomes")
    editor.fill("Format of the assessment", "Novērojums")

    editor.go_to_missing("Assessment procedure")

    expect(editor.field("Assessment procedure")).to_be_focused()
    expect(editor.field("Format of the assessment")).to_have_value("Novērojums")
    editor.page.reload()
    expect(editor.field("Format of the assessment")).to_have_value("Novērojums")


def test_a_taken_title_is_said_at_its_field_and_blocks_no_section(editor: Editor) -> None:
    editor.save_title("Second agreement")
    page = editor.view()
    page.choose("Mobility activities")
    mobility = MobilityList(page.trainee).edit(PARTICIPANT)
    other = mobility.create_draft_document().create(title="Third agreement")

    other.trainee.watch.expects(422)
    other.save_title("second AGREEMENT ")
    expect(other.page.locator("#title-error")).to_be_visible()
    expect(other.page.get_by_label("Document title")).to_have_value("second AGREEMENT")

    other.fill("Address", "Ķiršu iela 7")
    other.save()
    expect(other.message("Saved.")).to_be_visible()


def test_a_long_answer_that_was_not_touched_is_not_sent_again(outcomes: Editor) -> None:
    with outcomes.page.expect_request(lambda request: request.method == "POST") as sent:
        outcomes.fill("Description of the outcome", "deux", row=2)
        outcomes.save()

    assert "deux" in (sent.value.post_data or "")
    assert "three" not in (sent.value.post_data or "")
    assert texts(outcomes) == ["one", "deux", "three"]


def test_saving_what_is_unchanged_says_so(editor: Editor) -> None:
    editor.save()

    expect(editor.announced).to_have_text("Nothing has changed since the last save.")


def test_the_days_of_the_stay_are_counted_while_the_dates_are_typed(editor: Editor) -> None:
    editor.open_tab("Information about the learning mobility")
    days = editor.panel.get_by_role("status")
    editor.field("Start date").fill("01.03.2026")

    editor.field("End date").fill("")
    editor.field("End date").press_sequentially("05.03.2026")
    expect(days).to_contain_text("Days of the stay: 5,")
    expect(editor.field("End date")).to_be_focused()

    editor.field("End date").fill("nekad")
    expect(days).to_contain_text("as soon as both dates")
    expect(editor.field("End date")).to_have_value("nekad")


def test_that_an_answer_is_missing_is_said_until_it_is_given(editor: Editor) -> None:
    editor.open_tab("Assessment of learning outcomes")
    field = editor.panel.locator("#assessment-format")
    problem = editor.problem_of(field)
    expect(problem).to_have_text("! This answer is missing.")

    field.fill("Praktisks darbs")
    expect(problem).to_be_hidden()

    field.fill("")
    expect(problem).to_be_visible()


HIDDEN_BY_BUTTONS = """field => {
    field.focus();
    const bar = document.querySelector(".actions").getBoundingClientRect();
    return field.getBoundingClientRect().bottom > bar.top;
}"""


@pytest.mark.parametrize("width", [1280, 800])
def test_save_stays_in_sight_and_hides_no_field_that_has_the_focus(outcomes: Editor, width: int) -> None:
    outcomes.page.emulate_media(reduced_motion="reduce")
    outcomes.page.set_viewport_size({"width": width, "height": 800})
    fields = outcomes.panel.locator(".row-card").locator("input, select, textarea, button, summary")
    shown = [field for field in fields.all() if field.is_visible()]
    assert len(shown) > 12

    hidden = [field.get_attribute("id") for field in shown if field.evaluate(HIDDEN_BY_BUTTONS)]

    assert hidden == []
    expect(outcomes.save_button).to_be_in_viewport(ratio=1)
