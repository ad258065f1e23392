"""Tables of ESCO's skills, which belong to no workspace."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bm_workspace.store.base import Base, by_code_point


class EscoSet(Base):
    """The skills of ESCO in one language from one source: `embedded` or `import`. Of no workspace."""

    __tablename__ = "esco_set"
    __table_args__ = (CheckConstraint("source IN ('embedded', 'import')", name="source"),)
    source: Mapped[str] = mapped_column(by_code_point(8), primary_key=True)
    language: Mapped[str] = mapped_column(by_code_point(2), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    """Changes whenever the skills of the set change."""


class EscoSkill(Base):
    """One skill of a set, at its place in the order of labels; `keys` is what it is found by."""

    __tablename__ = "esco_skill"
    __table_args__ = (
        ForeignKeyConstraint(
            ["source", "language"], ["esco_set.source", "esco_set.language"], ondelete="CASCADE"
        ),
        UniqueConstraint("uri", "language", "source"),
    )
    source: Mapped[str] = mapped_column(by_code_point(8), primary_key=True)
    language: Mapped[str] = mapped_column(by_code_point(2), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    uri: Mapped[str] = mapped_column(by_code_point(200))
    label: Mapped[str] = mapped_column(String(500))
    keys: Mapped[str] = mapped_column(by_code_point())
