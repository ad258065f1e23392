"""Settings: local defaults, and one sentence that names the variable where one cannot be used."""

import os
from pathlib import Path

import pytest

from bm_workspace.config import BadSetting, data_folder, read_settings

KEY = "a long enough secret for the tests"


def settings(folder: Path, **environment: str) -> object:
    """The settings read from an environment whose data folder is ours."""
    return read_settings({"BM_DATA_FOLDER": str(folder), **environment})


def refused(folder: Path, **environment: str) -> str:
    """The sentence with which these settings are refused."""
    with pytest.raises(BadSetting) as caught:
        settings(folder, **environment)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BM_HOSTED", "yes"),
        ("BM_HOSTED", "2"),
        ("BM_HOSTED", " 1"),
        ("BM_PROXIES", "-1"),
        ("BM_PROXIES", "12"),
        ("BM_PROXIES", "one"),
        ("BM_WORKSPACES_PER_HOUR", "-1"),
        ("BM_WORKSPACES_PER_HOUR", "many"),
        ("BM_WRONG_CODES_PER_HOUR", "1000000"),
        ("BM_WRONG_CODES_PER_HOUR", "²"),
        ("BM_SECRET_KEY", "short"),
        ("BM_DATABASE_URL", "nonsense"),
        ("BM_DATABASE_URL", "mysql://user@host/x"),
        ("BM_DATABASE_URL", "postgres://user@host/x"),
        ("BM_DATABASE_URL", "postgresql://user@host:port/x"),
        ("BM_DATABASE_URL", "sqlite://"),
        ("BM_DATABASE_URL", "sqlite:///:memory:"),
        ("BM_DATABASE_URL", "sqlite:////no/such/folder/x.sqlite"),
        ("BM_TIME_ZONE", "Mars/Olympus"),
        ("BM_TIME_ZONE", "../../etc/passwd"),
        ("BM_TIME_ZONE", "Europe"),
        ("BM_TIME_ZONE", "/etc/localtime"),
    ],
)
def test_a_bad_setting_is_refused_in_one_sentence_that_names_it(
    tmp_path: Path, name: str, value: str
) -> None:
    sentence = refused(tmp_path, **{name: value})

    assert sentence.startswith(name)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert ". " not in sentence


def test_hosted_mode_does_not_start_without_a_key(tmp_path: Path) -> None:
    assert refused(tmp_path, BM_HOSTED="1").startswith("BM_SECRET_KEY")
    assert not (tmp_path / "secret-key").exists()


def test_the_sentence_never_holds_the_secret(tmp_path: Path) -> None:
    assert "hunter2" not in refused(tmp_path, BM_SECRET_KEY="hunter2")
    assert "hunter2" not in refused(tmp_path, BM_DATABASE_URL="mysql://user:hunter2@host/x")


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert refused(tmp_path / "file" / "folder").startswith("BM_DATA_FOLDER")


@pytest.mark.parametrize("kept", ["", "short"])
def test_a_kept_key_that_is_damaged_is_refused(tmp_path: Path, kept: str) -> None:
    (tmp_path / "secret-key").write_text(kept)

    assert refused(tmp_path).startswith("BM_SECRET_KEY")


def test_a_local_installation_needs_no_settings(tmp_path: Path) -> None:
    local = read_settings({"BM_DATA_FOLDER": str(tmp_path / "new" / "folder")})

    assert local.database_url == f"sqlite:///{tmp_path}/new/folder/bm-workspace.sqlite"
    assert (local.hosted, local.time_zone) == (False, "Europe/Riga")
    assert len(local.secret_key) >= 32


def test_the_local_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    environment = {"BM_DATA_FOLDER": str(tmp_path)}

    first, second = (read_settings(environment).secret_key for _ in range(2))

    assert first == second == (tmp_path / "secret-key").read_text()
    assert os.name == "nt" or (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_given_key_is_used_and_none_is_made(tmp_path: Path) -> None:
    hosted = read_settings({"BM_DATA_FOLDER": str(tmp_path), "BM_HOSTED": "1", "BM_SECRET_KEY": KEY})

    assert (hosted.secret_key, hosted.hosted) == (KEY, True)
    assert not (tmp_path / "secret-key").exists()


@pytest.mark.parametrize("url", ["postgresql://u:p%40ss@h/x", "postgresql+psycopg2://u:p%40ss@h/x"])
def test_postgresql_is_reached_through_psycopg(tmp_path: Path, url: str) -> None:
    given = read_settings({"BM_DATA_FOLDER": str(tmp_path), "BM_DATABASE_URL": url})

    assert given.database_url == "postgresql+psycopg://u:p%40ss@h/x"


@pytest.mark.parametrize("driver", ["sqlite", "sqlite+aiosqlite", "sqlite+pysqlite"])
def test_sqlite_is_reached_through_python_itself(tmp_path: Path, driver: str) -> None:
    url = f"{driver}:///{tmp_path}/x.sqlite"

    given = read_settings({"BM_DATA_FOLDER": str(tmp_path), "BM_DATABASE_URL": url})

    assert given.database_url in {f"sqlite:///{tmp_path}/x.sqlite", f"sqlite+pysqlite:///{tmp_path}/x.sqlite"}


@pytest.mark.parametrize(("given", "most"), [("0", 0), ("7", 7), ("999999", 999_999)])
def test_what_an_address_may_do_in_an_hour_is_set(tmp_path: Path, given: str, most: int) -> None:
    bounds = {"BM_WORKSPACES_PER_HOUR": given, "BM_WRONG_CODES_PER_HOUR": given}

    found = read_settings({"BM_DATA_FOLDER": str(tmp_path), **bounds})

    assert (found.workspaces_per_hour, found.wrong_codes_per_hour) == (most, most)


@pytest.mark.parametrize(
    "name",
    [
        "BM_HOSTED",
        "BM_PROXIES",
        "BM_SECRET_KEY",
        "BM_DATABASE_URL",
        "BM_TIME_ZONE",
        "BM_WORKSPACES_PER_HOUR",
        "BM_WRONG_CODES_PER_HOUR",
    ],
)
def test_an_empty_setting_is_no_setting(tmp_path: Path, name: str) -> None:
    assert settings(tmp_path, **{name: ""}) == settings(tmp_path)


def test_the_data_folder_is_where_it_was_named(tmp_path: Path) -> None:
    assert data_folder({"BM_DATA_FOLDER": str(tmp_path / "ā b")}) == tmp_path / "ā b"
    assert (tmp_path / "ā b").is_dir()
