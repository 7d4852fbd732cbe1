"""The persons, bodies, places and things that an article has spoken of so far, and by which words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.extract.expressions import Expression
from sayso.extract.lexicon import Lexicon
from sayso.extract.names import acronyms_of, is_short_for, name_words
from sayso.record import Span
from sayso.text.tokens import singular

__all__ = ["Cast", "Figure", "Seen"]

_LATEST = 50  # figures of one noun or name word that are looked at: more are of another part of a long text


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where a figure was spoken of: its phrase, its standing in the sentence in points, whether inside a quotation."""

    expression: Expression
    weight: float
    is_quoted: bool


@dataclass(slots=True, eq=False)
class Figure:
    """One of them: the words that name it best, what is known of it, where it was last seen; `body` is what a person speaks for."""

    naming: Expression
    kind: str
    plural: bool | None
    gender: str | None
    words: tuple[str, ...] = ()
    nouns: set[str] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    body: "Figure | None" = None

    @property
    def span(self) -> Span:
        """The words that stand for it in an antecedent."""
        return self.naming.phrase.head

    @property
    def is_named(self) -> bool:
        """Whether it has a name."""
        return self.naming.phrase.is_name


class Cast:
    """All figures of an article, found again by name, by noun or by how lately they were spoken of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._recent: dict[int, Figure] = {}
        self._by_name: dict[str, list[Figure]] = {}
        self._by_word: dict[str, list[Figure]] = {}
        self._by_acronym: dict[str, list[Figure]] = {}
        self._by_noun: dict[str, list[Figure]] = {}

    def make(self, expression: Expression) -> Figure:
        """A figure that is spoken of for the first time."""
        phrase = expression.phrase
        figure = Figure(expression, phrase.kind, phrase.plural, self.gender_of(expression))
        self.learn(figure, expression)
        return figure

    def gender_of(self, expression: Expression) -> str | None:
        """The gender that a phrase or the titles beside it tell."""
        phrase = expression.phrase
        if phrase.gender is not None or phrase.kind != "person":
            return phrase.gender
        return self._lexicon.gender_of(word.strip(".") for word in expression.titles)

    def learn(self, figure: Figure, expression: Expression) -> None:
        """Take in what a phrase calls a figure: names, nouns, titles; a name is its naming from then on."""
        phrase = expression.phrase
        nouns = {phrase.noun} if phrase.noun else set[str]()
        nouns |= {singular(w.strip(".")) for w in expression.titles if w.strip(".") in self._lexicon.titles or w.strip(".") in self._lexicon.people}
        if phrase.is_name:
            words = name_words(phrase.head.text)
            if not figure.is_named or len(words) > len(figure.words):
                figure.naming, figure.kind = expression, phrase.kind
            self._index(self._by_name, " ".join(words), figure)
            if len(words) > len(figure.words):
                figure.words = words
                for word in {*words, words[-1].rpartition("-")[2]}:
                    self._index(self._by_word, word, figure)
                for form in acronyms_of(phrase.head.text):
                    self._index(self._by_acronym, form, figure)
            if phrase.kind != "person":
                nouns |= {singular(word) for word in words}
        for noun in nouns - figure.nouns:
            self._index(self._by_noun, noun, figure)
        figure.nouns |= nouns

    @staticmethod
    def _index(table: dict[str, list[Figure]], key: str, figure: Figure) -> None:
        known = table.setdefault(key, [])
        if figure not in known[-_LATEST:]:
            known.append(figure)

    def saw(self, figure: Figure, expression: Expression, weight: float) -> None:
        """Note another place where a figure is spoken of."""
        told = expression.told
        figure.seen.append(Seen(expression, weight, told is not None and told.is_quotation))
        self._recent.pop(id(figure), None)
        self._recent[id(figure)] = figure

    def recent(self, line: int, lines: int) -> Iterator[Figure]:
        """The figures of the last so many sentences, the latest first."""
        for figure in reversed(self._recent.values()):
            if line - figure.seen[-1].expression.line > lines:
                return
            yield figure

    def called(self, noun: str) -> Iterable[Figure]:
        """The figures that a noun has been used of, or in whose name it stands; the latest seen first."""
        return sorted(self._by_noun.get(noun, ())[-_LATEST:], key=lambda f: -f.seen[-1].expression.phrase.head.start)

    def named(self, expression: Expression) -> Figure | None:
        """The figure that a name stands for: the one of the same name, or the only one of which it is a short form."""
        phrase = expression.phrase
        words = name_words(phrase.head.text)
        if not words:
            return None
        same = [f for f in self._by_name.get(" ".join(words), ()) if _kinds_fit(phrase.kind, f.kind)]
        if same:
            return same[-1]
        gender = self.gender_of(expression)
        tables = ((self._by_word, words[0]), (self._by_word, words[-1].rpartition("-")[2]), (self._by_acronym, phrase.head.text.replace(".", "")))
        wider = [figure for table, key in tables for figure in table.get(key, ())[-_LATEST:]]
        longer = {
            id(f): f
            for f in wider
            if (phrase.kind == f.kind or (_kinds_fit(phrase.kind, f.kind) and f.words[-len(words) :] == words))
            and (gender is None or f.gender is None or gender == f.gender)
            and is_short_for(phrase.head.text, words, f.words, f.span.text, is_person=f.kind == "person", common=self._lexicon.bodies)
        }
        if longer:
            return next(iter(longer.values())) if len(longer) == 1 else None
        return self._short_before(expression, words) or (self._titled(expression) if phrase.kind == "person" else None)

    def _short_before(self, expression: Expression, words: tuple[str, ...]) -> Figure | None:
        """The figure that was spoken of by a short form before its full name came."""
        phrase = expression.phrase
        ends = (
            self._by_name.get(words[-1], ())
            if phrase.kind == "person"
            else [f for form in acronyms_of(phrase.head.text) for f in self._by_name.get(form.lower(), ())]
        )
        gender = self.gender_of(expression)
        known = {id(f): f for f in ends if len(f.words) == 1 and f.kind == phrase.kind and gender in (None, f.gender or gender)}
        if phrase.kind != "person":
            known = {key: f for key, f in known.items() if f.span.text.isupper()}
        return next(iter(known.values())) if len(known) == 1 else None

    def find(self, name: str) -> Figure | None:
        """The figure that is called exactly so."""
        known = self._by_name.get(" ".join(name_words(name)), ())
        return known[0] if known else None

    def _titled(self, expression: Expression) -> Figure | None:
        """The figure that had only its post until its name came: "the Foreign Secretary", then "Foreign Secretary X"."""
        titles = [word for word in expression.titles if word not in self._lexicon.definite]
        post = " ".join(titles)
        known = self._by_noun.get(singular(titles[-1]), ()) if titles else ()
        return next((f for f in known if not f.is_named and f.span.text.lower() == post and f.naming.phrase.determiner in ("definite", "none")), None)


def _kinds_fit(left: str, right: str) -> bool:
    return left == right or {left, right} <= {"organization", "location", "facility", "other"}
