"""Two names of bodies, places or things, in figures: what `weights.json` weighs."""

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from sayso.names.alignment import Aligned, align
from sayso.names.profiles import Profile
from sayso.names.sounds import FAR, word_distance
from sayso.names.vocabulary import is_attested, is_translation
from sayso.text.tokens import singular

__all__ = ["BODY_TERMS", "align_bodies", "body_terms"]

BODY_TERMS = (
    "spelling", "worst", "translated", "matched", "exact", "shared_bits", "rarest_shared", "both_left_out", "left_out", "rarest_left_out", "rarest_both_left_out",
    "words_both_left_out", "words_left_out", "shorter", "longer", "other_number", "other_mark", "mark_left_out", "first", "last", "other_first", "other_last",
    "first_left_out", "last_left_out", "reordered", "letters_in_order", "letters", "words_sorted", "covered", "initials", "inside", "joined", "edits", "left_out_alike", "other_place", "place_left_out", "most_letters", "most_letters_share",
)  # fmt: skip
"""The figures of `body_terms`, in order. training/names/README.md says what each is."""

_SAME = 0.1
_PLURAL = 0.1
_TRANSLATED = 0.6
_SHORTENED = 1.2  # telecom, telecommunication
_LEAST_SHORTENED = 4  # letters
_BOTH_WORDS = 2.0  # two words that several bodies have are two words, however alike
_SEVERAL = 3
_SHORTEST = 2  # letters; shorter words are equal or different
_LONGEST_INITIALS = 8
_MOST_EDITS = 6


@lru_cache(maxsize=1 << 19)
def _distance(left: str, right: str) -> float:
    if left.isdigit() or right.isdigit():
        return FAR
    if singular(left) == singular(right):
        return _PLURAL
    if is_translation(left, right):
        return _TRANSLATED
    if min(len(left), len(right)) <= _SHORTEST:
        return FAR
    far = word_distance(left, right)
    if far > _SHORTENED and min(len(left), len(right)) >= _LEAST_SHORTENED and (left.startswith(right) or right.startswith(left)):
        far = _SHORTENED
    return far + _BOTH_WORDS if is_attested(left, _SEVERAL) and is_attested(right, _SEVERAL) else far


def align_bodies(left: Profile, right: Profile) -> Aligned:
    """The words of two bodies' names that go together."""
    return align(left.words, right.words, _distance)


def body_terms(left: Profile, right: Profile, aligned: Aligned) -> list[float]:
    """The figures of BODY_TERMS for a pair; symmetric but for rounding."""
    ours, theirs = left.words, right.words
    pairs = aligned.pairs
    total = worst = shared = rarest_shared = most_share = 0.0
    translated = matched = exact = covered = most_letters = 0
    to_right: dict[int, int] = {}
    for i, j, far in pairs:
        to_right[i] = j
        total += far
        worst = max(worst, far)
        translated += far == _TRANSLATED
        covered += len(ours[i]) + len(theirs[j])
        if not left.small[i]:
            matched += 1
            exact += far <= _SAME
        if far > _SAME and far != _TRANSLATED:
            letters = Levenshtein.distance(ours[i], theirs[j])
            most_letters = max(most_letters, letters)
            most_share = max(most_share, letters / max(len(ours[i]), len(theirs[j])))
        rarity = min(left.bits[i], right.bits[j])
        shared += rarity
        rarest_shared = max(rarest_shared, rarity)
    bits_left = [left.bits[i] for i in aligned.left_over]
    bits_right = [right.bits[j] for j in aligned.right_over]
    over_left, over_right = sum(bits_left), sum(bits_right)
    rarest_left, rarest_right = max(bits_left, default=0.0), max(bits_right, default=0.0)
    count_left = len([i for i in aligned.left_over if not left.small[i]])
    count_right = len([j for j in aligned.right_over if not right.small[j]])
    last_left, last_right = len(ours) - 1, len(theirs) - 1
    free_first, free_first_there = 0 in aligned.left_over, 0 in aligned.right_over
    free_last, free_last_there = last_left in aligned.left_over, last_right in aligned.right_over
    order = [j for _, j, _ in pairs]
    place_left = bool(left.countries) and any(i in left.countries for i in aligned.left_over)
    place_right = bool(right.countries) and any(j in right.countries for j in aligned.right_over)
    return [
        total,
        worst if pairs else FAR / 2,
        translated,
        matched,
        exact,
        shared,
        rarest_shared,
        min(over_left, over_right),
        max(over_left, over_right),
        max(rarest_left, rarest_right),
        min(rarest_left, rarest_right),
        min(count_left, count_right),
        max(count_left, count_right),
        min(len(ours), len(theirs)),
        max(len(ours), len(theirs)),
        left.numbers != right.numbers,
        bool(left.marks and right.marks) and left.marks != right.marks,
        bool(left.marks) != bool(right.marks),
        to_right.get(0) == 0,
        to_right.get(last_left) == last_right,
        free_first and free_first_there,
        free_last and free_last_there,
        free_first != free_first_there,
        free_last != free_last_there,
        order != sorted(order),
        fuzz.ratio(left.joined, right.joined) / 100,
        fuzz.ratio(left.letters, right.letters) / 100,
        fuzz.ratio(left.sorted_words, right.sorted_words) / 100,
        covered / (left.size + right.size),
        _initials(left, right),
        (not aligned.left_over) != (not aligned.right_over),
        left.joined == right.joined,
        min(_MOST_EDITS, Levenshtein.distance(left.joined, right.joined, score_cutoff=_MOST_EDITS)),
        fuzz.ratio("".join([ours[i] for i in aligned.left_over]), "".join([theirs[j] for j in aligned.right_over])) / 100
        if count_left and count_right
        else 0.0,
        place_left and place_right,
        place_left != place_right,
        min(_MOST_EDITS, most_letters),
        most_share,
    ]


def _initials(left: Profile, right: Profile) -> float:
    """1 where one name is the initials of the other, a half where one holds them."""
    best = 0.0
    for short, full in ((left, right), (right, left)):
        if len(short.words) == 1 and len(full.words) > 1 and _SHORTEST <= len(short.words[0]) <= _LONGEST_INITIALS and short.words[0] in full.initials:
            return 1.0
        if best == 0 and any(_SHORTEST < len(word) <= _LONGEST_INITIALS and word in full.initials for word in short.words):
            best = 0.5
    return best
