"""What is said: the clause, quotation, verbal noun or noun that a verb of speaking opens."""

from __future__ import annotations

from isnad.match.row import Row

_ONTO = frozenset({"", "ب", "عن", "من", "إلى", "على"})
CARRIES = frozenset({"document", "channel"})


def content_of(row: Row, i: int, at: int, *, bare: bool, after: int = 0) -> tuple[int, bool, int]:
    """(first token of what is said, whether a quotation opens it, chunk where it begins); -1 when nothing is said.
    ``bare``: a noun phrase alone may be what is said. ``after``: the token at which a speaker behind the verb ends."""
    first = max(i, at) + 1
    if bare and first < row.n and row[first].lemma in _THAT and (first + 1 == row.n or row[first + 1].kind != "comp"):
        return row[first].start, False, first
    quotes = {q.start: q for q in row.scan.sentence.quotes}
    aside = -1
    for k in range(i + 1, min(row.n, i + 30)):
        c = row[k]
        if c.start < after:
            continue  # «قال عبد الكريم **عمر** إن»: part of the speaker's name
        if c.kind == "cite" and k > at >= 0:
            aside = _past_cited(row, k)
        if k < aside:
            continue  # «قال س، وفق ما نقلت عنه ص، إن …»
        if c.kind == "comp":
            return c.end, any(c.end <= s <= c.end + 1 for s in quotes), k
        if c.kind == "mark" and c.lemma == ":":
            return c.end, True, k
        opened = next((s for s in range(row[k - 1].end, c.start + 1) if s in quotes), -1)
        if opened >= 0 and k > at and _speaks(row, quotes[opened].start, quotes[opened].end) and not _quoted_source(row, i, k):
            return opened, True, k
        if (
            k > at
            and c.kind == "event"
            and not _of_body(row, at, k)
            and (row.prep(k) in _ONTO or (row.prep(k) == "ل" and k == at + 1))
            and not _carrier_of_medium(row, k)
        ):
            return _noun_start(row, at, k), False, k
        if k > at and c.kind == "verb" and (_name_of_office(row, at, k) or _in_brackets(row, k)):
            continue
        if k > at and c.kind == "verb" and k > i + 1 and not _inside_relative(row, i, k):
            resumed = _aside(row, at, k)
            if resumed >= 0:
                return row[resumed].end, any(row[resumed].end <= s <= row[resumed].end + 1 for s in quotes), resumed
            if (said := _described(row, at, k)) >= 0 and bare:
                return row[said].start, False, said
            if row[k - 1].kind != "rel":
                return (c.start, False, k) if row[i].kind == "verb" and _after_comma(row, k) else (-1, False, k)
        if c.kind == "mark" and c.lemma in ".؛" and not _initial(row, k):
            break
    return _noun_said(row, max(i, at)) if bare else (-1, False, -1)


def _of_body(row: Row, at: int, k: int) -> bool:
    """«خلصت لجنة **تحقيق** أممية إلى أن …»: what a body without the article is there for, in one phrase with it."""
    m = row[at].mention if at >= 0 else None
    body = m is not None and not m.definite and not m.names and m.end - m.start == 1 and not m.classes.isdisjoint(_GROUPS)
    return body and k == at + 1 and not row[k].pre and not row[k].suffix and row[k].voice == "masdar"


_GROUPS = frozenset({"group", "state_org"})


def _past_cited(row: Row, k: int) -> int:
    """The chunk behind the citation at chunk ``k``: what a comma or a particle closes («قال س، وفق ما نقلت عنه ص، إن …»), or
    behind the phrase that is cited («أفادت س نقلاً عن **مصدر أمني** بمقتل …»)."""
    apart = row[k - 1].kind == "mark"
    for x in range(k + 1, min(row.n, k + 10)):
        if row[x].kind == "comp" or (row[x].kind == "mark" and (apart or row[x].lemma == ":")):
            return x
        if row[x].kind == "verb" or row[x].kind == "mark":
            break
    cited = next((x for x in range(k + 1, min(row.n, k + 4)) if row[x].kind == "np"), k)
    return cited + 1 if not apart else k


