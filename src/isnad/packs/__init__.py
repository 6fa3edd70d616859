"""The library beside the corridor: data packs in, one checked and compiled value out.

Door: ``read_packs(names) -> Packs``; ``check_packs(folders) -> problems``; ``theatres() -> names``;
``known(packs)``: what fusing has to know of names; ``no_circles()``: making much without looking for circles in it."""

from isnad.packs.circles import no_circles
from isnad.packs.compiled import Packs
from isnad.packs.load import check_packs, packs_home, read_packs, theatres
from isnad.packs.wording import known
from isnad.text import Numeral, fold, read_number, read_vague

__all__ = [
    "Numeral", "Packs", "check_packs", "fold", "known", "no_circles", "packs_home", "read_number", "read_packs", "read_vague",
    "theatres",
]  # fmt: skip
