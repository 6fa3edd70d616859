"""Who the links of a chain are: an organisation or outlet under any of its names, a reporter, a source without a name, a name
that no pack knows. Labels of sources are neutral English words (ontology, classes) or, where no class fits, the report's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isnad.model.claim import Attribution
from isnad.model.known import Known

REPORTERS = frozenset({"correspondent", "correspondents", "reporter", "reporters", "photographer"})
"""The outlet itself."""
UNNAMED = frozenset(
    {"source", "official", "witness", "eyewitness", "resident", "inhabitant", "villager", "local", "activist", "medic", "doctor",
     "nurse", "surgeon", "paramedic", "rescuer", "officer", "soldier", "fighter", "commander", "leader", "general", "colonel",
     "diplomat", "observer", "analyst", "expert", "civilian", "refugee", "survivor", "worker", "employee", "relative",
     "journalist", "defector", "prisoner", "detainee", "escapee", "member", "lawyer", "farmer", "trader", "elder", "notable",
     "person", "man", "woman", "people", "families", "staff", "protester", "opponent", "dissident", "engineer", "policeman",
     "volunteer"}
)  # fmt: skip
"""Head words of a source that has no name of its own, singular. An organisation that is only described is still one."""
OFFICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "coordinator", "envoy", "director", "head", "chief"})
"""Who holds one speaks for the organisation that is named beside it."""
ORGANS = OFFICES | {
    "office", "mission", "agency", "authority", "centre", "center", "command", "media", "press", "management", "page",
    "branch", "room", "bureau", "leadership", "secretariat", "account", "channel", "website", "platform",
    "directorate", "department", "brigade", "regiment",
}  # fmt: skip
"""What an organisation that is named before it speaks through."""
BODIES = frozenset({"army", "police", "security forces"})
"""Kinds that speak as one: with the name of their land («Malian army») they are no unnamed source."""
OFFICE = frozenset({"cell", "camp"})
"""Classes that are no source («war media cell»)."""
PAGES = frozenset({"pages", "accounts", "channels", "platforms", "sites", "websites", "groups", "networks", "media"})
"""Many of what carries news, none of them named («local pages»)."""
OF_LANDS = ("ian", "ean", "eli", "eni", "ani", "aqi", "ish", "ese")
"""How English adjectives of lands and peoples end."""
REGIONS = frozenset({"Arab", "Arabic", "Hebrew", "Western", "American", "German", "Saudi", "Gulf"})
CARRIERS = frozenset(
    {"newspaper", "paper", "daily", "magazine", "channel", "television", "tv", "radio", "website", "site", "portal", "page",
     "account", "accounts", "network", "agency", "news", "media", "press"}
)  # fmt: skip
"""What others are only heard through."""
_LINK = re.compile(r"\s+(?:in|of|from|at|with|close|near|for|who|based|inside|within|on|among|to|by|and)\s+|,|\s*\(")
POSTS = OFFICES | {
    "commissioner", "governor", "mayor", "deputy", "adviser", "judge", "manager", "supervisor",
    "chairman", "imam", "mukhtar", "principal",
}  # fmt: skip
"""Who holds one and is told without a name and a place («director of hospital») is nobody that two reports could both know."""
_LED = POSTS | {"commander", "minister", "leader", "president"}
_COUNTED = re.compile(r"^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|a number)(?: of)? ", re.I)
_COMMANDS = re.compile(
    r"^(?=.*[A-Z0-9])(?:.*\b(?:police|operations|brigade|division|battalion|regiment) (?:commander|chief)\b"
    r"|commander of .*\b(?:police|operations|brigade|division|battalion|regiment)\b)"
)
"""«Diyala police commander», «commander of brigade 203»: one of his kind, who speaks for the body that he commands."""
_NAMED_KIN = re.compile(r"^(?:the )?(?:family|tribe|clan) of (?:.*[ -])?[A-Z]")
"""«Family of the journalist Samir Qaddur»: whoever asks them asks the same people."""
_PRESS_OF = re.compile(r"^(?:[a-z]+ )?(?:media|press) of (?:[A-Z]\S* \S|the [A-Z])")
"""«Media of Babil Health», «military media of the Joint Forces»: its press office."""
_PERSON = re.compile(r"^[A-Z][\w'’-]+(?: (?:al-|el-|bin |ibn |abu )?[A-Z][\w'’-]+)+(?=, )")
"""«**Mohamed Hassan**, Somali police officer»: he has a name, whatever he does."""
SEATS = {"governor": "governorate", "mayor": "municipality", "minister": "ministry"}
"""Who holds the office → the body that he heads."""
_MINISTER = re.compile(r"\bminister\b", re.I)
_WHERE = re.compile(r" (?:of|in|at) ")
_OF_A_LAND = re.compile(r" of (?:[a-z]+ of )*[A-Z]")
_ENGLISH = re.compile(r"[a-z]")
_SMALL = frozenset(
    {"the", "of", "in", "at", "for", "and", "al", "el", "ar", "ad", "as", "ash", "an", "az", "from", "a", "s", "local"}
    | {"في", "من", "مدينة", "بلدة", "قرية", "محافظة", "منطقة", "السيد", "السيدة", "الدكتور", "الدكتورة", "د"}
)
RANK = re.compile(
    r"^(?:(?:(?:brigadier|major|lieutenant)(?: general| colonel)?|colonel|captain|sheikh|dr\.?|doctor|engineer|mr\.?|mrs\.?)"
    r"|العميد|العقيد|اللواء|الفريق|الرائد|المقدم|النقيب|الملازم|الشيخ|المهندس)(?: (?:staff|الركن|ركن|أول))*(?= \S+ \S)",
    re.I,
)
"""Before a person's name of two words or more: not everybody tells it."""
_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans("أإآىة", "اااوه")


