"""The command line: parse, call, print."""

from sayso.cli.commands import main

__all__ = ["main"]
