"""Words of play-acting that tell of a ruse of war."""

from __future__ import annotations

from isnad.model.finds import Chunk

_HOLDS = frozenset({"سيطر", "سيطرة"})
"""What Iraq calls a checkpoint."""


def false_post(chunks: tuple[Chunk, ...], k: int) -> bool:
    """«اختطفه مسلحون من سيطرة **وهمية**»: a checkpoint that abductors put up is no exercise."""
    return k > 0 and chunks[k].base == "وهمي" and (chunks[k - 1].lemma in _HOLDS or "post" in chunks[k - 1].classes)


__all__ = ["false_post"]
