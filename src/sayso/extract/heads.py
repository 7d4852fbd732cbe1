"""Which words of a noun phrase say who or what it stands for.

"the notorious Quds Force commander Qasem X" is X, not the Quds Force; "Iran's ambassador to B" is the ambassador; "the leader of BODY" is known by the whole
description. Identities are decided by these words, so a wrong head here is a wrong person everywhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.extract.lexicon import Lexicon, grammar
from sayso.record import MentionTag, Span
from sayso.text.tokens import singular

__all__ = ["Phrase", "conjuncts", "read_phrase"]

Determiner = Literal["definite", "demonstrative", "indefinite", "possessive", "none"]

_WORD = re.compile(r"[^\W_]+(?:(?:[’'.\-‑/&]|(?<=\d),(?=\d))[^\W_]+)*\.?|[$€£%#@]|[^\w\s]")
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
_OPENING = "\"“”‘’'«»([{"
_MARKS = frozenset(",;:()[]{}–—-\"“”‘’'«»…!?.")
_ARTICLES = grammar("articles")
_BEFORE_ARTICLES = grammar("before_articles")
_COUNTING = grammar("counting")
_WITH_NUMERALS = grammar("with_numerals")
_OF_POSTS = grammar("of_posts")
_CAPITAL_NAMES = grammar("capital_names")
_NAMED_KINDS = frozenset({"person", "organization", "location", "facility", "weapon", "event", "document", "nationality"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase: all its words (`span`), those that say who is meant (`head`), and what they tell.

    `noun` is the head noun in lower case (empty for names and pronouns), `pronoun` the class of a pronoun, `plural` and `gender` None where unknown;
    `partitive` is true where only a part of what the head stands for is meant ("two of them"); `core_end` is where what follows the head begins.
    """

    span: Span
    head: Span
    kind: str
    noun: str = ""
    pronoun: str | None = None
    is_name: bool = False
    determiner: Determiner = "none"
    plural: bool | None = None
    gender: str | None = None
    partitive: bool = False
    core_end: int = 0
    title_words: tuple[str, ...] = ()


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    text: str
    lower: str
    mention: MentionTag | None = None


def _words_of(span: Span, mentions: Sequence[MentionTag]) -> list[_Word]:
    words: list[_Word] = []
    for match in _WORD.finditer(span.text):
        start, end = match.start() + span.start, match.end() + span.start
        text = match[0]
        possessive = _POSSESSIVE.search(text) if len(text) > 2 else None
        if possessive:
            cut = end - len(possessive[0])
            words.append(_Word(start, cut, text[: cut - start], text[: cut - start].lower()))
            words.append(_Word(cut, end, possessive[0], "'s"))
            continue
        if len(text) > 1 and text.endswith(".") and match.end() == len(span.text):
            end, text = end - 1, text[:-1]
        words.append(_Word(start, end, text, text.lower().replace("’", "'").replace("‑", "-")))
    for mention in mentions:
        for word in words:
            if mention.span.start <= word.start and word.end <= mention.span.end and word.mention is None:
                word.mention = mention
    return words


def _inside(span: Span, mentions: Sequence[MentionTag]) -> list[MentionTag]:
    found = [m for m in mentions if m.kind in _NAMED_KINDS and span.covers(m.span)]
    found.sort(key=lambda m: (m.span.start - m.span.end, m.span.start))
    return found


