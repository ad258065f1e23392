"""Which index serves which list: one for each order, one that counts, and one for what is deleted."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Index, text

KEPT, DELETED = text("deleted_at IS NULL"), text("deleted_at IS NOT NULL")

DOCUMENT_SORTS = ("number", "title_sort", "type", "participant_sort", "status", "language", "changed_at")
DOCUMENT_ASKED = ("type", "status", "language", "receiving", "changed_at")

MOBILITY_SORTS = (
    "number",
    "activity_sort",
    "activity_type",
    "participant_sort",
    "receiving_sort",
    "starts_on",
    "ends_on",
    "status",
)
MOBILITY_ASKED = ("activity_type", "role", "status", "receiving", "starts_on", "ends_on")


def list_indexes(
    table: str, place: Sequence[str], sorts: Sequence[str], asked: Sequence[str]
) -> Iterator[Index]:
    """The indexes of a list of the rows at a place: a workspace, a project, and perhaps a kind.

    Each holds all that the filters ask and what a search looks in, so that counting and turning pages reads
    an index alone, never the rows with their answers. A narrow one counts the whole list and the rows of an
    organisation. Few rows are deleted: these are sorted when asked for.
    """
    for sort in sorts:
        held = (name for name in (*asked, "search_key", "deleted_at") if name != sort)
        columns = (*place, sort, "id", *held)
        yield Index(f"ix_{table}_by_{sort}", *columns, sqlite_where=KEPT, postgresql_where=KEPT)
    counted = (*place, "receiving", "deleted_at")
    yield Index(f"ix_{table}_counted", *counted, sqlite_where=KEPT, postgresql_where=KEPT)
    rest = (name for name in (*sorts, *asked) if name not in place)
    columns = ("workspace_id", "project_id", "deleted_at", *dict.fromkeys(("id", *place[2:], *rest)))
    yield Index(f"ix_{table}_deleted", *columns, sqlite_where=DELETED, postgresql_where=DELETED)
