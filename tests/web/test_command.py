"""The command `bm-workspace run` as its users meet it: an address, or one sentence on what is wrong."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

COMMAND = [str(Path(sys.executable).with_name("bm-workspace")), "run"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """A clean environment with a data folder of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BM_")}
    return {**kept, "BM_DATA_FOLDER": str(folder), "PYTHONUNBUFFERED": "1", **settings}


@pytest.fixture
def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def running(tmp_path: Path, free_port: int) -> Iterator[str]:
    """What a started program prints first."""
    with subprocess.Popen(
        [*COMMAND, "--port", str(free_port)],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stdout is not None
        yield program.stdout.readline()
        program.terminate()  # not Ctrl+C, which whatever runs in the background does not hear
        program.wait(10)


def refusal(folder: Path, *options: str, **settings: str) -> str:
    """What a program says that does not start."""
    ended = subprocess.run(
        [*COMMAND, *options],
        env=environment(folder, **settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode != 0
    return ended.stderr.strip()


def test_a_start_prints_the_address_and_answers_there(running: str) -> None:
    address = re.search(r"http://127\.0\.0\.1:\d+", running)

    assert address, running
    with urlopen(address[0] + "/healthz", timeout=10) as answer:  # noqa: S310 our own address
        assert answer.status == 200


def test_a_first_start_makes_database_and_key_in_the_data_folder(running: str, tmp_path: Path) -> None:
    assert "bm-workspace is ready" in running
    assert (tmp_path / "bm-workspace.sqlite").is_file()
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BM_DATABASE_URL", "mysql://somewhere/x"),
        ("BM_DATABASE_URL", "no address"),
        ("BM_DATABASE_URL", "sqlite:////no/such/folder/x.sqlite"),
        ("BM_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/x"),
        ("BM_HOSTED", "perhaps"),
        ("BM_SECRET_KEY", "short"),
        ("BM_TIME_ZONE", "Riga/Riga"),
    ],
)
def test_a_bad_setting_stops_the_start_with_one_sentence_that_names_it(
    tmp_path: Path, name: str, value: str
) -> None:
    said = refusal(tmp_path, **{name: value})

    assert said.startswith(name)
    assert len(said.splitlines()) == 1


def test_a_hosted_program_wants_a_key(tmp_path: Path) -> None:
    assert refusal(tmp_path, BM_HOSTED="1").startswith("BM_SECRET_KEY is required")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear colleague, " * 100)

    said = refusal(tmp_path, BM_DATABASE_URL=f"sqlite:///{file}")

    assert said.startswith("BM_DATABASE_URL")
    assert file.read_text() == "Dear colleague, " * 100


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = str(holder.getsockname()[1])

        said = refusal(tmp_path, "--port", port)

    assert said.startswith(f"--host 127.0.0.1 --port {port}: cannot listen there")
