"""A sentence as words with coarse classes: closed lists, counted tables, morphology and capitals, weighed along the sentence."""

import math
import re
from dataclasses import dataclass

from sayso.reader.rules.lexicon import Classes, load_classes, load_places
from sayso.text.tokens import Token, tokenize

__all__ = ["VERBAL", "Sentence", "classify", "make_sentence"]

VERBAL = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD", "BE", "BEB", "BEN", "BEG", "HV", "HVG", "DO"})
_OPENING = frozenset("\"“„«‘'([—–-:")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_CLITIC = re.compile(r"(?:n't|'s|'re|'ve|'ll|'d|'m|s'|'(?=$))$")
_NUMBER = re.compile(r"[~$€£]?\d[\d,.:/-]*(?:st|nd|rd|th|s|m|bn|k|%)?$")
_FIXED = {
    "not": "NOT", "n't": "NOT", "the": "DT", "a": "DT", "an": "DT", "and": "CC", "or": "CC", "but": "CC", "nor": "CC", "who": "WP", "whom": "WP", "whose": "WP$", "which": "WDT",
    "he": "PRP", "she": "PRP", "they": "PRP", "it": "PRP", "we": "PRP", "i": "PRP", "you": "PRP", "him": "PRP", "them": "PRP", "us": "PRP", "me": "PRP", "my": "PRP$", "our": "PRP$",
    "their": "PRP$", "its": "PRP$", "your": "PRP$", "if": "IN", "because": "IN", "although": "IN", "while": "IN", "whether": "IN", "of": "IN", "from": "IN", "with": "IN", "at": "IN",
    "into": "IN", "among": "IN", "against": "IN", "during": "IN", "under": "IN", "between": "IN", "without": "IN", "toward": "IN", "towards": "IN", "via": "IN", "amid": "IN", "by": "IN", "for": "IN",
    "itself": "PRP", "himself": "PRP", "herself": "PRP", "themselves": "PRP", "may": "MD", "might": "MD", "could": "MD", "would": "MD", "should": "MD", "must": "MD", "shall": "MD", "cannot": "MD",
    "said": "VBD", "says": "VBZ",
}  # fmt: skip
_EITHER = {"her": ("PRP", "PRP$"), "his": ("PRP$",), "to": ("TO", "IN")}


@dataclass(slots=True)
class Sentence:
    """The words of one sentence in parallel lists; `starts` and `ends` in characters of the document."""

    text: str
    starts: list[int]
    ends: list[int]
    texts: list[str]
    lowers: list[str]
    tags: list[str]

    def __len__(self) -> int:
        """How many words, numbers and marks."""
        return len(self.texts)


def _split(token: Token, out: list[tuple[int, int, str, str]]) -> None:
    """Part a clitic from its word where the tokens do not."""
    lower = token.lower or token.text
    if "'" in lower and len(lower) > 2 and lower[0] != "'":
        found = _CLITIC.search(lower)
        if found and found.start():
            cut = found.start() + (1 if found[0] == "s'" else 0)
            middle = token.start + cut
            out.append((token.start, middle, token.text[:cut], lower[:cut]))
            out.append((middle, token.end, token.text[cut:], lower[cut:]))
            return
    out.append((token.start, token.end, token.text, lower))


def make_sentence(text: str, start: int, end: int) -> Sentence:
    """The words of a stretch of a document with their classes."""
    pieces: list[tuple[int, int, str, str]] = []
    for token in tokenize(text, start, end):
        _split(token, pieces)
    sentence = Sentence(
        text,
        [piece[0] for piece in pieces],
        [piece[1] for piece in pieces],
        [piece[2] for piece in pieces],
        [piece[3] for piece in pieces],
        [],
    )
    sentence.tags = classify(sentence)
    return sentence


