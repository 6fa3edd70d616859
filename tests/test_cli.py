"""The command line: messages, exit statuses, order, and the rest of the batch done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parent))
from edge_fakes import TEXT, golden, install
from isnad.cli import main
from isnad.cli.schema import json_schema

PLAIN = "لا شيء هنا."


@pytest.fixture(autouse=True)
def _edges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("ISNAD_"):
            monkeypatch.delenv(name)
    install(monkeypatch)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def write(**files: bytes | str) -> None:
    for name, data in files.items():
        path = Path(name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def ids(result: Result) -> list[str]:
    return [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()]


# ---- messages: each case with a good file beside the bad one, so that the rest of the batch is seen to be done ----

BAD: dict[str, dict[str, bytes]] = {
    "empty": {"bad.txt": b""},
    "blank": {"bad.txt": b"\xef\xbb\xbf \n"},
    "binary": {"bad.txt": bytes(range(256))},
    "pdf": {"bad.txt": b"%PDF-1.7\n"},
    "pdf_by_name": {"bad.pdf": b"%PDF-1.7\n"},
    "encoding": {"bad.txt": "Обстрел города".encode("windows-1251")},
    "utf16_without_mark": {"bad.txt": TEXT.encode("utf-16-le")},
    "utf16_cut": {"bad.txt": TEXT.encode("utf-16")[:-1]},
    "extension": {"bad.csv": b"a,b"},
    "missing": {},
    "broken_line": {"bad.jsonl": b'{"text": "a"\n'},
    "line_without_text": {"bad.jsonl": b'{"title": "a"}\n'},
    "line_with_wrong_type": {"bad.jsonl": b'{"text": "a", "url": 3}\n'},
    "line_with_bad_date": {"bad.jsonl": b'{"text": "a", "published": "yesterday"}\n'},
    "no_article": {"bad.html": b"<html><body><nav><a href='/'>x</a></nav></body></html>"},
    "coder_failed": {"bad.txt": b"BOOM"},
    "coder_refused": {"bad.txt": b"REFUSED"},
    "name_with_escapes": {"bad\x1b[31m.txt": b""},
}


def check_golden(name: str, result: Result) -> None:
    told = f"exit {result.exit_code}\n{result.stderr}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden(name).write_text(told, encoding="utf-8")
    assert told == golden(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_and_the_rest_is_done(name: str) -> None:
    Path("a.txt").write_text(TEXT)
    Path("z.txt").write_text(PLAIN)
    for file, data in BAD[name].items():
        Path(file).write_bytes(data)
    result = run("code", "a.txt", *(BAD[name] or ["bad.txt"]), "z.txt")
    check_golden(name, result)
    assert result.exit_code == 1
    assert ids(result) == ["a.txt", "z.txt"]
    assert "Traceback" not in result.output


USAGE: dict[str, list[str]] = {
    "malformed_date": ["code", "--published", "25/03/2024", "a.txt"],
    "impossible_date": ["code", "--published", "2024-02-30", "a.txt"],
    "arabic_digits_date": ["code", "--published", "٢٠٢٤-٠٣-٢٥", "a.txt"],
    "unknown_theatre": ["code", "--theatre", "syriaa", "a.txt"],
    "strange_theatre": ["code", "--theatre", "x", "a.txt"],
    "unknown_claim": ["explain", "a.txt", "nosuch"],
    "output_folder_missing": ["code", "a.txt", "--output", "none/out.jsonl"],
    "nothing_read": ["code", "none.txt", "none.jsonl"],
    "unknown_format": ["code", "--format", "xml", "a.txt"],
    "no_files": ["code"],
}


@pytest.mark.parametrize("name", USAGE)
def test_wrong_usage_ends_with_two(name: str) -> None:
    Path("a.txt").write_text(TEXT)
    result = run(*USAGE[name])
    if name not in {"unknown_format", "no_files", "unknown_claim"}:  # the first two are click's words; the last has a hash in it
        check_golden(name, result)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_bad_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(TEXT)
    monkeypatch.setenv("ISNAD_JOBS", "many")
    result = run("code", "a.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("isnad: E203 ISNAD_JOBS='many' cannot be read\n    ")


def test_packs_that_do_not_load_end_with_three(monkeypatch: pytest.MonkeyPatch) -> None:
    from isnad.cli import theatres
    from isnad.errors import PackError, Problem

    def refuse(*_: object, **__: object) -> None:
        raise PackError([Problem("R014", "unknown finder 'ownr'", "Did you mean 'owner'?", file="frames/x.yaml", line=3)])

    monkeypatch.setattr(theatres, "read_packs", refuse)
    Path("a.txt").write_text(TEXT)
    result = run("code", "a.txt")
    assert result.exit_code == 3
    assert "frames/x.yaml:3: R014 unknown finder 'ownr'" in result.stderr
    assert "Traceback" not in result.stderr


# ---- what comes out ----


def test_one_line_for_each_document_in_order() -> None:
    write(f__b_txt=PLAIN, f__a_txt=TEXT, x_jsonl='{"text": "a", "id": "one"}\n{"text": "قصف"}\n')
    result = run("code", "x.jsonl", "f", "-", stdin=TEXT.encode())
    assert (result.exit_code, result.stderr) == (0, "")
    assert ids(result) == ["one", "x.jsonl:2", "f/a.txt", "f/b.txt", "stdin"]
    line = json.loads(result.stdout.splitlines()[2])
    start, end = line["claims"][0]["evidence"][0]["span"]
    assert TEXT[start:end] == line["claims"][0]["evidence"][0]["text"]
    assert list(line) == ["document", "coder", "claims", "notes"]
    assert line["claims"][0]["route"] is None


def test_options_reach_the_document() -> None:
    result = run("code", "-", "--published", "2024-03-25", "--outlet", "al-arab", stdin=TEXT.encode())
    head = json.loads(result.stdout)["document"]
    assert (head["outlet"], head["published"]["from"], head["published"]["basis"]) == ("al-arab", "2024-03-25", "given")


def test_what_reading_guessed_is_noted() -> None:
    write(a_txt=TEXT.encode("windows-1256"))
    assert json.loads(run("code", "a.txt").stdout)["notes"][0]["code"] == "N101"


def test_json_is_one_array() -> None:
    write(a_txt=TEXT, b_txt=PLAIN)
    result = run("code", "a.txt", "b.txt", "--format", "json")
    assert [one["document"]["id"] for one in json.loads(result.stdout)] == ["a.txt", "b.txt"]
    lines = [json.loads(line) for line in run("code", "a.txt", "b.txt").stdout.splitlines()]
    assert json.loads(result.stdout) == lines


def test_table_and_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    write(a_txt=TEXT)
    assert "outlet ← sdf ← hajin-military-council" in " ".join(run("code", "a.txt", "--format", "table").stdout.split())
    assert run("code", "a.txt", "--format", "html").stdout.startswith("<!doctype html>")


def test_output_appears_whole_or_not_at_all() -> None:
    write(a_txt=TEXT, out_jsonl="old")
    assert run("code", "none.txt", "--output", "out.jsonl").exit_code == 2
    assert Path("out.jsonl").read_text() == "old"
    result = run("code", "a.txt", "--output", "out.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(Path("out.jsonl").read_text())["document"]["id"] == "a.txt"
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "out.jsonl"]


def test_a_named_pipe_stays_one() -> None:
    """A pipe in this test's own folder, never a real device: a mistake here must not replace /dev/null."""
    write(a_txt=TEXT)
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run("code", "a.txt", "--output", "pipe").exit_code == 0
        assert Path("pipe").is_fifo()
        assert json.loads(os.read(reader, 1 << 16))["document"]["id"] == "a.txt"
    finally:
        os.close(reader)


