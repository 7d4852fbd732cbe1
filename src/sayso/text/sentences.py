"""Where sentences begin and end."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.codebook import load_codebook
from sayso.text.inflection import lemmas_of_verb
from sayso.text.tokens import is_abbreviation

__all__ = ["split_sentences"]

_DATA: dict[str, Any] = tomllib.loads(files("sayso.text").joinpath("sentences.toml").read_text(encoding="utf-8"))
_STARTERS = frozenset(_DATA["starters"])
_MAY_END = frozenset(_DATA["may_end"])
_PARTICLES: tuple[str, ...] = tuple(_DATA["name_particles"])
_BULLETS: str = _DATA["bullets"]

# A run of stops; an item sign; a line break; a bracket; a straight quotation mark (counted, for it does not say whether it opens).
_MARK = re.compile(
    rf"(?P<stop>[.!?…؟۔。！？]+)|(?P<bullet>[{re.escape(_BULLETS)}])|(?P<lines>(?:\r\n?|\n|\u2028|\u2029|\x0b|\x0c)\s*)|(?P<bracket>[()\[\]])|(?P<straight>\")"
)
_SPACE = re.compile(r"[\s\u200b]*")
_WORD_BEFORE = re.compile(r"(?:[^\W_]|['’‘\-‐‑&]|(?<=\d)[.,](?=\d))+$")
_DOTTED = re.compile(r"(?:^|[^\w.])((?:[^\W\d_]\.){1,5}[^\W\d_])$")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’‘\-])*")
_NOTE = re.compile(r"[ \u00a0]?\[\d{1,3}\]")
_ITEM = re.compile(r"(?:[-–—*·o]|\(?(?:\d{1,3}|[ivxlc]{1,5}|[a-zA-Z])[.)]|#{1,6}|>)[ \t\u00a0]+\S")
_FIGURE_ITEM = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@")
_CLOSERS = frozenset("”»’›)]\"'“‘")
_OPENERS = frozenset("“«„‘‹([\"'¿¡—–-")
_LINE_WIDTH = 50  # characters: a line that ends sooner was ended by its writer, not by a wrapping program
_ASKED_WORDS = 4  # "“Who pays?” Deputy Minister Anna Smith asked": a longer subject is taken for a new sentence
_BRACKETED = 300  # characters: a bracket that is open for longer was never closed


@dataclass(slots=True)
class _State:
    """What is open at the place that is looked at: the sentence's start, brackets, straight quotation marks."""

    start: int
    brackets: int = 0
    bracket_start: int = 0
    in_straight: bool = False


@cache
def _verbs_of_saying() -> frozenset[str]:
    """The codebook's verbs of saying, without particles."""
    return frozenset(verb for saying in load_codebook().sayings for verb in saying.verbs if " " not in verb) | {"say", "ask", "tell", "add", "reply", "write"}


def _closers_end(text: str, place: int, end: int, *, in_straight: bool) -> int:
    """Where the closing marks end that belong to the stop before `place`."""
    while place < end:
        note = _NOTE.match(text, place, end)
        if note is not None:  # "stop. [12] Next": the number of a footnote
            place = note.end()
            continue
        mark = text[place]
        if (
            mark in " \u00a0\u202f"
            and place + 1 < end
            and (text[place + 1] in "”»" or (text[place + 1] == '"' and in_straight))
            and (place + 2 >= end or not text[place + 2].isalnum())
        ):
            place += 2  # "stop. »": French spacing
            continue
        if mark not in _CLOSERS:
            return place
        follows = text[place + 1] if place + 1 < end else " "
        if mark in "“‘" and follows.isalnum():
            return place
        if mark in "\"'" and follows.isalnum() and not (mark == '"' and in_straight):
            return place
        if mark == '"':
            in_straight = False
        place += 1
    return place


def _is_asked(text: str, place: int, end: int) -> bool:
    """Whether a few words after a quotation a verb of saying follows: "“Who pays?” Smith asked"."""
    for count in range(_ASKED_WORDS + 1):
        found = _WORD.match(text, place, end)
        if found is None:
            return False
        word = found.group()
        if count and word[0].islower():
            return not _verbs_of_saying().isdisjoint(lemmas_of_verb(word)) and not word.endswith("ing")
        if word[0].islower() or word.lower() in _STARTERS - {"the", "he", "she", "they", "i", "we", "one"}:
            return False
        place = _SPACE.match(text, found.end(), end).end()  # type: ignore[union-attr]
        if place == found.end():
            return False
    return False


def _starts_with_starter(text: str, place: int, end: int) -> bool:
    found = _WORD.match(text, place, end)
    return found is not None and found.group().lower().split("'")[0].split("’")[0] in _STARTERS


