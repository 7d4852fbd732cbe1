"""Stage: mentions to entities."""

from sayso.resolve.resolving import resolve

__all__ = ["resolve"]
