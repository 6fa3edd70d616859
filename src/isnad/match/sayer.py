"""Who says it: the noun phrase, name or pronoun that is the subject of a verb of speaking."""

from __future__ import annotations

from isnad.match.cited import as_speaker, name_end
from isnad.match.deciders import who_decided
from isnad.match.heads import PERSON
from isnad.match.institutions import institution
from isnad.match.letters import in_document, sender
from isnad.match.row import NOMINAL, Row
from isnad.match.scan import NOTHING
from isnad.match.spoken_to import TO_PERSONS, spoken_to
from isnad.match.subject import left_subject
from isnad.match.titled import name_like, named_person, office, one_of
from isnad.model.finds import Mention

_AFTER_SUBJECT = frozenset({"p3", "d3"})
"""A verb in the plural or dual has its subject behind it: «ناجيات **يروين** فصول الأسر»."""


def speaker_of(row: Row, i: int) -> tuple[Mention | None, int, str]:
    """(mention, its chunk, '') or (None, -1, 'elided' | pronoun)."""
    if row[i].kind in ("part", "np"):
        return who_decided(row, i)
    if row[i].number == "p1" and not _told_us(row, i):
        return None, -1, "نا"  # «ندعو **س** إلى …»: the verb holds its subject, whoever stands behind it is spoken to
    if (toll := _toll(row, i)) is not None:
        return toll, i, ""
    if _one_of_them(row, i):
        return None, -1, "elided"  # «وقال **أحدهم** إن …»: one of those who spoke before
    if (written := in_document(row, i)) >= 0:
        writer = sender(row, written)
        m = row[writer].mention if writer >= 0 else None
        if m is not None and (his := as_speaker(m)) is not None and _may_speak(his):
            return his, writer, ""
        behind = None if row[i].lemma in TO_PERSONS else _behind(row, i, i + 2)
        c = row[written]
        document = c.mention or Mention(c.start, c.end, "document", head=c.base or c.lemma, classes=_WRITTEN)
        return behind if behind is not None and behind[0] is not None else (document, written, "")
    if (blaming := _who_blames(row, i)) is not None:
        return blaming, i + 1, ""
    k = left_subject(row, i)
    if k >= 0 and (_of_dateline(row, k) or _quoted_away(row, k, i)):
        k = -1
    if k < 0 and i > 1 and (row[i - 1].lemma.endswith("قد") or (row[i - 1].kind == "verb" and row[i - 1].lemma == "كان")):
        k = _subject_of_past(row, i)
    if k < 0 and i > 1 and row.kinds[i - 1] == "rel" and not row[i].suffix and row.kinds[i - 2] == "np":
        k = i - 2  # «**الأمم المتحدة** التي حذّرت من …»
    if k < 0 and (named := _headed_by_name(row, i)) is not None:
        return named, i - 1, ""
    if k < 0 and row[i].pre == "ف" and i > 1 and row.kinds[0] == "conj" and row[0].lemma == "أما":
        k = next((x for x in range(1, i) if row[x].kind == "np" and not row.prep(x)), -1)  # «أما س فقال إن …»
    if k >= 0 and k < i - 1 and _tells_of_act(row, i, k):
        k = -1  # «بحسب مصادر، في هجوم **تبنّاه س**»: the verb describes the attack, and its subject follows
    aside = -1 if row[i].pre else _before_aside(row, i)
    k = aside if aside >= 0 else k
    if (told := _told_of(row, i)) >= 0 and (his := row[told].mention) is not None:
        return as_speaker(his), told, ""
    if k >= 0 and (_under_cite(row, k) or _other_gender(row, i, k) or _own_subject(row, i)):
        k = -1
    before = as_speaker(m) if k >= 0 and (m := row[k].mention) else None
    if before is not None and not (row[i].pre and k < i - 2) and (_may_speak(before) or row.kinds[i - 1] != "mark"):
        return (before, k, "") if _may_speak(before) else (None, k, "elided")
    if row[i].number in _AFTER_SUBJECT:
        opens = _opening_people(row, i)
        their = row[opens].mention if opens >= 0 else None
        return (their, opens, "") if their is not None else (None, -1, "elided")
    behind = _behind(row, i, i + 1)
    if behind is not None and (behind[0] is not None or behind[1] != i):
        return behind
    opens = _opening_subject(row, i)
    first = as_speaker(m) if opens >= 0 and (m := row[opens].mention) is not None else None
    if first is not None and _may_speak(first):
        return first, opens, ""
    if behind is not None:
        return behind
    return None, -1, "نا" if row[i].number.endswith("1") else "elided"


