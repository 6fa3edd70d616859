"""The pieces that time expressions are put together from: amounts, ordinals, months, years, dates.

Every reader takes a reading and a place in it and gives the piece with the place after it, or None."""

from __future__ import annotations

from typing import Any

import msgspec

from isnad.match.time_words import Hit, Reading
from isnad.model.times import TimePhrase

Number = tuple[int, int]
"""A number and the token after it."""

SLASHES = frozenset({"/", "\\"})
DASHES = frozenset({"-", "–", "—"})
_OWN = frozenset({"start", "end", "kind", "glue"})
"""Fields that no later piece fills."""
_BLANK = TimePhrase(start=0, end=0, kind="")
_FILLED = tuple((name, getattr(_BLANK, name)) for name in TimePhrase.__struct_fields__ if name not in _OWN)
"""The others, with what they hold where nothing is said."""


def joined(kind: str, *pieces: TimePhrase | None) -> TimePhrase:
    """One phrase of all that the pieces say, from the first's start to the furthest end; later pieces fill what earlier left."""
    first, *rest = [piece for piece in pieces if piece is not None]
    told: dict[str, Any] = {}
    end = first.end
    for piece in rest:
        end = max(end, piece.end)
        for name, default in _FILLED:
            value = getattr(piece, name)
            if value is not default and value != default and name not in told and getattr(first, name) == default:
                told[name] = value
    return msgspec.structs.replace(first, kind=kind, end=end, **told)


def ended(phrase: TimePhrase, end: int) -> TimePhrase:
    """The phrase, reaching at least to ``end``."""
    return msgspec.structs.replace(phrase, end=max(end, phrase.end))


def plain(hit: Hit) -> bool:
    """Nothing glued on except the article."""
    return hit.glue == ""


# --- numbers --------------------------------------------------------------------------------------------------------------------


def integer(r: Reading, i: int) -> Number | None:
    """24 · الـ 24 · الـ24."""
    if (the := r.at(i, "the")) and (hit := r.at(the.end, "integer")):
        return int(hit.value), hit.end
    hit = r.at(i, "integer")
    return (int(hit.value), hit.end) if hit else None


def spelled(r: Reading, i: int) -> Number | None:
    """ثلاثة · خمسة عشر · خمسة وعشرين · ألفين وثمانية عشر."""
    hit = r.at(i, "number")
    if not hit:
        return None
    value, j = int(hit.value), hit.end
    if value < 10 and (teen := r.at(j, "teen")):
        return value + 10, teen.end
    more = r.at(j, "number")
    while more and more.glue == "و" and (int(more.value) > value or int(more.value) * 10 <= value):
        part = spelled(r, j) if value >= 100 else None
        value, j = (value + part[0], part[1]) if part else (value + int(more.value), more.end)
        more = r.at(j, "number") if value < 100 else None
    return value, j


def number(r: Reading, i: int) -> Number | None:
    """A number in digits or words at ``i``."""
    return integer(r, i) or spelled(r, i)


def amount(r: Reading, i: int) -> tuple[int | None, int] | None:
    """A number, or words for a few (None): بضعة · عدة · نحو ثلاثة."""
    if about := r.at(i, "about"):
        i = about.end
    if found := number(r, i):
        return found
    vague = r.at(i, "vague")
    return (None, vague.end) if vague else None


def ordinal(r: Reading, i: int) -> Number | None:
    """الأول · الثامن عشر · الحادي والعشرين · العشرين."""
    hit = r.at(i, "ordinal")
    if not hit:
        tens = r.at(i, "number")
        if tens and tens.article and int(tens.value) < 10 and (more := _tens_behind(r, tens.end)):
            return int(tens.value) + more[0], more[1]  # «الواحد والعشرون»
        return (int(tens.value), tens.end) if tens and tens.article and 20 <= int(tens.value) <= 90 else None
    if teen := r.at(hit.end, "teen"):
        return int(hit.value) + 10, teen.end
    more = _tens_behind(r, hit.end)
    return (int(hit.value) + more[0], more[1]) if more else (int(hit.value), hit.end)


def _tens_behind(r: Reading, i: int) -> Number | None:
    """«… والعشرين», also with the و apart."""
    tens = r.at(i + 1, "number") if r.form(i) == "و" else r.at(i, "number")
    if not tens or not (tens.glue == "و" or r.form(i) == "و") or int(tens.value) not in (20, 30):
        return None
    return (int(tens.value), tens.end) if tens.article or r.form(i) == "و" else None


def day_number(r: Reading, i: int) -> Number | None:
    """A day of a month in figures or words: 15 · الـ 15 · الثامن عشر · واحد وعشرين."""
    found = integer(r, i) or ordinal(r, i) or spelled(r, i)
    return found if found and 1 <= found[0] <= 31 else None


# --- which month, which year ----------------------------------------------------------------------------------------------------


