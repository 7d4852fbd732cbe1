"""Who leads what and who holds which post: titles beside names, before and behind them, with "is" and "as"."""

from sayso.reader.rules.frames import Found
from sayso.reader.rules.modality import Mood, mood_of
from sayso.reader.rules.names import Name
from sayso.reader.rules.segments import Segment, lemmas
from sayso.text.inflection import singular

__all__ = ["read_titles"]

_PLAIN = Mood("past", None, None)
_TARGET_LINKS = frozenset({"of", "for", "in", "at", "to", "with"})
_EARLIER = frozenset({"former", "then", "ex", "late", "onetime", "one-time", "erstwhile", "previous", "current", "then-", "outgoing", "incoming"})
_BODY_KINDS = frozenset({"organization", "location", "nationality", "facility"})


def _phrase_at(segment: Segment, word: int) -> int:
    """The noun phrase that holds a word; -1 for none."""
    low, high = 0, len(segment.chunks) - 1
    while low <= high:
        middle = (low + high) // 2
        chunk = segment.chunks[middle]
        if chunk.start <= word < chunk.end:
            return middle if chunk.kind == "NP" else -1
        if chunk.end <= word:
            low = middle + 1
        else:
            high = middle - 1
    return -1


def _post_kind(segment: Segment, title: Name) -> str:
    """leads, holds_post, or "" for ranks, trades and plural titles."""
    words = segment.words(title.start, title.end)
    lexicon = segment.lexicon
    phrase = " ".join(words)
    if (
        phrase in lexicon.words("ranks")
        or words[-1] in lexicon.words("rank_abbreviations")
        or phrase in lexicon.words("honorifics")
        or phrase in lexicon.words("bare_titles")
    ):
        return ""
    if singular(words[-1]) != words[-1]:
        return ""
    if phrase in lexicon.words("leader_posts") or (
        words[-1] in lexicon.words("leader_posts") and words[-1] not in lexicon.words("posts") and not set(words[:-1]) & lexicon.words("deputy_words")
    ):
        return "leads"
    return "holds_post"


def _holder(segment: Segment, title: Name, phrase: int) -> tuple[tuple[int, int], Mood] | None:
    """The name of the person that the title belongs to, as words, and the mood of "is" where that joins them."""
    chunks = segment.chunks
    chunk = chunks[phrase]
    people = [name for name in segment.names if name.kind == "person"]
    inside = next((name for name in people if name.start >= title.end and name.end <= chunk.end), None)
    if inside is not None and all(n.kind in {"title", "honorific", "person"} for n in segment.names_in(title.end, inside.end)):
        return (inside.start, inside.end), _PLAIN
    # NAME, the title of BODY,
    if chunk.apposition >= 0:
        host = chunks[chunk.apposition]
        first = next((name for name in people if host.start <= name.start and name.end <= host.end), None)
        if first is not None:
            return (first.start, first.end), _PLAIN
    # the title of BODY, NAME, ; the title of BODY NAME
    _, end = segment.extent(phrase)
    chain = segment.chain(phrase)
    if chain:
        end = max(end, segment.extent(chain[-1][1])[1])
        tail = chunks[chain[-1][1]]
        last = next((name for name in people if tail.start < name.start and name.end == tail.end), None)
        if last is not None and any(n.kind in _BODY_KINDS and tail.start <= n.start and n.end <= last.start for n in segment.names):
            return (last.start, last.end), _PLAIN
    lowers = segment.sentence.lowers
    if end + 1 < len(segment.sentence) and lowers[end] in {",", "("}:
        after = _phrase_at(segment, end + 1)
        if after >= 0 and chunks[after].group < 0:
            name = next((n for n in people if n.start >= chunks[after].start and n.end <= chunks[after].end), None)
            if name is not None and name.end == chunks[after].head + 1 and (chunks[after].apposition == phrase or _closes(segment, name.end)):
                return (name.start, name.end), _PLAIN
    return _by_verb(segment, phrase, people)


def _closes(segment: Segment, word: int) -> bool:
    return word >= len(segment.sentence) or segment.sentence.lowers[word] in {",", ".", ")", ";", "said", "says", "told", "-", "–", "—"}


def _by_verb(segment: Segment, phrase: int, people: list[Name]) -> tuple[tuple[int, int], Mood] | None:
    """NAME is the title, NAME serves as title, NAME became title."""
    chunks = segment.chunks
    for number, verb in enumerate(chunks):
        if verb.kind != "VG" or not verb.subjects or verb.passive:
            continue
        forms = lemmas(segment.sentence.lowers[verb.verb])
        joined = phrase in verb.objects and any(form in {"be", "become", "remain"} for form in forms)
        joined = joined or (
            any(word == "as" and at == phrase for word, at in verb.preps)
            and any(form in {"serve", "work", "act", "continue", "resign", "retire"} for form in forms)
        )
        if joined:
            subject = chunks[verb.subjects[0]] if verb.subjects[0] >= 0 else None
            if subject is None or subject.kind != "NP":
                return None
            name = next((n for n in people if subject.start <= n.start and n.end <= subject.end), None)
            if name is not None:
                return (name.start, name.end), mood_of(segment, number)
            if segment.sentence.lowers[subject.head] in {"he", "she", "who", "i"}:
                return (subject.start, subject.end), mood_of(segment, number)
    return None


