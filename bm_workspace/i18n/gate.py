"""Whether every text that people read has a good translation; run on the source tree."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bm_workspace.paths import PACKAGE, folder
from bm_workspace.wording import LANGUAGES, SOURCE_LANGUAGE, TRANSLATIONS

KEYWORDS: dict[str, Any] = {"_t": None, "_": None, "gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")


def in_use() -> Catalog:
    """All texts of code and templates."""
    catalog = Catalog(project="bm-workspace", charset="utf-8")
    sources = ((PACKAGE, "python", "**.py"), (folder("templates"), "jinja2", "**.html"))
    for root, method, pattern in sources:
        found = extract_from_dir(
            str(root), [(pattern, method)], keywords=KEYWORDS, options_map={pattern: {"silent": "false"}}
        )
        for name, _line, msgid, _comments, context in sorted(found, key=lambda one: (one[:2], str(one[2]))):
            if msgid:
                catalog.add(msgid, locations=[(f"{root.name}/{name}", 0)], context=context)
    return catalog


def catalogue_files() -> Iterator[tuple[str, Path]]:
    """Each translated language with its file."""
    for language in LANGUAGES:
        if language != SOURCE_LANGUAGE:
            yield language, TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def read(language: str, file: Path) -> Catalog:
    """The catalogue in a file; an empty one where there is none yet."""
    if not file.exists():
        return Catalog(locale=language, charset="utf-8")
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def update() -> None:
    """Bring the catalogues in step with the texts in use, and compile them."""
    template = in_use()
    for language, file in catalogue_files():
        catalog = read(language, file)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        with file.open("wb") as stream:
            write_po(stream, catalog, width=110, omit_header=False, sort_output=True, include_lineno=False)
        with file.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalog)


def problems() -> list[str]:
    """What is wrong with the translations, a line each; empty when they are complete."""
    template = in_use()
    return [line for language, file in catalogue_files() for line in _problems(language, file, template)]


def _problems(language: str, file: Path, template: Catalog) -> Iterator[str]:
    catalog = read(language, file)
    for message in template:
        if not message.id:
            continue
        translated = catalog.get(message.id, message.context)
        wrong = "missing" if translated is None else _wrong(translated)
        if wrong:
            yield f"{language}: {wrong}: {message.id!r}"
    known = {message.id for message in template}
    yield from (f"{language}: no longer in use: {m.id!r}" for m in catalog if m.id and m.id not in known)
    if file.with_suffix(".mo").read_bytes() != _compiled(catalog):
        yield f"{language}: compiled from an older {file.name}; run: bm-workspace translate update"


def _wrong(message: Message) -> str:
    texts = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if message.fuzzy:
        return "fuzzy"
    if not all(texts):
        return "not translated"
    wanted = _placeholders(message.id if isinstance(message.id, str) else message.id[-1])
    return "" if all(_placeholders(text or "") == wanted for text in texts) else "other placeholders"


def _placeholders(text: str) -> set[str]:
    return {match[0] for match in PLACEHOLDER.finditer(text)}


def _compiled(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()
