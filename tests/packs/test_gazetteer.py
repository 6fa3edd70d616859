"""Imported gazetteers: what is read of each kind of dump, that curated places win, and that a start and a document stay quick."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pytest

import isnad.cli.gazetteer
from counted import calls
from isnad.errors import IsnadError
from isnad.flow import code
from isnad.model.document import Document
from isnad.packs import Packs
from isnad.packs.dumps import KINDS, arabic_names, read_dump
from isnad.packs.gazetteer import import_dump, imports, with_imports
from reading_desk import event

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
GEONAMES = "\t".join(
    (
        *("900001", "Tall Sabun", "Tall Sabun", "Tell Saboun,تل صابون", "35.61", "36.52", "P", "PPL", "SY", "", "", "", "", ""),
        *("0", "", "400", "Asia/Damascus", "2019-01-01"),
    )
)
DUMPS = {
    "tsv": "pcode\tname_en\tname_ar\tdistrict_ar\tlat\tlon\nC9001\tTall Sabun (Idlib)\tتل صابون- المعرة\tالمعرة\t35.61\t36.52\n",
    "whosonfirst": "wof_id\tplacetype\tname_en\tname_ar\tvariants_ar\tlat\tlon\tregion\tcounty\tpopulation\n"
    "77\tlocality\tTall Sabun\tتل صابون\tتلّ الصابون\t35.61\t36.52\tIdlib\t\t300\n",
    "geonames": GEONAMES + "\n",
    "cod-ab": "adm1_pcode,adm1_name,adm1_name1,adm2_pcode,adm2_name,adm2_name1,adm3_pcode,adm3_name,adm3_name1,"
    "center_lat,center_lon\n"
    "SY07,Idleb,إدلب,SY0702,Al Ma'ra,المعرة,SY070299,Tall Sabun,تل صابون,35.61,36.52\n",
}
TOLD = "قصفت مدفعية قوات النظام قرية تل صابون في ريف إدلب الجنوبي."


def dump(folder: Path, kind: str, text: str = "") -> Path:
    path = folder / f"{kind}.txt"
    path.write_text(text or DUMPS[kind], encoding="utf-8")
    return path


def test_the_command_offers_every_kind() -> None:
    assert isnad.cli.gazetteer.KINDS == KINDS


@pytest.mark.parametrize("kind", DUMPS)
def test_every_kind_is_read_and_found_in_a_report(packs: Packs, tmp_path: Path, kind: str) -> None:
    made = import_dump(dump(tmp_path, kind), kind, tmp_path / "data", packs)
    assert (made.kept, made.curated, made.left_out) == (1, 0, {})
    before = event(packs, TOLD).where
    assert before is not None
    assert before.place is None  # unknown without the import
    after = event(with_imports(packs, imports(tmp_path / "data")), TOLD).where
    assert after is not None
    assert (after.lat, after.lon, after.admin1, after.country) == (35.61, 36.52, "Idlib", "SY")


def test_curated_places_win_and_losers_are_kept(packs: Packs, tmp_path: Path) -> None:
    kafr_nabl = packs.places["kafr-nabl"]
    text = (
        "name_ar\tlat\tlon\n"
        f"كفرنبل\t{kafr_nabl.lat}\t{kafr_nabl.lon}\n"  # the curated place itself
        "كفرنبل\t36.90\t40.20\n"  # another of that name, far away
    )
    made = import_dump(dump(tmp_path, "tsv", text), "tsv", tmp_path / "data", packs)
    assert (made.kept, made.curated) == (1, 1)
    where = event(with_imports(packs, imports(tmp_path / "data")), "قصفت قوات النظام بلدة كفرنبل.").where
    assert where is not None
    assert where.place == "kafr-nabl"
    assert [o.place for o in where.others if o.place.startswith("tsv:")]


def test_a_word_of_the_language_is_no_village(packs: Packs, tmp_path: Path) -> None:
    text = "name_ar\tlat\tlon\nالعمل\t35.10\t36.60\n"
    import_dump(dump(tmp_path, "tsv", text), "tsv", tmp_path / "data", packs)
    more = with_imports(packs, imports(tmp_path / "data"))
    assert (
        event(more, "انفجرت عبوة ناسفة بسيارة كان صاحبها في العمل.").where
        == event(packs, "انفجرت عبوة ناسفة بسيارة كان صاحبها في العمل.").where
    )


NAMES = [
    (("ابين- عفرين",), ("ابين",)),
    (("تلّ الصابون (حماة)", "Tell"), ("تل الصابون",)),
    (("", "Kafr", "ق"), ()),
]


@pytest.mark.parametrize(("written", "names"), NAMES)
def test_names(written: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert arabic_names(written) == names


BAD = [
    ("tsv", "name\tlat\n", "E207"),
    ("geonames", "one\ttwo\n", "E207"),
    ("cod-ab", "name_ar\tlat\tlon\nتل\t1\t2\n", "E207"),
    ("tsv", "name_ar\tlat\tlon\nSomewhere\t35\t36\nتل صابون\tnorth\t36\n", "E208"),
    ("tsv", "name_ar\tlat\tlon\n", "E208"),
    ("shapefile", "x", "E207"),
]


@pytest.mark.parametrize(("kind", "text", "error"), BAD)
def test_bad_dumps_are_told_by_code(packs: Packs, tmp_path: Path, kind: str, text: str, error: str) -> None:
    with pytest.raises(IsnadError) as caught:
        import_dump(dump(tmp_path, kind, text), kind, tmp_path / "data", packs)
    assert caught.value.code == error
    assert not imports(tmp_path / "data")


def test_bytes_that_are_no_text(packs: Packs, tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_bytes(b"name_ar\tlat\tlon\n\xff\xfe\x00\n")
    with pytest.raises(IsnadError, match="E207"):
        import_dump(path, "tsv", tmp_path / "data", packs)


def test_a_broken_import_is_told(packs: Packs, tmp_path: Path) -> None:
    (tmp_path / "x.gazetteer").write_bytes(b"not a gazetteer")
    with pytest.raises(IsnadError, match="E209"):
        with_imports(packs, imports(tmp_path))


def test_an_import_is_part_of_what_the_output_names(packs: Packs, tmp_path: Path) -> None:
    import_dump(dump(tmp_path, "tsv"), "tsv", tmp_path / "data", packs, name="mine")
    more = with_imports(packs, imports(tmp_path / "data"))
    assert set(more.hashes) - set(packs.hashes) == {"mine.gazetteer"}
    assert more.key != packs.key
    assert with_imports(packs, ()) is packs


def test_tens_of_thousands_of_places_cost_a_document_nothing(packs: Packs, tmp_path: Path) -> None:
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    names = [f"{letters[n % 28]}{letters[n // 28 % 28]}ور{letters[n // 784 % 28]}ماية" for n in range(20_000)]
    rows = [f"{name}\t{33 + n % 400 / 100:.2f}\t{36 + n % 500 / 100:.2f}\n" for n, name in enumerate(names)]
    made = import_dump(dump(tmp_path, "tsv", "name_ar\tlat\tlon\n" + "".join(rows)), "tsv", tmp_path / "data", packs)
    assert made.kept > 15_000
    more = with_imports(packs, imports(tmp_path / "data"))
    document = Document(text=(TOLD + " ") * 50, id="x")
    cost = []
    for chosen in (packs, more):
        code(document, chosen)  # memos fill at the first reading
        cost.append(calls(lambda chosen=chosen: code(document, chosen)))  # type: ignore[misc]
    assert cost[1] < 1.2 * cost[0]


@pytest.mark.skipif(not (SHARED / "ocha_places_sy.tsv").exists(), reason="the outside place table is not here")
def test_a_full_import_finds_what_the_packs_do_not_know(packs: Packs, tmp_path: Path) -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "check_gazetteer.py"))
    path = SHARED / "ocha_places_sy.tsv"
    more = tool["imported"](path, "tsv", packs, tmp_path)
    rows = list(read_dump(path, "tsv", Counter()))[::60]
    without, with_it = tool["dumped"](rows, packs), tool["dumped"](rows, more)
    assert with_it.share >= 0.85 > without.share
    assert tool["curated"](packs, more, 25).share == 1.0
