"""The Chromium of this machine for the browser tests; as a command it makes sure that there is one."""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APT_GET = ("apt-get", "-o", "Dpkg::Use-Pty=0", "-qq")


def executable() -> str | None:
    """The path of the browser to use: the one that BM_TEST_CHROMIUM names, or the first one found."""
    if named := os.environ.get("BM_TEST_CHROMIUM"):
        return named if Path(named).is_file() else None
    return next(filter(None, map(shutil.which, NAMES)), None)


def ensure() -> str:
    """The path of the browser, after Debian's has been installed where that is possible and needed."""
    if not executable() and may_install():
        install()
    if found := executable():
        return found
    raise SystemExit(what_to_do())


def may_install() -> bool:
    """Debian's package may be installed: nobody named a browser, we are root, and apt-get is there."""
    return (
        "BM_TEST_CHROMIUM" not in os.environ
        and hasattr(os, "geteuid")
        and os.geteuid() == 0
        and shutil.which("apt-get") is not None
    )


def install() -> None:
    """Installs Debian's Chromium; what apt-get says on failure is shown."""
    print("Installing Chromium with apt-get …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (("update",), ("install", "--yes", "--no-install-recommends", "chromium")):
        subprocess.run((*APT_GET, *words), env=environment, stdin=subprocess.DEVNULL, check=False)


def what_to_do() -> str:
    """One sentence for the person who has no browser."""
    if named := os.environ.get("BM_TEST_CHROMIUM"):
        return (
            f"BM_TEST_CHROMIUM names {named}, and there is no such file: "
            "correct it, or unset it to look for Chromium."
        )
    return (
        "The browser tests need Chromium: install it "
        "(Debian, as root: apt-get update && apt-get install chromium), "
        "or name a Chromium or Chrome with BM_TEST_CHROMIUM=/path/to/it."
    )


if __name__ == "__main__":
    print(f"Browser: {ensure()}")
