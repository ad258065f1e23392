"""What `pip install .` gives: a wheel that holds everything and runs away from the source tree."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = """
import re
from bm_workspace import create_app
client = create_app().test_client()
assets = re.findall('"(/static/[^"]+)"', client.get("/").text)
assert len(assets) == 5, assets
pages = {address: client.get(address) for address in ("/", "/help", "/healthz", *assets)}
assert all(page.status_code == 200 for page in pages.values()), pages
assert "Sākt praktizēties" in client.get("/", headers={"Accept-Language": "lv"}).text
print(create_app.__module__, "runs")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_templates_static_files_fixtures_and_translations(unpacked: Path) -> None:
    package = unpacked / "bm_workspace"

    tracked = subprocess.run(
        ["git", "ls-files", "templates", "static", "fixtures"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert all((package / name).is_file() for name in tracked.stdout.split())
    vendor = {file.name for file in (package / "static" / "vendor").iterdir()}
    assert vendor == {"bootstrap.min.css", "htmx.min.js", "Roboto-Bold.ttf", "Roboto-Regular.ttf"}
    assert (package / "i18n/translations/lv/LC_MESSAGES/messages.mo").is_file()


def test_the_installed_program_runs_outside_the_source_tree(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "BM_DATA_FOLDER": str(tmp_path)}

    ran = subprocess.run(
        [sys.executable, "-c", PAGE],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.stdout.strip() == "bm_workspace runs", ran.stderr
