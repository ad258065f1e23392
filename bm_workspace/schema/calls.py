"""What differs from one call year to the next: how long a stay may last (domain facts 2.5)."""

from dataclasses import replace
from functools import partial
from typing import TypeVar

from bm_workspace.schema.mobility_rules import stay_fits
from bm_workspace.schema.rules import stay_fits_activity_type
from bm_workspace.schema.types import Declaration, Rule

BY_CALL = (stay_fits, stay_fits_activity_type)
"""The checks that go by a call year; without one they go by the newest."""

Form = TypeVar("Form", bound=Declaration)


def in_call(declaration: Form, call_year: int) -> Form:
    """The same form with its rules as they are in a call year."""
    return replace(
        declaration, complete_when=tuple(_in_call(rule, call_year) for rule in declaration.complete_when)
    )


def _in_call(rule: Rule, call_year: int) -> Rule:
    if rule.check not in BY_CALL:
        return rule
    return replace(rule, check=partial(rule.check, call_year=call_year))
