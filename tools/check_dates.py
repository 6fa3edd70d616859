"""Score dates, periods, lengths, numbers, bounds and ordinals on the Arabic tests of Recognizers-Text, where they are present.

Those tests are of an assistant's language and have conventions of their own. What is out of scope is decided from a case alone
(its words and the value that it expects), never from what we read, and each reason is counted. Where only the convention differs
the comparison allows for it, in ``same_days``: a period's last day is not in it, weeks begin on Monday, a part of a month or year
is half of it, years and months counted back are counted to the day.

    python tools/check_dates.py [FOLDER] [--list]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from isnad.match.quantity import read_quantity
from isnad.match.scan import Scan
from isnad.match.time_parts import ordinal
from isnad.match.times import TimeWords, find_times
from isnad.model.claim import Published, When
from isnad.model.times import TimePhrase
from isnad.model.tokens import Sentence
from isnad.packs import Packs, read_packs
from isnad.resolve.calendar import parse
from isnad.resolve.when import settle
from isnad.text import fold, read_number, split

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "recognizers_text_ar"
Case = dict[str, Any]
Verdict = tuple[str, str]
"""right, wrong, missed or out; for out the reason, else what was read."""


class Desk(msgspec.Struct, frozen=True):
    """The packs and the words of time."""

    packs: Packs
    words: TimeWords

    @classmethod
    def open(cls) -> Desk:
        packs = read_packs()
        return cls(packs, TimeWords.from_rows(packs.data.months, packs.data.weekdays, packs.data.time_words))

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        return split(text, self.packs.lexicon.known).sentences


def placed(case: Case, result: Case) -> Case | None:
    """The result with the characters where its words stand; some files leave them out or at -1."""
    start = case["Input"].find(result["Text"]) if result.get("Text") else -1
    if result.get("Start", -1) >= 0:
        return result
    return {**result, "Start": start, "End": start + len(result["Text"]) - 1} if start >= 0 else None


def near(start: int, end: int, result: Case, length: int) -> bool:
    """Whether characters ``start``..``end`` touch what the case asks for."""
    return start < result["Start"] + length and result["Start"] < end


# --- dates and periods --------------------------------------------------------------------------------------------------------

_ASSISTANT = (
    ("a week's or month's rest, the weekend, «my week»", "بقيه باقي عطله اسبوعي يومي لاحق لاحقا"),
    ("a numbered week or weekday", "الخامس الثالث الاول الثاني الاخير اول"),
    ("decades", "العقود عقود العقدين العشرينيات والعشرات"),
)
_BARE = "a bare day number, or figures without month name or year"
_YEAR_PAIR = re.compile("تسعه عشر (و?تسعه|ثمانيه|وثمانيه)")


def date_scope(case: Case, result: Case) -> str:
    """Why a case is none of ours, or nothing."""
    text, value = fold(result["Text"]), result.get("Value") or {}
    words = text.replace("،", " ").replace(",", " ").split()
    if expected_days(value) is None:
        return "no day, or one outside 1900-2100"
    if _YEAR_PAIR.search(text) or "الالفين" in words or text in ("الفين", "من الفين الي الفين واربعه عشر"):
        return "a year said in pairs, or «the two thousands»"
    if not any(len(w) > 2 and not w.strip("ال").isdigit() for w in words if w not in ("يوم", "الي", "في")) or _bare_ordinal(
        words
    ):
        return _figures(text)
    for reason, listed in _ASSISTANT:
        if set(listed.split()) & set(words) and (
            reason[:3] != "a n" or {"الاسبوع", "اسبوع", "الاحد", "الثلاثاء", "جمعه"} & set(words)
        ):
            return reason
    if "نهايه" in words and {"الاسبوع", "الاسبوع."} & set(words):
        return "a week's or month's rest, the weekend, «my week»"
    if "بعد" in case["Input"].split() or "بعد" in words or {"التالي"} & set(words) or "المستقبل" in case["Input"]:
        return "counted forward from the speaker"
    if {"الماضي", "القادم", "المقبل"} & set(words) and {"سبتمبر"} & set(words):
        return "«last September» said of the year before"
    if re.search(
        "(الاسبوع .*(الجمعه|الاحد|الاربعاء|الخميس))|اسبوع \\d|^(الاسبوع|فبراير|اليوم الماضي)$|خلال اسبوعين|(الاحد القادم)", text
    ):
        return "an assistant's order of words, or «next» for the one after next"
    if re.search("(الجمعه|الثلاثاء) (في )?(\\d+|خمسه)( |$)", text) and not re.search("[ا-ي]{4,} \\d{4}", text):
        return "a weekday with a bare figure, which in news counts people"
    if re.search("(يناير|سبتمبر|نوفمبر) ?(الثاني|الحادي|بين|\\d{1,2},)|[.] (نوفمبر|اكتوبر)", text):
        return "the month before its day, or full stops inside a date"
    if re.search(r"[و,] ?\d* ?(شهر|سنه|\d+ يوما|\d+ ايام|\d+ يوم)", text):
        return "lengths added up"
    if {"هذا"} & set(words) and {"يوم", "سبتمبر", "الصيف"} & set(words):
        return "a coming day or month called «this»"
    return ""


def _bare_ordinal(words: list[str]) -> bool:
    return bool(words) and all(
        re.match(r"(ال|لل|و?ال)?(ثاني|ثانيه|حادي|عشرين|ثلاثين|\d+)", w) or w in ("الي", "في", "يوم") for w in words
    )


def _figures(text: str) -> str:
    """Of figures only those are dates in news that have a day, a month and a year of four figures, the year at an end."""
    full = re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}", text.strip())
    if full is None:
        return _BARE
    first, second = (int(x) for x in re.split(r"[-/.]", text.strip())[:2])
    return "month before day" if first <= 12 < second else ""


def expected_days(value: Case) -> tuple[date, date] | None:
    """First and last day of the past reading."""
    past = value.get("PastResolution") or {}
    begin = parse(past.get("date") or past.get("startDate"))
    end = parse(past.get("date") or past.get("endDate"))
    return (begin[0], end[0]) if begin and end else None


def same_days(when: When | None, days: tuple[date, date], phrase: TimePhrase, *, period: bool) -> bool:
    """Whether two intervals are one under the conventions that differ."""
    begin, end = (parse(when.from_), parse(when.to)) if when else (None, None)
    if not begin or not end or when is None:
        return False
    first, last, grain = begin[0], end[1], len(when.from_ or "")
    ends = {days[1], days[1] - timedelta(days=1)} if period else {days[1]}
    if first == days[0] and last in ends:
        return True
    if phrase.part and grain < 10:
        return days[0] - timedelta(days=1) <= first and last <= days[1]
    if grain < 10:  # years and months counted to the day, or a range whose last year is in it
        return days[0].isoformat()[:grain] == when.from_ and any(d.isoformat()[:grain] == when.to for d in ends)
    if phrase.part:
        return days[0] - timedelta(days=1) <= first and last <= days[1]  # early: days 1-10 of their 1-15
    if phrase.unit == "week" and period:
        return abs((first - days[0]).days) <= 1 and (last in ends or abs((last - days[1]).days) <= 2 or phrase.which == "this")
    return phrase.n is None and phrase.kind == "ago" and first <= days[0] <= last


def read_dates(desk: Desk, text: str) -> Iterator[tuple[int, int, TimePhrase]]:
    for sentence in desk.sentences(text):
        for phrase in find_times(sentence.tokens, desk.words):
            yield sentence.tokens[phrase.start].start, sentence.tokens[phrase.end - 1].end, phrase


def check_dates(desk: Desk, case: Case, result: Case, *, period: bool = False) -> Verdict:
    reason = date_scope(case, result)
    if reason == _BARE:
        found = [p for a, b, p in read_dates(desk, case["Input"]) if near(a, b, result, result["Length"])]
        return ("wrong", found[0].kind) if found else ("right", "no date")  # in news a bare figure counts something
    days = expected_days(result.get("Value") or {})
    if reason or days is None:
        return "out", reason
    today = case["Context"]["ReferenceDateTime"][:10]
    published = Published(from_=today, to=today, basis="given", why="")
    phrase = next((p for a, b, p in read_dates(desk, case["Input"]) if near(a, b, result, result["Length"])), None)
    if phrase is None:
        return "missed", ""
    when = settle(phrase, published)
    told = f"{when.from_}..{when.to}" if when else phrase.kind
    return ("right" if same_days(when, days, phrase, period=period) else "wrong"), told


def check_periods(desk: Desk, case: Case, result: Case) -> Verdict:
    return check_dates(desk, case, result, period=True)


# --- lengths ------------------------------------------------------------------------------------------------------------------

_TIMEX = re.compile(r"P(T?)(\d+)([A-Z])")
_UNITS = {"TH": "hour", "TM": "minute", "TS": "second", "D": "day", "W": "week", "M": "month", "Y": "year"}


def check_lengths(desk: Desk, case: Case, result: Case) -> Verdict:
    found = _TIMEX.fullmatch(result["Value"]["Timex"])
    if found is None:
        return "out", "parts of a unit, or lengths added up"
    phrase = next((p for a, b, p in read_dates(desk, case["Input"]) if near(a, b, result, result["Length"])), None)
    if phrase is None:
        return "missed", ""
    unit = _UNITS[found[1] + found[3]]
    return ("right" if (phrase.unit, phrase.n or 1) == (unit, int(found[2])) else "wrong"), f"{phrase.n} {phrase.unit}"


# --- numbers, bounds, ordinals ------------------------------------------------------------------------------------------------

_PARTS = re.compile(
    "نصف|ربع|ثلث|خمس |خمس$|اخماس|ارباع|اثمان|ثمن|جزء|اجزاء|دزين|دست|علي|سالب|ناقص|فاصله| من |وعشرونات|و?خمسين ريال|خمسين$"
)


def number_scope(case: Case) -> str:
    """Counts of news are whole numbers, none of them negative or written with an operator."""
    text = fold(case["Input"])
    values = [str((r.get("Resolution") or {}).get("value", "")) for r in case["Results"]]
    if not values:
        return "nothing expected"
    if re.search("دزين|دست", text):
        return "dozens"
    if re.search(r"(^|\s)و?(خمس|ثمن|خمسين)(\s|$|[.])", text) and not all(v.isdigit() for v in values):
        return "words that are a number and a share, or a price (خمس، ثمن)"
    if re.search(r"(واحد|واحده|ثلاثه|ما[ئي]ه|\d) (من|في) (كل )?(واحد|اثنين|ثلاثه|اربعه|ما[ئي]ه|م[ئي]ه|الف|تريليون)", text):
        return "one of three, which in news counts one"
    if re.search(r"\d\.\d{3}(\D|$)|^\s*[.]\d|\d \d{3} ", text):
        return "a point that may group thousands, or a figure in pieces"
    if re.search(
        "[0-9٠-٩] ?ال?م[ئي]ه|[0-9٠-٩] ?ما[ئي]ه|(اربعه|خمسه وتسعون|خمسه و تسعون) (الف|ما[ئي]ه)|خمسما[ئي]ه خمسه|عشرونات|فاصله",
        text,
    ):
        return "numbers that nobody writes so"
    if any(not v.isdigit() or len(v) > 14 for v in values):
        return "no whole number, or one above a million million"
    if _PARTS.search(text) and not re.search(r"اريد خمس|خمس مائه", text):
        return "fractions, signs and divisions"
    if re.search(r"\d[.,،/-]\d{1,2}(\D|$)|\d[.،,]\d+[.]|\d \d|\d[eE]\d|\^|\d+-\d+|\d[a-zء-ي]", text) or len(values) > 1:
        return "addresses, dates, telephone numbers, several figures"
    return ""


def check_numbers(desk: Desk, case: Case, result: Case) -> Verdict:
    reason = number_scope(case)
    if reason in _NO_COUNT:
        return check_no_count(desk, case, result)
    if reason:
        return "out", reason
    length = result["End"] - result["Start"] + 1
    best: tuple[int, int] | None = None
    for sentence in desk.sentences(case["Input"]):
        i = 0
        while i < len(sentence.tokens):
            got = _number_at(desk, sentence, i)
            if got and near(sentence.tokens[i].start, sentence.tokens[got[1] - 1].end, result, length):
                best = best if best and best[1] >= got[1] - i else (got[0], got[1] - i)
            i = got[1] if got else i + 1
    if best is None:
        return "missed", ""
    return ("right" if str(best[0]) == result["Resolution"]["value"] else "wrong"), str(best[0])


_NO_COUNT = frozenset(
    {
        "no whole number, or one above a million million",
        "fractions, signs and divisions",
        "addresses, dates, telephone numbers, several figures",
    }
)


def check_no_count(desk: Desk, case: Case, result: Case) -> Verdict:
    """What is no whole number must not be read as how many there are: «ثلاثة أرباع» are not three."""
    value = result["Resolution"]["value"]
    for sentence in desk.sentences(case["Input"]):
        scan = Scan(sentence, desk.packs.lexicon)
        i = 0
        while i < scan.n:
            q = read_quantity(scan, desk.packs, i)
            i = q.end if q is not None else i + 1
            inside = q is not None and near(
                sentence.tokens[q.start].start, sentence.tokens[q.end - 1].end, result, len(result["Text"])
            )
            if q is not None and inside and str(q.best) != value:
                return "wrong", f"read as {q.low}"
    return "right", "no count"


def _number_at(desk: Desk, sentence: Sentence, i: int) -> tuple[int, int] | None:
    form = sentence.tokens[i].form
    for pre in ("", "و", "ب", "ل", "ف", "ال", "بال", "لل"):
        if form.startswith(pre) and (got := read_number(sentence.tokens, i, desk.packs.number_words, form[len(pre) :])):
            return got.value, got.end
    return None


_RANGE = re.compile(r"([\[(])(\d*),(\d*)([\])])")


def range_scope(case: Case) -> str:
    text = fold(case["Input"])
    found = [_RANGE.fullmatch((r.get("Resolution") or {}).get("value", "")) for r in case["Results"]]
    if not found or not all(found):
        return "no whole numbers, or nothing expected"
    if re.search(r"~|<>|=[<>]|<-|<= ?-", text) or re.search(
        "(ي|ت)ساوي .*او |اعلي من او|علي الاقل او|(او|ما) (ي|ت)ساوي *([.]|$|\\d)", text
    ):
        return "signs, and bounds that are put together of several words"
    if len(found) > 1 or re.search(r"(و|،) ?(او )?(لا )?(اقل|اكثر|اصغر|ادني|اخفض|تحت|تقل|علي الاقل)", text):
        return "two bounds joined"
    if re.search("نصف|ربع|كيلو|في [0-9]|(فوق|تحت) |العاشر|عاما", text) or text.startswith("ادني") or "لا اقل" in text:
        return "fractions, ages, ordinals, and prepositions of place as bounds"
    return ""


def check_ranges(desk: Desk, case: Case, result: Case) -> Verdict:
    reason = range_scope(case)
    if reason:
        return "out", reason
    found = _RANGE.fullmatch(result["Resolution"]["value"])
    assert found is not None  # in scope
    low = int(found[2]) + (found[1] == "(") if found[2] else None
    most = int(found[3]) if found[3] else None
    for sentence in desk.sentences(case["Input"]):
        scan = Scan(sentence, desk.packs.lexicon)
        for i in range(scan.n):
            q = read_quantity(scan, desk.packs, i)
            if q is None or not near(
                sentence.tokens[i].start, sentence.tokens[q.end - 1].end, result, result["End"] - result["Start"] + 1
            ):
                continue
            ends = {most} if most is None or found[4] == "]" else {most, most - 1}  # between 10 and 15 leaves 15 out there
            right = (q.low or 0) == (low or 0) and q.high in ends
            return ("right" if right else "wrong"), f"{q.low}..{q.high}"
    return "missed", ""


def check_ordinals(desk: Desk, case: Case, result: Case) -> Verdict:
    value = str((result.get("Resolution") or {}).get("value", ""))
    if not value.isdigit():
        return check_relative(desk, case, result, value)
    if int(value) > 99 or not re.search("ال", result["Text"]):
        return "out", "above ninety-nine, or a cardinal"
    length = result["End"] - result["Start"] + 1
    for sentence in desk.sentences(case["Input"]):
        reading = desk.words.read(sentence.tokens)
        for i in range(len(sentence.tokens)):
            got = ordinal(reading, i)
            if got and near(sentence.tokens[i].start, sentence.tokens[got[1] - 1].end, result, length):
                return ("right" if got[0] == int(value) else "wrong"), str(got[0])
    return "missed", ""


def nothing(desk: Desk, case: Case, *, ranges: bool) -> bool:
    """Whether no quantity (of the tests of bounds: no bound) is read where none is expected."""
    for sentence in desk.sentences(case["Input"]):
        scan = Scan(sentence, desk.packs.lexicon)
        found = [q for i in range(scan.n) if (q := read_quantity(scan, desk.packs, i)) is not None]
        if any(not ranges or not q.exact for q in found):
            return False
    return True


_WHICH = {"current-1": "last", "end+0": "last", "current+1": "next", "current+0": "this"}


def check_relative(desk: Desk, case: Case, result: Case, value: str) -> Verdict:
    """Last, next and current, as dates use them (الأخير، القادم، الحالي); «التالي» is counted from what was told before."""
    if value not in _WHICH or "تالي" in fold(result["Text"]) or fold(result["Text"]) == "الاخر":
        return "out", "last but one, and what follows what was told before"
    for sentence in desk.sentences(case["Input"]):
        reading = desk.words.read(sentence.tokens)
        for i, token in enumerate(sentence.tokens):
            hit = reading.at(i, "which")
            latest = reading.at(i, "latest")
            if (hit or latest) and near(token.start, token.end, result, len(result["Text"])):
                told = hit.value if hit else "last"
                return ("right" if told == _WHICH[value] else "wrong"), told
    return "missed", ""


CHECKS: dict[str, Callable[[Desk, Case, Case], Verdict]] = {
    "DateParser": check_dates,
    "DatePeriodParser": check_periods,
    "DurationParser": check_lengths,
    "NumberModel": check_numbers,
    "NumberRangeModel": check_ranges,
    "OrdinalModel": check_ordinals,
}


class Score(msgspec.Struct):
    """What became of the cases of one file."""

    tally: Counter[str]
    reasons: Counter[str]
    failed: list[str]

    @property
    def scope(self) -> int:
        return sum(n for verdict, n in self.tally.items() if verdict != "out")


def score(path: Path, desk: Desk) -> Score:
    """Judge every expected result of a file."""
    out = Score(Counter(), Counter(), [])
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        if not case["Results"]:
            if re.search(r"[0-9٠-٩][\u0621-\u064a]|=[<>]|<>", case["Input"]):
                out.tally["out"] += 1
                out.reasons["figures written onto a word, which news does; signs without meaning"] += 1
                continue
            verdict = "right" if nothing(desk, case, ranges=path.stem == "NumberRangeModel") else "wrong"
            out.tally[verdict] += 1
            if verdict == "wrong":
                out.failed.append(f"wrong: {case['Input']} | nothing expected")
        for result in case["Results"]:
            whole = placed(case, result)
            verdict, told = CHECKS[path.stem](desk, case, whole) if whole else ("out", "nothing expected")
            out.tally[verdict] += 1
            if verdict == "out":
                out.reasons[told] += 1
            elif verdict != "right":
                value = result.get("Resolution") or (result.get("Value") or {}).get("PastResolution")
                out.failed.append(f"{verdict}: {case['Input']} | {result['Text']} | {value} | {told}")
    return out


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    folder = Path(arguments[0]) if arguments else FOLDER
    desk = Desk.open()
    asked = scope = right = 0
    for name in CHECKS:
        path = folder / f"{name}.json"
        if not path.exists():
            print(f"{name}: not present in {folder}")
            continue
        got = score(path, desk)
        cases = sum(got.tally.values())
        asked, scope, right = asked + cases, scope + got.scope, right + got.tally["right"]
        print(f"{name}: {cases} cases, {got.scope} in scope, {got.tally['right']} right")
        print("".join(f"    out: {n} {why}\n" for why, n in got.reasons.most_common()), end="")
        if "--list" in sys.argv:
            print("".join(f"  ! {line}\n" for line in got.failed), end="")
    if asked:
        print(f"all: {asked} cases, {scope} in scope ({scope / asked:.2f}), {right} right ({right / max(scope, 1):.2f} of them)")


if __name__ == "__main__":
    main()
