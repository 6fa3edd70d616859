"""Making values by the hundred thousand without looking for circles among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_circles() -> Iterator[None]:
    """What is made of packs, of a document and of many holds no circles: looking for some costs a quarter of the time of reading
    packs, a tenth of that of coding, and of fusing the more the more there is."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
