"""A number with its bounds, in as few characters as say it."""

from __future__ import annotations


def span(low: int | None, high: int | None) -> str:
    """``5``, ``3–6``, ``3+``, ``up to 6`` or ``?``."""
    if low is None and high is None:
        return "?"
    if low == high:
        return str(low)
    if high is None:
        return f"{low}+"
    return f"up to {high}" if low is None else f"{low}–{high}"
