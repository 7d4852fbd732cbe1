"""XML of any size, record by record, with what can be used to attack refused."""

from collections.abc import Collection, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from sayso.errors import UnreadableInput
from sayso.listing.parts import Gathered, one_line
from sayso.listing.sources import Characters, charset_of

__all__ = ["Records", "root_of", "texts", "value"]

_DEEPEST = 40  # elements within elements; OFAC's advanced file has 14


class Records:
    """The records of one XML file: `root` is its outermost element, without children."""

    def __init__(self, stream: BinaryIO, file: str) -> None:
        """Over a stream of bytes; `file` is its name, for messages. Raises UnreadableInput for what is no XML from the start, or declares entities or a document type."""
        charset, self.note = charset_of(stream)
        self._file = file
        self._events: Iterator[tuple[str, Element]] = iter(iterparse(Characters(stream, charset), events=("start", "end"), forbid_dtd=True))
        self.root = self._first()

    def _first(self) -> Element:
        try:
            _, root = next(self._events)
        except (ParseError, StopIteration) as error:
            message = f"The list {self._file} begins like XML, but is none ({error or 'it is empty'}). Download it again."
            raise UnreadableInput(message) from error
        except DefusedXmlException as error:
            raise _refused(self._file) from error
        return root

    def each(self, wanted: Collection[str], gathered: Gathered) -> Iterator[Element]:
        """The elements of these names (without namespaces), whole, one after the other; what was given before is dropped.

        Where the file breaks off or is not well-formed from some place on, what stood before is given, and `gathered` is told.
        """
        stack = [self.root]
        inside = 0
        count = 0
        try:
            for event, element in self._events:
                name = local(element.tag)
                if event == "start":
                    stack.append(element)
                    inside += name in wanted
                    if len(stack) > _DEEPEST:
                        message = f"The list {self._file} has elements within elements more than {_DEEPEST} deep, as no list does: it was not read."
                        raise UnreadableInput(message)
                    continue
                if len(stack) == 1:
                    break
                stack.pop()
                if name in wanted:
                    inside -= 1
                    count += 1
                    for part in element.iter():
                        part.tag = local(part.tag)
                    yield element
                if not inside:
                    stack[-1].remove(element)
        except ParseError as error:
            gathered.fault(f"The file breaks off or is not well-formed after {count:,} records ({error}): what follows is missing. Download it again.")
        except DefusedXmlException as error:
            raise _refused(self._file) from error


def _refused(file: str) -> UnreadableInput:
    return UnreadableInput(
        f"The list {file} declares a document type or entities, which no list needs and which can be used to attack: it was not read. Download it again from its issuer."
    )


def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def root_of(stream: BinaryIO, file: str) -> str:
    """The name of the outermost element, without namespace. Raises UnreadableInput as Records does."""
    return local(Records(stream, file).root.tag)


def value(element: Element | None, path: str) -> str:
    """The text at a path below an element on one line, "" where there is none."""
    return "" if element is None else one_line(element.findtext(path))


def texts(element: Element, path: str) -> tuple[str, ...]:
    """The texts at a path below an element, each once, without empty ones."""
    return tuple(dict.fromkeys(text for found in element.iterfind(path) if (text := one_line("".join(found.itertext())))))
