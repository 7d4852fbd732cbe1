"""What a document says: who says (through whom) that who did what to whom, when, where, with what; how sure; affirmed or denied."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.codebook import Codebook
from sayso.extract.antecedents import find_antecedents
from sayso.extract.chains import Chains
from sayso.extract.claims import Composer
from sayso.extract.cleaning import cleaned
from sayso.extract.counting import Counts
from sayso.extract.expressions import collect
from sayso.extract.kinds import settled
from sayso.extract.lexicon import Lexicon, load_lexicon
from sayso.extract.mentions import Mentions
from sayso.extract.passages import Passage, passages
from sayso.extract.quotations import quotations, turns
from sayso.extract.scene import Line, Scene
from sayso.extract.speech import utterances
from sayso.extract.timing import Times
from sayso.record import Article, Claim, Document, Extraction, Mention, Reading, Span, Tagger

__all__ = ["extract"]


def extract(document: Document, *, tagger: Tagger, codebook: Codebook) -> Extraction:
    """Read the claims and mentions out of a document, article by article.

    The tagger reads single sentences; everything beyond them (who is speaking, what a pronoun stands for, which day "Wednesday" is) is worked out here,
    for any tagger. An article in a language that the tagger does not know is left unread. Same document and tagger, same result.
    """
    lexicon = load_lexicon(codebook)
    mentions: list[Mention] = []
    claims: list[Claim] = []
    articles = [article for article in document.articles if article.language is None or article.language in tagger.languages]
    pages = [_read(document, article, tagger, lexicon) for article in articles]
    one_kind = settled(document, [(page.article, page.readings) for page in pages], codebook, lexicon)
    for page, readings in zip(pages, one_kind, strict=True):
        if not readings:
            continue
        found, made = _extract(_scene(document, page, readings, lexicon), tagger, codebook)
        mentions += found
        claims += made
    return Extraction(
        document=document.id,
        mentions=tuple(sorted({m.id: m for m in mentions}.values(), key=lambda m: (m.span.start, m.span.end, m.id))),
        claims=tuple(sorted({c.id: c for c in claims}.values(), key=lambda c: (c.trigger.start, c.trigger.end, c.id))),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """An article with its passages and the readings of their sentences."""

    article: Article
    passages: Sequence[Passage]
    readings: Sequence[Reading]


def _read(document: Document, article: Article, tagger: Tagger, lexicon: Lexicon) -> _Page:
    read = passages(document, article)
    sentences: list[Span] = [sentence for passage in read for sentence in passage.sentences]
    readings = tagger.tag(document, article, sentences) if sentences else ()
    return _Page(article, read, [cleaned(reading, sentence, document, lexicon) for sentence, reading in zip(sentences, readings, strict=True)])


def _scene(document: Document, page: _Page, readings: Sequence[Reading], lexicon: Lexicon) -> Scene:
    homes = [number for number, passage in enumerate(page.passages) for _ in passage.sentences]
    lines = [
        Line(index=index, passage=home, sentence=reading.sentence, reading=reading) for index, (home, reading) in enumerate(zip(homes, readings, strict=True))
    ]
    return Scene(document=document, article=page.article, lexicon=lexicon, passages=page.passages, lines=lines)


def _extract(scene: Scene, tagger: Tagger, codebook: Codebook) -> tuple[tuple[Mention, ...], list[Claim]]:
    said = utterances(scene, quotations(scene), turns(scene))
    expressions = collect(scene, said)
    antecedents = find_antecedents(scene, expressions)
    mentions = Mentions(scene, expressions, antecedents)
    chains = Chains(scene, said, expressions, antecedents, mentions)
    composer = Composer(scene, expressions, antecedents, mentions, chains)
    claims = composer.claims(tagger, Times(scene, said, codebook), Counts(scene, expressions))
    return mentions.all(), claims
