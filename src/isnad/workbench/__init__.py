"""The linguist's desk. In: packs and a text, rules or gold passages. Out: a text to read, and whether all is well."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from isnad import flow
from isnad.errors import IsnadError
from isnad.model.claim import Coding
from isnad.model.document import Document
from isnad.model.incident import Fused
from isnad.packs import Packs, packs_home
from isnad.workbench.floor import run_eval  # loads the module evaluate, so that the function of that name below stays
from isnad.workbench.fusion_figures import run_fusion
from isnad.workbench.handbook import handbook
from isnad.workbench.impact import impact
from isnad.workbench.new_rule import new_rule
from isnad.workbench.trial import test_rules
from isnad.workbench.try_text import try_text

__all__ = ["evaluate", "handbook", "impact", "new_rule", "test_rules", "try_text"]


def evaluate(
    packs: Packs, folder: Path | None = None, *, pin: bool = False, errors: int = 0, allow_regression: bool = False
) -> tuple[str, bool]:
    """Score the coder on gold passages (those of the project where no folder is given) and fusion on the clusters beside them:
    the tables, and whether the floors beside them hold; ``pin`` writes the floors, ``errors`` lists so many of the differences
    in the study half."""
    if folder is None:
        roots = (Path(), packs_home().parent)
        folder = next((root / "evals" / "passages" for root in roots if (root / "evals" / "passages").is_dir()), None)
    if folder is None:
        raise IsnadError("E303", "no gold passages here", "Name their folder, or run it in a clone of the project.")

    def code(document: Document) -> Coding:
        return flow.code(document, packs)

    def fuse(codings: Sequence[Coding]) -> Fused:
        return flow.fuse(codings, packs=packs)

    coded, well = run_eval(packs, folder, code=code, pin=pin, errors=errors, allow_regression=allow_regression)
    fused, firm = run_fusion(
        packs, folder.parent / "clusters", code=code, fuse=fuse, pin=pin, errors=errors, allow_regression=allow_regression
    )
    return f"{coded}\n{fused}" if fused else coded, well and firm
