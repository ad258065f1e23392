"""The extensions, made once and bound to an application in `create_app`."""

from flask_babel import Babel
from flask_htmx import HTMX
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

from bm_workspace.store.base import Base
from bm_workspace.store.errors import DatabaseUnavailable

db = SQLAlchemy(model_class=Base, disable_autonaming=True)
babel = Babel()
csrf = CSRFProtect()
htmx = HTMX()


def let_go(_error: BaseException | None) -> None:
    """Give the connection back after a request; one that broke meanwhile takes no finished answer with it."""
    try:
        db.session.close()
    except DatabaseUnavailable:
        db.session().invalidate()
