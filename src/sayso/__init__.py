"""sayso tells who says so, on whose word, and who else.

    import sayso

    case = sayso.build("articles", case="case.sayso")
    for claim in case.claims():
        print(claim.predicate, [link.text for link in claim.chain], claim.span.text)

`sayso.open` opens a case that is there; `sayso.write_brief` and `sayso.write_export` write what people and programs read. The nouns are those of `sayso.record`.
"""

# pyright: reportUnsupportedDunderAll=false
# (the names are loaded when first used; __init__.pyi has them for type checkers)

import importlib

from sayso.version import VERSION

__version__ = VERSION

# Loaded when first used: `import sayso` and `sayso --help` must not wait for a database. Type checkers read __init__.pyi, which a test holds to this table.
_HOMES = {
    "Article": "sayso.record",
    "Case": "sayso.store",
    "Claim": "sayso.record",
    "Document": "sayso.record",
    "Entity": "sayso.record",
    "Finding": "sayso.record",
    "Judgement": "sayso.record",
    "Mention": "sayso.record",
    "Origin": "sayso.record",
    "Proposition": "sayso.record",
    "Record": "sayso.record",
    "Rejected": "sayso.record",
    "SaysoError": "sayso.errors",
    "Settings": "sayso.settings",
    "Span": "sayso.record",
    "build": "sayso.api",
    "write_export": "sayso.api",
    "open": "sayso.api",
    "write_brief": "sayso.api",
}

__all__ = [
    "Article",
    "Case",
    "Claim",
    "Document",
    "Entity",
    "Finding",
    "Judgement",
    "Mention",
    "Origin",
    "Proposition",
    "Record",
    "Rejected",
    "SaysoError",
    "Settings",
    "Span",
    "__version__",
    "build",
    "open",
    "write_brief",
    "write_export",
]


def __getattr__(name: str) -> object:
    """Load what is asked for from its home."""
    home = _HOMES.get(name)
    if home is None:
        message = f"sayso has no {name!r}; it has {', '.join(_HOMES)}"
        raise AttributeError(message)
    return getattr(importlib.import_module(home), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
