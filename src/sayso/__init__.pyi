from sayso.api import build as build
from sayso.api import open as open
from sayso.api import write_brief as write_brief
from sayso.api import write_export as write_export
from sayso.errors import SaysoError as SaysoError
from sayso.record import Article as Article
from sayso.record import Claim as Claim
from sayso.record import Document as Document
from sayso.record import Entity as Entity
from sayso.record import Finding as Finding
from sayso.record import Judgement as Judgement
from sayso.record import Mention as Mention
from sayso.record import Origin as Origin
from sayso.record import Proposition as Proposition
from sayso.record import Record as Record
from sayso.record import Rejected as Rejected
from sayso.record import Span as Span
from sayso.settings import Settings as Settings
from sayso.store import Case as Case

__version__: str
