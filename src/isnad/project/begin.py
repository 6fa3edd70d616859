"""`isnad init`: a folder with a plan that explains itself, an evidence folder and an empty database."""

from __future__ import annotations

from pathlib import Path

from isnad.errors import IsnadError
from isnad.project.plan import FILE, Project, find_project

_PLAN = """# What isnad collects, and where it keeps it. `isnad run` does the rest.

[project]
name = "{name}"
theatres = ["syria"]
database = "sqlite:///isnad.db"      # or postgresql://user@host/name; a password belongs in ISNAD_DATABASE
evidence = "evidence"                # raw bytes, each under its SHA-256
operator = "operator"                # who acts, as the journal shall name you (a pseudonym will do)

[fetch]                              # nothing is fetched until a source below names an address
contact = ""                         # an address that sites can complain to, sent with every request
delay_seconds = 2                    # between two requests to one host
allow = []                           # networks or hosts that are refused otherwise: "10.0.0.0/8", "localhost:8000"

[privacy]                            # what public exports do
mask_private_persons = true
coarsen_protected_sites = true

# One block for each source. The name is part of every document's identity: never change it.
# [[source]]
# kind = "feed"
# name = "my-agency"
# url = "https://example.org/feed.xml"
# outlet = "My Agency"

[[source]]
kind = "folder"
name = "inbox"
path = "inbox"                       # .txt, .html and .jsonl files that you put there
"""


def begin(folder: Path) -> Project:
    """Make the project. E424 when one stands there already; other files in the folder are left alone."""
    file = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "inbox").mkdir(exist_ok=True)
        (folder / "evidence").mkdir(exist_ok=True, mode=0o700)
        with file.open("x", encoding="utf-8") as opened:
            opened.write(_PLAN.format(name=folder.resolve().name.replace('"', "").replace("\\\\", "") or "project"))
    except FileExistsError:
        raise IsnadError("E424", f"{file}: is there already", "Edit it, or name another folder.") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise IsnadError(
            "E424", f"{folder}: no project can be made here ({why})", "Check the folder and its permissions."
        ) from None
    return find_project(folder)
