"""Puts the front-end files and the compiled translations in their places before every build."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shutil import copyfile
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# (package on PyPI, file inside it, name under static/vendor)
VENDORED = (
    ("django-htmx", "htmx-2.min.js", "htmx.min.js"),
    ("bootstrap-flask", "bootstrap5/css/bootstrap.min.css", "bootstrap.min.css"),
    ("font-roboto", "Roboto-Regular.ttf", "Roboto-Regular.ttf"),
    ("font-roboto", "Roboto-Bold.ttf", "Roboto-Bold.ttf"),
)


class CustomBuildHook(BuildHookInterface):
    """Runs for the wheel, the sdist and the editable install alike."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Changes only the tree; the build configuration picks the files up from there."""
        root = Path(self.root)
        copy_front_end_files(root / "static" / "vendor")
        compile_translations(root / "bm_workspace" / "i18n" / "translations")


def copy_front_end_files(vendor: Path) -> None:
    """Copies each file of VENDORED into the folder, which it makes first."""
    vendor.mkdir(parents=True, exist_ok=True)
    for package, ending, name in VENDORED:
        copyfile(file_of(package, ending), vendor / name)


def file_of(package: str, ending: str) -> Path:
    """The installed file of a package whose path ends so, or a stop with one sentence."""
    try:
        installed = distribution(package)
    except PackageNotFoundError:
        raise SystemExit(
            f"The build needs the package {package}, which is not installed: "
            "build with isolation, or install it first."
        ) from None
    for file in installed.files or ():
        if f"/{file.as_posix()}".endswith(f"/{ending}") and (path := Path(str(file.locate()))).is_file():
            return path
    raise SystemExit(
        f"The package {package} {installed.version} does not hold the file {ending}; "
        "pin a version that does in pyproject.toml, or change VENDORED in hatch_build.py."
    )


def compile_translations(translations: Path) -> None:
    """Writes messages.mo beside every messages.po; a broken catalogue stops the build."""
    for source in sorted(translations.glob("*/LC_MESSAGES/messages.po")):
        locale = source.parent.parent.name
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=locale, abort_invalid=True)
        with source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
