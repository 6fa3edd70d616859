"""A project from the outside: what a documenter types, and what she sees."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from isnad.cli import main
from isnad.project import find_project, opened

ROOT = Path(__file__).resolve().parents[2]
REPORT = "أفاد المرصد السوري لحقوق الإنسان بأن قوات النظام قصفت بلدة كفرنبل في 5 حزيران 2019، ما أدى إلى مقتل ثلاثة مدنيين.\n"
Isnad = Callable[..., Result]


@pytest.fixture
def isnad(url: str, tmp_path: Path, packs_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Isnad:
    """Runs a command in a fresh folder, on each kind of database."""
    monkeypatch.chdir(tmp_path)
    if not url.startswith("sqlite"):
        monkeypatch.setenv("ISNAD_DATABASE", url)
    monkeypatch.setenv("ISNAD_CACHE", str(packs_cache))

    def run(*words: str, status: int = 0, stdin: bytes | None = None) -> Result:
        done = CliRunner().invoke(main, words, input=stdin)
        assert done.exit_code == status, done.output
        return done

    return run


@pytest.fixture
def project(isnad: Isnad, monkeypatch: pytest.MonkeyPatch) -> Isnad:
    """The same inside a new project with one report in its inbox."""
    isnad("init", "p")
    monkeypatch.chdir("p")
    Path("inbox/a.txt").write_text(REPORT)
    return isnad


def test_a_run_does_everything_once(project: Isnad) -> None:
    assert project("run").output.splitlines() == [
        "inbox: 1 new, 0 changed, 0 as before, 0 gone, 0 failed",
        "coded: 1 documents, 0 failed",
        "fused: 1 incidents, 1 new or changed, 0 gone",
    ]
    assert project("run").output.splitlines() == [
        "inbox: 0 new, 0 changed, 1 as before, 0 gone, 0 failed",
        "coded: 0 documents, 0 failed",
        "fused: nothing new",
    ]
    assert project("verify").output == "everything is as it was\n"


def test_the_steps_alone_do_what_run_does(project: Isnad) -> None:
    assert "1 new" in project("collect").output
    assert "1 documents" in project("code").output
    assert "1 incidents" in project("run").output


def test_one_bad_item_is_told_and_the_rest_goes_on(project: Isnad) -> None:
    Path("inbox/b.txt").write_bytes(b"%PDF-1.4 ...")
    Path("inbox/c.jsonl").write_text(json.dumps({"text": REPORT}) + "\n{broken\n")
    done = project("run")
    assert "4 new" in done.output
    shown = project("status").output
    assert "E103 b.txt" in shown
    assert "E105 c.jsonl#2" in shown
    assert "4 documents" in shown


def test_every_line_of_a_file_is_an_item_by_its_id(project: Isnad) -> None:
    rows = [{"text": REPORT, "id": "x"}, {"text": "قصفت طائرات مدينة إدلب.", "id": "y"}]
    file = Path("inbox/c.jsonl")
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    project("run")
    file.write_text("".join(json.dumps(row) + "\n" for row in reversed(rows)))
    assert "0 new, 0 changed, 3 as before" in project("run").output


def test_a_missing_source_is_an_error_of_that_source(project: Isnad) -> None:
    with Path("isnad.toml").open("a") as plan:
        plan.write('\n[[source]]\nkind = "folder"\nname = "gone"\npath = "nowhere"\n')
    done = project("run", status=1)
    assert "E101 nowhere" in done.output
    assert "inbox: 1 new" in done.output
    assert "error: E101" in project("status").output


def test_search_and_paste(project: Isnad) -> None:
    project("run")
    assert "⟦كفرنبل⟧" in project("search", "كفرنبل").output
    assert project("search", "حلب").output == ""
    project("paste", "--outlet", "قناة", "--published", "2019-06-06", stdin="قصفت طائرات مدينة حلب".encode())
    assert "2019-06-06  قناة" in project("search", "حلب").output
    project("paste", stdin=b" ", status=2)


def test_backup_bundle_and_erase(project: Isnad, monkeypatch: pytest.MonkeyPatch) -> None:
    project("run")
    project("backup", "../b.tar")
    project("restore", "../b.tar", "../again")
    with monkeypatch.context() as alone:
        alone.delenv("ISNAD_DATABASE", raising=False)  # what was brought back is the SQLite copy
        assert project("verify", "--project", "../again").output == "everything is as it was\n"
    project("bundle", "../out")
    assert (Path("../out") / "VERIFY.md").exists()
    name = project("search", "كفرنبل").output.split()[0]
    project("erase", name, "--reason", "r", status=1)
    project("erase", name, "--reason", "r", "--yes")
    assert project("search", "كفرنبل").output == ""
    assert "fused: 0 incidents" in project("run").output
    assert project("verify").output == "everything is as it was\n"
    project("erase", "--reason", "r", status=2)


def test_retention_erases_what_is_too_old(project: Isnad) -> None:
    project("run")
    plan = Path("isnad.toml")
    plan.write_text(plan.read_text() + "retention_days = 30\n")
    assert "fused: nothing new" in project("run").output
    with opened(find_project(Path())) as store, store.writing() as connection:
        connection.exec_driver_sql("update captures set captured_at = '2019-01-01T00:00:00Z'")
    assert "fused: 0 incidents" in project("run").output
    assert "0 documents" in project("status").output


def test_verify_tells_and_fails(project: Isnad) -> None:
    project("run")
    (file,) = (p for p in Path("evidence").rglob("*") if p.is_file())
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1])
    done = project("verify", status=1)
    assert "changed on the disk" in done.output


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("[project]\n", "E423 isnad.toml: Object missing required field `name`"),
        ("[project\n", "E423 isnad.toml: "),
        ('[project]\nname = "x"\ncolour = 1\n', "unknown field `colour`"),
        ('[project]\nname = "x"\n[[source]]\nkind = "radio"\nname = "y"\n', "`$.source[0].kind`"),
        ('[project]\nname = "x"\n' + '[[source]]\nkind = "pasted"\nname = "y"\n' * 2, "two sources are named 'y'"),
    ],
)
def test_a_wrong_plan_names_the_place(project: Isnad, plan: str, told: str) -> None:
    Path("isnad.toml").write_text(plan)
    assert told in project("run", status=2).output


def test_without_a_project(isnad: Isnad) -> None:
    for words in (["run"], ["status"], ["code"], ["verify"]):
        assert "E421" in isnad(*words, status=2).output


def test_init_leaves_what_is_there(project: Isnad) -> None:
    assert "E424" in project("init", ".", status=2).output
