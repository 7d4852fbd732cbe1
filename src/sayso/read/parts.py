"""What travels through this stage: a part of what was received, what is left to unpack, and a refusal with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePosixPath

from sayso.ids import sha256
from sayso.read.blocks import Page
from sayso.record import Custody, Reason, Received, Rejected
from sayso.settings import ReadSettings
from sayso.version import VERSION

__all__ = ["Allowance", "Opened", "Part", "Refused", "base_name", "first_part", "member", "rejection", "tool"]


class Refused(Exception):
    """Bytes that cannot be used: the reason, and a sentence for the user. It never leaves this stage; a `Rejected` does."""

    def __init__(self, *, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Bytes on their way to be a document: a file, a member of an archive, a message, a line.

    `steps` is its custody so far, `depth` how many archives it lies in. `charset` and `url` are what the wrapping says of it.
    `page` is there where the wrapping had to be parsed to find the part (a message, a line): then there is nothing left to parse,
    and `media_type` says what it was.
    """

    name: str
    origin: str
    data: bytes
    received: str
    steps: tuple[Custody, ...]
    depth: int = 0
    charset: str | None = None
    url: str | None = None
    media_type: str | None = None
    page: Page | None = None


Opened = Iterator[Part | Rejected]
"""What an archive gives, one after the other; a bad member is a `Rejected` among the good ones."""


@cache
def tool(package: str) -> str:
    """Name an installed package with its version, as custody writes it ("trafilatura 2.3.1")."""
    if package == "sayso":
        return f"sayso {VERSION}"
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


def base_name(path: str) -> str:
    """Give the last part of a path in any system's spelling; a path without one stands for itself."""
    return PurePosixPath(path.replace("\\", "/")).name or path


def first_part(received: Received) -> Part:
    """Begin with the file as it was received."""
    step = Custody(step="received", at=received.received, tool=tool("sayso"), detail=f"{len(received.data)} bytes from {received.origin}")
    return Part(name=received.name, origin=received.origin, data=received.data, received=received.received, steps=(step,))


def member(part: Part, path: str, data: bytes, *, by: str, detail: str = "") -> Part:
    """Take one member out of an archive; its path is only ever a label, nothing is written to a disk."""
    said = f"from {part.origin}, SHA-256 {sha256(part.data)}" + (f"; {detail}" if detail else "")
    step = Custody(step="unpacked", at=part.received, tool=by, detail=said)
    return replace(
        part,
        name=base_name(path),
        origin=f"{part.origin}!/{path}",
        data=data,
        steps=(*part.steps, step),
        depth=part.depth + 1,
        charset=None,
        url=None,
        media_type=None,
        page=None,
    )


def rejection(part: Part, refused: Refused) -> Rejected:
    """Turn a refusal into the value that is stored and counted."""
    return Rejected(
        name=part.name,
        origin=part.origin,
        sha256=sha256(part.data),
        size=len(part.data),
        reason=refused.reason,
        detail=refused.detail,
        received=part.received,
    )


@dataclass(slots=True)
class Allowance:
    """What one received file may still unpack, over all the archives inside it: bombs end here, whatever they are wrapped in."""

    settings: ReadSettings
    unpacked: int = 0
    members: int = 0
    seen: set[tuple[str, str]] = field(default_factory=set)

    def room(self) -> int:
        """Count the bytes that one more member may have."""
        return max(0, min(self.settings.file_size, self.settings.unpacked_size - self.unpacked))

    def count_member(self) -> None:
        """Count one member; refuses when there are too many."""
        self.members += 1
        if self.members > self.settings.members:
            raise Refused(
                reason="too large",
                detail=f"It holds more than {self.settings.members} members; the rest was not read. Split it, or raise the limit on members.",
            )

    def check(self, size: int) -> None:
        """Refuse a member of this size if there is no room for it."""
        if size > self.settings.file_size:
            raise Refused(
                reason="too large", detail=f"It unpacks to more than {self.settings.file_size} bytes. Unpack and split it, or raise the limit on file size."
            )
        if size > self.room():
            raise Refused(
                reason="too large",
                detail=f"What it lies in unpacks to more than {self.settings.unpacked_size} bytes in all. Unpack and split that, or raise the limit.",
            )

    def spend(self, size: int) -> None:
        """Take note of bytes that were unpacked; refuses when the limits are passed."""
        self.check(size)
        self.unpacked += size

    def is_new(self, name: str, digest: str) -> bool:
        """Whether these bytes were not met under this name before; two equal members are one document."""
        key = (name, digest)
        known = key in self.seen
        self.seen.add(key)
        return not known
