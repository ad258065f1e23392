"""Settings from the environment (BM_…): read once, checked, and refused in one sentence."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

SHORTEST_KEY = 16
WORKSPACES_PER_HOUR = 150
"""Opened from one address: two classes of thirty behind one hotel network within ten minutes, and ninety
times *Start over*. A script fills no disk: it gets 3,600 copies a day, of 0.35 MB each."""

WRONG_CODES_PER_HOUR = 100
"""Typed at one address: thirty people who each mistype three times. Of 2**50 codes a guesser tries 2,400 a
day, and finds one of 10,000 copies in 100,000 years."""


class BadSetting(ValueError):
    """A setting that cannot be used; the sentence names the variable."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the operator decides."""

    database_url: str
    secret_key: str
    hosted: bool
    time_zone: str
    proxies: int = 0
    """How many web servers stand in front, whose word on a visitor's address is taken."""
    workspaces_per_hour: int = WORKSPACES_PER_HOUR
    """How many may be opened from one address; 0 for as many as one likes."""
    wrong_codes_per_hour: int = WRONG_CODES_PER_HOUR
    """How many wrong return codes may be typed at one address; 0 for as many as one likes."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings, with local defaults. Raises BadSetting."""
    hosted = _yes_no(environment, "BM_HOSTED")
    return Settings(
        database_url=_database_url(environment),
        secret_key=_secret_key(environment, hosted=hosted),
        hosted=hosted,
        time_zone=_time_zone(environment),
        proxies=_proxies(environment),
        workspaces_per_hour=_most(environment, "BM_WORKSPACES_PER_HOUR", WORKSPACES_PER_HOUR),
        wrong_codes_per_hour=_most(environment, "BM_WRONG_CODES_PER_HOUR", WRONG_CODES_PER_HOUR),
    )


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where a local installation keeps its database and key."""
    named = environment.get("BM_DATA_FOLDER")
    folder = Path(named) if named else user_data_path("bm-workspace", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSetting(f"BM_DATA_FOLDER: the folder {folder} cannot be made ({error.strerror}).") from error
    return folder


def _yes_no(environment: Mapping[str, str], name: str) -> bool:
    value = environment.get(name, "") or "0"
    if value not in ("0", "1"):
        raise BadSetting(f"{name} must be 1 or 0, not {value!r}.")
    return value == "1"


def _proxies(environment: Mapping[str, str]) -> int:
    value = environment.get("BM_PROXIES", "") or "0"
    if value not in {str(number) for number in range(10)}:
        raise BadSetting(f"BM_PROXIES must be the number of web servers in front, 0 to 9, not {value!r}.")
    return int(value)


def _most(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name, "") or str(default)
    if not (value.isascii() and value.isdigit() and len(value) < 7):
        raise BadSetting(f"{name} must be a number from 0 (no bound) to 999999, not {value!r}.")
    return int(value)


def _database_url(environment: Mapping[str, str]) -> str:
    value = environment.get("BM_DATABASE_URL", "")
    if not value:
        return f"sqlite:///{data_folder(environment) / 'bm-workspace.sqlite'}"
    try:
        url = make_url(value)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a bare ValueError
        raise BadSetting(
            "BM_DATABASE_URL is not a database address such as sqlite:////path/x.sqlite."
        ) from error
    backend = url.get_backend_name()
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    if backend != "sqlite":
        raise BadSetting(f"BM_DATABASE_URL names {backend}; bm-workspace works with sqlite and postgresql.")
    if not url.database or url.database == ":memory:":
        raise BadSetting("BM_DATABASE_URL must name a file: a database in memory would be lost.")
    if not Path(url.database).absolute().parent.is_dir():
        raise BadSetting(f"BM_DATABASE_URL: there is no folder {Path(url.database).absolute().parent}.")
    return url.set(drivername="sqlite").render_as_string(hide_password=False)


def _secret_key(environment: Mapping[str, str], *, hosted: bool) -> str:
    value = environment.get("BM_SECRET_KEY", "")
    if value and len(value) < SHORTEST_KEY:
        raise BadSetting(f"BM_SECRET_KEY is too short: at least {SHORTEST_KEY} random characters.")
    if value:
        return value
    if hosted:
        raise BadSetting(
            "BM_SECRET_KEY is required when BM_HOSTED=1: a long random text, the same in all processes."
        )
    return _kept_key(data_folder(environment) / "secret-key")


def _kept_key(file: Path) -> str:
    """The key of this installation, made once; readable by its owner only."""
    try:
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    except OSError as error:
        raise BadSetting(
            f"BM_SECRET_KEY is not set, and {file} cannot be written ({error.strerror})."
        ) from error
    kept = file.read_text()
    if len(kept) < SHORTEST_KEY:
        raise BadSetting(
            f"BM_SECRET_KEY is not set, and the key kept in {file} is damaged: delete that file."
        )
    return kept


def _time_zone(environment: Mapping[str, str]) -> str:
    value = environment.get("BM_TIME_ZONE", "") or "Europe/Riga"
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: it names a folder of zones
        raise BadSetting(
            f"BM_TIME_ZONE: there is no time zone {value!r}; one is called Europe/Riga."
        ) from error
