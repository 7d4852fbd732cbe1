"""report: a record becomes a brief that a person can open, print and cite from."""

from collections.abc import Mapping

import jinja2

from sayso.codebook import Codebook
from sayso.record import Record
from sayso.record.listings import NOT_AN_IDENTIFICATION
from sayso.report.cards import card_of
from sayso.report.index import Index, index_of
from sayso.report.listed import listed_of, lists_of
from sayso.report.network import network_of
from sayso.report.pages import pages_of
from sayso.report.sections import assumed_words, contested_of, lineage_words, moments_of, persons_of, rows_of, summary, weighed_of
from sayso.report.wording import plural

__all__ = ["report"]

_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.PackageLoader("sayso.report", "templates"),
    autoescape=True,  # documents are hostile: every word of theirs is escaped
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def report(record: Record, *, title: str, codebook: Codebook, made: Mapping[str, str]) -> str:
    """The brief: one HTML page that needs no network, for the screen, paper, phone and dark mode.

    `title` names the case; `made` is printed at the end as pairs of name and value (version, reader, settings, date).
    The same record gives the same page, byte for byte.
    """
    index = index_of(record)
    template = _ENVIRONMENT.get_template("brief.html.j2")
    return template.render(
        title=title,
        made=dict(made),
        record=record,
        index=index,
        summary=summary(index),
        assumed=assumed_words(record, index),
        rows=rows_of(index),
        claims=_cards(index),
        persons=persons_of(index),
        listed=listed_of(record),
        lists=lists_of(record),
        not_an_identification=NOT_AN_IDENTIFICATION,
        network=network_of(index),
        moments=moments_of(index),
        contested=contested_of(index),
        weighed=weighed_of(index),
        lineage=[lineage_words(link, index) for link in record.lineage],
        pages=pages_of(index),
        bands={name: band.definition for name, band in codebook.bands.items()},
        card=_card_in(index),
        plural=plural,
    )


def _cards(index: Index) -> list[object]:
    order = sorted(index.claims.values(), key=lambda c: (index.documents[c.document].name, c.document, c.trigger.start, c.trigger.end, c.id))
    return [card_of(claim, index) for claim in order]


def _card_in(index: Index) -> object:
    def card(claim: str) -> object:
        return card_of(index.claims[claim], index)

    return card
