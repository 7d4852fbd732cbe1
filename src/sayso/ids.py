"""Ids are hashes of content: the same input gives the same record, in any order of documents."""

import hashlib

_LENGTH = 20  # hex digits: 80 bits; among 10^9 nouns a collision has odds of about 4 in 10^7


def content_id(kind: str, *parts: str | float | None) -> str:
    """The id of a noun: its kind's prefix and a hash of the parts that make it what it is.

    Parts are joined by a unit separator after their length, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        data = ("\x00" if part is None else str(part)).encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}\x1f".encode())
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:_LENGTH]}"


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()
