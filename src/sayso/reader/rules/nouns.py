"""Event nouns and role nouns that carry a predicate: "the assassination of X by Y", "Z's funding of W", "a member of V", "U-backed militias"."""

from sayso.reader.rules.frames import Found, counted, edges_of
from sayso.reader.rules.lexicon import Pattern
from sayso.reader.rules.modality import Mood, mood_of
from sayso.reader.rules.segments import Segment, lemmas
from sayso.text.inflection import singular

__all__ = ["read_nouns", "read_phrases"]

_BEING = frozenset({"be", "is", "am", "are", "was", "were", "been", "being"})
_PLAIN = Mood("past", None, None)
_PLACE_KINDS = frozenset({"location", "facility"})
_PARTIES = frozenset({"person", "organization", "location", "nationality", "party", "it"})


def _noun_patterns(segment: Segment, place: int) -> list[tuple[Pattern, int, int]]:
    """The codebook's nouns that end at the head of a noun phrase: pattern, first and end word."""
    chunk = segment.chunks[place]
    lowers = segment.sentence.lowers
    head = chunk.head
    out: list[tuple[Pattern, int, int]] = []
    for first in range(max(chunk.start, head - 2), head + 1):
        word = lowers[first]
        for key in dict.fromkeys((word, singular(word))):
            for pattern in segment.lexicon.nouns.get(key, ()):
                if first + len(pattern.rest) != head:
                    continue
                if all(lowers[first + 1 + k] in {rest, rest + "s"} for k, rest in enumerate(pattern.rest)) or (
                    pattern.rest and singular(lowers[head]) == pattern.rest[-1] and tuple(lowers[first + 1 : head]) == pattern.rest[:-1]
                ):
                    out.append((pattern, first, head + 1))
        if out:
            break
    return out


def _light(segment: Segment, place: int) -> int:
    """The light verb group ("carried out", "launched") whose object or passive subject the phrase is; -1 for none."""
    leader = segment.chunks[place].group if segment.chunks[place].group >= 0 else place
    for number, chunk in enumerate(segment.chunks):
        if chunk.kind != "VG" or (leader not in chunk.objects and leader not in chunk.subjects):
            continue
        if any(form in segment.lexicon.words("light_verbs") for form in lemmas(segment.sentence.lowers[chunk.verb])) and (
            leader in chunk.objects or chunk.passive
        ):
            return number
    return -1


def _answered(segment: Segment, place: int) -> int:
    """The verb group of "X is responsible for the attack", "X was behind the killing": its subject does what the phrase names; -1 for none."""
    leader = segment.chunks[place].group if segment.chunks[place].group >= 0 else place
    before = segment.chunks[leader].prep - 1
    word = segment.preposition_before(leader)
    if word == "for" and before > 0 and segment.sentence.lowers[segment.chunks[before].end - 1] in segment.lexicon.words("answering_adjectives"):
        before -= 1
    elif word != "behind":
        return -1
    is_being = before >= 0 and segment.chunks[before].kind == "VG" and segment.sentence.lowers[segment.chunks[before].verb] in _BEING
    return before if is_being else -1


def _involved(segment: Segment, place: int) -> list[int]:
    """The weapons that something is said to have involved: "the raid involved 14 drones"."""
    leader = segment.chunks[place].group if segment.chunks[place].group >= 0 else place
    for chunk in segment.chunks:
        if chunk.kind != "VG" or chunk.passive or leader not in chunk.subjects:
            continue
        if any(form in segment.lexicon.words("involving_verbs") for form in lemmas(segment.sentence.lowers[chunk.verb])):
            return [each for at in chunk.objects if at > place for each in segment.with_conjuncts(at) if segment.kind_of(each) == "weapon"]
    return []


def read_nouns(segment: Segment, taken: list[Found]) -> list[Found]:
    """The triggers among the segment's noun phrases. `taken` are those of verbs: an attack that kills is its instrument, no second claim."""
    out: list[Found] = []
    used = {(found.predicate, phrase) for found in taken for phrase in found.phrases}
    for place, chunk in enumerate(segment.chunks):
        if chunk.kind != "NP" or segment.sentence.tags[chunk.head] not in {"NN", "NNS", "VBG", "NNP"}:
            continue
        if (
            segment.sentence.texts[chunk.head][0].isupper()
            and chunk.head > 0
            and any(n.start <= chunk.head < n.end and n.kind != "title" for n in segment.names)
        ):
            continue
        for pattern, first, end in _noun_patterns(segment, place):
            if (pattern.predicate, place) in used or any(first < other.end and other.start < end and other.predicate == pattern.predicate for other in taken):
                break
            found = _read(segment, place, pattern, first, end)
            if found is not None:
                out.append(found)
                break
    return out


