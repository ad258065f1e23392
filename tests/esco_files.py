"""Files in the layout of ESCO's official download, with invented skills."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from bm_workspace.esco_file import HEADER
from bm_workspace.schema.rules import ESCO_PREFIX

DOING = ("lietot", "apkopt", "pārbaudīt", "uzstādīt", "ražot", "šķirot", "krāsot", "mērīt", "tīrīt", "žāvēt")
THINGS = (
    *("āķus", "čaulas", "ērģeles", "ģipsi", "īlenus", "ķēdes", "ļenganos dzelkšņus", "ņieburus", "šķūres"),
    *("ūdensratus", "žogus", "eļļas dzirnavas", "koka karotes", "linu audumu", "māla podus", "pīrāgus"),
    *("rudzu maizi", "sveces", "vilnas cimdus", "zirglietas"),
)


def address(number: int) -> str:
    """The address of an invented skill."""
    return f"{ESCO_PREFIX}00000000-0000-4000-8000-{number:012d}"


def latvian_rows() -> list[list[str]]:
    """Two hundred invented skills in Latvian, each with two alternative labels."""
    pairs = [(doing, thing) for doing in DOING for thing in THINGS]
    return [
        row(address(n), f"{doing} {thing}", f"prast {doing} {thing}\n{thing} ({n}. darbs)")
        for n, (doing, thing) in enumerate(pairs, start=1)
    ]


def row(uri: str, label: str, alternatives: str = "") -> list[str]:
    """A row as ESCO writes it."""
    skill = {
        "conceptType": "KnowledgeSkillCompetence",
        "conceptUri": uri,
        "skillType": "skill/competence",
        "reuseLevel": "cross-sector",
        "preferredLabel": label,
        "altLabels": alternatives,
        "status": "released",
        "modifiedDate": "2026-01-31T12:00:00Z",
        "description": f"Apraksts, kurā ir komats un „pēdiņas”.\nOtrā rinda: {label}.",
    }
    return [skill.get(column, "") for column in HEADER]


def content(rows: Iterable[list[str]], header: Iterable[str] = HEADER) -> bytes:
    """The file of these rows."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([list(header), *rows])
    return text.getvalue().encode()


def written(folder: Path, rows: Iterable[list[str]], name: str = "skills_lv.csv") -> Path:
    """The file of these rows in a folder."""
    file = folder / name
    file.write_bytes(content(rows))
    return file


def zipped(folder: Path, files: dict[str, bytes], name: str = "ESCO dataset.zip") -> Path:
    """A zip of these files in a folder."""
    with ZipFile(folder / name, "w", ZIP_DEFLATED) as archive:
        for entry, inside in files.items():
            archive.writestr(entry, inside)
    return folder / name
