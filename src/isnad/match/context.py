"""What stands near a trigger and may decide its type."""

from __future__ import annotations

from isnad.match.row import ADDING, Row
from isnad.model.finds import Chunk
from isnad.packs.lexicon import Word

_OPENING = frozenset({"np", "adj", "place", "time", "event"})
_UNSURE = frozenset({"modal", "attempt", "want", "maybe", "hypothetical", "future"})
_PARTING = frozenset({"mark", "comp", "conj", "rel", "conseq"})
_WHILE = frozenset({"خلال", "أثناء", "بعد", "عقب", "قبل", "قبيل", "بالتزامن مع"})
"""Between what stands before and what stands behind they put time, and no means."""
_SINCE = "منذ"
_EMPTY = frozenset({""})


def context_of(row: Row, i: int, last: int) -> frozenset[str]:
    """Classes and lemmas near the trigger that may decide its type: adjectives, weapons, carriers, the phrases beside it."""
    near: list[frozenset[str]] = []
    for k in range(max(0, i - 4), i):
        kind = row.kinds[k]
        if kind in _PARTING or (kind == "prep" and row[k].lemma in _WHILE):
            near.clear()
        else:
            near.append(_beside(row, k))
    if _SINCE in row.lemmas and row.kinds[i] == "verb":
        near += [_behind(row, k) for k in _since(row, i)]
    for k in range(i + 1, min(row.n, last + 9)):
        c = row[k]
        if k > last:
            if c.kind == "mark" and c.lemma in "،," and k + 1 < row.n and row[k + 1].lemma in ADDING:
                continue
            if (_ends_context(c) and not _dated_aside(row, k)) or _new_clause(row, k):
                break
        near.append(_behind(row, k))
    c = row[i]
    near += [_qualities(c, word) for word in row.scan.words[c.start : c.end]]
    out = c.classes.union(*near)
    if c.mention:
        out |= c.mention.classes
    out |= {
        c.tense,
        c.voice,
        "told_now" if c.tense == "imperfect" and _told_now(row, i) else "",
        "plural" if c.number == "p" else "",
        "definite" if c.definite else "",
        "owned" if c.suffix else "",
        "subjunctive" if row.kinds[last] == "comp" and _wished(row, last + 1) else "",
    }
    return out - _EMPTY


def _since(row: Row, i: int) -> range:
    """«**ومنذ سقوط النظام** في كانون الأول، قُتل 142 شخصاً»: the chunks of a stretch of time that opens the clause of verb ``i``,
    with its comma right before it."""
    if i < 3 or row[i - 1].lemma not in ("،", ",") or row[i].pre:
        return range(0)
    for k in range(i - 2, max(-1, i - 12), -1):
        if row[k].lemma == _SINCE:
            return range(k, i - 1) if k == 0 or row.kinds[k - 1] in ("mark", "comp", "cue") else range(0)
        if row.kinds[k] in ("verb", "mark", "comp", "conj"):
            break
    return range(0)


def _wished(row: Row, k: int) -> bool:
    """«على المجلس أن **يفرض**»: a present right behind «أن», which «أنّ» and «إنّ» seldom have."""
    return k < row.n and any(r.entry.kind == "imperfect" and not r.pre for r in row.scan.words[row[k].start].verbs)


def _told_now(row: Row, i: int) -> bool:
    """«الجيش يستعيد بلدة س»: the present in which a headline, or a post that opens with the doer, tells what was done."""
    if i == 0 or any(
        row.kinds[k] in ("comp", "rel", "neg", "prep") or not row[k].classes.isdisjoint(_UNSURE) for k in (i - 1, i - 2) if k >= 0
    ):
        return False
    return row.headline or (row.scan.sentence.index == 0 and all(k in _OPENING for k in row.kinds[:i]))


def _qualities(c: Chunk, word: Word) -> frozenset[str]:
    """What a word may be beside its reading here; a march («مسيرة») is no drone."""
    return word.qualities - {"drone", "weapon"} if c.kind == "event" and c.base == "مسيرة" else word.qualities


def _beside(row: Row, k: int) -> frozenset[str]:
    """What chunk ``k`` tells a trigger behind it: its classes and words, and what its words may say of something."""
    got = row.beside.get(k)
    if got is None:
        c = row[k]
        qualities = [_qualities(c, word) for word in row.scan.words[c.start : c.end]]
        got = row.beside[k] = c.classes.union((c.lemma, c.base), *qualities)
    return got


def _behind(row: Row, k: int) -> frozenset[str]:
    """What chunk ``k`` tells a trigger before it: the bases of its words as well, and what its phrase is."""
    got = row.behind.get(k)
    if got is None:
        c = row[k]
        bases = [word.bases for word in row.scan.words[c.start : c.end]]
        got = row.behind[k] = _beside(row, k).union(c.mention.classes if c.mention else (), *bases)
    return got


def _ends_context(c: Chunk) -> bool:
    """Whether a chunk behind the trigger opens another clause."""
    kind = c.kind
    return (
        kind in ("conseq", "comp")
        or (kind == "mark" and c.lemma in ".؛:،")
        or (kind == "verb" and not c.suffix and c.pre != "")
        or (kind == "event" and c.pre.startswith("و"))
    )


def _dated_aside(row: Row, k: int) -> bool:
    """«دمّرت، صباح أمس، سبع طائرات», «نسف، خلال الأسبوع الماضي، 27 منزلاً»: commas around a time part nothing."""
    if row[k].lemma != "،":
        return False
    if any(row[x].time is not None for x in (k - 1, k + 1) if 0 <= x < row.n):
        return True
    return k + 2 < row.n and row.kinds[k + 1] == "prep" and row[k + 2].time is not None


def _new_clause(row: Row, k: int) -> bool:
    """«… والتحالف يدمر 5 طائرات»: a joined noun with its own verb begins another clause."""
    c = row[k]
    return c.kind == "np" and c.pre == "و" and k + 1 < row.n and row.kinds[k + 1] == "verb" and row[k + 1].tense == "imperfect"
