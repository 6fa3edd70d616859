"""A clock that no busy machine can bend: how many Python functions a piece of work calls."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """How many Python functions ``work`` calls."""
    count = 0

    def seen(frame: object, what: str, arg: object) -> None:
        nonlocal count
        if what == "call":
            count += 1

    before = sys.getprofile()
    gc.disable()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
        gc.enable()
    return count