def _read(segment: Segment, place: int, pattern: Pattern, first: int, end: int) -> Found | None:
    chunks, frame = segment.chunks, pattern.frame
    chunk = chunks[place]
    roles = segment.lexicon.codebook.predicates[pattern.predicate].roles
    filled: list[tuple[str, int]] = []
    extra: list[tuple[str, int, int]] = []
    links = segment.chain(place)
    owner_role = frame.owner
    words = {word for word, _ in links}
    if owner_role == "actor" and "by" in words and "of" not in words:
        owner_role = frame.prepositions.get("of", "target")
    light = _light(segment, place)
    if light < 0:
        light = _answered(segment, place)
    mood = _PLAIN
    if light >= 0:
        verb = chunks[light]
        mood = mood_of(segment, light)
        if frame.subject:
            doers = [at for word, at in verb.preps if word == "by"] if verb.passive else verb.subjects
            filled.extend((frame.subject, each) for doer in doers if doer >= 0 for each in segment.with_conjuncts(doer))
        links = [*links, *[(word, at) for word, at in verb.preps if at > place and (word, at) not in links]]
        extra.extend(("time", chunks[at].start, chunks[at].end) for at in verb.times)
    filled.extend(("instrument", at) for at in _involved(segment, place) if "instrument" in roles)
    for word, at in links:
        role = frame.prepositions.get(word)
        kind = segment.kind_of(at)
        if role is None and word in {"in", "at", "near", "outside", "around", "across", "on"} and kind in _PLACE_KINDS and "place" in roles:
            role = "place"
        if role is None or (role == "place" and kind not in _PLACE_KINDS) or (role == "instrument" and kind != "weapon"):
            continue
        if (role == "actor" or (role == "target" and word == "with")) and kind not in _PARTIES:
            continue
        if (role, at) not in filled:
            filled.append((role, at))
    edges = edges_of(segment, filled)
    present = {role for role, _, _ in edges}
    if chunk.owner is not None and owner_role and owner_role not in present and not _is_time(segment, chunk.owner):
        edges.append((owner_role, *chunk.owner))
    start = chunk.owner[1] if chunk.owner else chunk.start
    for name in segment.names_in(start, first):
        if name.kind == "weapon" and "instrument" in roles:
            edges.append(("instrument", name.start, name.end))
        elif name.kind in {"organization", "nationality"} and frame.modifier and frame.modifier not in {role for role, _, _ in edges}:
            edges.append((frame.modifier, name.start, name.end))
        elif name.kind == "location" and frame.modifier and frame.modifier not in {role for role, _, _ in edges}:
            state = segment.sentence.lowers[name.start] in segment.lexicon.words("states")
            edges.append((frame.modifier if state or "place" not in roles else "place", name.start, name.end))
    if frame.holder:
        holder = _holder(segment, place)
        if holder is None:
            return None
        words, held = holder
        if any(_overlap(words, edge) for edge in edges):
            return None
        edges.append((frame.holder, *words))
        mood = held if mood is _PLAIN else mood
    solid = {role for role, _, _ in edges}
    if frame.holder and solid == {frame.holder}:
        return None
    if not solid or any(solid.isdisjoint(need.split("|")) for need in frame.needs):
        return None
    if solid <= {"place"} and light < 0 and pattern.predicate not in {"assault", "protest", "presence"}:
        return None
    extra.extend(edge for edge in _times(segment, place) if edge not in extra)
    extra.extend(counted(segment, [place, *[at for _, at in filled]]))
    determiner = segment.sentence.lowers[chunk.start]
    if determiner == "no" and mood.negation is None:
        mood = Mood(mood.tense, (chunk.start, chunk.start + 1), mood.certainty)
    for at in range(chunk.start, first):
        if segment.sentence.lowers[at] in segment.lexicon.words("hedging_adjectives") and mood.certainty is None:
            mood = Mood(mood.tense, mood.negation, (at, at + 1))
    return Found(pattern.predicate, frame.mode, first, end, edges + [edge for edge in extra if edge not in edges], mood, "noun", 0.6, place, frame.polarity)


def _overlap(words: tuple[int, int], edge: tuple[str, int, int]) -> bool:
    return words[0] < edge[2] and edge[1] < words[1]


