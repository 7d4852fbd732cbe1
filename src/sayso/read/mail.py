"""Reads messages: each is a document with sender, date and subject; what is attached are documents of their own.

A web page that a browser saved as one file (MHTML) is a message too, and is read as the page that it is.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from sayso.read.blocks import Builder, Metadata, Page
from sayso.read.decode import decode, without_surrogates
from sayso.read.html import html_page
from sayso.read.paragraphs import split_text
from sayso.read.parts import Allowance, Opened, Part, Refused, member, rejection
from sayso.record import Custody, Label

__all__ = ["open_mailbox", "open_message"]

_POLICY = email.policy.default.clone(raise_on_defect=False)
_HEADINGS = ("Subject", "From", "Date")
_HINTS: dict[str, Label] = {"Subject": "title", "From": "byline", "Date": "date"}
_SEPARATOR = re.compile(rb"From \S[^\n]{0,200}\d{4}[^\n]{0,40}\n(?:>?From |[A-Za-z][A-Za-z0-9-]*:)")
_MOST_PARTS = 1000  # of one message


def _header(message: EmailMessage, name: str) -> str | None:
    """One header as text; headers that the library cannot parse are given as they stand."""
    try:
        value = message[name]
    except Exception:  # noqa: BLE001 -- the header parser of the standard library fails in many ways on hostile headers
        value = next((text for key, text in message.raw_items() if key.lower() == name.lower()), None)
    if value is None:
        return None
    return without_surrogates(" ".join(str(value).split())) or None


def _day(message: EmailMessage) -> str | None:
    """The day of sending where the sender was."""
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _bytes(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except Exception as error:
        raise Refused(reason="damaged", detail=f"This part of the message cannot be decoded ({error}).") from error
    return payload if isinstance(payload, bytes) else b""


def _charset(part: EmailMessage) -> str | None:
    try:
        return part.get_content_charset()
    except Exception:  # noqa: BLE001 -- as above: broken parameters
        return None


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """All parts that are no containers, in order; attached messages are given whole. Not by recursion: nesting may be hostile."""
    waiting: list[EmailMessage] = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        children = part.get_payload() if part.is_multipart() and part.get_content_type() != "message/rfc822" else None
        if isinstance(children, list):
            waiting.extend(child for child in reversed(children) if isinstance(child, EmailMessage))
        else:
            yield part


def _is_attached(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    if kind == "message/rfc822" or part.get_content_disposition() == "attachment":
        return True
    if kind.startswith("text/"):
        return False
    return bool(part.get_filename()) or not kind.startswith("multipart/")


def _name(part: EmailMessage, number: int) -> str:
    try:
        name = part.get_filename()
    except Exception:  # noqa: BLE001 -- as above: broken parameters
        name = None
    if not name and part.get_content_type() == "message/rfc822":
        name = f"message-{number}.eml"
    return without_surrogates(name or f"attachment-{number}")


def _said_of(line: str, before: Label | None) -> Label | None:
    """What the marks of a message's line say: others' words behind '>', the signature below "-- "; an empty line says what the one before it said."""
    if not line.strip() or before == "boilerplate":
        return before
    if line.rstrip("\r\n") in {"-- ", "--"}:
        return "boilerplate"
    return "comment" if line.lstrip().startswith((">", "|>")) else None


def _passages(text: str) -> Iterator[tuple[str, Label | None]]:
    """The paragraphs of a message's text, each with what its marks say."""
    runs: list[tuple[Label | None, list[str]]] = [(None, [])]
    for line in text.splitlines():
        said = _said_of(line, runs[-1][0])
        if said != runs[-1][0]:
            runs.append((said, []))
        runs[-1][1].append(line)
    for hint, lines in runs:
        words = "\n".join(lines)
        for block in split_text(words):
            yield words[block.start : block.end], hint


def _page(message: EmailMessage, bodies: list[EmailMessage]) -> tuple[Page, list[str]]:
    """Lay out subject, sender and date, and then the body: the plain text where there is one, the HTML else."""
    steps: list[str] = []
    builder = Builder()
    for name in _HEADINGS:
        value = _header(message, name)
        if value:
            builder.add(value, _HINTS[name])
    # A "multipart" without parts is a text whose head lies.
    plain = [part for part in bodies if (part.get_content_type() == "text/plain" or part.get_content_maintype() == "multipart") and _bytes(part).strip()]
    metadata = Metadata(title=_header(message, "Subject"), byline=_header(message, "From"), published=_day(message), kind_hint="message")
    if plain:
        for part in plain:
            decoded = decode(_bytes(part), declared=_charset(part))
            steps.append(decoded.detail)
            for words, hint in _passages(decoded.text):
                builder.add(words, hint)
    else:
        for part in bodies:
            if part.get_content_type() != "text/html":
                continue
            page, said = html_page(_bytes(part), charset=_charset(part), url=None)
            steps.append(said)
            for block in page.blocks:
                # Mail has no menus; what a page's layout would make one is a signature or a footer here.
                builder.add(page.text[block.start : block.end], None if block.hint in {"navigation", "title"} else block.hint)
    return builder.page("mail", metadata), steps


