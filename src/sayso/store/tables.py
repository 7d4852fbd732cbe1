"""The tables of a case, as SQLAlchemy sees them. The migrations' SQL makes them and says what they hold; a test keeps both the same."""

from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, MetaData, Table, Text

from sayso.store.spans import ANTECEDENT, CERTAINTY, CUE, NEGATION, OWN, PLACE, PUBLISHED, TIME, TRIGGER

METADATA = MetaData()


def _texts(*names: str) -> tuple[Column[str], ...]:
    return tuple(Column(name, Text) for name in names)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer)


META = Table("meta", METADATA, *_texts("name", "value"))
MIGRATIONS = Table("migrations", METADATA, _number(), *_texts("name"))
STEPS = Table("steps", METADATA, _number(), *_texts("step", "at", "tool", "detail"))

RECEIVED = Table("received", METADATA, _number(), *_texts("name", "origin", "sha256"), Column("size", Integer), *_texts("received"))
CHUNKS = Table("chunks", METADATA, _number(), *_texts("sha256"), _position(), Column("data", LargeBinary))
FINISHED = Table("finished", METADATA, *_texts("origin", "sha256"))
DOCUMENTS = Table(
    "documents",
    METADATA,
    _number(),
    *_texts("id", "name", "sha256", "media_type"),
    Column("size", Integer),
    *_texts("origin", "received", "language", "text"),
)
PARAGRAPHS = Table("paragraphs", METADATA, _number(), *_texts("document"), _position(), *_texts("label"), *OWN.columns())
ARTICLES = Table(
    "articles",
    METADATA,
    _number(),
    *_texts("id", "document"),
    _position(),
    *_texts("kind", "title", "byline", "publisher"),
    *_texts("published_earliest", "published_latest", "published_basis", "published_words"),
    *PUBLISHED.columns(),
    *_texts("language", "spans"),
)
CUSTODY = Table("custody", METADATA, _number(), *_texts("document"), _position(), *_texts("step", "at", "tool", "detail"))
REJECTED = Table("rejected", METADATA, _number(), *_texts("name", "origin", "sha256"), Column("size", Integer), *_texts("reason", "detail", "received"))
JUDGEMENTS = Table("judgements", METADATA, _number(), *_texts("id", "kind", "subject", "object", "value", "judged_by", "judged_at", "why", "undoes"))

EXTRACTIONS = Table("extractions", METADATA, *_texts("document", "reader", "reader_version", "codebook", "sayso", "unread"))
MENTIONS = Table("mentions", METADATA, _number(), *_texts("id", "document", "article"), *OWN.columns(), *_texts("kind"), *ANTECEDENT.columns())
CLAIMS = Table(
    "claims",
    METADATA,
    _number(),
    *_texts("id", "document", "article"),
    *OWN.columns(),
    *TRIGGER.columns(),
    *_texts("predicate", "mode", "polarity"),
    *NEGATION.columns(),
    *_texts("certainty_band"),
    *CERTAINTY.columns(),
    *_texts("tense", "time_earliest", "time_latest", "time_precision"),
    *TIME.columns(),
    *_texts("place_mention"),
    *PLACE.columns(),
    *_texts("reader", "reader_version", "rule"),
    Column("score", Float),
)
ARGUMENTS = Table("arguments", METADATA, _number(), *_texts("claim"), _position(), *_texts("role"), *OWN.columns(), *_texts("mention"), *ANTECEDENT.columns())
LINKS = Table(
    "links",
    METADATA,
    _number(),
    *_texts("claim"),
    _position(),
    *_texts("kind", "words"),
    *OWN.columns(),
    *_texts("cue"),
    *CUE.columns(),
    *_texts("stance", "mention"),
    *ANTECEDENT.columns(),
)
QUANTITIES = Table(
    "quantities",
    METADATA,
    _number(),
    *_texts("claim"),
    _position(),
    *_texts("role"),
    *OWN.columns(),
    Column("low", Float),
    Column("high", Float),
    *_texts("unit"),
    Column("approximate", Boolean),
)