def read_phrase(span: Span, mentions: Sequence[MentionTag], lexicon: Lexicon) -> Phrase:
    """The phrase that a span of words is. `mentions` are the names and titles of its sentence."""
    inside = _inside(span, mentions)
    words = _words_of(span, inside)
    while words and (words[0].text in _OPENING or words[0].text in _MARKS) and words[0].mention is None:
        words.pop(0)
    if not words:
        return Phrase(span=span, head=span, kind="other", core_end=span.end)
    pronoun = _as_pronoun(span, words, lexicon)
    if pronoun is not None:
        return pronoun
    first = _Core.read(words, 0, lexicon)
    chosen, partitive, counted = first, False, None
    while chosen.is_partitive(lexicon) and chosen.stop + 1 < len(words) and words[chosen.stop].lower == "of":
        counted = counted or chosen
        partitive = True
        chosen = _Core.read(words, chosen.stop + 1, lexicon)
    if not chosen.words:
        chosen = first
    name = chosen.name() or _named_after(words, chosen, lexicon)
    if name is not None:
        return _name_phrase(span, chosen, name, words, lexicon, partitive=partitive)
    return _description(span, chosen, counted, words, lexicon)


def conjuncts(span: Span, mentions: Sequence[MentionTag], lexicon: Lexicon) -> list[Span]:
    """The parts of a list of names ("X, Y and the Z") as spans of their own; the span alone where it is no such list."""
    words = _words_of(span, _inside(span, mentions))
    parts: list[Span] = []
    begin = 0
    for place in range(len(words) + 1):
        is_end = place == len(words)
        if is_end or (words[place].mention is None and (words[place].text == "," or words[place].lower in lexicon.conjunctions)):
            if place > begin:
                part = span.part(words[begin].start, words[place - 1].end)
                core = _Core.read(words[begin:place], 0, lexicon)
                if core.name() is None or core.stop < place - begin:
                    return [span]
                parts.append(part)
            begin = place + 1
    has_conjunction = any(w.mention is None and w.lower in lexicon.conjunctions for w in words)
    return parts if len(parts) > 1 and has_conjunction else [span]


def _as_pronoun(span: Span, words: list[_Word], lexicon: Lexicon) -> Phrase | None:
    bare = [w for w in words if w.lower != "'s" and w.text not in _MARKS]
    last = bare[-1] if bare else words[-1]
    is_alone = len(bare) == 1 or (len(bare) == 2 and bare[1].lower in (*lexicon.reflexives, "alone", "too", "both", "all", "own"))
    word = bare[0] if is_alone else last
    is_part = len(bare) > 2 and bare[-2].lower == "of" and all(w.lower in lexicon.partitives or w.text[0].isdigit() or w.lower in _COUNTING for w in bare[:-2])
    name = lexicon.pronouns.get(word.lower)
    if name is None or not (is_alone or is_part) or word.mention is not None:
        return None
    if word.text.isupper() and len(word.text) > 1 and word.lower in _CAPITAL_NAMES:
        return None  # "US" and "WHO" are names
    head = span.part(word.start, word.end)
    gender = {"he": "male", "she": "female"}.get(name)
    plural = {"he": False, "she": False, "it": False, "i": False, "they": True, "we": True}.get(name)
    if name == "this":
        plural = word.lower in ("these", "those")
    kind = "person" if name in ("he", "she", "i") else "other"
    return Phrase(span=span, head=head, kind=kind, pronoun=name, plural=plural, gender=gender, partitive=is_part, core_end=span.end)


@dataclass(slots=True)
class _Core:
    """The words up to the head noun: from an article to before the first thing that follows a head."""

    words: list[_Word]
    stop: int
    has_conjunction: bool = False

    @classmethod
    def read(cls, words: list[_Word], begin: int, lexicon: Lexicon) -> "_Core":
        taken: list[_Word] = []
        index = begin
        conjunction = False
        while index < len(words):
            word = words[index]
            inner = word.mention
            if inner is None or inner.span.start == word.start:
                if taken and _ends_core(words, index, taken, lexicon):
                    break
                is_and = word.lower in lexicon.conjunctions and inner is None
                if is_and and (any(w.mention for w in taken) or _opens_phrase(words, index + 1, lexicon)):
                    conjunction = True
                    break
            if word.text not in _OPENING or inner is not None:
                taken.append(word)
            index += 1
        return cls(taken, index, conjunction)

    def is_partitive(self, lexicon: Lexicon) -> bool:
        """Whether these words only count what follows their "of"."""
        return bool(self.words) and all(w.lower in lexicon.partitives or w.lower in _COUNTING or w.text[0].isdigit() for w in self.words)

    def name(self) -> MentionTag | None:
        """The name that ends these words."""
        for word in reversed(self.words):
            if word.mention is not None:
                return word.mention
            if word.text not in _MARKS and word.lower != "'s":
                return None
        return None


