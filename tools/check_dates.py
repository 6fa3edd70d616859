"""Score time recognition and resolution on the Arabic date tests of Recognizers-Text, where they are present.

A measurement, not a floor: those tests are of an assistant's language (next week, the rest of the year, the 27th), with other
conventions than the codebook's (weeks from Monday, halves of a month, ends excluded).

    python tools/check_dates.py [FOLDER] [--all]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from isnad.match.times import TimeWords, find_times
from isnad.model.claim import Published, When
from isnad.model.times import TimePhrase
from isnad.resolve.calendar import parse
from isnad.resolve.when import settle
from isnad.text import split

VALUES = Path(__file__).parents[1] / "packs" / "lang-ar" / "values"
FOLDER = Path(__file__).parents[2] / "shared" / "data" / "recognizers_text_ar"


def vocabulary() -> TimeWords:
    def rows(name: str) -> list[list[str]]:
        lines = (VALUES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
        return [line.split("\t") for line in lines if line and not line.startswith("#")]

    return TimeWords.from_rows(rows("months"), rows("weekdays"), rows("time_words"))


def readings(text: str, words: TimeWords) -> list[tuple[int, int, TimePhrase]]:
    found = []
    for sentence in split(text, lambda word: False).sentences:
        for phrase in find_times(sentence.tokens, words):
            found.append((sentence.tokens[phrase.start].start, sentence.tokens[phrase.end - 1].end, phrase))
    return found


def expected(result: dict[str, Any]) -> tuple[date, date] | None:
    """First and last day of the past reading; a period's end is excluded there."""
    past = result.get("Value", {}).get("PastResolution") or {}
    first, last = past.get("date") or past.get("startDate"), past.get("date") or past.get("endDate")
    begin, end = parse(first), parse(last)
    return (begin[0], end[0]) if begin and end else None


def same(when: When | None, days: tuple[date, date], period: bool) -> bool:
    begin, end = (parse(when.from_), parse(when.to)) if when else (None, None)
    if not begin or not end or begin[0] != days[0]:
        return False
    return end[1] in ((days[1], days[1] - timedelta(days=1)) if period else (days[1],))


def scope(result: dict[str, Any], phrase: TimePhrase | None, days: tuple[date, date] | None) -> str:
    """Why a difference is none of ours, or nothing."""
    if days is None:
        return "no day or a day outside 1900-2100"
    if phrase is None:
        letters = [word for word in result["Text"].split() if not word.isdigit() and word not in ("يوم", "إلى", "في")]
        return "" if letters and any(c.isdigit() for c in result["Text"]) else "not news language or a bare day number"
    if phrase.unit == "week" or phrase.part or phrase.kind in ("span", "decade", "season", "fraction"):
        return "other convention"
    if phrase.which in ("next", "same") or phrase.forward or phrase.kind == "anchored":
        return "future or counted from something else"
    return ""


def check(path: Path, words: TimeWords, loud: bool) -> Counter[str]:
    tally: Counter[str] = Counter()
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        today = case["Context"]["ReferenceDateTime"][:10]
        published = Published(from_=today, to=today, basis="given", why="")
        found = readings(case["Input"], words)
        for result in case["Results"]:
            near = [one for one in found if one[0] < result["Start"] + result["Length"] and result["Start"] < one[1]]
            phrase = near[0][2] if near else None
            when = settle(phrase, published) if phrase else None
            days = expected(result)
            if days and same(when, days, path.stem == "DatePeriodParser"):
                tally["right"] += 1
                continue
            reason = scope(result, phrase, days)
            tally[f"out of scope: {reason}" if reason else "wrong" if when and when.from_ else "missed"] += 1
            if loud or not reason:
                ours = (when.from_, when.to) if when else None
                print(f"  {reason or '!'} | {case['Input']} | {today} | {result['Text']} | {days} | {ours}")
    return tally


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    folder = Path(arguments[0]) if arguments else FOLDER
    words = vocabulary()
    for name in ("DateParser", "DatePeriodParser"):
        path = folder / f"{name}.json"
        if not path.exists():
            print(f"{name}: not present in {folder}")
            continue
        tally = check(path, words, "--all" in sys.argv)
        print(f"{name}: {sum(tally.values())} cases; " + "; ".join(f"{key} {count}" for key, count in sorted(tally.items())))


if __name__ == "__main__":
    main()
