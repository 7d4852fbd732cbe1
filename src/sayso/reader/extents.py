"""Names made whole: where a mention stops before its name does, or goes on behind it.

A tagger of single words cuts what it has not seen: "Nizar Kamal" of "Nizar Kamal al-Sahl", "Amber Gold" of "Amber Gold DMCC"; and keeps what follows: "Amber Gold of".
A mention goes on over the words that directly follow, as long as nothing speaks against their being its name's: another mention's words, words that English has for other
things, days, nationalities, the capitals of a headline. What stands as one name elsewhere in the document needs no more proof.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.codebook import Codebook
from sayso.names.vocabulary import person_bits
from sayso.reader.rules.lexicon import load_classes, load_places
from sayso.record import Document, Edge, MentionTag, Reading, Span, Speech
from sayso.text.folding import fold
from sayso.text.tokens import Token, is_abbreviation, singular, straight, tokenize

__all__ = ["Extents", "regrown"]

_PERSON, _BODY = "person", "organization"
_LONGEST = {_PERSON: 6, _BODY: 8}  # words
_LONGEST_PARTED = 8  # words of "HARO, Lina Maria"
_COMPLETED = frozenset({_BODY, "facility", "location"})
_DOUBTFUL = 0.75  # a mention of another kind below this score gives its words up to a name whose article or particle joins them
_UNKNOWN = 13.0  # bits of a word that is in no list of persons' names
_HEADLINE = 0.6  # of the words outside names
_HEADLINE_WORDS = 3
_MOSTLY = 0.5
_MOST_PARTICLES = 3  # "de la", "bin al"
_QUOTED = 60  # characters of a name in quotation marks behind a legal form
_SHORT = 4  # letters of a word that a stop may shorten: "Bros."
_ARTICLE = re.compile(r"(?:[aeu][lnrstdz]|[aeu](?:sh|th|dh)|[aeiou]l)[-‐‑'’]['’ʿʾ‘`]?(?=\w)", re.IGNORECASE)
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_GAP = re.compile(r"[ \u00a0\u202f]{1,2}")
_COMMA_GAP = re.compile(r",[ \u00a0]")
_TRAILING_MARK = re.compile(r"[ʿʾʼ]|['’‘`](?![^\W_])")  # ʿayn and hamza at the end of a name
_CUT_WORD = re.compile(r"[ʿʾʼ‘’'`][^\W\d_]{2,}")  # the rest of a name that was cut at its apostrophe
_CLITICS = frozenset({"ll", "re", "ve"})
_GOES_ON = re.compile(r"[ \u00a0][^\W\d_a-z]")
_QUOTES = {"“": "”", "«": "»", '"': '"', "„": "“"}
_STRAY = "–—-,;:|/"
_TRAILING = frozenset({"of", "the", "in", "for", "and", "at", "from", "to", "by", "on", "with", "a", "an"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of a text with its tokens."""

    text: str
    sentence: Span
    tokens: Sequence[Token]
    starts: Sequence[int]
    is_headline: bool

    @classmethod
    def read(cls, text: str, sentence: Span, mentions: Sequence[MentionTag]) -> "_Line":
        """Read the tokens of a sentence; it is a headline where most words outside its names have capitals too."""
        tokens = list(tokenize(text, sentence.start, sentence.end))
        inside = {place for tag in mentions for place, token in enumerate(tokens) if tag.span.start < token.end and token.start < tag.span.end}
        words = [token.text for place, token in enumerate(tokens) if place and place not in inside and token.text[0].isalpha()]
        is_headline = len(words) >= _HEADLINE_WORDS and sum(word[0].isupper() for word in words) > _HEADLINE * len(words)
        return cls(text, sentence, tokens, [token.start for token in tokens], is_headline)

    def moved(self, tag: MentionTag, start: int, end: int) -> MentionTag:
        """A mention at other words of the sentence."""
        return tag if (start, end) == (tag.span.start, tag.span.end) else replace(tag, span=self.sentence.part(start, end))

    def after(self, position: int) -> int | None:
        """The token that begins directly behind a position and a blank."""
        place = bisect_left(self.starts, position)
        return place if place < len(self.tokens) and _GAP.fullmatch(self.text[position : self.starts[place]]) else None

    def before(self, position: int) -> int | None:
        """The token before a position and a blank, with or without a stop of its own."""
        place = bisect_left(self.starts, position) - 1
        if place > 0 and self.tokens[place].text == "." and self.tokens[place].start == self.tokens[place - 1].end:
            place -= 1
        return place if place >= 0 else None

    def meeting(self, token: Token, tags: Iterable[MentionTag]) -> list[MentionTag]:
        """The mentions that share characters with a token."""
        return [tag for tag in tags if tag.span.start < token.end and token.start < tag.span.end]


