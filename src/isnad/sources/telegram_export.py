"""What Telegram Desktop exports: result.json of one chat or of the whole account, or the pages messages.html, messages2.html …

A message is the same item in both forms: its bytes say what both can say (message.py). The file it stood in is kept whole.
Service messages (somebody joined, a title was changed) are no items; of an export of the account, chats between persons are not
read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.collecting import Context, Found
from isnad.sources.files import bytes_of
from isnad.sources.items import Failure
from isnad.sources.message import Message, message_capture
from isnad.sources.plan import TelegramExport
from isnad.sources.telegram_html import Page, read_export_page
from isnad.sources.whole import PARTS, container, files_under, home_of

_PAGE = re.compile(r"messages[0-9]*\.html")
_BETWEEN_PERSONS = frozenset({"personal_chat", "bot_chat", "saved_messages", "replies", "verification_codes"})
_KINDS = {
    "animation": "video",
    "audio_file": "audio",
    "sticker": "sticker",
    "video_file": "video",
    "video_message": "video",
    "voice_message": "voice",
}


class _Piece(msgspec.Struct):
    text: str = ""


class _Question(msgspec.Struct):
    question: str | list[str | _Piece] = ""


class _Sent(msgspec.Struct):
    """A message as the export writes it; other keys are left alone."""

    id: int
    type: str = "message"
    text: str | list[str | _Piece] = ""
    date: str | None = None
    date_unixtime: str | None = None
    edited: str | None = None
    edited_unixtime: str | None = None
    forwarded_from: str | None = None
    reply_to_message_id: int | None = None
    photo: str | None = None
    file: str | None = None
    file_name: str | None = None
    media_type: str | None = None
    poll: _Question | None = None
    location_information: msgspec.Raw | None = None
    contact_information: msgspec.Raw | None = None


class _Chat(msgspec.Struct):
    messages: list[msgspec.Raw]
    name: str | None = None
    type: str = ""
    id: int | None = None


class _Chats(msgspec.Struct):
    all: list[_Chat] = msgspec.field(default_factory=list, name="list")


class _Account(msgspec.Struct):
    chats: _Chats = msgspec.field(default_factory=_Chats)
    left_chats: _Chats = msgspec.field(default_factory=_Chats)


_chat = msgspec.json.Decoder(_Chat)
_account = msgspec.json.Decoder(_Account)
_sent = msgspec.json.Decoder(_Sent)


def collect_telegram_export(source: TelegramExport, context: Context) -> Iterator[Found]:
    """Every message of every export below ``path``; a file or message that cannot be read is a failure of its own."""
    home = home_of(source.path, source, context)
    zone, some = _zone(source), False
    for file, key in files_under(home, lambda name: name == "result.json" or bool(_PAGE.fullmatch(name))):
        some = True
        try:
            data = bytes_of(file, key, context.limit * PARTS)
            if file.suffix.lower() == ".json":
                yield from _of_json(data, key, source, context, zone)
            else:
                yield from _of_page(data, key, source, context, zone)
        except IsnadError as error:
            yield Failure(key, error)
    if not some:
        raise IsnadError(
            "E413", f"{source.path}: no Telegram export here", "It holds result.json or messages.html; name that folder."
        )


def _zone(source: TelegramExport) -> tzinfo:
    try:
        return ZoneInfo(source.zone) if source.zone else UTC
    except (KeyError, ValueError, OSError):
        raise IsnadError(
            "E413", f"source {source.name!r}: no time zone {source.zone!r}", "Write it like Asia/Damascus, or leave it out."
        ) from None


def _of_json(data: bytes, key: str, source: TelegramExport, context: Context, zone: tzinfo) -> Iterator[Found]:
    chats = _chats(data, key)
    whole, digest = container(key, data, source, context, media="application/json")
    yield whole
    names = Counter(chat.name for chat in chats)
    for chat in chats:
        title = chat.name or None
        channel = (source.channel if len(chats) == 1 else None) or title or str(chat.id)
        if names[chat.name] > 1:
            channel = f"{channel} {chat.id}"
        for number, raw in enumerate(chat.messages, 1):
            try:
                sent = _sent.decode(raw)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                yield Failure(f"{key}#{number}", _no_message(f"{key}#{number}", str(error)))
                continue
            if sent.type == "message":
                message = _message(sent, title, source, zone)
                yield _capture(message, channel, source, context, digest)


def _chats(data: bytes, key: str) -> list[_Chat]:
    """The chats of an export; of an account's, those that are channels or groups."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        if b'"messages"' in data:
            try:
                return [_chat.decode(data)]
            except msgspec.ValidationError:
                account = _account.decode(data)
                found = [*account.chats.all, *account.left_chats.all]
                if not found:
                    raise
                return [chat for chat in found if chat.type not in _BETWEEN_PERSONS]
        raise msgspec.ValidationError("there are no messages in it")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise IsnadError(
            "E413", f"{key}: no Telegram export ({error})", "Export the chat again, as machine-readable JSON or as HTML."
        ) from None


