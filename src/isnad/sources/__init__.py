"""Room *sources*, below the wall: the world comes in, documents go out.

In: names of files and folders, or ``-`` for standard input. Out: one item after the other, in input order; an item is a
``Document`` (as ``Read``, with notes about what reading had to repair) or a ``Failure`` that says why this input is none.
A failure never ends the run. ``read_codings`` and ``read_judgements`` give back what was written before.
"""

from isnad.sources.codings import holds_codings, read_codings, read_judgements
from isnad.sources.files import FORMATS, count_inputs, read_inputs
from isnad.sources.items import Failure, Item, Read, checked_day

__all__ = [
    "FORMATS",
    "Failure",
    "Item",
    "Read",
    "checked_day",
    "count_inputs",
    "holds_codings",
    "read_codings",
    "read_inputs",
    "read_judgements",
]
