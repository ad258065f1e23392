"""LibreOffice for the tests: opens Word files without a screen and prints them as PDF."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.postgres import is_strict

MISSING = (
    "LibreOffice Writer was not found: install it (Debian: apt-get install libreoffice-writer-nogui); "
    "its program soffice must be on the PATH."
)
LONGEST = 180
"""Seconds; the first start makes a profile."""


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The Word files as LibreOffice prints them, by name; all in one go, because a start takes seconds."""
    for name, file in files.items():
        (folder / f"{name}.docx").write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        str(program()),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "printed"),
    ]
    subprocess.run(
        [*command, *(str(folder / f"{name}.docx") for name in files)],
        check=True,
        capture_output=True,
        timeout=LONGEST,
    )
    return {name: (folder / "printed" / f"{name}.pdf").read_bytes() for name in files}


def main() -> None:
    """Says which LibreOffice the tests will use; stops where there is none and there must be one."""
    if found := program():
        print(f"LibreOffice: {found}")
    elif is_strict():
        raise SystemExit(MISSING)
    else:
        print(f"{MISSING} Its tests will be skipped.")


if __name__ == "__main__":
    main()
