"""How things are printed: for people on a terminal, as JSON for scripts; errors and progress to standard error."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from sayso.errors import SaysoError

OUT = Console(highlight=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)

NOTHING = 1  # exit status: nothing found, nothing read
WRONG = 2  # exit status: wrong use, or an error


def print_json(value: object) -> None:
    """One JSON document, indented, to standard output."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def say(text: str) -> None:
    """A line for people, with markup."""
    OUT.print(text)


def plain(text: str) -> str:
    """Somebody's words, safe to print: no markup, no control characters that could steer a terminal."""
    return escape("".join(c if c.isprintable() or c == "\n" else " " for c in text))


@contextmanager
def errors_told() -> Generator[None]:
    """Turn what sayso raises on purpose into a message and an exit status, an interrupt into a word."""
    try:
        yield
    except SaysoError as error:
        ERR.print(f"[bold red]sayso:[/] {plain(str(error))}")
        raise SystemExit(WRONG) from error
    except KeyboardInterrupt:
        ERR.print("sayso: stopped. What was reported as done is kept; run the same command again to go on.")
        raise SystemExit(130) from None
    except BrokenPipeError:
        raise SystemExit(0) from None


@dataclass(slots=True)
class Bar:
    """Progress of a build on standard error; silent where that is no terminal."""

    progress: Progress | None
    total: int = 0

    def begin(self, verb: str, total: int | None) -> None:
        """A new stage with its number of steps, None where that is not known."""
        if self.progress is not None:
            for task in self.progress.task_ids:
                self.progress.remove_task(task)
            self.progress.add_task(verb, total=total)

    def advance(self) -> None:
        """One step done."""
        if self.progress is not None and self.progress.task_ids:
            self.progress.advance(self.progress.task_ids[-1])


@contextmanager
def progress_bar(*, quiet: bool) -> Generator[Bar]:
    """A bar while work goes on."""
    if quiet or not ERR.is_terminal:
        yield Bar(None)
        return
    columns = (TextColumn("{task.description:<8}"), BarColumn(bar_width=None), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=ERR, transient=True) as progress:
        yield Bar(progress)