def _holder(segment: Segment, place: int) -> tuple[tuple[int, int], Mood] | None:
    """Who bears a role noun: a name behind it, what it explains or is explained by, or the subject of "is"."""
    chunks = segment.chunks
    chunk = chunks[place]
    for name in segment.names:
        if name.start == chunk.head + 1 and name.kind in {"person", "organization"}:
            return (name.start, name.end), _PLAIN
    inside = [name for name in segment.names_in(chunk.head + 1, chunk.end) if name.kind in {"person", "organization"}]
    if inside:
        return (inside[-1].start, inside[-1].end), _PLAIN
    host = chunk.apposition
    if host >= 0 and segment.kind_of(host) in {"person", "organization", "location", "party", "nationality"}:
        return segment.extent(host), _PLAIN
    for number in range(place + 1, min(len(chunks), place + 9)):
        if chunks[number].apposition == place and any(n.kind in {"person", "organization"} for n in segment.names_in(chunks[number].start, chunks[number].end)):
            return segment.extent(number), _PLAIN
    for number, verb in enumerate(chunks):
        if (
            verb.kind == "VG"
            and place in verb.objects
            and not verb.passive
            and verb.subjects
            and verb.subjects[0] >= 0
            and any(form in {"be", "become", "remain"} for form in lemmas(segment.sentence.lowers[verb.verb]))
        ):
            return segment.extent(verb.subjects[0]), mood_of(segment, number)
    return None


def _is_time(segment: Segment, words: tuple[int, int]) -> bool:
    return any(segment.sentence.lowers[at] in segment.lexicon.words("calendar") for at in range(*words))


def _times(segment: Segment, place: int) -> list[tuple[str, int, int]]:
    """Times that follow the phrase and its "of" phrases directly: "the attack on Monday"."""
    _, end = segment.extent(place)
    return [("time", chunk.start, chunk.end) for chunk in segment.chunks[place : place + 8] if chunk.kind == "T" and chunk.start == end]


def read_phrases(segment: Segment) -> list[Found]:
    """Fixed words: "loyal to", "linked to", "also known as". What stands before is the actor, what follows the target."""
    out: list[Found] = []
    lowers = segment.sentence.lowers
    chunks = segment.chunks
    for place, chunk in enumerate(chunks):
        first = chunk.verb if chunk.kind == "VG" else chunk.start
        for start in range(first, chunk.end):
            if out and start < out[-1].end:
                continue
            for pattern in segment.lexicon.phrases.get(lowers[start], ()):
                end = start + 1 + len(pattern.rest)
                if tuple(lowers[start + 1 : end]) != pattern.rest:
                    continue
                found = _read_phrase(segment, place, pattern, start, end)
                if found is not None:
                    out.append(found)
                break
    return out


def _read_phrase(segment: Segment, place: int, pattern: Pattern, start: int, end: int) -> Found | None:
    chunks = segment.chunks
    after = next((k for k in range(place, min(len(chunks), place + 6)) if chunks[k].kind == "NP" and chunks[k].end > end and chunks[k].start >= start), -1)
    if after < 0 or (chunks[after].start > end + 1 and chunks[after].start != end):
        return None
    chunk = chunks[place]
    ruler = place
    steps = 0
    while ruler >= 0 and chunks[ruler].kind not in {"VG", "NP"} and steps < 6:
        ruler -= 1
        steps += 1
    actor = -1
    mood = _PLAIN
    if chunk.kind == "VG":
        actor = (chunk.objects or [-1])[0] if chunk.form == "part" else (chunk.subjects or [-1])[0]
        mood = mood_of(segment, place)
    elif ruler >= 0 and chunks[ruler].kind == "NP":
        actor = ruler
        while chunks[actor].relation == "of" and chunks[actor].governor >= 0 and actor > 0:
            actor = chunks[actor].governor
        if chunks[actor].apposition >= 0:
            actor = chunks[actor].apposition
    elif ruler >= 0 and chunks[ruler].subjects:
        actor = chunks[ruler].subjects[0]
        mood = mood_of(segment, ruler)
    if actor < 0 or actor == after:
        return None
    roles = (pattern.frame.subject or "actor", pattern.frame.object or "target")
    filled = [(roles[0], each) for each in segment.with_conjuncts(actor)] + [(roles[1], each) for each in segment.with_conjuncts(after)]
    if pattern.frame.kinds:
        for role, kinds in pattern.frame.kinds.items():
            if any(
                at_role == role and segment.kind_of(at) not in kinds and not ("party" in kinds and segment.kind_of(at) in _PARTIES) for at_role, at in filled
            ):
                return None
    edges = [(role, end if first < end < last else first, last) for role, first, last in edges_of(segment, filled)]
    return Found(pattern.predicate, pattern.frame.mode, start, end, edges, mood, "phrase", 0.7, place, pattern.frame.polarity)
