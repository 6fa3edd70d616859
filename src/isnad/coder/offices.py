"""Names of persons behind and before their offices, and what a speaker is called back by."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.model.finds import Chunk, Found, Mention

OFFICE = frozenset({"spokesperson", "leader"})
RANKS = frozenset({
    "لواء", "عميد", "عقيد", "مقدم", "رايد", "نقيب", "ملازم", "فريق", "مشير", "جنرال", "دكتور", "شيخ", "سيد", "ركن", "حقوقي",
})  # fmt: skip


def names_behind(found: Found, m: Mention, speakers: frozenset[str], *, started: bool) -> list[str]:
    """«قال المتحدث باسم س العقيد **«فلان الفلاني»**، إن», «نائب مدير س بين …، **فلان الفلاني**، أن»: the words that no pack
    knows behind an office and all that tells whose it is, up to what is said."""
    names: list[str] = []
    for c in [c for c in found.chunks if c.start >= m.end][:16]:
        known = c.mention is not None and is_person(c.mention, speakers)
        if c.kind == "word" and not c.pre:
            names.append(found.sentence.tokens[c.start].form)
        elif known and c.mention is not None:
            names.extend(words_of(found, c.mention))
        elif c.mention is not None and c.kind == "np" and not c.pre and _titled(c):
            names.extend(words_of(found, c.mention)[1:])  # «العقيد **فلان الفلاني**»
        elif not names and _rank_alone(found, c):
            continue
        elif c.kind in ("part", "adj", "noun") and not c.pre and not c.definite and _family_next(found, c):
            names.append(found.sentence.tokens[c.start].form)  # «الفريق **قاسم** المحمدي»: a name that is a word as well
        elif _ends_title(c) or len(names) > 1 or (c.kind != "mark" if names else started and c.kind != "adj"):
            break
        elif c.kind == "place" or (c.kind == "mark" and names):
            names = []
    return names


_OF_RANK = frozenset({"فريق", "عميد", "عقيد", "لواء", "مقدم", "مقدّم", "رائد", "نقيب", "دكتور", "جنرال"})


def _rank_alone(found: Found, c: Chunk) -> bool:
    """«**الفريق الركن** قاسم المحمدي»: a rank or a title in a phrase of its own."""
    alone = c.end - c.start == 1 and c.definite and not c.pre
    return alone and (found.sentence.tokens[c.start].form == "الركن" or (c.kind == "np" and c.base in _OF_RANK))


def _family_next(found: Found, c: Chunk) -> bool:
    after = next((x for x in found.chunks if x.start == c.end), None)
    return after is not None and maybe_name(after) and found.sentence.tokens[after.start].form.startswith("ال")


def _titled(c: Chunk) -> bool:
    return c.end - c.start > 1 and not c.classes.isdisjoint(("leader", "person", "medic", "civilian"))


def introduced(
    founds: Sequence[Found], found: Found, words: Sequence[str], speakers: frozenset[str]
) -> tuple[Found, Mention] | None:
    """«في إحاطة قدمها **متحدث الوزارة فلان الفلاني**. … وأضاف الفلاني»: the office or the known person by whose last name one
    is cited whom the report has named in full before, though not as a speaker."""
    last = words[-1]
    for one in reversed(founds[: found.sentence.index]):
        if not any(t.form == last for t in one.sentence.tokens):
            continue
        for c in one.chunks:
            m = c.mention
            if m is None or c.kind != "np" or m.quantity is not None:
                continue
            if is_person(m, speakers) and m.end - m.start > 1 and words_of(one, m)[-1] == last:
                return one, m
            office = not m.classes.isdisjoint(OFFICE) and (m.heads or m.names)
            if office and last in (*words_of(one, m)[2:], *names_behind(one, m, speakers, started=False)):
                return one, _of_a_body(one, m)
    return None


def _of_a_body(found: Found, m: Mention) -> Mention:
    """«متحدث **الوزارة** فلان الفلاني»: the office without the name, and as definite as the body that it serves."""
    if m.names or len(m.heads) != 2 or not found.sentence.tokens[m.start + 1].form.startswith("ال"):
        return m
    return msgspec.structs.replace(m, end=m.start + 2, definite=True)


def is_person(m: Mention, speakers: frozenset[str]) -> bool:
    """Whether a pack knows the name as that of a person who speaks for others (مظلوم عبدي)."""
    return bool(m.names) and m.names[0] in speakers and not m.classes & OFFICE


def names_before(found: Found, m: Mention) -> list[str]:
    """«قال **فلان الفلاني** المتحدث باسم س»: the name before its office."""
    names: list[str] = []
    for c in reversed([c for c in found.chunks if c.end <= m.start]):
        if c.kind == "mark" and c.lemma in "،," and not names:
            continue
        if c.kind != "word" or c.pre:
            break
        names.insert(0, found.sentence.tokens[c.start].form)
    return names


def pointed_at(found: Found, m: Mention) -> bool:
    """«المصدر **ذاته**», «المصدر **نفسه**»: the one who was cited last, and nobody else."""
    chunk = next((c for c in found.chunks if c.start == m.end), None)
    own = found.sentence.tokens[m.end - 1].form if m.end - m.start == _POINTED else ""
    return (chunk is not None and chunk.kind == "word" and chunk.lemma in _SAME) or own in _SAME


_POINTED = 2
_SAME = frozenset({"ذاته", "نفسه", "عينه", "ذاتها", "نفسها", "ذاتهم", "نفسهم"})


def stands_alone(found: Found, m: Mention) -> bool:
    """«القيادي أن», «المصدر ذاته»: one word with the article, and no name after it."""
    tokens = found.sentence.tokens
    if m.end - m.start > 2 or (
        m.end - m.start == 2 and not tokens[m.end - 1].form.startswith(("ذات", "نفس", "مذكور", "المذكور", "العام"))
    ):
        return False
    after = tokens[m.end] if m.end < len(tokens) else None
    at = next((k for k, c in enumerate(found.chunks) if c.start == m.end), -1)
    chunk = found.chunks[at] if at >= 0 else None
    if chunk is not None and chunk.kind == "prep" and not chunk.suffix and m.classes & OFFICE:
        owner = found.chunks[at + 1] if at + 1 < len(found.chunks) else None
        if chunk.lemma == "باسم" or (
            chunk.lemma in ("في", "لدى") and owner is not None and owner.kind == "np" and "document" not in owner.classes
        ):
            return False  # «المتحدث باسم وزارة س», «القيادي في س»
    body = chunk.mention if chunk is not None and chunk.kind == "np" and chunk.pre in ("ل", "ب") and m.classes & OFFICE else None
    if body is not None and body.classes & {"group", "state_org", "clan"}:
        return False  # «المشرف العام **لمنظمة** س», «القيادي **بقبيلة** س»
    return (
        after is None
        or chunk is None
        or chunk.kind not in ("word", "np")
        or "demonstrative" in chunk.classes  # «المصدر **نفسه**»
        or bool(chunk.pre)
        or (chunk.kind == "np" and not chunk.definite)
    )


_PLACES = frozenset({"القضاء", "المحافظه", "الولايه", "المحليه", "المدينه", "البلده", "الناحيه", "المنطقه", "المديريه"})


def of_the_place(found: Found, m: Mention) -> bool:
    """«وأضاف قائممقام **القضاء**»: the office of the place that was told before."""
    tokens = found.sentence.tokens
    return any(tokens[k].form in _PLACES for k in range(m.start + 1, min(m.end + 1, len(tokens))))


def _ends_title(c: Chunk) -> bool:
    return c.kind in ("comp", "verb", "cite", "rel", "conseq", "conj") or (c.kind == "mark" and c.lemma in ".؛:")


def maybe_name(c: Chunk) -> bool:
    """A word that no pack knows, or a quotation mark round it."""
    return (c.kind == "word" or (c.kind == "mark" and c.lemma in '«»"“”')) and not c.pre


def bare_form(found: Found, token: int) -> str:
    """The word at a token, or behind the mark there, without its article."""
    tokens = found.sentence.tokens
    while token < len(tokens) - 1 and tokens[token].kind == "mark":
        token += 1
    return tokens[token].form.removeprefix("ال")


def words_of(found: Found, m: Mention) -> list[str]:
    """The forms of a mention's tokens."""
    return [found.sentence.tokens[k].form for k in range(m.start, m.end)]


_SPOKESMEN = frozenset({"ناطق", "ناطقة", "متحدث", "متحدثة"})


def somebody_of(m: Mention) -> bool:
    """«مسؤول أمريكي», «دبلوماسيون أتراك»: somebody of a nation without a name is not the state's voice, as a spokesman is."""
    somebody = bool(m.classes & {*OFFICE, "source"}) and m.head not in _SPOKESMEN
    return somebody and not m.definite and "nationality" in m.classes
