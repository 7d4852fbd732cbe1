"""The record in formats that other programs read."""

from sayso.export.exporters import Exporter, Manifest
from sayso.export.jsonl_read import read_export
from sayso.export.jsonl_write import JsonLines

__all__ = ["EXPORTERS", "Exporter", "JsonLines", "Manifest", "read_export"]

EXPORTERS: dict[str, Exporter] = {"jsonl": JsonLines()}
"""Every format, by the name that `sayso export --format` takes."""
