"""Names and titles in one sentence: where they begin and end, and what kind their own words show."""

from dataclasses import dataclass

from sayso.reader.rules.lexicon import Lexicon, load_classes, load_places
from sayso.reader.rules.words import Sentence
from sayso.text.inflection import singular

__all__ = ["Name", "find_names"]

_JOINING = frozenset({"of", "for"})
_LOWER_KINDS = (("weapon_words", "weapon"), ("facility_words", "facility"))
_MAX_WORDS = 14
_ARTICLES = ("al-", "el-", "ar-", "as-", "ash-", "an-", "at-", "ad-", "az-", "ul-", "ud-")


@dataclass(slots=True)
class Name:
    """Words start..end (end excluded) of a sentence; `kind` is "" where only the context can tell. `context` is person, location or "" by the words around.

    `drop` is how many characters of the last word are no part of it ("-backed").
    """

    start: int
    end: int
    kind: str
    context: str = ""
    drop: int = 0


def _is_capital(sentence: Sentence, place: int) -> bool:
    text = sentence.texts[place]
    return text[0].isupper() or (text[0].isdigit() and any(c.isupper() for c in text))


def _title_at(sentence: Sentence, place: int, stop: int, lexicon: Lexicon) -> int:
    """The end of the longest title that begins at `place`; `place` itself where none does."""
    titles = lexicon.words("titles")
    for length in (4, 3, 2, 1):
        end = place + length
        if end > stop:
            continue
        phrase = " ".join(sentence.lowers[place:end])
        if phrase in titles or (length == 1 and phrase in lexicon.words("rank_abbreviations") and _is_capital(sentence, place)):
            return end
        last = singular(sentence.lowers[end - 1])
        if last != sentence.lowers[end - 1] and " ".join((*sentence.lowers[place : end - 1], last)) in titles:
            return end
    return place


def _run(sentence: Sentence, start: int, lexicon: Lexicon) -> int:
    """The end of the run of name words that begins at `start`."""
    place = start + 1
    size = len(sentence)
    particles = lexicon.words("name_particles")
    while place < size and place - start < _MAX_WORDS:
        lower = sentence.lowers[place]
        tag = sentence.tags[place]
        if "-" in lower and lower.rpartition("-")[2] in lexicon.suffixes:
            break
        if tag == "NNP" or (
            tag in {"JJ", "NN", "NNS", "VBG", "VBN", "CD", "VB", "RB", "VBD"} and _is_capital(sentence, place) and sentence.texts[place - 1][-1].isalnum()
        ):
            if sentence.lowers[place] in lexicon.words("calendar"):
                break
            place += 1
        elif (
            lower.startswith(_ARTICLES)
            and len(lower) > 4
            and tag in {"NN", "NNS", "JJ", "RB", "VB", "VBN", "VBG", "VBD"}
            and sentence.texts[place][lower.index("-") + 1 :][:1].isupper()
        ) or (lower in particles and place + 1 < size and (_is_capital(sentence, place + 1) or sentence.lowers[place + 1] in particles)):
            place += 1
        elif lower == "&" and place + 1 < size and _is_capital(sentence, place + 1):
            place += 2
        elif lower in _JOINING and _joins(sentence, start, place, lexicon):
            place += 1
            while place < size and sentence.lowers[place] in {"the", "all"}:
                place += 1
        elif (
            lower == "and"
            and place + 1 < size
            and _is_capital(sentence, place + 1)
            and "of" in sentence.lowers[start:place]
            and place - start >= 3
            and sentence.lowers[place - 1] not in load_places()
        ) or (tag == "POS" and place + 2 < size and _is_capital(sentence, place + 1) and sentence.lowers[start] in lexicon.words("body_openers")):
            place += 1
        else:
            break
    return place


def _joins(sentence: Sentence, start: int, place: int, lexicon: Lexicon) -> bool:
    """Whether "of" inside a name goes on with it: "Ministry of Defence", "Party of the Covenant", but not "President of Iraq"."""
    ahead = place + 1
    size = len(sentence)
    while ahead < size and sentence.lowers[ahead] in {"the", "all"}:
        ahead += 1
    if ahead >= size or not _is_capital(sentence, ahead) or sentence.lowers[ahead] in lexicon.words("calendar"):
        return False
    last = sentence.lowers[place - 1]
    if last in lexicon.words("titles") or last in load_places():
        return False
    if (
        singular(last) in lexicon.words("body_words")
        or last in lexicon.words("body_words")
        or last in lexicon.words("document_words")
        or last in lexicon.words("event_words")
        or last in lexicon.words("facility_words")
    ):
        return True
    return start > 0 and sentence.lowers[start - 1] == "the" and sentence.lowers[ahead] not in load_places() and place - start <= 2


