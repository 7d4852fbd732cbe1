"""Two persons' names, in figures: what `weights.json` weighs."""

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from sayso.names.alignment import Aligned, align
from sayso.names.profiles import Profile
from sayso.names.sounds import FAR, word_distance
from sayso.names.vocabulary import is_same_given_name

__all__ = ["PERSON_TERMS", "align_persons", "person_terms"]

PERSON_TERMS = (
    "spelling", "worst", "matched", "exact", "shared_bits", "initials", "both_left_out", "left_out", "words_both_left_out", "words_left_out", "shorter", "longer",
    "given", "surname", "given_spelling", "surname_spelling", "other_given", "other_surname", "given_left_out", "surname_left_out", "reordered", "both_common",
    "letters_in_order", "letters", "kunya", "rarest_left_out", "covered", "equivalent", "edits", "left_out_alike", "most_letters", "most_letters_share",
)  # fmt: skip
"""The figures of `person_terms`, in order. training/names/README.md says what each is."""

_INITIAL = 0.9  # log-odds that an initial in the place of a name takes
_EQUIVALENT = 0.8  # the same for a name of another language
_SAME = 0.1  # up to this distance two words are held to be the same
_COMMON = 15.0  # bits; a word is as common as it lies below
_NONE = -1.0
_MOST_EDITS = 6


@lru_cache(maxsize=1 << 19)
def _distance(left: str, right: str) -> float:
    if len(left) == 1 or len(right) == 1:
        return _INITIAL if left[0] == right[0] else FAR
    far = word_distance(left, right)
    return _EQUIVALENT if far > _EQUIVALENT and is_same_given_name(left, right) else far


def align_persons(left: Profile, right: Profile) -> Aligned:
    """The words of two persons' names that go together."""
    return align(left.words, right.words, _distance)


def person_terms(left: Profile, right: Profile, aligned: Aligned) -> list[float]:
    """The figures of PERSON_TERMS for a pair; symmetric but for rounding."""
    ours, theirs = left.words, right.words
    pairs = aligned.pairs
    total = worst = shared = common = most_share = 0.0
    exact = initials = equivalent = most_letters = 0
    covered = 0
    to_right: dict[int, tuple[int, float]] = {}
    for i, j, far in pairs:
        to_right[i] = (j, far)
        one, other = ours[i], theirs[j]
        total += far
        worst = max(worst, far)
        exact += far <= _SAME
        covered += len(one) + len(other)
        if len(one) == 1 or len(other) == 1:
            initials += len(one) != len(other)
            continue
        rarity, rarity_there = left.bits[i], right.bits[j]
        shared += min(rarity_there, rarity)
        if far > _SAME:
            equivalent += far == _EQUIVALENT
            letters = Levenshtein.distance(one, other)
            most_letters = max(most_letters, letters)
            most_share = max(most_share, letters / max(len(one), len(other)))
            common = max(common, (_COMMON - max(rarity, rarity_there)) * min(1.0, far))
    over_left = over_right = rarest = 0.0
    left_over, right_over = aligned.left_over, aligned.right_over
    for i in left_over:
        over_left += left.weight[i]
        rarest = max(rarest, left.bits[i])
    for j in right_over:
        over_right += right.weight[j]
        rarest = max(rarest, right.bits[j])
    last_left, last_right = len(ours) - 1, len(theirs) - 1
    first = to_right.get(0)
    last = to_right.get(last_left)
    given = first is not None and first[0] == 0
    surname = last is not None and last[0] == last_right
    free_first, free_first_there = 0 in left_over, 0 in right_over
    free_last, free_last_there = last_left in left_over, last_right in right_over
    places = [j for _, j, _ in pairs]
    count_left, count_right = len(left_over), len(right_over)
    return [
        total,
        worst if pairs else FAR,
        len(pairs),
        exact,
        shared,
        initials,
        min(over_left, over_right),
        max(over_left, over_right),
        min(count_left, count_right),
        max(count_left, count_right),
        min(len(ours), len(theirs)),
        max(len(ours), len(theirs)),
        given,
        surname,
        first[1] if given and first is not None else _NONE,
        last[1] if surname and last is not None else _NONE,
        free_first and free_first_there,
        free_last and free_last_there,
        free_first != free_first_there,
        free_last != free_last_there,
        places != sorted(places),
        common,
        fuzz.ratio(left.joined, right.joined) / 100,
        fuzz.ratio(left.letters, right.letters) / 100,
        left.has_kunya != right.has_kunya,
        rarest,
        covered / (left.size + right.size),
        equivalent,
        min(_MOST_EDITS, Levenshtein.distance(left.joined, right.joined, score_cutoff=_MOST_EDITS)),
        fuzz.ratio("".join([ours[i] for i in left_over]), "".join([theirs[j] for j in right_over])) / 100 if count_left and count_right else 0.0,
        min(_MOST_EDITS, most_letters),
        most_share,
    ]
