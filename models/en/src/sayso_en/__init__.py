"""The files of the English model; `FOLDER` is where they lie."""

from pathlib import Path

__all__ = ["FOLDER"]

FOLDER = Path(__file__).parent
