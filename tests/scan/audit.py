"""Known vulnerabilities of what is installed: `python -m tests.scan.audit FOLDER`, where pip-audit is.

pip-audit says "No known vulnerabilities found" also where it could look at nothing. So what it looked at is
counted here, and what was not looked at is never called sound.
"""

import json
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

OWN = "bm-workspace"
SERVICES = ("pypi", "osv")
"""Who may know of vulnerabilities; the second is asked where the first does not know everything."""

LONGEST = 300
"""Seconds."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What an audit is worth; `is_whole` where everything installed was looked at."""

    told: str
    is_whole: bool = False
    is_vulnerable: bool = False


def installed() -> dict[str, str]:
    """Version of every library of this environment by its name; the product itself is none."""
    found = {canonicalize_name(d.metadata["Name"]): d.version for d in distributions()}
    return {name: version for name, version in found.items() if name != OWN}


def judged(output: str, complaint: str, libraries: Mapping[str, str]) -> Verdict:
    """What pip-audit's answer says of these libraries."""
    try:
        found = json.loads(output)["dependencies"]
    except ValueError:
        said = complaint.strip().splitlines() or ["pip-audit says nothing"]
        return Verdict(told=f"not checked: {said[-1]}")
    audited = {canonicalize_name(one["name"]): one for one in found if "vulns" in one}
    right = [name for name, version in libraries.items() if audited.get(name, {}).get("version") == version]
    counted = f"audited {len(right)} of {len(libraries)} installed"
    vulnerable = [line for one in audited.values() for line in _known(one)]
    if vulnerable:
        return Verdict(told="\n".join([*vulnerable, counted]), is_vulnerable=True)
    if right and len(right) == len(libraries):
        return Verdict(told=f"{counted}: no known vulnerability", is_whole=True)
    skipped = next(
        (one["skip_reason"] for one in found if "skip_reason" in one), "they are not in the answer"
    )
    return Verdict(told=f"not checked: {counted} ({skipped})")


def _known(library: Mapping[str, Any]) -> list[str]:
    name = f"{library['name']} {library['version']}"
    mended = [(found["id"], ", ".join(found["fix_versions"]) or "no version") for found in library["vulns"]]
    return [f"{name}: {known}, mended in {versions}" for known, versions in mended]


def audit(pip_audit: Path, service: str) -> Verdict:
    """Ask one service about this environment."""
    folder = sysconfig.get_path("purelib")
    command = [pip_audit, "--path", folder, "--vulnerability-service", service, "--format", "json"]
    ran = subprocess.run(
        [*command, "--progress-spinner", "off"],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )
    return judged(ran.stdout, ran.stderr, installed())


def main() -> None:
    """Asks until somebody knows everything; fails on a known vulnerability alone."""
    for service in SERVICES:
        verdict = audit(Path(sys.argv[1]) / "pip-audit", service)
        print(f"{service}: {verdict.told}", flush=True)
        if verdict.is_vulnerable:
            sys.exit(1)
        if verdict.is_whole:
            return


if __name__ == "__main__":
    main()
