"""Pages: a view loads, asks one service, answers."""

from flask import Flask
from flask_babel import Babel

from bm_workspace.esco import ATTRIBUTION
from bm_workspace.identifiers import DATABASE
from bm_workspace.web import (
    assets,
    bulk_documents,
    bulk_mobilities,
    compare,
    database,
    database_mobilities,
    documents,
    downloads,
    duplicating,
    editor,
    entrance,
    errors,
    esco,
    exchange,
    exchange_files,
    headers,
    history,
    host,
    kept,
    kinds,
    mobilities,
    mobility_actions,
    mobility_form,
    mobility_history,
    organisations,
    outcome_advice,
    paste,
    persons,
    projects,
    reading,
    reports,
    request_log,
    scope,
    sending,
    stay,
    taking_over,
    way_back,
)

BLUEPRINTS = (
    entrance.bp,
    projects.bp,
    organisations.bp,
    persons.bp,
    reports.bp,
    exchange.bp,
    exchange_files.bp,
    mobilities.bp,
    mobility_form.bp,
    mobility_actions.bp,
    mobility_history.bp,
    bulk_mobilities.bp,
    documents.bp,
    bulk_documents.bp,
    editor.bp,
    outcome_advice.bp,
    paste.bp,
    stay.bp,
    compare.bp,
    history.bp,
    downloads.bp,
    taking_over.bp,
    duplicating.bp,
    esco.bp,
    database.bp,
    database_mobilities.bp,
    sending.bp,
    host.bp,
)


def register(app: Flask, babel: Babel) -> None:
    """Bind every page, the answers to errors, and what surrounds each request."""
    babel.init_app(
        app, locale_selector=reading.choose_language, default_translation_directories=reading.TRANSLATIONS
    )
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    assets.register(app)
    request_log.register(app)
    scope.register(app)
    database.register_pages(app)
    headers.register(app)
    errors.register(app)
    reading.register(app)
    way_back.register(app)
    app.jinja_env.globals.update(
        DATABASE=DATABASE, kept_answers=kept.kept_answers, address_of_mobility=kinds.mobility_address
    )
    app.jinja_env.globals.update(ESCO_ATTRIBUTION=ATTRIBUTION, esco_combobox=esco.combobox)
