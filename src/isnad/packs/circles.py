"""Making values by the hundred thousand without looking for circles among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def for_good() -> None:
    """What a process holds now, its packs above all, it will hold to its end: nobody looks for circles in it again. To look
    through packs takes 35 milliseconds each time."""
    gc.freeze()


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