def _tells_of_act(row: Row, i: int, k: int) -> bool:
    """«قُتل جنديان في هجوم بعبوة **تبنّاه** تنظيم س», «في تفجير **أعلنت س** مسؤوليتها عنه»: whether the verb at ``i`` describes an
    act told between it and the phrase at ``k``, and its subject stands right behind it."""
    act = next((x for x in range(i - 1, k, -1) if row.kinds[x] in _ACT_OR_END), -1)
    if act < 0 or row.kinds[act] != "event" or row[i].pre:
        return False
    if row[i].suffix and not row[act].definite and all(x == "adj" for x in row.kinds[act + 1 : i]):
        return True
    after = row[i + 1] if i + 1 < row.n else None
    if after is None or after.kind != "np" or after.pre or after.mention is None or row[i].lemma in TO_PERSONS:
        return False
    named = bool(after.mention.names) and after.mention.kind in ("force", "source")
    return named and (bool(row[i].suffix) or (subject := row[k].mention) is None or not subject.names)


def _told_of(row: Row, i: int) -> int:
    """«بحسب **نادي الأسير**، الذي حمّل …», «وفق **المنظمة** التي أحصت …»: who is told of by a relative clause; -1 where
    the verb at ``i`` opens none."""
    if i < 3 or row.kinds[i - 1] != "rel" or row[i].suffix:
        return -1
    first, behind = -1, i - 2 - (row[i - 2].kind == "mark" and row[i - 2].lemma in "،,")
    for k in range(behind, max(-1, i - 9), -1):
        c = row[k]
        if c.kind not in _TITLE and not (c.kind == "prep" and c.lemma in _WITHIN):
            break
        m = as_speaker(c.mention) if c.kind == "np" and c.mention is not None else None
        differ = c.gender != row[i].gender and c.gender in ("m", "f") and row[i].gender in ("m", "f")
        if m is not None and _may_speak(m) and not differ and m.kind != "people":
            first = k
    return first


_TITLE = frozenset({"word", "adj", "noun", "place", "np", "event"})
_WITHIN = frozenset({"في", "لدى", "باسم"})


def _headed_by_name(row: Row, i: int) -> Mention | None:
    """«**السراج** يهدد بـ …», «17:40 | **الدراجي** يتهم س»: a name that no pack has opens a headline or a line."""
    c = row[i - 1] if i else None
    if c is None or c.kind != "word" or c.pre or row.scan.readings[c.start] or not row.scan.form(c.start).startswith("ال"):
        return None
    opens = i == 1 or (row.kinds[i - 2] in ("mark", "word") and row[i - 2].lemma not in "،,")
    if not opens or row[i].tense != "imperfect" or row[i].suffix or row[i].pre or i > 3:
        return None
    return Mention(c.start, c.end, "source", head=c.lemma, classes=NOTHING, unresolved=True)


def _who_blames(row: Row, i: int) -> Mention | None:
    """«أسيرين تتهمهما **إسرائيل** بـ …»: whoever accuses or calls upon those to whom the verb's own pronoun goes back."""
    after = row[i + 1] if i + 1 < row.n else None
    if after is None or not row[i].suffix or row[i].pre or row[i].lemma not in TO_PERSONS or row[i].kind != "verb":
        return None
    m = after.mention if after.kind == "np" and not after.pre else None
    return as_speaker(m) if m is not None and m.definite and m.kind in ("force", "source") else None


