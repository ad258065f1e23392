"""No file of at most 10 MiB takes more than 300 MB, whatever it would unfold to."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.heavy_imports import HEAVY

MOST = 300_000
"""Kilobytes of the whole program, libraries and all."""

STATUS = Path("/proc/self/status")
READER = """
import re, sys
from pathlib import Path
import bm_workspace.cli
from bm_workspace.exchange.files import read_table
from bm_workspace.exchange.planning import plan
from bm_workspace.exchange.summary import summary
from bm_workspace.exchange.tables import FileRefused
from tests.exchange_files import AROUND

for name in sys.argv[1:]:
    try:
        summary(plan(read_table(Path(name).read_bytes()), AROUND, {}))
    except FileRefused:
        pass
    peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
    print(peak, flush=True)
"""


@pytest.mark.skipif(not STATUS.exists(), reason="the system does not tell how much memory a program took")
def test_no_file_takes_more_memory_than_there_is(tmp_path: Path) -> None:
    files = {name: tmp_path / name.replace(" ", "-") for name in HEAVY}
    for name, file in files.items():
        file.write_bytes(HEAVY[name]())

    command = [sys.executable, "-W", "ignore", "-c", READER, *map(str, files.values())]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

    peaks = dict(zip(files, map(int, told), strict=True))
    assert all(file.stat().st_size <= 10 * 1024 * 1024 for file in files.values())
    assert {name: peak for name, peak in peaks.items() if peak > MOST} == {}
