"""Which words are time, where the phrase begins and ends, and what it says before anybody knows the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad.match.times import TimeWords, find_times
from isnad.model.times import TimePhrase
from isnad.model.tokens import Token
from isnad.text import split

VALUES = Path(__file__).parents[2] / "packs" / "lang-ar" / "values"


def _rows(name: str) -> list[list[str]]:
    lines = (VALUES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


WORDS = TimeWords.from_rows(_rows("months"), _rows("weekdays"), _rows("time_words"))


def found(text: str) -> list[tuple[str, TimePhrase]]:
    return [
        (text[sentence.tokens[phrase.start].start : sentence.tokens[phrase.end - 1].end], phrase)
        for sentence in split(text, lambda word: False).sentences
        for phrase in find_times(sentence.tokens, WORDS)
    ]


NONE = (
    "استهدفت العملية أحد مسؤولي التمويل",
    "قتل الرجلين الاثنين",
    "عقد مدير الأمن العام اجتماعاً",
    "القائد العام الحالي للجيش",
    "فجّر انتحاري نفسه",
    "فجر انتحاري نفسه وسط السوق",
    "فجر الطيران مبنى",
    "في سوق السبت بدمشق",
    "صحيفة المصري اليوم",
    "قالت قناة الغد",
    "مارس التنظيم الضغط على الأهالي",
    "حرب تموز",
    "ثورة 25 يناير",
    "قوى 14 آذار",
    "عاد ثانية إلى القرية",
    "اليوم الثاني من المعارك",
    "لليوم الثالث على التوالي",
    "اليوم العالمي للاجئين",
    "معبر باب الهوى",
    "وسط المدينة",
    "خلال الاشتباكات",
    "الربيع العربي",
    "ظهر القيادي في مقطع مصور",
    "كل يوم جمعة",
    "آخر جيب للتنظيم",
    "عشرة آلاف مقاتل",
    "قبل الهجوم",
    "مقتل 15 عنصرا في 3 هجمات",
    "في نحو 24 منشأة احتجاز",
    "منهم 2000 أجنبي",
    "القرار الدولي رقم 2254",
    "أهل السنة",
    "5 من عناصر التنظيم",
)

SPANS = (
    ("شهدت الأشهر الماضية اشتباكات", "الأشهر الماضية", "span"),
    ("معلنة في 23 مارس 2019، حيث", "23 مارس 2019", "date"),
    ("وفي الساعات الأخيرة، أعلنت", "الساعات الأخيرة", "span"),
    ("نشر عبر موقعها الرسمي الأحد: نفذت", "الأحد", "weekday"),
    ("يوم السبت؛ نفذت", "يوم السبت", "weekday"),
    ("وبداية شهر مارس/آذار الحالي، نفذت", "وبداية شهر مارس/آذار الحالي", "month"),
    ("في الذكرى السنوية الخامسة لخسارة", "الذكرى السنوية الخامسة", "anniversary"),
    ("قتل مساء يوم أمس الثلاثاء في", "مساء يوم أمس الثلاثاء", "day"),
    ("عند الساعة الثانية من فجر يوم السبت استهدف", "الساعة الثانية من فجر يوم السبت", "weekday"),
    ("قال اليوم الأربعاء (27 آذار) إن", "اليوم الأربعاء (27 آذار)", "date"),
    ("قال اليوم، الأربعاء 27 آذار/مارس 2019، إن", "اليوم، الأربعاء 27 آذار/مارس 2019", "date"),
    ("منذ مطلع العام قتل", "مطلع العام", "year"),
    ("بين عامي 2014 و2017 سيطر", "عامي 2014 و2017", "range"),
    ("من السبت إلى الاثنين قصف", "السبت إلى الاثنين", "range"),
    ("خلال الساعات الـ24 الماضية قتل", "الساعات الـ24 الماضية", "span"),
    ("استمرت 3 ساعات قبل", "استمرت 3 ساعات", "duration"),
    ("فجر أمس انتحاري نفسه قرب حاجز", "أمس", "day"),
    ("وفجر السبت، فجر انتحاري نفسه", "وفجر السبت", "weekday"),
    ("قبل نحو ثلاثة أشهر من بدء", "قبل نحو ثلاثة أشهر", "ago"),
    ("ليلة السبت الأحد شن", "ليلة السبت الأحد", "night"),
    ("ثمانينيات القرن الماضي شهدت", "ثمانينيات القرن الماضي", "decade"),
    ("في اليوم التالي انسحب", "اليوم التالي", "anchored"),
    ("سقط صباحاً صاروخ", "صباحاً", "part"),
    ("قتل في الغارات ما بين 10 و15 أيلول سبعة", "ما بين 10 و15 أيلول", "range"),
    ("بين العاشر والخامس عشر من آب نزح", "العاشر والخامس عشر من آب", "range"),
    ("قصف في 10 و11 أيلول", "10 و11 أيلول", "range"),
    ("شن يومي 10 و15 أيلول غارات", "يومي 10 و15 أيلول", "range"),
    ("قصف بتاريخ 12/9 حي", "12/9", "date"),
    ("من قبل ظهر يوم الأربعاء قصف", "قبل ظهر يوم الأربعاء", "weekday"),
    ("خلال يوم واحد قتل", "خلال يوم واحد", "span"),
    ("في أقل من 24 ساعة قتل", "في أقل من 24 ساعة", "span"),
    ("ليلة الخميس على الجمعة شن", "ليلة الخميس على الجمعة", "night"),
    ("صيف 2016 حاصر", "صيف 2016", "season"),
)


@pytest.mark.parametrize("text", NONE)
def test_look_alikes_are_no_time(text: str) -> None:
    assert [words for words, _ in found(text)] == []


@pytest.mark.parametrize(("text", "words", "kind"), SPANS)
def test_where_a_phrase_begins_and_ends(text: str, words: str, kind: str) -> None:
    phrases = [(one, phrase.kind) for one, phrase in found(text)]
    assert phrases == [(words, kind)]


def test_two_days_in_one_sentence() -> None:
    text = "تبنى التنظيم، الأحد، هجوماً وقع السبت الماضي"
    assert [words for words, _ in found(text)] == ["الأحد", "السبت الماضي"]


def test_every_phrase_names_its_rule() -> None:
    for text, _, _ in SPANS:
        assert all(phrase.rule for _, phrase in found(text))


def test_particles_written_onto_the_first_word_are_told() -> None:
    assert [phrase.glue for _, phrase in found("وبداية آذار 2019")] == ["و"]
    assert [phrase.glue for _, phrase in found("وللسبت الماضي")] == ["ول"]


def test_doubled_letter_decides_the_verb() -> None:
    assert [words for words, _ in found("فجّر السبت انتحاري حزامه")] == ["السبت"]
    assert [words for words, _ in found("فجر السبت قصف الطيران")] == ["فجر السبت"]


def test_flags_of_the_preposition_before() -> None:
    flags = {text: found(text)[0][1] for text in ("منذ الخميس", "حتى الآن", "قبل عام 2011", "بعد 2011", "في 2011")}
    assert flags["منذ الخميس"].since
    assert flags["حتى الآن"].until
    assert flags["قبل عام 2011"].before
    assert flags["بعد 2011"].after
    plain = flags["في 2011"]
    assert not any((plain.since, plain.until, plain.before, plain.after))


def test_silence_is_cheap_and_empty_is_fine() -> None:
    assert find_times([], WORDS) == []
    tokens = [Token(0, 4, "قصفت", "word"), Token(5, 12, "القوات", "word")]
    assert WORDS.silent(tokens)
    assert find_times(tokens, WORDS) == []


def test_phrases_do_not_overlap_and_stay_inside() -> None:
    text = " ".join(text for text, _, _ in SPANS) + " " + " ".join(NONE)
    for sentence in split(text, lambda word: False).sentences:
        last = 0
        for phrase in find_times(sentence.tokens, WORDS):
            assert last <= phrase.start < phrase.end <= len(sentence.tokens)
            last = phrase.end
