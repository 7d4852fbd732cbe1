"""Invented lists of every format, and what reads and matches them."""

from io import BytesIO
from pathlib import Path

import pytest

from sayso.listing import read_list

LISTS = Path(__file__).parent / "lists"


@pytest.fixture
def read():
    """Read one of the invented lists by its name, or bytes."""

    def reading(given, *, file="list", columns=None, companion=None):
        def stream(one):
            return BytesIO((LISTS / one).read_bytes() if isinstance(one, str) else one)

        name = given if isinstance(given, str) else file
        return read_list(stream(given), name, columns=columns, companion=None if companion is None else stream(companion))

    return reading
