"""Acts that are counted: the preposition that an act stands under, also before its number."""

from __future__ import annotations

from isnad.match.row import Row

_ONE_AFTER_ANOTHER = frozenset({"سلسلة", "موجة", "عدد", "مجموعة", "جملة", "جولة", "حملة", "إحدى", "أحد", "حادثة", "حادث"})
"""Words between a preposition and the acts under it that say how many they were, or that they happened."""


def prep_of(row: Row, i: int) -> str:
    """The preposition that an act stands under, also before its number: «في **ثلاث** هجمات», «**ب**خمس غارات», «جراء **سلسلة**
    غارات», «في **عدد من** التفجيرات»."""
    at = i
    while at and not row[at].pre:
        of = at > 1 and row[at - 1].lemma == "من"
        before = row[at - 1 - of]
        m = before.mention
        number = m is not None and m.quantity is not None and not m.head and not m.names
        if not number and before.base not in _ONE_AFTER_ANOTHER and not (m is not None and m.head in _ONE_AFTER_ANOTHER):
            break
        at -= 1 + of
    if at == i:
        return row.prep(i)
    m = row[at].mention
    form = row.scan.form(m.quantity.start) if m is not None and m.quantity is not None else ""
    prep = "ب" if form.startswith("ب") and not form.startswith("بضع") else row.prep(at)
    return "" if prep == "ل" else prep  # «استجابت **لأكثر من 130** هجوماً»: a number of acts is nobody's purpose