def _saved_page(part: Part, message: EmailMessage) -> Part | None:
    """The web page inside an MHTML file, None where the message is a message."""
    location = _header(message, "Snapshot-Content-Location")
    if message.get_content_type() != "multipart/related" or (location is None and _header(message, "To") is not None):
        return None
    root = next((leaf for leaf in _leaves(message) if leaf.get_content_type() == "text/html"), None)
    if root is None or (location is None and _header(message, "Message-ID") is not None):
        return None
    url = location or _header(root, "Content-Location")
    data = _bytes(root)
    step = Custody(step="unpacked", at=part.received, tool="email", detail=f"the saved page {url or ''}".rstrip())
    return replace(part, data=data, charset=_charset(root), url=url, media_type="text/html", steps=(*part.steps, step))


def open_message(part: Part, allowance: Allowance) -> Opened:
    """Give a message as a document, then what is attached to it; of a saved web page the page alone.

    Raises Refused where there is neither text nor attachment.
    """
    message = email.message_from_bytes(part.data, policy=_POLICY)
    assert isinstance(message, EmailMessage)
    saved = _saved_page(part, message)
    if saved is not None:
        allowance.spend(len(saved.data))
        yield saved
        return
    leaves = list(_leaves(message))
    bodies = [leaf for leaf in leaves if not _is_attached(leaf)]
    page, steps = _page(message, bodies)
    attached = [leaf for leaf in leaves if _is_attached(leaf)]
    if not page.blocks and not attached:
        raise Refused(reason="no text", detail="This message has neither a text nor an attachment.")
    if page.blocks:
        defects = sorted({type(defect).__name__ for leaf in [message, *leaves] for defect in leaf.defects})
        said = "; ".join([*steps, *(f"defect: {defect}" for defect in defects)])
        step = Custody(step="parsed", at=part.received, tool="email", detail=said)
        yield replace(part, page=page, media_type="message/rfc822", steps=(*part.steps, step))
    for number, leaf in enumerate(attached, start=1):
        found = member(part, _name(leaf, number), b"", by="email")
        try:
            data = _attached_bytes(part, leaf, allowance)
        except Refused as refused:
            yield rejection(found, refused)
            continue
        yield replace(found, data=data, charset=_charset(leaf) if leaf.get_content_type().startswith("text/") else None)


def _attached_bytes(part: Part, leaf: EmailMessage, allowance: Allowance) -> bytes:
    if part.depth >= allowance.settings.depth:
        raise Refused(reason="too deep", detail="It is attached to a message that lies too deep in archives. Unpack those and give the message.")
    data = _content(leaf)
    allowance.count_member()
    allowance.spend(len(data))
    return data


def _content(leaf: EmailMessage) -> bytes:
    if leaf.get_content_type() != "message/rfc822":
        return _bytes(leaf)
    inner = leaf.get_payload()
    try:
        return inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage) else _bytes(leaf)
    except Exception as error:
        raise Refused(reason="damaged", detail=f"This attached message cannot be taken out ({error}).") from error


def _messages(data: bytes) -> Iterator[bytes]:
    """Cut a mailbox at the lines that begin with "From " behind an empty line."""
    start = at = 0
    while True:
        found = data.find(b"\nFrom ", at)
        if found < 0:
            break
        is_behind_empty_line = data[max(0, found - 2) : found] == b"\n\r" or data[found - 1 : found] == b"\n"
        if is_behind_empty_line and _SEPARATOR.match(data, found + 1):
            yield data[start : found + 1]
            start = found + 1
        at = found + 1
    yield data[start:]


def open_mailbox(part: Part, allowance: Allowance) -> Opened:
    """Give each message of a mailbox, with its attachments behind it."""
    for number, chunk in enumerate(_messages(part.data), start=1):
        if not chunk.strip():
            continue
        line, _, rest = chunk.partition(b"\n")
        data = rest if line.startswith(b"From ") else chunk
        allowance.count_member()
        found = replace(member(part, f"{number}", data, by="email"), name=f"{part.name}:{number}", depth=part.depth, media_type="message/rfc822")
        try:
            yield from open_message(found, allowance)
        except Refused as refused:
            yield rejection(found, refused)
