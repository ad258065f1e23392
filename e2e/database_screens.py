"""The screens of the Europass mobility database, and how a trainee comes to each."""

from collections.abc import Callable

from e2e.pages.database import (
    CALL,
    KA1,
    MODULE,
    DatabaseList,
    DatabaseMobility,
    Participants,
    Registration,
    WhichRoute,
)
from e2e.pages.editor import Editor
from e2e.project_screens import started
from e2e.trainee import Trainee

ORGANISATION = {
    "name": "Ābeļkalna tehnikums",
    "country": "LV",
    "city": "Cēsis, LV-4101",
    "address": "Ķiršu iela 7",
    "first_name": "Ņina",
    "last_name": "Šķēle-Ģērmane",
    "email": "nina@abelkalns.example",
}
ENTRY = {
    "title": "Elektriķi Drēzdenē, pavasaris",
    "activity_type": "Nordplus: kokapstrādes prakse",
    "field": "VET",
    "start_date": "02.03.2026",
    "end_date": "30.05.2026",
    "country": "DE",
    "name": "Elbtal Ausbildungszentrum",
}
THREE = "Ņina Šķēle\t01.02.2005\nŽanis Ābols\t03.04.2006\tĶīpsalas iela 1, Rīga\nIlze Egle"


def route_found(trainee: Trainee) -> None:
    page = WhichRoute.of(trainee)
    for question in (KA1, CALL, MODULE):
        page.answer(question, "No" if question == CALL else "Yes")
    page.show()


def route_unanswered(trainee: Trainee) -> None:
    WhichRoute.of(trainee).show()


def registration(trainee: Trainee) -> Registration:
    started(trainee)
    return Registration.of(trainee)


def registration_to_mend(trainee: Trainee) -> None:
    trainee.watch.expects(422)
    registration(trainee).register(email="nina")


def mailbox(trainee: Trainee) -> Registration:
    return registration(trainee).register(**ORGANISATION)


def criteria(trainee: Trainee) -> Registration:
    return mailbox(trainee).confirm()


def criteria_not_ticked(trainee: Trainee) -> None:
    page = criteria(trainee)
    trainee.watch.expects(422)
    page.accept_in_vain()


def registered(trainee: Trainee) -> DatabaseList:
    return criteria(trainee).accept()


def new_entry_to_mend(trainee: Trainee) -> None:
    trainee.watch.expects(422)
    registered(trainee).enter().fill(end_date="01.01.2020").send("Create")


def entered(trainee: Trainee) -> DatabaseMobility:
    registered(trainee).enter().fill(**ENTRY).send("Create")
    return DatabaseMobility(trainee)


def participants(trainee: Trainee) -> Participants:
    return entered(trainee).add_participants()


def participants_to_mend(trainee: Trainee) -> None:
    page = participants(trainee).look("Elza Egle\tšoferis\n" + "Ž" * 600)
    trainee.watch.expects(422)
    page.add_one(birth_date="vakar")


def filled(trainee: Trainee) -> DatabaseMobility:
    """A mobility with three participants, one of whom has a text of their own."""
    page = participants(trainee).look(THREE).add()
    page.open_tab("Activities and tasks")
    page.fill("Programme and tasks", "Liek kabeļus un rozetes.")
    page.save()
    return page


def database_list(trainee: Trainee) -> DatabaseList:
    filled(trainee).choose("Mobilities and certificates")
    return DatabaseList(trainee)


def certificate(trainee: Trainee) -> Editor:
    page = filled(trainee)
    with trainee.leaving():
        page.page.locator("#editor td.actions a").nth(1).click()
    return Editor(trainee)


def too_many(trainee: Trainee) -> None:
    participants(trainee).look("\n".join(f"Persona {number}" for number in range(300)))


DATABASE_SCREENS: dict[str, Callable[[Trainee], object]] = {
    "which-route": route_found,
    "which-route-unanswered": route_unanswered,
    "database-registration": registration,
    "database-registration-to-mend": registration_to_mend,
    "database-mailbox": mailbox,
    "database-criteria": criteria,
    "database-criteria-not-ticked": criteria_not_ticked,
    "database-empty": registered,
    "database-no-certificates": lambda trainee: registered(trainee).documents(),
    "database-new-mobility": lambda trainee: registered(trainee).enter(),
    "database-new-mobility-to-mend": new_entry_to_mend,
    "database-mobility": entered,
    "database-participants": participants,
    "database-participants-preview": lambda trainee: participants(trainee).look(THREE),
    "database-participants-to-mend": participants_to_mend,
    "database-too-many-participants": too_many,
    "database-mobility-with-participants": filled,
    "database-mobility-to-copy": lambda trainee: filled(trainee).duplicate(),
    "database-mobility-to-delete": lambda trainee: filled(trainee).ask_to_delete(),
    "database-list": database_list,
    "database-documents": lambda trainee: database_list(trainee).documents(),
    "database-certificate": certificate,
    "database-certificate-view": lambda trainee: certificate(trainee).view(),
}
