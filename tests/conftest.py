"""What all tests share: the shipped packs, compiled once for a run, and stores to test with: SQLite always; PostgreSQL where its
server programs are installed, started here on a free loopback port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from isnad.packs import Packs, read_packs
from isnad.store import Store, open_store


@pytest.fixture(scope="session")
def packs_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for compiled packs that parallel workers share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if base.name.startswith("popen-") else base) / "compiled-packs"


@pytest.fixture(scope="session")
def packs(packs_cache: Path) -> Packs:
    """The shipped packs. Memos inside grow as tests read, and never change an answer."""
    return read_packs(cache=packs_cache)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[4]), reverse=True)
    if found:
        return found[0].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


def _as_servant(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fresh PostgreSQL server, for as long as the tests of this process run."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs are not installed (Debian: postgresql)")
    home = Path("/tmp") / f"isnad-pg-{os.getpid()}"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(home, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = home / "data"
    begin = [str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "isnad", "-E", "UTF8", "--no-locale", "--no-sync"]
    subprocess.run(_as_servant(begin), check=True, capture_output=True, cwd="/tmp")
    options = [
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        f"port={port}",
        "-c",
        f"unix_socket_directories={home}",
        "-c",
        "fsync=off",
    ]
    log = (tmp_path_factory.mktemp("pg") / "log").open("wb")
    running = subprocess.Popen(
        _as_servant([str(programs / "postgres"), "-D", str(data), *options]), stdout=log, stderr=log, cwd="/tmp"
    )
    url = f"postgresql://isnad@127.0.0.1:{port}/postgres"
    try:
        _wait(url)
        yield url
    finally:
        running.terminate()
        running.wait(timeout=30)
        shutil.rmtree(home, ignore_errors=True)


def _wait(url: str) -> None:
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    for _ in range(150):
        try:
            with engine.connect():
                engine.dispose()
                return
        except sa.exc.OperationalError:
            time.sleep(0.2)
    raise RuntimeError("PostgreSQL did not start")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/isnad.db"
    server: str = request.getfixturevalue("server")
    engine = sa.create_engine(server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    name = f"t{time.monotonic_ns()}"
    with engine.connect() as connection:
        connection.exec_driver_sql(f"create database {name}")
    engine.dispose()
    return server.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture
def store(url: str, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    store = open_store(url, tmp_path / "evidence")
    yield store
    store.close()
