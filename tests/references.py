"""Texts and workbooks that ask their reader to open a file or an address, and a listener that hears it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from threading import Thread
from zipfile import ZipFile

from bm_workspace.exchange.xlsx_table import write_xlsx
from tests.exchange_files import rows, zipped

SECRET = "tikaimanslepensvards"
"""What stands in the file that nobody may read."""

XML_START = b"<?xml version='1.0' encoding='UTF-8'?>"
RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATION = '<Relationship Id="rId{}" Type="{}{}" Target="{}" TargetMode="External"/>'


@dataclass
class Listener:
    """Somebody on this machine who notes every connection."""

    address: str
    heard: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener for as long as the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = Listener(f"http://127.0.0.1:{server.getsockname()[1]}")
        thread = Thread(target=_listen, args=(server, listener.heard), daemon=True)
        thread.start()
        yield listener
        # The last connection is the listener's own: what came before it is heard by then.
        with socket.create_connection(server.getsockname()) as last:
            last.sendall(b"end")
        thread.join()


def _listen(server: socket.socket, heard: list[str]) -> None:
    while True:
        connection, _ = server.accept()
        with connection:
            said = connection.recv(1000)
            connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
        if said == b"end":
            return
        heard.append(said.decode("latin-1").partition("\r\n")[0])


def references(web: str, file: str) -> list[str]:
    """Texts that lead to an address and to a file, in every way in which a file format could ask for them."""
    return [text for place in (web, file) for text in _leading_to(place)]


def _leading_to(place: str) -> Iterator[str]:
    yield f'<img src="{place}"/><img srcset="{place} 2x"/><input type="image" src="{place}"/>'
    yield f'<link rel="stylesheet" href="{place}"/><base href="{place}"/>'
    yield f'<style>@import "{place}"; @import url({place}); body {{background: url({place})}}</style>'
    yield f"<style>@font-face {{font-family: x; src: url({place})}}</style>"
    yield f"<style>@page {{background-image: url({place})}}</style>"
    yield f'<p style="background: url({place}); list-style-image: url({place})">x</p>'
    yield f'<pdf:font name="x" src="{place}"/><pdf:template name="x" background="{place}"/><pdf:toc/>'
    yield f'<para><img src="{place}" width="9" height="9"/><a href="{place}">x</a></para>'
    yield f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{place}"/><use href="{place}#x"/></svg>'
    yield f'<object data="{place}"/><iframe src="{place}"></iframe><script src="{place}"></script>'
    yield f'<!DOCTYPE x [<!ENTITY e SYSTEM "{place}"><!ENTITY % p SYSTEM "{place}"> %p;]><x>&e;</x>'
    yield f'<?xml-stylesheet href="{place}"?>'
    yield f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}" parse="text"/>'
    yield f'{{% include "{place}" %}} {{{{ url_for("static", filename="{place}") }}}}'
    yield f'INCLUDEPICTURE "{place}" \\d INCLUDETEXT "{place}" DDEAUTO "{place}"'
    yield f'=WEBSERVICE("{place}") =HYPERLINK("{place}") =\'{place}\'!A1'
    yield f"url({place}) @import '{place}'; data:text/html,<img%20src={place}>"
    yield place


def workbooks(web: str, file: str) -> dict[str, bytes]:
    """A right workbook with such a reference in one of its parts, by what leads where."""
    return {
        f"{what} in {part} to {place}": zipped({**_right(), part: content})
        for place in (web, file)
        for what, parts in (("DTD", _with_dtds(place)), ("relation", _with_relations(place)))
        for part, content in parts
    }


def _right() -> dict[str, bytes]:
    with ZipFile(BytesIO(write_xlsx(rows()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_dtds(place: str) -> Iterator[tuple[str, bytes]]:
    """Every part with a document type that names the place, and the entity in its first text or attribute."""
    asked = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{place}"><!ENTITY % p SYSTEM "{place}"> %p;]>',
        f'<!DOCTYPE x SYSTEM "{place}">',
        f'<!DOCTYPE x PUBLIC "-//X//Y" "{place}">',
    )
    for name, content in _right().items():
        body = content.partition(b"?>")[2] if content.startswith(b"<?xml") else content
        for dtd in asked:
            yield name, XML_START + dtd.encode() + body.replace(b"</", b"&e;</", 1)
            yield name, (XML_START + dtd.encode() + body).decode().replace("UTF-8", "UTF-16").encode("utf-16")


def _with_relations(place: str) -> Iterator[tuple[str, bytes]]:
    """The parts of a workbook, and what is laid beside them, looked for elsewhere."""
    elsewhere = "".join(
        RELATION.format(number, KINDS, kind, place)
        for number, kind in enumerate(
            ("worksheet", "sharedStrings", "styles", "theme", "image", "hyperlink", "attachedTemplate"),
            start=1,
        )
    ).encode()
    for name in ("xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels", "_rels/.rels"):
        yield name, RELATIONS % elsewhere
    link = f'<externalLink xmlns:r="{KINDS[:-1]}"><externalBook r:id="rId1"/></externalLink>'
    yield "xl/externalLinks/externalLink1.xml", link.encode()
