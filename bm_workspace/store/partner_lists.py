"""The lists of a project's organisations and associated persons: short ones, sorted by what they show."""

from bm_workspace.schema import lists
from bm_workspace.store.listing import CHOICE, Column, Declared, Filter
from bm_workspace.store.lists import code_list, is_
from bm_workspace.store.models import Organisation, Person
from bm_workspace.wording import _t


def _country(organisation: Organisation, language: str) -> str:
    return lists.label("countries", organisation.country, language)


ORGANISATIONS = Declared(
    columns=(
        Column(key="oid", label=_t("OID"), text=lambda row, _language: row.oid),
        Column(key="name", label=_t("Legal name"), text=lambda row, _language: row.name),
        Column(key="country", label=_t("Country"), text=_country),
        Column(key="city", label=_t("City, with postal code"), text=lambda row, _language: row.city),
        Column(key="email", label=_t("E-mail"), text=lambda row, _language: row.email),
    ),
    filters=(
        Filter(
            key="country",
            label=_t("Country"),
            kind=CHOICE,
            where=is_(Organisation.country),
            codes=code_list("countries"),
        ),
    ),
    search=Organisation.search_key,
)


def _name(person: Person, _language: str) -> str:
    return f"{person.last_name} {person.first_name}"


def _rights(person: Person, language: str) -> str:
    return lists.label("rights", person.rights, language)


PERSONS = Declared(
    columns=(
        Column(key="name", label=_t("Name"), text=_name),
        Column(
            key="role",
            label=_t("Role in the project"),
            text=lambda row, language: row.role.get(language, ""),
        ),
        Column(key="email", label=_t("E-mail"), text=lambda row, _language: row.email),
        Column(key="phone", label=_t("Telephone"), text=lambda row, _language: row.phone),
        Column(key="rights", label=_t("Rights"), text=_rights),
        Column(key="act-as", label=_t("Act as")),
    ),
    filters=(
        Filter(
            key="rights",
            label=_t("Rights"),
            kind=CHOICE,
            where=is_(Person.rights),
            codes=code_list("rights"),
        ),
    ),
    search=Person.search_key,
)
