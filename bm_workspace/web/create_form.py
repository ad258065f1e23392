"""The form behind + Create draft document."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from flask import request
from flask_babel import gettext
from wtforms import Form, HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import ValidationError

from bm_workspace.answers import clean
from bm_workspace.schema import DOCUMENT_TYPES
from bm_workspace.schema.types import MAX_TITLE, DocumentType
from bm_workspace.store.errors import NotFound
from bm_workspace.web.form_language import FormLanguage
from bm_workspace.web.reading import code, language, say
from bm_workspace.wording import LANGUAGES
from bm_workspace.wording import say as say_in


def single_line(text: str | None) -> str:
    """What was typed on one line, as it is kept."""
    return clean(text or "", is_long=False)


def check_title(_form: Form, field: StringField) -> None:
    """A title says something, and fits on a line and into an index."""
    title = field.data or ""
    if not title:
        raise ValidationError(gettext("Give the document a title."))
    if len(title) > MAX_TITLE:
        message = gettext("This title has %(count)s characters; at most %(limit)s are possible.")
        raise ValidationError(message % {"count": len(title), "limit": MAX_TITLE})


class TitleForm(Form):
    """The title alone, in the editor's own small form and where a deleted document is restored."""

    Meta = FormLanguage
    title = StringField(filters=[single_line], validators=[check_title])


class KeyedForm(TitleForm):
    """The title of what is made, and its identity: made with the form, so that sending twice makes one."""

    key = HiddenField()

    def validate_key(self, field: HiddenField) -> None:
        try:
            field.data = str(UUID(field.data or ""))
        except ValueError:
            field.data = str(uuid4())


class CreateForm(KeyedForm):
    """Type, title, language, and the agreement to start from; `key` makes a repeated Create harmless."""

    first_title = HiddenField()
    type = SelectField()
    language = SelectField()
    agreement = SelectField()

    def chosen_title(self) -> str:
        """The title as typed; a default that was left alone follows the chosen type and language."""
        title = self.title.data or ""
        return self._default_title() if title == self.first_title.data else title

    def _default_title(self) -> str:
        return say_in(DOCUMENT_TYPES[self.type.data].name, self.language.data)

    def chosen_agreement(self) -> UUID | None:
        """The agreement that the document is started from, where its type can be."""
        chosen = self.agreement.data
        return UUID(chosen) if chosen and DOCUMENT_TYPES[self.type.data].made_from else None


def create_form(offered: Sequence[DocumentType], documents: Sequence[Any], made_from: str) -> CreateForm:
    """The form for a mobility, with its types, its agreements and the defaults."""
    agreements = [d for d in documents if d.type in {t.made_from for t in offered}]
    agreement = next((d for d in agreements if str(d.id) == made_from), None)
    if made_from and agreement is None:
        raise NotFound
    first = next(
        (t for t in offered if agreement and t.made_from == agreement.type), offered[0] if offered else None
    )
    chosen_language = agreement.language if agreement else language()
    title = say_in(first.name, chosen_language) if first else ""
    form = CreateForm(
        request.form if request.method == "POST" else None,
        title=title,
        first_title=title,
        type=first.key if first else "",
        language=chosen_language,
        agreement=made_from,
    )
    form.type.choices = [_type_choice(t) for t in offered]
    form.language.choices = [SelectChoice(value=c, label=code(c, "languages")) for c in LANGUAGES]
    nothing = SelectChoice(value="", label=gettext("The data of the mobility only"))
    form.agreement.choices = [nothing, *(SelectChoice(value=str(d.id), label=d.title) for d in agreements)]
    return form


def _type_choice(document_type: DocumentType) -> SelectChoice:
    """A type with its default titles, so that the page can change the title along with it."""
    titles = {f"data-title-{code}": say_in(document_type.name, code) for code in LANGUAGES}
    return SelectChoice(value=document_type.key, label=say(document_type.name), render_kw=titles)
