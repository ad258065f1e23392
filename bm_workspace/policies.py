"""Why something may not be done now: a reason in words, or None where it may."""

from bm_workspace.wording import Text, _t

ONGOING = "ongoing"
SUBMITTED = "submitted"


def why_not_change(project_status: str) -> Text | None:
    """Creating, editing and deleting are possible only while the project is ongoing (domain facts 1.2)."""
    if project_status != ONGOING:
        return _t("The final report has been submitted: documents can only be viewed and downloaded.")
    return None


def why_not_edit(project_status: str, *, is_deleted: bool) -> Text | None:
    """A document is edited while its project is ongoing and it is not deleted."""
    if is_deleted:
        return _t("This document is deleted. Restore it to go on working on it.")
    return why_not_change(project_status)
