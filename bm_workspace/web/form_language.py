"""WTForms in the reader's language: it ships no Latvian, so its messages go through our catalogue."""

from typing import Any

from wtforms.meta import DefaultMeta

from bm_workspace.web.reading import language
from bm_workspace.wording import _t, catalogue

OWN_MESSAGES = (_t("Not a valid choice."),)
"""The messages of WTForms that can appear here, marked so that they are translated."""


class FormTranslations:
    """What WTForms asks of a catalogue; Flask-Babel's own functions would fill in the values too early."""

    def gettext(self, text: str) -> str:
        return catalogue(language()).gettext(text)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return catalogue(language()).ngettext(singular, plural, number)


class FormLanguage(DefaultMeta):
    """Meta of all our forms."""

    def get_translations(self, _form: Any) -> FormTranslations:
        return FormTranslations()