def _quoted_source(row: Row, i: int, k: int) -> bool:
    """«نقلت س عن **"مصدر أمني رفيع المستوى"** قوله …»: the marks stand round the source, and not round what it says."""
    return row[i].lemma == "نقل" and row[k - 1].kind == "prep" and row[k - 1].lemma == "عن" and row[k].kind == "np"


def _in_brackets(row: Row, k: int) -> bool:
    """«وكالة الأنباء اليمنية **(سبأ)**»: a name in brackets that is spelled like a verb."""
    return row[k - 1].lemma == "(" and k + 1 < row.n and row[k + 1].lemma == ")"


def _initial(row: Row, k: int) -> bool:
    """«القيادي مصطفى **س.** أن»: the point behind the first letter of a name ends no sentence."""
    return row[k].lemma == "." and k + 1 < row.n and len(row.scan.form(row[k].start - 1)) == 1


def _described(row: Row, at: int, k: int) -> int:
    """«نعى س **أربعة من عناصره** قُتلوا …»: the indefinite noun that the verb at ``k`` describes is what is told."""
    for x in (k - 1, k - 2):
        m = row[x].mention
        if (
            x > max(at, 0)
            and m is not None
            and m.kind != "document"
            and (m.quantity is not None or not m.definite)
            and row.prep(x) in ("", "ب", "عن")
        ):
            return x
        if row[x].kind not in ("adj", "np"):
            return -1
    return -1


def _aside(row: Row, at: int, k: int) -> int:
    """«قال قيادي، فضّل عدم ذكر اسمه، **إن** …», «أكد سكان فروا من البلدة **أن** …»: the clause at ``k`` only describes the
    speaker; the particle after it."""
    right_behind = _of_indefinite(row, at, k) or (row[k - 1].kind == "prep" and "conj" in row[k - 1].classes)
    if at < 0 or not (
        right_behind
        or any(
            row[x].kind in ("neg", "rel") or (row[x].kind == "mark" and row[x].lemma in "،,-(")
            for x in (k - 1, k - 2, k - 3)
            if x > at
        )
    ):
        return -1
    for x in range(k + 1, min(row.n, k + 10)):
        if row[x].kind == "comp":
            return x if right_behind or row[x - 1].kind == "mark" or row[k - 1].kind in ("neg", "rel") else -1
        if (row[x].kind in ("verb", "conseq", "conj") and x > k + 3) or (row[x].kind == "mark" and row[x].lemma in ".؛:"):
            return -1
    return -1


def _of_indefinite(row: Row, at: int, k: int) -> bool:
    """«أكد سكان **فروا** …», «قال طبيب في المشفى **طلب** عدم ذكر اسمه …»: right behind a noun without the article and where it
    is, a clause about it."""
    m = row[at].mention if at >= 0 else None
    if m is None or m.definite or (m.names and not m.head) or row[k].pre or row[k].suffix:
        return False
    return all(
        row[x].kind in ("adj", "part", "mark", "word", "prep") or (row[x].kind in ("place", "np") and row.prep(x))
        for x in range(at + 1, k)
    )


def _name_of_office(row: Row, at: int, k: int) -> bool:
    """«قال الناطق باسم س **نجيب** دانيش، …»: after an office, known by a pack or not, a word that is spelled like a verb is a
    name."""
    m = row[at].mention if at >= 0 else None
    titled = m is not None and (not m.classes.isdisjoint({"spokesperson", "leader", "journalist"}) or (m.names and k == at + 1))
    if (
        not (titled or (m is None and at >= 0 and row[at].kind == "word"))
        or row[k].pre
        or row[k].suffix
        or k + 1 >= row.n
        or k > at + 5
    ):
        return False
    after = row[k + 1]
    return (
        any(row[x].kind in ("mark", "comp", "cite") for x in range(k + 1, min(row.n, k + 4)))
        and after.kind in ("word", "adj", "noun", "part", "np")
        and not after.pre
    )


def _noun_start(row: Row, at: int, k: int) -> int:
    """«وثّقت س **حصيلة هجمات**»: the noun before the verbal noun belongs to what is said."""
    before = row[k - 1]
    if (
        k - 1 > at
        and before.kind in ("noun", "np")
        and not before.definite
        and not before.pre
        and row.prep(k - 1) == ""
        and before.classes.isdisjoint({"document", "source"})
    ):
        return before.start
    return row[k].start


