"""isnad (إسناد, a chain of transmission) reads Arabic reports of armed conflict and writes down who says, citing whom, that what
happened.

    packs = isnad.read_packs()
    coding = isnad.code(isnad.Document(text="…", published="2020-06-15"), packs)
    for claim in coding.claims: ...
    fused = isnad.fuse([coding, …], packs=packs)
    for incident in fused.incidents: ...

``read_packs`` reads the knowledge once; ``code`` is pure: the same document and the same packs give the same claims. Names are
loaded when they are first used, so that ``import isnad`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from isnad import native
from isnad.version import VERSION as __version__

if TYPE_CHECKING:
    from isnad.flow import code, fuse
    from isnad.model.claim import Claim, Coding
    from isnad.model.document import Document
    from isnad.model.incident import Fused, Incident, Judgement
    from isnad.packs import read_packs

__all__ = [
    "Claim",
    "Coding",
    "Document",
    "Fused",
    "Incident",
    "Judgement",
    "__version__",
    "code",
    "fuse",
    "read_packs",
]

_HOME = {
    "Claim": "isnad.model.claim",
    "Coding": "isnad.model.claim",
    "Document": "isnad.model.document",
    "Fused": "isnad.model.incident",
    "Incident": "isnad.model.incident",
    "Judgement": "isnad.model.incident",
    "code": "isnad.flow",
    "fuse": "isnad.flow",
    "read_packs": "isnad.packs",
}

native.use()


def __getattr__(name: str) -> Any:
    """Load a public name from the room where it lives."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*globals(), *__all__})