def which(r: Reading, i: int) -> TimePhrase | None:
    """الماضي · قبل الماضي · الجاري · المقبل."""
    hit = r.at(i, "which")
    return TimePhrase(kind="which", start=i, end=hit.end, which=hit.value) if hit and plain(hit) else None


def unit_which(r: Reading, i: int, units: tuple[str, ...]) -> TimePhrase | None:
    """One named stretch of the calendar: الشهر الماضي · هذا العام · الأسبوع الجاري."""
    this = r.at(i, "this")
    j = this.end if this else i
    hit = r.at(j, "unit")
    if not hit or not hit.value.endswith(":1") or not hit.article or (this and hit.glue):
        return None
    unit = hit.value.partition(":")[0]
    if unit not in units or (unit == "year" and r.names_before(j, "general")):
        return None
    told = which(r, hit.end)
    if not told and not this:
        return None
    glue = (this or hit).glue
    return TimePhrase(kind="unit", start=i, end=(told or hit).end, unit=unit, which=told.which if told else "this", glue=glue)


def figure_year(r: Reading, i: int) -> TimePhrase | None:
    """2016 · 2016م · 1440 هـ · ألفين وستة عشر."""
    found = integer(r, i) or spelled(r, i)
    if not found or not (1300 <= found[0] <= 1500 or 1900 <= found[0] <= 2100):
        return None
    year, end = found
    hijri = year <= 1500
    own = r.at(i, "era_of_integer")
    era = own or r.at(end, "era")
    if era and not own:
        end = era.end
    if hijri and era and era.value == "gregorian":
        return None
    return TimePhrase(kind="year", start=i, end=end, year=year, hijri=hijri)


def named_year(r: Reading, i: int) -> TimePhrase | None:
    """عام 2016 · العام 2015 · سنة ألفين وعشرة · العام الماضي · هذا العام."""
    told = unit_which(r, i, ("year",))
    if told:
        return TimePhrase(kind="year", start=i, end=told.end, year_which=told.which, unit="year", glue=told.glue)
    hit = r.at(i, "unit")
    if not hit or hit.value != "year:1":
        return None
    year = figure_year(r, hit.end)
    return msgspec.structs.replace(year, start=i, glue=hit.glue) if year else None


def year_after(r: Reading, i: int) -> TimePhrase | None:
    """The year behind a month: 2016 · من عام 2016 · من العام الماضي · , 2016 · /2016."""
    form = r.form(i)
    if form in SLASHES or form in DASHES or form in (",", "،", "."):
        year = figure_year(r, i + 1)
        return year if year and (form in SLASHES or year.year is not None) else None
    link = r.at(i, "from") or r.at(i, "in")
    year = named_year(r, link.end if link else i) or (figure_year(r, i) if not link else figure_year(r, link.end))
    return year if year and year.glue in ("", "ل") else None


# --- months ---------------------------------------------------------------------------------------------------------------------


def _month_name(r: Reading, i: int) -> TimePhrase | None:
    hit = r.at(i, "month")
    if not hit:
        return None
    calendar, _, value = hit.value.partition(":")
    return TimePhrase(kind="month", start=i, end=hit.end, month=int(value), hijri=calendar == "hijri", glue=hit.glue)


def _twin(r: Reading, month: TimePhrase) -> TimePhrase | None:
    """The second name of the same month: مارس/آذار · فبراير (شباط) · أيلول - سبتمبر · شباط فبراير."""
    j = month.end
    bracket = r.form(j) == "("
    if bracket or r.form(j) in SLASHES or r.form(j) in DASHES:
        j += 1
    other = _month_name(r, j)
    if other is None or other.glue or (other.month, other.hijri) != (month.month, month.hijri):
        return None
    if bracket and r.form(other.end) != ")":
        return None
    return ended(other, other.end + bracket)


def month_name(r: Reading, i: int) -> tuple[TimePhrase, bool] | None:
    """A month and whether its words can mean nothing else: شهر آذار, مارس/آذار; not مارس, which is also a verb."""
    word = r.at(i, "unit")
    labelled = word is not None and word.value == "month:1"
    month = _month_name(r, word.end if word and labelled else i)
    if month is None or (labelled and month.glue):
        return None
    twin = _twin(r, month)
    glue = word.glue if word and labelled else month.glue
    month = msgspec.structs.replace(month, start=i, end=(twin or month).end, glue=glue)
    return month, labelled or twin is not None


_LINKS = frozenset({"in", "since", "within", "from", "to", "until", "between", "period", "ago", "after"})


def linked(r: Reading, i: int) -> bool:
    """Whether a preposition of time stands before: منذ, خلال, حتى ..."""
    return any(hit.end == i and cat in _LINKS for hits in r.hits[max(0, i - 4) : i] for cat, hit in hits.items())


_SIDES = frozenset({"وسط", "بوسط", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "اليمن", "اليمنيه", "باليمن"})


