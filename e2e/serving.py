"""The real product on a port of its own, for as long as the tests run."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from bm_workspace import create_app
from bm_workspace.config import Settings

DATABASES: dict[str, Path] = {}
"""Where each server keeps its database, by its address."""


class Quiet(WSGIRequestHandler):
    """A handler that keeps connections open and writes no log."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - named so by Werkzeug
        """Nothing is logged: the tests look at the answers."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server whose database lies in a folder."""
    app = create_app(
        Settings(
            database_url=f"sqlite:///{folder / 'journeys.sqlite'}",
            secret_key="the key of the browser tests",
            hosted=False,
            time_zone="Europe/Riga",
            workspaces_per_hour=0,  # all journeys come from one address
            wrong_codes_per_hour=0,
        )
    )
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    DATABASES[address] = folder / "journeys.sqlite"
    try:
        yield address
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