class Extents:
    """Where names begin and end, by the words of a codebook."""

    def __init__(self, codebook: Codebook) -> None:
        """Key the codebook's lists."""

        def listed(*names: str) -> frozenset[str]:
            return frozenset(straight(word) for name in names for word in codebook.lexicon.get(name, ()))

        self._inner = listed("inner_particles")
        self._particles = listed("name_particles") | self._inner
        self._heads = listed("body_words")
        self._sites = self._heads | listed("facility_words", "place_words", "ministry_heads")
        self._legal = frozenset(word.strip(".") for word in listed("legal_forms"))
        self._titles = listed("titles", "ranks", "honorifics", "posts", "leader_posts", "rank_abbreviations")
        self._no_names = self._titles | self._heads | listed("calendar")

    def mended(self, document: Document, readings: Sequence[Reading]) -> list[Reading]:
        """The readings with whole names; triggers and speeches are left as they are, see `regrown`."""
        lines = [_Line.read(document.text, reading.sentence, reading.mentions) if reading.mentions else None for reading in readings]
        first = [reading if line is None else self._parted(line, reading) for line, reading in zip(lines, readings, strict=True)]
        known: dict[str, list[str]] = {}
        for name in {tag.span.text for reading in first for tag in reading.mentions if tag.kind in _LONGEST and " " in tag.span.text}:
            known.setdefault(name.split()[0], []).append(name)
        return [reading if line is None else self._grown(line, reading, known) for line, reading in zip(lines, first, strict=True)]

    def _parted(self, line: _Line, reading: Reading) -> Reading:
        """A reading with the parts of one name together, and without what is no part of one."""
        beyond = [tag for tag in reading.mentions if not line.sentence.covers(tag.span)]
        mentions = sorted((tag for tag in reading.mentions if line.sentence.covers(tag.span)), key=lambda tag: (tag.span.start, tag.span.end))
        mentions = self._joined(line, mentions)
        return _with(reading, [*(self._trimmed(line, self._completed(line, tag, mentions)) for tag in mentions), *beyond])

    def _grown(self, line: _Line, reading: Reading, known: Mapping[str, Sequence[str]]) -> Reading:
        """A reading with names that reach as far as they do."""
        mentions = list(reading.mentions)
        place = 0
        while place < len(mentions):
            tag = mentions[place]
            if tag.kind in _LONGEST and line.sentence.covers(tag.span):
                others = mentions[:place] + mentions[place + 1 :]
                made = self._continued(line, tag, others, known)
                if made.span != tag.span:  # what it takes from others is theirs no longer
                    mentions = [
                        made if other is tag else other for other in mentions if other is tag or tag.span.meets(other.span) or not made.span.meets(other.span)
                    ]
                    place = mentions.index(made)
            place += 1
        return _with(reading, mentions)

    def _joined(self, line: _Line, mentions: Sequence[MentionTag]) -> list[MentionTag]:
        """Two mentions that are one name: "HARO" "Lina Marsova", "11th Mechanised" "Brigade"."""
        made: list[MentionTag] = []
        for tag in mentions:
            last = made[-1] if made else None
            if last is not None and last.kind == tag.kind and last.span.end < tag.span.start and self._is_one(line, last, tag):
                made[-1] = replace(line.moved(last, last.span.start, tag.span.end), score=max(last.score, tag.score))
            else:
                made.append(tag)
        return made

    def _is_one(self, line: _Line, one: MentionTag, other: MentionTag) -> bool:
        gap = line.text[one.span.end : other.span.start]
        left, right = one.span.text.split(), other.span.text.split()
        if one.kind == _BODY:
            return bool(_GAP.fullmatch(gap)) and len(right) == 1 and right[0][0].isupper() and straight(right[0]).strip(".") in self._heads | self._legal
        if one.kind != _PERSON:
            return False
        is_surname_first = len(left) <= 2 and _is_capitals(one.span.text) and not _is_capitals(other.span.text)
        if _COMMA_GAP.fullmatch(gap):
            return is_surname_first and len(right) > 1 and len(left) + len(right) <= _LONGEST_PARTED
        if not _GAP.fullmatch(gap) or len(left) + len(right) > _LONGEST[_PERSON]:
            return False
        single = [straight(part[0]) for part in (left, right) if len(part) == 1]
        return is_surname_first or (bool(single) and all(_is_name_word(word) for word in single))  # but "Igwe Lina Marsova" begins with a title

    def _completed(self, line: _Line, tag: MentionTag, others: Sequence[MentionTag]) -> MentionTag:
        """A mention that ends in the middle of "the port of Amber", with the name that it lacks; what has a name of its own lacks none ("Amber Gold of Dorane")."""
        words = tag.span.text.split() if tag.kind in _COMPLETED else []
        count = len(words)
        while len(words) > 1 and words[-1] in _TRAILING:
            words.pop()
        if len(words) == count or not (words[-1].islower() or {straight(words[-1]), singular(straight(words[-1]))} & self._sites):
            return tag
        following = next((other for other in others if other.span.start >= tag.span.end and _GAP.fullmatch(line.text[tag.span.end : other.span.start])), None)
        if following is None or following.kind not in _COMPLETED or following.span.text[0].islower():
            return tag
        return line.moved(tag, tag.span.start, following.span.end)

    def _trimmed(self, line: _Line, tag: MentionTag) -> MentionTag:
        """A mention without function words and stray marks behind its name."""
        if tag.kind != _PERSON and tag.kind not in _COMPLETED:
            return tag
        start, end = tag.span.start, tag.span.end
        while True:
            words = line.text[start:end].rstrip().split()
            if len(words) > 1 and (words[-1] in _TRAILING or (not words[-1].strip(_STRAY) and not _GOES_ON.match(line.text, end, line.sentence.end))):
                end = start + line.text[start:end].rindex(words[-1])
            elif words and (words[-1].endswith((",", ";", ":")) or (words[-1].endswith(".") and self._ends_sentence(line, words[-1], end))):
                end = start + len(line.text[start:end].rstrip()) - 1
            else:
                return line.moved(tag, start, start + len(line.text[start:end].rstrip())) if words else tag

    def _ends_sentence(self, line: _Line, word: str, end: int) -> bool:
        """Whether the stop of a mention's last word ends a sentence or a cell, and is no abbreviation's."""
        bare = word.removesuffix(".")
        if "." in bare or len(bare) <= _SHORT or straight(bare) in self._legal or straight(bare) in self._titles:
            return False
        return not is_abbreviation(line.text, end - len(word), end - 1)

    def _continued(self, line: _Line, tag: MentionTag, others: Sequence[MentionTag], known: Mapping[str, Sequence[str]]) -> MentionTag:
        """A mention with the words behind it, and before it, that are its name's."""
        tag = _whole_word(line, self._as_known(line, tag, others, known))
        while True:
            end = self._next_of_person(line, tag, others) if tag.kind == _PERSON else self._next_of_body(line, tag, others)
            if end <= tag.span.end:
                break
            tag = line.moved(tag, tag.span.start, end)
        while (start := self._before(line, tag, others)) < tag.span.start:
            tag = line.moved(tag, start, tag.span.end)
        return tag

    @staticmethod
    def _as_known(line: _Line, tag: MentionTag, others: Sequence[MentionTag], known: Mapping[str, Sequence[str]]) -> MentionTag:
        """A mention whose words begin a name that stands whole elsewhere, and that goes on here just so."""
        for name in sorted(known.get(tag.span.text.split()[0], ()), key=lambda name: (-len(name), name)):
            end = tag.span.start + len(name)
            if end <= tag.span.end or end > line.sentence.end or not line.text.startswith(name, tag.span.start) or line.text[end : end + 1].isalnum():
                continue
            if not any(other.span.start < end and tag.span.end < other.span.end and other.span.start >= tag.span.end for other in others):
                return line.moved(tag, tag.span.start, end)
        return tag

    def _next_of_body(self, line: _Line, tag: MentionTag, others: Sequence[MentionTag]) -> int:
        """The end of a body's name with one more word, or the same end: a legal form, or the quoted name behind one."""
        end, text = tag.span.end, tag.span.text
        opened = next((mark for mark in text[1:] if mark in _QUOTES), None)
        if opened is not None and line.text[end : end + 1] == _QUOTES[opened] and text.count(_QUOTES[opened]) == (_QUOTES[opened] == opened):
            return end + 1
        at = line.after(end)
        if at is None or len(text.split()) >= _LONGEST[_BODY] or line.meeting(line.tokens[at], others):
            return end
        token = line.tokens[at]
        if token.lower.strip(".") in self._legal and token.text[0].isupper():
            return token.end
        if token.text in _QUOTES and straight(text).strip(".") in self._legal:
            close = line.text.find(_QUOTES[token.text], token.end, min(token.end + _QUOTED, line.sentence.end))
            return close + 1 if close > 0 and "\n" not in line.text[token.end : close] and line.text[token.end].isupper() else end
        return end

    def _next_of_person(self, line: _Line, tag: MentionTag, others: Sequence[MentionTag]) -> int:
        """The end of a person's name with one more word, or the same end."""
        end = tag.span.end
        at = line.after(end)
        if at is None or len(tag.span.text.split()) >= _LONGEST[_PERSON]:
            return end
        stop = self._past_particles(line, at)
        if stop is None:
            return end
        last = line.tokens[stop]
        article = _ARTICLE.match(last.text)
        name = last.text[article.end() :] if article is not None else last.text
        if not name[:1].isupper() or (_is_capitals(name) and not _is_capitals(tag.span.text)):
            return end
        rivals = [other for token in line.tokens[at : stop + 1] for other in line.meeting(token, others)]
        if stop > at or article is not None:
            is_free = all(other.span.end <= last.end and other.span.start >= line.tokens[at].start for other in rivals)
            is_free = is_free and not any(other.kind != _PERSON and other.score >= _DOUBTFUL for other in rivals)
            return last.end if is_free and (not line.is_headline or line.tokens[at].text[0].islower()) else end
        return last.end if not rivals and self._is_plain_name(line, stop) else end

    def _past_particles(self, line: _Line, at: int) -> int | None:
        """The token behind the particles that begin at a token, itself where there are none; None where no word follows them."""
        stop = at
        while line.tokens[stop].lower in self._particles:
            particle = line.tokens[stop]
            end = particle.end + (line.text[particle.end : particle.end + 1] == "." and particle.lower in self._inner)  # "Faysal b. Mutib"
            following = line.after(end)
            if following is None or stop - at >= _MOST_PARTICLES:
                return None
            stop = following
        return stop

    def _is_plain_name(self, line: _Line, at: int) -> bool:
        """Whether a capitalised word without article or particle can be nothing but a part of the name before it."""
        token = line.tokens[at]
        following = line.tokens[at + 1].text if at + 1 < len(line.tokens) else "."
        if line.is_headline or len(token.text) < 2 or not token.lower.isalpha() or _is_capitals(token.text):
            return False
        if following[0].isupper() or _is_other_word(token.lower) or not {token.lower, singular(token.lower)}.isdisjoint(self._no_names):
            return False
        is_verb = following.islower() and _verbal(following) >= _MOSTLY
        return not is_verb or _is_name_word(token.lower)  # "Hassan Orbis reported": who reports is the agency

    def _before(self, line: _Line, tag: MentionTag, others: Sequence[MentionTag]) -> int:
        """Where a name with one more word before it begins, or the same: "HARO Lina Marsova", "P. A. Haro", "1st Coastal Brigade"."""
        start, words = tag.span.start, tag.span.text.split()
        before = line.before(start)
        if before is None or len(words) >= _LONGEST[tag.kind]:
            return start
        token = line.tokens[before]
        is_stopped = token.text.endswith(".")
        has_stop = not is_stopped and line.text[token.end : token.end + 1] == "."
        if not _GAP.fullmatch(line.text[token.end + has_stop : start]) or line.meeting(token, others):
            return start
        if tag.kind == _BODY:
            return token.start if len(words) > 1 and _ORDINAL.fullmatch(token.lower) and straight(words[-1]) in self._heads else start
        if len(token.text.rstrip(".")) == 1:
            return token.start if (has_stop or is_stopped) and token.text[0].isupper() else start
        is_name = (
            token.text[0].isupper()
            and not has_stop
            and not is_stopped
            and not line.is_headline
            and token.lower not in self._no_names
            and _is_name_word(token.lower)
        )
        return token.start if is_name and _is_capitals(token.text) <= _is_capitals(tag.span.text) else start