def _bodies(segment: Segment, title: Name, phrase: int) -> list[tuple[int, int]]:
    """The body that a title belongs to: behind "of", before "'s", or in front of it."""
    chunks = segment.chunks
    chunk = chunks[phrase]
    out: list[tuple[int, int]] = []
    if title.end == chunk.end or title.end == chunk.head + 1:
        for word, at in segment.chain(phrase):
            if word not in _TARGET_LINKS or (out and word != "of"):
                continue
            if chunks[at].governor not in {phrase, -1} and chunks[at].group < 0 and out:
                continue
            if segment.kind_of(at) in _BODY_KINDS or segment.kind_of(at) == "":
                named = [n for n in segment.names_in(chunks[at].start, chunks[at].end) if n.kind in _BODY_KINDS]
                if named or segment.kind_of(at) in _BODY_KINDS:
                    out.append((named[-1].start, named[-1].end) if len(named) == 1 and named[0].kind != "nationality" else segment.extent(at))
        if out:
            return out
    if chunk.owner is not None and chunk.owner[1] <= title.start:
        return [chunk.owner]
    before = [name for name in segment.names if name.end <= title.start and name.start >= chunk.start and name.kind in _BODY_KINDS]
    if before and title.start - before[-1].end <= 2:
        return [(before[-1].start, before[-1].end)]
    first = title.start - 1
    if first >= chunk.start and segment.sentence.tags[first] == "NN" and (segment.sentence.lowers[first] in segment.lexicon.words("body_words")):
        return [(first, title.start)]
    return []


def read_titles(segment: Segment) -> list[Found]:
    """Claims of leadership and of posts, one for each title that a named person holds."""
    out: list[Found] = []
    for title in segment.names:
        if title.kind != "title":
            continue
        phrase, tail = _phrase_at(segment, title.start), _phrase_at(segment, title.end - 1)
        if phrase < 0 or tail < 0:
            continue
        predicate = _post_kind(segment, title)
        if not predicate:
            out.extend(_rank(segment, title, phrase))
            continue
        if not _is_head(segment, title, tail):
            continue
        holder = _holder(segment, title, phrase)
        if holder is None:
            continue
        (start, end), mood = holder
        if start <= title.start < end:
            continue
        bodies = _bodies(segment, title, tail if tail != phrase else phrase)
        bodies = [body for body in bodies if not (body[0] <= start < body[1] or start <= body[0] < end)]
        if not bodies and predicate == "leads" and title.end - title.start > 1 and segment.sentence.lowers[title.start] in segment.lexicon.words("body_words"):
            bodies = [(title.start, title.start + 1)]
        edges: list[tuple[str, int, int]] = [("actor", start, end)]
        if predicate == "leads" and not bodies:
            continue
        edges.extend(("target", *body) for body in bodies)
        if predicate == "holds_post":
            edges.append(("post", title.start, title.end))
        before = title.start - 1
        while before >= segment.chunks[phrase].start:
            word = segment.sentence.lowers[before]
            if word in _EARLIER:
                edges.append(("time", before, before + 1))
                break
            before -= 1
        out.append(Found(predicate, None, title.start, title.end, edges, mood, "title", 0.8, phrase))
    return out


def _is_head(segment: Segment, title: Name, phrase: int) -> bool:
    """Whether a title is what its phrase is about, or stands before a name: not "elder" of "elder brother"."""
    if title.end == segment.chunks[phrase].head + 1 or title.end >= segment.chunks[phrase].end:
        return True
    following = next((name for name in segment.names if name.start == title.end), None)
    return following is not None and (following.kind == "person" or (following.kind == "title" and segment.sentence.texts[following.start][0].isupper()))


def _rank(segment: Segment, title: Name, phrase: int) -> list[Found]:
    """A rank between a body and a name ("Dawn Force Colonel Ali Dorri") tells of a member."""
    if " ".join(segment.words(title.start, title.end)) not in segment.lexicon.words("ranks"):
        return []
    chunk = segment.chunks[phrase]
    before = next((n for n in segment.names if n.end == title.start and n.start >= chunk.start and n.kind == "organization"), None)
    after = next((n for n in segment.names if n.start == title.end and n.kind == "person"), None)
    if before is None or after is None:
        return []
    edges = [("actor", after.start, after.end), ("target", before.start, before.end)]
    return [Found("member_of", None, title.start, title.end, edges, _PLAIN, "rank", 0.7, phrase)]
