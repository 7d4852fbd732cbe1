"""What the tests of extract share: annotation as a tagger, and claims found by their trigger."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from gold_tagger import GoldTagger, make_document, parse_claims

from sayso.codebook import load_codebook
from sayso.extract import extract
from sayso.record import Argument, Claim, Extraction, Paragraph


class Read:
    """An extraction with short ways to ask it."""

    def __init__(self, extraction: Extraction, text: str) -> None:
        self.extraction = extraction
        self.text = text

    def claim(self, trigger: str) -> Claim:
        found = [claim for claim in self.extraction.claims if claim.trigger.text == trigger]
        assert found, f"no claim at {trigger!r}; there are {[c.trigger.text for c in self.extraction.claims]}"
        return found[0]

    def chain(self, trigger: str) -> list[str]:
        """The speakers between the article's voice and a claim."""
        return [link.text for link in self.claim(trigger).chain[1:]]

    def stands_for(self, trigger: str, role: str) -> str | None:
        """What the first argument of a role stands for."""
        argument: Argument = self.claim(trigger).arguments_of(role)[0]
        return None if argument.antecedent is None else argument.antecedent.text

    def time(self, trigger: str) -> str | None:
        time = self.claim(trigger).time
        return None if time is None else time.span.text


Reader = Callable[..., Read]


@pytest.fixture(scope="session")
def read() -> Reader:
    """Reads annotation in the form of a .claims file (without its first line) as if a tagger had tagged it."""
    codebook = load_codebook()

    def reader(annotation: str, *, publisher: str | None = None, published: str | None = "2021-06-16", silent: bool = True, values: bool = True) -> Read:
        gold = parse_claims("#: invented | split train\n" + "\n".join(line.strip() for line in annotation.strip().split("\n")))[0]
        paragraphs = [Paragraph(start=start, end=end, label="body") for start, end in gold.paragraphs]
        document = make_document(gold.text, paragraphs, publisher=publisher, published=published)
        tagger = GoldTagger(gold, with_silent=silent, with_times=values, with_quantities=values)
        return Read(extract(document, tagger=tagger, codebook=codebook), gold.text)

    return reader
