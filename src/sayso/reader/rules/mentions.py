"""Names with their kinds over a whole article: what one sentence cannot tell, another can."""

from collections import Counter
from collections.abc import Sequence

from sayso.reader.rules.lexicon import Lexicon
from sayso.reader.rules.names import Name, find_names
from sayso.reader.rules.words import Sentence

__all__ = ["name_article"]

_WEIGHT_OWN = 3
_WEIGHT_CONTEXT = 1


def name_article(sentences: Sequence[Sentence], lexicon: Lexicon) -> list[list[Name]]:
    """The names of each sentence; an unclear name takes the kind that clearer mentions of it, or of its last word, have in the article."""
    found = [find_names(sentence, lexicon) for sentence in sentences]
    votes: dict[str, Counter[str]] = {}
    for sentence, names in zip(sentences, found, strict=True):
        for name in names:
            text = _key(sentence, name)
            if name.kind:
                votes.setdefault(text, Counter())[name.kind] += _WEIGHT_OWN
                if name.kind == "person":
                    for word in sentence.lowers[name.start : name.end]:
                        if len(word) > 3:
                            votes.setdefault(word, Counter())["person"] += _WEIGHT_OWN
            elif name.context and not name.context.endswith("?"):
                votes.setdefault(text, Counter())[name.context] += _WEIGHT_CONTEXT
                if name.context == "person":
                    for word in sentence.lowers[name.start : name.end]:
                        if len(word) > 3:
                            votes.setdefault(word, Counter())["person"] += _WEIGHT_CONTEXT
    for sentence, names in zip(sentences, found, strict=True):
        for name in names:
            if not name.kind:
                name.kind = _decide(sentence, name, votes, lexicon)
            elif name.kind == "honorific":
                name.kind = "title"
    return found


def _key(sentence: Sentence, name: Name) -> str:
    return " ".join(sentence.lowers[name.start : name.end])


def _decide(sentence: Sentence, name: Name, votes: dict[str, Counter[str]], lexicon: Lexicon) -> str:
    ballot = votes.get(_key(sentence, name))
    if ballot:
        best = max(ballot, key=lambda kind: (ballot[kind], kind))
        if best != "honorific":
            return best
    last = votes.get(sentence.lowers[name.end - 1]) if name.end - name.start > 1 else None
    if last and last.get("person"):
        return "person"
    if name.context:
        return name.context.rstrip("?")
    del lexicon
    return "person" if name.end - name.start in {2, 3} else "organization" if name.end - name.start > 3 else "location" if name.start == 0 else "organization"
