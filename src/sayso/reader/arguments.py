"""Arguments made whole: a model tags words one by one, and what it leaves in pieces is one noun phrase to the rules."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.record import Edge, MentionTag, Span

__all__ = ["mended", "whole"]

_CORE = frozenset({"actor", "target", "object", "instrument", "place", "post"})
_APART = frozenset({"actor", "target", "object", "instrument", "post"})  # what is one of these for a trigger is no other
_JOINT = re.compile(r"[\s\-‐‑–'’\"“”.]*(?:of(?: the)?|'s|’s)?[\s\-‐‑–'’\"“”.]*")
_LISTED = re.compile(r"[\s,;]*(?:(?:and|or|as well as|&|nor|both)\b[\s,]*)?(?:(?:the|its|his|her|their|a|an)\b\s*)?", re.IGNORECASE)
_OWNERS = frozenset({"its", "his", "her", "their", "our", "my", "your", "whose"})
_SURE = 0.85  # a further argument that is no part of a list must be this sure


def whole(span: Span, mentions: Iterable[MentionTag], phrases: Iterable[Span], sentence: Span) -> Span:
    """The span stretched over the noun phrases and names that it cuts; a name by itself stays as it is."""
    start, end = span.start, span.end
    names = [tag.span for tag in mentions]
    follows = sentence.text[end - sentence.start : end - sentence.start + 2] if sentence.start <= start and end <= sentence.end else ""
    if any(name.start == start and name.end == end for name in names) or span.text.lower() in _OWNERS or follows in ("'s", "’s"):
        return span  # "its leader", "the group's leader": who owns is no part of what is owned
    for piece in (*phrases, *names):
        if piece.start < end and start < piece.end and not (start <= piece.start and piece.end <= end):
            if piece.start < start and any(name.end <= start and piece.start <= name.start for name in names):
                continue  # "British Foreign Secretary", "commander X of Y": what stands before is a name of its own
            start, end = min(start, piece.start), max(end, piece.end)
    return sentence.part(max(start, sentence.start), min(end, sentence.end)) if sentence.start <= start and end <= sentence.end else span


def mended(trigger: Span, edges: Sequence[Edge], mentions: Sequence[MentionTag], phrases: Sequence[Span], sentence: Span) -> tuple[Edge, ...]:
    """Edges with whole phrases, pieces of one phrase joined, and without further fillers of a role that are neither listed with the surest nor sure themselves."""
    others = [edge for edge in edges if edge.role not in _CORE]
    by_role: dict[str, list[Edge]] = {}
    for edge in edges:
        if edge.role in _CORE:
            stretched = whole(edge.span, mentions, phrases, sentence) if sentence.covers(edge.span) else edge.span
            takes_trigger = stretched.meets(trigger) and not edge.span.meets(trigger)  # "Iraq" of "the Iraq WAR" is not the war
            by_role.setdefault(edge.role, []).append(edge if takes_trigger else replace(edge, span=stretched))
    kept: list[Edge] = []
    for found in by_role.values():
        kept += _listed(_joined(sorted(found, key=lambda edge: edge.span), sentence), sentence)
    chosen: list[Edge] = []
    for edge in sorted(kept, key=lambda edge: -edge.score):
        if edge.role not in _APART or not any(other.role in _APART and other.span.meets(edge.span) for other in chosen):
            chosen.append(edge)
    return (*sorted(chosen, key=lambda edge: (edge.role, edge.span)), *others)


def _between(one: Edge, other: Edge, sentence: Span) -> str | None:
    """The words between two edges of a sentence, None where they do not both stand in it."""
    if not (sentence.covers(one.span) and sentence.covers(other.span)):
        return None
    return sentence.text[one.span.end - sentence.start : other.span.start - sentence.start]


def _joined(found: Sequence[Edge], sentence: Span) -> list[Edge]:
    out: list[Edge] = []
    for edge in found:
        gap = _between(out[-1], edge, sentence) if out else None
        if out and (out[-1].span.meets(edge.span) or (gap is not None and _JOINT.fullmatch(gap))):
            start, end = min(out[-1].span.start, edge.span.start), max(out[-1].span.end, edge.span.end)
            if sentence.start <= start and end <= sentence.end:
                out[-1] = replace(edge, span=sentence.part(start, end), score=max(edge.score, out[-1].score))
            continue
        out.append(edge)
    return out


def _listed(found: Sequence[Edge], sentence: Span) -> list[Edge]:
    """The surest, what is listed with it, and what is sure by itself."""
    if len(found) < 2:
        return list(found)
    best = max(range(len(found)), key=lambda number: found[number].score)
    kept = {best}
    for step in (-1, 1):
        place = best
        while 0 <= place + step < len(found):
            low, high = sorted((place, place + step))
            gap = _between(found[low], found[high], sentence)
            if gap is None or not _LISTED.fullmatch(gap):
                break
            place += step
            kept.add(place)
    return [edge for number, edge in enumerate(found) if number in kept or edge.score >= _SURE]
