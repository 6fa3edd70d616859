"""The public contract as JSON Schema, made from the types themselves."""

from __future__ import annotations

import msgspec

from isnad.model.claim import Coding


def json_schema() -> str:
    """JSON Schema 2020-12 of one line of ``isnad code --format jsonl``."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One document and its claims, as printed by isnad code",
        **msgspec.json.schema(Coding),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
