"""What still belongs to an act behind words that end its clause: what it is for, whose it is thought to be, a relative."""

from __future__ import annotations

from isnad.match.row import Row


def past_purpose(row: Row, i: int) -> tuple[int, ...]:
    """«اتفاق لوقف إطلاق النار **برعاية روسية**»: what an agreement is for does not end its clause."""
    end = i + 1 + len(row.right(i))
    return row.right(end) if end < row.n and row.kinds[end] == "event" and row[end].pre == "ل" else ()


def past_belief(row: Row, i: int) -> tuple[int, ...]:
    """«هجوم يُرجّح أنه لـ س **على مقر ص**»: what follows whose it is thought to be goes on with it."""
    for k in range(i + 1, min(row.n, i + 4)):
        c = row[k]
        if c.kind == "comp":
            return row.right(k + 1) if c.suffix and row[k - 1].classes & {"hedge", "accuse"} and k + 1 < row.n else ()
        if c.kind not in ("adj", "word", "time", "verb", "part"):
            break
    return ()


def past_relative(row: Row, i: int) -> tuple[int, ...]:
    """«هجوم شنّه مسلحون **على حاجز**»: what follows the verb that points back to the trigger goes on with it."""
    for k in range(i + 1, min(row.n, i + 5)):
        c = row[k]
        if c.kind == "verb":
            told = row.points_back(k) or (c.base in ("طال", "شمل") and not c.suffix)
            return row.right(k) if told and not c.pre and row[i].kind == "event" else ()
        if c.kind not in ("adj", "rel", "time"):
            return ()
    return ()