def _guess(lower: str) -> tuple[tuple[str, float], ...]:
    """Classes of a word that no table knows, by its ending."""
    if lower[-1:].isdigit() or lower[:1].isdigit():
        return (("CD", 0.8), ("JJ", 0.1), ("NN", 0.1))
    if "-" in lower:
        tail = lower.rsplit("-", 1)[1]
        if tail.endswith(("ed", "ing", "led", "run", "held", "en", "al", "wide", "time", "level", "strong", "style", "ous")):
            return (("JJ", 0.9), ("NN", 0.1))
        return (("NN", 0.45), ("JJ", 0.4), ("NNS", 0.15)) if not tail.endswith("s") else (("NNS", 0.7), ("JJ", 0.2), ("NN", 0.1))
    if lower.endswith("ing"):
        return (("VBG", 0.75), ("NN", 0.25))
    if lower.endswith("ed"):
        return (("VBN", 0.48), ("VBD", 0.42), ("JJ", 0.10))
    if lower.endswith("ly"):
        return (("RB", 0.85), ("JJ", 0.15))
    if lower.endswith(("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "hood")):
        return (("NN", 1.0),)
    if lower.endswith(("ous", "ful", "less", "able", "ible", "ive", "ical", "ish", "ic", "al")):
        return (("JJ", 0.85), ("NN", 0.15))
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        verbal = _verbal(lower)
        if verbal >= 0:
            return (("VBZ", 0.3 + 0.7 * verbal), ("NNS", 0.7 * (1 - verbal))) if verbal > 0.3 else (("NNS", 0.9), ("VBZ", 0.1))
        return (("NNS", 0.80), ("VBZ", 0.2))
    return (("NN", 0.76), ("JJ", 0.10), ("VB", 0.07), ("VBP", 0.02), ("VBD", 0.05))


def _verbal(lower: str) -> float:
    """How often the word without its -s is a verb ("denies": "deny"), 0 to 1; -1 where it was never seen."""
    classes = load_classes()
    bases = (lower[:-3] + "y",) if lower.endswith("ies") else (lower[:-1], lower[:-2]) if lower.endswith("es") else (lower[:-1],)
    known = next((found for base in bases if (found := classes.words.get(base))), None)
    return -1.0 if known is None else sum(share for place, share in known if classes.names[place] in {"VB", "VBP"})


def _widened(lower: str, shares: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """Leave room for the noun of a verb that was seen seldom, and the other way round."""
    names = {name for name, _ in shares}
    if names <= {"VB", "VBP"}:
        return (*shares, ("NN", 0.3))
    if names == {"NN"} and not lower.endswith(("tion", "ment", "ness", "ity")):
        return (*shares, ("VB", 0.06), ("VBP", 0.02))
    if names == {"NNS"}:
        return (*shares, ("VBZ", 0.06 + 0.4 * max(0.0, _verbal(lower))))
    if names == {"VBZ"}:
        return (*shares, ("NNS", 0.3))
    if names in ({"VBN"}, {"VBD"}):
        return (*shares, ("VBD" if "VBN" in names else "VBN", 0.5))
    return shares


_MARKS = {
    ",": ",",
    ".": ".",
    "!": ".",
    "?": ".",
    ";": ":",
    ":": ":",
    "…": ":",
    "—": ":",
    "–": ":",
    "-": "-",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "&": "CC",
    "/": "CC",
    "%": "NN",
    "$": "CD",
    "€": "CD",
    "£": "CD",
}
_QUOTES = frozenset("\"“”„«»‘’`''")


def _raw(text: str, lower: str, shape: int) -> tuple[tuple[str, float], ...]:
    """Classes of a word with their shares; shape 1 is a capital inside the sentence, 2 one at its start, 3 a capital in a heading."""
    if not lower[0].isalnum():
        if text in _MARKS:
            return ((_MARKS[text], 1.0),)
        if lower == "'s":
            return (("POS", 0.7), ("BE", 0.3))
        if lower == "'":
            return (("POS", 0.6), ('"', 0.4))
        if lower in {"'re", "'m"}:
            return (("BE", 1.0),)
        if lower == "'ve":
            return (("HV", 1.0),)
        if lower == "'d":
            return (("MD", 0.6), ("HV", 0.4))
        if lower == "'ll":
            return (("MD", 1.0),)
        if all(character in _QUOTES for character in text):
            return (('"', 1.0),)
        return ((".", 1.0),) if len(text) < 3 else (("NN", 1.0),)
    if shape in (0, 2, 3) or lower in {"i", "not", "the", "of", "and"}:
        fixed = _FIXED.get(lower)
        if fixed is not None and (lower != "may" or shape == 0) and (text not in {"US", "IT"}):
            return ((fixed, 1.0),)
        if lower in _EITHER:
            return tuple((name, 1.0) for name in _EITHER[lower])
    if _NUMBER.match(lower):
        return (("CD", 1.0),)
    classes = load_classes()
    known = classes.words.get(lower)
    shares = tuple((classes.names[place], share) for place, share in known) if known else _guess(lower)
    if known and (lower not in classes.common or (len(known) == 1 and shares[0][0] == "NNS")):
        shares = _widened(lower, shares)
    if shape == 0:
        return shares
    kind = load_places().get(lower)
    if lower in _MONTHS and (shape != 2 or lower not in {"may", "march"}):
        return (("NNP", 1.0),)
    if kind == "nationality":
        return (
            (("JJ", 0.55), ("NNP", 0.25), ("NNS" if lower.endswith("s") else "NN", 0.2))
            if lower[-1] != "s" or lower.endswith("ss")
            else (("NNS", 0.6), ("NNP", 0.4))
        )
    if kind == "location" or (len(text) > 1 and text.isupper()):
        return (("NNP", 1.0),) if shape != 3 or not known else (("NNP", 0.6), *((name, 0.4 * share) for name, share in shares))
    name_share = 0.93 if shape == 1 else 0.25 if shape == 3 else 0.08 if known and lower in classes.common else 0.75
    if shape == 1 and known and shares[0][0] in {"IN", "TO", "CC", "DT", "PRP", "MD", "WDT", "WP", "WRB", "PRP$"}:
        name_share = 0.2
    if shape == 1 and not known:
        name_share = 0.98
    return (("NNP", name_share), *((name, share * (1 - name_share)) for name, share in shares))


_cache: dict[tuple[str, int], tuple[tuple[int, float], ...]] = {}
_CACHED = 60_000  # words; beyond it the table starts anew, so that hostile text cannot fill the memory


def _candidates(text: str, lower: str, shape: int, classes: Classes) -> tuple[tuple[int, float], ...]:
    key = (text, shape)
    found = _cache.get(key)
    if found is None:
        scored = tuple(
            (classes.index[name], math.log(max(share, 0.005)) - math.log(max(classes.share[classes.index[name]], 1e-4)))
            for name, share in _raw(text, lower, shape)
            if name in classes.index
        )
        found = scored or ((classes.index["NN"], 0.0),)
        if len(_cache) > _CACHED:
            _cache.clear()
        _cache[key] = found
    return found


_BEFORE_ADJECTIVES = frozenset({"BE", "BEB", "BEN", "BEG", "HV", "HVG", "DT", "JJ", "RB", "PRP$"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD", "BE", "HV", "DO"})
_AFTER_VERB = frozenset({"TO", "IN", "DT", "PRP$", "PRP", "NNP", "CD", "RB", "RP"})


def _find_verb(lowers: list[str], texts: list[str], tags: list[str]) -> None:
    """Make a verb of the first word that can be one, behind a noun, in a sentence that would have none ("The brigade answers to the general")."""
    for place in range(1, len(tags) - 1):
        if tags[place - 1] not in {"NN", "NNS", "NNP"} or tags[place + 1] not in _AFTER_VERB or not texts[place].islower():
            continue
        known = {name for name, _ in _raw(texts[place], lowers[place], 0)}
        base = load_classes().words.get(lowers[place][:-1], ()) if lowers[place].endswith("s") else ()
        if tags[place] in {"NNS", "NN"} and ("VBZ" in known or any(load_classes().names[at] in {"VB", "VBP"} for at, _ in base)):
            tags[place] = "VBZ"
            return
        if tags[place] in {"VBN", "JJ", "VB", "NN"} and known & {"VBD", "VBN"} and lowers[place + 1] != "by":
            tags[place] = "VBD"
            return


def classify(sentence: Sentence) -> list[str]:
    """The likeliest class of every word, given the words around it: the best path over pairs of classes."""
    texts, lowers = sentence.texts, sentence.lowers
    if not texts:
        return []
    classes = load_classes()
    size = len(classes.names)
    follows = classes.follows
    begin = classes.index["^"]
    words = [text for text in texts if text[0].isalpha()]
    is_heading = len(words) >= 4 and sum(1 for word in words if word[0].isupper()) > 0.7 * len(words)
    # beam: pair of classes -> (score, trail)
    layers: list[dict[int, tuple[float, int]]] = []
    beam: dict[int, float] = {begin * size + begin: 0.0}
    at_start = True
    for place, text in enumerate(texts):
        first = text[0]
        shape = 0 if not first.isupper() else 3 if is_heading else 2 if at_start else 1
        if first.isalnum():
            at_start = False
        elif first in _OPENING and first != "-":
            at_start = True
        candidates = _candidates(text, lowers[place], shape, classes)
        layer: dict[int, tuple[float, int]] = {}
        scores: dict[int, float] = {}
        for pair, score in beam.items():
            base = pair * size
            left = (pair % size) * size
            for name, emission in candidates:
                value = score + follows[base + name] + emission
                key = left + name
                old = scores.get(key)
                if old is None or value > old:
                    scores[key] = value
                    layer[key] = (value, pair)
        layers.append(layer)
        beam = scores
    pair = max(beam, key=lambda key: (beam[key], -key))
    names = classes.names
    tags: list[str] = []
    for layer in reversed(layers):
        tags.append(names[pair % size])
        pair = layer[pair][1]
    tags.reverse()
    if len(tags) > 2 and not _FINITE.intersection(tags):
        _find_verb(lowers, texts, tags)
    for place in range(1, len(tags)):
        if (
            tags[place] in {"VB", "VBP"}
            and (tags[place - 1] in {"DT", "PRP$", "POS"} or (tags[place - 1] == "JJ" and place > 1 and tags[place - 2] in {"DT", "PRP$"}))
            and lowers[place - 1] not in {"that", "those", "these", "this", "all", "both"}
        ):
            tags[place] = "NN"
        if (
            tags[place] == "JJ"
            and place + 1 < len(tags)
            and tags[place + 1] in {"CD", "DT", "PRP$"}
            and tags[place - 1] not in _BEFORE_ADJECTIVES
            and {name for name, _ in _raw(texts[place], lowers[place], 0)} & {"VBD", "VBN"}
        ):
            tags[place] = "VBD"  # "on March 14 involved 14 rockets": no adjective stands before a number or an article
    return tags
