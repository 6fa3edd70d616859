"""Words and shares of the synthetic claims. The shares follow what was counted in real reports: copies and chains (who is cited,
how often nobody), days and headlines without one, places by precision."""

from __future__ import annotations

PARTIES: dict[str, tuple[str, ...]] = {
    "syrian-army": ("قوات النظام", "الجيش السوري", "قوات الأسد"),
    "sdf": ("قوات سوريا الديمقراطية", "قسد"),
    "isis": ("تنظيم الدولة", "تنظيم داعش"),
    "sna": ("الجيش الوطني", "الفصائل الموالية لتركيا"),
    "hts": ("هيئة تحرير الشام", "جبهة النصرة"),
    "turkish-forces": ("القوات التركية", "الاحتلال التركي"),
    "russian-forces": ("القوات الروسية", "الاحتلال الروسي"),
    "international-coalition": ("التحالف الدولي", "طيران التحالف"),
}
"""Who fights, under the names that friends and enemies use."""

KINDS: tuple[tuple[str, int, bool, tuple[str, ...]], ...] = (
    ("shelling", 28, True, (
        "قصفت {doer} بالمدفعية {place} {detail} ما أدى إلى مقتل {killed} وإصابة {wounded} بجروح متفاوتة",
        "سقط {killed} قتلى و{wounded} جرحى جراء قذائف أطلقتها {doer} على {place} {detail}",
        "تعرضت {place} لقصف صاروخي من {doer} {detail} وأسفر القصف عن {killed} قتلى و{wounded} مصابين",
    )),
    ("air_strike", 16, True, (
        "شنت طائرات {doer} غارات على {place} {detail} أودت بحياة {killed} وجرحت {wounded} آخرين",
        "قضى {killed} أشخاص وأصيب {wounded} بغارات جوية نفذتها {doer} استهدفت {place} {detail}",
    )),
    ("armed_clash", 14, True, (
        "دارت اشتباكات عنيفة بين {doer} و{target} في {place} {detail} قُتل خلالها {killed} وأصيب {wounded}",
        "اندلعت مواجهات {detail} في {place} بين {doer} و{target} وخلفت {killed} قتلى و{wounded} جرحى",
    )),
    ("ied", 12, False, (
        "انفجرت عبوة ناسفة {detail} في {place} ما أسفر عن مقتل {killed} وإصابة {wounded} آخرين",
        "هز انفجار {place} {detail} وتسبب بسقوط {killed} قتلى و{wounded} مصابين في حصيلة أولية",
    )),
    ("assassination", 12, False, (
        "قُتل شخص برصاص مجهولين يستقلون دراجة نارية {detail} في {place} ولاذ المهاجمون بالفرار",
        "اغتال مجهولون شخصاً في {place} {detail} بإطلاق نار مباشر فارق على إثره الحياة",
    )),
    ("arrest", 10, True, (
        "اعتقلت {doer} {killed} أشخاص خلال حملة دهم في {place} {detail} واقتادتهم إلى جهة مجهولة",
        "نفذت {doer} مداهمات {detail} في {place} واحتجزت {killed} من الأهالي بتهم مختلفة",
    )),
    ("attack", 8, True, (
        "هاجمت {doer} نقطة عسكرية ل{target} في {place} {detail} ما أدى إلى مقتل {killed} وجرح {wounded}",
        "شنت {doer} هجوماً على مواقع {target} {detail} في {place} وأوقعت {killed} قتلى و{wounded} جرحى",
    )),
)  # fmt: skip
"""Type, share, whether its doer is named, wordings."""

DETAILS = (
    "قرب السوق الرئيسي", "عند دوار المدينة", "على أطراف الحي الشرقي", "أمام المشفى الميداني", "في محيط المدرسة",
    "قرب الفرن الآلي", "على الطريق العام", "عند الجسر القديم", "قرب مسجد البلدة", "في الحي الجنوبي",
    "عند مفرق القرية", "قرب خزان المياه", "على الأوتوستراد", "خلف المركز الثقافي", "عند محطة الوقود",
    "قرب الملعب البلدي", "في المنطقة الصناعية", "عند مدخل المخيم", "قرب الكراج", "في البساتين المحيطة",
)  # fmt: skip
UNNAMED = (
    ("local sources", "مصادر محلية"), ("medical source", "مصدر طبي"), ("military source", "مصدر عسكري"), ("activists", "ناشطون"),
    ("eyewitnesses", "شهود عيان"),
)  # fmt: skip
MONITORS = ("sohr", "snhr", "white-helmets")
REPORTS = (44, 24, 12, 7, 5, 3, 2, 1, 1, 1)
"""Incidents by their number of reports, 1 to 10, in percent."""
KILLED = (30, 25, 14, 9, 6, 4, 3, 3, 2, 2, 1, 1)
"""Incidents by how many were killed, 0 to 11, in percent."""
WHERE = (("town", 60), ("near", 18), ("area", 13), ("governorate", 6), ("", 3))
WHEN = (("day", 52), ("part_of_day", 15), ("", 26), ("days", 4), ("month", 3))
DELAY = ((0, 76), (1, 20), (2, 3), (4, 1))
"""Days from the event to the report: three rows in four are of the same day, one in five of the next."""
COPY, OPPOSITE, TITLE, ALSO, ASIDE, GROWS, UNDATED = 0.55, 0.15, 0.6, 0.25, 0.09, 0.3, 0.02
"""Shares: of a further report that copies an earlier origin; of an incident of which an enemy tells otherwise; of reports with a
headline; with a third telling; with a claim of what is no incident; of a toll that grows; without a day of publication."""
