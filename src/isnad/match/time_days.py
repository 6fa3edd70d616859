"""Days: a day word, a weekday or a date with everything that may stand around it, and nights.

A day is told in pieces that come in many orders (مساء أمس الثلاثاء, اليوم الأربعاء 27 آذار, الساعة الثانية من فجر السبت), so
they are read one after the other, each sort at most once."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from isnad.match.time_parts import (
    DASHES,
    SLASHES,
    calendar_date,
    ended,
    integer,
    joined,
    numeric_date,
    ordinal,
    plain,
    unit_which,
    which,
)
from isnad.match.time_words import Reading
from isnad.model.times import TimePhrase

_DATED = frozenset({"بتاريخ", "تاريخ", "لتاريخ"})
"""Words behind which two figures are a day and a month."""
Piece = Callable[[Reading, int], TimePhrase | None]

_REACH = 6
"""How far behind فجر a نفسه makes it the verb."""


def day_word(r: Reading, i: int) -> TimePhrase | None:
    """اليوم · أمس · أول من أمس · غدا · هذا اليوم; not اليوم الثاني, المصري اليوم, اليوم العالمي."""
    this = r.at(i, "this")
    j = this.end if this else i
    hit = r.at(j, "day")
    if not hit or (this and hit.value != "0") or r.names_before(j, "day"):
        return None
    if hit.value in ("0", "1") and (r.at(j, "anchor") or (r.at(hit.end, "stop_after:day") and not this)):
        return None
    return TimePhrase(kind="day", start=i, end=hit.end, offset=int(hit.value), glue=(this or hit).glue)


def weekday(r: Reading, i: int, *, linked: bool = False) -> TimePhrase | None:
    """السبت · السبت الماضي · (يوم) سبت; not سوق السبت, الرجلين الاثنين, أحد القادة. ``linked``: behind على of a night."""
    hit = r.at(i, "weekday")
    if hit is None and r.at(i - 1, "weekday_word"):
        hit = r.at(i, "weekday_bare")
    if hit is None or (r.names_before(i, "weekday") and not linked) or r.at(hit.end, "teen"):
        return None
    if hit.value == "0" and not hit.glue and _dual(r.form(i - 1)):
        return None
    told = which(r, hit.end)
    day = TimePhrase(kind="weekday", start=i, end=hit.end, weekday=int(hit.value), glue=hit.glue)
    return joined("weekday", day, told)


def _dual(form: str) -> bool:
    return len(form) > 5 and form.startswith("ال") and form.endswith(("ين", "ان"))


def part(r: Reading, i: int) -> TimePhrase | None:
    """فجر · صباح · مساء · بعد ظهر · مساءً باكراً; not فجّر, the verb."""
    hit = r.at(i, "part") or r.at(i, "adverb")
    if not hit or (r.form(i).endswith("فجر") and hit.end == i + 1 and _exploded(r, i)):
        return None
    late = r.at(hit.end, "early_late")
    return TimePhrase(kind="part", start=i, end=(late or hit).end, part_of_day=hit.value, glue=hit.glue)


def _exploded(r: Reading, i: int) -> bool:
    """Whether فجر is the verb: a doubled letter is written, or somebody blows himself up right behind it."""
    if "\u0651" in r.tokens[i].vowels:
        return True
    for k in range(i + 1, min(len(r.tokens), i + _REACH)):
        if "فجر" in r.form(k) or "فجير" in r.form(k):
            return False
        if r.at(k, "reflexive"):
            return True
    return False


def clock(r: Reading, i: int) -> TimePhrase | None:
    """الساعة 03:30 · الساعة الثالثة والنصف · الساعة 5 · 19:30."""
    hit = r.at(i, "unit")
    named = hit is not None and hit.value == "hour:1" and hit.article
    j = hit.end if hit and named else i
    if time := r.at(j, "clock"):
        return TimePhrase(kind="clock", start=i, end=time.end, clock=time.value, glue=hit.glue if hit and named else "")
    if not hit or not named or not (found := integer(r, j) or ordinal(r, j)) or not 0 <= found[0] <= 24:
        return None
    hour, end = found
    minutes = 0
    if more := r.at(end, "clock_add"):
        minutes, end = int(more.value), more.end
    told = f"{(hour * 60 + minutes) // 60:02d}:{minutes % 60:02d}" if minutes else str(hour)
    return TimePhrase(kind="clock", start=i, end=end, clock=told, glue=hit.glue)


def short_date(r: Reading, i: int) -> TimePhrase | None:
    """Any date; behind a weekday also 22/4 and 22-4."""
    told = calendar_date(r, i) or numeric_date(r, i)
    if told:
        return told
    day, month = r.at(i, "integer"), r.at(i + 2, "integer")
    joint = r.form(i + 1) in SLASHES or r.form(i + 1) in DASHES
    if not joint or not day or not month or not (1 <= int(day.value) <= 31 and 1 <= int(month.value) <= 12):
        return None
    return TimePhrase(kind="date", start=i, end=i + 3, day=int(day.value), month=int(month.value))


_PIECES: tuple[tuple[str, frozenset[str], Piece], ...] = (
    ("day", frozenset({"this", "day"}), day_word),
    ("date", frozenset({"numeric", "integer", "the", "ordinal", "number"}), short_date),
    ("weekday", frozenset({"weekday", "weekday_bare"}), weekday),
    ("part", frozenset({"part", "adverb"}), part),
    ("clock", frozenset({"unit", "clock"}), clock),
)
"""Sort, the kinds of words that may open it, and its reader."""


def _filler(r: Reading, i: int, done: set[str]) -> tuple[int, bool]:
    """The place after words that link the pieces of one day, and whether a bracket was opened."""
    form = r.form(i)
    if (word := r.at(i, "weekday_word")) and plain(word):
        return word.end, False
    if (link := r.at(i, "same_date")) and plain(link):
        return link.end, False
    if (link := r.at(i, "from")) and plain(link) and done & {"part", "clock", "weekday"}:
        return _filler(r, link.end, set())[0], False
    if (link := r.at(i, "in")) and plain(link) and r.form(i) == "في" and done & {"day", "weekday"}:
        return link.end, False
    if form in ("(", "،", ",") or form in DASHES:
        return i + 1, form == "("
    return i, False


def _next_piece(r: Reading, i: int, done: set[str]) -> tuple[str, TimePhrase] | None:
    """The next sort of piece at ``i``; behind the first piece none with a glued particle."""
    if i >= len(r.hits) or not (kinds := r.hits[i]):
        return None
    for sort, opens, read in _PIECES:
        if sort in done or opens.isdisjoint(kinds):
            continue
        trusted = done or r.at(i - 1, "weekday_word") or r.form(i - 1) in _DATED
        if sort == "date" and not trusted and not calendar_date(r, i):
            continue
        piece = read(r, i)
        if piece and (not done or piece.glue in ("", "ال")):
            return sort, piece
    return None


def _allowed(r: Reading, start: int, link: int, sort: str, done: set[str]) -> bool:
    """Which pieces may follow which link: a comma or dash joins a date to its weekday, or that to اليوم; في a part or a date."""
    form = r.form(start)
    if link == start:
        return True
    if form in ("،", ",") or form in DASHES:
        return (sort == "date" and bool(done & {"weekday", "day"})) or (sort == "weekday" and done == {"day"})
    if form == "في":
        return sort in ("part", "date")
    return form != "(" or sort in ("date", "weekday")


def named_day(r: Reading, i: int) -> TimePhrase | None:
    """يوم السبت · مساء أمس الثلاثاء · اليوم الأربعاء (27 آذار) · الساعة 03:30 من فجر اليوم · الجمعة 22-3-2019."""
    word = r.at(i, "weekday_word")
    this_part = _this_part(r, i)
    if this_part:
        return this_part
    j = word.end if word else i
    pieces: list[TimePhrase] = []
    done: set[str] = set()
    while True:
        link, bracket = _filler(r, j, done) if done else (j, False)
        found = _next_piece(r, link, done)
        if not found or not _allowed(r, j, link, found[0], done):
            break
        sort, piece = found
        if bracket and r.form(piece.end) != ")":
            break
        done.add(sort)
        pieces.append(piece)
        j = piece.end + bracket
    if not done & {"day", "weekday", "date"} or (word and not done - {"part"}):
        return None
    if done == {"date"} and r.names_before(i, "date") and pieces[0].year is None:
        return None
    kind = "date" if "date" in done else "day" if "day" in done else "weekday"
    phrase = ended(joined(kind, *pieces), j)
    phrase = msgspec.structs.replace(phrase, start=i, glue=word.glue if word else phrase.glue)
    return _of_week(r, phrase)


def _of_week(r: Reading, phrase: TimePhrase) -> TimePhrase:
    """الجمعة من الأسبوع الماضي."""
    if phrase.kind != "weekday" or phrase.which:
        return phrase
    link = r.at(phrase.end, "from")
    week = unit_which(r, link.end if link else phrase.end, ("week",))
    return joined("weekday", phrase, msgspec.structs.replace(week, unit="week")) if week and not week.glue else phrase


def _this_part(r: Reading, i: int) -> TimePhrase | None:
    """هذا الصباح · هذا المساء."""
    this = r.at(i, "this")
    hit = r.at(this.end, "part") if this else None
    if not this or not hit or not hit.article or hit.glue:
        return None
    return TimePhrase(kind="day", start=i, end=hit.end, offset=0, part_of_day=hit.value, glue=this.glue)


def this_part(r: Reading, i: int) -> TimePhrase | None:
    """(منذ) الصباح · (عند) الفجر · ساعات الفجر الأولى · (في) ساعات الصباح: a part of a day that is named elsewhere, or of the
    report's day."""
    hit = r.at(i, "part")
    hours = r.form(i) == "ساعات"
    if not hit or hit.glue or not (hours or (hit.article and (r.before(i, "since") or r.form(i - 1) in _ABOUT))):
        return None
    late = r.at(hit.end, "early_late")
    end = late.end if late else hit.end
    if any(r.at(end, kind) for kind in ("day", "weekday", "from", "weekday_word")):
        return None
    return TimePhrase(kind="part", start=i, end=end, part_of_day=hit.value, glue=hit.glue)