def is_ibb(r: Reading, i: int, end: int) -> bool:
    """«في إب **وسط** البلاد», «مدينة س في إب اليمنية»: the town, which is written like the month of August."""
    return r.form(i) == "اب" and r.form(end) in _SIDES


def month_tail(r: Reading, month: TimePhrase) -> TimePhrase:
    """The month with what follows it: الماضي · الحالي · 2018 · من العام الماضي."""
    told = which(r, month.end)
    month = joined(month.kind, month, told)
    year = year_after(r, month.end)
    month = joined(month.kind, month, year)
    if told is None and (late := which(r, month.end)):
        month = joined(month.kind, month, late)
    return month


# --- dates ----------------------------------------------------------------------------------------------------------------------


def numeric_date(r: Reading, i: int) -> TimePhrase | None:
    """22/3/2019 · 2019-03-22 · 21.03.2019 · 9 / 9 / 2017; two figures only (22/4) are for the caller to trust."""
    hit = r.at(i, "numeric")
    if hit:
        figures, end = [int(part) for part in hit.value.split()], hit.end
    else:
        found = _spaced(r, i)
        if not found:
            return None
        figures, end = found
    if len(figures) == 3 and figures[0] > 31:
        figures.reverse()
    day, month, *rest = figures
    if month > 12 >= day:
        day, month = month, day
    year = rest[0] if rest else None
    if year is not None and year < 100:
        year += 2000
    if not (1 <= day <= 31 and 1 <= month <= 12) or (year is not None and not 1300 <= year <= 2100):
        return None
    era = r.at(end, "era")
    hijri = year is not None and year <= 1500
    return TimePhrase(kind="date", start=i, end=era.end if era else end, day=day, month=month, year=year, hijri=hijri)


def _spaced(r: Reading, i: int) -> tuple[list[int], int] | None:
    parts = [r.at(k, "integer") for k in (i, i + 2, i + 4)]
    slashes = r.form(i + 1), r.form(i + 3)
    if slashes[0] != slashes[1] or not (slashes[0] in SLASHES or slashes[0] in DASHES or slashes[0] == "."):
        return None
    if any(part is None for part in parts):
        return None
    return [int(part.value) for part in parts if part], i + 5


def worded_date(r: Reading, i: int) -> TimePhrase | None:
    """23 مارس 2019 · 19 من آذار · الثامن عشر من آذار الماضي · 15 من الشهر الجاري."""
    found = day_number(r, i)
    if not found:
        return None
    day, j = found
    head = TimePhrase(kind="date", start=i, end=j, day=day, glue=_first_glue(r, i))
    if (told := which(r, j)) is not None and told.which == "this" and r.before(i, "in"):  # «في **14 الجاري**»
        return ended(msgspec.structs.replace(head, unit="month", which="this"), told.end)
    if r.form(j) == "منه" and (r.at(i, "the") or r.form(i).lstrip("وفب").startswith("ال")):  # «وفي **السابع منه**»
        return ended(msgspec.structs.replace(head, unit="month", which="same"), j + 1)
    if (link := r.at(j, "from")) and plain(link):
        j = link.end
    elif (link := r.at(j, "in")) or r.form(j) in SLASHES or r.form(j) in DASHES or r.form(j) == ".":
        j = link.end if link else j + 1
    month = month_name(r, j)
    if month and (not month[0].glue or month[0].glue == "ل"):
        return _same_day(r, month_tail(r, joined("date", head, month[0])))
    told = unit_which(r, j, ("month",))
    if told and told.glue in ("", "ل") and (j != found[1] or told.start == j):
        return joined("date", head, msgspec.structs.replace(told, unit="month"))
    return None


def _first_glue(r: Reading, i: int) -> str:
    for cat in ("ordinal", "number", "integer"):
        if hit := r.at(i, cat):
            return hit.glue
    return ""


def _same_day(r: Reading, date: TimePhrase) -> TimePhrase:
    """The same day in the other calendar: 14 رجب 1440هـ الموافق 21 آذار 2019. The Gregorian day is the surer one."""
    link = r.at(date.end, "same_date")
    j = link.end if link else date.end
    if not link and not (date.hijri and r.form(j) in ("/", "-", "–", "،", "=", "(")):
        return date
    j += not link
    other = numeric_date(r, j) or worded_date(r, j)
    if other is None or (not link and other.hijri == date.hijri):
        return date
    end = other.end + (r.form(other.end) == ")" and r.form(date.end) == "(")
    best = date if other.hijri else other
    return msgspec.structs.replace(best, start=date.start, end=end, glue=date.glue)


def calendar_date(r: Reading, i: int) -> TimePhrase | None:
    """A date in figures with its year, or in words."""
    figures = numeric_date(r, i)
    if figures and figures.year is not None:
        return _same_day(r, figures)
    return worded_date(r, i)
