"""What `compare` prints: two names, how likely they are one, and why."""

import msgspec

from sayso.cli.console import plain
from sayso.cli.showing import Shown
from sayso.errors import InvalidSettings
from sayso.names import compare_names

_SHOWN = 0.05  # log-odds; less is not worth a line, and stands in the JSON


def compared(left: str, right: str, kind: str) -> Shown:
    """Two names side by side. Raises InvalidSettings for another kind and for what is no name."""
    try:
        found = compare_names(left, right, kind)
    except ValueError as error:
        raise InvalidSettings(str(error)) from error
    lines = [
        f"[bold]{plain(left)}[/]",
        f"[bold]{plain(right)}[/]",
        f"  {found.score:.2f} likely one {kind}’s name, among names that could be mistaken for each other",
    ]
    for signal in found.signals:
        if abs(signal.points) >= _SHOWN:
            detail = f": {plain(signal.detail)}" if signal.detail else ""
            lines.append(f"  {signal.points:+6.2f}  {signal.words}{detail}")
    lines.append(f"  [dim]{found.base:+6.2f}  where such pairs start; the score is the logistic of the sum[/]")
    data = {"left": left, "right": right, "kind": kind, "score": found.score, "base": found.base, "signals": msgspec.to_builtins(found.signals)}
    return Shown(tuple(lines), data)
