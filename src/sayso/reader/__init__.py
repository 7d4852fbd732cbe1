"""Readers of sentences: what they see, as one graph over the words."""

import importlib.util
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sayso.codebook import Codebook
from sayso.errors import InvalidSettings, MissingExtra
from sayso.reader.rules import RulesTagger
from sayso.record import Tagger

__all__ = ["READERS", "RulesTagger", "chosen_reader", "open_reader", "reader_version"]

READERS = ("sayso-en", "rules")
_NEEDED = ("sayso_en", "onnxruntime", "tokenizers", "numpy")


def _missing() -> list[str]:
    return [name for name in _NEEDED if importlib.util.find_spec(name) is None]


def chosen_reader(wanted: str | None) -> str:
    """The name of the reader that will read: the one asked for, else the trained one where it is installed, else the rules.

    Raises InvalidSettings for a name that there is not, MissingExtra where the trained reader is asked for and not installed.
    """
    if wanted is None:
        return "rules" if _missing() else "sayso-en"
    if wanted not in READERS:
        message = f"There is no reader {wanted!r}; there are {', '.join(READERS)}."
        raise InvalidSettings(message)
    if wanted == "sayso-en" and (missing := _missing()):
        message = (
            f"The reader sayso-en needs {', '.join(missing)}, not installed here. Install sayso[en] and the package sayso-en, or build with --reader rules."
        )
        raise MissingExtra(message)
    return wanted


def reader_version(name: str, codebook: Codebook) -> str:
    """The version of a reader by its name, without loading weights."""
    rules = RulesTagger(codebook).version
    if name == "rules":
        return rules
    try:
        return f"{version('sayso-en')}+{rules}"
    except PackageNotFoundError:  # a source tree on the path
        return f"0+{rules}"


def open_reader(name: str, codebook: Codebook) -> Tagger:
    """A reader by its name, its data loaded. Raises ModelFault where the model's files are not whole."""
    rules = RulesTagger(codebook)
    if name == "rules":
        return rules
    from sayso.reader.joined import JoinedTagger, Limits  # noqa: PLC0415 -- numpy and onnxruntime only where they are used
    from sayso.reader.neural import NeuralTagger, load_model  # noqa: PLC0415

    spec = importlib.util.find_spec("sayso_en")
    if spec is None or spec.origin is None:
        chosen_reader(name)
        message = "The package sayso-en is not whole. Install it again, or build with --reader rules."
        raise MissingExtra(message)
    model = load_model(Path(spec.origin).parent)
    return JoinedTagger(NeuralTagger(model), rules, codebook, Limits(**model.limits), reader_version(name, codebook))
