"""Makes documents of parsed parts: the page's text, its labelled paragraphs and articles, and its whole custody."""

from collections.abc import Iterator

from sayso.ids import sha256
from sayso.read.articles import compose
from sayso.read.parts import Part, Refused, rejection, tool
from sayso.read.walk import Begins, always, parsed_parts
from sayso.record import Custody, Document, Received, Rejected
from sayso.record.documents import document_id
from sayso.settings import ReadSettings

__all__ = ["document_of", "read"]


def document_of(part: Part) -> Document:
    """Make the document of a parsed part."""
    assert part.page is not None
    digest = sha256(part.data)
    name = document_id(part.name, digest)
    composed = compose(part.page, document=name, name=part.name)
    said = f"{len(composed.paragraphs)} paragraphs, {len(composed.articles)} articles"
    return Document(
        id=name,
        name=part.name,
        sha256=digest,
        media_type=part.media_type or "text/plain",
        size=len(part.data),
        origin=part.origin,
        received=part.received,
        language=composed.language,
        text=part.page.text,
        paragraphs=composed.paragraphs,
        articles=composed.articles,
        custody=(*part.steps, Custody(step="labelled", at=part.received, tool=tool("sayso"), detail=said)),
        unread=composed.unread,
    )


def read(received: Received, settings: ReadSettings, *, begins: Begins = always) -> Iterator[Document | Rejected]:
    """All documents of a received file, and refusals for what could not be used, in the file's own order.

    `begins` is called with name, origin and bytes before each part (the file itself, a member of an archive) is opened; where it says False, the part is passed over.
    """
    for found in parsed_parts(received, settings, begins):
        if isinstance(found, Rejected):
            yield found
            continue
        try:
            document = document_of(found)
        except Exception as error:  # noqa: BLE001 -- a text that the labeller fails on must not cost the others
            said = " ".join(str(error).split())[:200]
            yield rejection(
                found,
                Refused(
                    reason="crashed", detail=f"Its paragraphs could not be told apart ({type(error).__name__}: {said}). Please report this fault of sayso."
                ),
            )
        else:
            yield document
