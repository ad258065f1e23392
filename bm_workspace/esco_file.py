"""ESCO's official CSV files, `skills_<language>.csv`: read whole, or refused with the place that is wrong."""

import csv
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from bm_workspace.esco import Skill
from bm_workspace.schema.rules import ESCO_ADDRESS
from bm_workspace.wording import LANGUAGES

HEADER = (
    *("conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels"),
    *("status", "modifiedDate", "scopeNote", "definition", "inScheme", "description"),
)
URI, LABEL, ALTERNATIVES = (HEADER.index(name) for name in ("conceptUri", "preferredLabel", "altLabels"))
NAME = re.compile(r"skills_([a-z]{2})\.csv")
NOT_UTF8 = re.compile(r"[\ud800-\udfff]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LONGEST_LABEL = 500
LARGEST = 100 * 1024 * 1024
"""Five times the largest official file; what is larger when unpacked is not one."""


class WrongEscoFile(ValueError):
    """A file is not one of ESCO's; the sentence says where."""


@dataclass(frozen=True, kw_only=True)
class SkillFile:
    """The skills of one language, as one file gives them."""

    name: str
    language: str
    skills: tuple[Skill, ...]


def read_all(paths: Iterable[Path]) -> list[SkillFile]:
    """The skills of all these files, zips included. Raises WrongEscoFile, also for a language given twice."""
    files: dict[str, SkillFile] = {}
    for path in paths:
        for file in _read(path):
            if file.language in files:
                raise WrongEscoFile(
                    f"{file.name}: {files[file.language].name} holds the skills in the same language."
                )
            files[file.language] = file
    return list(files.values())


def _read(path: Path) -> Iterator[SkillFile]:
    if not path.exists():
        raise WrongEscoFile(f"{path}: no such file.")
    try:
        if path.suffix.lower() == ".zip":
            yield from _unpacked(path)
            return
        if not NAME.fullmatch(path.name):
            raise WrongEscoFile(f"{path.name}: the file is neither a zip nor called skills_<language>.csv.")
        if path.stat().st_size > LARGEST:
            raise WrongEscoFile(_too_large(path.name))
        yield skill_file(path.name, path.read_bytes())
    except OSError as error:
        raise WrongEscoFile(f"{path.name}: the file cannot be read ({error.strerror}).") from error


def _unpacked(path: Path) -> Iterator[SkillFile]:
    """The skill files of a zip, whatever else is in it."""
    try:
        with ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if _is_skill_file(entry)]
            if not entries:
                raise WrongEscoFile(f"{path.name}: the zip holds no file called skills_<language>.csv.")
            for entry in entries:
                name = f"{path.name}/{entry.filename}"
                yield skill_file(name, _content(archive, entry, name))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise WrongEscoFile(f"{path.name}: not a zip file that can be unpacked ({error}).") from error


def _is_skill_file(entry: ZipInfo) -> bool:
    place = PurePosixPath(entry.filename)
    return bool(NAME.fullmatch(place.name)) and "__MACOSX" not in place.parts


def _content(archive: ZipFile, entry: ZipInfo, name: str) -> bytes:
    """What an entry holds, never more than the limit, whatever size it claims."""
    with archive.open(entry) as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise WrongEscoFile(_too_large(name))
    return content


def _too_large(name: str) -> str:
    return f"{name}: larger than {LARGEST // 1024 // 1024} MB, which no file of ESCO's is."


def skill_file(name: str, content: bytes) -> SkillFile:
    """The skills in the content of a file. Raises WrongEscoFile with line and column."""
    named = NAME.fullmatch(PurePosixPath(name).name)
    if named is None:
        raise WrongEscoFile(f"{name}: the file is not called skills_<language>.csv.")
    if named[1] not in LANGUAGES:
        possible = " or ".join(f"{code} ({own_name})" for code, own_name in LANGUAGES.items())
        raise WrongEscoFile(
            f"{name}: documents are in {possible} only, so skills in “{named[1]}” are no use."
        )
    reader = _Reader(name, content)
    skills = tuple(reader.skills())
    if not skills:
        raise WrongEscoFile(f"{name}, line 2, column 1: no skill follows the header.")
    return SkillFile(name=name, language=named[1], skills=skills)


class _Reader:
    """Reads one file row by row and knows where it is."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name, self.line = name, 1
        self.text = content.decode("utf-8-sig", "surrogateescape")
        self.lines: dict[str, int] = {}

    def skills(self) -> Iterator[Skill]:
        rows = self._rows()
        self._check_header(next(rows, []))
        for row in rows:
            self._check(row)
            label, *alternatives = (
                " ".join(text.split()) for text in (row[LABEL], *row[ALTERNATIVES].splitlines())
            )
            yield Skill(uri=row[URI], label=label, alternatives=tuple(text for text in alternatives if text))

    def _rows(self) -> Iterator[list[str]]:
        """The rows; `line` is the one on which the row begins."""
        reader = csv.reader(io.StringIO(self.text, newline=""), strict=True)
        while True:
            self.line = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                raise WrongEscoFile(f"{self.name}, line {self.line}, column 1: not CSV ({error}).") from error
            if row is None:
                return
            if NOT_UTF8.search("".join(row)):
                column = next(place for place, text in enumerate(row) if NOT_UTF8.search(text))
                raise self._wrong(column, "not UTF-8 text")
            yield row

    def _check_header(self, row: list[str]) -> None:
        for column, expected in enumerate(HEADER):
            found = row[column] if column < len(row) else ""
            if found != expected:
                raise self._wrong(column, f"ESCO's files say {expected} here, this one says {_short(found)}")
        if len(row) > len(HEADER):
            raise self._wrong(len(HEADER), f"ESCO's files end before {_short(row[len(HEADER)])}")

    def _check(self, row: list[str]) -> None:
        """Refuse a row that cannot be a skill."""
        if len(row) != len(HEADER):
            reason = f"the row has {len(row)} columns, not {len(HEADER)}"
            raise self._wrong(min(len(row), len(HEADER)) - 1 if row else 0, reason)
        if not ESCO_ADDRESS.fullmatch(row[URI]):
            raise self._wrong(URI, f"{_short(row[URI])} is no address of an ESCO skill")
        if row[URI] in self.lines:
            raise self._wrong(URI, f"the skill stands already on line {self.lines[row[URI]]}")
        self.lines[row[URI]] = self.line
        if not row[LABEL].strip():
            raise self._wrong(LABEL, "the skill has no label")
        for column in (LABEL, ALTERNATIVES):
            if CONTROL.search(row[column]):
                raise self._wrong(column, "a control character, which no label holds")
            if max(map(len, row[column].splitlines()), default=0) > LONGEST_LABEL:
                raise self._wrong(column, f"a label of more than {LONGEST_LABEL} characters")

    def _wrong(self, column: int, reason: str) -> WrongEscoFile:
        known = f" ({HEADER[column]})" if column < len(HEADER) else ""
        return WrongEscoFile(f"{self.name}, line {self.line}, column {column + 1}{known}: {reason}.")


def _short(text: str) -> str:
    """What stands there, in quotes, not longer than a line."""
    shown = " ".join(text.split())
    return f"“{shown[:60]}…”" if len(shown) > 60 else f"“{shown}”"