def whose(link: Attribution, known: Known) -> str:
    """The id of the organisation, person or outlet that the link names; nothing where no pack knows one."""
    return link.source or known.named(link.name) or _by_person(link.name, known) or _by_office(link.name, known)


def _by_person(name: str, known: Known) -> str:
    """«Israel Katz, defence minister»: the person before the comma; «…, Israeli Defence Minister»: the ministry that he heads;
    «SDF commander Mazloum Abdi»: the person behind an office."""
    person, comma, office = name.partition(",")
    seat = _MINISTER.sub(SEATS["minister"], office if comma else name)
    return (
        (known.named(person) if comma else "")
        or (known.named(seat) if _MINISTER.search(name) else "")
        or (_commanded(office, known) if comma else "")
        or next((id for n in _behind_office(name.split()) if (id := known.named(n))), "")
    )


def _commanded(office: str, known: Known) -> str:
    """«Samir Qaddur, **Peshmerga** commander of the Kifri axis»: whom a commander with a name commands."""
    words = office.split()
    at = next((n for n, w in enumerate(words) if w.lower() == "commander"), 0)
    return known.named(" ".join(words[:at])) if at else ""


def _behind_office(words: Sequence[str]) -> Iterator[str]:
    """The names of two words or more that stand behind an office, up to the end."""
    for n in range(1, len(words) - 1):
        if words[n - 1].lower() in _LED and words[n][:1].isupper():
            yield " ".join(words[n:])


def _by_office(name: str, known: Known) -> str:
    """«SDF spokesman», «UN Support Mission in Libya», «director of the SOHR», «centre of the Health Ministry»: an office or
    organ, and whose it is; «the Red Crescent in Nablus» is the Red Crescent."""
    for part in name.split(","):
        words = part.split()
        if words and words[0].lower() in OFFICES and words[1:2] in (["of"], ["for"]):
            return known.named(" ".join(words[2:]))
        for n in range(len(words) - 1, 0, -1):
            if any(w.lower() in ORGANS for w in words[n:]) and (found := known.named(" ".join(words[:n]))):
                return found
            link = words[n].lower()
            behind = words[n + 1 :]
            if (
                link in ("of", "for")
                and words[n - 1].lower() in ORGANS
                and (len(behind) > 1 or "".join(behind).isupper())
                and (found := known.named(" ".join(behind)))
            ):
                return found
            if link == "in" and n > 1 and (found := known.named(" ".join(words[:n]))):
                return found
    return ""


def reporter_of(name: str, known: Known) -> str | None:
    """Whose reporter the words name: an outlet's id, or nothing for the report's own («correspondent», مراسلنا); None where they
    name no reporter."""
    words = name.split()
    rest = [w for w in words if w.lower() not in REPORTERS and w.removesuffix("نا") not in known.reporters]
    return None if len(rest) == len(words) else known.named(" ".join(rest))


