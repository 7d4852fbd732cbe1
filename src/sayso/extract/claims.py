"""Claims put together from what was read, and nothing that its own words do not bear out."""

import logging

from sayso.extract.antecedents import Antecedents
from sayso.extract.chains import Chains
from sayso.extract.counting import Counts
from sayso.extract.expressions import Expressions
from sayso.extract.hedging import certainty_of, polarity_of, tense_of
from sayso.extract.mentions import Mentions
from sayso.extract.scene import Line, Scene
from sayso.extract.timing import Times
from sayso.ids import content_id
from sayso.record import Argument, Claim, Document, MadeBy, Place, Span, Tagger, Trigger

__all__ = ["Composer", "is_grounded"]

_log = logging.getLogger(__name__)
_ARGUMENTS = ("actor", "target", "instrument", "place", "post", "object")


class Composer:
    """Makes the claims of one article."""

    def __init__(self, scene: Scene, expressions: Expressions, antecedents: Antecedents, mentions: Mentions, chains: Chains) -> None:
        self._scene = scene
        self._expressions = expressions
        self._antecedents = antecedents
        self._mentions = mentions
        self._chains = chains

    def claims(self, tagger: Tagger, times: Times, counts: Counts) -> list[Claim]:
        """The claims in the order of the text; of two with one trigger, predicate and arguments the surer one."""
        made: dict[str, Claim] = {}
        for line in self._scene.lines:
            for trigger in line.reading.triggers:
                claim = self._claim(line, trigger, tagger, times, counts)
                if not is_grounded(claim, self._scene.document):
                    _log.debug("dropped a claim whose words are not in %s: %s", self._scene.document.name, claim.id)
                    continue
                known = made.get(claim.id)
                if known is None or claim.made_by.score > known.made_by.score:
                    made[claim.id] = claim
        return sorted(made.values(), key=lambda c: (c.trigger.start, c.trigger.end, c.predicate, c.id))

    def _claim(self, line: Line, trigger: Trigger, tagger: Tagger, times: Times, counts: Counts) -> Claim:
        document = self._scene.document
        arguments = self._arguments(trigger)
        around = self._chains.around(trigger.span)
        polarity, negation = polarity_of(trigger, around)
        first_places = [argument for argument in arguments if argument.role == "place"]
        spans = [part for argument in arguments for part in (argument.role, argument.span.start, argument.span.end)]
        return Claim(
            id=content_id("claim", document.id, trigger.span.start, trigger.span.end, trigger.predicate, *spans),
            document=document.id,
            article=self._scene.article.id,
            span=line.sentence,
            trigger=trigger.span,
            predicate=trigger.predicate,
            mode=trigger.mode,
            arguments=arguments,
            time=times.time(line, trigger),
            place=Place(span=first_places[0].span, mention=first_places[0].mention) if first_places else None,
            quantities=counts.quantities(line, trigger),
            polarity=polarity,
            certainty=certainty_of(trigger, around, self._scene.lexicon),
            tense=tense_of(trigger, line.reading, self._scene.text),
            chain=self._chains.chain(around),
            made_by=MadeBy(reader=tagger.name, version=tagger.version, rule=trigger.rule, score=trigger.score),
            negation=negation,
        )

    def _arguments(self, trigger: Trigger) -> tuple[Argument, ...]:
        made: dict[tuple[str, int, int], Argument] = {}
        for edge in trigger.edges:
            if edge.role not in _ARGUMENTS:
                continue
            expression = self._expressions.of(edge.span)
            made[edge.role, edge.span.start, edge.span.end] = Argument(
                role=edge.role,
                span=edge.span,
                mention=self._mentions.of(expression) if expression is not None else self._mentions.of_words(edge.span, "title"),
                antecedent=self._antecedents.of(expression),
            )
        return tuple(made[key] for key in sorted(made, key=lambda key: (_ARGUMENTS.index(key[0]), key[1], key[2])))


def is_grounded(claim: Claim, document: Document) -> bool:
    """Whether every span of a claim holds the document's own words at its place."""
    spans: list[Span | None] = [claim.span, claim.trigger, claim.negation]
    spans += [span for argument in claim.arguments for span in (argument.span, argument.antecedent)]
    spans += [claim.time.span if claim.time else None, claim.place.span if claim.place else None, claim.certainty.span if claim.certainty else None]
    spans += [quantity.span for quantity in claim.quantities]
    spans += [span for link in claim.chain for span in (link.span, link.cue_span, link.antecedent)]
    return all(span is None or document.text[span.start : span.end] == span.text for span in spans)
