"""Reads articles out of JSON: an object a line, a list of objects, or one object; fields are named by the settings.

Each object is a document of its own, whose text is the field's, unchanged; a bad line is refused and the others are read.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.read.blocks import Metadata, Page
from sayso.read.decode import Decoded, is_text, without_surrogates
from sayso.read.metadata import day_of
from sayso.read.paragraphs import split_text
from sayso.read.parts import Allowance, Opened, Part, Refused, rejection
from sayso.record import Custody
from sayso.settings import ReadSettings

__all__ = ["open_json", "open_json_lines"]

_DEEPEST = 20  # names that a field's path may have


def _field(item: Mapping[str, object], path: str) -> object:
    """A field by its name, or by a path with dots ("meta.url") where no field has the whole name."""
    if path in item:
        return item[path]
    value: object = item
    for name in path.split(".")[:_DEEPEST]:
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


def _line(value: object) -> str | None:
    """One line of text: a string, a number, or several of them."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return without_surrogates(" ".join(value.split())) or None
    if isinstance(value, int | float):
        return str(value) if math.isfinite(value) else None
    if isinstance(value, list):
        return ", ".join(text for text in (_line(each) for each in value[:20] if not isinstance(each, list)) if text) or None
    if isinstance(value, dict):
        return _line(value.get("name")) if not isinstance(value.get("name"), dict) else None
    return None


def _text(item: object, settings: ReadSettings) -> str:
    if not isinstance(item, dict):
        raise Refused(reason="unsupported", detail=f"This is no JSON object with fields but {type(item).__name__}.")
    text = _field(item, settings.text_field)
    if not isinstance(text, str):
        names = ", ".join(repr(name) for name in list(item)[:12]) or "none"
        raise Refused(
            reason="unsupported",
            detail=f"It has no field {settings.text_field!r} with a text; its fields are {names}. Name the right one, such as --field text=body.",
        )
    if not text.strip():
        raise Refused(reason="no text", detail=f"Its field {settings.text_field!r} is empty.")
    if not is_text(text):
        raise Refused(reason="not text", detail=f"What stands in its field {settings.text_field!r} is no text.")
    return without_surrogates(text)


def _page(item: object, settings: ReadSettings) -> Page:
    text = _text(item, settings)
    assert isinstance(item, dict)
    when = _line(_field(item, settings.date_field))
    language = _line(_field(item, "language")) or _line(_field(item, "lang"))
    metadata = Metadata(
        title=_line(_field(item, settings.title_field)),
        byline=_line(_field(item, settings.byline_field)),
        publisher=_line(_field(item, settings.source_field)),
        # A day that is not ISO 8601 goes on as it stands: which of 3/4 is the month is decided with the dates of all texts.
        published=(day_of(when) or when) if when else None,
        language=language.lower() if language and len(language) <= 3 else None,
        url=_line(_field(item, settings.url_field)),
    )
    return Page(text=text, blocks=split_text(text), format="json", metadata=metadata)


def _part(part: Part, number: int, data: bytes, decoded: Decoded) -> Part:
    steps = (
        *part.steps,
        Custody(step="unpacked", at=part.received, tool="json", detail=f"line or item {number} of {part.origin}"),
        Custody(step="decoded", at=part.received, tool="sayso", detail=decoded.detail),
    )
    return replace(part, name=f"{part.name}:{number}", origin=f"{part.origin}!/{number}", data=data, steps=steps, media_type="application/json")


def _opened(found: Part, item: object, settings: ReadSettings) -> Part:
    page = _page(item, settings)
    fields = f"text from the field {settings.text_field!r}"
    return replace(found, page=page, url=page.metadata.url, steps=(*found.steps, Custody(step="parsed", at=found.received, tool="json", detail=fields)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold something, numbered from 1 as an editor numbers them."""
    start, number = 0, 1
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip()
        if line:
            yield number, line
        start, number = end + 1, number + 1


def open_json_lines(part: Part, decoded: Decoded, allowance: Allowance) -> Opened:
    """Give the article of each line; a line that is no JSON, or has no text, is refused."""
    for number, line in _lines(decoded.text.lstrip("\ufeff")):
        allowance.count_member()
        found = _part(part, number, line.encode("utf-8", "surrogatepass"), decoded)
        try:
            item = _loaded(line)
            yield _opened(found, item, allowance.settings)
        except Refused as refused:
            yield rejection(found, refused)


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Refused(reason="damaged", detail=f"This is no JSON ({error}). Mend it, or leave it out.") from error
    except RecursionError as error:
        raise Refused(reason="too deep", detail="This JSON is nested too deeply.") from error


def open_json(part: Part, decoded: Decoded, allowance: Allowance) -> Opened:
    """Give the articles of a JSON file: those of a list, or of the first list of objects inside an object, or the object itself."""
    value = _loaded(decoded.text.lstrip("\ufeff"))
    items = [value]
    if isinstance(value, list):
        items = value
    elif isinstance(value, dict) and _field(value, allowance.settings.text_field) is None:
        lists = (each for each in value.values() if isinstance(each, list) and each and isinstance(each[0], dict))
        items = next(lists, [value])
    if not items:
        raise Refused(reason="empty", detail="This JSON file holds an empty list.")
    for number, item in enumerate(items, start=1):
        allowance.count_member()
        data = json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
        found = _part(part, number, data, decoded)
        try:
            yield _opened(found, item, allowance.settings)
        except Refused as refused:
            yield rejection(found, refused)