def _opens_phrase(words: list[_Word], index: int, lexicon: Lexicon) -> bool:
    if index >= len(words):
        return False
    word = words[index]
    return word.mention is not None or word.lower in lexicon.definite | lexicon.indefinite | lexicon.demonstrative | lexicon.possessives | lexicon.numerals


def _ends_core(words: list[_Word], index: int, taken: list[_Word], lexicon: Lexicon) -> bool:
    word = words[index]
    if word.mention is not None:
        # "the notorious Quds Force commander Qasem X" goes on; "Rahimi Zarin Force" of two names side by side does not matter here
        return False
    if word.text in ",;:()[]–—…" or (word.text in _OPENING and index + 1 == len(words)):
        return True
    if word.lower in lexicon.relatives or (word.lower in lexicon.prepositions and word.lower != "not"):
        only_counts = all(w.lower in lexicon.numerals or w.lower in _COUNTING or w.text[0].isdigit() for w in taken)
        return not (only_counts and word.lower in _WITH_NUMERALS)
    if word.lower in lexicon.auxiliaries or word.lower in lexicon.naming:
        return True
    if word.lower in _ARTICLES and taken[-1].lower not in _BEFORE_ARTICLES:
        return True  # "leave the organization" is no noun phrase: its head is not the organization
    if word.lower in lexicon.postposed and index + 1 < len(words):
        return words[index + 1].mention is None and words[index + 1].lower in lexicon.prepositions
    if word.lower.endswith("ing") and lexicon.is_noun(taken[-1].lower) and lexicon.is_plural(taken[-1].lower):
        return True  # "soldiers loading bodies"
    if word.lower.endswith(("ing", "ed", "wn", "en")) and len(word.lower) > 4 and index + 1 < len(words):
        after = words[index + 1]
        return after.mention is None and (
            after.lower in lexicon.prepositions or after.lower in lexicon.definite | lexicon.possessives or after.lower in _ARTICLES or after.lower == "that"
        )
    return False


def _named_after(words: list[_Word], core: _Core, lexicon: Lexicon) -> MentionTag | None:
    """The name that a description is given just after it: "the ministry's spokesman, Karel Ouen", "a man called Uncle"."""
    if core.has_conjunction or core.stop >= len(words):
        return None
    stop = words[core.stop]
    naming = next(
        (place for place in range(core.stop, min(core.stop + 10, len(words))) if words[place].lower in lexicon.naming or words[place].text == ","), None
    )
    if naming is not None and words[naming].text != ",":
        return next((w.mention for w in words[naming + 1 : naming + 4] if w.mention is not None), None)
    if stop.lower == "known" and core.stop + 2 < len(words) and words[core.stop + 1].lower == "as":
        return words[core.stop + 2].mention
    if stop.lower in _OF_POSTS or stop.lower == "with":
        comma = _comma_after(words, core.stop)
        if comma is None:
            return None
    elif stop.text != ",":
        return None
    else:
        comma = core.stop
    noun = core.words[-1].lower if core.words else ""
    kind = lexicon.kind_of(noun)
    apposed = _Core.read(words, comma + 1, lexicon)
    name = apposed.name()
    if name is None or apposed.has_conjunction or kind != name.kind or lexicon.is_plural(noun):
        return None
    after = words[apposed.stop] if apposed.stop < len(words) else None
    return name if after is None or after.text in (",", "(", ")") or after.lower in lexicon.relatives | lexicon.prepositions else None


def _comma_after(words: list[_Word], index: int) -> int | None:
    for place in range(index + 1, min(index + 12, len(words))):
        if words[place].text == ",":
            return place
        if words[place].text in ";:()":
            return None
    return None


