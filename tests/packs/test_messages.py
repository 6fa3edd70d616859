"""What is wrong with a pack is said exactly: one folder of tests/data/broken_packs a mistake, laid over the sound packs, and
beside it the whole message (expected.txt).

``python tests/packs/test_messages.py`` writes the messages anew; read them before you keep them."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from isnad.errors import PackError
from isnad.packs import check_packs

BROKEN = Path(__file__).resolve().parents[1] / "data" / "broken_packs"
CASES = sorted(p.name for p in BROKEN.iterdir() if p.is_dir() and p.name != "sound")


def message(case: str, folder: Path) -> str:
    """Everything that is said of the sound packs with this case laid over them."""
    shutil.copytree(BROKEN / "sound", folder, dirs_exist_ok=True)
    shutil.copytree(BROKEN / case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    packs = [folder / name for name in ("ontology", "lang-ar", "theatre-x", "theatre-y") if (folder / name).is_dir()]
    problems = check_packs(packs)
    return (str(PackError(problems)) if problems else "nothing wrong").replace(f"{folder}/", "") + "\n"


@pytest.mark.parametrize("case", CASES)
def test_the_message_is_exact(case: str, tmp_path: Path) -> None:
    assert message(case, tmp_path) == (BROKEN / case / "expected.txt").read_text(encoding="utf-8")


def test_the_sound_packs_are_sound(tmp_path: Path) -> None:
    assert message("sound", tmp_path) == "nothing wrong\n"


def test_every_message_has_a_code_and_a_hint(tmp_path: Path) -> None:
    for case in CASES:
        lines = message(case, tmp_path / case).splitlines()
        if lines != ["nothing wrong"]:
            assert all(line.startswith("    ") for line in lines[2::2]), case
            assert all(" R0" in line for line in lines[1:-1:2]), case


if __name__ == "__main__":
    for name in sys.argv[1:] or CASES:
        with tempfile.TemporaryDirectory() as place:
            (BROKEN / name / "expected.txt").write_text(message(name, Path(place)), encoding="utf-8")
