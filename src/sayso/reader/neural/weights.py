"""The model's files, loaded and run: two graphs, the vocabulary, what was written of them. The only room that loads weights."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from sayso.errors import SaysoError
from sayso.reader.neural.hints import HINTS, shipped_hints
from sayso.reader.neural.labels import KINDS, PREDICATES, ROLES, TENSES
from sayso.reader.neural.words import Word, encode

__all__ = ["Model", "ModelFault", "Seen", "load_model"]

Figures = NDArray[numpy.float32]
_PIECES_OF_WORD = 6  # a longer word is a web address or noise, and its first pieces say so


class ModelFault(SaysoError):
    """A model's files are not what this program can use."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the encoder gives for one batch of windows: states (windows, words, width), logits of tags and triggers (windows, words, labels)."""

    hidden: Figures
    tags: Figures
    triggers: Figures


class Model:
    """Weights in memory. `run` reads a batch of windows, `hang` finds the arguments of triggers in them."""

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        """Load the graphs on one thread: builds run one process for each core."""
        import onnxruntime  # noqa: PLC0415 -- a tenth of a second and sixty megabytes that only a process that reads should pay
        from tokenizers import Tokenizer  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = 3
        sessions: list[Any] = [
            onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"]) for name in ("words.onnx", "edges.onnx")
        ]
        self._words, self._edges = sessions
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "vocabulary.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._ends = (self._tokenizer.token_to_id("[CLS]"), self._tokenizer.token_to_id("[SEP]"))
        self._unknown = self._tokenizer.token_to_id("[UNK]")
        self._hints = shipped_hints()
        self._pieces: dict[str, list[int]] = {}
        self.version: str = manifest["version"]
        self.triggers = numpy.array(
            [manifest["thresholds"]["triggers"].get(name, manifest["thresholds"]["trigger"]) for name in PREDICATES], dtype=numpy.float32
        )
        self.limits: dict[str, Any] = manifest["limits"]
        self.roles: Sequence[float] = [manifest["thresholds"]["roles"].get(name, 0.5) for name in ROLES]

    def pieces_of(self, word: str) -> Sequence[int]:
        """The pieces of a word, at least one."""
        found = self._pieces.get(word)
        if found is None:
            found = self._tokenizer.encode(word, add_special_tokens=False).ids[:_PIECES_OF_WORD] or [self._unknown]
            if len(self._pieces) < 100_000:  # words: some tens of megabytes at most
                self._pieces[word] = found
        return found

    def count_pieces(self, words: Sequence[Word]) -> int:
        """How many pieces a window of words takes, with its ends."""
        return 2 + sum(len(self.pieces_of(word.text)) for word in words)

    def run(self, windows: Sequence[Sequence[Word]]) -> Seen:
        """Read windows (none empty); rows of shorter ones are filled up with what nobody may look at."""
        encoded = [encode(window, self.pieces_of, self._ends, self._hints) for window in windows]
        long, wide = max(len(e.ids) for e in encoded), max(len(e.firsts) for e in encoded)
        ids, shapes, mask = (numpy.zeros((len(encoded), long), dtype=numpy.int64) for _ in range(3))
        firsts = numpy.zeros((len(encoded), wide), dtype=numpy.int64)
        hints = numpy.zeros((len(encoded), long, HINTS), dtype=numpy.float32)
        for row, made in enumerate(encoded):
            if made.hints:
                places, numbers = zip(*made.hints, strict=True)
                hints[row, places, numbers] = 1.0
            ids[row, : len(made.ids)] = made.ids
            shapes[row, : len(made.shapes)] = made.shapes
            mask[row, : len(made.ids)] = 1
            firsts[row, : len(made.firsts)] = made.firsts
        hidden, tags, triggers = self._words.run(None, {"ids": ids, "shapes": shapes, "hints": hints, "mask": mask, "firsts": firsts})
        return Seen(hidden, tags, triggers)

    def hang(self, hidden: Figures, window: Sequence[int], trigger: Sequence[tuple[int, int]], predicate: Sequence[int]) -> tuple[Figures, Figures]:
        """Logits of roles (triggers, words, roles, 3) and of polarity and tense (triggers, 2 + tenses); `trigger` are first and last words."""
        given = {
            "hidden": hidden,
            "window": numpy.array(window, dtype=numpy.int64),
            "trigger": numpy.array(trigger, dtype=numpy.int64).reshape(-1, 2),
            "predicate": numpy.array(predicate, dtype=numpy.int64),
        }
        roles, mood = self._edges.run(None, given)
        return roles, mood


def load_model(folder: Path) -> Model:
    """Load a model from its folder; its files must be those that its manifest names, with this program's labels.

    Raises ModelFault, which says what is wrong with which file and what to do.
    """
    advice = "Install the package sayso-en again, or build with --reader rules."
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        for name, wanted in manifest["files"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted["sha256"]:
                message = f"The model's file {folder / name} is not the one its manifest names (its SHA-256 differs). {advice}"
                raise ModelFault(message)
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError) as error:
        message = f"The model in {folder} cannot be loaded: {error}. {advice}"
        raise ModelFault(message) from error
    known = {"kinds": list(KINDS), "predicates": list(PREDICATES), "roles": list(ROLES), "tenses": list(TENSES)}
    if labels != known:
        message = f"The model in {folder} was made for other labels than this version of sayso has. {advice}"
        raise ModelFault(message)
    return Model(folder, manifest)
