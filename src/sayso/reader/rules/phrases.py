"""One noun phrase or one verb group: where it ends, its head, its possessor; its auxiliaries, negation and form."""

from dataclasses import dataclass, field

from sayso.reader.rules.words import Sentence

__all__ = ["Chunk", "noun_phrase", "verb_group"]

_PLURAL_MODIFIERS = frozenset(
    {"arms", "weapons", "sanctions", "sales", "operations", "communications", "customs", "drugs", "women", "sports", "systems", "rights", "forces"}
)
_NOUNS = frozenset({"NN", "NNS", "NNP"})
_BEFORE = frozenset({"DT", "PRP$", "JJ", "CD", "WP$", "VBN", "VBG"})
_ADVERBS = frozenset({"RB", "NOT", "RBH"})
_AUXILIARIES = frozenset({"BE", "BEB", "BEN", "BEG", "HV", "HVG", "DO", "MD"})
_FINITE = frozenset({"VBP", "VBZ", "VBD", "MD", "BE", "HV", "DO"})
_MAIN = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})


@dataclass(slots=True)
class Chunk:
    """A piece of a sentence: words start..end (end excluded) with a head word.

    `kind`: NP noun phrase, VG verb group, P preposition, S subordinating word, R relative word, CC coordination, T time, A adjective or adverb, or a mark.
    Of verb groups `form` is fin, inf, ing, part (past participle without auxiliary) or base; `verb` the place of the main verb.
    The lists hold places of chunks and are filled when clauses are read.
    """

    kind: str
    start: int
    end: int
    head: int
    form: str = ""
    verb: int = -1
    passive: bool = False
    negation: int = -1
    modal: int = -1
    owner: tuple[int, int] | None = None
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    preps: list[tuple[str, int]] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    governor: int = -1
    prep: int = -1
    relation: str = ""
    clause: int = -1
    conjuncts: list[int] = field(default_factory=list)
    group: int = -1
    apposition: int = -1
    last: int = -1


def verb_group(sentence: Sentence, start: int, stop: int) -> Chunk | None:
    """The verb group that begins at the word `start`, None where none does."""
    tags, lowers = sentence.tags, sentence.lowers
    place = start
    group = Chunk("VG", start, start, start)
    first = tags[place]
    if first == "TO":
        ahead = place + 1
        while ahead < stop and tags[ahead] in _ADVERBS:
            ahead += 1
        if ahead >= stop or tags[ahead] not in {"VB", "BEB", "HV", "DO", "VBP"}:
            return None
        group.form = "inf"
        place += 1
    elif first in _FINITE:
        group.form = "fin"
    elif first in {"VBG", "BEG", "HVG"}:
        group.form = "ing"
    elif first in {"VBN", "BEN"}:
        group.form = "part"
    elif first in {"VB", "BEB"}:
        group.form = "base"
    else:
        return None
    after_be = after_have = False
    while place < stop:
        tag = tags[place]
        if tag in _ADVERBS:
            ahead = place + 1
            while ahead < stop and tags[ahead] in _ADVERBS:
                ahead += 1
            if tag == "NOT" or lowers[place] == "never":
                group.negation = place if group.negation < 0 else group.negation
            if ahead >= stop or (tags[ahead] not in _MAIN and tags[ahead] not in _AUXILIARIES) or group.verb < 0:
                if tag == "NOT":
                    place += 1
                    group.end = place
                    continue
                break
            if group.verb >= 0 and not (after_be or after_have or group.modal >= 0 or tags[group.verb] in _AUXILIARIES) and group.form != "inf":
                break
            place += 1
            continue
        if tag in _AUXILIARIES:
            if group.verb >= 0 and tags[group.verb] not in _AUXILIARIES:
                break
            if tag == "MD":
                group.modal = place
            if group.verb >= 0 and tag in {"BE", "MD"}:
                break
            after_be = tag in {"BE", "BEB", "BEN", "BEG"}
            after_have = tag in {"HV", "HVG"}
            group.verb = place
            place += 1
            group.end = place
            continue
        if tag in _MAIN:
            if group.verb >= 0 and tags[group.verb] not in _AUXILIARIES:
                break
            if group.verb >= 0 and tags[group.verb] in _AUXILIARIES:
                if after_be and tag not in {"VBN", "VBG", "VBD"}:
                    break
                if after_have and tag not in {"VBN", "VBD"}:
                    break
            group.passive = after_be and tag in {"VBN", "VBD"}
            group.verb = place
            place += 1
            group.end = place
            break
        break
    if group.verb < 0:
        return None
    if group.end <= group.verb:
        group.end = group.verb + 1
    if group.end < stop and tags[group.end] == "RP":
        group.end += 1
    group.head = group.verb
    if group.form == "part":
        group.passive = True
    return group


