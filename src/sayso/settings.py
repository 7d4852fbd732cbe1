"""All options, frozen, one slice for each stage; built by the faces, printed into every report."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """Limits for parsing what is received, and the names of fields in JSON Lines.

    Sizes are in bytes, times in seconds. The limits are generous for articles and small for bombs.
    """

    seconds: float = 30.0
    memory: int = 2 * 1024**3
    file_size: int = 200 * 1024**2
    unpacked_size: int = 1024**3
    members: int = 100_000
    depth: int = 3
    text_field: str = "text"
    title_field: str = "title"
    source_field: str = "source"
    date_field: str = "date"
    byline_field: str = "author"
    url_field: str = "url"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveSettings:
    """Scores from 0 to 1. Each group of `aliases` holds names that are known to be one, beside those of names/names.toml."""

    same_name_score: float = 0.8
    aliases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignSettings:
    """Scores from 0 to 1."""

    same_event_score: float = 0.6
    same_relation_score: float = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceSettings:
    """How many words in a row, and what share of a passage, make a copy."""

    copied_words: int = 12
    shingle_words: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSettings:
    """How entities are matched with reference lists: the least score of a match that is kept (0 to 1), the most matches of one entity in one list, bytes of a list's file."""

    least: float = 0.8
    most: int = 5
    file_size: int = 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every option of a build. `reader` is "sayso-en" or "rules", None for the trained one where it is installed; `codebook` and `publishers` are paths of the user's own files, None for those that sayso ships."""

    workers: int = 2
    reader: str | None = None
    codebook: str | None = None
    publishers: str | None = None
    read: ReadSettings = field(default_factory=ReadSettings)
    resolve: ResolveSettings = field(default_factory=ResolveSettings)
    align: AlignSettings = field(default_factory=AlignSettings)
    trace: TraceSettings = field(default_factory=TraceSettings)
