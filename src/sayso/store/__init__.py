"""The case: one SQLite file that holds everything. The only place that knows SQL."""

from sayso.store.builds import Build, Info, ReaderKey, State
from sayso.store.cases import Case, create_case, open_case
from sayso.store.searches import Hit
from sayso.store.writers import Writer

__all__ = ["Build", "Case", "Hit", "Info", "ReaderKey", "State", "Writer", "create_case", "open_case"]