_ABOUT = frozenset({"عند", "مع", "قبيل", "بعيد", "وقت", "قبل"})
"""«هاجموا القرية **عند** الفجر»"""


def adverb(r: Reading, i: int) -> TimePhrase | None:
    """صباحاً · فجراً · ليلاً: a part of a day that is named elsewhere, or nowhere."""
    hit = r.at(i, "adverb")
    if not hit or (r.form(i).endswith("مساء") and not r.at(i - 1, "integer") and "\u064b" not in r.tokens[i].vowels):
        return None
    return TimePhrase(kind="part", start=i, end=hit.end, part_of_day=hit.value, glue=hit.glue)


def clock_alone(r: Reading, i: int) -> TimePhrase | None:
    """الساعة الثالثة · الساعة 14:30 مساءً: no day."""
    hit = r.at(i, "unit")
    time = clock(r, i) if hit else None
    return joined("clock", time, part(r, time.end)) if time else None


# --- nights ---------------------------------------------------------------------------------------------------------------------


def night(r: Reading, i: int) -> TimePhrase | None:
    """ليل السبت/الأحد · ليلة السبت الأحد · ليل أمس الخميس · بعد منتصف ليل السبت · ليلة أمس."""
    hit = r.at(i, "night")
    if not hit:
        return None
    j = hit.end
    word = r.at(j, "weekday_word")
    j = word.end if word else j
    head = TimePhrase(kind="night", start=i, end=j, part_of_day=hit.value, glue=hit.glue)
    told = _day_of_night(r, j)
    if told is None:
        return None
    if told.kind == "date" and told.weekday is None:
        return joined("date", head, told)  # «ليل 14 أيلول»
    pair = _second_day(r, told)
    if pair:
        return msgspec.structs.replace(joined("night", head, told), weekday_to=pair.weekday, end=pair.end)
    date = None
    if told.kind == "weekday" and (link := _filler(r, told.end, {"weekday"})):
        date = calendar_date(r, link[0]) if not link[1] else None
    return joined("night", head, told, date)


