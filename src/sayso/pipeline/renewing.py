"""Deriving a case anew: what a build does at its end, and a judgement at once."""

from pathlib import Path

import msgspec

from sayso.codebook import Codebook, load_codebook
from sayso.errors import DamagedCodebook, InvalidSettings
from sayso.ids import sha256
from sayso.pipeline.derive import Knowledge, Step, derive
from sayso.pipeline.linking import with_listings
from sayso.record import Record
from sayso.settings import Settings
from sayso.store import Case, Writer
from sayso.trace import Publishers, load_publishers

__all__ = ["codebook_key", "knowledge_of", "renew"]


def knowledge_of(settings: Settings) -> Knowledge:
    """The codebook and the publishers that the settings name. Raises InvalidSettings or DamagedCodebook where one is missing or broken."""
    codebook = load_codebook(None if settings.codebook is None else Path(settings.codebook))
    return Knowledge(codebook=codebook, publishers=_publishers(settings))


def codebook_key(codebook: Codebook) -> str:
    """The version of a codebook and a digest of all that it says."""
    digest = sha256(msgspec.json.encode(codebook, order="deterministic"))[:16]
    return f"{codebook.version}:{digest}"


def renew(case: Case, writer: Writer, *, knowledge: Knowledge, settings: Settings, step: Step) -> Record:
    """Derive everything anew from the documents, claims and judgements of the case, put it in the place of what was derived before, and give the record."""
    held = case.record()
    record = derive(held, knowledge=knowledge, settings=settings, judgements=held.judgements, step=step)
    record = with_listings(case, writer, record, knowledge.codebook)
    writer.replace_derived(record)
    return record


def _publishers(settings: Settings) -> Publishers:
    if settings.publishers is None:
        return load_publishers()
    path = Path(settings.publishers)
    if not path.is_file():
        message = f"There is no file of publishers at {path}."
        raise InvalidSettings(message)
    try:
        return load_publishers(path)
    except (OSError, ValueError) as error:
        message = f"The file of publishers {path} cannot be read: {error}."
        raise DamagedCodebook(message) from error