def _whole_word(line: _Line, tag: MentionTag) -> MentionTag:
    """A mention with the rest of a word that was cut at an apostrophe, and with the ʿayn at its end."""
    end = tag.span.end
    cut = _CUT_WORD.match(line.text, end, line.sentence.end)
    if cut is not None and cut[0][1:] not in _CLITICS:
        return line.moved(tag, tag.span.start, cut.end())
    mark = _TRAILING_MARK.match(line.text, end, line.sentence.end)
    if mark is None or (mark[0] in "'’‘`" and (not _ARTICLE.match(tag.span.text.split()[-1]) or tag.span.text.endswith("s") or "‘" in line.sentence.text)):
        return tag
    return line.moved(tag, tag.span.start, mark.end())


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def _classes(lower: str) -> frozenset[str]:
    classes = load_classes()
    return frozenset(classes.names[place] for place, _ in classes.words.get(lower, ()))


def _verbal(lower: str) -> float:
    """How often a word is a verb, 0 to 1."""
    classes = load_classes()
    return sum(share for place, share in classes.words.get(lower, ()) if classes.names[place].startswith("V"))


def _is_other_word(lower: str) -> bool:
    """Whether English or the list of places has this word for something else."""
    return bool(_classes(lower) or _classes(singular(lower))) or lower in load_places()


