"""ESCO's files: what is read from them, and what is refused at which line and column."""

from pathlib import Path

import pytest

from bm_workspace import esco_file
from bm_workspace.esco_file import HEADER, WrongEscoFile, read_all, skill_file
from tests.esco_files import address, content, latvian_rows, row, written, zipped

GOOD = row(address(1), "lietot āķus")
OTHER = row(address(2), "kopt žogus", "mazgāt žogus\nkrāsot žogus")


def changed(of: list[str], **columns: str) -> list[str]:
    """A row with other values in some columns."""
    return [columns.get(name, value) for name, value in zip(HEADER, of, strict=True)]


def test_two_hundred_skills_with_their_alternative_labels_are_read() -> None:
    read = skill_file("skills_lv.csv", content(latvian_rows()))

    assert (read.language, len(read.skills)) == ("lv", 200)
    assert sum(len(skill.alternatives) for skill in read.skills) == 400
    assert read.skills[0].label == "lietot āķus"
    assert read.skills[0].alternatives == ("prast lietot āķus", "āķus (1. darbs)")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_and_the_ends_of_lines_do_not_matter(mark: str, line_end: str) -> None:
    lines = content([GOOD, OTHER]).decode().replace("\n", line_end)

    read = skill_file("skills_lv.csv", (mark + lines).encode())

    assert read.skills[1].alternatives == ("mazgāt žogus", "krāsot žogus")


LINE_3 = {
    "a row too short": (OTHER[:-2], "column 11 (definition)", "the row has 11 columns, not 13"),
    "a row too long": ([*OTHER, "more"], "column 13", "the row has 14 columns, not 13"),
    "an empty row": ([], "column 1 ", "the row has 0 columns, not 13"),
    "another address": (
        changed(OTHER, conceptUri="http://example.org/1"),
        "column 2 (conceptUri)",
        "no address",
    ),
    "an occupation": (
        changed(OTHER, conceptUri=address(2).replace("skill", "occupation")),
        "column 2 (conceptUri)",
        "no address",
    ),
    "an address with more": (changed(OTHER, conceptUri=f"{address(2)}/x y"), "column 2 ", "no address"),
    "no address": (changed(OTHER, conceptUri=""), "column 2 ", "“” is no address"),
    "the same skill again": (changed(OTHER, conceptUri=address(1)), "column 2 ", "already on line 2"),
    "no label": (changed(OTHER, preferredLabel=" "), "column 5 (preferredLabel)", "no label"),
    "a label without end": (
        changed(OTHER, preferredLabel="ā" * 501),
        "column 5 ",
        "more than 500 characters",
    ),
    "a long alternative": (
        changed(OTHER, altLabels=f"a\n{'ā' * 501}"),
        "column 6 (altLabels)",
        "more than 500",
    ),
    "a control character": (changed(OTHER, altLabels="a\x00b"), "column 6 ", "control character"),
}
"""A wrong second skill behind one that fills one line."""


@pytest.mark.parametrize("what", LINE_3)
def test_a_wrong_row_is_refused_with_its_line_and_column(what: str) -> None:
    wrong, column, reason = LINE_3[what]

    with pytest.raises(WrongEscoFile) as refused:
        skill_file("skills_lv.csv", content([changed(GOOD, description="x"), wrong]))

    assert str(refused.value).startswith(f"skills_lv.csv, line 3, {column}")
    assert reason in str(refused.value)
    assert str(refused.value).count("\n") == 0


def test_the_line_is_the_one_in_the_file_where_skills_fill_several() -> None:
    with pytest.raises(WrongEscoFile, match="line 7, column 5"):
        skill_file("skills_lv.csv", content([GOOD, OTHER, row(address(3), "")]))


HEADERS = {
    "a column of another name": ([*HEADER[:4], "label", *HEADER[5:]], "column 5 (preferredLabel)"),
    "a column too few": (list(HEADER[:-1]), "column 13 (description)"),
    "a column too many": ([*HEADER, "more"], "column 14"),
    "columns in another order": ([HEADER[1], HEADER[0], *HEADER[2:]], "column 1 (conceptType)"),
}


@pytest.mark.parametrize("what", HEADERS)
def test_another_header_is_refused_with_the_column(what: str) -> None:
    header, column = HEADERS[what]

    with pytest.raises(WrongEscoFile) as refused:
        skill_file("skills_lv.csv", content([GOOD], header))

    assert str(refused.value).startswith(f"skills_lv.csv, line 1, {column}: ESCO's files ")


