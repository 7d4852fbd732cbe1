"""What a web page says about itself in its head: title, author, publisher, day, language; each only with evidence in the page.

A date is read from fields that mean the publication (JSON-LD, meta elements, `<time>`) or from the address, never guessed from some number in the text.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from trafilatura.metadata import examine_meta, extract_meta_json, extract_sitename, extract_title

from sayso.read.blocks import Metadata

__all__ = ["day_of", "page_metadata", "site_of"]

# In order of trust: names that mean the first publication before those that may mean any day.
_DATE_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "publication-date",
    "published-date",
    "date_published",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "parsely-pub-date",
    "sailthru.date",
    "shareaholic:article_published_time",
    "rnews:datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "bt:pubdate",
    "dcsext.articlefirstpublished",
    "displaydate",
    "article.created",
    "datecreated",
    "date",
)
_ARTICLE_KINDS = re.compile(r"Article|BlogPosting|Report|Review|SocialMediaPosting|Posting\Z")
_ISO_DAY = re.compile(r"\s*((?:19|20)\d\d)([-/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_ADDRESS_NAMED_DAY = re.compile(r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(0?[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BROKEN_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=/)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)
_LONGEST_DATA = 1_000_000  # characters of JSON-LD; more is no description of an article
_MOST_NODES = 2000


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def day_of(value: str) -> str | None:
    """The day that a date field names, YYYY-MM-DD as it is where it was written; None where it names none."""
    found = _ISO_DAY.match(value)
    if found:
        return _day(int(found[1]), int(found[3]), int(found[4]))
    try:
        day = parsedate_to_datetime(value.strip()).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day.isoformat() if 1900 <= day.year <= 2100 else None


def _address_day(url: str) -> str | None:
    found = _ADDRESS_DAY.search(url)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    named = _ADDRESS_NAMED_DAY.search(url)
    if named:
        return _day(int(named[1]), _MONTHS.index(named[2].lower()) + 1, int(named[3]))
    found = _ADDRESS_MONTH.search(url)
    return f"{found[1]}-{found[2]}" if found else None


def site_of(url: str | None) -> str | None:
    """The site's name as its address has it, without "www."."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _nodes(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """All objects of the page's JSON-LD, outer ones first."""
    waiting: list[object] = []
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        content = script.text or ""
        if len(content) > _LONGEST_DATA:
            continue
        try:
            waiting.append(json.loads(content, strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            if isinstance(graph, list):
                waiting[:0] = graph[:_MOST_NODES]


def _text(value: object) -> str | None:
    """One line of text out of a field: a string, an object's name, or several of them."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        texts = [text for text in (_text(each) for each in value[:20]) if text]
        return ", ".join(dict.fromkeys(texts)) or None
    return None


def _described(tree: HtmlElement) -> dict[str, str]:
    """What the page's JSON-LD says of the article."""
    for node in _nodes(tree):
        kind = _text(node.get("@type"))
        if kind is None or not _ARTICLE_KINDS.search(kind):
            continue
        fields = {
            "title": _text(node.get("headline")) or _text(node.get("name")),
            "byline": _text(node.get("author")),
            "publisher": _text(node.get("publisher")),
            "published": day_of(_text(node.get("datePublished")) or _text(node.get("dateCreated")) or ""),
            "language": _text(node.get("inLanguage")),
            "kind_hint": kind,
        }
        return {name: value for name, value in fields.items() if value}
    return {}


def _broken_date(tree: HtmlElement) -> str | None:
    """The day in JSON-LD that is no valid JSON, as careless pages have it."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        found = _BROKEN_DATE.search((script.text or "")[:_LONGEST_DATA])
        if found:
            return day_of(found[1])
    return None


def _published(tree: HtmlElement) -> str | None:
    """The day in the page's meta elements, and then in elements of time that are marked as the publication's."""
    fields: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if content and name:
            fields.setdefault(name.lower(), content)
    for name in _DATE_FIELDS:
        day = day_of(fields.get(name, ""))
        if day:
            return day
    first: str | None = None
    for element in tree.iter("time", "abbr", "span"):
        marked = (element.get("itemprop") or "").lower() in {"datepublished", "datecreated"} or element.get("pubdate") is not None
        classes = (element.get("class") or "").lower()
        if not marked and element.tag != "time" and "published" not in classes.split():
            continue
        day = day_of(element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else None) or (element.text or ""))
        if day and (marked or "published" in classes or "entry-date" in classes):
            return day
        first = first or (day if element.tag == "time" else None)
    return first


def _language(tree: HtmlElement, said: str | None) -> str | None:
    locale = next((element.get("content") for element in tree.iter("meta") if element.get("property") == "og:locale"), None)
    for value in (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), said, locale):
        found = _LANGUAGE.match(value.strip()) if value else None
        if found:
            return found[0].lower()
    return None


def _name(value: str | None) -> str | None:
    """A name in one line; addresses and handles are no names."""
    shown = " ".join(value.split()).lstrip("@") if value else ""
    return None if not shown or "://" in shown or len(shown) > 300 else shown


def page_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """What the page says about itself; `url` is where it came from, if that is known."""
    described = _described(tree)
    canonical = next((link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
    try:
        found = extract_meta_json(tree, examine_meta(tree))
        title, author, site, kind, said_url = (
            found.title or extract_title(tree),
            found.author,  # what the page shows of its author is read with its other lines
            found.sitename,
            found.pagetype,
            found.url,
        )
        site = site or extract_sitename(tree)
    except Exception:  # noqa: BLE001 -- the library's own readers fail on some hostile heads; the page is still read
        title = author = site = kind = said_url = None
    address = next((value for value in (url, canonical, said_url) if value and "://" in value), None)
    return Metadata(
        title=_name(title) or _name(described.get("title")),
        byline=_name(described.get("byline")) or _name(author),
        publisher=_name(site) or _name(described.get("publisher")) or site_of(address),
        published=described.get("published") or _published(tree) or _broken_date(tree) or (_address_day(address) if address else None),
        language=_language(tree, described.get("language")),
        url=address,
        kind_hint=described.get("kind_hint") or kind,
    )