def _own_kind(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> str:
    """The kind that a name's own words show."""
    places = load_places()
    whole = " ".join(sentence.lowers[start:end])
    kind = places.get(whole, "")
    if kind:
        return kind
    words = sentence.lowers[start:end]
    cut = next((k for k, word in enumerate(words) if word in _JOINING), len(words))
    head = words[cut - 1] if cut else words[-1]
    single = singular(head)
    capital = sentence.texts[start + cut - 1][0].isupper() if cut else True
    if not capital and end - start == 1:
        return ""
    for name, kind in (
        ("weapon_words", "weapon"),
        ("body_words", "organization"),
        ("facility_words", "facility"),
        ("event_words", "event"),
        ("place_words", "location"),
        ("document_words", "document"),
    ):
        if (head in lexicon.words(name) or single in lexicon.words(name)) and (end - start > 1 or name == "body_words"):
            return kind
    if words[0] in lexicon.words("body_openers"):
        return "organization"
    if words[0] in lexicon.words("place_openers"):
        return "location"
    text = sentence.texts[start]
    if end - start == 1 and len(text) > 1 and text.isupper() and text.isalpha() and len(text) <= 8:
        return "organization"
    if (
        end - start == 1
        and any(c.isupper() for c in text[1:])
        and any(c.islower() for c in text)
        and text.isalpha()
        and not text.startswith(("Mc", "Mac", "De", "Al", "El", "O"))
    ):
        return "organization"
    if any(c.isdigit() for c in text) and "-" in text and end - start == 1:
        return "weapon"
    return ""


def _context(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> str:
    """What the words beside a name show."""
    before = sentence.lowers[start - 1] if start else ""
    after = sentence.lowers[end] if end < len(sentence) else ""
    if (
        after == ","
        and end + 1 < len(sentence)
        and (sentence.lowers[end + 1] == "who" or (sentence.texts[end + 1].isdigit() and len(sentence.texts[end + 1]) == 2))
    ):
        return "person"
    if after == "who":
        return "person"
    words = end - start
    if before == "the":
        return "organization"
    if before == "of" and start > 1 and singular(sentence.lowers[start - 2]) in lexicon.words("belonging_words"):
        return "organization"
    if words >= 2 and words <= 5 and any(w in lexicon.words("person_particles") for w in sentence.lowers[start:end]):
        return "person"
    if before in {"in", "at", "near", "around", "outside", "inside", "throughout", "across", "towards", "toward", "into"} and words <= 2:
        return "location"
    if after in {"said", "says", "told", "added", "wrote", "insisted", "denied", "claimed", "replied", "testified", "recalled"} or before in {
        "said",
        "says",
        "added",
        "wrote",
    }:
        return "person" if words <= 4 else ""
    if words in {2, 3, 4} and before not in {"the", "from", "to", "of"}:
        return "person"
    if words in {2, 3} and before in {"from", "of", "to"}:
        return "person?"
    return "location?" if before in {"from", "to", "of"} else ""


def _opens(sentence: Sentence, place: int) -> bool:
    """Whether a word is the first of its sentence or quotation, so that its capital says nothing."""
    return place == 0 or (not sentence.texts[place - 1][0].isalnum() and sentence.texts[place - 1] not in {",", "-", "&", "/", ")", "'"})


def _is_common(lower: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a word is one of the language and no acronym."""
    if text.isupper() and len(text) > 1:
        return False
    return lower in load_classes().words or singular(lower) in lexicon.words("people")


def find_names(sentence: Sentence, lexicon: Lexicon) -> list[Name]:
    """The names, titles, nationalities and weapons of a sentence, in order and not overlapping."""
    out: list[Name] = []
    size = len(sentence)
    place = 0
    while place < size:
        end = _title_at(sentence, place, size, lexicon) if sentence.tags[place] in {"NN", "NNS", "NNP", "JJ", "VBG", "RB"} else place
        if end > place and not (
            end < size and _is_capital(sentence, place) and sentence.tags[end] == "NNP" and sentence.lowers[end] in lexicon.words("body_words")
        ):
            if (
                place
                and sentence.tags[place - 1] == "NNP"
                and out
                and out[-1].end == place
                and out[-1].kind == ""
                and _is_capital(sentence, place)
                and end < size
                and sentence.tags[end] != "NNP"
            ):
                out[-1].end = end
                out[-1].kind = _own_kind(sentence, out[-1].start, end, lexicon)
            else:
                out.append(Name(place, end, "honorific" if sentence.lowers[place] in lexicon.words("honorifics") else "title"))
            place = end
            continue
        tag = sentence.tags[place]
        lower = sentence.lowers[place]
        if "-" in lower and _is_capital(sentence, place) and lower.rpartition("-")[2] in lexicon.suffixes:
            stem = lower.rpartition("-")[0]
            out.append(Name(place, place + 1, load_places().get(stem, "organization"), drop=len(lower) - len(stem)))
            place += 1
            continue
        kind = load_places().get(lower) if _is_capital(sentence, place) else None
        starts = (tag == "NNP" or kind is not None) and sentence.texts[place][0].isalnum() and lower not in lexicon.words("calendar")
        if (
            not starts
            and lower in lexicon.words("name_particles")
            and place + 1 < size
            and sentence.tags[place + 1] == "NNP"
            and "-" not in lower
            and lower in {"al", "el", "bin", "ibn", "abu", "von", "van"}
        ):
            starts = True
        if (
            not starts
            and lower.startswith(_ARTICLES)
            and tag in {"NN", "NNP", "JJ", "NNS"}
            and len(lower) > 4
            and sentence.texts[place][lower.index("-") + 1 :][:1].isupper()
        ):
            starts = True
        if starts:
            end = _run(sentence, place, lexicon)
            if end == place + 1 and kind is None and _opens(sentence, place) and _is_common(lower, sentence.texts[place], lexicon):
                place = end
                continue
            _add(sentence, place, end, lexicon, out)
            place = out[-1].end if out and out[-1].end > place else end
            continue
        if tag in {"NN", "NNS", "NNP"} and (lower in lexicon.words("weapon_words") or singular(lower) in lexicon.words("weapon_words")):
            first = place
            while (
                first
                and sentence.tags[first - 1] in {"JJ", "NN"}
                and (not out or out[-1].end < first)
                and ("-" in sentence.lowers[first - 1] or sentence.lowers[first - 1] in lexicon.words("weapon_modifiers"))
            ):
                first -= 1
            out.append(Name(first, place + 1, "weapon"))
        elif lower in lexicon.words("common_bodies") and tag in {"NN", "NNP", "NNS"}:
            first = place
            while (
                first
                and sentence.tags[first - 1] in {"NN", "JJ"}
                and sentence.lowers[first - 1] in lexicon.words("ministry_words")
                and (not out or out[-1].end < first)
            ):
                first -= 1
            out.append(Name(first, place + 1, "organization"))
        elif lower in lexicon.words("ministry_heads") and place and sentence.lowers[place - 1] in lexicon.words("ministry_words"):
            first = place - 1
            while first and sentence.lowers[first - 1] in lexicon.words("ministry_words"):
                first -= 1
            if not out or out[-1].end <= first:
                out.append(Name(first, place + 1, "organization"))
        place += 1
    return [name for name in out if True]


def _add(sentence: Sentence, start: int, end: int, lexicon: Lexicon, out: list[Name]) -> None:
    """Enter a run of capitals: titles and nationalities at its front are names of their own."""
    size = len(sentence)
    places = load_places()
    after_title = bool(out) and out[-1].end == start and out[-1].kind in {"title", "honorific"}
    whole = _own_kind(sentence, start, end, lexicon)
    if not whole and end < size and sentence.tags[end] in {"NN", "NNS"} and not after_title:
        following = sentence.lowers[end]
        single = singular(following)
        if following in lexicon.words("named_bodies") or single in lexicon.words("named_bodies"):
            out.append(Name(start, end + 1, "organization"))
            return
        if single in lexicon.words("facility_words") and following == single:
            out.append(Name(start, end + 1, "facility"))
            return
        if single in lexicon.words("place_words") and following == single:
            out.append(Name(start, end + 1, "location"))
            return
    if whole in {"nationality", "location"} and end < size and sentence.tags[end] in {"NN", "NNS"} and sentence.lowers[end] in lexicon.words("state_bodies"):
        out.append(Name(start, end + 1, "organization"))
        return
    if whole in {"", "nationality"} and end - start > 1:
        # "Iranian President Ali Dorri" is three names
        middle = start + 1
        lead = places.get(sentence.lowers[start]) or (places.get(" ".join(sentence.lowers[start : start + 2])) if end - start > 2 else None)
        if lead and places.get(sentence.lowers[start]) is None:
            middle = start + 2
        if lead:
            title = _title_at(sentence, middle, end, lexicon)
            out.append(Name(start, middle, lead))
            if title > middle:
                out.append(Name(middle, title, "title"))
                if title < end:
                    out.append(Name(title, end, "person"))
            else:
                _add(sentence, middle, end, lexicon, out)
            return
        for middle in range(start + 1, end):
            title = _title_at(sentence, middle, end, lexicon)
            if title > middle and title < end and sentence.texts[middle][0].isupper():
                _add(sentence, start, middle, lexicon, out)
                out.append(Name(middle, title, "title"))
                out.append(Name(title, end, "person"))
                return
    name = Name(start, end, whole)
    if after_title and whole in {"", "location"} and sentence.texts[start] != sentence.texts[start].upper():
        name.kind = "person"
    elif not whole:
        name.context = _context(sentence, start, end, lexicon)
    out.append(name)
