"""An import invents the persons it does not know, and renames nobody else."""

from bm_workspace.exchange.csv_table import read_csv, write_csv
from tests.web.browsing import Visitor, page
from tests.web.test_exchange import at, exported, facts, imported

PERSONAL = ("First name", "Last name", "Email", "Date of birth")


def persons(visitor: Visitor, project: str) -> list[list[str]]:
    """Name, e-mail address and birth date of everybody who is exported, with their own IDs."""
    rows = read_csv(exported(visitor, project)).rows
    places = [rows[0].index(title) for title in ("Mobility activity ID", *PERSONAL)]
    return sorted([row[n] for n in places] for row in rows[1:])


def of_new_persons(visitor: Visitor, project: str) -> bytes:
    """The exported table under other IDs: to the project these are people it does not know."""
    rows = [list(row) for row in read_csv(exported(visitor, project)).rows]
    for row in rows[1:]:
        row[rows[0].index("Mobility activity ID")] += "-N"
    return write_csv(rows)


def test_new_persons_are_invented_by_default_and_stay_the_same(trainee: Visitor, project: str) -> None:
    content, before = of_new_persons(trainee, project), persons(trainee, project)
    assert page(trainee.get(at(project))).select_one("#invent").has_attr("checked")

    imported(trainee, project, content, invent=True)
    first = persons(trainee, project)
    again = imported(trainee, project, content, invent=True)

    invented = {own.removesuffix("-N"): answers for own, *answers in first if own.endswith("-N")}
    assert all(a != b for own, *real in before for a, b in zip(real, invented[own], strict=True) if a)
    assert [person for person in first if not person[0].endswith("-N")] == before
    assert facts(trainee, again)[2:4] == ["0", "0"]
    assert persons(trainee, project) == first


def test_export_and_import_again_and_again_renames_nobody(trainee: Visitor, project: str) -> None:
    imported(trainee, project, of_new_persons(trainee, project), invent=True)
    before = persons(trainee, project)

    for _round in range(2):
        address = imported(trainee, project, exported(trainee, project), invent=True)

        assert facts(trainee, address)[2:4] == ["0", "0"]
        assert persons(trainee, project) == before


def test_a_table_without_names_renames_nobody(trainee: Visitor, project: str) -> None:
    before = persons(trainee, project)
    rows = read_csv(exported(trainee, project)).rows
    kept = [n for n, title in enumerate(rows[0]) if title not in PERSONAL]
    table = [[row[n] for n in kept] for row in rows]
    for row in table[1:]:
        row[table[0].index("Overall comments")] = "Jauns komentārs"

    address = imported(trainee, project, write_csv(table), invent=True)

    assert facts(trainee, address)[3] == str(len(before))
    assert persons(trainee, project) == before


def test_a_new_name_of_a_known_person_is_replaced_and_the_rest_stays(trainee: Visitor, project: str) -> None:
    rows = [list(row) for row in read_csv(exported(trainee, project)).rows]
    rows[1][rows[0].index("Last name")] = "Jaunuzvārdiņa"
    before = persons(trainee, project)

    imported(trainee, project, write_csv(rows), invent=True)

    changed = [(a, b) for a, b in zip(before, persons(trainee, project), strict=True) if a != b]
    assert len(changed) == 1
    (old, new) = changed[0]
    assert [n for n in range(5) if old[n] != new[n]] == [2]
    assert new[2] != "Jaunuzvārdiņa"


def test_invented_persons_stay_in_another_mobility_too(trainee: Visitor, project: str) -> None:
    imported(trainee, project, of_new_persons(trainee, project), invent=True)
    invented = [person for person in persons(trainee, project) if person[0].endswith("-N") and person[3]]

    imported(trainee, project, of_new_persons(trainee, project), invent=True)

    again = {own: answers for own, *answers in persons(trainee, project)}
    assert invented
    assert all(again[f"{own}-N"] == answers for own, *answers in invented)