def _is_name_word(lower: str) -> bool:
    """Whether a word is known as a person's name, and as no word of English or place."""
    return person_bits(fold(lower)) < _UNKNOWN and not _is_other_word(lower)


def _with(reading: Reading, mentions: Sequence[MentionTag]) -> Reading:
    return reading if tuple(mentions) == reading.mentions else replace(reading, mentions=tuple(mentions))


def regrown(reading: Reading, before: Sequence[MentionTag]) -> Reading:
    """A reading whose arguments and sources are whole names where they were the parts that had been seen `before`."""
    same = {tag.span for tag in reading.mentions}
    changed = [(old.span, tag.span) for old in before if old.span not in same for tag in reading.mentions if tag.span.meets(old.span)]
    if not changed:
        return reading
    triggers = tuple(replace(trigger, edges=tuple(_edge(edge, changed, trigger.span) for edge in trigger.edges)) for trigger in reading.triggers)
    return replace(reading, triggers=triggers, speeches=tuple(_speech(speech, changed) for speech in reading.speeches))


def _edge(edge: Edge, changed: Sequence[tuple[Span, Span]], trigger: Span) -> Edge:
    new = next((new for old, new in changed if old == edge.span and not new.meets(trigger)), None)
    return edge if new is None else replace(edge, span=new)


def _speech(speech: Speech, changed: Sequence[tuple[Span, Span]]) -> Speech:
    new = next((new for old, new in changed if old == speech.source), None)
    return speech if new is None else replace(speech, source=new)
