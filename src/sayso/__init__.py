"""sayso tells who says so, on whose word, and who else.

    import sayso

    case = sayso.build("articles", case="case.sayso")
    for claim in case.claims():
        print(claim.predicate, [link.text for link in claim.chain], claim.span.text)

`sayso.open` opens a case that is there; `sayso.judge` adds an analyst's word on who is who, and `sayso.questions` asks for it; `sayso.link` matches its entities with reference lists; `sayso.compare_names` says how likely two spellings are of one name; `sayso.write_brief` and `sayso.write_export` write what people and programs read. The nouns are those of `sayso.record`.
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
    "Comparison": "sayso.names",
    "Document": "sayso.record",
    "Entity": "sayso.record",
    "Finding": "sayso.record",
    "Judgement": "sayso.record",
    "Listing": "sayso.record",
    "Mention": "sayso.record",
    "NameSignal": "sayso.names",
    "Origin": "sayso.record",
    "Proposition": "sayso.record",
    "Record": "sayso.record",
    "ReferenceList": "sayso.record",
    "Rejected": "sayso.record",
    "SaysoError": "sayso.errors",
    "Settings": "sayso.settings",
    "Span": "sayso.record",
    "build": "sayso.api",
    "compare_names": "sayso.names",
    "identities": "sayso.api",
    "judge": "sayso.api",
    "link": "sayso.api",
    "questions": "sayso.api",
    "write_export": "sayso.api",
    "open": "sayso.api",
    "view": "sayso.api",
    "write_brief": "sayso.api",
}

__all__ = [
    "Article",
    "Case",
    "Claim",
    "Comparison",
    "Document",
    "Entity",
    "Finding",
    "Judgement",
    "Listing",
    "Mention",
    "NameSignal",
    "Origin",
    "Proposition",
    "Record",
    "ReferenceList",
    "Rejected",
    "SaysoError",
    "Settings",
    "Span",
    "__version__",
    "build",
    "compare_names",
    "identities",
    "judge",
    "link",
    "open",
    "questions",
    "view",
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