CONTENTS = {
    "nothing at all": (b"", "line 1, column 1 (conceptType)"),
    "only a header": (content([]), "line 2, column 1: no skill"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "line 1, column 1 (conceptType): not UTF-8 text"),
    "UTF-16": (content([GOOD]).decode().encode("utf-16"), "line 1, column 1 (conceptType): not UTF-8 text"),
    "a Latvian ANSI file": (
        content([changed(GOOD, description="x")]).decode().encode("cp1257"),
        "line 2, column 5 (preferredLabel): not UTF-8 text",
    ),
    "a quote that never ends": (content([GOOD]) + b'x,"never', "line 4, column 1: not CSV"),
    "a field without end": (content([GOOD]) + b"x" * 200_000, "line 4, column 1: not CSV"),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_what_is_no_such_file_is_refused_with_the_place(what: str) -> None:
    wrong, place = CONTENTS[what]

    with pytest.raises(WrongEscoFile) as refused:
        skill_file("skills_lv.csv", wrong)

    assert str(refused.value).startswith(f"skills_lv.csv, {place}")


def test_a_zip_as_downloaded_gives_every_language_in_it(tmp_path: Path) -> None:
    inside = {
        "ESCO/skills_lv.csv": content([GOOD]),
        "ESCO/skills_en.csv": content([OTHER]),
        "ESCO/occupations_lv.csv": b"something else",
        "__MACOSX/ESCO/skills_en.csv": b"\x00",
    }

    read = read_all([zipped(tmp_path, inside)])

    assert {file.language: file.skills[0].label for file in read} == {"lv": "lietot āķus", "en": "kopt žogus"}


def test_a_wrong_row_in_a_zip_names_zip_file_line_and_column(tmp_path: Path) -> None:
    file = zipped(tmp_path, {"a/skills_lv.csv": content([row("x", "y")])}, "d.zip")

    with pytest.raises(WrongEscoFile, match=r"^d\.zip/a/skills_lv\.csv, line 2, column 2 \(conceptUri\): "):
        read_all([file])


def test_a_zip_without_skills_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongEscoFile, match=r"the zip holds no file called skills_<language>\.csv\.$"):
        read_all([zipped(tmp_path, {"occupations_lv.csv": b""})])


@pytest.mark.parametrize("inside", [b"", b"not a zip", content([GOOD])])
def test_a_zip_that_is_none_is_refused(tmp_path: Path, inside: bytes) -> None:
    file = tmp_path / "esco.zip"
    file.write_bytes(inside)

    with pytest.raises(WrongEscoFile, match=r"^esco\.zip: not a zip file that can be unpacked"):
        read_all([file])


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    file = zipped(tmp_path, {"skills_lv.csv": content(latvian_rows())})
    whole = bytearray(file.read_bytes())
    whole[100:200] = bytes(100)
    file.write_bytes(whole)

    with pytest.raises(WrongEscoFile, match="not a zip file that can be unpacked"):
        read_all([file])


def test_what_unpacks_to_more_than_any_file_of_escos_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(esco_file, "LARGEST", 1024 * 1024)
    bomb = zipped(tmp_path, {"skills_lv.csv": bytes(1024 * 1024 + 1)})
    large = tmp_path / "skills_en.csv"
    large.write_bytes(bytes(1024 * 1024 + 1))

    for file in (bomb, large):
        with pytest.raises(WrongEscoFile, match=r"larger than 1 MB"):
            read_all([file])


@pytest.mark.parametrize("name", ["skills.csv", "occupations_lv.csv", "skills_LV.csv", "skills_lv.txt"])
def test_a_file_of_another_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongEscoFile, match=r"neither a zip nor called skills_<language>\.csv\.$"):
        read_all([written(tmp_path, [GOOD], name)])


def test_a_language_given_twice_is_refused(tmp_path: Path) -> None:
    paths = [written(tmp_path, [GOOD]), zipped(tmp_path, {"skills_lv.csv": content([OTHER])})]

    with pytest.raises(WrongEscoFile, match=r"skills_lv\.csv holds the skills in the same language\.$"):
        read_all(paths)


@pytest.mark.parametrize("name", ["skills_lv.csv", "esco.zip", "skils.csv"])
def test_a_path_where_nothing_is_is_said_to_hold_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongEscoFile, match=rf"{name}: no such file\.$"):
        read_all([tmp_path / name])


@pytest.mark.parametrize("name", ["skills_lv.csv", "esco.zip"])
def test_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()

    with pytest.raises(WrongEscoFile, match=rf"^{name}: the file cannot be read"):
        read_all([tmp_path / name])


def test_skills_in_a_language_that_no_document_has_are_refused(tmp_path: Path) -> None:
    german = {"skills_lv.csv": content([GOOD]), "skills_de.csv": content([OTHER])}

    for file in (written(tmp_path, [GOOD], "skills_de.csv"), zipped(tmp_path, german)):
        with pytest.raises(WrongEscoFile, match=r"documents are in lv \(Latviešu\) or en \(English\) only"):
            read_all([file])
