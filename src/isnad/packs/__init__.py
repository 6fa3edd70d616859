"""The library beside the corridor: data packs in, one checked and compiled value out.

Door: ``read_packs(names) -> Packs``; ``check_packs(folders) -> problems``; ``theatres() -> names``."""

from isnad.packs.compiled import Packs
from isnad.packs.load import check_packs, packs_home, read_packs, theatres
from isnad.text import fold

__all__ = ["Packs", "check_packs", "fold", "packs_home", "read_packs", "theatres"]