def _noun_said(row: Row, at: int) -> tuple[int, bool, int]:
    """A noun phrase alone is what is said: «نفت س **مسؤوليتها**», «اتهمت س **ص**»."""
    for k in range(at + 1, min(row.n, at + 9)):
        if row[k].kind in ("comp", "verb", "conseq") or (row[k].kind == "mark" and row[k].lemma in ".؛"):
            break
        if row[k].kind in ("np", "noun", "part") and row.prep(k) in ("", "ب", "عن", "من", "على"):
            return row[k].start, False, k
    return -1, False, -1


_THAT = frozenset({"ذلك", "هذا", "بذلك"})
"""«غير أن س نفت **ذلك**»: what was told before."""


def _after_comma(row: Row, k: int) -> bool:
    """«قال س، **قصفنا** …»; in «"…"، قال س، **ويضيف** أن …» he goes on with what is said next."""
    return row[k - 1].kind == "mark" and not (row[k].pre == "و" and "speech" in row[k].classes)


def _carrier_of_medium(row: Row, k: int) -> bool:
    return "document" in row[k].classes or row.prep(k) in ("في", "عبر", "خلال")


def _inside_relative(row: Row, i: int, k: int) -> bool:
    """«في بيان نشره على قناته»: a verb with a pronoun that goes on describing the medium."""
    return bool(row[k].suffix) or any(
        row[x].kind == "rel" or not row[x].classes.isdisjoint(CARRIES) for x in range(max(i + 1, k - 4), k)
    )


def _speaks(row: Row, start: int, end: int) -> bool:
    """A quotation is speech when four words or a verb stand in it; else its marks stand round a name."""
    if end - start >= 4:
        return True
    return any(c.kind == "verb" and start <= c.start < end for c in row.chunks)


def quoted_before(row: Row, i: int) -> tuple[int, int]:
    """«قصفت القوات البلدة»، **قالت س**: the quotation before the verb, when nothing is said after it; -1 when there is none."""
    start = row[i].start
    q = next(
        (q for q in row.scan.sentence.quotes if q.closed and q.end < start <= q.end + 3 and _speaks(row, q.start, q.end)), None
    )
    return (q.start, q.end) if q and not row[i].pre else (-1, row.scan.n)


_WHILE = frozenset({"بينما", "فيما", "في حين"})


_SINCE = frozenset({"عقب", "في أعقاب", "على إثر", "إثر", "على خلفية", "بعد", "غداة", "بعد يوم من", "بعد ساعات من"})


def asked_until(row: Row, at: int) -> int:
    """«هدد مسلحون باقتحام المخيم **في أعقاب مقتل** …», «طالبت س بتحقيق **على خلفية** …»: what gave rise to a demand, a threat or
    a condemnation told by a noun is no part of it."""
    end = told_until(row, at)
    if row[at].kind not in ("event", "np", "noun"):
        return end
    for k in range(at + 1, row.n - 1):
        if row[k].kind == "comp" or row[k].start >= end:
            return end
        quoted = any(q.start <= row[k].start < q.end for q in row.scan.sentence.quotes)
        if row[k].kind == "prep" and row[k].lemma in _SINCE and row[k + 1].kind == "event" and not quoted:
            return row[k].start
    return end


def told_until(row: Row, at: int) -> int:
    """The token at which what is said from chunk ``at`` on ends: «أعلنت س مقتل جندي، **بينما دفعت ص بأرتال**». What follows a
    noun after such a comma is told beside it; a clause with أن or a quotation may go on."""
    if row[at].lemma in _THAT:
        return row[at].end
    if row[at].kind not in ("event", "np", "noun"):
        return row.scan.n
    for k in range(at + 1, row.n - 1):
        if row[k].kind == "comp" or any(q.start <= row[k].start < q.end for q in row.scan.sentence.quotes):
            continue
        if row[k].lemma in _WHILE and row[k - 1].kind == "mark" and row[k + 1].kind == "verb":
            return row[k].start
    return row.scan.n
