"""The public contract as JSON Schema, made from the types themselves."""

from __future__ import annotations

import msgspec

from isnad.model.claim import Coding
from isnad.model.incident import Fused, Incident, Judgement

_OF = {
    "coding": (Coding, "One document and its claims, as printed by isnad code"),
    "incident": (Incident, "One incident, as printed by isnad fuse"),
    "fused": (Fused, "All incidents, as printed by isnad fuse --format json"),
    "judgement": (Judgement, "One judgement, as read by isnad fuse --judgements"),
}


def json_schema(what: str = "coding") -> str:
    """JSON Schema 2020-12 of one line of ``isnad code --format jsonl``, or of another part of the contract."""
    kind, title = _OF[what]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **msgspec.json.schema(kind),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
