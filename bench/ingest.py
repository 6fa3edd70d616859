#!/usr/bin/env python3
"""What keeping costs beside reading: many documents through a project, and how much of the time is the store's. See
bench/README.md.

Every step is timed by its parts: what the source, the readers, the coder and the fusing take is theirs; the rest of the step is
the store's (evidence, database, journal, search text)."""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from isnad import flow
from isnad.packs import read_packs
from isnad.project import begin, find_project, opened, steps

MUST = 1 / 3
SEED = 20200625
TOWNS = (
    "كفرنبل",
    "معرة النعمان",
    "أريحا",
    "سراقب",
    "خان شيخون",
    "جسر الشغور",
    "سرمين",
    "بنش",
    "الأتارب",
    "الدانا",
    "حارم",
    "سلقين",
)
OPENINGS = (
    "أفاد المرصد السوري لحقوق الإنسان بأن {who} {act} {town} بريف إدلب يوم {day} حزيران {year}، ما أدى إلى مقتل {n} مدنيين.",
    "{act} {who} {town} صباح {day} حزيران {year}، وأسفر ذلك عن مقتل {n} أشخاص وإصابة {m} آخرين بجروح.",
    "قال الدفاع المدني في بيان إن {who} {act} {town} في {day} حزيران {year}، وإن فرقه انتشلت {n} قتلى من تحت الأنقاض.",
)
MORE = (
    "وأضاف المصدر أن القصف طال السوق الشعبي والأحياء السكنية وسط المدينة.",
    "وتشهد المنطقة منذ أسابيع حركة نزوح باتجاه الشريط الحدودي مع تركيا.",
    "ولم تعلن أي جهة مسؤوليتها عن الهجوم حتى ساعة إعداد هذا الخبر.",
    "وكانت المنطقة قد تعرضت لقصف مماثل الأسبوع الماضي أدى إلى إصابة {m} مدنيين.",
    "ونقلت فرق الإسعاف المصابين إلى مشفى ميداني قرب {other}.",
    "وطالب المجلس المحلي في {other} المنظمات الإنسانية بالتدخل العاجل.",
)
ACTS = (("قوات النظام", "قصفت"), ("طائرات حربية روسية", "استهدفت"), ("مدفعية قوات النظام", "قصفت"))


def document(number: int, chance: random.Random) -> dict[str, str]:
    """A report of some six sentences, like no other."""
    who, act = chance.choice(ACTS)
    town, other = chance.sample(TOWNS, 2)
    told: dict[str, Any] = {"who": who, "act": act, "town": town, "other": other, "day": chance.randrange(1, 29)}
    told["year"] = 2012 + number % 12
    told |= {"n": chance.randrange(3, 10), "m": chance.randrange(3, 60)}
    lines = [chance.choice(OPENINGS), *chance.sample(MORE, 5)]
    text = " ".join(lines).format(**told)
    outlet, day = f"وكالة {number % 40}", f"{told['year']}-06-{told['day']:02}"
    return {"id": f"r{number}", "text": text, "outlet": outlet, "published": day}


class Watch:
    """Seconds by name. Wall time: a store waits for the disk."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """``work`` with its time put down under ``name``."""

        def run(*given: Any, **more: Any) -> Any:
            begun = time.perf_counter()
            try:
                return work(*given, **more)
            finally:
                self.spent[name] = self.spent.get(name, 0) + time.perf_counter() - begun

        return run

    def each(self, name: str, items: Iterable[Any]) -> Iterator[Any]:
        """The items, the time to make each put down under ``name``."""
        following = self.timed(name, iter(items).__next__)
        while True:
            try:
                yield following()
            except StopIteration:
                return


def measured(documents: int, home: Path) -> tuple[dict[str, float], int]:
    """Seconds of every part, and the number of claims."""
    project = begin(home)
    chance = random.Random(SEED)
    for first in range(0, documents, 1000):
        rows = (json.dumps(document(n, chance), ensure_ascii=False) for n in range(first, min(first + 1000, documents)))
        (home / "inbox" / f"{first:08}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    packs = read_packs(project.plan.project.theatres)
    watch = Watch()
    collected = steps.collected
    steps.collected = lambda source, context: watch.each("collect", collected(source, context))
    steps.read_capture = watch.timed("read", steps.read_capture)
    coder = watch.timed("code", lambda one: flow.code(one, packs))
    fuser = watch.timed("fuse", lambda codings, decided: flow.fuse(list(codings), decided, packs=packs))
    with opened(find_project(home)) as store:
        took = {}
        begun = time.perf_counter()
        steps.collect(project, store, project.source("inbox"))
        took["collect"] = time.perf_counter() - begun
        steps.code(project, store, packs, lambda batch: map(coder, batch))
        took["code"] = time.perf_counter() - begun - took["collect"]
        joined = steps.fuse(project, store, packs, fuser)
        took["fuse"] = time.perf_counter() - begun - took["collect"] - took["code"]
    spent = watch.spent
    kept = {
        "keep: evidence, captures, versions": took["collect"] - spent["collect"] - spent["read"],
        "keep: codings, claims": took["code"] - spent["code"],
        "keep: incidents": took["fuse"] - spent["fuse"],
    }
    return {name: spent[name] for name in ("collect", "read", "code", "fuse")} | kept, joined.new


def main() -> int:
    """Print every part and its share; 1 when the store takes more than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    asked = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as home:
        spent, incidents = measured(asked.documents, Path(home) / "p")
    total = sum(spent.values())
    print(f"{asked.documents} documents, {incidents} incidents, {total:.1f} s on one core")
    for name, seconds in spent.items():
        print(f"{name:36} {seconds:8.1f} s {seconds / asked.documents * 1e3:8.2f} ms/document {seconds / total:8.3f}")
    store = sum(seconds for name, seconds in spent.items() if name.startswith("keep"))
    print(f"the store's share: {store / total:.3f} (must be under {MUST:.3f})")
    return store / total >= MUST


if __name__ == "__main__":
    sys.exit(main())