def _message(sent: _Sent, title: str | None, source: TelegramExport, zone: tzinfo) -> Message:
    return Message(
        channel=source.channel,
        title=title,
        message=sent.id,
        date=_moment(sent.date_unixtime, sent.date, zone),
        edited=_moment(sent.edited_unixtime, sent.edited, zone),
        forwarded_from=sent.forwarded_from or None,
        reply_to=sent.reply_to_message_id,
        text=_joined(sent.text).strip(),
        media=_media(sent),
        url=_url(source, sent.id),
    )


def _joined(text: str | list[str | _Piece]) -> str:
    """Text comes whole, or in pieces where something is bold or a link."""
    return text if isinstance(text, str) else "".join(one if isinstance(one, str) else one.text for one in text)


def _media(sent: _Sent) -> tuple[str, ...]:
    found = ["photo"] if sent.photo else []
    if sent.media_type or sent.file:
        found.append(_KINDS.get(sent.media_type or "", "document"))
        name = sent.file_name or ("" if (sent.file or "(").startswith("(") else (sent.file or "").rsplit("/", 1)[-1])
        if found[-1] == "document" and name:
            found[-1] = f"document: {name}"
    if sent.poll is not None:
        found.append(f"poll: {_joined(sent.poll.question).strip()}")
    found += ["location"] if sent.location_information is not None else []
    found += ["contact"] if sent.contact_information is not None else []
    return tuple(found)


def _moment(unix: str | None, local: str | None, zone: tzinfo) -> str | None:
    """ISO by the clock of ``zone`` where the moment is known; else as the export's own clock wrote it."""
    try:
        return datetime.fromtimestamp(int(unix), UTC).astimezone(zone).isoformat() if unix else local
    except (ValueError, OverflowError, OSError):
        return local


def _of_page(data: bytes, key: str, source: TelegramExport, context: Context, zone: tzinfo) -> Iterator[Found]:
    page: Page = read_export_page(data, key)
    whole, digest = container(key, data, source, context, media="text/html")
    yield whole
    channel = source.channel or page.title or key
    for told in page.messages:
        at = told.at.astimezone(zone) if told.at and told.at.tzinfo else told.at
        message = Message(
            channel=source.channel,
            title=page.title,
            message=told.id,
            date=at.isoformat() if at else None,
            forwarded_from=told.forwarded_from,
            reply_to=told.reply_to,
            text=told.text,
            media=told.media,
            url=_url(source, told.id),
        )
        yield _capture(message, channel, source, context, digest)


def _capture(message: Message, channel: str, source: TelegramExport, context: Context, within: str) -> Capture:
    return message_capture(
        message,
        f"{channel}/{message.message}",
        captured_at=context.now(),
        tool=context.tool,
        outlet=source.outlet,
        within=within,
    )


def _url(source: TelegramExport, number: int) -> str | None:
    return f"https://t.me/{source.channel}/{number}" if source.channel else None


def _no_message(name: str, why: str) -> IsnadError:
    return IsnadError("E413", f"{name}: no message ({why})", "The export is kept whole; the other messages are read.")
