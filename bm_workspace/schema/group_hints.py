"""What a group's list of participants gives reason to ask; nothing of it is a mistake for sure."""

from collections.abc import Iterator

from bm_workspace.keys import title_key
from bm_workspace.schema.types import Problem, Values
from bm_workspace.wording import _t


def more_than_one_leads(values: Values) -> Problem | None:
    """A group has one lead accompanying person: the module names nobody else."""
    leads = [name for _number, name, role in _people(values) if role == "lead"]
    if len(leads) < 2:
        return None
    message = _t(
        "The list names %(count)s lead accompanying persons: %(names)s. The module knows one lead of a "
        "group; the others are accompanying persons.",
        count=len(leads),
        names=", ".join(leads),
    )
    return Problem(field="role", message=message)


def somebody_stands_twice(values: Values) -> Problem | None:
    """The same name twice is one person counted twice, if it is not two people of that name."""
    first: dict[str, int] = {}
    for number, name, _role in _people(values):
        if first.setdefault(title_key(name), number) != number:
            message = _t(
                "%(name)s stands in the list twice: as person %(first)s and as person %(second)s. "
                "Remove one of them, unless they are two people of the same name.",
                name=name,
                first=first[title_key(name)],
                second=number,
            )
            return Problem(field="name", message=message)
    return None


def _people(values: Values) -> Iterator[tuple[int, str, str]]:
    """Number, name and role of everybody in the list who has a name."""
    rows = values.get("participants") or ()
    for number, row in enumerate((row for row in rows if isinstance(row, dict)), start=1):
        if row.get("name", "").strip():
            yield number, row["name"].strip(), row.get("role", "")
