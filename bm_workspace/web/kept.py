"""What was sent with a request that could not be done, named so that its writer knows it again."""

from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from bm_workspace.answers import clean
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.mobility import DECLARED
from bm_workspace.schema.new_mobility import short_forms
from bm_workspace.schema.new_participants import PERSON as ONE_PARTICIPANT
from bm_workspace.schema.partners import FORMS
from bm_workspace.schema.registration import REGISTRATION_FORM
from bm_workspace.schema.types import Field, Section
from bm_workspace.web.reading import say
from bm_workspace.wording import _t

OWN = {"csrf_token", "interface_language"}
NAMED = {
    "activity_id": _t("Mobility activity ID"),
    "confirmed_by": _t("First name and last name of the person who confirms"),
    "mobility": _t("Mobility"),
    "pasted": _t("Paste from a spreadsheet"),
    "title": _t("Document title"),
}
"""Labels of what is no answer of a document and typed all the same."""

FILLED_IN = (
    *DOCUMENT_TYPES.values(),
    *FORMS,
    *DECLARED.values(),
    *short_forms(),
    REGISTRATION_FORM,
    ONE_PARTICIPANT,
)
"""Everything whose answers are typed."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One thing that was sent; without a label it travels unseen."""

    name: str
    text: str
    label: str = ""


def kept_answers() -> list[Kept]:
    """Everything that was sent but token and language switch, in its order; nothing where it was too much."""
    try:
        pairs = list(request.form.items(multi=True))
    except RequestEntityTooLarge:
        return []
    sent = [(clean(name), clean(text)) for name, text in pairs if name not in OWN]
    return [Kept(name=name, text=text, label=_label(name, text)) for name, text in sent]


def _label(name: str, text: str) -> str:
    if name in NAMED:
        return say(NAMED[name])
    found = _declared(name) if text.strip() else None
    return f"{say(found[0].title)}: {say(found[1].label)}" if found else ""


def _declared(name: str) -> tuple[Section, Field] | None:
    section_key, _, rest = name.partition("-")
    field_key = rest.rpartition("-")[2]
    for declaration in FILLED_IN:
        for section in declaration.sections:
            field = next((f for f in section.fields if f.key == field_key), None)
            if section.key == section_key and field:
                return section, field
    return None
