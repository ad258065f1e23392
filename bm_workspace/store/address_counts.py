"""How often something was done from one network address lately, counted where all processes see it.

An address is known by its place alone: a part of a keyed hash, so that the table cannot outgrow its places.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Delete, case, delete, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from bm_workspace.store.base import WRITING, Base, UtcDateTime, by_code_point

INSERT: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
AT_ONCE = 1000
"""So many counts that are over are dropped with each new one: nobody waits for a flood of them."""


class AddressCount(Base):
    """How often an act was done from a place in the hour that ends at a moment."""

    __tablename__ = "address_count"
    act: Mapped[str] = mapped_column(by_code_point(10), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A count with its latest addition, and when it is forgotten."""

    count: int
    ends_at: datetime


class AddressCounts:
    """The counts of all addresses."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def add(self, act: str, place: int, *, now: datetime, ends_at: datetime) -> Counted:
        """Count once more, until `ends_at` where it is the first time; the transaction stays open.

        Whoever does the same from the same place waits for its end, so no two get the same count. Counts
        that are over are dropped after that, those alone that nobody else holds: none waits in a circle.
        """
        self.session.rollback()
        connection = self.session.connection(execution_options={WRITING: True})
        new = INSERT[connection.dialect.name](AddressCount).values(
            act=act, place=place, count=1, ends_at=ends_at
        )
        is_over = AddressCount.ends_at <= now
        counted = new.on_conflict_do_update(
            index_elements=[AddressCount.act, AddressCount.place],
            set_={
                "count": case((is_over, 1), else_=AddressCount.count + 1),
                "ends_at": case((is_over, new.excluded.ends_at), else_=AddressCount.ends_at),
            },
        ).returning(AddressCount.count, AddressCount.ends_at)
        count, until = connection.execute(counted).one()
        connection.execute(over(now))
        return Counted(count=count, ends_at=until)

    def keep(self) -> None:
        """What was counted stands."""
        self.session.commit()

    def take_back(self) -> None:
        """What was counted does not count."""
        self.session.rollback()


def over(now: datetime) -> Delete:
    """The change that drops counts whose hour is over."""
    which = (AddressCount.act, AddressCount.place)
    old = select(*which).where(AddressCount.ends_at <= now).limit(AT_ONCE).with_for_update(skip_locked=True)
    return delete(AddressCount).where(tuple_(*which).in_(old))


def forget(connection: Connection, now: datetime) -> None:
    """Drop every count whose hour is over."""
    connection.execute(delete(AddressCount).where(AddressCount.ends_at <= now))
