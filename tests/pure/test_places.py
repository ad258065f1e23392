"""Where an address is counted: by network, and so that nobody can tell which address it is."""

import pytest

from bm_workspace.services.bounds import OPENING, PLACES, WRONG_CODE, place_of

KEY = b"a key that only tests know"


def place(address: str, act: str = OPENING, key: bytes = KEY) -> int:
    return place_of(address, act, key=key)


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.7", "::ffff:192.0.2.7"),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"),
        ("2001:DB8:1:2::1", "2001:db8:0001:0002:0:0:0:1"),
    ],
)
def test_all_addresses_of_one_visitor_are_one_place(address: str, same: str) -> None:
    assert place(address) == place(same)


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("192.0.2.7", "192.0.2.8"),
        ("2001:db8:1:2::1", "2001:db8:1:3::1"),
        ("192.0.2.7", ""),
        ("192.0.2.7", "192.0.2.7, 192.0.2.8"),
    ],
)
def test_another_address_is_another_place(address: str, other: str) -> None:
    assert place(address) != place(other)


def test_nobody_without_the_key_can_tell_the_place_of_an_address() -> None:
    assert place("192.0.2.7") != place("192.0.2.7", key=b"another key")


def test_two_acts_of_one_address_cannot_be_told_to_be_of_one() -> None:
    assert place("192.0.2.7") != place("192.0.2.7", WRONG_CODE)


def test_there_are_only_so_many_places() -> None:
    places = {place(f"10.0.{third}.{last}") for third in range(20) for last in range(250)}

    assert len(places) > 4900
    assert all(0 <= found < PLACES for found in places)
