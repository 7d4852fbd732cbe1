"""What the build and its worker processes say to each other: JSON with its length before it.

Never pickle: a worker that a hostile document has taken over can at most send wrong nouns, not code.
"""

import struct
from dataclasses import dataclass, field
from typing import IO, Literal

import msgspec

from sayso.record import Document, Extraction, Received, Rejected
from sayso.settings import ReadSettings

_LENGTH = struct.Struct("<Q")
_LONGEST = 4 * 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Bytes to read and extract from. `skip` maps what a worker died over, by the key it was announced with, to what is to be said of it."""

    received: Received
    skip: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A document whose claims are to be read anew; `skip` as in Job."""

    document: Document
    skip: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a worker needs to know once."""

    read: ReadSettings
    codebook: str | None
    reader: str = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One thing that a job gave: a document with what was extracted, or a rejection; or "started", what is touched next.

    `key` says which step that is, the same each time the same bytes are read: "open:3" for the fourth part that is opened, "extract:" and a document's id.
    """

    kind: Literal["document", "rejected", "started", "done"]
    document: Document | None = None
    extraction: Extraction | None = None
    rejected: Rejected | None = None
    key: str = ""
    name: str = ""
    origin: str = ""
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One of the three things the build tells a worker."""

    setup: Setup | None = None
    job: Job | None = None
    again: Again | None = None


def write_frame(stream: IO[bytes], value: Order | Given) -> None:
    """Send one value."""
    data = msgspec.json.encode(value)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_order(stream: IO[bytes]) -> Order | None:
    """The next order, None where the build has closed the pipe."""
    data = _read_frame(stream)
    return None if data is None else msgspec.json.decode(data, type=Order)


def decode_given(data: bytes) -> Given:
    """A worker's answer from the bytes of its frame; raises msgspec.ValidationError for anything else."""
    return msgspec.json.decode(data, type=Given)


def frame_length(head: bytes) -> int:
    """The length in bytes of the frame whose first eight bytes these are; raises ValueError where it cannot be."""
    (length,) = _LENGTH.unpack(head)
    if length > _LONGEST:
        message = f"a frame of {length} bytes is longer than any worker sends"
        raise ValueError(message)
    return int(length)


def _read_frame(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length = frame_length(head)
    data = stream.read(length)
    return data if len(data) == length else None
