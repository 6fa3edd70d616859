"""Who says what a participle tells («…، مؤكداً أن …») behind a verb that is none of speaking."""

from __future__ import annotations

from isnad.match.cited import as_speaker
from isnad.match.row import OFFICE, Row
from isnad.match.subject import left_subject
from isnad.model.finds import Mention

_DECISIONS = frozenset({"رفض", "وافق", "قبل", "أصرّ", "تمسّك", "ردّ", "التزم", "استدعى", "رحّب"})


def who_decided(row: Row, i: int) -> tuple[Mention | None, int, str]:
    """«غير أن س **رفضت** الهدنة، داعية ص إلى …»: who refuses or agrees says what the participle at ``i`` tells."""
    v = next((k for k in range(i - 1, max(-1, i - 12), -1) if row.kinds[k] in ("verb", "comp", "rel", "cue")), -1)
    if v < 0 or row.kinds[v] != "verb" or row[v].suffix:
        return None, -1, "elided"
    k = left_subject(row, v)
    k = k if k >= 0 else v + 1
    m = row[k].mention if row.kinds[k] == "np" and not row.prep(k) else None
    if row[v].lemma not in _DECISIONS and not (m is not None and _of_office(row, v, m)):
        return None, -1, "elided"
    if m is None or m.kind not in ("force", "source") or not m.definite or row[v].gender not in ("", row[i].gender, "either"):
        return None, -1, "elided"
    return as_speaker(m), k, ""


def _of_office(row: Row, v: int, m: Mention) -> bool:
    """«زار **وزير الدفاع** الجبهة، مؤكداً أن …»: who holds an office and does something else than speak, in the main clause."""
    opens = v < 2 or (v < _OPENING and all(row.kinds[k] in _BEFORE_CLAUSE or row[k].mention is m for k in range(v)))
    office = row.scan.has(m.start, *OFFICE) or (len(m.names) == 1 and m.names[0] in row.persons)
    return opens and office and row[v].voice != "passive" and "speech" not in row[v].classes


_OPENING = 4
_BEFORE_CLAUSE = frozenset({"conj", "cue", "mark", "time", "place"})
