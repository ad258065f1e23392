"""bm-workspace: a place to practise the mobility documents of the Beneficiary Module."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from bm_workspace.config import Settings, read_settings
from bm_workspace.extensions import babel, csrf, db, htmx, let_go
from bm_workspace.paths import folder
from bm_workspace.render.pdf import prepare as prepare_pdf
from bm_workspace.services.bounds import OPENING, WRONG_CODE, forget_counts
from bm_workspace.services.exchange import forget_old_files
from bm_workspace.services.upkeep import bring_up_to_date
from bm_workspace.store.base import engine_options, prepare_engine
from bm_workspace.store.skill_indexes import KeptWarm
from bm_workspace.web import register

COOKIE = "bm_workspace"
HOST_COOKIE = f"__Host-{COOKIE}"
"""Browsers take a cookie of this name over HTTPS only, and from no other host of the same domain."""

COOKIE_LIFE = timedelta(days=30)
MAX_REQUEST = 8 * 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """The application, its database migrated. Raises BadSetting, NewerDatabase or DatabaseUnavailable."""
    settings = settings or read_settings()
    app = Flask(__name__, template_folder=str(folder("templates")), static_folder=None)
    app.config.from_mapping(_flask_settings(settings))
    _believe(app, settings.proxies)
    db.init_app(app)
    app.teardown_appcontext(let_go)
    csrf.init_app(app)
    htmx.init_app(app)
    register(app, babel)
    prepare_pdf()
    with app.app_context():
        prepare_engine(db.engine)
        bring_up_to_date(db.engine)
        forget_old_files(db.engine, now=datetime.now(UTC))
        forget_counts(db.engine, now=datetime.now(UTC))
    return app


def _believe(app: Flask, proxies: int) -> None:
    """Take a visitor's address, host and scheme from so many web servers in front."""
    trusting = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)
    app.wsgi_app = trusting  # type: ignore[method-assign]  # as Flask's documentation has it


def create_served_app(settings: Settings | None = None) -> Flask:
    """The application for a process that serves people: what is slow at first use is made ready beside it."""
    app = create_app(settings)
    with app.app_context():
        KeptWarm(db.engine)
    return app


def _flask_settings(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(settings.database_url),
        "PERMANENT_SESSION_LIFETIME": COOKIE_LIFE,
        "SESSION_COOKIE_NAME": HOST_COOKIE if settings.hosted else COOKIE,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.hosted,
        "WTF_CSRF_TIME_LIMIT": None,  # a class lasts two hours; the session is what ends
        "WTF_CSRF_CHECK_DEFAULT": False,  # web.scope checks it, after it has looked for a workspace
        "MAX_CONTENT_LENGTH": MAX_REQUEST,
        "MAX_FORM_MEMORY_SIZE": MAX_REQUEST,
        "MAX_FORM_PARTS": 20_000,
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_DEFAULT_TIMEZONE": settings.time_zone,
        "BM_HOSTED": settings.hosted,
        "BM_MOST": {OPENING: settings.workspaces_per_hour, WRONG_CODE: settings.wrong_codes_per_hour},
    }
