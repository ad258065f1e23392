"""Taking ESCO's official files over."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bm_workspace.esco_file import SkillFile, read_all
from bm_workspace.store.skills import Skills


@dataclass(frozen=True, kw_only=True)
class Imported:
    """One file that was taken over, and how many skills of a former import it replaced."""

    file: SkillFile
    replaced: int

    @property
    def alternatives(self) -> int:
        """How many alternative labels the file holds."""
        return sum(len(skill.alternatives) for skill in self.file.skills)


def import_skills(skills: Skills, paths: Iterable[Path]) -> list[Imported]:
    """Take over all these files or none. Raises WrongEscoFile."""
    files = read_all(paths)
    former = skills.replace_imports((file.language, file.skills) for file in files)
    return [Imported(file=file, replaced=former[file.language]) for file in files]
