"""Opening a workspace and coming back to one."""

import base64
import secrets
from datetime import datetime
from uuid import UUID, uuid4

from bm_workspace.store.workspaces import Workspaces


def open_workspace(workspaces: Workspaces, *, now: datetime) -> UUID:
    """A fresh private workspace with realistic data; gives its key."""
    workspace_id = uuid4()
    workspaces.open(workspace_id, new_return_code(), now)
    return workspace_id


def purge(workspaces: Workspaces, *, idle_since: datetime) -> int:
    """Remove every workspace in which nothing was changed since a moment; gives how many.

    Each goes in a transaction of its own, so that nobody waits long.
    """
    return sum(workspaces.remove(one, idle_since) for one in workspaces.idle_since(idle_since))


def new_return_code() -> str:
    """Ten base32 characters: 50 bits that nobody guesses."""
    return base64.b32encode(secrets.token_bytes(7)).decode()[:10]