_CLAIMS = "تبنّى"
_ACT_OR_END = frozenset({"event", "mark", "verb", "comp", "conj"})


def _told_us(row: Row, i: int) -> bool:
    """«**أخبرنا** مزارع أن …»: those whom he told, and no subject."""
    after = row[i + 1] if i + 1 < row.n else None
    return row[i].lemma in _TELLING_SOMEBODY and after is not None and after.kind in ("np", "word") and not after.pre


_TELLING_SOMEBODY = frozenset({"أخبر", "حدّث", "أبلغ"})


def _quoted_away(row: Row, k: int, i: int) -> bool:
    """«**"قتلنا ستة مسلحين"**، قال المتحدث …»: who stands in a quotation that is closed before the verb is not its subject."""
    start, at = row[k].start, row[i].start
    return any(q.closed and q.start <= start < q.end < at and q.end - q.start >= _WORDS for q in row.scan.sentence.quotes)


_WORDS = 4
"""Marks stand round a name where less than so many words are between them."""
_RELAYING = frozenset({"نقل", "أورد", "ذكر", "بثّ", "نشر"})
"""Verbs of who may only pass on what another says."""


def _opening_subject(row: Row, i: int) -> int:
    """«أبدت **البعثة الأممية** قلقها، **وقالت** إن …»: the subject of the verb that opens the sentence, where a second verb of
    its gender is joined to it; -1 when there is none."""
    v = next((k for k in range(min(row.n, 3)) if row[k].kind == "verb"), -1)
    if not row[i].pre.startswith("و") or row[i].kind != "verb" or v < 0 or not v + 1 < i < v + 12 or row[v].suffix:
        return -1
    at = 0 if v == 1 and row.kinds[0] == "np" and not row[v].pre else v + 1  # «**س** تتهم ص … وتطالب»
    subject, c = row[at], row[i]
    if subject.kind != "np" or (at and subject.pre) or row.prep(at) or row[v].gender != c.gender or c.gender not in ("m", "f"):
        return -1
    m = subject.mention
    if m is None or not m.definite or m.kind not in ("force", "source") or row[v].voice == "passive" or row[v].lemma in _RELAYING:
        return -1
    return at if not any(x.kind in ("comp", "verb", "conj", "rel") for x in row.chunks[v + 1 : i]) else -1


def _opening_people(row: Row, i: int) -> int:
    """«اعتصم **أهالي القرية** أمام المحافظة، **وقالوا** إن …»: the people who do what the verb that opens the sentence tells,
    where a verb in the plural is joined to it; -1 when there are none."""
    v = next((k for k in range(min(row.n, 2)) if row[k].kind == "verb"), -1)
    if not row[i].pre.startswith("و") or row[i].kind != "verb" or v < 0 or not v + 1 < i < v + 12 or row[v].suffix:
        return -1
    c, m = row[v + 1], row[v + 1].mention
    if c.kind != "np" or c.pre or m is None or m.number != "p" or m.kind not in ("people", "source") or row[v].voice == "passive":
        return -1
    speak = m.quantity is None and m.classes.isdisjoint({"dead", "wounded", "body", "detainee"})
    speak = speak and row[v].number not in _AFTER_SUBJECT
    return v + 1 if speak and not any(x.kind in ("comp", "verb", "rel") for x in row.chunks[v + 2 : i]) else -1


def _toll(row: Row, i: int) -> Mention | None:
    """«وكانت **حصيلة أولية** أفادت بمقتل …»: figures that nobody is said to have given."""
    if row[i].pre or row[i].gender != "f" or row[i].lemma not in ("أفاد", "أشار", "تحدّث", "ذكر"):
        return None
    k = next((x for x in range(i - 1, max(-1, i - 4), -1) if row[x].kind != "adj"), -1)
    if k < 0 or row[k].base not in ("حصيلة", "إحصائية") or row[k].definite or row[k].suffix:
        return None
    return Mention(row[k].start, row[i - 1].end, "source", head="حصيلة", number="s")


