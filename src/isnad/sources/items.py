"""What reading gives: documents and failures, and the few rules that every kind of input shares."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from isnad.errors import IsnadError
from isnad.model.document import Document, Note

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.,]*[0-9](?: ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?)?")

_WRITTEN = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})(?: .*)?")
_DIGIT = re.compile(r"\d")


class Read(Document, frozen=True, kw_only=True):
    """A document as it was read, with notes about what reading had to guess (the encoding)."""

    notes: tuple[Note, ...] = ()


class Failure(msgspec.Struct, frozen=True):
    """An input that gave no document: its name (``rows.jsonl:3`` for a line) and the error, ready to be shown."""

    name: str
    error: IsnadError


Item = Document | Failure


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the operator said about all inputs. A line of a .jsonl file that says otherwise wins; a page does not."""

    published: str | None = None
    outlet: str | None = None
    limit: int


def checked_day(written: str, name: str, *, clock: bool = False) -> str:
    """``written`` as an ISO day, or E107. With ``clock`` a time of day may follow; the day is taken as it is written there."""
    found = _DAY.fullmatch(written.strip())
    if found and (clock or found.group(1) == written.strip()):
        try:
            return date.fromisoformat(found.group(1)).isoformat()
        except ValueError:
            pass
    raise IsnadError(
        "E107", f"{name}: {written[:40]!r} is not a date", "Write year, month and day as in 2024-03-25 (digits 0-9)."
    ) from None


def day_of(written: object, name: str) -> str:
    """A day as a spreadsheet or a page has it: a date, ISO, or day/month/year with any sign between. E107 for anything else."""
    if isinstance(written, date):  # a datetime is one, too
        return written.isoformat()[:10]
    text = _DIGIT.sub(lambda digit: str(int(digit.group())), str(written).strip())  # Arabic-Indic ones too
    found = _WRITTEN.fullmatch(text)
    if found:
        day, month, year = found.groups()
        text = f"{year}-{int(month):02}-{int(day):02}"
    return checked_day(text, name, clock=True)


def with_title(title: str | None, text: str) -> str:
    """The raw text: the title and a blank line come first when a title is given that the text does not begin with."""
    return f"{title}\n\n{text}" if title and not text.startswith(title) else text


def empty(name: str) -> IsnadError:
    """E102: nothing but white space and invisible characters."""
    return IsnadError("E102", f"{name}: is empty", "There is no text to read in it.")


def too_large(name: str, limit: int) -> IsnadError:
    """E110: more bytes than one document may have."""
    size = f"{limit / 1_000_000:g} MB" if limit >= 100_000 else f"{limit} bytes"
    return IsnadError("E110", f"{name}: larger than {size}", "Split it into one file for each report, or set ISNAD_MAX_BYTES.")


def is_blank(text: str) -> bool:
    """Whether there is nothing to see in ``text`` (white space, zero-width characters, byte-order marks)."""
    return not text.strip().strip("\ufeff\u200b\u200c\u200d\u200e\u200f\u2060").strip()
