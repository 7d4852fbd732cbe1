"""Which outlet a name stands for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.text.folding import fold
from sayso.trace.publishers import Family, Publishers, Wording
from sayso.trace.words import Words, read_words

__all__ = ["Named", "Outlets", "agency_in_byline", "gather_outlets"]

_SHORT = 3  # letters: an acronym this short is one only in capitals ("AP", "dpa"); longer ones are also written "Tass"


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write an outlet's name."""

    words: tuple[str, ...]
    written: str
    key: str
    in_credits: bool


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet's name in a text: the words first to last (last excluded) and the outlet's key; `in_credits` names mean something else in running text."""

    first: int
    last: int
    key: str
    in_credits: bool


@dataclass(frozen=True, slots=True, eq=False)
class Outlets:
    """The outlets that are known from the data file or publish something in the pile."""

    names: Mapping[str, str]
    aliases: Mapping[str, str]
    known: frozenset[str]
    agencies: frozenset[str]
    families: Mapping[str, tuple[Family, ...]]
    forms: Mapping[str, tuple[_Form, ...]]
    last_words: frozenset[str]
    first_words: frozenset[str]

    def key(self, name: str) -> str:
        """The outlet's key: the same for all of its names."""
        key = fold(name)
        return self.aliases.get(key, key)

    def name(self, key: str, written: str) -> str:
        """The outlet's own name where it is known, else the name as it is written."""
        return self.names.get(key, written)

    def looks_like_one(self, name: str) -> bool:
        """Whether a name is made as outlets' names are ("… Gazette", "Radio …")."""
        words = self.key(name).split()
        if len(words) < 2 or not any(letter.isupper() for letter in name):
            return False
        return words[-1] in self.last_words or " ".join(words[-2:]) in self.last_words or words[0] in self.first_words

    def find(self, text: str, words: Words) -> Iterator[Named]:
        """The names of outlets among the words of a text, in order, the longest at each place."""
        place = 0
        while place < len(words):
            form = self._form_at(text, words, place)
            if form is None:
                place += 1
                continue
            yield Named(place, place + len(form.words), form.key, form.in_credits)
            place += len(form.words)

    def _form_at(self, text: str, words: Words, place: int) -> _Form | None:
        for form in self.forms.get(words.folded[place], ()):
            last = place + len(form.words)
            if words.folded[place:last] == form.words and _is_written_so(text[words.starts[place] : words.ends[last - 1]], form.written):
                return form
        return None


def _is_written_so(text: str, written: str) -> bool:
    """Whether the words of a text can be the name: acronyms in capitals, names with a capital letter first."""
    if text == written:
        return True
    if written.isupper() and len(written) <= _SHORT:
        return text.isupper()
    return text[0].isupper()


def gather_outlets(publishers: Publishers, in_pile: Iterable[str]) -> Outlets:
    """The outlets of the data file, and those that publish or sign articles of the pile, given by their names.

    An acronym that fits the initials of one of the pile's names and of no other is taken for that one.
    """
    gathering = _Gathering()
    for agency in publishers.agencies:
        key = gathering.start(agency.name)
        for written in (agency.name, *agency.names):
            gathering.add(written, key)
        for written in agency.in_credits:
            gathering.add(written, key, in_credits=True)
    agencies = frozenset(gathering.names)
    for family in publishers.families:
        for written in family.outlets:
            key = gathering.start(written)
            gathering.add(written, key)
            gathering.families.setdefault(key, []).append(family)
    known = frozenset(gathering.names)
    written_in_pile = sorted({name for name in in_pile if fold(name)}, key=lambda name: (-len(name.split()), name))
    for acronym, written in _acronyms(written_in_pile).items():
        gathering.add(acronym, gathering.start(written))
    for written in written_in_pile:
        gathering.add(written, gathering.start(written))
    return Outlets(
        names=gathering.names,
        aliases=gathering.aliases,
        known=known,
        agencies=agencies,
        families={key: tuple(found) for key, found in gathering.families.items()},
        forms=_by_first_word(gathering.forms),
        last_words=frozenset(publishers.wording.outlet_words),
        first_words=frozenset(publishers.wording.outlet_first_words),
    )


def agency_in_byline(byline: str | None, wording: Wording) -> str | None:
    """The agency that a byline names, where it is made like an agency's name ("By Tarka News Agency")."""
    words = (byline or "").split()
    while words and words[0].lower().strip(":") in {"by", "from"}:
        words = words[1:]
    while words and words[-1].lower() in {"staff", "reporter", "correspondent"}:
        words = words[:-1]
    name = " ".join(words).strip(" .,")
    folded = fold(name)
    is_agency = 1 < len(words) <= 6 and any(folded.endswith(" " + ending) for ending in wording.agency_words)
    return name if is_agency and all(word[0].isupper() or word.lower() in {"of", "and", "the"} for word in words) else None


class _Gathering:
    """Names of outlets as they come in; what came first stands."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.aliases: dict[str, str] = {}
        self.families: dict[str, list[Family]] = {}
        self.forms: list[_Form] = []

    def start(self, written: str) -> str:
        """The key of the outlet with this name, a new one where nothing is known of it."""
        key = self.aliases.get(fold(written), fold(written))
        self.names.setdefault(key, written)
        return key

    def add(self, written: str, key: str, *, in_credits: bool = False) -> None:
        """One more way to write an outlet's name."""
        self.aliases.setdefault(fold(written), key)
        words = read_words(written, [(0, len(written))]).folded
        words = words[1:] if words[:1] == ("the",) and len(words) > 2 else words  # "The Sun" without its article is a day or a star
        if words:
            self.forms.append(_Form(words, written, key, in_credits))


def _acronyms(names: Iterable[str]) -> dict[str, str]:
    """The initials of names of three words and more, where they fit one name alone."""
    found: dict[str, set[str]] = {}
    for name in names:
        initials = "".join(word[0] for word in name.split() if word[0].isupper() and word.lower() != "the")
        if len(initials) >= _SHORT:
            found.setdefault(initials, set()).add(name)
    return {initials: min(fitting) for initials, fitting in sorted(found.items()) if len({fold(name) for name in fitting}) == 1}


def _by_first_word(forms: Iterable[_Form]) -> dict[str, tuple[_Form, ...]]:
    """The forms by their first word, the longest first."""
    found: dict[str, list[_Form]] = {}
    for form in forms:
        found.setdefault(form.words[0], []).append(form)
    return {word: tuple(sorted(same, key=lambda form: (-len(form.words), form.written))) for word, same in found.items()}
