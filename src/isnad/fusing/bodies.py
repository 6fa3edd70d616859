"""Bodies that no pack knows, and who speaks for them: a hospital and its director, a governorate and its governor, a council and
its head, a branch and its organisation. By the words of their English names alone."""

from __future__ import annotations

import re

from isnad.fusing.sources import OFFICES, RANK, SEATS, name_key


def body_key(name: str) -> frozenset[str]:
    """The words of the body for which a name speaks: «head of the local council in Atarib», «Salem Abdan, director of Idlib
    Health» and «Idlib Health Directorate» are what is left without the person and the office, and a governor, with his name or
    without, speaks for his governorate. Nothing where it names none."""
    if not name.isascii():
        return frozenset()
    parts = [p for p in name.split(",") if any(w.lower() in _SPEAKING for w in p.split())]
    words = _without_person(_MATTERS.sub("", parts[-1] if parts else name).split())
    left = name_key(" ".join(SEATS.get(w.lower(), w) for w in words if w.lower() not in _NO_BODY))
    return left if len(left) > 1 and ("," not in name or parts) else frozenset()


def headed(name: str) -> str:
    """«Salem Abdan, director of **Idlib Health Directorate**»: the body, where the name ends in it and not in a person's."""
    found = _HEADED.match(_MATTERS.sub("", name))
    body = _HELD_BY.sub(r"\1", found[1]) if found is not None else ""
    return "" if _ENDS_IN_PERSON.search(body) else body


_HEADED = re.compile(
    rf"^(?:.*, )?(?:[a-z]+ )*(?:{'|'.join(sorted(OFFICES))}|commander|deputy|office|page|channel|centre|center|[a-z]+ minister)"
    r" (?:of|for|in) (?:the )?(?=.*[A-Z])(\S+ \S.*)$"
)
_HELD_BY = re.compile(
    r"( (?:Hospital|Cent(?:er|re)|Complex|Clinic|Council|Committee|Directorate|Department|Service|Association|Union|Syndicate"
    r"|Foundation|Commission|Authority|Agency|Society|University))(?: (?:al-|Al-|bin |ibn |Abu )?[A-Z][\w'’-]+){2,3}$"
)
"""«Ariha Governmental **Hospital** Samir Qaddur»: the name of who heads it."""
_ENDS_IN_PERSON = re.compile(r" [a-z]+(?: (?:al-|Al-)?[A-Z]\S+){2,}$")


def held_by(name: str, key: frozenset[str], body: frozenset[str]) -> bool:
    """«Mayor of Ariha Samir Qaddur»: whether a name (and its key) says no more than a body, its office and, behind them, two or
    three words of a person."""
    if not body < key or "," in name:
        return False
    return any(name_key(" ".join(name.split()[-n:])) == key - body for n in (2, 3))


def seat_of(name: str) -> str:
    """«Idlib governor Samir Qaddur», «governor of Idlib»: the body that he heads by its own name; nothing where no seat is told,
    or where it cannot be told where its name ends."""
    part = next((p for p in name.split(",") if any(w.lower() in _SEATED for w in p.split())), "").split()
    at = next((n for n, w in enumerate(part) if w.lower() in _SEATED), 0)
    if not part or any(w.islower() for w in part[:at]):
        return ""
    behind = part[at + 2 :] if part[at + 1 : at + 2] in (["of"], ["for"]) and len(part) - at < 5 else []
    body = part[:at] or behind
    return " ".join([*body, SEATS[part[at].lower()]]) if body else ""


def is_seat(name: str) -> bool:
    """«Governor of Idlib», «Idlib governor»: who heads a land or a town, told without his name."""
    words = name.split()
    ends = bool(words) and words[-1].lower() in _SEATED
    return ends or (len(words) > 2 and words[0].lower() in _SEATED and words[1] in ("of", "for") and len(words) < 6)


def mission_key(name: str) -> frozenset[str]:
    """«Head of **the Red Cross** mission in Yemen Mark Egli»: the words of the organisation whose mission it is, of a name that
    begins with an office; nothing for others."""
    found = _MISSION.match(name)
    return name_key(found[1]) if found is not None else frozenset()


_MISSION = re.compile(r"^(?:[a-z]+ )+(?:of|for) (?:the )?((?:[A-Z]\S* )+)(?:mission|delegation|office|branch)\b")


def branch_key(name: str) -> frozenset[str]:
    """«**Civil defence** in Ariha»: the words of the organisation whose branch it is; nothing for others."""
    head, link, _ = name.partition(" in ")
    return name_key(head) if link and not holds_office(head) else frozenset()


def body_of(name: str) -> str:
    """«**Salam Hospital** in Ariha»: what a body is called without where it is; nothing for others."""
    head, link, place = name.partition(" in ")
    told = bool(link) and place[:1].isupper() and len(head.split()) > 1 and head[:1].isupper() and not holds_office(head)
    return head if told else ""


def holds_office(name: str) -> bool:
    """Whether a name is that of a person or an organ, with an office: it is not the body itself."""
    return any(w.lower() in _SPEAKING for w in name.replace(",", " ").split())


def is_one_man(name: str) -> bool:
    """Whether a name is that of who holds an office, and not of an organ."""
    return any(w.lower() in _HELD for w in name.replace(",", " ").split())


def speaks_for(name: str) -> bool:
    """Whether it is that of somebody with an office, or of rank («Captain Samir Qaddur of Ariha police»)."""
    return holds_office(name) or (" of " in name and RANK.match(name) is not None)


def _without_person(words: list[str]) -> list[str]:
    """«Nineveh governor **Abdul Qadir al-Dakhil**»: the name behind an office that stands behind its body."""
    at = next((k for k, w in enumerate(words) if w.lower() in _HELD), len(words))
    closes = 0 < at < len(words) - 1 and words[at + 1].lower() not in ("of", "for", "in") and words[at + 1][:1].isupper()
    return words[: at + 1] if closes else words


_SEATED = SEATS.keys() - {"minister"}
_HELD = OFFICES | {"commander", *SEATS}
_SPEAKING = _HELD | {"deputy", "directorate", "management", "administration", "department", "office", "page", "official", "media",
             "command"}  # fmt: skip
_PLACES = frozenset({"city", "town", "village"})
_NO_BODY = (_SPEAKING - SEATS.keys()) | _PLACES | {"deputy", "assistant", "acting"}
_MATTERS = re.compile(r" for (?:the )?[a-z ]*affairs\b")
"""«Deputy governor for security affairs»: what he sees to."""
