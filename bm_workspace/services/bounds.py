"""What one network address may do only so often in an hour."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import Engine

from bm_workspace.store.address_counts import AddressCounts, forget
from bm_workspace.store.base import WRITING
from bm_workspace.store.errors import TooOften

OPENING, WRONG_CODE = "open", "code"
WINDOW = timedelta(hours=1)
PLACES = 2**20
"""Addresses are told apart by so many places: the table cannot grow beyond it, and two that are in use at
the same time share one, and their bound, once in a million."""

WITHIN = 64
"""Bits of an IPv6 address that name a network; whoever has it has all addresses in it."""


@dataclass(frozen=True, kw_only=True)
class Bound:
    """At most so many times in an hour from one place; 0 for as often as one likes."""

    counts: AddressCounts
    act: str
    place: int
    most: int

    def count(self, *, now: datetime) -> None:
        """Count once more, until it is kept or taken back. Raises TooOften, which counts for good."""
        if not self.most:
            return
        counted = self.counts.add(self.act, self.place, now=now, ends_at=now + WINDOW)
        if counted.count > self.most:
            self.counts.keep()
            raise TooOften(counted.ends_at - now)


def place_of(address: str, act: str, *, key: bytes) -> int:
    """Where an address is counted: nobody without the key can tell which address it is."""
    said = f"{act} from {_network(address)}".encode()
    return int.from_bytes(hmac.digest(key, said, hashlib.sha256)[:8]) % PLACES


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:  # a socket of this machine has none
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((int(found), WITHIN), strict=False))


def forget_counts(engine: Engine, *, now: datetime) -> None:
    """Drop every count whose hour is over."""
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        forget(connection, now)
