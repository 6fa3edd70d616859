"""What the tests of fetching share: a local site with faults, and hours that pass without waiting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import fault_server as faults
from fault_server import Hours, Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on a free loopback port."""
    with faults.serving() as site:
        yield site


@pytest.fixture
def hours() -> Hours:
    """A clock that nobody waits for."""
    return Hours()
