"""Each fault is told in the reader's language, with what was typed and a way to send it again."""

import pytest
from flask import Flask

from bm_workspace.store.errors import (
    DatabaseFull,
    DatabaseUnavailable,
    NewerDatabase,
    PerhapsSaved,
    ReadOnlyDatabase,
)
from tests.web.browsing import Visitor, shown, text_of
from tests.web.test_failures import TYPED
from tests.web.things import DocumentAt

FAULTS = {
    DatabaseUnavailable: ("The database does not answer", "Datubāze neatbild"),
    PerhapsSaved: ("It is not certain whether this was saved", "Nav skaidrs, vai tas ir saglabāts"),
    DatabaseFull: ("There is no room left", "Vairs nav vietas"),
    ReadOnlyDatabase: ("The database takes no changes", "Datubāze nepieņem izmaiņas"),
    NewerDatabase: ("The program is being renewed", "Programma tiek atjaunināta"),
}
AGAIN = ("Send again", "Nosūtīt vēlreiz")


@pytest.mark.parametrize("place", [0, 1], ids=["en", "lv"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_each_fault_has_its_own_words(
    app: Flask,
    trainee: Visitor,
    agreement: DocumentAt,
    monkeypatch: pytest.MonkeyPatch,
    fault: type[Exception],
    place: int,
) -> None:
    def fail(**_places: object) -> None:
        raise fault

    trainee.switch_language(("en", "lv")[place])
    monkeypatch.setitem(app.view_functions, "editor.save", fail)

    answer = trainee.post(agreement.tab("participant"), TYPED, may_fail=True)

    assert (answer.status_code, text_of(answer, "h1")) == (503, FAULTS[fault][place])
    assert shown(answer, "participant-full_name") == TYPED["participant-full_name"]
    assert AGAIN[place] in text_of(answer, "form.kept button")
    assert AGAIN[place] in text_of(answer, "p.lead") or fault is NewerDatabase