def _determiner(words: list[_Word], lexicon: Lexicon) -> Determiner:
    if not words:
        return "none"
    word = words[0].lower
    if any(w.lower == "'s" for w in words[:-1]) or word in lexicon.possessives:
        return "possessive"
    if word in lexicon.definite:
        return "definite"
    if word in lexicon.demonstrative:
        return "demonstrative"
    return "indefinite" if word in lexicon.indefinite or word in lexicon.numerals or word[0].isdigit() else "none"


def _title_words(core: _Core, name: MentionTag | None) -> tuple[str, ...]:
    return tuple(w.lower for w in core.words if w.mention is None or (name is not None and w.mention is not name and w.mention.kind == "title"))


def _name_phrase(span: Span, core: _Core, name: MentionTag, words: list[_Word], lexicon: Lexicon, *, partitive: bool) -> Phrase:
    titles = _title_words(core, name)
    own = [w.lower.strip(".") for w in words if w.mention is name]
    gender = lexicon.gender_of([*(t.strip(".") for t in titles), *own[:1]]) if name.kind == "person" else None
    plural: bool | None = False if name.kind in ("person", "location", "facility", "document", "event") else None
    if name.kind == "nationality":
        plural = True if name.span.text.endswith("s") else None
    if core.has_conjunction:
        plural = True
    end = max((w.end for w in core.words), default=span.end)
    return Phrase(
        span=span,
        head=name.span,
        kind=name.kind,
        is_name=True,
        determiner=_determiner(core.words, lexicon),
        plural=plural,
        gender=gender,
        partitive=partitive,
        core_end=max(end, name.span.end),
        title_words=titles,
    )


def _description(span: Span, core: _Core, counted: _Core | None, words: list[_Word], lexicon: Lexicon) -> Phrase:
    nouns = [w for w in core.words if w.text not in _MARKS and w.lower != "'s"]
    noun = nouns[-1] if nouns else words[-1]
    determiner = _determiner(core.words, lexicon)
    bare = list(core.words)
    while len(bare) > 1 and bare[0].lower in _ARTICLES:
        bare.pop(0)
    start = bare[0].start if bare else span.start
    end = noun.end
    kind = lexicon.kind_of(noun.lower)
    if core.stop < len(words) and words[core.stop].lower in _OF_POSTS and kind in ("person", "organization", "document"):
        complement = _Core.read(words, core.stop + 1, lexicon)
        while complement.stop + 1 < len(words) and words[complement.stop].lower == "of":
            complement = _Core.read(words, complement.stop + 1, lexicon)
        end = max((w.end for w in complement.words), default=end)
    is_clause = kind == "other" and determiner == "none" and (noun.lower in lexicon.prepositions or (noun is words[0] and noun.lower.endswith("ing")))
    if is_clause:
        start, end = words[0].start, words[-1].end  # "to be named" stands for no thing: all its words
    elif core.has_conjunction:
        start, end = (bare[0].start if bare else span.start), words[-1].end
    numeral = any(w.lower in lexicon.numerals or (w.text[0].isdigit() and w.text[-1].isdigit() and w.text != "1") for w in core.words[:3] if w is not noun)
    plural = lexicon.is_plural(noun.lower) or (numeral and noun.lower != "percent") or core.has_conjunction
    if counted is not None and counted.words and counted.words[0].lower in ("one", "each", "either", "neither", "none") and kind != "other":
        plural = False
    words_before = [w.lower for w in nouns]
    return Phrase(
        span=span,
        head=span.part(start, end),
        kind=kind,
        noun=singular(noun.lower),
        determiner="indefinite" if counted is not None and determiner != "definite" else determiner,
        plural=plural,
        gender=lexicon.gender_of(words_before[-2:]) if kind == "person" else None,
        partitive=counted is not None,
        core_end=noun.end,
        title_words=tuple(words_before),
    )
