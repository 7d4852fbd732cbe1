"""One spelling of a name, made comparable: titles, articles and possessives off, number words as figures, acronyms as letters."""

import re
from dataclasses import dataclass

from sayso.names.wordlists import WordLists
from sayso.text.folding import fold, words_of
from sayso.text.tokens import singular

__all__ = ["Name", "read_name"]

_POSSESSIVE = re.compile(r"(?:['’‘`´]s|(?<=s)['’])$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_HYPHENS = re.compile(r"[-‐‑‒–—_]+")
_BRACKETS = re.compile(r"^(?P<name>[^()\[\]]+?)\s*[(\[](?P<inside>[^()\[\]]+)[)\]]$")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,10}s?|[A-Z](?=[A-Z0-9-]{0,8}\d)[A-Z0-9]{1,8}(?:-\d{1,3})?|[A-Z](?:\.?[A-Z]){1,6}\.?(?:[-/](?:[A-Z]\.?){1,6}){1,2}")
_ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "XI": "11", "XII": "12"}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_SURNAME_FIRST = re.compile(r"^([^,]{2,40}), ([^,]{1,60})$")  # "Marlow, Robert"
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{4})(?=[A-Z][^\W\d_A-Z]{3})")  # "RobertMarlow", as scans give it; not MacMarlow, LeBron
_SERVANT = re.compile(r"abd[aeou]l(?=\w{4})")
_LONGEST_RUN = 4  # words: "open joint stock company"
_OF = frozenset({"of", "for", "in", "at", "to"})
_AND = frozenset({"and", "&", ","})
_LONGEST_BODY = 4  # words of a body or country before a post: "National Guard Corps commander"
_LONGEST_TITLE = 4  # words; "grand ayatollah", "lieutenant general", "newly appointed"
_PERSON_MARKS = frozenset({"jr", "sr", "junior", "senior", "2", "3", "4"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One spelling of a name.

    `text` is as written, without title, lower-case article and possessive. `words` are folded and in order; they are what is compared.
    `region` is what a place's name gives behind a comma ("Marlow, Ohio"). `letters` are an acronym's, else "". `marks` are the numbers and words such as "North" that tell things apart which are otherwise called the same.
    A `is_short` name stands for a fuller one (a bare surname, an acronym, "H. Marlow"); a `is_description` one ("the group", "he") is no name at all.
    `also` are further spellings that the words themselves give: "Harbour Relief Board (HRB)", "HRB/CRH".
    """

    kind: str
    text: str
    titles: tuple[str, ...]
    words: tuple[str, ...]
    region: tuple[str, ...] = ()
    letters: str = ""
    marks: frozenset[str] = frozenset()
    is_short: bool = False
    is_description: bool = False
    also: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By what tells nearly all names apart: names are keys of caches, and ten fields take long to hash."""
        return hash((self.text, self.kind))

    @property
    def plain(self) -> str:
        """The words in one string."""
        return " ".join(self.words)


def read_name(text: str, kind: str, lists: WordLists) -> Name:
    """The name that words of a text give, for their kind."""
    cleaned = _cleaned(text)
    also: tuple[str, ...] = ()
    bracketed = _BRACKETS.match(cleaned)
    if bracketed is not None and kind not in lists.words:
        cleaned, also = bracketed["name"], tuple(part for part in re.split(r"[/,;]", bracketed["inside"]) if part.strip())
    region: tuple[str, ...] = ()
    if kind == "location" and "," in cleaned:
        cleaned, _, rest = cleaned.partition(",")
        region = words_of(rest.removeprefix(" in "))
    letters = _letters(cleaned, kind)
    if letters and "/" in cleaned:
        also = (*also, *cleaned.split("/"))
    titles: tuple[str, ...] = ()
    if kind == "person":
        cleaned, titles = _without_titles(_SURNAME_FIRST.sub(r"\2 \1", cleaned), lists)
        cleaned = _GLUED.sub(" ", cleaned)
    words = (letters.lower(),) if letters else _words(cleaned, kind, lists)
    if not words:
        words = (fold(text) or text.strip() or "?",)
    if kind in lists.words:
        last = words[-1].removesuffix("s") if kind == "nationality" else singular(words[-1])
        return Name(kind=kind, text=cleaned, titles=(), words=(*words[:-1], last), is_description=fold(cleaned) in lists.pronouns)
    return Name(
        kind=kind,
        text=cleaned,
        titles=titles,
        words=words,
        region=region,
        letters=letters,
        marks=_marks(words, kind, lists),
        is_short=bool(letters) or (kind == "person" and _is_bare(words, cleaned, lists)),
        is_description=not letters and _is_description(cleaned, words, kind, lists),
        also=tuple(part.strip() for part in also),
    )


def _cleaned(text: str) -> str:
    """Without quotation marks around, possessive, lower-case article, doubled spaces."""
    cleaned = " ".join(text.split()).strip('"“”„«»,;: ')
    if not _ACRONYM.fullmatch(cleaned):
        cleaned = cleaned.strip(".")
    if cleaned[:1] in "'‘" and cleaned[-1:] in "'’":
        cleaned = cleaned[1:-1]
    cleaned = _POSSESSIVE.sub("", cleaned)
    article = _ARTICLE.match(cleaned)
    if article is not None and cleaned[0].islower():
        cleaned = cleaned[article.end() :]
    return cleaned or text.strip()


def _letters(cleaned: str, kind: str) -> str:
    """The capital letters of an acronym, "" for what is none. Persons have initials, not acronyms."""
    if kind == "person" or not _ACRONYM.fullmatch(cleaned):
        return ""
    return "".join(letter for letter in cleaned if letter.isupper() or letter.isdigit())


def _surname_last(cleaned: str) -> str:
    """The surname behind the given names where capitals mark it: "MARLOW Robert James"."""
    tokens = cleaned.split(" ")
    count = next((n for n, token in enumerate(tokens) if not _is_capitals(token)), 0)
    return " ".join((*tokens[count:], *tokens[:count])) if count and not any(_is_capitals(token) for token in tokens[count:]) else cleaned


def _is_capitals(token: str) -> bool:
    """Whether a word is in capitals, and no initial."""
    return len(token) > 2 and token.isupper() and "." not in token


def _without_titles(cleaned: str, lists: WordLists) -> tuple[str, tuple[str, ...]]:
    """The name behind ranks, posts and honorifics, and those; "NGC commander Marlow" loses the body, too. A name that is nothing but title stays."""
    tokens = cleaned.split(" ")
    folded = [fold(_HYPHENS.sub(" ", token).replace(".", "")) for token in tokens]
    taken = _run_of_titles(folded, 0, lists.titles, lists)
    for start in range(max(1, taken), min(len(tokens) - 1, _LONGEST_BODY + 1)):
        if tokens[start - 1] in _AND:
            break
        behind = _run_of_titles(folded, start, lists.offices, lists)
        if behind > start:
            taken = behind
    if taken == 0 or taken >= len(tokens) or tokens[taken] in _OF:
        return cleaned, ()
    return " ".join(tokens[taken:]), tuple(word for word in folded[:taken] if word)


def _run_of_titles(folded: list[str], start: int, first: frozenset[tuple[str, ...]], lists: WordLists) -> int:
    """Where the titles from `start` end; the first of them must be among `first`."""
    position, known = start, first
    while position < len(folded):
        longest = min(_LONGEST_TITLE, len(folded) - position)
        size = next((n for n in range(longest, 0, -1) if tuple(" ".join(folded[position : position + n]).split()) in known), 0)
        if size == 0:
            break
        position += size
        known = lists.titles
    return position


def _words(cleaned: str, kind: str, lists: WordLists) -> tuple[str, ...]:
    """The words that are compared: of a person's name those that belong together joined, of others without legal form and with numbers as figures."""
    if kind == "person":
        return _joined(_initials_first(words_of(_surname_last(cleaned).replace("&", " and "))), lists)
    figures = " ".join(_ROMAN.get(token, token) for token in _HYPHENS.sub(" ", cleaned).split(" "))
    words = _spelled_alike(words_of(figures), lists)
    if kind == "location":
        return tuple(words[2:] if len(words) > 2 and tuple(words[:2]) in lists.place_kinds else words)
    kept = _without_legal_forms(words, lists)
    return tuple(kept or words)


def _initials_first(words: tuple[str, ...]) -> tuple[str, ...]:
    """Initials behind a surname in front of it: "Marlow R. J."."""
    count = next((n for n, word in enumerate(reversed(words)) if len(word) > 1), len(words))
    return (*words[-count:], *words[:-count]) if 0 < count < len(words) and len(words[0]) > 1 else words


def _spelled_alike(words: tuple[str, ...], lists: WordLists) -> list[str]:
    """Runs of words that have two ways of being written, and numbers, in one way."""
    result: list[str] = []
    position = 0
    while position < len(words):
        size = next((n for n in range(_LONGEST_RUN, 0, -1) if words[position : position + n] in lists.spellings), 0)
        if size:
            result.append(lists.spellings[words[position : position + size]])
        else:
            word = words[position]
            ordinal = _ORDINAL.fullmatch(word)
            result.append(ordinal[1] if ordinal is not None else lists.numbers.get(word, word))
        position += size or 1
    return result


def _without_legal_forms(words: list[str], lists: WordLists) -> list[str]:
    kept: list[str] = []
    position = 0
    while position < len(words):
        size = next((n for n in range(_LONGEST_RUN, 0, -1) if tuple(words[position : position + n]) in lists.legal_forms), 0)
        if not size:
            kept.append(words[position])
        position += size or 1
    return kept


def _joined(words: tuple[str, ...], lists: WordLists) -> tuple[str, ...]:
    """Names of two words as one: "abu" with the next, "ullah" with the last, and "Abdulaziz" like "Abd al-Aziz"."""
    result: list[str] = []
    waiting = ""
    for word in words:
        if waiting:
            result.append(waiting + word)
            waiting = ""
        elif word in lists.joined:
            waiting = lists.joined[word]
        elif word in lists.joined_to_last and result:
            result[-1] += word
        else:
            servant = _SERVANT.match(word)
            result.append("abd" + word[servant.end() :] if servant is not None else word)
    if waiting:
        result.append(waiting)
    return tuple(result)


def _is_bare(words: tuple[str, ...], cleaned: str, lists: WordLists) -> bool:
    """One word, particles and initials aside; scripts without capitals write whole names in one word."""
    content = [word for word in words if len(word) > 1 and word not in lists.particles]
    return len(content) <= 1 and any(letter.isupper() for letter in cleaned)


def _is_description(cleaned: str, words: tuple[str, ...], kind: str, lists: WordLists) -> bool:
    """Without a capital (in a script that has them), a pronoun, or made of common words alone."""
    if any(letter.islower() for letter in cleaned) and not any(letter.isupper() for letter in cleaned):
        return True
    if kind == "person" and _run_of_titles([fold(token) for token in cleaned.split(" ")], 0, lists.titles, lists):
        return True  # no name is left behind the titles: "secretary of the Grain Board"
    if fold(cleaned) in lists.pronouns or (kind == "person" and any(word.isdigit() for word in words)):
        return True  # "At least 20 people" is a number of persons, whatever its capital
    return len(words) == 1 and (words[0] in lists.common or singular(words[0]) in lists.common)


def _marks(words: tuple[str, ...], kind: str, lists: WordLists) -> frozenset[str]:
    if kind == "person":
        return frozenset(words[1:]) & _PERSON_MARKS
    return frozenset(word for word in words if word in lists.distinguishing or any(letter.isdigit() for letter in word))
