"""Opening a workspace and coming back to one, each bounded for one address."""

import base64
import secrets
from datetime import datetime
from uuid import UUID, uuid4

from bm_workspace.services.bounds import Bound
from bm_workspace.store.errors import NotFound
from bm_workspace.store.workspaces import Workspaces


def open_workspace(workspaces: Workspaces, bound: Bound, *, now: datetime) -> UUID:
    """A fresh private workspace with realistic data; gives its key. Raises TooOften.

    It is counted in a transaction of its own: a class that starts at once does not wait for one another.
    """
    bound.count(now=now)
    bound.counts.keep()
    workspace_id = uuid4()
    workspaces.open(workspace_id, new_return_code(), now)
    return workspace_id


def come_back(workspaces: Workspaces, code: str, bound: Bound, *, now: datetime) -> UUID:
    """The workspace of a return code. Only wrong codes stay counted. Raises NotFound, TooOften.

    It is counted before anybody looks: of many guesses at once none is answered that is not counted.
    """
    bound.count(now=now)
    try:
        found = workspaces.by_return_code(code)
    except NotFound:
        bound.counts.keep()
        raise
    bound.counts.take_back()
    return found


def purge(workspaces: Workspaces, *, idle_since: datetime) -> int:
    """Remove every workspace in which nothing was changed since a moment; gives how many.

    Each goes in a transaction of its own, so that nobody waits long.
    """
    return sum(workspaces.remove(one, idle_since) for one in workspaces.idle_since(idle_since))


def new_return_code() -> str:
    """Ten base32 characters: 50 bits that nobody guesses."""
    return base64.b32encode(secrets.token_bytes(7)).decode()[:10]
