"""The forms of English verbs and nouns: by rules of spelling, and a table of what is irregular."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

__all__ = ["VerbForm", "lemmas_of_verb", "singular", "verb_forms"]

VerbForm = Literal["base", "s", "ing", "past", "participle"]

_DATA: dict[str, Any] = tomllib.loads(files("sayso.text").joinpath("inflection.toml").read_text(encoding="utf-8"))
_SINGULARS: dict[str, str] = _DATA["nouns"]
_LIKELY = frozenset(_DATA["likely"])
_UNCHANGING = frozenset(_DATA["unchanging"]["nouns"])
_BE: dict[str, tuple[VerbForm, ...]] = {
    "am": ("base",),
    "are": ("base",),
    "is": ("s",),
    "was": ("past",),
    "were": ("past",),
    "been": ("participle",),
    "being": ("ing",),
    "be": ("base",),
}

_NO_FORMS: frozenset[VerbForm] = frozenset()
_VOWELS = "aeiou"
# Stems in consonant + one of these endings lost an -e before -ed and -ing ("enabl", "charg", "respons", "arriv"); in English no verb ends so.
_ALWAYS_SILENT = re.compile(r"(?:[vuczj]|[^l]g(?<!ng)|dg|rg|[bcdfgkptz]l|[nrlp]s|[aeou][ieu]s|[^s]s(?<!us))$")
# Weak last syllables, which neither double nor lose an -e: "gather", "open", "order", "monitor", "follow", "visit", "develop", "fix", "stay".
_WEAK = re.compile(r"(?:(?<=..)(?:er|en|el|or(?<![pls]or)|on|ow|it(?<!cit)(?<!vit)|et|om|op|al|ar(?<![pl]ar))|[aeo]w|[aeou]y|x|h)$")
_DOUBLED = re.compile(r"([bcdfghjklmnpqrstvz])\1$")


def _irregular() -> dict[str, dict[str, frozenset[VerbForm]]]:
    """Word to verb to forms, for all irregular forms and their verbs' base."""
    table: dict[str, dict[str, frozenset[VerbForm]]] = {}

    def enter(word: str, verb: str, form: VerbForm) -> None:
        forms = table.setdefault(word, {})
        forms[verb] = forms.get(verb, _NO_FORMS).union((form,))

    for line in _DATA["verbs"]:
        verb, past, participle = line.split()
        enter(verb, verb, "base")
        for word in past.split("/"):
            enter(word, verb, "past")
        for word in participle.split("/"):
            enter(word, verb, "participle")
    for word, forms in _BE.items():
        for form in forms:
            enter(word, "be", form)
    enter("has", "have", "s")
    enter("does", "do", "s")
    enter("goes", "go", "s")
    return table


_IRREGULAR = _irregular()


def _bases(stem: str) -> tuple[str, ...]:
    """The verbs that give `stem` when -ed or -ing is added, the likeliest first: "fir" of fire, "plann" of plan, "raid" of raid."""
    if len(stem) < 2 or not any(letter in "aeiouy" for letter in stem):
        return ()
    if _DOUBLED.search(stem):
        if stem[-1] in "lsfz":
            return (stem, stem[:-1], stem + "e")
        return (stem[:-1], stem)
    if stem.endswith("ck"):
        return (stem, stem[:-1])
    if stem[-1] == "i":
        return (stem, stem + "e")
    if stem.endswith("ee"):
        return (stem,)
    if stem.endswith(("ang", "eng", "ung")):
        return (stem + "e", stem)
    if _ALWAYS_SILENT.search(stem):
        return (stem + "e", stem)
    single_vowel = (
        stem[-1] not in "aeiouwxy" and stem[-2] in "aeiouy" and (len(stem) == 2 or stem[-3] not in _VOWELS or (stem[-3:-1] in {"ia", "ua"} and stem[-1] == "t"))
    )
    if single_vowel and not _WEAK.search(stem):
        return (stem + "e", stem)
    return (stem, stem + "e")