def _one_of_them(row: Row, i: int) -> bool:
    return i + 1 < row.n and row.scan.form(row[i + 1].start) in _ONE_OF_THEM


_ONE_OF_THEM = frozenset({"احدهم", "احداهن", "احدهما", "بعضهم", "اغلبهم"})


def _of_dateline(row: Row, k: int) -> bool:
    """«دمشق 20 يوليو (**شينخوا**) أعلنت …», «(بيروت - **وكالات**) قالت …»: the agency in brackets carries the report, and is
    nobody's subject."""
    m = row[k].mention
    if m is None or m.kind not in ("outlet", "source") or k > 7 or k + 1 >= row.n:
        return False
    if row[k - 1].lemma == "/" and k > 1:
        return row[k + 1].lemma == "/" or row[k + 1].kind == "verb"  # «بغداد / فلان / **الأناضول** قال مصدر …»
    return row[k + 1].lemma == ")" and any(row[x].lemma == "(" for x in range(max(0, k - 4), k))


_WRITTEN = frozenset({"document"})
_TO_US = frozenset({"لنا", "لي"})


def _behind(row: Row, i: int, first: int) -> tuple[Mention | None, int, str] | None:
    """The speaker behind the verb at ``i``, from chunk ``first`` on; None where none stands there."""
    first += first + 1 < row.n and row.scan.form(row[first].start) in _TO_US  # «وقال **لنا** ناجٍ …»
    for k in range(first, min(row.n, i + 6)):
        c = row[k]
        if c.kind == "verb" and k > i + 1 and row[k - 1].lemma == "ما":
            continue  # «أعلن ما يعرف باسم س»
        if k == first and name_like(row, k):
            end = name_end(row, k)
            unknown = Mention(c.start, end, "source", head=c.base or c.lemma, classes=NOTHING, unresolved=True)
            return office(row, end) or (unknown, k, "")
        if k == first and (one := one_of(row, k)) is not None:
            return one, k, ""
        if k == first and (building := institution(row, k)) is not None:
            return building, k, ""
        if k == first and c.kind in ("event", "noun") and c.definite and not c.pre and row[i].base == _CLAIMS:
            continue  # «وتبنّت الهجوم **س**»
        if c.kind in ("comp", "verb", "event", "rel") or (c.kind == "mark" and c.lemma not in "()"):
            break
        if (
            c.kind in NOMINAL
            and c.mention
            and row.prep(k) in ("", "باسم")
            and (not c.pre or k == first or "doubt" in row[k - 1].classes)
        ):
            found = as_speaker(c.mention)
            if found is not None and spoken_to(row, i, k):
                return None, i, "elided"
            named = named_person(row, k) if k == first and not c.mention.names else None
            if named is not None:
                return named
            speaks = found is not None and (_may_speak(found) or (k == first == i + 1 and "resident" in found.classes))
            return (found, k, "") if speaks else (None, k, "")  # «قال **ثلاثة من السكان** إن …»
    return None


def _other_gender(row: Row, i: int, k: int) -> bool:
    """«… نفذه **انتحاري**، قالت **وزارة س** إن»: who stands before a comma and does not agree is no subject where another
    follows."""
    v, c, after = row[i], row[k], row[i + 1] if i + 1 < row.n else None
    return (
        row[i - 1].kind == "mark"
        and after is not None
        and after.kind == "np"
        and not after.pre
        and v.gender in ("m", "f")
        and c.gender in ("m", "f")
        and c.number == "s"
        and v.gender != c.gender
    )


