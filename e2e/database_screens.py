"""The screens of the Europass mobility database, and how a trainee comes to each."""

from collections.abc import Callable

from e2e.pages.database import CALL, KA1, MODULE, WhichRoute
from e2e.trainee import Trainee


def route_found(trainee: Trainee) -> None:
    page = WhichRoute.of(trainee)
    for question in (KA1, CALL, MODULE):
        page.answer(question, "No" if question == CALL else "Yes")
    page.show()


def route_unanswered(trainee: Trainee) -> None:
    WhichRoute.of(trainee).show()


DATABASE_SCREENS: dict[str, Callable[[Trainee], object]] = {
    "which-route": route_found,
    "which-route-unanswered": route_unanswered,
}
