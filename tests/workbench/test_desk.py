"""The linguist's desk on the tiny sound packs of tests/data: try, test, new, impact, handbook; the reference is fresh."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest

from isnad import workbench
from isnad.errors import IsnadError
from isnad.packs import Packs, check_packs, meaning, read_packs
from isnad.packs.schema import EFFECTS, FINDERS, IS, KEYS, STANCES, STATUSES, Example, Frame
from isnad.workbench.notation import notation
from isnad.workbench.probe import number_words, read, span_of, spans_in, why_not
from isnad.workbench.trial import cases, check_case

ROOT = Path(__file__).resolve().parents[2]
SOUND = ROOT / "tests" / "data" / "broken_packs" / "sound"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "packs"))


@pytest.fixture(scope="module")
def real() -> Packs:
    return read_packs()


def tiny(home: Path) -> Packs:
    return read_packs(["x"], home=home)


def changed(packs: Packs, rule: str, **fields: Any) -> Packs:
    frame = msgspec.structs.replace(packs.frames[rule], **fields)
    return Packs(msgspec.structs.replace(packs.data, frames={**packs.frames, rule: frame}))


def failing(packs: Packs, rule: str) -> list[str]:
    return [str(failure) for case in cases(packs, rule) if (failure := check_case(packs, case))]


def accepting(text: str, **roles: str) -> dict[str, Any]:
    return {"matches": (Example(text, roles, line=7),), "rejects": ()}


# test


def test_each_kind_of_failure_has_its_code(home: Path) -> None:
    packs = tiny(home)
    silent = changed(packs, "shelling", **accepting("قتل الجندي"))
    assert re.search(r"shelling\.yaml:7: R010 shelling::1 does not fire: trigger not found", failing(silent, "shelling")[0])
    wrong = changed(packs, "shelling", **accepting("قصف الجيش البلدة", target="الجيش", type="air_strike", status="foiled"))
    assert "R011" in failing(wrong, "shelling")[0]
    assert "type is shelling, not air_strike" in failing(wrong, "shelling")[0]
    assert "status is occurred, not foiled" in failing(wrong, "shelling")[0]
    loud = changed(packs, "shelling", matches=(), rejects=(Example("قصف الجيش البلدة", {}, because="no reason", line=9),))
    assert "R012 shelling::1 fires where it must not (no reason)" in failing(loud, "shelling")[0]
    assert "chunks: " in failing(loud, "shelling")[0]


def test_what_holds_is_counted_and_a_failure_is_told(home: Path) -> None:
    packs = tiny(home)
    silent = changed(packs, "shelling", **accepting("قتل الجندي"))
    text, well = workbench.test_rules(silent, ["shelling"])
    assert not well
    assert text.endswith("1 examples of 1 rules: 0 hold, 1 fail")
    heard = changed(packs, "shelling", matches=(Example("قصف الجيش البلدة", {"initiator": "الجيش"}),))
    text, well = workbench.test_rules(heard, "shelling")
    assert well, text


def test_an_unknown_rule_is_told_with_its_neighbour(home: Path) -> None:
    with pytest.raises(IsnadError, match=r"E310 no rule 'sheling'\n    Did you mean shelling\?"):
        workbench.test_rules(tiny(home), ["sheling"])


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"with_": ("harm_kill",)}, "`with` not met: none of harm_kill stands near"),
        ({"without": ("قصف",)}, "`without` is in the way|does not"),
        ({"needs": ("victim",)}, "`needs` not filled: victim"),
        ({"form": "noun"}, "not as a noun"),
        ({"form": "noun", "needs": ("victim",)}, "several of"),
        ({"trigger": ("قتل",)}, "trigger not found"),
    ],
)
def test_why_a_frame_stays_silent(home: Path, fields: dict[str, Any], why: str) -> None:
    packs = changed(tiny(home), "shelling", **fields)
    text = "قصف الجيش البلدة"
    if not any(frame.rule == "shelling" for _, frame in read(text, packs).frames()):
        assert re.search(why, why_not(packs, "shelling", text))


def test_the_frame_that_won_is_named(home: Path) -> None:
    packs = tiny(home)
    rival = msgspec.structs.replace(packs.frames["shelling"], id="rival", type="air_strike", beats=("shelling",))
    packs = Packs(msgspec.structs.replace(packs.data, frames={**packs.frames, "rival": rival}))
    assert why_not(packs, "shelling", "قصف الجيش البلدة") == "beaten by rival"


def test_values_are_written_as_in_examples(real: Packs) -> None:
    told = {number_words(c.quantity) for _, c in read("قُتل 12 مدنياً. مقتل ثلاثة جنود. أصيب عشرات المدنيين", real).counts()}
    assert {"12", "3", "10-"} <= told


def test_spans_are_characters(real: Packs) -> None:
    raw = "قال  المجلس\nإن القصف استمر"
    reading = read(raw, real)
    found = reading.founds[0]
    start, end = span_of(found, 0, 2)
    assert raw[start:end] == "قال  المجلس"
    assert reading.words(found, 0, 2) == "قال المجلس"
    assert spans_in("ابابا", "ابا") == [(0, 3), (2, 5)]


# try


def test_try_shows_everything(real: Packs) -> None:
    told = workbench.try_text("قال المرصد السوري لحقوق الإنسان إن ١٢ مدنياً قُتلوا أمس في قصف لقوات النظام على بلدة أريحا.", real)
    for word in ("sentence 1", "chunks", "frames that fired", "cues", "counts", "killed 12", "times", "claims: ", "shelling"):
        assert word in told
    assert re.search(r"initiator ← \w+ ← «.*قوات النظام»", told)


def test_try_says_what_is_missing(home: Path) -> None:
    packs = changed(tiny(home), "shelling", needs=("victim",))
    assert "shelling: `needs` not filled: victim" in workbench.try_text("قصف الجيش البلدة", packs)


@pytest.mark.parametrize("text", ["", "  \n ", "…", "\u200f\u0640", "abc 12 😀"])
def test_try_takes_any_text(real: Packs, text: str) -> None:
    assert workbench.try_text(text, real)


# new


@pytest.mark.parametrize("kind", ["frame", "cue", "count"])
def test_a_new_rule_names_every_key_and_what_to_fill(home: Path, kind: str) -> None:
    told = workbench.new_rule(kind, "drone_strike", home=home)
    path = home / "lang-ar" / {"frame": "frames", "cue": "cues", "count": "counts"}[kind] / "drone_strike.yaml"
    text = path.read_text(encoding="utf-8")
    assert str(path) in told
    assert text in told
    assert "isnad packs check" in told
    for key in set(KEYS[kind]) - {"base"}:
        assert re.search(rf"^(# )?{key}:", text, re.M), key
        assert f"# {meaning.KEYS_SAY[kind][key]}" in text
    problems = check_packs([home / "ontology", home / "lang-ar"])
    assert problems
    assert {Path(p.file).name for p in problems} == {"drone_strike.yaml"}
    assert {p.code for p in problems} <= {"R001", "R010", "R012"}


@pytest.mark.parametrize(
    ("kind", "like", "own"), [("frame", "shelling", "type: air_strike"), ("cue", "says", ""), ("count", "killed", "")]
)
def test_a_filled_copy_loads(home: Path, kind: str, like: str, own: str) -> None:
    told = workbench.new_rule(kind, "copy", like, home=home)
    path = Path(told.splitlines()[0])
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^says:$", "says: A copy.", text, flags=re.M)
    text = re.sub(r"^type:$", own, text, flags=re.M)
    text = re.sub(r"^trigger:\n  -$", "trigger:\n  - قصف", text, flags=re.M)
    text = re.sub(r"^    (initiator|source|value):\n", "", text, flags=re.M)
    text = re.sub(r"^  - text:$", "  - text: قصف الجيش البلدة", text, flags=re.M)
    path.write_text(text, encoding="utf-8")
    assert check_packs([home / "ontology", home / "lang-ar"]) == []
    rules: dict[str, Any] = {"frame": tiny(home).frames, "cue": tiny(home).cues, "count": tiny(home).counts}
    if isinstance(rules[kind]["copy"], Frame):
        assert rules[kind]["copy"].roles == rules[kind][like].roles
    else:
        assert rules[kind]["copy"].cue == rules[kind][like].cue


@pytest.mark.parametrize(
    ("kind", "name", "like", "code"),
    [
        ("frame", "shelling", None, "E311"), ("frame", "Drone Strike", None, "E312"), ("frame", "../x", None, "E312"),
        ("lexicon", "x", None, "E313"), ("value", "x", None, "E313"), ("frame", "x", "sheling", "E310"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_begun(home: Path, kind: str, name: str, like: str | None, code: str) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with pytest.raises(IsnadError) as error:
        workbench.new_rule(kind, name, like, home=home)
    assert error.value.code == code
    assert error.value.hint
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


# impact


def test_impact_tells_what_a_rule_gives(real: Packs, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("قصفت قوات النظام بلدة أريحا بقذائف المدفعية.", encoding="utf-8")
    told = workbench.impact(real, [text, "shelling"])
    assert "report.txt" in told
    assert "+ shelling" in told
    assert told.endswith("1 documents, with and without shelling: 1 claims gained, 0 lost, 0 altered")
    assert workbench.impact(real, [str(text)], rule="shelling") == told


def test_impact_reads_the_study_passages_where_no_file_is_named(real: Packs) -> None:
    documents = len(list((ROOT / "evals" / "passages" / "study").glob("*.json")))
    assert f"{documents} documents, with and without shelling: " in workbench.impact(real, ["shelling"])


def test_impact_of_nothing_is_refused(real: Packs, tmp_path: Path) -> None:
    with pytest.raises(IsnadError, match="E310 no rule and no file 'sheling'"):
        workbench.impact(real, ["sheling"])
    with pytest.raises(IsnadError, match="E314"):
        workbench.impact(real, [ROOT / "evals" / "passages" / "study"])
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    with pytest.raises(IsnadError, match="E315"):
        workbench.impact(real, [tmp_path / "x.json", "shelling"])


# handbook


class Page(HTMLParser):
    """Tags that are open, ids, links, and whatever could reach out of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name in ("src", "srcset", "action") or name.startswith("on") or tag in ("script", "link", "iframe", "img"):
                self.outside.append(f"{tag} {name}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_handbook_is_whole_and_keeps_to_itself(real: Packs) -> None:
    text = workbench.handbook(real)
    page = Page(text)
    assert not page.open
    assert not page.outside
    assert len(page.ids) == len(set(page.ids))
    assert all(link[1:] in page.ids for link in page.links if link.startswith("#"))
    assert all(link.startswith("#") for link in page.links)
    assert '<html lang="ar" dir="rtl">' in text
    assert "default-src 'none'" in text
    assert "http" not in text.replace("http-equiv", "")
    for rule in (*real.frames, *real.cues, *real.counts):
        assert f"<code>{rule}</code>" in text
    for name in FINDERS:
        assert f'id="finder-{name}"' in text


def test_the_handbook_trusts_no_pack(home: Path) -> None:
    packs = tiny(home)
    evil = '<script>alert("x")</script>\u202e'
    cue = msgspec.structs.replace(packs.cues["says"], says=evil, rejects=(Example(evil, {}, because=evil),))
    text = workbench.handbook(Packs(msgspec.structs.replace(packs.data, cues={"says": cue})))
    assert "<script" not in text
    assert "\u202e" not in text
    assert not Page(text).outside


# the reference


def test_the_reference_is_fresh() -> None:
    written = (ROOT / "docs" / "reference" / "rule-notation.md").read_text(encoding="utf-8")
    assert written == notation(), "run: python -m isnad.workbench.notation > docs/reference/rule-notation.md"


def test_every_word_of_the_notation_is_explained() -> None:
    assert {shape: tuple(says) for shape, says in meaning.KEYS_SAY.items()} == {
        shape: tuple(sorted(keys, key=list(meaning.KEYS_SAY[shape]).index)) for shape, keys in KEYS.items()
    }
    assert set(meaning.IS_SAY) == set(IS)
    assert set(meaning.STATUSES_SAY) == set(STATUSES)
    assert set(meaning.EFFECTS_SAY) == set(EFFECTS)
    assert set(meaning.STANCES_SAY) == set(STANCES)


def test_the_finders_of_the_notation_are_those_of_the_room() -> None:
    from isnad.match.finders import FINDERS as ROOM

    assert set(FINDERS) == set(ROOM)


def test_the_desk_has_its_tools() -> None:
    assert all(callable(getattr(workbench, name)) for name in workbench.__all__)