def _single_stop_ends(text: str, state: _State, place: int, following: int, end: int) -> bool:
    """Whether the single full stop at `place` ends a sentence, as far as the word before it tells; `following` is the next word's place."""
    before = text[max(state.start, place - 24) : place]
    dotted = _DOTTED.search(before)
    if dotted is not None:
        return _starts_with_starter(text, following, end)
    word = _WORD_BEFORE.search(before)
    if word is None:
        return True
    first = place - len(word.group())
    if _FIGURE_ITEM.match(word.group()) and not text[state.start : first].strip(" (\t\u00a0") and (word.group()[0].isdigit() or following > place + 1):
        return False  # "1. Control over the port": the number of an item
    if is_abbreviation(text, first, place):
        lower = word.group().lower()
        may_end = (
            lower in _MAY_END
            or (len(lower) == 1 and lower != "i")
            or lower[:3] in {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
        )
        return may_end and _starts_with_starter(text, following, end) and not (len(lower) == 1 and text[max(state.start, first - 2) : first] in {". ", " "})
    return True


def _ends(text: str, state: _State, stop: re.Match[str], closed: int, end: int) -> bool:
    """Whether a sentence ends at `closed`, after the run of stops and its closing marks."""
    following = _SPACE.match(text, closed, end).end()  # type: ignore[union-attr]
    if following >= end:
        return True
    run, place = stop.group(), stop.start()
    if run[0] in "。！？۔؟":
        return True
    next_mark = text[following]
    letter = following
    while letter < end and text[letter] in _OPENERS:
        letter += 1
    first_letter = text[letter] if letter < end else " "
    if following == closed:
        return _is_glued_end(text, state, place, closed, end)
    if state.brackets and place - state.bracket_start < _BRACKETED:
        return False
    if next_mark in ",;:)]”»%":
        return False
    if first_letter.islower() and not text.startswith(_PARTICLES, letter):
        return False
    if run in {"...", "…", "....", ".."} and (place == 0 or text[place - 1].isspace()):
        return len(run) == 4 or (closed > stop.end() and _starts_with_starter(text, letter, end))
    if run == "." and closed == stop.end():
        return _single_stop_ends(text, state, place, letter, end)
    return not (closed > stop.end() and run[0] in "?!.…" and text[closed - 1] not in ")]" and _is_asked(text, following, end) and run[0] != ".")


def _is_glued_end(text: str, state: _State, place: int, closed: int, end: int) -> bool:
    """Whether a sentence ends where no space follows: "the uprising.Iran’s", but not "U.S.A", "3.5", "Node.js"."""
    if closed + 1 >= end or (not text[closed].isupper() and text[closed] not in "“«"):
        return False
    word = _WORD_BEFORE.search(text[max(state.start, place - 24) : place])
    if word is None or len(word.group()) < 2 or not word.group()[-1].islower() or text[place] not in ".!?":
        return closed > place + 1 and word is not None and text[closed].isupper()
    if is_abbreviation(text, place - len(word.group()), place) or _ADDRESS.match(text, closed, end):
        return False
    after = _WORD.match(text, closed + (text[closed] in "“«"), end)
    return (
        after is not None
        and ((len(after.group()) > 1 and not after.group()[1:].isupper()) or after.group() in {"I", "A"})
        and not text.startswith(("Com", "Org", "Net"), closed)
    )


def _breaks_at_lines(text: str, state: _State, found: re.Match[str], end: int) -> bool:
    """Whether a line break ends a sentence: at an empty line, after a stop, before an item, after a line that its writer ended."""
    gap = found.group()
    if gap.count("\n") > 1 or gap.count("\r") > 1 or "\u2029" in gap or "\x0c" in gap:
        return True
    following, place = found.end(), found.start()
    while place > state.start and text[place - 1] in " \t\u00a0":
        place -= 1
    if following >= end or place <= state.start:
        return True
    if _ITEM.match(text, following, end) and not (text[following].isalpha() and text[following].isupper()):
        return True
    line = max(text.rfind("\n", state.start, place) + 1, state.start)
    if text[place - 1] in ":;" and place - line < _LINE_WIDTH:
        return True
    first_letter = next((mark for mark in text[following : following + 3] if mark not in _OPENERS), " ")
    return not first_letter.islower() and place - line < _LINE_WIDTH and text[place - 1] not in ",-–—"


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The bounds of the sentences of the stretch start..end, in characters of `text`, trimmed of white space, in order.

    A closing quotation mark belongs to the sentence that it closes. A line break ends a sentence where the line is short, ends in a stop or an item of a list follows;
    other line breaks are taken for wrapping.
    """
    sentences: list[tuple[int, int]] = []
    state = _State(start=_SPACE.match(text, start, end).end())  # type: ignore[union-attr]

    def cut(place: int, resume: int) -> None:
        while place > state.start and text[place - 1] in " \t\r\n\u00a0\u200b\x0b\x0c\u2028\u2029\u202f\ufeff":
            place -= 1
        bare = text[state.start : place].strip()
        if bare:
            first = state.start + len(text[state.start : place]) - len(text[state.start : place].lstrip())
            sentences.append((first, first + len(bare)))
        state.start = _SPACE.match(text, resume, end).end()  # type: ignore[union-attr]
        state.brackets = 0

    for found in _MARK.finditer(text, start, end):
        if found.start() < state.start:
            continue
        kind = found.lastgroup
        if kind == "stop":
            closed = _closers_end(text, found.end(), end, in_straight=state.in_straight)
            if _ends(text, state, found, closed, end):
                state.in_straight = False if text.count('"', found.end(), closed) % 2 else state.in_straight
                cut(closed, closed)
        elif kind == "lines":
            if _breaks_at_lines(text, state, found, end):
                state.in_straight = False
                cut(found.start(), found.end())
        elif kind == "bullet":
            cut(found.start(), found.start())
        elif kind == "bracket":
            if found.group() in "([":
                if state.brackets == 0:
                    state.bracket_start = found.start()
                state.brackets += found.start() != state.start
            else:
                state.brackets = max(0, state.brackets - 1)
        else:
            state.in_straight = not state.in_straight
    cut(end, end)
    return sentences
