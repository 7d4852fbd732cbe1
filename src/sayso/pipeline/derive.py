"""The order of the stages after extraction: the only place that knows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.align import align
from sayso.codebook import Codebook
from sayso.record import Judgement, Record
from sayso.resolve import resolve
from sayso.settings import Settings
from sayso.trace import Publishers, trace
from sayso.weigh import weigh

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The data files that stages read by: codebook and publishers."""

    codebook: Codebook
    publishers: Publishers


def derive(
    record: Record,
    *,
    knowledge: Knowledge,
    settings: Settings,
    judgements: Sequence[Judgement] = (),
    identities: frozenset[str] = frozenset(),
    step: Step | None = None,
) -> Record:
    """The record with everything derived made anew from its documents, mentions and claims: resolve, align, trace, weigh.

    `identities` are the ids of identity claims that a view assumes, see `sayso.pipeline.views`; a build assumes none. `step` is told the verb before each stage begins.
    """
    say = step or _silent
    codebook = knowledge.codebook
    documents = {document.id: document for document in record.documents}
    articles = tuple(article for document in record.documents for article in document.articles)
    say("resolve")
    entities = resolve(documents, record.mentions, record.claims, codebook=codebook, settings=settings.resolve, judgements=judgements, identities=identities)
    say("align")
    propositions = align(record.claims, entities, articles, codebook=codebook, settings=settings.align)
    say("trace")
    traced = trace(record.documents, record.claims, entities, propositions, publishers=knowledge.publishers, settings=settings.trace)
    say("weigh")
    findings = weigh(propositions, record.claims, traced.origins, traced.lineage, entities, codebook=codebook)
    return replace(
        record,
        entities=tuple(sorted(entities, key=lambda noun: noun.id)),
        propositions=tuple(sorted(propositions, key=lambda noun: noun.id)),
        origins=tuple(sorted(traced.origins, key=lambda noun: noun.id)),
        lineage=traced.lineage,
        drifts=traced.drifts,
        findings=tuple(sorted(findings, key=lambda noun: noun.id)),
        judgements=tuple(judgements),
        identities=tuple(sorted(identities)),
    )


def _silent(_verb: str) -> None:
    """Tell nobody."""
