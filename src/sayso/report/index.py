"""Who is who and what hangs on what in a record: look-ups that all parts of the brief share."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.record import Article, Claim, Document, Entity, Finding, Identity, Mention, Origin, Proposition, Record, identities_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A record by id, and its claims' ways to entities, propositions, origins and findings."""

    documents: Mapping[str, Document]
    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    mentions: Mapping[str, Mention]
    entities: Mapping[str, Entity]
    propositions: Mapping[str, Proposition]
    origins: Mapping[str, Origin]
    entity_of_mention: Mapping[str, str]
    origin_of_claim: Mapping[str, str]
    finding_of_claim: Mapping[str, str]
    proposition_of_claim: Mapping[str, str]
    findings: Mapping[str, Finding]
    speaking: Counter[str]
    acting: Counter[str]
    identities: Mapping[str, tuple[Identity, ...]]

    def entity_of(self, mention: str | None) -> Entity | None:
        """The entity that a mention was resolved to."""
        return None if mention is None else self.entities.get(self.entity_of_mention.get(mention, ""))

    def voice(self, article: Article) -> str:
        """What an article's own voice is called: publisher, else author, else the file's name."""
        return article.publisher or article.byline or self.documents[article.document].name


def index_of(record: Record) -> Index:
    """The look-ups of a record."""
    entity_of_mention = {mention: entity.id for entity in record.entities for mention in entity.mentions}
    speaking: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    for claim in record.claims:
        speaking.update({entity_of_mention[link.mention] for link in claim.chain if link.mention in entity_of_mention})
        acting.update({entity_of_mention[argument.mention] for argument in claim.arguments if argument.mention in entity_of_mention})
    finding_of_proposition = {finding.proposition: finding.id for finding in record.findings}
    return Index(
        documents={document.id: document for document in record.documents},
        articles={article.id: article for document in record.documents for article in document.articles},
        claims={claim.id: claim for claim in record.claims},
        mentions={mention.id: mention for mention in record.mentions},
        entities={entity.id: entity for entity in record.entities},
        propositions={proposition.id: proposition for proposition in record.propositions},
        origins={origin.id: origin for origin in record.origins},
        entity_of_mention=entity_of_mention,
        origin_of_claim={claim: origin.id for origin in record.origins for claim in origin.claims},
        proposition_of_claim={claim: proposition.id for proposition in record.propositions for claim in proposition.claims},
        finding_of_claim={
            claim: finding_of_proposition[proposition.id]
            for proposition in record.propositions
            if proposition.id in finding_of_proposition
            for claim in proposition.claims
        },
        findings={finding.id: finding for finding in record.findings},
        speaking=speaking,
        acting=acting,
        identities=_identities(record),
    )


def _identities(record: Record) -> dict[str, tuple[Identity, ...]]:
    """The identity claims that touch each entity."""
    found: dict[str, list[Identity]] = {}
    for identity in identities_of(record.claims, record.entities):
        for entity in {one.id: None for one in (*identity.left, *identity.right)}:
            found.setdefault(entity, []).append(identity)
    return {entity: tuple(touching) for entity, touching in found.items()}