def noun_phrase(sentence: Sentence, start: int, stop: int) -> Chunk | None:
    """The noun phrase that begins at the word `start`, without what hangs on it; None where none does."""
    tags, lowers = sentence.tags, sentence.lowers
    tag = tags[start]
    if tag in {"PRP", "EX"}:
        return Chunk("NP", start, start + 1, start)
    place = start
    head = -1
    tail = -1
    owner: tuple[int, int] | None = None
    while place < stop:
        tag = tags[place]
        if tag in _NOUNS:
            if head >= 0 and tag == "NNS" and tags[head] == "NNS" and head == place - 1 and lowers[head] not in _PLURAL_MODIFIERS:
                break
            if head >= 0 and tag == "NNP" and tags[head] == "NNS" and not sentence.texts[head][0].isupper() and lowers[head] not in {"forces", "officials"}:
                break
            head = place
        elif tag == "POS":
            if head < 0 or place + 1 >= stop:
                break
            owner = (start, place)
            head = -1
            place += 1
            continue
        elif tag == "CD":
            if head >= 0 and tags[head] != "NNP" and not sentence.texts[head][0].isupper():
                break
            if head >= 0:
                tail = place + 1
            else:
                ahead = place + 1
                if ahead >= stop or (tags[ahead] not in _NOUNS and tags[ahead] not in _BEFORE and tags[ahead] != "-"):
                    head = place
        elif tag in {"DT", "PRP$", "WP$"}:
            if place > start and tags[place - 1] not in {"DT", "RB"}:
                break
            if tag == "DT" and (place + 1 >= stop or (tags[place + 1] not in _NOUNS and tags[place + 1] not in _BEFORE and tags[place + 1] not in {"RB", '"'})):
                head = place
                place += 1
                break
            if tag == "PRP$":
                owner = (place, place + 1)
        elif tag == "JJ" or (tag in {"VBN", "VBG"} and place > start and (tags[place - 1] in _BEFORE or tags[place - 1] in {"RB", "POS", "-", "CC", '"'})):
            if head >= 0:
                # "foreign minister new ..." does not occur; an adjective after a noun opens another phrase unless it is part of a name
                if not (sentence.texts[place][0].isupper() and tags[head] == "NNP"):
                    break
                ahead = place + 1
                if ahead >= stop or tags[ahead] not in _NOUNS:
                    break
            elif tag != "JJ":
                ahead = place + 1
                while ahead < stop and (tags[ahead] in _BEFORE or tags[ahead] == "RB"):
                    ahead += 1
                if ahead >= stop or tags[ahead] not in _NOUNS:
                    break
        elif tag == "RB":
            if head >= 0 or place + 1 >= stop or tags[place + 1] not in {"JJ", "CD", "VBN", "VBG", "RB"}:
                break
        elif tag == "-":
            if head < 0 and place == start:
                break
            if place + 1 >= stop or (tags[place + 1] not in _NOUNS and tags[place + 1] not in _BEFORE):
                break
            if head >= 0 and sentence.starts[place] > sentence.ends[place - 1]:
                break
        elif tag == "CC" and place > start and place + 1 < stop:
            ampersand = lowers[place] == "&"
            if head < 0 and tags[place - 1] in {"JJ", "CD"} and tags[place + 1] in {"JJ", "CD", "NN"}:
                pass
            elif not ampersand:
                break
        elif tag == '"' and place > start and head < 0 and place + 1 < stop and tags[place + 1] in {"NN", "NNS", "JJ", "NNP"}:
            pass
        else:
            break
        place += 1
    if head < 0:
        # "the wounded", "the military": an adjective that stands for a noun after an article; "two of whom"
        if place > start and tags[place - 1] in {"JJ", "CD", "VBN"} and (tags[start] in {"DT", "PRP$"} or tags[place - 1] == "CD" or owner):
            head = place - 1
        elif owner and place > owner[1]:
            head = owner[1] - 1
            place = owner[1] + 1 if tags[owner[1]] == "POS" else owner[1]
        else:
            return None
    end = max(head + 1, tail)
    return Chunk("NP", start, end, head, owner=owner if owner and owner[1] <= head else None)