def is_unnamed(name: str, known: Known) -> bool:
    """Whether the words describe a source and do not name it: «source in Diyala police», «US officials», دبلوماسي إيراني."""
    name = _COUNTED.sub("", name)
    if _COMMANDS.search(name) or _NAMED_KIN.search(name) or _PRESS_OF.search(name) or _PERSON.match(name):
        return False
    if _is_kind(name, known) or _is_post(name) or _are_pages(name):
        return True
    if _ENGLISH.search(name.lower()):
        words = _LINK.split(name, maxsplit=1)[0].split()
        return bool(words) and words[-1].islower() and _singular(words[-1]) in UNNAMED
    first = name.split()[:1]
    return bool(first) and not first[0].startswith("ال") and any(w in known.people for w in known.neutral(first[0]))


def _is_kind(name: str, known: Known) -> bool:
    """Whether the words end in a kind of source («activists», «defected officer»), wherever it is."""
    words = _WHERE.split(name, maxsplit=1)[0].split()
    kind = next((k for k in range(len(words)) if " ".join(words[k:]) in known.generic), None)
    if kind is None or " ".join(words[kind:]) in OFFICE:
        return False
    if " ".join(words[kind:]) not in BODIES:
        return True
    return not any(w[:1].isupper() for w in words[:kind]) and not (" ".join(words) in BODIES and _OF_A_LAND.search(name))


def observer_of(name: str, known: Known) -> str:
    """The monitor or rescuers to whom a source without a name belongs («volunteer in the White Helmets»); nothing for others."""
    belongs = _LINK.split(name, maxsplit=1)
    id = known.named(belongs[1]) if len(belongs) > 1 else ""
    return id if id in known.watchers else ""


def named_before(chain: Sequence[Attribution], known: Known) -> str:
    """The organisation that no pack knows for which the last link speaks: the name before it, if that is no carrier."""
    if len(chain) < 2:
        return ""
    before = chain[-2]
    carried = bool(before.medium) or any(w in CARRIERS for w in before.name.lower().split()) or before.name in known.media
    return (
        ""
        if carried or before.source or is_unnamed(before.name, known) or reporter_of(before.name, known) is not None
        else before.name
    )


def is_described(name: str) -> bool:
    """Whether the words tell what an organisation is and not what it is called: «human rights organisation based in Britain»,
    «Kurdish authorities»."""
    head = _LINK.split(name, maxsplit=1)[0]
    return head.isascii() and (head == head.lower() or head.endswith(" authorities")) and len(head.split()) > 1


def _is_post(name: str) -> bool:
    words = name.split()
    return name.isascii() and name == name.lower() and len(words) < 5 and any(w in POSTS for w in words[:2])


def _are_pages(name: str) -> bool:
    """«Local pages», «Israeli media»: what bears no name but that of its land."""
    words = _LINK.split(name, maxsplit=1)[0].split()
    told = name.isascii() and bool(words) and words[-1] in PAGES
    return told and all(w == w.lower() or w.endswith(OF_LANDS) or w in REGIONS for w in words)


def _singular(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and word not in UNNAMED and word[:-1] in UNNAMED else word


def name_key(name: str) -> frozenset[str]:
    """A name's words, in no order, without small ones, Latin ones by their consonants: «Saladin governor» and «governor of
    Saladin» are one, and «Mohammed Hamzah» is «Muhammad Hamza»."""
    words = (
        w.translate(_LETTERS).removeprefix("ال") if not w.isascii() else _spoken(w)
        for w in _WORD.findall(RANK.sub("", name).lower())
        if w not in _SMALL
    )
    return frozenset(words) or frozenset({name})


def kind_key(label: str) -> frozenset[str]:
    """The words of a kind of source (``unnamed:KIND@OUTLET``), however many they are: «three medics», «medics»."""
    return frozenset(map(_singular, _COUNTED.sub("", label.removeprefix("unnamed:").rpartition("@")[0]).lower().split()))


def _spoken(word: str) -> str:
    """A Latin word as it is heard, however its Arabic was spelled: first letter and consonants, none twice. Short words stay."""
    if len(word) < 5:
        return word
    heard = word[0] + _VOWELS.sub("", word[1:]).replace("z", "s")
    return "".join(c for k, c in enumerate(heard) if not k or c != heard[k - 1])


_VOWELS = re.compile(r"[aeiouyhw]")


def before_last(chain: Sequence[Attribution], known: Known) -> str:
    """Whom the last link was heard through: the nearest link before it that has a name."""
    return next((id for link in reversed(chain[:-1]) if (id := whose(link, known))), "")
