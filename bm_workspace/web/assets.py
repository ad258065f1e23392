"""Style and scripts at addresses that hold a digest of what is in them: browsers keep them for a year."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from bm_workspace.paths import folder

ASSETS: Mapping[str, tuple[str, ...]] = {
    "icon.svg": ("icon.svg",),
    "bootstrap.css": ("vendor/bootstrap.min.css",),
    "app.css": ("app.css",),
    "htmx.js": ("vendor/htmx.min.js",),
    "app.js": ("app.js", "unsaved.js", "esco.js", "busy.js", "lists.js"),
}
"""Name → the files of `static/` it is made of; a page asks for each name once."""

KEPT = "public, max-age=31536000, immutable"


@dataclass(frozen=True, kw_only=True)
class Asset:
    """What a browser gets: as it is, and compressed."""

    digest: str
    plain: bytes
    compressed: bytes

    @classmethod
    def of(cls, static: Path, parts: tuple[str, ...]) -> "Asset":
        plain = b"\n".join((static / part).read_bytes() for part in parts)
        packed = gzip.compress(plain, mtime=0)
        return cls(digest=sha256(plain).hexdigest()[:16], plain=plain, compressed=packed)


class Assets:
    """All of them, read once when the program starts."""

    def __init__(self, static: Path) -> None:
        self._of = {name: Asset.of(static, parts) for name, parts in ASSETS.items()}

    def url(self, name: str) -> str:
        """The address of an asset, which changes with what is in it."""
        return url_for("asset", digest=self._of[name].digest, name=name)

    def answer(self, digest: str, name: str) -> Response:
        """The asset; under a name of another version, as a page of one asks for, the way to this one."""
        asset = self._of.get(name)
        if asset is None:
            abort(404)
        if asset.digest != digest:
            return redirect(self.url(name), 303)
        return _packed(asset) if request.accept_encodings["gzip"] else Response(asset.plain)


def _packed(asset: Asset) -> Response:
    response = Response(asset.compressed)
    response.content_encoding = "gzip"
    return response


def register(app: Flask) -> None:
    """Serve the assets, and give templates their addresses."""
    assets = Assets(folder("static"))

    def show(digest: str, name: str) -> Response:
        response = assets.answer(digest, name)
        response.content_type = f"{guess_type(name)[0]}; charset=utf-8"
        response.headers["Cache-Control"] = KEPT if response.status_code == 200 else "no-store"
        response.vary.add("Accept-Encoding")
        return response

    app.add_url_rule("/static/<digest>/<name>", "asset", show)
    app.jinja_env.globals["asset"] = assets.url
