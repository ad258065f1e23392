"""What the hosting organisation fills in of a certificate that was sent to it, and how far that is."""

from dataclasses import replace
from typing import TypeVar

from bm_workspace.schema.types import Declaration

INCOMPLETE, SENT, COMPLETED = "incomplete", "sent", "completed"
"""How far a certificate is: with its sender, with its host, confirmed by the host."""

FILLED_IN = ("outcomes", "assessment")
"""The sections that the host fills in."""

Form = TypeVar("Form", bound=Declaration)


def of_host(declaration: Form) -> Form:
    """The same form with the sections of the host alone."""
    return replace(declaration, sections=tuple(s for s in declaration.sections if s.key in FILLED_IN))