def _own_subject(row: Row, i: int) -> bool:
    """«وبينما نفت س ذلك، **قال ص** إن …»: behind a comma, somebody named between the verb and the particle is its subject."""
    if row[i - 1].kind != "mark" or i + 2 >= row.n or row[i].lemma in TO_PERSONS or row[i].suffix:
        return False
    after = row[i + 1]
    named = after.kind == "np" and after.mention is not None and bool(after.mention.names) and not after.pre
    return named and row[i + 2].kind == "comp" and not row[i + 2].pre


def _may_speak(m: Mention) -> bool:
    """The dead and counted people do not speak («39 عنصراً … قُتلوا»), except sources and officials (ثلاثة ناشطين)."""
    if not m.names and not m.classes.isdisjoint({"dead", "body", "wounded"}):
        return False
    if m.number == "d" and "state_org" in m.classes:
        return True  # «أعلنت **وزارتا** الداخلية والدفاع …»
    one = m.quantity is not None and m.quantity.low == m.quantity.high == 1  # «أحد سكان البلدة», «أحد الأطباء»
    return (
        m.quantity is None
        or m.kind == "source"
        or (one and (m.kind == "people" or not m.classes.isdisjoint(PERSON)))
        or not m.classes.isdisjoint({"source", "spokesperson", "leader", "journalist"})
    )


def _before_aside(row: Row, i: int) -> int:
    """«موظف في س، التي تدير المشفى، **أكد** …»: the subject before a relative clause between commas."""
    if i < 4 or row[i - 1].kind != "mark" or row[i - 1].lemma not in "،,-–":
        return -1
    if (named := _before_name(row, i)) >= 0:
        return named
    rel = next((x for x in range(i - 2, max(0, i - 12), -1) if row[x].kind == "rel"), -1)
    k = rel - 2 if rel > 1 and row[rel - 1].kind == "mark" else -1
    opens = (
        k >= 0
        and row[k].kind == "np"
        and not row.prep(k)
        and (k == 0 or row[k - 1].kind in ("comp", "conj", "cue", "mark", "time"))
    )
    return k if opens else -1


def _before_name(row: Row, i: int) -> int:
    """«لكن **مراسل قناة س** في درعا، فلان الفلاني، قال …»: the office that opens the clause, before a name between commas."""
    opens = next((x for x in range(i - 2, max(0, i - 7), -1) if row[x].kind == "mark" and row[x].lemma in "،,-–"), -1)
    if opens < 1 or any(c.kind not in ("word", "np", "adj", "part", "noun") for c in row.chunks[opens + 1 : i - 1]):
        return -1
    first = next((x for x in range(opens - 1, -1, -1) if row[x].kind in ("conj", "comp", "cue", "mark", "verb", "rel")), -1) + 1
    m = row[first].mention if first < opens else None
    office = m is not None and not m.classes.isdisjoint({"spokesperson", "leader", "journalist", "source"})
    return first if office and row[first].kind == "np" and not row.prep(first) and row.kinds[first - 1] != "verb" else -1


def _under_cite(row: Row, k: int) -> bool:
    """«بحسب **مراسل س** قال …»: who is cited is not the subject of what comes after."""
    return any(
        row[x].kind == "cite" for x in range(max(0, k - 3), k) if not any(row[y].kind in ("mark", "verb") for y in range(x, k))
    )


def _subject_of_past(row: Row, i: int) -> int:
    """«كان **رئيس الحكومة** فلان قد توعّد», «**الرئيس** كان قد هدّد»: the subject of كان is that of the verb after قد."""
    if row[i - 1].kind == "cue" or row[i - 1].lemma == "كان":
        return left_subject(row, i - 1)
    for v in range(i - 2, max(-1, i - 9), -1):
        if row[v].kind == "verb" and row[v].lemma == "كان":
            after = next((k for k in range(v + 1, i) if row[k].kind == "np" and not row.prep(k)), -1)
            return after if after >= 0 else left_subject(row, v)
        if row[v].kind in ("comp", "conj") or (row[v].kind == "mark" and row[v].lemma in ".؛:"):
            break
    return -1