ENTITIES = Table("entities", METADATA, *_texts("id", "kind", "name", "names", "signals", "place"), Column("place_candidates", Integer))
ENTITY_MENTIONS = Table("entity_mentions", METADATA, *_texts("entity"), _position(), *_texts("mention"))
PROPOSITIONS = Table(
    "propositions",
    METADATA,
    *_texts("id", "kind", "predicate"),
    Column("is_timed", Boolean),
    *_texts("earliest", "latest", "place_role", "place_entity", "place_name", "signals"),
)
PARTICIPANTS = Table("participants", METADATA, *_texts("proposition"), _position(), *_texts("role", "entity", "name"))
PROPOSITION_CLAIMS = Table("proposition_claims", METADATA, *_texts("proposition"), _position(), *_texts("claim"))
ORIGINS = Table("origins", METADATA, *_texts("id", "root", "state"))
ORIGIN_CLAIMS = Table("origin_claims", METADATA, *_texts("origin"), _position(), *_texts("claim"))
ORIGIN_LINKS = Table(
    "origin_links", METADATA, *_texts("origin"), _position(), *_texts("source", "target", "reason"), Column("score", Float), *_texts("evidence")
)
LINEAGE = Table("lineage", METADATA, _number(), *_texts("source", "target", "outside", "reason"), Column("score", Float), *_texts("evidence"))
DRIFTS = Table("drifts", METADATA, _number(), *_texts("what", "first", "last", "claims"))
FINDINGS = Table("findings", METADATA, *_texts("id", "proposition", "lowest", "highest"), Column("credibility", Integer), *_texts("rule", "inputs"))
FINDING_CLAIMS = Table("finding_claims", METADATA, *_texts("finding", "side"), _position(), *_texts("claim"))
FINDING_ORIGINS = Table("finding_origins", METADATA, *_texts("finding", "side"), _position(), *_texts("origin"))
FINDING_CONFLICTS = Table("finding_conflicts", METADATA, *_texts("finding"), _position(), *_texts("kind", "left_claim", "right_claim", "detail"))
FINDING_WITHOUT = Table("finding_without", METADATA, *_texts("finding"), _position(), *_texts("origin"), Column("credibility", Integer))

LISTS = Table(
    "lists", METADATA, _number(), *_texts("id", "file", "origin", "sha256"), Column("size", Integer), *_texts("received", "companion", "companion_sha256")
)
LIST_READINGS = Table(
    "list_readings",
    METADATA,
    *_texts("list", "sayso", "columns", "format", "name", "authority", "issued"),
    Column("entries", Integer),
    Column("broken", Integer),
    *_texts("notes"),
)
LIST_ENTRIES = Table("list_entries", METADATA, _number(), *_texts("list", "entry", "caption", "kind", "names", "designations", "topics", "born", "countries"))
LISTINGS = Table(
    "listings",
    METADATA,
    *_texts("id", "entity", "list", "entry", "caption", "kind", "name", "listed_name", "quality", "weakness"),
    Column("score", Float),
    *_texts("signals", "designations", "topics", "born", "countries", "decision", "decided_by", "decided_why"),
)

DERIVED = (
    LISTINGS,
    ENTITY_MENTIONS,
    ENTITIES,
    PARTICIPANTS,
    PROPOSITION_CLAIMS,
    PROPOSITIONS,
    ORIGIN_CLAIMS,
    ORIGIN_LINKS,
    ORIGINS,
    LINEAGE,
    DRIFTS,
    FINDING_CLAIMS,
    FINDING_ORIGINS,
    FINDING_CONFLICTS,
    FINDING_WITHOUT,
    FINDINGS,
)
"""Dropped and made anew by every build, in an order in which they can be dropped: parts before what they are parts of."""

CLAIMS_INDEX = Table("claims_index", METADATA, Column("rowid", Integer), *_texts("text"))
PARAGRAPHS_INDEX = Table("paragraphs_index", METADATA, Column("rowid", Integer), *_texts("text"))
