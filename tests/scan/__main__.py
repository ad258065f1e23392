"""Wapiti against the running product: `python -m tests.scan FOLDER SECONDS`, seconds for each module."""

import json
import re
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.scan.findings import findings, troubles
from tests.scan.modules import LEFT_OUT, QUICK, THOROUGH
from tests.scan.product import Product, running

MODULE = re.compile(r"^\t(\w+)", re.MULTILINE)
SHORTEST = 20
"""With fewer seconds for each module only the first thorough one is taken."""

ORDERING = ("back", "order", "per_page", "sort")
"""What only orders a list: with it the same pages would be met under thousands of addresses."""

NOT_PRESSED = ("/start-over", "/come-back", "/language", "*/reports/*", "*/act-as*", "/static/*")
"""What would end the scan, as it leaves the workspace or closes the project; and files that never change."""


def known_modules(wapiti: Path) -> set[str]:
    """The modules that this scanner has."""
    told = subprocess.run([wapiti, "--list-modules"], capture_output=True, text=True, check=True).stdout
    return set(MODULE.findall(told))


def scan(wapiti: Path, product: Product, folder: Path, seconds: int) -> None:
    """Look at the product with the cookie of a workspace; writes report.json into the folder.

    Each thorough module is a program of its own: the scanner's own limit of time leaves its database locked.
    What a module has found until its time is over stands in that database, from which the report is made.
    """
    command = [str(wapiti), "--no-bugreport", *options(product, folder, seconds)]
    ran([*command, "--module", ",".join(QUICK)], seconds * 3)
    for module in THOROUGH[:1] if seconds < SHORTEST else THOROUGH:
        ran([*command, "--skip-crawl", "--module", module], seconds)
    ran([*command, "--skip-crawl", "--module", QUICK[0]], None)


def options(product: Product, folder: Path, seconds: int) -> list[str]:
    """What every run of the scanner is told: where it starts, what it leaves alone, where it writes."""
    told = {
        "--url": f"{product.address}/projects",
        "--scope": "domain",
        "--scan-force": "sneaky",
        "--header": f"Cookie: {product.cookie}",
        "--skip": "csrf_token",
        "--max-scan-time": str(seconds),
        "--timeout": "10",
        "--dns-endpoint": "localhost",
        "--store-session": str(folder / "session"),
        "--store-config": str(folder / "config"),
        "--format": "json",
        "--output": str(folder / "report.json"),
    }
    left_out = [product.address + place for place in (*NOT_PRESSED, *product.other_projects)]
    several = [("--remove", name) for name in ORDERING] + [("--exclude", place) for place in left_out]
    return [part for pair in (*told.items(), *several) for part in pair]


def ran(command: Sequence[str], seconds: int | None) -> None:
    """Run the scanner to its end, or as long as it may; that its time is over is no failure, all else is."""
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, timeout=seconds)


def main() -> None:
    """Scans, says what was found, and fails where that is more than informational."""
    wapiti, seconds = Path(sys.argv[1]) / "wapiti", int(sys.argv[2])
    unknown = known_modules(wapiti) ^ {*QUICK, *THOROUGH, *LEFT_OUT}
    if unknown:
        sys.exit(f"These modules are neither chosen nor left out, or are no more: {sorted(unknown)}")
    with tempfile.TemporaryDirectory(prefix="bm-scan-") as name:
        folder = Path(name)
        with running(folder, secrets.token_urlsafe(32)) as product:
            scan(wapiti, product, folder, seconds)
            product.must_answer()
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        answered = product.answered()
    for one in findings(report):
        print(one)
    print(f"{report['infos']['crawled_pages_nbr']} pages met, {len(answered)} requests answered")
    sys.exit("\n".join(troubles(report, answered)) or 0)


if __name__ == "__main__":
    main()