def _regular(word: str) -> list[tuple[str, VerbForm]]:
    """The verbs that a word is a regular form of, by its ending."""
    if word.endswith("ying") and len(word) == 5:  # dying, lying, tying; but trying, flying
        return [(word[0] + "ie", "ing"), (word[:-3], "ing")]
    if word.endswith("ing") and len(word) > 4:
        return [(base, "ing") for base in _bases(word[:-3])]
    if word.endswith("ied") and len(word) > 3:
        bases = (word[:-3] + "y", word[:-1]) if len(word) > 4 else (word[:-1], word[:-3] + "y")
        return [(base, form) for base in bases for form in ("past", "participle")]
    if word.endswith("ed") and len(word) > 3:
        stem = word[:-2]
        bases = (*((stem + "e",) if stem.endswith("e") else ()), *_bases(stem))
        return [(base, form) for base in dict.fromkeys(bases) for form in ("past", "participle")]
    if word.endswith("ies") and len(word) > 3:
        return [(base, "s") for base in ((word[:-3] + "y", word[:-1]) if len(word) > 4 else (word[:-1], word[:-3] + "y"))]
    if word.endswith(("sses", "xes", "zzes", "ches", "shes", "oes")):
        return [(word[:-2], "s"), (word[:-1], "s")]
    if word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is")):
        return [(word[:-1], "s"), *([(word[:-2], "s")] if word.endswith(("ses", "zes")) else [])]
    return []


@lru_cache(maxsize=65536)
def _readings(word: str) -> dict[str, frozenset[VerbForm]]:
    """Verb to forms, the likeliest verb first; the word itself as a base is always among them."""
    readings: dict[str, frozenset[VerbForm]] = dict(_IRREGULAR.get(word, {}))
    if not any(forms - {"base"} for forms in readings.values()):
        for verb, form in _regular(word):
            known = _IRREGULAR.get(verb, {}).get(verb, frozenset())
            is_irregular = "base" in known and form in {"past", "participle"}
            if not is_irregular:
                readings[verb] = readings.get(verb, _NO_FORMS).union((form,))
    readings.setdefault(word, frozenset({"base"}))
    likely = [verb for verb in readings if verb in _LIKELY or verb in _IRREGULAR.get(verb, {})]
    if word.endswith("eed"):  # "need", "proceed" are no past forms; "agreed" is
        likely = [word[:-1] if word[:-1] in _LIKELY else word]
    if len(likely) == 1 and likely[0] in readings:
        return {likely[0]: readings[likely[0]], **readings}
    return readings


def lemmas_of_verb(word: str) -> tuple[str, ...]:
    """The verbs that `word` can be a form of, the likeliest first; the word itself is always among them.

    Without a dictionary the ending leaves a choice ("fired": fire, fir): compare all of them with the verbs that are looked for.
    """
    return tuple(_readings(word.lower()))


def verb_forms(word: str, lemma: str | None = None) -> frozenset[VerbForm]:
    """Which forms the word can be of the verb `lemma`, or of any verb: "put" of put is base, past and participle.

    Empty where it is no form of that verb.
    """
    readings = _readings(word.lower())
    if lemma is not None:
        return readings.get(lemma, frozenset())
    forms: frozenset[VerbForm] = frozenset()
    return forms.union(*readings.values())


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """The singular of a noun in lower case ("militias": "militia"), or the word itself where it is none; compounds by their last word."""
    lower = word.lower()
    head, hyphen, tail = lower.rpartition("-")
    if hyphen and tail:
        return head + hyphen + singular(tail)
    if lower in _SINGULARS:
        return _SINGULARS[lower]
    if lower.endswith("men") and len(lower) > 5 and lower not in {"specimen", "regimen", "acumen", "abdomen"}:
        return lower[:-2] + "an"
    if lower in _UNCHANGING or len(lower) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is", "'s")):
        return lower
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes", "oes")):
        return lower[:-2]
    return lower[:-1]
