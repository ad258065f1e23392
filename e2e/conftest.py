"""One server for the whole run; a browser context is a new trainee with a workspace of their own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from e2e import chromium
from e2e.pages.entrance import Welcome
from e2e.pages.mobilities import MobilityList
from e2e.serving import served
from e2e.trainee import Trainee
from e2e.watch import Watch

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
)
TIMEOUT = 10_000

NewTrainee = Callable[..., Trainee]


@pytest.fixture(scope="session")
def server_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server keeps its database."""
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="session")
def base_url(server_folder: Path) -> Iterator[str]:
    with served(server_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    found = chromium.executable()
    if not found:
        give_up = pytest.fail if os.environ.get("BM_TEST_STRICT") == "1" else pytest.skip
        give_up(chromium.what_to_do())
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {"executable_path": found, "args": [*FLAGS, *as_root]}


@pytest.fixture(autouse=True)
def watch(base_url: str) -> Iterator[Watch]:
    """Fails the test on anything that went wrong in its browsers and that it did not name."""
    watch = Watch(base_url)
    yield watch
    assert watch.troubles == []


@pytest.fixture
def new_trainee(new_context: Callable[..., BrowserContext], watch: Watch) -> NewTrainee:
    """Makes a person with a browser of their own."""

    def make(language: str = "en", *, width: int = 1280, scripted: bool = True) -> Trainee:
        context = new_context(
            locale={"en": "en-GB", "lv": "lv-LV"}[language],
            viewport={"width": width, "height": 900},
            java_script_enabled=scripted,
        )
        context.set_default_timeout(TIMEOUT)
        watch.look_at(context)
        return Trainee(page=context.new_page(), language=language, watch=watch, scripted=scripted)

    return make


@pytest.fixture
def trainee(new_trainee: NewTrainee) -> Trainee:
    return new_trainee()


@pytest.fixture
def mobilities(trainee: Trainee) -> MobilityList:
    """The list that a trainee meets after *Start practising*."""
    return Welcome.of(trainee).start_practising()


@pytest.fixture(params=["lv", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)
