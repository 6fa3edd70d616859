"""``isnad explain``: the rules behind a claim, with the characters that each saw."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from isnad.errors import IsnadError
from isnad.export.held import Held
from isnad.export.words import isolated, words
from isnad.model.claim import Because, Claim, Coding
from isnad.model.document import Span


def trees(codings: list[Coding], claim_id: str | None, *, width: int | None = None, colour: bool = False) -> Iterator[str]:
    """One tree for each claim, or for those whose id begins with ``claim_id``; E204 when there is none."""
    claims = [claim for coding in codings for claim in coding.claims]
    wanted = [claim for claim in claims if claim_id is None or claim.id.startswith(claim_id)]
    if claim_id is not None and not wanted and codings:
        known = ", ".join(claim.id for claim in claims[:8]) + (" …" if len(claims) > 8 else "")
        raise IsnadError("E204", f"no claim with the id {claim_id!r} in it", f"Claims here: {known or 'none'}.")
    out = io.StringIO()
    console = Console(
        file=out,
        width=width or shutil.get_terminal_size((120, 40)).columns,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for claim in wanted:
        console.print(_tree(claim))
        console.print()
    if codings and not claims:
        console.print("No claim was found.")
    yield "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _tree(claim: Claim) -> Tree:
    head = Text(f"{isolated(claim.id)}  ", style="bold")
    head.append(f"{isolated(words(claim.type))} ({isolated(words(claim.status))})  {claim.confidence:.2f}", style="not bold")
    tree = Tree(Held(head))
    tree.add(Held(Text(isolated(claim.summary.en))))
    evidence = tree.add("evidence")
    for one in claim.evidence:
        evidence.add(Held(_quoted(one.text, one.span)))
    because = tree.add("because")
    _grow(because, claim.because)
    return tree


def _grow(tree: Tree, nodes: tuple[Because, ...]) -> None:
    for node in nodes:
        line = Text(isolated(node.rule), style="bold")
        if node.says:
            line.append(f"  {isolated(node.says)}", style="not bold")
        if node.text:
            line.append("  ").append_text(_quoted(node.text, node.span))
        _grow(tree.add(Held(line)), node.under)


def _quoted(text: str, span: Span | None) -> Text:
    where = f" [{span[0]}:{span[1]}]" if span else ""
    return Text(f"{isolated(text)}{where}", style="not bold dim")