def _day_of_night(r: Reading, i: int) -> TimePhrase | None:
    word = day_word(r, i)
    if word and not word.glue:
        named = weekday(r, word.end)
        return joined("day", word, named) if named and not named.glue else word
    named = weekday(r, i)
    return named if named and not named.glue else calendar_date(r, i)


def _second_day(r: Reading, told: TimePhrase) -> TimePhrase | None:
    """The morning's weekday: /الأحد · – الأحد · على الأحد · الأحد · والأحد, only when it is the very next day."""
    if told.weekday is None:
        return None
    j = told.end
    form = r.form(j)
    if form in SLASHES or form in DASHES or form in ("علي", "الي", "حتي"):
        j += 1
        word = r.at(j, "weekday_word")
        j = word.end if word else j
    other = weekday(r, j, linked=form == "علي")
    if other is None or other.glue not in ("", "و", "ل") or other.weekday != (told.weekday + 1) % 7:
        return None
    return other


def this_night(r: Reading, i: int) -> TimePhrase | None:
    """الليلة الماضية · الليلة · الليلة قبل الماضية."""
    hit = r.at(i, "this_night")
    if not hit:
        return None
    return TimePhrase(kind="night", start=i, end=hit.end, offset=int(hit.value), part_of_day="night", glue=hit.glue)


def midnight(r: Reading, i: int) -> TimePhrase | None:
    """بعد منتصف الليل · منتصف الليلة الماضية."""
    hit = r.at(i, "midnight")
    return TimePhrase(kind="night", start=i, end=hit.end, part_of_day=hit.value, glue=hit.glue) if hit else None


def anchored(r: Reading, i: int) -> TimePhrase | None:
    """اليوم التالي · اليوم نفسه · حينها · بعد ذلك بيومين: counted from what was told before."""
    hit = r.at(i, "anchor")
    return TimePhrase(kind="anchored", start=i, end=hit.end, offset=int(hit.value), glue=hit.glue) if hit else None


def loose(r: Reading, i: int) -> TimePhrase | None:
    """قبل قليل · في وقت سابق (اليوم) · مؤخراً · الآن."""
    if hit := r.at(i, "moment"):
        return TimePhrase(kind="day", start=i, end=hit.end, offset=0, glue=hit.glue)
    if hit := r.at(i, "recent"):
        return TimePhrase(kind="span", start=i, end=hit.end, unit="day", which="last", glue=hit.glue)
    if hit := r.at(i, "now"):
        return TimePhrase(kind="now", start=i, end=hit.end, offset=0, glue=hit.glue)
    hit = r.at(i, "earlier")
    if not hit:
        return None
    link = r.at(hit.end, "from")
    day = named_day(r, link.end if link else hit.end)
    head = TimePhrase(kind="earlier", start=i, end=hit.end, glue=hit.glue)
    return joined(day.kind, head, day) if day and not day.glue else head