# ---- worker processes ----


def test_workers_give_the_same_bytes_in_the_same_order() -> None:
    rows = [{"text": TEXT if n % 3 else "BOOM", "id": f"d{n}"} for n in range(40)]
    Path("r.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n{oops\n")
    alone, crew = run("code", "r.jsonl"), run("code", "r.jsonl", "-j", "3")
    assert alone.exit_code == crew.exit_code == 1
    assert alone.stdout == crew.stdout
    assert alone.stderr == crew.stderr


def test_a_worker_that_dies_takes_only_its_document() -> None:
    rows = [{"text": "DIE" if n == 4 else TEXT, "id": f"d{n}"} for n in range(20)]
    Path("r.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = run("code", "r.jsonl", "-j", "2")
    assert result.exit_code == 1
    assert ids(result) == [f"d{n}" for n in range(20) if n != 4]
    assert "isnad: E302 d4: the worker process died on it" in result.stderr


# ---- the other commands ----


def test_explain_shows_the_tree_of_rules() -> None:
    write(a_txt=TEXT)
    result = run("explain", "a.txt")
    assert result.exit_code == 0
    assert "frame:shelling" in result.stdout
    assert "finder:by" in result.stdout
    claim = json.loads(run("code", "a.txt").stdout)["claims"][0]["id"]
    assert run("explain", "a.txt", claim[:6]).stdout == result.stdout
    assert claim in run("explain", "a.txt", "nosuch").stderr


def test_schema_names_every_field_of_a_line() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema == json.loads(json_schema())
    assert schema["$schema"].endswith("2020-12/schema")
    assert {"Claim", "Coding", "Because"} <= set(schema["$defs"])
    assert "class" in schema["$defs"]["Role"]["properties"]


def test_the_desk_calls_the_workbench(monkeypatch: pytest.MonkeyPatch) -> None:
    import isnad.workbench as bench

    for name, answer in {
        "new_rule": "made",
        "try_text": "seen",
        "test_rules": ("one failed", False),
        "handbook": "<!doctype html>",
    }.items():
        monkeypatch.setattr(bench, name, lambda *_, answer=answer: answer, raising=False)
    assert run("rules", "new", "frame", "x", "--like", "airstrike").stdout == "made\n"
    assert run("rules", "try", "قصف").stdout == "seen\n"
    assert (run("rules", "test").exit_code, run("rules", "test").stdout) == (1, "one failed\n")
    assert run("rules", "handbook").stdout == "<!doctype html>"


def test_a_workbench_without_the_function_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import isnad.workbench as bench

    monkeypatch.delattr(bench, "evaluate", raising=False)
    result = run("eval")
    assert result.exit_code == 2
    assert result.stderr.startswith("isnad: E202 ")


def test_packs_check(monkeypatch: pytest.MonkeyPatch) -> None:
    from isnad.cli import theatres
    from isnad.errors import Problem

    monkeypatch.setattr(theatres, "check_packs", lambda folders: [])
    assert run("packs", "check").exit_code == 0
    monkeypatch.setattr(theatres, "check_packs", lambda folders: [Problem("R001", "no", file="x.tsv", line=2)])
    result = run("packs", "check")
    assert result.exit_code == 3
    assert "x.tsv:2: R001 no" in result.stderr


def test_own_theatres_take_the_place_of_shipped_ones(tmp_path: Path) -> None:
    from isnad.cli.theatres import chosen

    for name in ("theatre-syria", "theatre-mali", "lang-fr"):
        (tmp_path / "own" / name).mkdir(parents=True)
        (tmp_path / "own" / name / "pack.yaml").write_text("")
    own = tmp_path / "own"
    assert chosen(("syria", "iraq"), own) == (["iraq"], [own / "lang-fr", own / "theatre-syria"])
    assert chosen(("theatre-mali",), own) == ([], [own / "lang-fr", own / "theatre-mali"])
    assert chosen(("syria",), None) == (["syria"], [])


@pytest.mark.parametrize("arguments", [["--help"], ["code", "--help"], ["explain", "--help"], ["rules", "--help"], ["--version"]])
def test_help_and_version(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout


def test_exit_statuses_are_documented() -> None:
    text = " ".join(run("--help").stdout.split())
    assert "0 all done; 1 some inputs failed" in text


def test_a_closed_pipe_is_no_error() -> None:
    source = Path(__file__).resolve().parents[1] / "src"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(source), os.environ.get("PYTHONPATH", "")])}
    process = subprocess.Popen(
        [sys.executable, "-m", "isnad", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(20) == 0


def test_starting_needs_no_slow_library() -> None:
    source = Path(__file__).resolve().parents[1] / "src"
    probe = "import sys, isnad.cli; print([m for m in ('rich', 'trafilatura', 'lxml', 'yaml') if m in sys.modules])"
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", probe], env={**os.environ, "PYTHONPATH": str(source)}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert time.monotonic() - began < 5
